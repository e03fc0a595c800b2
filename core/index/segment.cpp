#include "core/index/segment.h"

#include <algorithm>
#include <numeric>

#include <sys/mman.h>

namespace soundings::index {

namespace {

/// A value of the positions' stream, and on to the next.
quint32 take(const uchar *&at)
{
    quint32 value = *at & 0x7F;
    for (int shift = 7; *at++ & 0x80; shift += 7)
        value |= quint32(*at & 0x7F) << shift;
    return value;
}

} // namespace

Segment::Segment(Pieces bytes)
    : m_owned(std::move(bytes))
    , m_bytes(reinterpret_cast<const uchar *>(m_owned.data()))
    , m_size(m_owned.size() * sizeof(Piece))
{}

Segment::Segment(std::unique_ptr<QFile> file, const uchar *mapped, size_t size, QString name, quint64 digest)
    : m_file(std::move(file))
    , m_bytes(mapped)
    , m_size(size)
    , m_name(std::move(name))
    , m_digest(digest)
{}

Segment::~Segment() = default;

bool Segment::isReadable(const uchar *bytes, size_t size)
{
    if (size < sizeof(SegmentHead))
        return false;
    const auto &head = *reinterpret_cast<const SegmentHead *>(bytes);
    const auto fits = [&](const Extent &extent) { return extent.at <= size && extent.size <= size - extent.at; };
    return head.mark == segmentMark && fits(head.documentSet) && fits(head.lengths) && fits(head.wordEntries) &&
           fits(head.byStem) && fits(head.letters) && fits(head.beginningEntries) && fits(head.pairEntries);
}

Bitmap Segment::documents() const
{
    return Bitmap(roaring_bitmap_copy(&*view(head().documentSet)));
}

std::span<const quint32> Segment::lengths() const
{
    return at<quint32>(head().lengths);
}

std::string_view Segment::word(quint32 word) const
{
    const WordEntry &entry = entries()[word];
    return {reinterpret_cast<const char *>(m_bytes) + head().letters.at + entry.letters, entry.size};
}

std::string_view Segment::stem(quint32 word) const
{
    const WordEntry &entry = entries()[word];
    return {reinterpret_cast<const char *>(m_bytes) + head().letters.at + entry.stemLetters, entry.stemSize};
}

std::optional<quint32> Segment::find(std::string_view word) const
{
    const Range range = beginningWith(word);
    return range.first < range.last && this->word(range.first) == word ? std::optional(range.first) : std::nullopt;
}

Segment::Range Segment::beginningWith(std::string_view letters) const
{
    const auto begin = entries().begin();
    const auto beginningOf = [&](const WordEntry &entry) {
        return word(quint32(&entry - &*begin)).substr(0, letters.size());
    };
    const auto first = std::lower_bound(begin, entries().end(), letters, [&](const WordEntry &entry, std::string_view wanted) {
        return beginningOf(entry) < wanted;
    });
    const auto last = std::upper_bound(first, entries().end(), letters, [&](std::string_view wanted, const WordEntry &entry) {
        return wanted < beginningOf(entry);
    });
    return {quint32(first - begin), quint32(last - begin)};
}

std::vector<quint32> Segment::withStem(std::string_view wanted) const
{
    const std::span<const quint32> order = at<quint32>(head().byStem);
    const auto first = std::lower_bound(order.begin(), order.end(), wanted,
                                        [&](quint32 word, std::string_view sought) { return stem(word) < sought; });
    const auto last = std::upper_bound(first, order.end(), wanted,
                                       [&](std::string_view sought, quint32 word) { return sought < stem(word); });
    return {first, last};
}

Segment::View Segment::view(const Extent &extent) const
{
    m_touched.fetch_add(extent.size, std::memory_order_relaxed);
    const roaring_bitmap_t *frozen =
        roaring_bitmap_frozen_view(reinterpret_cast<const char *>(m_bytes) + extent.at, extent.size);
    Q_ASSERT(frozen);
    return View(frozen);
}

Segment::View Segment::having(quint32 word) const
{
    return view(entries()[word].set);
}

std::optional<Segment::View> Segment::havingBeginning(std::string_view letters) const
{
    const std::span<const BeginningEntry> kept = at<BeginningEntry>(head().beginningEntries);
    const auto lettersOf = [](const BeginningEntry &entry) { return std::string_view(entry.letters, entry.size); };
    const auto found = std::lower_bound(
        kept.begin(), kept.end(), letters,
        [&](const BeginningEntry &entry, std::string_view wanted) { return lettersOf(entry) < wanted; });
    if (found == kept.end() || lettersOf(*found) != letters)
        return std::nullopt;
    return view(found->set);
}

std::optional<Segment::View> Segment::havingPair(quint32 first, quint32 second) const
{
    const std::span<const PairEntry> kept = at<PairEntry>(head().pairEntries);
    const std::pair wanted(first, second);
    const auto found = std::lower_bound(kept.begin(), kept.end(), wanted, [](const PairEntry &entry, const auto &sought) {
        return std::pair(entry.first, entry.second) < sought;
    });
    if (found == kept.end() || std::pair(found->first, found->second) != wanted)
        return std::nullopt;
    return view(found->set);
}

bool Segment::keepsPairs(quint32 first, quint32 second) const
{
    return isFrequent(frequency(first), documentCount()) && isFrequent(frequency(second), documentCount());
}

void Segment::letGo() const
{
    if (m_file)
        ::madvise(const_cast<uchar *>(m_bytes), m_size, MADV_DONTNEED);
}

Segment::Positions::Positions(const Segment &segment, quint32 word)
{
    const WordEntry &entry = segment.entries()[word];
    segment.m_touched.fetch_add(entry.positions.size, std::memory_order_relaxed);
    const View having = segment.having(word);
    m_documents.resize(entry.documents);
    roaring_bitmap_to_uint32_array(&*having, m_documents.data());
    const size_t blocks = (m_documents.size() + documentsOfABlock - 1) / documentsOfABlock;
    const uchar *begin = segment.m_bytes + entry.positions.at;
    if (blocks > 1)
        m_blocks = {reinterpret_cast<const quint32 *>(begin), blocks};
    m_at = m_stream = begin + m_blocks.size_bytes();
}

void Segment::Positions::skipTo(size_t place)
{
    if (const size_t block = place / documentsOfABlock; !m_blocks.empty() && block > m_place / documentsOfABlock) {
        m_place = block * documentsOfABlock;
        m_at = m_stream + m_blocks[block];
    }
    while (m_place < place) {
        uchar last = 0; // a value's lowest bit stands in its first byte
        do {
            last = *m_at & 1;
            while (*m_at++ & 0x80) {}
        } while (!last);
        ++m_place;
    }
}

void Segment::Positions::appendTo(std::vector<quint32> &positions, Document document)
{
    auto from = m_documents.begin() + ptrdiff_t(m_place);
    ptrdiff_t step = 1;
    while (m_documents.end() - from > step && from[step] < document) { // near more often than far
        from += step;
        step *= 2;
    }
    const auto until = m_documents.end() - from > step ? from + step + 1 : m_documents.end();
    const auto found = std::lower_bound(from, until, document);
    if (found == m_documents.end() || *found != document)
        return;
    skipTo(size_t(found - m_documents.begin()));
    quint32 position = 0;
    for (quint32 value = 0; (value & 1) == 0;) {
        value = take(m_at);
        position += value >> 1;
        positions.push_back(position);
    }
    ++m_place;
}

} // namespace soundings::index
