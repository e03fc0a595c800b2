#include "core/desk/overview.h"

#include "core/consultation/labels.h"
#include "core/consultation/words.h"
#include "core/desk/arrivals.h"
#include "core/desk/campaigns.h"
#include "core/desk/narrowing.h"
#include "core/exchange/codebook.h"

#include <QSet>
#include <QTimeZone>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

/// Responses on either side from which on a theme is said to divide, and of which a theme that is rare has at most.
constexpr int manyOnASide = 2;
constexpr int few = 3;
constexpr size_t mostShown = 8;

int cell(const CrossTable &table, qsizetype row, const QString &column)
{
    const qsizetype at = table.columns.indexOf(column);
    return at < 0 ? 0 : table.count(row, at);
}

std::vector<DividedTheme> dividedIn(const CrossTable &themes)
{
    std::vector<DividedTheme> divided;
    for (qsizetype row = 0; row < themes.rows.size(); ++row) {
        const DividedTheme theme{themes.rows[row], cell(themes, row, toWord(Stance::Support)),
                                 cell(themes, row, toWord(Stance::Oppose))};
        if (theme.theme != u"none" && std::min(theme.support, theme.oppose) >= manyOnASide)
            divided.push_back(theme);
    }
    std::stable_sort(divided.begin(), divided.end(), [](const DividedTheme &a, const DividedTheme &b) {
        return std::min(a.support, a.oppose) > std::min(b.support, b.oppose);
    });
    divided.resize(std::min(divided.size(), mostShown));
    return divided;
}

std::vector<FacetCount> rareIn(const CrossTable &themes)
{
    std::vector<FacetCount> rare;
    for (qsizetype row = 0; row < themes.rows.size(); ++row) {
        if (themes.rows[row] != u"none" && themes.rowTotals[size_t(row)] <= few)
            rare.push_back({themes.rows[row], themes.rowTotals[size_t(row)]});
    }
    std::stable_sort(rare.begin(), rare.end(), [](const FacetCount &a, const FacetCount &b) { return a.count < b.count; });
    rare.resize(std::min(rare.size(), mostShown));
    return rare;
}

/// Days on which nothing came stand among the others, so that a chart of them tells no lie about time.
void fillDays(CrossTable &arrivals)
{
    if (arrivals.rows.isEmpty())
        return;
    const QDate first = QDate::fromString(arrivals.rows.first(), Qt::ISODate);
    const QDate last = QDate::fromString(arrivals.rows.last(), Qt::ISODate);
    constexpr qint64 mostDays = 120;
    if (!first.isValid() || !last.isValid() || first.daysTo(last) > mostDays)
        return;
    CrossTable whole = arrivals;
    whole.rows.clear();
    whole.counts.clear();
    whole.rowTotals.clear();
    for (QDate day = first; day <= last; day = day.addDays(1)) {
        const QString name = day.toString(Qt::ISODate);
        const qsizetype row = arrivals.rows.indexOf(name);
        whole.rows << name;
        whole.rowTotals.push_back(row < 0 ? 0 : arrivals.rowTotals[size_t(row)]);
        for (qsizetype column = 0; column < arrivals.columns.size(); ++column)
            whole.counts.push_back(row < 0 ? 0 : arrivals.count(row, column));
    }
    arrivals = std::move(whole);
}

Result<> count(const Desk &desk, const QString &query, Overview &overview)
{
    const std::pair<QString, int *> asked[]{{query, &overview.found},
                                            {QString(), &overview.all},
                                            {withTest(query, u"is:late"_s), &overview.late},
                                            {withTest(query, u"kind:any"_s), &overview.organisationsKnown},
                                            {withTest(query, u"has:comment"_s), &overview.commented},
                                            {withTest(query, u"is:unopened"_s), &overview.unopened}};
    for (const auto &[text, into] : asked) {
        const Result<int> number = desk.count(text);
        if (!number)
            return passOn(number);
        *into = *number;
    }
    return {};
}

Result<> cross(const Desk &desk, const QString &query, Overview &overview)
{
    struct Asked
    {
        QString rows;
        QString columns;
        CrossTable *into;
    };
    const Asked all[]{{u"day"_s, u"timeliness"_s, &overview.arrivals}, {u"kind"_s, u"timeliness"_s, &overview.who},
                      {u"theme"_s, u"stance"_s, &overview.themes},     {u"section"_s, u"stance"_s, &overview.sections},
                      {u"theme"_s, u"kind"_s, &overview.themesByKind}, {u"theme"_s, u"section"_s, &overview.themesBySection}};
    for (const Asked &asked : all) {
        Result<CrossTable> table = crossTable(desk, query, asked.rows, asked.columns);
        if (!table)
            return passOn(table);
        *asked.into = *std::move(table);
    }
    fillDays(overview.arrivals);
    return {};
}

Result<> readCampaigns(const Desk &desk, const QString &query, Overview &overview)
{
    const Result<std::vector<FacetCount>> counts = desk.countBy(query, u"campaign"_s);
    Result<std::vector<CampaignRow>> rows = campaignRows(desk);
    if (!counts || !rows)
        return counts ? passOn(rows) : passOn(counts);
    for (const FacetCount &one : *counts) {
        if (one.value == u"none")
            continue;
        ++overview.campaigns;
        overview.inCampaigns += one.count;
    }
    rows->resize(std::min(rows->size(), mostShown));
    overview.largest = *std::move(rows);
    return {};
}

/// Round the kinds of respondents, so that no one kind's words are all that is read; in each those chosen first.
void mixKinds(std::vector<std::pair<Quotation, Comment>> &quotations)
{
    QHash<QString, int> met;
    std::vector<std::tuple<bool, int, size_t>> turns;
    for (size_t i = 0; i < quotations.size(); ++i)
        turns.emplace_back(!quotations[i].first.chosen, met[quotations[i].first.kind]++, i);
    std::sort(turns.begin(), turns.end());
    std::vector<std::pair<Quotation, Comment>> mixed;
    for (const auto &[unchosen, turn, at] : turns)
        mixed.push_back(std::move(quotations[at]));
    quotations = std::move(mixed);
}

QString quoted(const ResponseDetail &detail, const Comment &comment)
{
    if (comment.passage) {
        for (const Part &part : detail.response.parts) {
            if (part.id == comment.passage->part) {
                const auto points = part.text.toUcs4();
                const qsizetype begin = std::clamp<qsizetype>(comment.passage->begin, 0, points.size());
                const qsizetype end = std::clamp<qsizetype>(comment.passage->end, begin, points.size());
                return QString::fromUcs4(reinterpret_cast<const char32_t *>(points.constData()) + begin, end - begin)
                    .simplified();
            }
        }
    }
    return comment.note.simplified();
}

} // namespace

Result<Overview> overviewOf(const Desk &desk, const QString &query)
{
    Overview overview;
    if (const Result<> counted = count(desk, query, overview); !counted)
        return passOn(counted);
    if (const Result<> crossed = cross(desk, query, overview); !crossed)
        return passOn(crossed);
    if (const Result<> campaigns = readCampaigns(desk, query, overview); !campaigns)
        return passOn(campaigns);
    overview.divided = dividedIn(overview.themes);
    overview.rare = rareIn(overview.themes);
    const Result<Consultation> consultation = desk.consultation();
    if (!consultation)
        return passOn(consultation);
    overview.closingHour = hourOf(consultation->closes, consultation->zone);
    Result<std::vector<PointRow>> points = pointRows(desk);
    if (!points)
        return passOn(points);
    std::stable_sort(points->begin(), points->end(), [](const PointRow &a, const PointRow &b) {
        return a.tally.responses > b.tally.responses;
    });
    points->resize(std::min(points->size(), mostShown));
    overview.points = *std::move(points);
    overview.closingDay =
        toUtc(consultation->closes).toTimeZone(QTimeZone(consultation->zone)).date().toString(Qt::ISODate);
    const Result<std::vector<Draft>> drafts = desk.drafts();
    if (!drafts)
        return passOn(drafts);
    if (!drafts->empty()) {
        Result<std::vector<Section>> sections = desk.sections(drafts->back().id);
        if (!sections)
            return passOn(sections);
        overview.draftSections = *std::move(sections);
        overview.draftPages = drafts->back().pages;
    }
    return overview;
}

Result<NewSince> newSince(const Desk &desk, Instant since)
{
    NewSince counted;
    const std::pair<QString, int *> kinds[]{{u"response-received"_s, &counted.responses},
                                            {u"comment-added"_s, &counted.comments},
                                            {u"late-ruled"_s, &counted.rulings},
                                            {u"deadline-moved"_s, &counted.extensions}};
    for (const auto &[kind, into] : kinds) {
        JournalFilter filter;
        filter.kinds = {kind};
        filter.from = since;
        const Result<std::vector<qint64>> entries = desk.journal(filter);
        if (!entries)
            return passOn(entries);
        *into = int(entries->size());
    }
    return counted;
}

Result<std::vector<Quotation>> quotationsOn(const Desk &desk, const QString &query, const QString &themePath,
                                            std::optional<Stance> stance, int most)
{
    const Result<std::vector<Theme>> themes = desk.themes();
    const Result<std::vector<ResponseId>> found = desk.find(narrowedTo(query, u"theme"_s, {themePath}));
    if (!themes)
        return passOn(themes);
    if (!found)
        return passOn(found);
    const qsizetype theme = exchange::pathsOf(*themes).indexOf(themePath);
    const Result<std::vector<Comment>> comments = desk.commentsOfTheme(theme < 0 ? ThemeId() : (*themes)[size_t(theme)].id);
    if (!comments)
        return passOn(comments);
    const QSet<ResponseId> wanted(found->begin(), found->end());
    std::vector<Comment> fitting;
    for (const Comment &comment : *comments) {
        if (comment.standing == Standing::Counts && wanted.contains(comment.response) && (!stance || comment.stance == *stance))
            fitting.push_back(comment);
    }
    const auto length = [](const Comment &comment) { return comment.passage ? comment.passage->end - comment.passage->begin : 0; };
    std::stable_sort(fitting.begin(), fitting.end(), [&](const Comment &a, const Comment &b) {
        return std::pair(!a.quotable, -length(a)) < std::pair(!b.quotable, -length(b));
    });
    constexpr size_t considered = 300;
    fitting.resize(std::min(fitting.size(), considered));

    std::vector<ResponseId> ids;
    for (const Comment &comment : fitting)
        ids.push_back(comment.response);
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    const Result<std::vector<ResponseRow>> rows = desk.rows(ids);
    if (!rows)
        return passOn(rows);
    QHash<ResponseId, const ResponseRow *> byId;
    for (const ResponseRow &row : *rows)
        byId.insert(row.id, &row);
    std::vector<std::pair<Quotation, Comment>> quotations;
    for (const Comment &comment : fitting) {
        const ResponseRow *row = byId.value(comment.response);
        if (!row)
            continue;
        Respondent respondent;
        respondent.name = row->name;
        respondent.organisation = row->organisation;
        quotations.push_back({{row->id, row->number, displayName(respondent), toWord(row->kind),
                               row->confidentiality == Confidentiality::Confidential, comment.stance, {}, comment.quotable},
                              comment});
    }
    mixKinds(quotations);
    quotations.resize(std::min(quotations.size(), size_t(most)));
    std::vector<Quotation> told;
    for (auto &[quotation, comment] : quotations) {
        const Result<ResponseDetail> detail = desk.response(quotation.response);
        if (!detail)
            return passOn(detail);
        quotation.text = quoted(*detail, comment);
        told.push_back(std::move(quotation));
    }
    return told;
}

} // namespace soundings
