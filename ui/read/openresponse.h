#pragma once

#include "core/desk/desk.h"
#include "ui/models/commentsmodel.h"
#include "ui/read/readertext.h"

namespace soundings {

/// All that the reader shows of a response, made ready off the GUI thread.
struct OpenedResponse
{
    ResponseDetail detail; ///< with the comments that the person at the desk may see, of every standing
    Viewer viewer;
    ReaderText text;
    std::vector<TextRange> hits; ///< of the query's words, in the shown text, in order
};

/// Blocks: for a reading thread.
[[nodiscard]] Result<OpenedResponse> openResponse(const Desk &desk, ResponseId id, const QString &query);

/// Where the query's words stand in the shown text. A query that can't be read has none.
[[nodiscard]] std::vector<TextRange> hitsOf(const ReaderText &text, const QString &query);

} // namespace soundings
