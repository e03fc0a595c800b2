#include "core/reports/pointsreport.h"

#include "core/consultation/labels.h"
#include "core/reports/text.h"

#include <map>

namespace soundings::reports {

namespace {

using namespace Qt::StringLiterals;

constexpr auto tr = [](const char *text) { return Words::tr(text); };

int responsesThat(const PointTally &tally, Stance stance)
{
    return tally.byStance.at(size_t(stance));
}

QString raisedBy(const PointTally &tally)
{
    return tr("Raised in %1 by %2.")
        .arg(countOf(tally.comments, tr("comment"), tr("comments")),
             countOf(tally.responses, tr("response"), tr("responses")));
}

class PointsPages
{
public:
    PointsPages(const PointsInput &input, const QString &title)
        : m_in(input)
    {
        const Consultation &c = m_in.consultation;
        m_report.title = title;
        m_report.subtitle = c.title;
        m_report.organisation = c.organisation;
        m_report.runningHead = u"%1: %2"_s.arg(title, c.title);
        m_report.made = m_in.made;
        m_report.zone = c.zone;
        m_report.journalHead = QString::fromLatin1(m_in.journalHead.toHex());
        if (!m_in.scope.isEmpty())
            add(sentence(tr("Only responses that match “%1” are counted here.").arg(m_in.scope), Voice::Aside));
    }

    Report points()
    {
        figures();
        if (m_in.points.empty())
            add(sentence(tr("No point has been made out yet. Points are gathered from comments in the workspace "
                            "Points.")));
        else
            overview();
        for (const PointFigures &one : m_in.points)
            point(one);
        return std::move(m_report);
    }

    Report saidAndDone()
    {
        const auto decided = [](const PointFigures &one) { return one.point.decision.outcome != Outcome::None; };
        const auto open = std::count_if(m_in.points.begin(), m_in.points.end(), std::not_fn(decided));
        add(sentence(tr("What was raised in the responses to the consultation, and what became of it.")));
        bool any = false;
        for (const PointFigures &one : m_in.points) {
            if (!decided(one))
                continue;
            any = true;
            said(one);
        }
        if (!any)
            add(sentence(tr("Nothing has been decided yet.")));
        if (open > 0) {
            add(sentence(countOf(int(open), tr("point that was raised is still to be decided."),
                                 tr("points that were raised are still to be decided.")),
                         Voice::Aside));
        }
        return std::move(m_report);
    }

private:
    void add(Block block) { m_report.blocks.push_back(std::move(block)); }

    void figures()
    {
        const auto decided = std::count_if(m_in.points.begin(), m_in.points.end(), [](const PointFigures &one) {
            return one.point.decision.outcome != Outcome::None;
        });
        add(Figures{{countedFact(tr("points"), qint64(m_in.points.size())), countedFact(tr("decided"), decided),
                     countedFact(tr("comments in points"), m_in.progress.inPoints),
                     countedFact(tr("comments that need none"), m_in.progress.needingNone),
                     countedFact(tr("comments left over"), m_in.progress.leftOver)}});
    }

    void overview()
    {
        add(Heading{1, tr("All points")});
        Table table;
        table.caption = tr("Points, those with the most responses first");
        table.columns = {{tr("Point"), {}, 4},
                         {tr("Responses"), Alignment::End, 1},
                         {tr("For"), Alignment::End, 0.8},
                         {tr("Against"), Alignment::End, 0.8},
                         {tr("Decision"), {}, 1.4},
                         {tr("Changes"), {}, 1.6}};
        for (const PointFigures &one : m_in.points) {
            table.rows.push_back({one.point.title, counted(one.tally.responses),
                                  counted(responsesThat(one.tally, Stance::Support)),
                                  counted(responsesThat(one.tally, Stance::Oppose)), label(one.point.decision.outcome),
                                  one.sections.join(u"; "_s)});
        }
        add(std::move(table));
    }

    void point(const PointFigures &one)
    {
        add(KeepTogether{3});
        add(Heading{1, one.point.title});
        if (!one.point.text.isEmpty())
            add(sentence(one.point.text));
        add(sentence(raisedBy(one.tally)));
        if (one.tally.responses > 0)
            add(stances(one));
        for (const PointQuote &quote : one.quotes) {
            add(Quotation{{}, quote.text, quote.attribution, {},
                          quote.stance == Stance::None ? QString() : label(quote.stance), {}});
        }
        decision(one);
    }

    /// Who is for and who against, by kind.
    static Table stances(const PointFigures &one)
    {
        std::map<RespondentKind, std::array<int, 5>> kinds;
        for (const PointStance &stance : one.stances)
            kinds[stance.kind].at(size_t(stance.stance)) += stance.responses;
        Table table;
        table.caption = tr("Responses by kind of respondent and stance");
        table.columns = {{tr("Respondents"), {}, 3}};
        const Stance order[]{Stance::Support, Stance::Oppose, Stance::Mixed, Stance::Neutral, Stance::None};
        for (const Stance stance : order)
            table.columns.push_back({stance == Stance::None ? tr("No stance") : label(stance), Alignment::End, 1});
        for (const auto &[kind, counts] : kinds) {
            Row row{label(kind)};
            for (const Stance stance : order)
                row.push_back(counted(counts.at(size_t(stance))));
            table.rows.push_back(std::move(row));
        }
        return table;
    }

    void decision(const PointFigures &one)
    {
        const Decision &d = one.point.decision;
        Facts facts;
        facts.facts.push_back({tr("Decision"), label(d.outcome)});
        if (!d.reply.isEmpty())
            facts.facts.push_back({tr("Reply"), d.reply});
        if (!one.sections.isEmpty())
            facts.facts.push_back({tr("Sections that change"), one.sections.join(u"; "_s)});
        if (!d.by.isEmpty() && !m_in.anonymous)
            facts.facts.push_back({tr("Decided by"), d.by});
        if (d.at != Instant())
            facts.facts.push_back(timedFact(tr("Decided"), d.at, m_in.consultation.zone));
        add(std::move(facts));
    }

    void said(const PointFigures &one)
    {
        add(KeepTogether{5});
        add(Heading{1, one.point.title});
        add(Heading{2, tr("You said")});
        add(sentence(one.point.text.isEmpty() ? one.point.title : one.point.text));
        add(sentence(raisedBy(one.tally), Voice::Aside));
        add(Heading{2, tr("We did")});
        const Decision &d = one.point.decision;
        add(Paragraph{{{label(d.outcome) + u". "_s, true}, {d.reply}}});
        if (!one.sections.isEmpty())
            add(sentence(tr("In the final text: %1.").arg(one.sections.join(u"; "_s)), Voice::Aside));
    }

    const PointsInput &m_in;
    Report m_report;
};

} // namespace

Report pointsReport(const PointsInput &input)
{
    return PointsPages(input, tr("Points and decisions")).points();
}

Report youSaidWeDid(const PointsInput &input)
{
    return PointsPages(input, tr("You said, we did")).saidAndDone();
}

} // namespace soundings::reports
