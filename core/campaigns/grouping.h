#pragma once

#include "core/duplicates/pairs.h"

/// Pure: responses of different people that share a text.
namespace soundings::campaigns {

/// A response as the search wants it.
struct Letter
{
    ResponseId id;
    size_t person = 0;  ///< as duplicates::personsOf() numbers them
    QByteArray textKey; ///< empty: no text
};

struct Member
{
    ResponseId id;
    double likeness = 0; ///< how much of the kernel stands in it, 0…1
    int own = 0;         ///< words that it says besides

    friend bool operator==(const Member &, const Member &) = default;
};

struct Group
{
    ResponseId kernel;           ///< whose text most of the members have, or are nearest to
    std::vector<Member> members; ///< in the order of the letters

    friend bool operator==(const Group &, const Group &) = default;
};

/// From here on a response is a member. What people change in a letter they are given is seldom more.
inline constexpr double usualThreshold = 0.8;

/// The groups of letters of which at least two people sent one, larger first. `textOf` gives the bare text. Each text is read
/// once, and again where it may be like another; of a million letters about 250 MB are kept in memory.
[[nodiscard]] std::vector<Group> groupsOf(const std::vector<Letter> &letters, const duplicates::TextOf &textOf,
                                          double threshold = usualThreshold, const duplicates::Progress &progress = {});

} // namespace soundings::campaigns
