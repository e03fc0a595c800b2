#pragma once

#include "core/consultation/consideration.h"
#include "core/consultation/consultation.h"
#include "core/consultation/point.h"
#include "core/consultation/views.h"
#include "core/reports/report.h"

#include <QHash>

namespace soundings::reports {

struct ConsiderationInput
{
    Consultation consultation;
    std::vector<Theme> themes;
    std::vector<Point> points;
    QHash<SectionId, QString> sections; ///< as they are named: "3.2 Applied materials"
    QByteArray journalHead; ///< 32 bytes, or empty
    Instant made;
    QString scope; ///< a sentence; empty: no word about it
    /// For readers outside the team: names of respondents and of the team, and reasons, are left out, and so are
    /// responses given in confidence; these are counted.
    bool anonymous = false;
    QHash<ResponseId, QString> publicIds = {}; ///< by which these readers know responses, where there are any
};

/// The record of consideration: a table of all responses, then, each in a table of its own, every time that one was in
/// view, what was said about it, the points that it raises with their decisions, and what was done. Each row begins with
/// the response's reference, so that a spreadsheet can join them.
class ConsiderationReport
{
public:
    explicit ConsiderationReport(ConsiderationInput input);
    /// Some responses; viewings, comments and steps are theirs alone.
    void add(const std::vector<ConsiderationRow> &rows, const std::vector<Viewing> &viewings,
             const std::vector<Comment> &comments, const std::vector<ConsiderationStep> &steps);
    [[nodiscard]] Report finish() &&;

private:
    [[nodiscard]] QString member(const QString &name); ///< of the team, as it may be told
    [[nodiscard]] QString nameOf(const ConsiderationRow &row) const;
    [[nodiscard]] QString themesOf(const Comment &comment) const;
    void addRow(const ConsiderationRow &row);
    void addPoints(const QString &reference, const std::vector<PointId> &points);

    ConsiderationInput m_input;
    Table m_responses;
    Table m_viewings;
    Table m_comments;
    Table m_points;
    Table m_steps;
    QHash<ThemeId, QString> m_themes;
    QHash<QString, QString> m_members; ///< what each is called where names are left out
    QStringList m_unopened;
    int m_included = 0;
    int m_leftOut = 0;
    int m_commented = 0;
    int m_acknowledged = 0;
};

} // namespace soundings::reports
