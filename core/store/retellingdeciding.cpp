#include "core/store/journalvalues.h"
#include "core/store/retelling.h"

#include <QJsonArray>

/// What was made of it all: points, decisions, the final text, what is kept from publication, campaigns.
namespace soundings::store {

using namespace Qt::StringLiterals;

namespace {

QList<std::pair<QString, QVariant>> decisionRow(const QJsonValue &d)
{
    return {{u"outcome"_s, word<Outcome>(d[u"outcome"])},
            {u"reply"_s, d[u"reply"].toString()},
            {u"decided_by"_s, d[u"by"].toString()},
            {u"decided_at"_s, instant(d[u"at"])}};
}

} // namespace

void Retelling::tieSections(const QJsonValue &point, const QJsonValue &decision)
{
    drop(u"point_section"_s, {{u"point"_s, point.toInteger()}});
    const QJsonArray sections = decision[u"sections"].toArray();
    for (const QJsonValue &section : sections)
        put(u"point_section"_s, {{u"point"_s, point.toInteger()}, {u"section"_s, section.toInteger()}});
}

void Retelling::pointAdded(const QJsonObject &change)
{
    put(u"point"_s, Values{{u"id"_s, change[u"id"].toInteger()},
                           {u"title"_s, change[u"title"].toString()},
                           {u"text"_s, change[u"text"].toString()}} +
                        decisionRow(change[u"decision"]));
    tieSections(change[u"id"], change[u"decision"]);
}

void Retelling::pointChanged(const QJsonObject &change)
{
    const QJsonObject after = change[u"after"].toObject();
    set(u"point"_s, {{u"title"_s, after[u"title"].toString()}, {u"text"_s, after[u"text"].toString()}},
        {{u"id"_s, after[u"id"].toInteger()}});
}

void Retelling::pointRemoved(const QJsonObject &change)
{
    tieSections(change[u"id"], {});
    drop(u"point"_s, {{u"id"_s, change[u"id"].toInteger()}});
}

void Retelling::decisionRecorded(const QJsonObject &change)
{
    set(u"point"_s, decisionRow(change[u"after"]), {{u"id"_s, change[u"point"].toInteger()}});
    tieSections(change[u"point"], change[u"after"]);
}

void Retelling::finalTextSet(const QJsonObject &change)
{
    drop(u"final_text"_s, {{u"id"_s, 1}});
    if (!change[u"after"].isObject())
        return;
    const QJsonObject after = change[u"after"].toObject();
    keep(digest(after[u"sha256"]));
    put(u"final_text"_s, {{u"id"_s, 1},
                          {u"file_name"_s, after[u"fileName"].toString()},
                          {u"sha256"_s, digest(after[u"sha256"])},
                          {u"pages"_s, after[u"pages"].toInteger()}});
}

void Retelling::textChangeJudged(const QJsonObject &change)
{
    const QString key = change[u"key"].toString();
    const QJsonObject after = change[u"after"].toObject();
    const QJsonArray points = after[u"points"].toArray();
    drop(u"text_change_point"_s, {{u"key"_s, key}});
    drop(u"text_change"_s, {{u"key"_s, key}});
    if (points.isEmpty() && !after[u"editorial"].toBool() && after[u"note"].toString().isEmpty())
        return;
    put(u"text_change"_s, {{u"key"_s, key},
                           {u"editorial"_s, int(after[u"editorial"].toBool())},
                           {u"note"_s, after[u"note"].toString()}});
    for (const QJsonValue &point : points)
        put(u"text_change_point"_s, {{u"key"_s, key}, {u"point"_s, point.toInteger()}});
}

void Retelling::redactionJudged(const QJsonObject &change)
{
    const Values place{{u"response"_s, change[u"response"].toInteger()},
                       {u"part"_s, change[u"part"].toInteger()},
                       {u"begin"_s, change[u"begin"].toInteger()},
                       {u"end"_s, change[u"end"].toInteger()}};
    drop(u"redaction"_s, place);
    if (!change[u"after"].isObject())
        return;
    const QJsonObject after = change[u"after"].toObject();
    put(u"redaction"_s, place + Values{{u"reason"_s, word<RedactionReason>(after[u"reason"])},
                                       {u"hidden"_s, int(after[u"hidden"].toBool())},
                                       {u"note"_s, after[u"note"].toString()},
                                       {u"author"_s, after[u"by"].toString()},
                                       {u"at"_s, instant(after[u"at"])}});
}

namespace {

QList<std::pair<QString, QVariant>> campaignRow(const QJsonValue &c)
{
    return {{u"title"_s, c[u"title"].toString()}, {u"kernel"_s, c[u"kernel"].toString()}};
}

} // namespace

void Retelling::campaignAdded(const QJsonObject &change)
{
    put(u"campaign"_s, Values{{u"id"_s, change[u"id"].toInteger()}} + campaignRow(change));
}

void Retelling::campaignChanged(const QJsonObject &change)
{
    const QJsonValue after = change[u"after"];
    set(u"campaign"_s, campaignRow(after), {{u"id"_s, after[u"id"].toInteger()}});
}

void Retelling::campaignRemoved(const QJsonObject &change)
{
    drop(u"campaign"_s, {{u"id"_s, change[u"id"].toInteger()}});
}

void Retelling::campaignJoined(const QJsonObject &change)
{
    const qint64 response = change[u"response"].toInteger();
    const QJsonValue after = change[u"after"];
    const qint64 campaign = after[u"campaign"].toInteger();
    drop(u"campaign_member"_s, {{u"response"_s, response}});
    if (campaign == 0 && !after[u"judged"].toBool())
        return;
    put(u"campaign_member"_s, {{u"response"_s, response},
                               {u"campaign"_s, campaign > 0 ? QVariant(campaign) : none},
                               {u"likeness"_s, after[u"likeness"].toInteger()},
                               {u"own"_s, after[u"own"].toInteger()},
                               {u"judged"_s, int(after[u"judged"].toBool())}});
}

} // namespace soundings::store
