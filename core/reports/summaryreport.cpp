#include "core/reports/summaryreport.h"

#include "core/consultation/labels.h"
#include "core/consultation/words.h"
#include "core/reports/closedquestions.h"
#include "core/reports/text.h"

#include <QDate>
#include <QLocale>

#include <map>

namespace soundings::reports {

namespace {

using namespace Qt::StringLiterals;

constexpr auto tr = [](const char *text) { return Words::tr(text); };

template<class E>
QString labelOf(const QString &word)
{
    const std::optional<E> value = fromWord<E>(word);
    return value ? label(*value) : word;
}

class Summary
{
public:
    explicit Summary(const SummaryInput &input) : m_in(input), m_zone(input.consultation.zone) {}

    Report build()
    {
        headline();
        consultation();
        arrivals();
        respondents();
        timeliness();
        for (Block &block : closedQuestions(m_in.questions))
            add(std::move(block));
        themes();
        themesByKind();
        campaigns();
        quotations();
        sections();
        unreadable();
        annex();
        method();
        return std::move(m_report);
    }

private:
    void add(Block block) { m_report.blocks.push_back(std::move(block)); }
    void heading(const QString &text) { add(Heading{1, text}); }

    void headline()
    {
        const Consultation &c = m_in.consultation;
        m_report.title = tr("Summary of responses");
        m_report.subtitle = c.title;
        m_report.organisation = c.organisation;
        m_report.runningHead = tr("Summary of responses: %1").arg(c.title);
        m_report.made = m_in.made;
        m_report.zone = c.zone;
        m_report.journalHead = QString::fromLatin1(m_in.journalHead.toHex());
        const Counts &n = m_in.counts;
        Figures figures;
        figures.figures = {countedFact(tr("responses"), n.responses), countedFact(tr("on time"), n.onTime),
                           countedFact(tr("late"), n.late), countedFact(tr("comments"), n.comments)};
        add(figures);
        if (n.duplicates > 0)
            add(sentence(reckoning()));
        if (n.responses + n.duplicates == 0)
            add(sentence(m_in.scope.isEmpty() ? tr("No response has arrived yet.") : tr("No response matches the search.")));
        if (!m_in.scope.isEmpty())
            add(sentence(tr("Only responses that match “%1” are counted here.").arg(m_in.scope)));
    }

    /// How what was received becomes what is counted.
    [[nodiscard]] QString reckoning() const
    {
        const Counts &n = m_in.counts;
        return tr("Received %1 − %2 set aside as duplicates = %3 analysed.")
            .arg(count(n.responses + n.duplicates), count(n.duplicates), count(n.responses));
    }

    void consultation()
    {
        const Consultation &c = m_in.consultation;
        heading(tr("The consultation"));
        Facts facts;
        const auto fact = [&](const QString &name, const QString &value) {
            if (!value.isEmpty())
                facts.facts.push_back({name, value});
        };
        fact(tr("Title"), c.title);
        fact(tr("Organisation"), c.organisation);
        fact(tr("Document consulted on"), m_in.draft);
        if (c.opens)
            facts.facts.push_back(timedFact(tr("Opened"), *c.opens, m_zone));
        facts.facts.push_back(timedFact(tr("Closing time"), c.closes, m_zone));
        fact(tr("Time zone"), zoneName(c.closes, m_zone));
        fact(tr("Deadline"), c.extensions.empty()
                                 ? tr("As first announced")
                                 : tr("Moved; first announced for %1")
                                       .arg(localTime(c.extensions.front().before, m_zone)));
        add(facts);
        if (c.extensions.empty())
            return;
        Table table;
        table.caption = tr("How the deadline moved");
        table.columns = {{tr("Recorded"), {}, 2}, {tr("From"), {}, 2}, {tr("To"), {}, 2}, {tr("Reason"), {}, 3}};
        if (!m_in.outside)
            table.columns.push_back({tr("By"), {}, 1.2});
        for (const Extension &e : c.extensions) {
            Row row{timed(e.at, m_zone), timed(e.before, m_zone), timed(e.after, m_zone), e.reason};
            if (!m_in.outside)
                row.emplace_back(e.by);
            table.rows.push_back(std::move(row));
        }
        add(table);
    }

    void arrivals()
    {
        if (m_in.byDay.empty())
            return;
        heading(tr("When responses arrived"));
        BarChart chart;
        chart.caption = tr("Responses received by day");
        chart.labelTitle = tr("Day");
        chart.run = BarsRun::Upwards;
        chart.series = {{tr("Responses"), {}, {}}};
        for (const auto &[day, n] : days()) {
            chart.labels.push_back(day);
            chart.series.front().values.push_back(n);
        }
        add(chart);
    }

    /// Days without a response too, where all of them are few enough to be seen.
    [[nodiscard]] std::vector<std::pair<QString, double>> days() const
    {
        constexpr qint64 seen = 92;
        const QLocale english(QLocale::English, QLocale::UnitedKingdom);
        std::map<QDate, double> byDate;
        std::vector<std::pair<QString, double>> days;
        for (const FacetCount &count : m_in.byDay) {
            const QDate date = QDate::fromString(count.value, Qt::ISODate);
            if (date.isValid())
                byDate[date] += count.count;
            else
                days.emplace_back(count.value, count.count);
        }
        if (!byDate.empty() && byDate.begin()->first.daysTo(byDate.rbegin()->first) < seen) {
            for (QDate day = byDate.begin()->first; day < byDate.rbegin()->first; day = day.addDays(1))
                byDate.try_emplace(day, 0);
        }
        const bool oneYear = !byDate.empty() && byDate.begin()->first.year() == byDate.rbegin()->first.year();
        for (const auto &[date, n] : byDate)
            days.emplace_back(english.toString(date, oneYear ? u"d MMM"_s : u"d MMM yy"_s), n);
        return days;
    }

    template<class E>
    void shares(const QString &caption, const QString &what, const std::vector<FacetCount> &counts)
    {
        if (counts.empty())
            return;
        std::vector<FacetCount> sorted = counts;
        std::stable_sort(sorted.begin(), sorted.end(),
                         [](const FacetCount &a, const FacetCount &b) { return a.count > b.count; });
        int total = 0;
        for (const FacetCount &n : sorted)
            total += n.count;
        Table table;
        table.caption = caption;
        table.columns = {{what, {}, 4}, {tr("Responses"), Alignment::End, 1}, {tr("Share"), Alignment::End, 1}};
        for (const FacetCount &n : sorted)
            table.rows.push_back({labelOf<E>(n.value), counted(n.count), shared(n.count, total)});
        table.rows.push_back({tr("All"), counted(total), shared(total, total)});
        table.lastIsTotal = true;
        add(table);
    }

    void respondents()
    {
        if (m_in.byKind.empty() && m_in.byChannel.empty())
            return;
        heading(tr("Who responded, and how"));
        if (m_in.counts.duplicates > 0)
            add(sentence(reckoning(), Voice::Aside));
        shares<RespondentKind>(tr("Responses by kind of respondent"), tr("Kind"), m_in.byKind);
        shares<Channel>(tr("Responses by the way they came"), tr("Channel"), m_in.byChannel);
    }

    void timeliness()
    {
        const Counts &n = m_in.counts;
        if (n.responses == 0)
            return;
        heading(tr("On time and late"));
        const int open = n.late - n.lateAccepted - n.lateSetAside;
        add(sentence(tr("A response is on time if it was received at or before the closing time, %1. Of %2, %3 on "
                        "time and %4 late: %5 accepted, %6 set aside, %7 not judged yet.")
                         .arg(localTime(m_in.consultation.closes, m_zone),
                              countOf(n.responses, tr("response"), tr("responses")),
                              countOf(n.onTime, tr("was"), tr("were")), countOf(n.late, tr("was"), tr("were")),
                              count(n.lateAccepted), count(n.lateSetAside), count(open))));
        if (m_in.late.empty())
            return;
        Table table;
        table.caption = tr("Late responses");
        table.columns = {{tr("Reference"), {}, 1}, {tr("Received"), {}, 2.6}, {tr("Sent"), {}, 2.6},
                         {tr("Ruling"), {}, 1.5}, {tr("Reason"), {}, 2.3}};
        for (const LateResponse &late : m_in.late) {
            table.rows.push_back({late.reference, timed(late.received, m_zone),
                                  late.sent ? timed(*late.sent, m_zone) : Cell(tr("not known")), label(late.ruling),
                                  late.reason});
        }
        add(table);
    }

    void themes()
    {
        if (m_in.themes.empty())
            return;
        heading(tr("What responses are about"));
        BarChart chart;
        chart.caption = tr("Comments by theme");
        chart.labelTitle = tr("Theme");
        chart.series = {{tr("Comments"), {}, {}}};
        Table table;
        table.caption = tr("Themes, and the stance taken on them");
        table.columns = {{tr("Theme"), {}, 3.2}};
        const bool both = m_in.campaigns.campaigns > 0;
        QStringList titles{tr("Comments"), tr("Responses"), tr("Support"), tr("Oppose"), tr("Mixed"), tr("Neutral")};
        if (both)
            titles.insert(2, tr("Campaigns once"));
        for (const QString &title : titles)
            table.columns.push_back({title, Alignment::End, 1});
        for (const ThemeFigures &t : m_in.themes) {
            Row row{Cell(t.theme.name, t.theme.colour, t.depth), counted(t.comments), counted(t.responses),
                    counted(t.support), counted(t.oppose), counted(t.mixed), counted(t.neutral)};
            if (both)
                row.insert(row.begin() + 3, counted(t.weighed));
            table.rows.push_back(std::move(row));
        }
        const std::vector<const ThemeFigures *> commented = byComments();
        constexpr size_t shown = 20;
        if (commented.size() > shown)
            chart.caption = tr("Comments by theme: the %1 with most, of %2 that have any").arg(shown).arg(commented.size());
        for (size_t i = 0; i < std::min(shown, commented.size()); ++i) {
            chart.labels.push_back(commented[i]->path);
            chart.series.front().values.push_back(commented[i]->comments);
        }
        if (!chart.labels.empty())
            add(chart);
        else
            add(sentence(m_in.scope.isEmpty() ? tr("No comment has been made yet.") : tr("No comment has been made on these responses.")));
        add(sentence(tr("Counted are comments on the theme itself, without those on its sub-themes. The other columns count "
                        "responses: one that supports a theme in one passage and opposes it in another stands in both."),
                     Voice::Aside));
        if (both)
            add(sentence(tr("“Campaigns once” counts the same responses, but all copies of one campaign's letter as one."), Voice::Aside));
        add(table);
    }

    /// The most commented first, those without comments left out.
    [[nodiscard]] std::vector<const ThemeFigures *> byComments() const
    {
        std::vector<const ThemeFigures *> sorted;
        for (const ThemeFigures &t : m_in.themes) {
            if (t.comments > 0)
                sorted.push_back(&t);
        }
        std::stable_sort(sorted.begin(), sorted.end(),
                         [](const auto *a, const auto *b) { return a->comments > b->comments; });
        return sorted;
    }

    void campaigns()
    {
        if (m_in.campaigns.campaigns == 0)
            return;
        heading(tr("Campaigns"));
        add(sentence(bothNumbers(m_in.campaigns)));
        constexpr size_t shown = 15;
        Table table;
        table.caption = m_in.largest.size() > shown ? tr("The %1 largest of %2 campaigns").arg(shown).arg(m_in.largest.size())
                                                    : tr("Letters that several people sent");
        table.columns = {{tr("Campaign"), {}, 5}, {tr("Responses"), Alignment::End, 1}, {tr("Different texts"), Alignment::End, 1.2}};
        for (size_t i = 0; i < std::min(shown, m_in.largest.size()); ++i) {
            const CampaignRow &one = m_in.largest[i];
            table.rows.push_back({one.campaign.title, counted(one.size), counted(one.distinct)});
        }
        add(table);
    }

    void themesByKind()
    {
        if (m_in.themeByKind.empty())
            return;
        std::map<QString, std::map<QString, int>> cells;
        std::map<QString, int> kinds;
        for (const CrossCount &cell : m_in.themeByKind) {
            cells[cell.first][cell.second] += cell.count;
            kinds[cell.second] += cell.count;
        }
        Table table;
        table.caption = tr("Responses on each theme, by kind of respondent");
        table.columns = {{tr("Theme"), {}, 2.4}};
        QStringList order;
        for (const QString &kind : wordsOf<RespondentKind>()) {
            if (kinds.contains(kind)) {
                order += kind;
                table.columns.push_back({labelOf<RespondentKind>(kind), Alignment::End, 1});
            }
        }
        for (const ThemeFigures &t : m_in.themes) {
            const auto found = cells.contains(t.path) ? cells.find(t.path) : cells.find(t.theme.name);
            if (found == cells.end())
                continue;
            Row row{Cell(t.theme.name, t.theme.colour, t.depth)};
            for (const QString &kind : order)
                row.push_back(counted(found->second.contains(kind) ? found->second.at(kind) : 0));
            table.rows.push_back(std::move(row));
        }
        if (!table.rows.empty())
            add(table);
    }

    void quotations()
    {
        const auto any = [](const ThemeFigures &t) { return !t.quotes.empty(); };
        if (std::none_of(m_in.themes.begin(), m_in.themes.end(), any))
            return;
        heading(tr("In their words"));
        add(sentence(tr("Passages that the team chose to quote, without what tells who wrote them."), Voice::Aside));
        for (const ThemeFigures &t : m_in.themes) {
            if (t.quotes.empty())
                continue;
            add(KeepTogether{2});
            add(Heading{2, t.path});
            for (const PointQuote &quote : t.quotes)
                add(Quotation{{}, quote.text, quote.attribution, {},
                              quote.stance == Stance::None ? QString() : label(quote.stance), {}});
        }
    }

    void sections()
    {
        constexpr size_t shown = 15;
        std::vector<SectionFigures> most;
        for (const SectionFigures &s : m_in.sections) {
            if (s.comments > 0)
                most.push_back(s);
        }
        if (most.empty())
            return;
        std::stable_sort(most.begin(), most.end(),
                         [](const auto &a, const auto &b) { return a.comments > b.comments; });
        const size_t all = most.size();
        most.resize(std::min(all, shown));
        heading(tr("Which parts of the document are commented on"));
        Table table;
        table.caption = all > shown ? tr("The %1 sections with the most comments, of %2 commented on")
                                          .arg(shown)
                                          .arg(all)
                                    : tr("Sections with comments, most first");
        table.columns = {{tr("Section"), {}, 1}, {tr("Title"), {}, 5}, {tr("Page"), Alignment::End, 0.8},
                         {tr("Comments"), Alignment::End, 1.1}};
        for (const SectionFigures &s : most) {
            table.rows.push_back({s.section.number.isEmpty() ? u"–"_s : s.section.number, s.section.title,
                                  counted(s.section.page + 1), counted(s.comments)});
        }
        add(table);
    }

    void unreadable()
    {
        if (m_in.unreadable.empty())
            return;
        heading(tr("What could not be read"));
        const auto settled = int(std::count_if(m_in.unreadable.begin(), m_in.unreadable.end(), isSettled));
        QString said = tr("%1 arrived that could not be read as a response. Each is kept as it came.")
                           .arg(countOf(int(m_in.unreadable.size()), tr("item"), tr("items")));
        if (settled > 0)
            said += u' ' + tr("%1 dealt with in another way.").arg(countOf(settled, tr("was"), tr("were")));
        add(sentence(said));
        if (m_in.outside)
            return;
        Table table;
        table.caption = tr("Items that could not be read");
        table.columns = {{tr("Source"), {}, 3}, {tr("Taken in"), {}, 2.6}, {tr("Reason"), {}, 4}};
        if (settled > 0)
            table.columns.push_back({tr("Dealt with"), {}, 3});
        for (const UnreadableItem &item : m_in.unreadable) {
            Row row{item.source, timed(item.at, m_zone), item.reason};
            if (settled > 0)
                row.emplace_back(isSettled(item) ? tr("%1 (%2, %3)").arg(item.settled, item.settledBy,
                                                                       shortLocalTime(item.settledAt, m_zone))
                                                 : tr("Not yet"));
            table.rows.push_back(std::move(row));
        }
        add(table);
    }

    void annex()
    {
        if (m_in.counts.responses == 0)
            return;
        heading(tr("Respondents"));
        QStringList unnamed;
        const auto mention = [&](int n, const QString &one, const QString &many) {
            if (n > 0)
                unnamed += countOf(n, one, many);
        };
        mention(m_in.individuals, tr("response from an individual"), tr("responses from individuals"));
        mention(m_in.anonymous, tr("response whose sender asked not to be named"),
                tr("responses whose senders asked not to be named"));
        mention(m_in.confidential, tr("response given in confidence"), tr("responses given in confidence"));
        if (!unnamed.isEmpty())
            add(sentence(tr("Counted but not named: %1.").arg(unnamed.join(u"; "_s))));
        if (m_in.organisations.empty())
            return;
        add(sentence(tr("Organisations that responded:")));
        List list;
        list.columns = 3;
        for (const QString &organisation : m_in.organisations)
            list.items.push_back({{organisation}});
        add(list);
    }

    void method()
    {
        heading(tr("How these numbers are made"));
        List list;
        const auto item = [&](const QString &text) { list.items.push_back({{text}}); };
        item(tr("Every item received counts as one response, each copy of a campaign letter too. A petition is one "
                "response, whatever the number of its signatures. A message received twice is counted once; a response that a person found to repeat another is "
                "kept, listed, and counted in none of the numbers but the one that says how many these are."));
        item(tr("The time of receipt is that of the receiving mail server where it is known, else the sender's date, "
                "else the file's time, else what a person entered. Times are shown in the zone of the consultation."));
        item(tr("Late responses are counted and listed, whether they were accepted or set aside."));
        item(tr("A comment is a passage, or a whole response, that a member of the team marked. It may have several "
                "themes and is then counted under each; numbers of themes therefore do not add up to a total."));
        item(tr("The numbers say how often something was said, not how many people in the area think so: those who "
                "respond to a consultation are not a sample."));
        add(list);
        if (m_in.counts.journal > 0) {
            add(sentence(tr("These numbers are as of entry %1 of the consultation's journal.")
                             .arg(count(m_in.counts.journal)),
                         Voice::Aside));
        }
    }

    const SummaryInput &m_in;
    const QByteArray &m_zone;
    Report m_report;
};

} // namespace

Report summaryReport(const SummaryInput &input)
{
    return Summary(input).build();
}

} // namespace soundings::reports
