#pragma once

#include "core/consultation/words.h"
#include "core/store/connection.h"

#include <QDateTime>
#include <QJsonObject>

/// Values as the journal's JSON has them, for the tables. Each throws StoreFailure where it can't be made
/// sense of.
namespace soundings::store {

[[noreturn]] inline void senseless(const QString &detail)
{
    refuse(ErrorKind::Unreadable, detail);
}

inline const QVariant none(QMetaType::fromType<qint64>());

template<class E>
[[nodiscard]] int word(const QJsonValue &value)
{
    const std::optional<E> known = fromWord<E>(value.toString());
    if (!known)
        senseless(QStringLiteral("“%1” is no word of the journal.").arg(value.toString()));
    return int(*known);
}

[[nodiscard]] inline qint64 instant(const QJsonValue &value)
{
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    if (!time.isValid())
        senseless(QStringLiteral("“%1” is no time.").arg(value.toString()));
    return time.toMSecsSinceEpoch();
}

[[nodiscard]] inline QVariant instantOrNull(const QJsonValue &value)
{
    return value.isNull() || value.isUndefined() ? none : QVariant(instant(value));
}

[[nodiscard]] inline QVariant idOrNull(const QJsonValue &value)
{
    return value.toInteger() > 0 ? QVariant(value.toInteger()) : none;
}

[[nodiscard]] inline QByteArray digest(const QJsonValue &value)
{
    return QByteArray::fromHex(value.toString().toLatin1());
}

} // namespace soundings::store
