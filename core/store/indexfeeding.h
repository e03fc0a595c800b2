#pragma once

#include "core/index/facts.h"
#include "core/store/connection.h"

#include <limits>
#include <optional>

/// What the search index (core/index) is told of a consultation. All throw StoreFailure.
namespace soundings::store {

/// Responses by their ids: those of a list, or all of a stretch.
struct Choice
{
    std::vector<index::Document> listed;
    index::Document after = 0; ///< where none is listed: after < id <= last
    index::Document last = 0;
};

[[nodiscard]] std::vector<index::Facts> factsOf(Connection &connection, const Choice &choice); ///< by id

struct IndexedTexts
{
    index::Document document = 0;
    std::vector<QByteArray> columns; ///< as the full-text index has them
};
[[nodiscard]] std::vector<IndexedTexts> indexedTexts(Connection &connection, const Choice &choice); ///< by id

[[nodiscard]] std::vector<index::Heading> themeHeadings(Connection &connection);
[[nodiscard]] std::vector<index::Heading> sectionHeadings(Connection &connection);

/// What entries of the journal after `seen` made different.
struct Differences
{
    qint64 end = 0; ///< the newest entry
    QByteArray head;
    std::vector<index::Document> facts; ///< of these responses, ascending, each once
    std::vector<index::Document> texts; ///< likewise; they stand among `facts` too
    bool headings = false;
    bool everything = false; ///< the facts of all responses
    bool whole = true;       ///< no entries come after these
};
/// By the next `most` entries. None where the journal is not what it was at `seen`, can't be read, or says that
/// personal data was erased: then the index is made anew.
[[nodiscard]] std::optional<Differences> differencesSince(Connection &connection, qint64 seen, const QByteArray &head,
                                                          qint64 most = std::numeric_limits<qint64>::max());

} // namespace soundings::store
