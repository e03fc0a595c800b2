#pragma once

#include "core/index/gathering.h"

namespace soundings::index {

/// What was gathered, as layout.h has it.
class SegmentWriter
{
public:
    explicit SegmentWriter(Gathering &gathered);
    [[nodiscard]] Pieces written();

private:
    /// Where a word stands: in which document, by its place, and at which position there.
    struct Occurrences
    {
        std::vector<quint16> documents;
        std::vector<quint32> positions;
        std::vector<size_t> begins; ///< of each word, and the end
    };

    void sortDocuments();
    void sortWords();
    [[nodiscard]] Occurrences occurrences() const;
    void writeDocuments();
    void writeWords(const Occurrences &all);
    void writePositions(const Occurrences &all, size_t begin, size_t end, WordEntry &entry);
    void writeStems();
    void writeBeginnings();
    void writePairs();

    [[nodiscard]] size_t endOf(size_t document) const;
    template<class T>
    [[nodiscard]] Extent put(const T *values, size_t count);
    [[nodiscard]] Extent putSet(const roaring_bitmap_t &set);

    Gathering &m_in;
    std::vector<size_t> m_ends;      ///< of each document, in Gathering::m_words
    std::vector<quint32> m_byWord;   ///< numbers in the vocabulary, by their letters
    std::vector<quint32> m_placeOf;  ///< of each number in m_byWord
    std::vector<WordEntry> m_entries;
    std::vector<std::string> m_stems; ///< of each entry
    std::string m_letters;
    SegmentHead m_head;
    Pieces m_out;
};

} // namespace soundings::index
