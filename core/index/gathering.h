#pragma once

#include "core/index/segment.h"
#include "core/index/vocabulary.h"

#include <QByteArray>

namespace soundings::index {

/// Documents broken into words, to be made a segment. One thread at a time.
class Gathering
{
public:
    /// How many documents a segment may have: their places in it are 16 bits.
    static constexpr size_t mostDocuments = 65'536;

    /// `columns` are texts in UTF-8; no phrase goes from one into the next. Each document once; fewer than mostDocuments.
    void add(Document document, const std::vector<QByteArray> &columns);
    /// The documents of a segment, but for some.
    void add(const Segment &segment, const Bitmap &except);

    [[nodiscard]] size_t size() const { return m_documents.size(); }
    [[nodiscard]] Pieces segment(); ///< and begins anew

private:
    static constexpr quint32 noWord = 0xFFFFFFFF; ///< between two columns

    struct Gathered
    {
        Document document = 0;
        quint32 length = 0; ///< in tokens
        size_t begin = 0;   ///< in m_words
    };
    friend class SegmentWriter;

    Vocabulary m_vocabulary;
    std::vector<Gathered> m_documents;
    std::vector<quint32> m_words; ///< of all documents, one after the other: numbers in the vocabulary
};

} // namespace soundings::index
