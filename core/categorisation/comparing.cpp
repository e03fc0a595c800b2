#include "core/categorisation/comparing.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace soundings::categorisation {

namespace {

struct Said
{
    Comment comment;
    bool left = false;
};

auto orderOf(const Comment &comment)
{
    const Passage at = comment.passage.value_or(Passage());
    return std::tuple(at.part, at.begin, at.end, comment.id);
}

bool reaches(const std::optional<Passage> &place, const std::optional<Passage> &next)
{
    if (!place || !next)
        return !place && !next;
    return place->part == next->part && next->begin < place->end;
}

bool agree(const Place &place)
{
    const auto said = [](const std::vector<Comment> &comments) {
        std::set<ThemeId> themes;
        std::set<Stance> stances;
        for (const Comment &comment : comments) {
            themes.insert(comment.themes.begin(), comment.themes.end());
            stances.insert(comment.stance);
        }
        return std::pair(themes, stances);
    };
    return !place.left.empty() && !place.right.empty() && said(place.left) == said(place.right);
}

} // namespace

std::vector<Place> compared(const std::vector<Comment> &left, const std::vector<Comment> &right)
{
    std::vector<Said> all;
    for (const Comment &comment : left)
        all.push_back({comment, true});
    for (const Comment &comment : right)
        all.push_back({comment, false});
    std::sort(all.begin(), all.end(),
              [](const Said &a, const Said &b) { return orderOf(a.comment) < orderOf(b.comment); });
    std::vector<Place> places;
    for (Said &said : all) {
        if (places.empty() || !reaches(places.back().passage, said.comment.passage))
            places.push_back({said.comment.passage, {}, {}, false});
        else if (said.comment.passage)
            places.back().passage->end = std::max(places.back().passage->end, said.comment.passage->end);
        (said.left ? places.back().left : places.back().right).push_back(std::move(said.comment));
    }
    for (Place &place : places)
        place.agreed = agree(place);
    return places;
}

Comment agreedFrom(const Comment &independent)
{
    Comment comment = independent;
    comment.id = {};
    comment.standing = Standing::Counts;
    comment.author.clear(); // filled in where it is applied, as the instant is
    comment.at = {};
    return comment;
}

} // namespace soundings::categorisation
