#pragma once

#include "core/intake/mapi.h"

#include <QByteArray>
#include <QMap>

namespace soundings::test {

/// A .msg as Outlook would save it, property by property.
struct Msg
{
    QMap<QByteArray, QByteArray> streams;
    QMap<QByteArray, Msg> storages;
    QByteArray fixed; ///< the entries of the properties stream

    Msg &text(intake::Mapi id, const QString &value);
    Msg &narrow(intake::Mapi id, const QByteArray &value);
    Msg &binary(intake::Mapi id, const QByteArray &value);
    Msg &number(intake::Mapi id, int value);
    Msg &time(intake::Mapi id, Instant value);
    Msg &attach(const Msg &attachment); ///< one made of properties
    Msg &attachFile(const QString &name, const QByteArray &bytes);
    Msg &attachMessage(const Msg &message, const QString &name);

    [[nodiscard]] QByteArray file() const; ///< the compound file
};

/// winmail.dat, attribute by attribute.
struct Tnef
{
    QByteArray bytes;

    Tnef();
    Tnef &attribute(int level, quint16 id, const QByteArray &data);
    static QByteArray property(intake::Mapi id, quint16 type, const QByteArray &value);
    static QByteArray properties(const QByteArrayList &list);
};

} // namespace soundings::test
