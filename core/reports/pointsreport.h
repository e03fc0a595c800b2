#pragma once

#include "core/consultation/consultation.h"
#include "core/consultation/pointviews.h"
#include "core/reports/report.h"

namespace soundings::reports {

/// Words of a response that may be quoted, with nothing in them that tells more than their sender allows.
struct PointQuote
{
    QString text;
    QString attribution; ///< "Business, R-0017"
    Stance stance = Stance::None;
};

struct PointFigures
{
    Point point;
    PointTally tally;
    std::vector<PointStance> stances;
    std::vector<PointQuote> quotes;
    QStringList sections; ///< that are to change: "3.2 Applied materials"
};

struct PointsInput
{
    Consultation consultation;
    std::vector<PointFigures> points; ///< those with the most responses first
    PointProgress progress;           ///< of the whole consultation
    bool anonymous = false;           ///< for readers outside the team: without who decided
    QByteArray journalHead;           ///< 32 bytes, or empty
    Instant made;
    QString scope; ///< the query, where only some responses are counted; empty: all
};

/// For the team and the board: every point with who raised it, for and against, the decision and the reply.
[[nodiscard]] Report pointsReport(const PointsInput &input);

/// For those who responded: what was said and what was done about it, of each point that is decided.
[[nodiscard]] Report youSaidWeDid(const PointsInput &input);

} // namespace soundings::reports
