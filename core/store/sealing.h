#pragma once

#include <QJsonObject>
#include <QString>

/// Personal data stands in an entry of the journal beside what is chained, not in it: the entry itself has only its
/// SHA-256, salted, so that it can go and the chain still proves all the rest.
namespace soundings::store {

/// An entry as it is stored.
struct SealedEntry
{
    QByteArray change; ///< JSON, without what is personal; under "sealed" the SHA-256 of `sealed` in hex, where there is any
    QByteArray sealed; ///< JSON: the members taken out, in their places, and a salt; null: nothing is personal
};
/// Takes out what the kind of entry has that tells of a person: names, addresses, subjects, file names, notes.
[[nodiscard]] SealedEntry seal(const QString &kind, const QJsonObject &change);
/// The entry whole again. Where the sealed part is gone its members are missing.
[[nodiscard]] QJsonObject opened(const QByteArray &change, const QByteArray &sealed);
/// Whether nothing was sealed, or this was.
[[nodiscard]] bool isSealOf(const QJsonObject &change, const QByteArray &sealed);
/// What stays of an entry from before anything was sealed; empty where it tells of no person.
[[nodiscard]] QByteArray withoutPersonal(const QString &kind, const QByteArray &change);

/// The member that stands for what is kept apart.
inline const QString sealMember = QStringLiteral("sealed");

} // namespace soundings::store
