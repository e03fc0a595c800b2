#include "core/intake/oledirectory.h"

#include <QtEndian>

#include <vector>

namespace soundings::intake {

namespace {

constexpr qsizetype headerSize = 512;
constexpr qsizetype entrySize = 128;

// The sectors of a compound file, none beyond its end.
class Sectors
{
public:
    explicit Sectors(const QByteArray &file)
        : m_file(file)
        , m_shift(qFromLittleEndian<quint16>(file.constData() + 30))
    {
        if (m_shift == 9 || m_shift == 12) // the two there are
            readTable();
    }

    [[nodiscard]] QByteArray chain(quint32 sector) const;

private:
    void readTable();
    [[nodiscard]] qint64 size() const { return qint64(1) << m_shift; }
    [[nodiscard]] qint64 count() const { return m_file.size() / size(); }
    [[nodiscard]] QByteArrayView at(quint32 sector) const
    {
        const qint64 begin = (qint64(sector) + 1) << m_shift;
        return begin + size() > m_file.size() ? QByteArrayView()
                                              : QByteArrayView(m_file).sliced(begin, size());
    }
    static quint32 number(QByteArrayView bytes, qint64 place)
    {
        return place * 4 + 4 > bytes.size() ? ~0U : qFromLittleEndian<quint32>(bytes.data() + place * 4);
    }

    const QByteArray &m_file;
    int m_shift;
    std::vector<quint32> m_table; ///< where the sectors of the allocation table lie
};

void Sectors::readTable()
{
    constexpr qint64 inHeader = 109;
    const QByteArrayView header = QByteArrayView(m_file).first(headerSize);
    for (qint64 i = 0; i < inHeader; ++i)
        m_table.push_back(number(header, 19 + i));
    quint32 more = number(header, 17);
    for (qint64 read = 0; read < count() && !at(more).isEmpty(); ++read) {
        const qint64 last = size() / 4 - 1; // leads on
        for (qint64 i = 0; i < last; ++i)
            m_table.push_back(number(at(more), i));
        more = number(at(more), last);
    }
}

QByteArray Sectors::chain(quint32 sector) const
{
    if (m_table.empty())
        return {}; // its sectors have no size that there is
    QByteArray bytes;
    const qint64 inSector = size() / 4;
    for (qint64 read = 0; read < count() && !at(sector).isEmpty(); ++read) {
        bytes += at(sector);
        const auto place = size_t(sector / inSector);
        sector = place < m_table.size() ? number(at(m_table[place]), sector % inSector) : ~0U;
    }
    return bytes;
}

} // namespace

bool isShallow(const QByteArray &compoundFile)
{
    constexpr int deepest = 10'000;
    if (compoundFile.size() < headerSize)
        return false;
    const QByteArray directory =
        Sectors(compoundFile).chain(qFromLittleEndian<quint32>(compoundFile.constData() + 48));
    const auto entries = size_t(directory.size() / entrySize);
    std::vector<bool> seen(entries, false);
    std::vector<std::pair<size_t, int>> open; // entry and depth
    if (entries > 0)
        open.emplace_back(0, 0);
    while (!open.empty()) {
        const auto [entry, depth] = open.back();
        open.pop_back();
        if (depth > deepest)
            return false;
        for (const int link : {68, 72, 76}) { // its neighbours and what it holds
            const auto next =
                qFromLittleEndian<quint32>(directory.constData() + qsizetype(entry) * entrySize + link);
            if (next < entries && !seen[next]) {
                seen[next] = true;
                open.emplace_back(next, depth + 1);
            }
        }
    }
    return true;
}

} // namespace soundings::intake
