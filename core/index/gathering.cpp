#include "core/index/gathering.h"

#include "core/index/segmentwriter.h"
#include "core/search/wordscanner.h"

namespace soundings::index {

void Gathering::add(Document document, const std::vector<QByteArray> &columns)
{
    Gathered &gathered = m_documents.emplace_back(Gathered{document, 0, m_words.size()});
    for (const QByteArray &column : columns) {
        search::WordScanner<char> words({column.constData(), size_t(column.size())});
        while (words.next()) {
            m_words.push_back(m_vocabulary.numberOf(words.folded()));
            ++gathered.length;
        }
        m_words.push_back(noWord);
    }
}

void Gathering::add(const Segment &segment, const Bitmap &except)
{
    const std::vector<Document> all = segment.documents().documents();
    std::vector<std::vector<quint32>> words(all.size());
    std::vector<quint32> positions;
    for (quint32 word = 0; word < segment.wordCount(); ++word) {
        const quint32 number = m_vocabulary.numberOf(segment.word(word));
        Segment::Positions walk(segment, word);
        std::vector<Document> having(segment.frequency(word));
        roaring_bitmap_to_uint32_array(&*segment.having(word), having.data());
        auto place = all.begin();
        for (const Document document : having) {
            place = std::lower_bound(place, all.end(), document);
            positions.clear();
            walk.appendTo(positions, document);
            std::vector<quint32> &text = words[size_t(place - all.begin())];
            if (text.size() <= positions.back())
                text.resize(positions.back() + 1, noWord);
            for (const quint32 position : positions)
                text[position] = number;
        }
    }
    for (size_t i = 0; i < all.size(); ++i) {
        if (except.contains(all[i]))
            continue;
        m_documents.push_back({all[i], segment.lengths()[i], m_words.size()});
        m_words.insert(m_words.end(), words[i].begin(), words[i].end());
        m_words.push_back(noWord);
        words[i] = {};
    }
}

Pieces Gathering::segment()
{
    Pieces bytes = SegmentWriter(*this).written();
    *this = {};
    return bytes;
}

} // namespace soundings::index
