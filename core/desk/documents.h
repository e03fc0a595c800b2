#pragma once

#include "core/consultation/response.h"
#include "core/extract/extractor.h"

namespace soundings {

/// Documents read by soundings-extract, one after another. Any one thread.
class Documents
{
public:
    /// A request to stop is heard at once, also in the midst of a long document.
    explicit Documents(extract::Extractor &extractor, std::stop_token stop = {});

    /// Fills in text, state, reason and confidence of the attachments among `parts` that have a reader and no
    /// text yet; `original` is what they are parts of. False: stopped, and nothing is to be made of the
    /// parts.
    [[nodiscard]] bool read(std::vector<Part> &parts, const QByteArray &original);

    /// The cells of a survey table. The error (Unreadable) is a sentence for a person.
    [[nodiscard]] Result<tables::Table> table(const QByteArray &bytes, const QString &type,
                                              const QString &name);

private:
    extract::Extractor &m_extractor;
    std::stop_token m_stop;
};

} // namespace soundings
