#include "core/index/bitmap.h"

#include "core/index/layout.h"

#include <bit>
#include <cstring>

namespace soundings::index {

namespace {

// Roaring's portable format: https://github.com/RoaringBitmap/RoaringFormatSpec
constexpr quint32 cookieWithoutRuns = 12346;
constexpr size_t wordsOfAContainer = 1024;
constexpr size_t mostInAnArray = 4096;

struct Container
{
    size_t firstWord = 0;
    size_t count = 0;
};

std::vector<Container> containersOf(const std::vector<quint64> &words)
{
    std::vector<Container> found;
    for (size_t first = 0; first < words.size(); first += wordsOfAContainer) {
        Container one{first, 0};
        for (size_t i = first; i < std::min(words.size(), first + wordsOfAContainer); ++i)
            one.count += size_t(std::popcount(words[i]));
        if (one.count > 0)
            found.push_back(one);
    }
    return found;
}

void put(char *&to, const void *from, size_t size)
{
    std::memcpy(to, from, size);
    to += size;
}

template<class T>
void put(char *&to, T value)
{
    put(to, &value, sizeof value);
}

void putContainer(char *&to, const std::vector<quint64> &words, const Container &container)
{
    const size_t size = std::min(words.size() - container.firstWord, wordsOfAContainer);
    if (container.count > mostInAnArray) {
        std::memset(to, 0, wordsOfAContainer * sizeof(quint64));
        std::memcpy(to, &words[container.firstWord], size * sizeof(quint64));
        to += wordsOfAContainer * sizeof(quint64);
        return;
    }
    for (size_t i = 0; i < size; ++i) {
        for (quint64 word = words[container.firstWord + i]; word != 0; word &= word - 1) {
            put(to, quint16(i * 64 + size_t(std::countr_zero(word))));
        }
    }
}

} // namespace

Bitmap Bitmap::ofBits(const std::vector<quint64> &words)
{
    const std::vector<Container> containers = containersOf(words);
    if (containers.empty())
        return {};
    const auto sizeOf = [](const Container &one) {
        return one.count > mostInAnArray ? wordsOfAContainer * sizeof(quint64) : one.count * sizeof(quint16);
    };
    size_t size = 2 * sizeof(quint32) + containers.size() * (2 * sizeof(quint16) + sizeof(quint32));
    std::vector<quint32> offsets;
    for (const Container &one : containers) {
        offsets.push_back(quint32(size));
        size += sizeOf(one);
    }
    std::vector<char> bytes(size);
    char *to = bytes.data();
    const auto many = quint32(containers.size());
    put(to, &cookieWithoutRuns, sizeof cookieWithoutRuns);
    put(to, &many, sizeof many);
    for (const Container &one : containers) {
        const quint16 head[]{quint16(one.firstWord / wordsOfAContainer), quint16(one.count - 1)};
        put(to, head, sizeof head);
    }
    put(to, offsets.data(), offsets.size() * sizeof(quint32));
    for (const Container &one : containers)
        putContainer(to, words, one);
    roaring_bitmap_t *read = roaring_bitmap_portable_deserialize_safe(bytes.data(), bytes.size());
    Q_ASSERT(read);
    return Bitmap(read);
}

std::unique_ptr<Bitmap> Bitmap::read(const char *bytes, size_t size)
{
    roaring_bitmap_t *read = roaring_bitmap_portable_deserialize_safe(bytes, size);
    return read ? std::make_unique<Bitmap>(read) : nullptr;
}

std::vector<Document> Bitmap::documents() const
{
    std::vector<Document> all(count());
    roaring_bitmap_to_uint32_array(raw(), all.data());
    return all;
}

std::vector<quint64> Bitmap::bits(size_t documents) const
{
    std::vector<quint64> words((documents + 63) / 64);
    for (const Document document : this->documents()) {
        if (document < documents)
            words[document / 64] |= quint64(1) << (document % 64);
    }
    return words;
}

// CRoaring's frozen format, the only one in which a container of few may be bits: bits of all containers, then of each its
// number, its count less one and what it is, then how many there are. It is written where roaring.c describes it.
Bitmap Bitmap::spread() const
{
    constexpr quint32 frozenCookie = 13766;
    constexpr int cookieBits = 15;
    constexpr char typeBits = 1;
    if (isEmpty())
        return {};
    const std::vector<quint64> words = bits(size_t(roaring_bitmap_maximum(raw())) + 1);
    const std::vector<Container> containers = containersOf(words);
    const size_t many = containers.size();
    constexpr size_t bytesOfAContainer = wordsOfAContainer * sizeof(quint64);
    const size_t size = many * (bytesOfAContainer + 2 * sizeof(quint16) + 1) + sizeof(quint32);
    const auto frozen = std::make_unique<Piece[]>(size / alignment + 1);
    char *to = reinterpret_cast<char *>(frozen.get());
    for (const Container &one : containers) { // the rest of the last one is 0 already
        std::memcpy(to, &words[one.firstWord], std::min(words.size() - one.firstWord, wordsOfAContainer) * sizeof(quint64));
        to += bytesOfAContainer;
    }
    for (const Container &one : containers)
        put(to, quint16(one.firstWord / wordsOfAContainer));
    for (const Container &one : containers)
        put(to, quint16(one.count - 1));
    for (size_t i = 0; i < many; ++i)
        put(to, typeBits);
    put(to, quint32(many) << cookieBits | frozenCookie);
    const std::unique_ptr<const roaring_bitmap_t, void (*)(const roaring_bitmap_t *)> view(
        roaring_bitmap_frozen_view(reinterpret_cast<char *>(frozen.get()), size), roaring_bitmap_free);
    Q_ASSERT(view);
    return Bitmap(roaring_bitmap_copy(view.get()));
}

QByteArray Bitmap::bytes() const
{
    QByteArray written(qsizetype(roaring_bitmap_portable_size_in_bytes(raw())), Qt::Uninitialized);
    roaring_bitmap_portable_serialize(raw(), written.data());
    return written;
}

} // namespace soundings::index
