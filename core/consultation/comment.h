#pragma once

#include "core/consultation/ids.h"
#include "core/consultation/instant.h"

#include <QString>

#include <optional>
#include <vector>

namespace soundings {

enum class Stance { None, Support, Oppose, Mixed, Neutral };

/// Where a comment came from: nothing automatic counts as a person's judgement.
enum class Origin { Person, Autotag, Suggestion };

/// Whose judgement a comment is. Only one that counts is in a count, a query, a list or a report.
enum class Standing {
    Counts,      ///< a person's judgement, or an automatic one that a person confirmed
    Proposed,    ///< by a rule or a suggestion, not confirmed yet
    Independent, ///< by one of the people who each tag the response unseen by the other; kept as it was made, so that
                 ///< agreement can be measured. What they agree on are comments of their own
};

/// [begin, end) of a part's text in Unicode code points, as REFI-QDA counts them.
struct Passage
{
    PartId part;
    int begin = 0;
    int end = 0;

    friend bool operator==(const Passage &, const Passage &) = default;
};

/// A passage of a response, or all of it, that speaks to something.
struct Comment
{
    CommentId id;
    ResponseId response;
    std::optional<Passage> passage; ///< none: the whole response
    std::vector<ThemeId> themes;
    std::vector<SectionId> sections;
    Stance stance = Stance::None;
    QString note;
    QString author;
    Instant at;
    Origin origin = Origin::Person;
    bool quotable = false; ///< chosen to be quoted in reports
    Standing standing = Standing::Counts;
    QString because = {}; ///< what an automatic one rests on: a saved search's name, "words: apprenticeship, skills"
    std::vector<PointId> points = {}; ///< that it raises
    bool needsNoPoint = false;        ///< a person says that nothing follows from it; then it raises none

    friend bool operator==(const Comment &, const Comment &) = default;
};

} // namespace soundings
