#include "core/store/campaigns.h"

#include "core/consultation/labels.h"
#include "core/store/applying.h"
#include "core/store/coding.h"

#include <QCoreApplication>

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

/// Members that are submissions of their own: none is set aside as a duplicate.
const QString counted = u"NOT EXISTS(SELECT 1 FROM twin t WHERE t.response = m.response AND t.ruling = 3)"_s;
static_assert(int(TwinRuling::SetAside) == 3 && int(Confidentiality::Confidential) == 2);

void checkTitle(const Campaign &campaign)
{
    if (campaign.title.trimmed().isEmpty())
        refuse(ErrorKind::Refused, text("A campaign needs a name."));
}

Membership membershipFrom(const Statement &row, int column)
{
    return {{row.number(column)}, int(row.number(column + 1)), int(row.number(column + 2)), row.number(column + 3) != 0};
}

} // namespace

std::vector<CampaignRow> campaignRows(Connection &connection)
{
    std::vector<CampaignRow> all;
    Statement rows(connection,
                   u"SELECT c.id, c.title, c.kernel, count(m.response), count(DISTINCT k.key), "
                   "count(CASE WHEN r.confidentiality = 2 THEN 1 END), coalesce(min(r.received), 0), "
                   "coalesce(max(r.received), 0) FROM campaign c "
                   "LEFT JOIN campaign_member m ON m.campaign = c.id AND %1 "
                   "LEFT JOIN response r ON r.id = m.response LEFT JOIN text_key k ON k.response = m.response "
                   "GROUP BY c.id, c.title, c.kernel ORDER BY count(m.response) DESC, c.id"_s.arg(counted));
    for (rows.run(); rows.next();) {
        all.push_back({{{rows.number(0)}, rows.text(1), rows.text(2)},
                       int(rows.number(3)),
                       int(rows.number(4)),
                       int(rows.number(5)),
                       {rows.number(6)},
                       {rows.number(7)}});
    }
    return all;
}

Campaign campaignOf(Connection &connection, CampaignId id)
{
    Statement row(connection, u"SELECT title, kernel FROM campaign WHERE id = ?"_s);
    if (!row.with(id.value).run().next())
        refuse(ErrorKind::NotFound, text("This campaign is no longer there."));
    return {id, row.text(0), row.text(1)};
}

std::vector<CampaignMember> campaignMembers(Connection &connection, CampaignId id, Members which)
{
    std::vector<CampaignMember> all;
    Statement rows(connection,
                   u"SELECT r.id, r.number, p.name, p.organisation, p.address, p.kind, r.received, r.confidentiality, "
                   "m.campaign, m.likeness, m.own, m.judged, k.key FROM campaign_member m JOIN response r ON r.id = m.response "
                   "JOIN respondent p ON p.id = r.respondent LEFT JOIN text_key k ON k.response = r.id "
                   "WHERE m.campaign = ?%1 ORDER BY r.number"_s.arg(
                       which == Members::Counted ? u" AND "_s + counted : QString()));
    for (rows.with(id.value).run(); rows.next();) {
        Respondent who;
        who.name = rows.text(2);
        who.organisation = rows.text(3);
        who.address = rows.text(4);
        all.push_back({{rows.number(0)},
                       int(rows.number(1)),
                       displayName(who),
                       who.organisation,
                       static_cast<RespondentKind>(rows.number(5)),
                       {rows.number(6)},
                       static_cast<Confidentiality>(rows.number(7)),
                       membershipFrom(rows, 8),
                       rows.bytes(12)});
    }
    return all;
}

Membership membershipOf(Connection &connection, ResponseId response)
{
    Statement row(connection, u"SELECT campaign, likeness, own, judged FROM campaign_member WHERE response = ?"_s);
    return row.with(response.value).run().next() ? membershipFrom(row, 0) : Membership();
}

QHash<ResponseId, Membership> memberships(Connection &connection)
{
    QHash<ResponseId, Membership> all;
    Statement rows(connection, u"SELECT response, campaign, likeness, own, judged FROM campaign_member"_s);
    for (rows.run(); rows.next();)
        all.insert({rows.number(0)}, membershipFrom(rows, 1));
    return all;
}

CampaignFigures campaignFigures(Connection &connection)
{
    Statement members(connection, u"SELECT count(*), count(DISTINCT m.campaign), count(DISTINCT k.key) "
                                  "FROM campaign_member m LEFT JOIN text_key k ON k.response = m.response "
                                  "WHERE m.campaign IS NOT NULL AND "_s + counted);
    members.run().next();
    Statement responses(connection, u"SELECT (SELECT count(*) FROM response) - "
                                    "(SELECT count(DISTINCT response) FROM twin WHERE ruling = 3)"_s);
    responses.run().next();
    return {int(responses.number(0)), int(members.number(0)), int(members.number(1)), int(members.number(2))};
}

void writeCampaign(Connection &connection, CampaignAdded &change)
{
    Campaign &c = change.campaign;
    checkTitle(c);
    Statement insert(connection, u"INSERT INTO campaign(id, title, kernel) VALUES(?, ?, ?) RETURNING id"_s);
    insert.with(idOrNull(c.id), c.title, c.kernel).run();
    c.id = {insert.insertedId()};
}

void writeCampaign(Connection &connection, const CampaignChanged &change)
{
    if (campaignOf(connection, change.before.id) != change.before)
        overtaken("The campaign");
    checkTitle(change.after);
    Statement(connection, u"UPDATE campaign SET title = ?, kernel = ? WHERE id = ?"_s)
        .with(change.after.title, change.after.kernel, change.after.id.value)
        .run();
}

void writeCampaign(Connection &connection, const CampaignRemoved &change)
{
    if (campaignOf(connection, change.campaign.id) != change.campaign)
        overtaken("The campaign");
    Statement members(connection, u"SELECT EXISTS(SELECT 1 FROM campaign_member WHERE campaign = ?)"_s);
    if (members.with(change.campaign.id.value).run().next() && members.number(0) != 0) {
        refuse(ErrorKind::Refused,
               text("Responses belong to campaign “%1” still. Take them out first.").arg(change.campaign.title));
    }
    Statement(connection, u"DELETE FROM campaign WHERE id = ?"_s).with(change.campaign.id.value).run();
}

void joinCampaign(Connection &connection, CampaignJoined &change)
{
    if (membershipOf(connection, change.response) != change.before)
        overtaken("The campaign of the response");
    const CampaignId about = change.after.campaign.isValid() ? change.after.campaign : change.before.campaign;
    change.title = about.isValid() ? campaignOf(connection, about).title : QString();
    Statement(connection, u"DELETE FROM campaign_member WHERE response = ?"_s).with(change.response.value).run();
    if (!change.after.campaign.isValid() && !change.after.judged)
        return;
    Statement(connection, u"INSERT INTO campaign_member(response, campaign, likeness, own, judged) VALUES(?, ?, ?, ?, ?)"_s)
        .with(change.response.value, idOrNull(change.after.campaign), change.after.likeness, change.after.own,
              int(change.after.judged))
        .run();
}

} // namespace soundings::store
