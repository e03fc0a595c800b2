#include "core/store/applying.h"
#include "core/store/journalvalues.h"
#include "core/store/retelling.h"

#include <QJsonArray>

/// What people made of the responses: themes, comments, memos, searches, who tags independently; how far mailboxes were read.
namespace soundings::store {

using namespace Qt::StringLiterals;

namespace {

QList<std::pair<QString, QVariant>> themeRow(const QJsonObject &t)
{
    return {{u"parent"_s, idOrNull(t[u"parent"])},         {u"name"_s, t[u"name"].toString()},
            {u"folded"_s, sortKey(t[u"name"].toString())}, {u"definition"_s, t[u"definition"].toString()},
            {u"colour"_s, t[u"colour"].toString()},        {u"key"_s, t[u"key"].toString()},
            {u"position"_s, t[u"position"].toInteger()},   {u"examples"_s, t[u"examples"].toString()},
            {u"inclusion"_s, t[u"inclusion"].toString()},  {u"exclusion"_s, t[u"exclusion"].toString()},
            {u"retired"_s, int(t[u"retired"].toBool())}};
}

QList<std::pair<QString, QVariant>> passageRow(const QJsonObject &c)
{
    const auto bound = [&](const QString &key) {
        return c.contains(key) ? QVariant(c[key].toInteger()) : none;
    };
    return {{u"part"_s, bound(u"part"_s)}, {u"begin"_s, bound(u"begin"_s)}, {u"end"_s, bound(u"end"_s)}};
}

QList<std::pair<QString, QVariant>> commentRow(const QJsonObject &c)
{
    // Where the journal is from before there was standing, every comment counts.
    const int standing = c.contains(u"standing") ? word<Standing>(c[u"standing"]) : int(Standing::Counts);
    return passageRow(c) + QList<std::pair<QString, QVariant>>{{u"stance"_s, word<Stance>(c[u"stance"])},
                                                               {u"note"_s, c[u"note"].toString()},
                                                               {u"author"_s, c[u"author"].toString()},
                                                               {u"quotable"_s, int(c[u"quotable"].toBool())},
                                                               {u"standing"_s, standing},
                                                               {u"because"_s, c[u"because"].toString()},
                                                               {u"needs_no_point"_s,
                                                                int(c[u"needsNoPoint"].toBool())}};
}

} // namespace

void Retelling::themeAdded(const QJsonObject &change)
{
    put(u"theme"_s, Values{{u"id"_s, change[u"id"].toInteger()}} + themeRow(change));
}

void Retelling::themeChanged(const QJsonObject &change)
{
    set(u"theme"_s, themeRow(change[u"after"].toObject()), {{u"id"_s, change[u"after"][u"id"].toInteger()}});
}

void Retelling::themeRemoved(const QJsonObject &change)
{
    drop(u"theme"_s, {{u"id"_s, change[u"id"].toInteger()}});
}

void Retelling::tie(const QJsonObject &comment)
{
    const qint64 id = comment[u"id"].toInteger();
    for (const QString &kind : {u"theme"_s, u"section"_s, u"point"_s}) {
        const QString table = u"comment_"_s + kind;
        drop(table, {{u"comment"_s, id}});
        const QJsonArray tied = comment[kind + u's'].toArray();
        for (const QJsonValue &one : tied)
            put(table, {{u"comment"_s, id}, {kind, one.toInteger()}});
    }
}

void Retelling::commentAdded(const QJsonObject &change)
{
    put(u"comment"_s, Values{{u"id"_s, change[u"id"].toInteger()},
                             {u"response"_s, change[u"response"].toInteger()},
                             {u"at"_s, written(u"comment"_s, change)},
                             {u"origin"_s, word<Origin>(change[u"origin"])}} +
                          commentRow(change));
    tie(change);
}

void Retelling::commentChanged(const QJsonObject &change)
{
    const QJsonObject after = change[u"after"].toObject();
    set(u"comment"_s, commentRow(after), {{u"id"_s, after[u"id"].toInteger()}});
    tie(after);
}

void Retelling::commentRemoved(const QJsonObject &change)
{
    const qint64 id = change[u"id"].toInteger();
    tie({{u"id"_s, id}});
    drop(u"comment"_s, {{u"id"_s, id}});
}

void Retelling::memoWritten(const QJsonObject &change)
{
    const QJsonObject memo = change[change[u"after"].isObject() ? u"after" : u"before"].toObject();
    drop(u"memo"_s, {{u"id"_s, memo[u"id"].toInteger()}});
    if (!change[u"after"].isObject())
        return;
    put(u"memo"_s, {{u"id"_s, memo[u"id"].toInteger()},
                    {u"kind"_s, word<MemoKind>(memo[u"about"])},
                    {u"target"_s, memo[u"target"].toInteger()},
                    {u"text"_s, memo[u"text"].toString()},
                    {u"author"_s, memo[u"author"].toString()},
                    {u"at"_s, written(u"memo"_s, memo)}});
}

void Retelling::savedSearchWritten(const QJsonObject &change)
{
    const QJsonObject search = change[change[u"after"].isObject() ? u"after" : u"before"].toObject();
    drop(u"saved_search"_s, {{u"id"_s, search[u"id"].toInteger()}});
    if (!change[u"after"].isObject())
        return;
    put(u"saved_search"_s, {{u"id"_s, search[u"id"].toInteger()},
                            {u"name"_s, search[u"name"].toString()},
                            {u"folded"_s, sortKey(search[u"name"].toString())},
                            {u"query"_s, search[u"query"].toString()},
                            {u"position"_s, search[u"position"].toInteger()},
                            {u"theme"_s, idOrNull(search[u"theme"])}});
}

void Retelling::codersChanged(const QJsonObject &change)
{
    const qint64 response = change[u"response"].toInteger();
    drop(u"coder"_s, {{u"response"_s, response}});
    int ordinal = 0;
    const QJsonArray coders = change[u"after"].toArray();
    for (const QJsonValue &coder : coders) {
        put(u"coder"_s, {{u"response"_s, response},
                         {u"ordinal"_s, ordinal++},
                         {u"name"_s, coder[u"name"].toString()},
                         {u"done"_s, int(coder[u"done"].toBool())}});
    }
}

void Retelling::referenceDismissed(const QJsonObject &change)
{
    mark(u"reference_dismissed"_s, change,
         Values{{u"response"_s, change[u"response"].toInteger()}} + passageRow(change));
}

void Retelling::proposalDismissed(const QJsonObject &change)
{
    mark(u"proposal_dismissed"_s, change,
         {{u"response"_s, change[u"response"].toInteger()},
          {u"theme"_s, change[u"theme"].toInteger()},
          {u"part"_s, change[u"part"].toInteger()},
          {u"begin"_s, change[u"begin"].toInteger()},
          {u"end"_s, change[u"end"].toInteger()}});
}

void Retelling::mailboxRead(const QJsonObject &change)
{
    Statement(m_tables,
              u"INSERT INTO mailbox(address, uid_validity, last_uid, messages, at) VALUES(?, ?, ?, ?, ?) "
              "ON CONFLICT(address) DO UPDATE SET uid_validity = excluded.uid_validity, last_uid = "
              "excluded.last_uid, messages = messages + excluded.messages, at = excluded.at"_s)
        .with(change[u"mailbox"].toString(), change[u"after"][u"uidValidity"].toInteger(),
              change[u"after"][u"lastUid"].toInteger(), change[u"messages"].toInteger(), m_entry->at)
        .run();
}

void Retelling::responseViewed(const QJsonObject &change)
{
    put(u"viewing"_s, {{u"response"_s, change[u"response"].toInteger()},
                       {u"person"_s, m_entry->by},
                       {u"opened"_s, instant(change[u"opened"])},
                       {u"seconds"_s, change[u"seconds"].toInteger()}});
}

} // namespace soundings::store
