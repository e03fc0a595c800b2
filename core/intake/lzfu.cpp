#include "core/intake/lzfu.h"

#include <QtEndian>

#include <array>

namespace soundings::intake {

namespace {

constexpr qsizetype headerSize = 16;
constexpr quint32 packedMark = 0x75465a4c;   // "LZFu"
constexpr quint32 unpackedMark = 0x414c454d; // "MELA"

// What the dictionary holds before the first byte: [MS-OXRTFCP] 2.1.2.1.
constexpr char initial[] =
    "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern "
    "\\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0"
    "\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";
static_assert(sizeof(initial) - 1 == 207);

quint32 checksum(QByteArrayView bytes) // [MS-OXRTFCP] 2.1.3.2: CRC-32 without its inversions
{
    static const std::array<quint32, 256> table = [] {
        std::array<quint32, 256> values;
        for (quint32 i = 0; i < values.size(); ++i) {
            values[i] = i;
            for (int bit = 0; bit < 8; ++bit)
                values[i] = values[i] & 1 ? (values[i] >> 1) ^ 0xedb88320 : values[i] >> 1;
        }
        return values;
    }();
    quint32 crc = 0;
    for (const char c : bytes)
        crc = table[(crc ^ quint32(c)) & 0xff] ^ (crc >> 8);
    return crc;
}

class Dictionary
{
public:
    Dictionary() { std::copy_n(initial, m_at, m_bytes.begin()); }

    void add(char c)
    {
        m_bytes[m_at] = c;
        m_at = (m_at + 1) % m_bytes.size();
    }
    [[nodiscard]] char at(size_t place) const { return m_bytes[place % m_bytes.size()]; }
    [[nodiscard]] size_t end() const { return m_at; }

private:
    std::array<char, 4096> m_bytes{};
    size_t m_at = sizeof(initial) - 1;
};

// None where the end mark is missing.
std::optional<QByteArray> unpacked(QByteArrayView packed)
{
    QByteArray out;
    Dictionary dictionary;
    qsizetype at = 0;
    const auto take = [&](char c) {
        out += c;
        dictionary.add(c);
    };
    while (at < packed.size()) {
        const auto control = quint8(packed[at++]);
        for (int bit = 0; bit < 8; ++bit) {
            if (!(control >> bit & 1)) {
                if (at >= packed.size())
                    return std::nullopt;
                take(packed[at++]);
                continue;
            }
            if (at + 1 >= packed.size())
                return std::nullopt;
            const auto reference = qFromBigEndian<quint16>(packed.data() + at);
            at += 2;
            const size_t place = reference >> 4;
            if (place == dictionary.end())
                return out;
            for (size_t i = 0; i < size_t(reference & 0xf) + 2; ++i)
                take(dictionary.at(place + i));
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<QByteArray> decompressedRtf(const QByteArray &compressed)
{
    if (compressed.size() < headerSize)
        return std::nullopt;
    const char *header = compressed.constData();
    const qint64 size = qFromLittleEndian<quint32>(header); // counted from behind itself
    const qint64 rawSize = qFromLittleEndian<quint32>(header + 4);
    const auto mark = qFromLittleEndian<quint32>(header + 8);
    if (mark == unpackedMark)
        return compressed.mid(headerSize, rawSize);
    if (mark != packedMark || size < headerSize - 4 || size > compressed.size() - 4)
        return std::nullopt;
    const QByteArrayView packed = QByteArrayView(compressed).sliced(headerSize, size + 4 - headerSize);
    if (checksum(packed) != qFromLittleEndian<quint32>(header + 12))
        return std::nullopt;
    return unpacked(packed);
}

} // namespace soundings::intake
