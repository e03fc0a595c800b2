#include "core/desk/reporting.h"

#include "core/consultation/words.h"
#include "core/desk/campaignreporting.h"
#include "core/desk/campaigns.h"
#include "core/desk/consideration.h"
#include "core/desk/desk.h"
#include "core/desk/orstop.h"
#include "core/desk/pointreporting.h"
#include "core/desk/points.h"
#include "core/desk/receipt.h"
#include "core/desk/recordkeeping.h"
#include "core/desk/reportquotes.h"
#include "core/desk/withholding.h"
#include "core/reports/considerationreport.h"
#include "core/reports/receiptreport.h"
#include "core/reports/responsereport.h"
#include "core/reports/summaryreport.h"
#include "core/reports/sweeping.h"
#include "core/reports/text.h"

#include <QCollator>

#include <map>

namespace soundings {

namespace {

using namespace Qt::StringLiterals;
using reports::Progress;
using reports::Words;

void step(const Progress &progress, size_t done, size_t total)
{
    if (progress && !progress(int(done), int(std::max<size_t>(total, 1))))
        throw Stop{{ErrorKind::Cancelled, reports::stopped(), {}}};
}

QString narrowed(const QString &query, const QString &to)
{
    return query.trimmed().isEmpty() ? to : u"(%1) %2"_s.arg(query, to);
}

QString pathOf(const std::vector<Theme> &themes, const Theme &leaf, int *depth)
{
    QString path = leaf.name;
    ThemeId up = leaf.parent;
    for (*depth = 0; up.isValid() && size_t(*depth) < themes.size(); ++*depth) {
        const auto parent = std::find_if(themes.begin(), themes.end(), [up](const Theme &t) { return t.id == up; });
        if (parent == themes.end())
            break;
        path = parent->name + u'/' + path;
        up = parent->parent;
    }
    return path;
}

/// The sections of all drafts, and the newest draft's label.
std::vector<Section> sectionsOf(const Desk &desk, QString *draft)
{
    std::vector<Section> all;
    for (const Draft &one : orStop(desk.drafts())) {
        *draft = one.label.isEmpty() ? one.fileName : one.label;
        for (Section &section : orStop(desk.sections(one.id)))
            all.push_back(std::move(section));
    }
    return all;
}

/// How many comments each theme and section has, and how many there are.
struct Tally
{
    QHash<ThemeId, int> themes;
    QHash<SectionId, int> sections;
    int comments = 0;
};

class SummaryReader
{
public:
    SummaryReader(const Desk &desk, const QString &query, bool anonymous, const Progress &progress)
        : m_desk(desk), m_query(query.trimmed()), m_anonymous(anonymous), m_progress(progress), m_quotes(desk, anonymous)
    {}

    reports::SummaryInput read()
    {
        m_in.consultation = orStop(m_desk.consultation());
        if (m_anonymous)
            m_publicIds = orStop(publicIdentifiers(m_desk));
        m_in.scope = m_query;
        m_in.outside = m_anonymous;
        m_in.made = m_desk.now();
        m_in.journalHead = orStop(m_desk.journalHead());
        m_counted = orStop(m_desk.counts()).duplicates > 0 ? narrowed(m_query, u"-is:duplicate"_s) : m_query;
        m_in.byDay = orStop(m_desk.countBy(m_counted, u"day"_s));
        m_in.byKind = orStop(m_desk.countBy(m_counted, u"kind"_s));
        m_in.byChannel = orStop(m_desk.countBy(m_counted, u"channel"_s));
        m_in.questions = orStop(m_desk.questionCounts(m_counted));
        m_in.campaigns = orStop(campaignFigures(m_desk, m_query));
        m_in.largest = orStop(campaignRows(m_desk));
        for (CampaignRow &row : m_in.largest) {
            if (m_anonymous)
                row.campaign = publicly(row);
        }
        step(m_progress, 1, 4);
        readRows();
        step(m_progress, 2, 4);
        readThemes();
        step(m_progress, 3, 4);
        m_in.unreadable = orStop(m_desk.unreadable());
        return std::move(m_in);
    }

private:
    /// Counts, respondents and late responses come from the same rows, so that they agree with each other.
    void readRows()
    {
        m_in.counts = orStop(m_desk.counts());
        Counts &n = m_in.counts;
        n.responses = n.onTime = n.late = n.lateAccepted = n.lateSetAside = n.comments = 0;
        n.unread = n.inProgress = n.tagged = n.reviewed = n.duplicates = 0;
        const std::vector<ResponseId> ids = orStop(m_desk.find(m_query, {SortKey::Reference, false}));
        constexpr size_t atOnce = 500;
        for (size_t from = 0; from < ids.size(); from += atOnce) {
            const size_t to = std::min(from + atOnce, ids.size());
            for (const ResponseRow &row : orStop(m_desk.rows({ids.begin() + qsizetype(from), ids.begin() + qsizetype(to)})))
                take(row);
            step(m_progress, 1, 4);
        }
        for (auto &[folded, name] : m_organisations)
            m_in.organisations.push_back(name);
        QCollator order(QLocale(QLocale::English, QLocale::UnitedKingdom));
        order.setCaseSensitivity(Qt::CaseInsensitive);
        std::sort(m_in.organisations.begin(), m_in.organisations.end(), order);
    }

    void take(const ResponseRow &row)
    {
        Counts &n = m_in.counts;
        if (row.duplicate) { // said, and in none of the numbers
            ++n.duplicates;
            return;
        }
        ++n.responses;
        n.comments += row.comments;
        n.unread += row.status == Status::Unread;
        n.inProgress += row.status == Status::InProgress;
        n.tagged += row.status == Status::Tagged;
        n.reviewed += row.status == Status::Reviewed;
        if (row.timeliness == Timeliness::Late) {
            ++n.late;
            n.lateAccepted += row.lateRuling == LateRuling::Accepted;
            n.lateSetAside += row.lateRuling == LateRuling::SetAside;
            const Response late = orStop(m_desk.response(row.id)).response;
            const bool inConfidence = m_anonymous && row.confidentiality == Confidentiality::Confidential;
            m_in.late.push_back({m_anonymous ? m_publicIds.value(row.id) : reference(late.number), late.sent, late.received,
                                 late.lateRuling, inConfidence ? QString() : late.lateReason});
        } else {
            ++n.onTime;
        }
        const QString organisation = row.organisation.simplified();
        if (row.confidentiality == Confidentiality::Confidential)
            ++m_in.confidential;
        else if (row.confidentiality == Confidentiality::Anonymous)
            ++m_in.anonymous;
        else if (row.kind == RespondentKind::Individual || organisation.isEmpty())
            ++m_in.individuals;
        else
            m_organisations.try_emplace(organisation.toCaseFolded(), organisation);
    }

    Tally tally()
    {
        if (m_counted.isEmpty())
            return {orStop(m_desk.themeCounts()), orStop(m_desk.sectionCounts()), 0};
        Tally tally;
        const std::vector<ResponseId> ids = orStop(m_desk.find(narrowed(m_counted, u"has:comment"_s)));
        for (ResponseId id : ids) {
            for (const Comment &comment : orStop(m_desk.response(id)).comments) {
                for (ThemeId theme : comment.themes)
                    ++tally.themes[theme];
                for (SectionId section : comment.sections)
                    ++tally.sections[section];
            }
            step(m_progress, 2, 4);
        }
        return tally;
    }

    void readThemes()
    {
        const Tally counted = tally();
        std::map<QString, int> responses;
        for (const FacetCount &count : orStop(m_desk.countBy(m_counted, u"theme"_s)))
            responses[count.value] = count.count;
        const QHash<QString, int> weighed = orStop(weighedBy(m_desk, m_counted, u"theme"_s));
        std::map<QString, std::map<QString, int>> stances;
        for (const CrossCount &count : orStop(m_desk.countBy(m_counted, u"theme"_s, u"stance"_s)))
            stances[count.first][count.second] = count.count;
        m_in.themeByKind = orStop(m_desk.countBy(m_counted, u"theme"_s, u"kind"_s));
        const std::vector<Theme> themes = orStop(m_desk.themes());
        for (const Theme &theme : themes) {
            reports::ThemeFigures figures;
            figures.theme = theme;
            figures.path = pathOf(themes, theme, &figures.depth);
            figures.comments = counted.themes.value(theme.id);
            figures.responses = responses[figures.path];
            figures.weighed = weighed.value(figures.path, figures.responses);
            std::map<QString, int> &stance = stances[figures.path];
            figures.support = stance[toWord(Stance::Support)];
            figures.oppose = stance[toWord(Stance::Oppose)];
            figures.mixed = stance[toWord(Stance::Mixed)];
            figures.neutral = stance[toWord(Stance::Neutral)];
            figures.quotes = quotesOn(theme.id);
            m_in.themes.push_back(std::move(figures));
        }
        for (Section &section : sectionsOf(m_desk, &m_in.draft)) {
            const int comments = counted.sections.value(section.id);
            m_in.sections.push_back({std::move(section), comments});
        }
    }

    std::vector<reports::PointQuote> quotesOn(ThemeId theme) const
    {
        constexpr size_t ofATheme = 2;
        CommentFilter filter;
        filter.which = CommentFilter::Which::All;
        filter.theme = theme;
        filter.query = m_counted;
        filter.quotable = true;
        return m_quotes.of(orStop(commentsThat(m_desk, filter)), ofATheme);
    }

    const Desk &m_desk;
    const QString m_query;
    const bool m_anonymous;
    QHash<ResponseId, QString> m_publicIds; ///< where the report is for readers outside
    QString m_counted; ///< the query without what was set aside as a duplicate
    const Progress &m_progress;
    reports::SummaryInput m_in;
    ReportQuotes m_quotes;
    std::map<QString, QString> m_organisations; ///< folded → as first written
};

reports::Report readResponses(const Desk &desk, const ReportRequest &request, const Progress &progress)
{
    reports::ResponseReportInput input;
    input.consultation = orStop(desk.consultation());
    input.themes = orStop(desk.themes());
    QString draft;
    input.sections = sectionsOf(desk, &draft);
    input.journalHead = orStop(desk.journalHead());
    input.made = desk.now();
    const bool named = !request.ids.empty();
    if (!named && !request.query.trimmed().isEmpty())
        input.scope = Words::tr("Those that match “%1”.").arg(request.query.trimmed());
    const std::vector<ResponseId> ids = named ? request.ids
                                              : orStop(desk.find(request.query, {SortKey::Reference, false}));
    reports::ResponseReport report(std::move(input), {request.anonymous, request.onePerPage});
    QHash<ResponseId, QString> publicIds;
    if (request.anonymous)
        publicIds = orStop(publicIdentifiers(desk));
    for (size_t i = 0; i < ids.size(); ++i) {
        if (request.anonymous)
            report.add(orStop(desk.response(ids[i])), orStop(judgedOf(desk, ids[i])), publicIds.value(ids[i]));
        else
            report.add(orStop(desk.response(ids[i])));
        step(progress, i + 1, ids.size());
    }
    return std::move(report).finish();
}

reports::Report readConsideration(const Desk &desk, const ReportRequest &request, const Progress &progress)
{
    reports::ConsiderationInput input;
    input.consultation = orStop(desk.consultation());
    input.themes = orStop(desk.themes());
    input.journalHead = orStop(desk.journalHead());
    input.made = desk.now();
    input.anonymous = request.anonymous;
    if (request.anonymous)
        input.publicIds = orStop(publicIdentifiers(desk));
    for (const PointRow &row : orStop(pointRows(desk)))
        input.points.push_back(row.point);
    QString draft;
    for (const Section &section : sectionsOf(desk, &draft))
        input.sections.insert(section.id, u"%1 %2"_s.arg(section.number, section.title).trimmed());
    const bool named = !request.ids.empty();
    if (!named && !request.query.trimmed().isEmpty())
        input.scope = Words::tr("Those that match “%1”.").arg(request.query.trimmed());
    const std::vector<ResponseId> ids = named ? request.ids : orStop(considered(desk, request.query, {}));
    reports::ConsiderationReport report(std::move(input));
    constexpr size_t atOnce = 200;
    for (size_t from = 0; from < ids.size(); from += atOnce) {
        const size_t to = std::min(from + atOnce, ids.size());
        const Consideration some =
            orStop(considerationOf(desk, {ids.begin() + qsizetype(from), ids.begin() + qsizetype(to)}));
        report.add(some.rows, some.viewings, some.comments, some.steps);
        step(progress, to, ids.size());
    }
    return std::move(report).finish();
}

/// Of one response: the one that is named or found.
reports::Report readReceipt(const Desk &desk, const ReportRequest &request)
{
    if (request.anonymous)
        throw Stop{{ErrorKind::Invalid, Words::tr("A receipt says who wrote; it can't be anonymous."), {}}};
    std::vector<ResponseId> ids = request.ids;
    if (ids.empty())
        ids = orStop(desk.find(request.query, {SortKey::Reference, false}));
    if (ids.size() != 1) {
        throw Stop{{ErrorKind::Invalid,
                    Words::tr("A receipt is of one response; %1 match. Name it: “ref:R-0017”.").arg(ids.size()), {}}};
    }
    return reports::receiptReport(orStop(receiptOf(desk, ids.front())), desk.now(), orStop(desk.journalHead()));
}

} // namespace

QStringList reportKinds()
{
    return {u"summary"_s, u"response"_s, u"responses"_s, u"receipt"_s,
            u"consideration"_s, u"points"_s, u"you-said-we-did"_s, u"campaigns"_s};
}

Result<reports::Report> buildReport(const Desk &desk, const ReportRequest &request, const Progress &progress)
{
    const QString kind = request.kind.trimmed().toLower();
    if (!reportKinds().contains(kind)) {
        return failure(ErrorKind::Invalid, Words::tr("There is no report “%1”. Choose one of: %2.")
                                               .arg(request.kind, reportKinds().join(u", "_s)));
    }
    try {
        const JournalMark mark = orStop(journalMark(desk)); // before the rest: what is printed rests on no less
        reports::Report report =
            kind == u"summary"         ? reports::summaryReport(SummaryReader(desk, request.query, request.anonymous, progress).read())
            : kind == u"receipt"       ? readReceipt(desk, request)
            : kind == u"consideration" ? readConsideration(desk, request, progress)
            : kind == u"campaigns"
                ? reports::campaignsReport(orStop(readCampaigns(desk, request, progress)))
            : kind == u"points"        ? reports::pointsReport(orStop(readPoints(desk, request, progress)))
            : kind == u"you-said-we-did"
                ? reports::youSaidWeDid(orStop(readPoints(desk, request, progress)))
                                       : readResponses(desk, request, progress);
        report = reports::shaped(std::move(report), request.form);
        if (request.anonymous) {
            const redaction::Terms words = orStop(withheldWords(desk, redaction::Edition::Anonymous, progress));
            reports::sweepTexts(report, [&](const QString &text) { return swept(text, words); });
        }
        report.blocks.push_back(reports::Paragraph{{{toText(mark)}}, reports::Voice::Aside});
        return report;
    } catch (const Stop &stop) {
        return tl::unexpected(stop.error);
    }
}

} // namespace soundings
