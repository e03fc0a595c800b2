#pragma once

#include "core/consultation/point.h"
#include "core/consultation/respondent.h"

#include <QStringList>

#include <array>

/// What lists of points show.
namespace soundings {

/// How much stands behind a point. Each response counts once, under the stance that its comments on the point agree on;
/// Mixed where they don't.
struct PointTally
{
    int comments = 0;
    int responses = 0;
    std::array<int, 5> byStance{}; ///< responses, by Stance

    friend bool operator==(const PointTally &, const PointTally &) = default;
};

/// How far the work has come.
struct PointProgress
{
    int inPoints = 0;    ///< comments that raise one
    int needingNone = 0; ///< that are marked as needing none
    int leftOver = 0;

    friend bool operator==(const PointProgress &, const PointProgress &) = default;
};

struct PointStance
{
    RespondentKind kind = RespondentKind::Unknown;
    Stance stance = Stance::None;
    int responses = 0;

    friend bool operator==(const PointStance &, const PointStance &) = default;
};

/// Which comments a list of them wants; only those that count.
struct CommentFilter
{
    enum class Which { WithoutPoint, NeedingNone, OfPoint, All };
    Which which = Which::WithoutPoint; ///< WithoutPoint: left over; neither in a point nor marked as needing none
    PointId point = {};                ///< for OfPoint
    ThemeId theme = {};                ///< that carry it; invalid: any
    SectionId section = {};            ///< that speak of it; invalid: any
    QString query = {};     ///< of responses that match it; empty: all
    bool quotable = false;  ///< only those chosen to be quoted

    friend bool operator==(const CommentFilter &, const CommentFilter &) = default;
};

/// A comment in a list, with what a person knows it by.
struct CommentRow
{
    CommentId id;
    ResponseId response;
    int number = 0; ///< of the response
    QString respondent; ///< as displayName() gives it
    RespondentKind kind = RespondentKind::Unknown;
    Stance stance = Stance::None;
    QString words; ///< of the passage, at most some 300 characters, in one line; of the whole response: its subject
    bool whole = false; ///< it is on the whole response
    QString note;
    bool quotable = false; ///< chosen to be quoted
    std::vector<ThemeId> themes;
    std::vector<PointId> points;

    friend bool operator==(const CommentRow &, const CommentRow &) = default;
};

} // namespace soundings
