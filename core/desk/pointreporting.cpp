#include "core/desk/pointreporting.h"

#include "core/desk/orstop.h"
#include "core/desk/points.h"
#include "core/desk/reportquotes.h"
#include "core/reports/text.h"

#include <map>

namespace soundings {

namespace {

using namespace Qt::StringLiterals;

constexpr size_t quotesOfAPoint = 4;

class PointsReader
{
public:
    PointsReader(const Desk &desk, const ReportRequest &request, const reports::Progress &progress)
        : m_desk(desk)
        , m_query(request.query.trimmed())
        , m_progress(progress)
        , m_quotes(desk, request.anonymous)
    {
        m_in.anonymous = request.anonymous;
    }

    reports::PointsInput read()
    {
        m_in.consultation = orStop(m_desk.consultation());
        m_in.progress = orStop(pointProgress(m_desk));
        m_in.journalHead = orStop(m_desk.journalHead());
        m_in.made = m_desk.now();
        m_in.scope = m_query;
        for (const Draft &draft : orStop(m_desk.drafts())) {
            for (const Section &section : orStop(m_desk.sections(draft.id)))
                m_sections.insert(section.id, u"%1 %2"_s.arg(section.number, section.title).trimmed());
        }
        const std::vector<PointRow> rows = orStop(pointRows(m_desk));
        for (size_t i = 0; i < rows.size(); ++i) {
            m_in.points.push_back(figuresOf(rows[i]));
            if (m_progress && !m_progress(int(i + 1), int(rows.size())))
                throw Stop{{ErrorKind::Cancelled, reports::stopped(), {}}};
        }
        std::stable_sort(m_in.points.begin(), m_in.points.end(), [](const auto &a, const auto &b) {
            return a.tally.responses > b.tally.responses;
        });
        return std::move(m_in);
    }

private:
    reports::PointFigures figuresOf(const PointRow &row)
    {
        reports::PointFigures figures{row.point, row.tally, {}, {}, {}};
        for (const SectionId section : row.point.decision.sections)
            figures.sections << m_sections.value(section);
        CommentFilter filter;
        filter.which = CommentFilter::Which::OfPoint;
        filter.point = row.point.id;
        filter.query = m_query;
        const std::vector<CommentId> comments = orStop(commentsThat(m_desk, filter));
        if (m_query.isEmpty())
            figures.stances = orStop(stancesOn(m_desk, row.point.id));
        else
            count(figures, comments);
        figures.quotes = m_quotes.of(comments, quotesOfAPoint);
        return figures;
    }

    /// As the store counts them all: each response once, with the one stance of its comments, Mixed where they differ.
    void count(reports::PointFigures &figures, const std::vector<CommentId> &comments)
    {
        struct Said
        {
            RespondentKind kind = RespondentKind::Unknown;
            Stance stance = Stance::None;
        };
        std::map<ResponseId, Said> responses;
        for (const CommentRow &row : orStop(commentRows(m_desk, comments))) {
            Said &said = responses[row.response];
            said.kind = row.kind;
            if (row.stance != Stance::None)
                said.stance = said.stance == Stance::None || said.stance == row.stance ? row.stance : Stance::Mixed;
        }
        figures.tally = {int(comments.size()), int(responses.size()), {}};
        std::map<std::pair<RespondentKind, Stance>, int> counts;
        for (const auto &[response, said] : responses) {
            ++figures.tally.byStance.at(size_t(said.stance));
            ++counts[{said.kind, said.stance}];
        }
        for (const auto &[of, n] : counts)
            figures.stances.push_back({of.first, of.second, n});
    }

    const Desk &m_desk;
    const QString m_query;
    const reports::Progress &m_progress;
    reports::PointsInput m_in;
    QHash<SectionId, QString> m_sections;
    ReportQuotes m_quotes;
};

} // namespace

Result<reports::PointsInput> readPoints(const Desk &desk, const ReportRequest &request,
                                        const reports::Progress &progress)
{
    try {
        return PointsReader(desk, request, progress).read();
    } catch (const Stop &stop) {
        return tl::unexpected(stop.error);
    }
}

} // namespace soundings
