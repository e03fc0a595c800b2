#pragma once

#include "core/desk/points.h"
#include "core/reports/pointsreport.h"

namespace soundings {

/// Words that reports quote: of comments chosen to be quoted, cleared of what tells who wrote, and none that was given in
/// confidence. Throws Stop (orstop.h) where the consultation can't be read.
class ReportQuotes
{
public:
    /// `anonymous`: for readers outside the team, who know responses by their public identifiers.
    ReportQuotes(const Desk &desk, bool anonymous);

    /// At most `most` of them, in the order of the comments; of one response one.
    [[nodiscard]] std::vector<reports::PointQuote> of(const std::vector<CommentId> &comments, size_t most) const;

private:
    [[nodiscard]] QString attribution(const Response &response) const;

    const Desk &m_desk;
    bool m_anonymous;
    QHash<ResponseId, QString> m_publicIds; ///< where they are needed
};

} // namespace soundings
