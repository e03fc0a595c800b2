#include "core/index/phrase.h"

#include "core/search/stemmer.h"
#include "core/search/wordscanner.h"

#include <algorithm>

namespace soundings::index {

namespace {

using search::Text;

/// A place's positions, document by document, ascending.
class Reader
{
public:
    Reader(const Segment &segment, const Spot &spot, const std::vector<Document> &documents)
    {
        constexpr size_t fewWords = 8; // of more it is quicker to gather all positions first
        if (spot.words.size() <= fewWords) {
            for (const quint32 word : spot.words)
                m_walks.emplace_back(segment, word);
            return;
        }
        std::vector<quint32> positions;
        const Bitmap wanted = Bitmap::ofSorted(documents);
        for (const quint32 word : spot.words) {
            std::vector<Document> having(segment.frequency(word));
            roaring_bitmap_to_uint32_array(&*segment.having(word), having.data());
            std::optional<Segment::Positions> walk;
            for (const Document document : having) {
                if (!wanted.contains(document))
                    continue;
                if (!walk)
                    walk.emplace(segment, word);
                positions.clear();
                walk->appendTo(positions, document);
                for (const quint32 position : positions)
                    m_gathered.push_back(quint64(document) << 32 | position);
            }
        }
        std::sort(m_gathered.begin(), m_gathered.end());
    }

    void read(std::vector<quint32> &positions, Document document)
    {
        positions.clear();
        for (Segment::Positions &walk : m_walks)
            walk.appendTo(positions, document);
        if (m_walks.size() > 1)
            std::sort(positions.begin(), positions.end());
        while (m_next < m_gathered.size() && m_gathered[m_next] >> 32 < document)
            ++m_next;
        for (; m_next < m_gathered.size() && m_gathered[m_next] >> 32 == document; ++m_next)
            positions.push_back(quint32(m_gathered[m_next]));
    }

private:
    std::vector<Segment::Positions> m_walks;
    std::vector<quint64> m_gathered; ///< document << 32 | position
    size_t m_next = 0;
};

/// Of the places where a phrase may begin, those that have this too, so far on.
void keepFollowed(std::vector<quint32> &begins, const std::vector<quint32> &positions, quint32 offset)
{
    auto kept = begins.begin();
    auto at = positions.begin();
    for (const quint32 begin : begins) {
        while (at != positions.end() && *at < begin + offset)
            ++at;
        if (at != positions.end() && *at == begin + offset)
            *kept++ = begin;
    }
    begins.erase(kept, begins.end());
}

template<class F>
void forEachFound(const Segment &segment, const Spots &spots, const std::vector<Document> &documents, F found)
{
    std::vector<Reader> readers;
    for (const Spot &spot : spots)
        readers.emplace_back(segment, spot, documents);
    std::vector<quint32> begins;
    std::vector<quint32> positions;
    for (const Document document : documents) {
        readers.front().read(begins, document);
        for (size_t i = 1; i < readers.size() && !begins.empty(); ++i) {
            readers[i].read(positions, document);
            keepFollowed(begins, positions, quint32(i));
        }
        if (!begins.empty())
            found(document, quint32(begins.size()));
    }
}

/// What can have the phrase at all: each of its words, and pairs of them side by side where those are kept.
Bitmap candidates(const Segment &segment, const Spots &spots, bool &sure)
{
    Bitmap all = having(segment, spots.front());
    size_t pairs = 0;
    for (size_t i = 1; i < spots.size() && !all.isEmpty(); ++i) {
        const std::vector<quint32> &before = spots[i - 1].words;
        const std::vector<quint32> &here = spots[i].words;
        if (before.size() == 1 && here.size() == 1 && segment.keepsPairs(before.front(), here.front())) {
            const std::optional<Segment::View> pair = segment.havingPair(before.front(), here.front());
            if (!pair)
                return {};
            roaring_bitmap_and_inplace(all.raw(), &**pair);
            ++pairs;
        } else {
            all &= having(segment, spots[i]);
        }
    }
    sure = spots.size() == 1 || (spots.size() == 2 && pairs == 1);
    return all;
}

} // namespace

std::vector<Wanted> wantedBy(const Text &text)
{
    search::Stemmer stemmer;
    std::vector<Wanted> wanted;
    for (const search::Word &word : search::split(text.text)) {
        const std::string folded = word.folded.toStdString();
        if (text.exact || text.prefix)
            wanted.push_back({folded, Wanted::As::Word});
        else
            wanted.push_back({std::string(stemmer.stem(folded)), Wanted::As::Stem});
    }
    if (text.prefix && !wanted.empty())
        wanted.back().as = Wanted::As::Beginning;
    return wanted;
}

Spots spotsIn(const Segment &segment, const std::vector<Wanted> &wanted)
{
    Spots spots;
    for (const Wanted &one : wanted) {
        Spot &spot = spots.emplace_back();
        if (one.as == Wanted::As::Stem) {
            spot.words = segment.withStem(one.letters);
        } else if (one.as == Wanted::As::Word) {
            if (const std::optional<quint32> word = segment.find(one.letters))
                spot.words = {*word};
        } else {
            spot.beginning = one.letters;
            const Segment::Range range = segment.beginningWith(one.letters);
            for (quint32 word = range.first; word < range.last; ++word)
                spot.words.push_back(word);
        }
    }
    return spots;
}

Bitmap having(const Segment &segment, const Spot &spot)
{
    if (!spot.beginning.empty()) {
        if (const std::optional<Segment::View> kept = segment.havingBeginning(spot.beginning))
            return Bitmap(roaring_bitmap_copy(&**kept));
    }
    if (spot.words.size() == 1)
        return Bitmap(roaring_bitmap_copy(&*segment.having(spot.words.front())));
    std::vector<Segment::View> views;
    std::vector<const roaring_bitmap_t *> sets;
    for (const quint32 word : spot.words) {
        views.push_back(segment.having(word));
        sets.push_back(&*views.back());
    }
    return Bitmap(roaring_bitmap_or_many(sets.size(), sets.data()));
}

Bitmap having(const Segment &segment, const Spots &spots)
{
    if (std::any_of(spots.begin(), spots.end(), [](const Spot &spot) { return spot.words.empty(); }))
        return {};
    bool sure = false;
    Bitmap possible = candidates(segment, spots, sure);
    if (sure || possible.isEmpty())
        return possible;
    std::vector<Document> found;
    forEachFound(segment, spots, possible.documents(), [&](Document document, quint32) { found.push_back(document); });
    return Bitmap::ofSorted(found);
}

std::vector<Occurrence> occurrences(const Segment &segment, const Spots &spots, const Bitmap &in)
{
    if (std::any_of(spots.begin(), spots.end(), [](const Spot &spot) { return spot.words.empty(); }))
        return {};
    bool sure = false;
    Bitmap possible = candidates(segment, spots, sure);
    possible &= in;
    std::vector<Occurrence> found;
    forEachFound(segment, spots, possible.documents(),
                 [&](Document document, quint32 times) { found.push_back({document, times}); });
    return found;
}

} // namespace soundings::index
