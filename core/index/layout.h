#pragma once

#include <QtGlobal>

#include <vector>

/// How a segment lies in memory and in its file: written by gathering.cpp, read by segment.cpp. Numbers as the machine has
/// them: an index never travels. Everything stands at a multiple of 32 bytes, as CRoaring's frozen bitmaps want it.
namespace soundings::index {

inline constexpr quint64 segmentMark = 0x3130474553444E53; ///< "SNDSEG01"; another number with each change of this file
inline constexpr size_t alignment = 32;

struct alignas(alignment) Piece
{
    char bytes[alignment] = {};
};
/// A segment in memory.
using Pieces = std::vector<Piece>;

/// How many documents of a word lie between two places where the reading of its positions may begin.
inline constexpr size_t documentsOfABlock = 16;

/// Where something lies, in bytes from the segment's beginning.
struct Extent
{
    quint64 at = 0;
    quint64 size = 0;
};

struct SegmentHead
{
    quint64 mark = segmentMark;
    quint32 documents = 0;
    quint32 words = 0;
    quint32 beginnings = 0;
    quint32 pairs = 0;
    quint64 tokens = 0;
    Extent documentSet; ///< frozen bitmap
    Extent lengths;     ///< quint32 a document, ascending: its tokens
    Extent wordEntries; ///< WordEntry, by their letters
    Extent byStem;      ///< quint32: places in wordEntries, by stem
    Extent letters;
    Extent beginningEntries; ///< BeginningEntry, by their letters
    Extent pairEntries;      ///< PairEntry, by their words
};

struct WordEntry
{
    quint32 letters = 0; ///< in SegmentHead::letters
    quint32 stemLetters = 0;
    quint8 size = 0;
    quint8 stemSize = 0;
    quint16 unused = 0;
    quint32 documents = 0; ///< that have it
    Extent set;            ///< frozen bitmap of them
    /// quint32 a block: where its positions begin after these numbers; left out where there is one block. Then, for each
    /// document in turn, the gaps between the word's positions (the first from 0), as LEB128 of gap * 2, + 1 for the last
    /// of the document.
    Extent positions;
};

/// All documents that have a word with this beginning: of beginnings of which to find that word by word would take long.
struct BeginningEntry
{
    char letters[4] = {}; ///< filled up with 0
    quint32 size = 0;     ///< of the letters
    Extent set;
};

/// Whether a word of a segment is so frequent that pairs of such words are kept.
[[nodiscard]] constexpr bool isFrequent(size_t having, size_t documents)
{
    return documents >= 4096 && having * 10 >= documents;
}

/// All documents in which the one word stands right before the other: of two frequent words, to compare whose positions
/// would take long.
struct PairEntry
{
    quint32 first = 0; ///< places in wordEntries
    quint32 second = 0;
    Extent set;
};

} // namespace soundings::index
