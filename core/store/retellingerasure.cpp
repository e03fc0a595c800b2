#include "core/consultation/labels.h"
#include "core/store/applying.h"
#include "core/store/erasing.h"
#include "core/store/journalvalues.h"
#include "core/store/retelling.h"

#include <QCryptographicHash>
#include <QJsonArray>

/// How long personal data is kept, and that it was erased: what erasing.cpp does to the tables.
namespace soundings::store {

using namespace Qt::StringLiterals;

void Retelling::retentionSet(const QJsonObject &change)
{
    set(u"consultation"_s, {{u"retain_until"_s, change[u"after"].toString()}}, {{u"id"_s, 1}});
}

void Retelling::personErased(const QJsonObject &change)
{
    const auto each = [&](const QString &key, auto act) {
        const QJsonArray all = change[key].toArray();
        for (const QJsonValue &one : all)
            act(one);
    };
    if (change.contains(u"response"))
        responseErased(change);
    each(u"notes"_s, [this](const QJsonValue &note) {
        set(u"comment"_s, {{u"note"_s, note[u"text"].toString()}}, {{u"id"_s, note[u"id"].toInteger()}});
    });
    each(u"memos"_s, [this](const QJsonValue &memo) {
        const Values id{{u"id"_s, memo[u"id"].toInteger()}};
        if (memo[u"text"].isUndefined())
            return; // erased since: a later entry tells it
        if (memo[u"text"].toString().isEmpty())
            drop(u"memo"_s, id);
        else
            set(u"memo"_s, {{u"text"_s, memo[u"text"].toString()}}, id);
    });
    each(u"searches"_s, [this](const QJsonValue &id) { drop(u"saved_search"_s, {{u"id"_s, id.toInteger()}}); });
    each(u"unreadable"_s, [this](const QJsonValue &id) {
        Statement(m_tables, u"UPDATE unreadable SET source = ?, reason = '', settled = CASE WHEN settled = '' THEN '' "
                            "ELSE ? END WHERE id = ?"_s)
            .with(u"%1 %2"_s.arg(erasedSource).arg(id.toInteger()), erasedSource, id.toInteger())
            .run();
    });
}

void Retelling::responseErased(const QJsonObject &change)
{
    const qint64 id = change[u"response"].toInteger();
    Statement(m_tables, u"UPDATE respondent SET name = '', organisation = '', place = '', address = '', sort_name = ?, "
                        "address_key = '' WHERE id = (SELECT respondent FROM response WHERE id = ?)"_s)
        .with(sortKey(displayName(Respondent())), id)
        .run();
    set(u"response"_s,
        {{u"subject"_s, change[u"subject"].toString()}, {u"source"_s, erasedSource}, {u"message_id"_s, QString()}},
        {{u"id"_s, id}});
    Statement(m_tables, u"UPDATE hop SET sender = '', receiver = '' WHERE response = ?"_s).with(id).run();
    static const QString empty =
        QString::fromLatin1(QCryptographicHash::hash({}, QCryptographicHash::Sha256).toHex());
    const QJsonArray parts = change[u"parts"].toArray();
    for (const QJsonValue &part : parts) {
        const QString digest = part[u"textSha256"].toString();
        Values values{{u"text"_s, digest}, {u"name"_s, QString()}, {u"reason"_s, QString()}};
        if (digest == empty)
            values << std::pair(u"state"_s, QVariant(int(TextState::NoText)));
        set(u"part"_s, values, {{u"id"_s, part[u"id"].toInteger()}, {u"response"_s, id}});
    }
    drop(u"redaction"_s, {{u"response"_s, id}});
    if (change[u"anonymised"].toBool())
        return;
    Statement(m_tables, u"UPDATE comment SET part = NULL, begin = NULL, \"end\" = NULL WHERE response = ?"_s).with(id).run();
    drop(u"reference_dismissed"_s, {{u"response"_s, id}});
    Statement(m_tables, u"DELETE FROM proposal_dismissed WHERE response = ? AND part <> 0"_s).with(id).run();
}

} // namespace soundings::store
