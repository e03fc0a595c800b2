#pragma once

#include "core/consultation/comment.h"
#include "core/consultation/ids.h"

#include <QHash>
#include <QString>

#include <array>
#include <numeric>
#include <optional>
#include <vector>

/// What was said on which section of the draft, as its margin shows it: only comments that count.
namespace soundings {

inline constexpr int stanceCount = 5; ///< values of Stance, from 0

/// Comments on a section; each counts once.
struct SectionTally
{
    std::array<int, stanceCount> stances{}; ///< by Stance
    /// By the theme at the top of the tree: a comment counts once with each top theme that it is in.
    QHash<ThemeId, int> themes = {};

    [[nodiscard]] int total() const { return std::accumulate(stances.begin(), stances.end(), 0); }
    [[nodiscard]] int of(Stance stance) const { return stances[static_cast<size_t>(stance)]; }
    friend bool operator==(const SectionTally &, const SectionTally &) = default;
};

/// Sections without comments are left out of both.
struct SectionTallies
{
    QHash<SectionId, SectionTally> own;    ///< of the section itself
    QHash<SectionId, SectionTally> within; ///< with its sub-sections: one on several of them counts once. No themes

    friend bool operator==(const SectionTallies &, const SectionTallies &) = default;
};

/// Which comments on a section to list.
struct SectionQuestion
{
    SectionId section;
    bool within = false; ///< those on its sub-sections too
    std::optional<Stance> stance = {};

    friend bool operator==(const SectionQuestion &, const SectionQuestion &) = default;
};

/// A comment on a section, as a list shows it.
struct SectionComment
{
    CommentId id;
    ResponseId response;
    int number = 0;     ///< of the response
    QString respondent; ///< as displayName() gives it
    Stance stance = Stance::None;
    std::vector<ThemeId> themes; ///< by id
    QString quote;               ///< the passage's first 240 code points; empty for the whole response
    QString note;

    friend bool operator==(const SectionComment &, const SectionComment &) = default;
};

} // namespace soundings
