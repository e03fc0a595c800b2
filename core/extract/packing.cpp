#include "core/extract/packing.h"

namespace soundings::extract {

void Packer::bytes(const QByteArray &value)
{
    number(quint64(value.size()));
    m_bytes += value;
}

void Packer::texts(const QStringList &values)
{
    number(quint32(values.size()));
    for (const QString &value : values)
        text(value);
}

QByteArrayView Unpacker::take(quint64 size)
{
    if (size > quint64(m_left.size())) {
        m_sound = false;
        m_left = {};
        return {};
    }
    const QByteArrayView taken = m_left.first(qsizetype(size));
    m_left = m_left.sliced(qsizetype(size));
    return taken;
}

quint32 Unpacker::count(qsizetype least)
{
    const auto claimed = number<quint32>();
    if (qint64(claimed) * least <= m_left.size())
        return claimed;
    m_sound = false;
    m_left = {};
    return 0;
}

QStringList Unpacker::texts()
{
    QStringList all;
    for (quint32 left = count(sizeof(quint64)); left > 0 && m_sound; --left)
        all += text();
    return all;
}

} // namespace soundings::extract
