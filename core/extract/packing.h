#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <concepts>

namespace soundings::extract {

/// Numbers (little end first), bytes and texts (UTF-8) one after another, each of the latter after its
/// length.
class Packer
{
public:
    template<std::integral T>
    void number(T value)
    {
        for (size_t i = 0; i < sizeof(T); ++i)
            m_bytes += char(quint64(value) >> (8 * i) & 0xff);
    }
    void bytes(const QByteArray &value);
    void text(const QString &value) { bytes(value.toUtf8()); }
    void texts(const QStringList &values);

    [[nodiscard]] const QByteArray &packed() const { return m_bytes; }

private:
    QByteArray m_bytes;
};

/// Takes them out again. Believes nothing: what is not there comes out as 0 or empty, and makes sound() false
/// for good. Never takes more memory than a small multiple of what it was given.
class Unpacker
{
public:
    explicit Unpacker(QByteArrayView bytes)
        : m_left(bytes)
    {}

    template<std::integral T>
    [[nodiscard]] T number()
    {
        const QByteArrayView from = take(sizeof(T));
        quint64 value = 0;
        for (qsizetype i = 0; i < from.size(); ++i)
            value |= quint64(uchar(from[i])) << (8 * i);
        return T(value);
    }
    [[nodiscard]] QByteArray bytes() { return view().toByteArray(); }
    [[nodiscard]] QString text() { return QString::fromUtf8(view()); }
    [[nodiscard]] QStringList texts();
    /// How many items follow, each of at least `least` bytes: 0 where there can't be so many.
    [[nodiscard]] quint32 count(qsizetype least);

    [[nodiscard]] QByteArrayView rest() const { return m_left; }
    [[nodiscard]] bool sound() const { return m_sound; }
    [[nodiscard]] bool soundAndDone() const { return m_sound && m_left.isEmpty(); }

private:
    QByteArrayView take(quint64 size);
    QByteArrayView view() { return take(number<quint64>()); }

    QByteArrayView m_left;
    bool m_sound = true;
};

} // namespace soundings::extract
