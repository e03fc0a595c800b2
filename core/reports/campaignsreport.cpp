#include "core/reports/campaignsreport.h"

#include "core/consultation/labels.h"
#include "core/consultation/words.h"
#include "core/reports/text.h"

namespace soundings::reports {

namespace {

using namespace Qt::StringLiterals;

constexpr auto tr = [](const char *text) { return Words::tr(text); };

QString kindLabel(const QString &word)
{
    const std::optional<RespondentKind> kind = fromWord<RespondentKind>(word);
    return kind ? label(*kind) : word;
}

Table countsTable(const QString &caption, const QString &head, const std::vector<FacetCount> &counts, int of,
                  const std::function<QString(const QString &)> &name)
{
    Table table;
    table.caption = caption;
    table.columns = {{head, {}, 4}, {tr("Responses"), Alignment::End, 1}, {tr("Share"), Alignment::End, 1}};
    for (const FacetCount &one : counts)
        table.rows.push_back({name(one.value), counted(one.count), shared(one.count, of)});
    return table;
}

class CampaignPages
{
public:
    explicit CampaignPages(const CampaignsInput &input)
        : m_in(input)
    {
        const Consultation &c = m_in.consultation;
        m_report.title = tr("Campaigns");
        m_report.subtitle = c.title;
        m_report.organisation = c.organisation;
        m_report.runningHead = u"%1: %2"_s.arg(m_report.title, c.title);
        m_report.made = m_in.made;
        m_report.zone = c.zone;
        m_report.journalHead = QString::fromLatin1(m_in.journalHead.toHex());
        if (!m_in.scope.isEmpty())
            add(sentence(tr("Only responses that match “%1” are counted here.").arg(m_in.scope), Voice::Aside));
    }

    Report build()
    {
        figures();
        if (m_in.campaigns.empty()) {
            add(sentence(tr("No campaign is known: no letter has been found that several people sent.")));
        } else {
            overview();
            for (const CampaignInFigures &one : m_in.campaigns)
                campaign(one);
        }
        method();
        return std::move(m_report);
    }

private:
    void add(Block block) { m_report.blocks.push_back(std::move(block)); }

    void figures()
    {
        const CampaignFigures &f = m_in.figures;
        add(Figures{{countedFact(tr("responses"), f.responses), countedFact(tr("of them in campaigns"), f.members),
                     countedFact(f.campaigns == 1 ? tr("campaign") : tr("campaigns"), f.campaigns),
                     countedFact(tr("different texts in them"), f.distinct),
                     countedFact(tr("counting each campaign once"), f.weighed())}});
    }

    void overview()
    {
        add(Heading{1, tr("All campaigns")});
        Table table;
        table.caption = tr("Campaigns, the largest first");
        table.columns = {{tr("Campaign"), {}, 4},
                         {tr("Responses"), Alignment::End, 1},
                         {tr("Different texts"), Alignment::End, 1},
                         {tr("First received"), {}, 1.8},
                         {tr("Last received"), {}, 1.8}};
        for (const CampaignInFigures &one : m_in.campaigns) {
            table.rows.push_back({one.campaign.title, counted(one.size), counted(one.distinct),
                                  timed(one.first, m_in.consultation.zone), timed(one.last, m_in.consultation.zone)});
        }
        add(std::move(table));
    }

    void campaign(const CampaignInFigures &one)
    {
        add(KeepTogether{4});
        add(Heading{1, one.campaign.title});
        add(sentence(tr("Sent in %1, in %2.").arg(countOf(one.size, tr("response"), tr("responses")),
                                                 countOf(one.distinct, tr("version"), tr("versions")))));
        if (one.campaign.kernel.isEmpty()) {
            add(sentence(tr("What it says was given in confidence."), Voice::Aside));
        } else {
            add(Heading{2, tr("What it says")});
            add(sentence(one.campaign.kernel, Voice::Source));
        }
        add(countsTable(tr("Who sent it"), tr("Respondents"), one.kinds, one.size, kindLabel));
        if (!one.themes.empty()) {
            add(countsTable(tr("Themes of its comments"), tr("Theme"), one.themes, one.size,
                            [](const QString &path) { return path; }));
        }
        variants(one);
    }

    void variants(const CampaignInFigures &one)
    {
        if (one.variants.empty())
            return;
        add(Heading{2, tr("What senders changed")});
        if (int(one.variants.size()) < one.variantsInAll) {
            add(sentence(tr("The %1 that add most, of %2 that differ from the letter.")
                             .arg(one.variants.size())
                             .arg(count(one.variantsInAll)),
                         Voice::Aside));
        }
        const bool named = std::any_of(one.variants.begin(), one.variants.end(),
                                       [](const CampaignVariant &v) { return !v.who.isEmpty(); });
        Table table;
        table.caption = tr("Responses that differ from the letter");
        table.columns = {{tr("Response"), {}, 1.2}};
        if (named)
            table.columns.push_back({tr("From"), {}, 2});
        table.columns.push_back({tr("Of the letter"), Alignment::End, 1});
        table.columns.push_back({tr("In their own words"), {}, 6});
        for (const CampaignVariant &variant : one.variants) {
            Row row{variant.reference};
            if (named)
                row.emplace_back(variant.who);
            row.push_back(shared(variant.likeness, 1000));
            row.emplace_back(variant.own.isEmpty() ? tr("(leaves something out)") : variant.own);
            table.rows.push_back(std::move(row));
        }
        add(std::move(table));
    }

    void method()
    {
        add(Heading{1, tr("How campaigns are counted")});
        add(sentence(tr("A campaign is a letter that several people sent, unchanged or with changes of their own. Every "
                        "copy is a response and is counted as one. What the letter says is weighed once; what people "
                        "added in their own words was read like any other response. Both numbers are given.")));
        add(sentence(tr("A response belongs to a campaign where most of the letter's words stand in it in the same order, "
                        "or where a member of the team said so after reading it. A response set aside as a duplicate is in "
                        "none of these numbers."),
                     Voice::Aside));
    }

    const CampaignsInput &m_in;
    Report m_report;
};

} // namespace

Report campaignsReport(const CampaignsInput &input)
{
    return CampaignPages(input).build();
}

QString bothNumbers(const CampaignFigures &figures)
{
    if (figures.campaigns == 0)
        return {};
    return tr("%1 of %2 %3 sent as part of %4. Every copy is counted; counting each campaign once, the responses are %5.")
        .arg(count(figures.members), countOf(figures.responses, tr("response"), tr("responses")),
             figures.members == 1 ? tr("was") : tr("were"),
             countOf(figures.campaigns, tr("campaign"), tr("campaigns")), count(figures.weighed()));
}

} // namespace soundings::reports
