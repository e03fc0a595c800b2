#include "app/commands/command.h"
#include "core/consultation/words.h"
#include "core/desk/campaigns.h"

#include <QJsonArray>
#include <QSet>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

struct Options
{
    std::string file;
    double threshold = campaigns::usualThreshold;
    bool json = false;
};

constexpr double whole = 1000; // Membership::likeness

/// A member that a search at this threshold finds, or that a person named.
bool isMember(const CampaignMember &member, double threshold)
{
    return member.membership.judged || member.membership.likeness >= threshold * whole;
}

void tell(const Campaign &campaign, const std::vector<CampaignMember> &members, bool json)
{
    QSet<QByteArray> texts;
    QJsonArray all;
    QStringList references;
    for (const CampaignMember &member : members) {
        texts.insert(member.textKey);
        references << reference(member.number);
        all.append(QJsonObject{{u"reference"_s, references.last()},
                               {u"similarity"_s, member.membership.likeness / whole}});
    }
    if (json) {
        print(QJsonObject{{u"id"_s, campaign.id.value},
                          {u"title"_s, campaign.title},
                          {u"size"_s, qint64(members.size())},
                          {u"distinct"_s, texts.size()},
                          {u"kernel"_s, campaign.kernel},
                          {u"members"_s, all}});
    } else {
        print(u"%1\t%2 responses, %3 different texts\t%4\n\t%5"_s.arg(campaign.id.value)
                  .arg(members.size())
                  .arg(texts.size())
                  .arg(campaign.title, references.join(u' ')));
    }
}

int list(Desk &desk, const Options &options)
{
    const Result<CampaignSearch> found = findCampaigns(desk, options.threshold, showProgress);
    if (!found)
        return fail(found.error());
    const Result<std::vector<CampaignRow>> rows = campaignRows(desk);
    if (!rows)
        return fail(rows.error());
    for (const CampaignRow &row : *rows) {
        Result<std::vector<CampaignMember>> members = campaignMembers(desk, row.campaign.id);
        if (!members)
            return fail(members.error());
        std::erase_if(*members, [&](const CampaignMember &one) { return !isMember(one, options.threshold); });
        if (!members->empty())
            tell(row.campaign, *members, options.json);
    }
    return done;
}

} // namespace

void addCampaigns(CLI::App &app, Commands &chosen)
{
    addCommand<Options>(
        app, chosen, "campaigns", "Looks for letters that several people sent, keeps what is new, and lists all",
        [](CLI::App &command, Options &options) {
            command.add_option("--threshold", options.threshold,
                               "From which share of the letter's words on a response is one of it; 0.8 where not given")
                ->check(CLI::Range(0.0, 1.0));
            command.add_flag("--json", options.json, "As JSON lines");
        },
        list);
}

} // namespace soundings
