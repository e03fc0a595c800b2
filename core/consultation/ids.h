#pragma once

#include <QHashFunctions>
#include <QMetaType>

#include <compare>

namespace soundings {

/// A number that names one thing of one kind; ids of different kinds can't be mixed. 0 names nothing.
template<class Tag>
struct Id
{
    qint64 value = 0;

    [[nodiscard]] constexpr bool isValid() const { return value > 0; }
    friend constexpr auto operator<=>(Id, Id) = default;
    friend size_t qHash(Id id, size_t seed = 0) { return ::qHash(id.value, seed); }
};

using DraftId = Id<struct DraftTag>;
using SectionId = Id<struct SectionTag>;
using RespondentId = Id<struct RespondentTag>;
using ResponseId = Id<struct ResponseTag>;
using PartId = Id<struct PartTag>;
using CommentId = Id<struct CommentTag>;
using ThemeId = Id<struct ThemeTag>;
using UnreadableId = Id<struct UnreadableTag>;
using TableId = Id<struct TableTag>;
using MemoId = Id<struct MemoTag>;
using SavedSearchId = Id<struct SavedSearchTag>;
using PointId = Id<struct PointTag>;
using CampaignId = Id<struct CampaignTag>;

} // namespace soundings

Q_DECLARE_METATYPE(soundings::ResponseId)
Q_DECLARE_METATYPE(soundings::ThemeId)
Q_DECLARE_METATYPE(soundings::SectionId)
Q_DECLARE_METATYPE(soundings::CommentId)
Q_DECLARE_METATYPE(soundings::PartId)
Q_DECLARE_METATYPE(soundings::SavedSearchId)
Q_DECLARE_METATYPE(soundings::PointId)
Q_DECLARE_METATYPE(soundings::CampaignId)
