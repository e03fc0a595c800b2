#include "core/store/sealing.h"

#include <QCryptographicHash>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>

#include <array>

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;

const QString saltMember = u"salt"_s;
const QString everyElement = u"*"_s;

/// Paths of what is personal, by the kind of entry.
const QHash<QString, QStringList> &personal()
{
    static const QHash<QString, QStringList> all{
        {u"response-received"_s,
         {u"respondent/name"_s, u"respondent/organisation"_s, u"respondent/place"_s, u"respondent/address"_s, u"subject"_s,
          u"source"_s, u"messageId"_s, u"hops/*/from"_s, u"hops/*/by"_s, u"parts/*/name"_s, u"parts/*/reason"_s}},
        {u"respondent-changed"_s,
         {u"before/name"_s, u"before/organisation"_s, u"before/place"_s, u"before/address"_s, u"after/name"_s,
          u"after/organisation"_s, u"after/place"_s, u"after/address"_s}},
        {u"unreadable-received"_s, {u"source"_s, u"reason"_s}},
        {u"unreadable-settled"_s, {u"source"_s, u"before"_s, u"after"_s}},
        {u"comment-added"_s, {u"note"_s}},
        {u"comment-removed"_s, {u"note"_s}},
        {u"comment-changed"_s, {u"before/note"_s, u"after/note"_s}},
        {u"memo-written"_s, {u"before/text"_s, u"after/text"_s}},
        {u"saved-search-written"_s, {u"before/name"_s, u"before/query"_s, u"after/name"_s, u"after/query"_s}},
        {u"redaction-judged"_s, {u"before/note"_s, u"after/note"_s}},
        {u"person-erased"_s, {u"subject"_s, u"notes/*/text"_s, u"memos/*/text"_s}},
    };
    return all;
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QString sha256(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

/// Takes the text at a path out of a value and gives it in its place: {"respondent": {"name": …}}; undefined where
/// there is none, or an empty one. Elements of lists stand under their numbers.
QJsonValue take(QJsonValue &from, const QStringList &path, qsizetype depth = 0)
{
    if (depth == path.size())
        return from.isString() && !from.toString().isEmpty() ? std::exchange(from, QJsonValue(QJsonValue::Undefined))
                                                             : QJsonValue(QJsonValue::Undefined);
    QJsonObject taken;
    if (path[depth] == everyElement) {
        QJsonArray array = from.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            QJsonValue element = array.at(i);
            const QJsonValue part = take(element, path, depth + 1);
            if (part.isUndefined())
                continue;
            taken.insert(QString::number(i), part);
            array.replace(i, element);
        }
        from = array;
    } else if (from.isObject()) {
        QJsonObject object = from.toObject();
        QJsonValue member = object.value(path[depth]);
        const QJsonValue part = take(member, path, depth + 1);
        if (!part.isUndefined()) {
            taken.insert(path[depth], part);
            object.insert(path[depth], member); // removes it, where nothing is left
            from = object;
        }
    }
    return taken.isEmpty() ? QJsonValue(QJsonValue::Undefined) : taken;
}

QJsonValue merged(const QJsonValue &into, const QJsonValue &parts)
{
    if (!parts.isObject())
        return parts;
    const QJsonObject members = parts.toObject();
    if (into.isArray()) {
        QJsonArray array = into.toArray();
        for (auto one = members.begin(); one != members.end(); ++one) {
            if (const qsizetype at = one.key().toLongLong(); at < array.size())
                array.replace(at, merged(array.at(at), one.value()));
        }
        return array;
    }
    QJsonObject object = into.toObject();
    for (auto one = members.begin(); one != members.end(); ++one)
        object.insert(one.key(), merged(object.value(one.key()), one.value()));
    return object;
}

/// Of an entry, what is personal and what stays.
std::pair<QJsonObject, QJsonObject> parted(const QString &kind, const QJsonObject &change)
{
    QJsonValue stays = change;
    QJsonValue taken = QJsonObject();
    for (const QString &path : personal().value(kind)) {
        if (const QJsonValue part = take(stays, path.split(u'/')); !part.isUndefined())
            taken = merged(taken, part);
    }
    return {taken.toObject(), stays.toObject()};
}

QString freshSalt()
{
    std::array<quint32, 4> words{};
    QRandomGenerator::system()->fillRange(words.data(), qsizetype(words.size()));
    return QString::fromLatin1(
        QByteArray(reinterpret_cast<const char *>(words.data()), qsizetype(sizeof words)).toBase64());
}

} // namespace

SealedEntry seal(const QString &kind, const QJsonObject &change)
{
    auto [taken, stays] = parted(kind, change);
    if (taken.isEmpty())
        return {compact(change), {}};
    taken.insert(saltMember, freshSalt());
    const QByteArray sealed = compact(taken);
    stays.insert(sealMember, sha256(sealed));
    return {compact(stays), sealed};
}

QJsonObject opened(const QByteArray &change, const QByteArray &sealed)
{
    QJsonObject object = QJsonDocument::fromJson(change).object();
    if (sealed.isEmpty())
        return object;
    QJsonObject parts = QJsonDocument::fromJson(sealed).object();
    parts.remove(saltMember);
    object.remove(sealMember);
    return merged(object, parts).toObject();
}

bool isSealOf(const QJsonObject &change, const QByteArray &sealed)
{
    return sealed.isEmpty() || change.value(sealMember).toString() == sha256(sealed);
}

QByteArray withoutPersonal(const QString &kind, const QByteArray &change)
{
    auto [taken, stays] = parted(kind, QJsonDocument::fromJson(change).object());
    if (taken.isEmpty())
        return {};
    stays.insert(sealMember, u"erased"_s);
    return compact(stays);
}

} // namespace soundings::store
