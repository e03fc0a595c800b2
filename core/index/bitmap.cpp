#include "core/index/bitmap.h"

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
            const auto value = quint16(i * 64 + size_t(std::countr_zero(word)));
            put(to, &value, sizeof value);
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

QByteArray Bitmap::bytes() const
{
    QByteArray written(qsizetype(roaring_bitmap_portable_size_in_bytes(raw())), Qt::Uninitialized);
    roaring_bitmap_portable_serialize(raw(), written.data());
    return written;
}

} // namespace soundings::index
