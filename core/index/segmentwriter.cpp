#include "core/index/segmentwriter.h"

#include "core/search/stemmer.h"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <unordered_map>

namespace soundings::index {

namespace {

/// Beginnings are kept for what is typed first, where to join their words' documents would take long.
constexpr size_t longestBeginning = 3;
constexpr size_t worthKeeping = 20'000;

void appendValue(std::vector<uchar> &stream, quint32 value)
{
    for (; value >= 0x80; value >>= 7)
        stream.push_back(uchar(value | 0x80));
    stream.push_back(uchar(value));
}

} // namespace

SegmentWriter::SegmentWriter(Gathering &gathered)
    : m_in(gathered)
{
    m_head.documents = quint32(gathered.m_documents.size());
    m_head.words = quint32(gathered.m_vocabulary.size());
}

Pieces SegmentWriter::written()
{
    m_out.resize((sizeof(SegmentHead) + alignment - 1) / alignment);
    sortDocuments();
    sortWords();
    writeDocuments();
    writeWords(occurrences());
    writeStems();
    writeBeginnings();
    writePairs();
    std::memcpy(m_out.front().bytes, &m_head, sizeof m_head);
    return std::move(m_out);
}

template<class T>
Extent SegmentWriter::put(const T *values, size_t count)
{
    const size_t before = m_out.size();
    const Extent extent{before * alignment, count * sizeof(T)};
    m_out.resize(before + (extent.size + alignment - 1) / alignment);
    if (count > 0)
        std::memcpy(m_out[before].bytes, values, extent.size);
    return extent;
}

Extent SegmentWriter::putSet(const roaring_bitmap_t &set)
{
    const size_t before = m_out.size();
    const Extent extent{before * alignment, roaring_bitmap_frozen_size_in_bytes(&set)};
    m_out.resize(before + (extent.size + alignment - 1) / alignment);
    roaring_bitmap_frozen_serialize(&set, m_out[before].bytes);
    return extent;
}

size_t SegmentWriter::endOf(size_t document) const
{
    return m_ends[document];
}

void SegmentWriter::sortDocuments()
{
    std::vector<Gathering::Gathered> &documents = m_in.m_documents;
    std::vector<size_t> order(documents.size());
    std::iota(order.begin(), order.end(), size_t(0));
    std::sort(order.begin(), order.end(),
              [&](size_t a, size_t b) { return documents[a].document < documents[b].document; });
    std::vector<Gathering::Gathered> sorted;
    for (const size_t at : order) {
        sorted.push_back(documents[at]);
        m_ends.push_back(at + 1 < documents.size() ? documents[at + 1].begin : m_in.m_words.size());
    }
    documents = std::move(sorted);
}

void SegmentWriter::sortWords()
{
    const Vocabulary &vocabulary = m_in.m_vocabulary;
    m_byWord.resize(vocabulary.size());
    std::iota(m_byWord.begin(), m_byWord.end(), quint32(0));
    std::sort(m_byWord.begin(), m_byWord.end(),
              [&](quint32 a, quint32 b) { return vocabulary.word(a) < vocabulary.word(b); });
    m_placeOf.resize(m_byWord.size());
    for (quint32 place = 0; place < m_byWord.size(); ++place)
        m_placeOf[m_byWord[place]] = place;
}

/// Sorted by word, in one pass to count and one to put each in its place.
SegmentWriter::Occurrences SegmentWriter::occurrences() const
{
    Occurrences all;
    all.begins.resize(m_byWord.size() + 1);
    for (const quint32 word : m_in.m_words) {
        if (word != Gathering::noWord)
            ++all.begins[m_placeOf[word] + 1];
    }
    std::partial_sum(all.begins.begin(), all.begins.end(), all.begins.begin());
    std::vector<size_t> next(all.begins.begin(), all.begins.end() - 1);
    all.documents.resize(all.begins.back());
    all.positions.resize(all.begins.back());
    for (size_t document = 0; document < m_in.m_documents.size(); ++document) {
        const size_t begin = m_in.m_documents[document].begin;
        for (size_t at = begin; at < endOf(document); ++at) {
            if (m_in.m_words[at] == Gathering::noWord)
                continue;
            const size_t place = next[m_placeOf[m_in.m_words[at]]]++;
            all.documents[place] = quint16(document);
            all.positions[place] = quint32(at - begin);
        }
    }
    return all;
}

void SegmentWriter::writeDocuments()
{
    Bitmap documents;
    std::vector<quint32> lengths;
    for (const Gathering::Gathered &one : m_in.m_documents) {
        documents.add(one.document);
        lengths.push_back(one.length);
        m_head.tokens += one.length;
    }
    m_head.documentSet = putSet(*documents.raw());
    m_head.lengths = put(lengths.data(), lengths.size());
}

void SegmentWriter::writeWords(const Occurrences &all)
{
    search::Stemmer stemmer;
    m_entries.resize(m_byWord.size());
    std::vector<Document> having;
    for (size_t place = 0; place < m_byWord.size(); ++place) {
        WordEntry &entry = m_entries[place];
        const std::string_view word = m_in.m_vocabulary.word(m_byWord[place]);
        entry.letters = quint32(m_letters.size());
        entry.size = quint8(word.size());
        m_letters += word;
        m_stems.emplace_back(stemmer.stem(word));
        entry.stemLetters = entry.letters;
        entry.stemSize = quint8(m_stems.back().size());
        if (word.substr(0, m_stems.back().size()) != m_stems.back()) {
            entry.stemLetters = quint32(m_letters.size());
            m_letters += m_stems.back();
        }
        having.clear();
        for (size_t i = all.begins[place]; i < all.begins[place + 1]; ++i) {
            const Document document = m_in.m_documents[all.documents[i]].document;
            if (having.empty() || having.back() != document)
                having.push_back(document);
        }
        entry.documents = quint32(having.size());
        entry.set = putSet(*Bitmap::ofSorted(having).raw());
        writePositions(all, all.begins[place], all.begins[place + 1], entry);
    }
    m_head.wordEntries = put(m_entries.data(), m_entries.size());
    m_head.letters = put(m_letters.data(), m_letters.size());
}

void SegmentWriter::writePositions(const Occurrences &all, size_t begin, size_t end, WordEntry &entry)
{
    std::vector<uchar> stream;
    std::vector<quint32> blocks;
    size_t met = 0;
    quint32 before = 0;
    for (size_t i = begin; i < end; ++i) {
        if (i == begin || all.documents[i] != all.documents[i - 1]) {
            if (met++ % documentsOfABlock == 0)
                blocks.push_back(quint32(stream.size()));
            before = 0;
        }
        const bool last = i + 1 == end || all.documents[i + 1] != all.documents[i];
        appendValue(stream, (all.positions[i] - before) * 2 + (last ? 1 : 0));
        before = all.positions[i];
    }
    std::vector<uchar> whole;
    if (blocks.size() > 1) {
        whole.resize(blocks.size() * sizeof(quint32));
        std::memcpy(whole.data(), blocks.data(), whole.size());
    }
    whole.insert(whole.end(), stream.begin(), stream.end());
    entry.positions = put(whole.data(), whole.size());
}

void SegmentWriter::writeStems()
{
    std::vector<quint32> order(m_entries.size());
    std::iota(order.begin(), order.end(), quint32(0));
    std::stable_sort(order.begin(), order.end(), [&](quint32 a, quint32 b) { return m_stems[a] < m_stems[b]; });
    m_head.byStem = put(order.data(), order.size());
}

void SegmentWriter::writeBeginnings()
{
    std::vector<BeginningEntry> kept;
    const auto wordAt = [&](size_t place) { return m_in.m_vocabulary.word(m_byWord[place]); };
    for (size_t size = 1; size <= longestBeginning; ++size) {
        for (size_t first = 0; first < m_entries.size();) {
            const std::string_view letters = wordAt(first).substr(0, size);
            size_t last = first;
            size_t all = 0;
            for (; last < m_entries.size() && wordAt(last).substr(0, size) == letters; ++last)
                all += m_entries[last].documents;
            if (letters.size() == size && last - first > 1 && all >= worthKeeping) {
                Bitmap together;
                for (size_t place = first; place < last; ++place) {
                    const Extent &set = m_entries[place].set;
                    const roaring_bitmap_t *one =
                        roaring_bitmap_frozen_view(m_out[set.at / alignment].bytes, set.size);
                    Q_ASSERT(one);
                    together |= *one;
                    roaring_bitmap_free(const_cast<roaring_bitmap_t *>(one));
                }
                BeginningEntry entry{{}, quint32(size), putSet(*together.raw())};
                std::copy(letters.begin(), letters.end(), entry.letters);
                kept.push_back(entry);
            }
            first = last;
        }
    }
    std::sort(kept.begin(), kept.end(), [](const BeginningEntry &a, const BeginningEntry &b) {
        return std::string_view(a.letters, a.size) < std::string_view(b.letters, b.size);
    });
    m_head.beginnings = quint32(kept.size());
    m_head.beginningEntries = put(kept.data(), kept.size());
}

void SegmentWriter::writePairs()
{
    std::vector<bool> frequent(m_byWord.size()); // by number in the vocabulary
    for (size_t place = 0; place < m_byWord.size(); ++place)
        frequent[m_byWord[place]] = isFrequent(m_entries[place].documents, m_head.documents);
    std::unordered_map<quint64, std::vector<Document>> pairs;
    for (size_t document = 0; document < m_in.m_documents.size(); ++document) {
        const auto &[id, length, begin] = m_in.m_documents[document];
        for (size_t at = begin; at + 1 < endOf(document); ++at) {
            const quint32 first = m_in.m_words[at];
            const quint32 second = m_in.m_words[at + 1];
            if (first == Gathering::noWord || second == Gathering::noWord || !frequent[first] || !frequent[second])
                continue;
            std::vector<Document> &having = pairs[quint64(m_placeOf[first]) << 32 | m_placeOf[second]];
            if (having.empty() || having.back() != id)
                having.push_back(id);
        }
    }
    std::vector<quint64> order;
    for (const auto &[pair, having] : pairs)
        order.push_back(pair);
    std::sort(order.begin(), order.end());
    std::vector<PairEntry> entries;
    for (const quint64 pair : order)
        entries.push_back({quint32(pair >> 32), quint32(pair), putSet(*Bitmap::ofSorted(pairs[pair]).raw())});
    m_head.pairs = quint32(entries.size());
    m_head.pairEntries = put(entries.data(), entries.size());
}

} // namespace soundings::index
