#include "core/desk/pointreporting.h"

#include "core/consultation/codepoints.h"
#include "core/consultation/labels.h"
#include "core/consultation/words.h"
#include "core/desk/orstop.h"
#include "core/desk/points.h"
#include "core/desk/withholding.h"
#include "core/redaction/clearing.h"
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
        if (m_in.anonymous)
            m_publicIds = orStop(publicIdentifiers(m_desk));
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
        quote(figures, comments);
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

    void quote(reports::PointFigures &figures, const std::vector<CommentId> &comments)
    {
        for (const CommentRow &row : orStop(commentRows(m_desk, comments))) {
            if (figures.quotes.size() == quotesOfAPoint)
                return;
            if (row.whole)
                continue;
            const ResponseDetail detail = orStop(m_desk.response(row.response));
            const bool quotable = std::any_of(detail.comments.begin(), detail.comments.end(), [&](const Comment &one) {
                return one.id == row.id && one.quotable;
            });
            if (!quotable)
                continue;
            const auto clean = redaction::cleared(detail, orStop(judgedOf(m_desk, row.response)),
                                                  redaction::Edition::Anonymous);
            if (clean)
                add(figures, *clean, row.id, attribution(detail.response));
        }
    }

    static void add(reports::PointFigures &figures, const ResponseDetail &clean, CommentId id, const QString &attribution)
    {
        for (const Comment &comment : clean.comments) {
            if (comment.id != id)
                continue;
            for (const Part &part : clean.response.parts) {
                if (part.id != comment.passage->part)
                    continue;
                const QStringView words = passageOf(part.text, comment.passage->begin, comment.passage->end);
                figures.quotes.push_back({words.toString().trimmed(), attribution, comment.stance});
            }
        }
    }

    /// Quotations name no person; an organisation that may be named.
    [[nodiscard]] QString attribution(const Response &response) const
    {
        const bool hidden = m_in.anonymous || response.confidentiality == Confidentiality::Anonymous
                            || response.respondent.kind == RespondentKind::Individual;
        const QString organisation = hidden ? QString() : response.respondent.organisation.simplified();
        const QString name = m_in.anonymous ? m_publicIds.value(response.id) : reference(response.number);
        return u"%1, %2"_s.arg(organisation.isEmpty() ? label(response.respondent.kind) : organisation, name);
    }

    const Desk &m_desk;
    const QString m_query;
    const reports::Progress &m_progress;
    reports::PointsInput m_in;
    QHash<SectionId, QString> m_sections;
    QHash<ResponseId, QString> m_publicIds; ///< in an anonymous edition
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
