#pragma once

#include "core/consultation/draft.h"
#include "core/consultation/theme.h"
#include "core/consultation/views.h"

#include <QHash>
#include <QJsonObject>

namespace soundings::exchange {

/// By which names comments speak of themes and sections.
struct CommentNames
{
    QHash<ThemeId, QString> themes = {};
    QHash<SectionId, QString> sections = {}; ///< the number, or the title of one without

    CommentNames() = default;
    CommentNames(const std::vector<Theme> &allThemes, const std::vector<Section> &allSections);
};

/// A response whole, as scripts read it: `show --json`, and a line of an exported .jsonl.
[[nodiscard]] QJsonObject toJson(const ResponseDetail &detail, const std::vector<JournalEntry> &history,
                                 const CommentNames &names, CampaignId campaign);

/// What of the response's texts a comment is on; null: all of the response.
[[nodiscard]] QString quoteOf(const Comment &comment, const Response &response);

} // namespace soundings::exchange
