#pragma once

#include "core/index/bitmap.h"
#include "core/index/layout.h"

#include <QFile>

#include <atomic>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

namespace soundings::index {

/// Some documents and the words in them, as gathered once and never changed; in memory or in a file that is mapped. A word
/// is known by its place in alphabetical order. Const functions from any thread.
class Segment
{
public:
    /// As gathering.h made it. The bytes are trusted: who read them from a file has checked their digest.
    explicit Segment(Pieces bytes);
    Segment(std::unique_ptr<QFile> file, const uchar *mapped, size_t size, QString name, quint64 digest);
    ~Segment();
    Segment(const Segment &) = delete;
    Segment &operator=(const Segment &) = delete;

    /// Whether the bytes can be a segment at all: of this version, and no shorter than they say.
    [[nodiscard]] static bool isReadable(const uchar *bytes, size_t size);

    [[nodiscard]] bool isInMemory() const { return !m_file; }
    [[nodiscard]] const QString &name() const { return m_name; } ///< of its file, in its folder
    [[nodiscard]] quint64 digest() const { return m_digest; }
    [[nodiscard]] size_t documentCount() const { return head().documents; }
    [[nodiscard]] size_t wordCount() const { return head().words; }
    [[nodiscard]] quint64 tokens() const { return head().tokens; }
    [[nodiscard]] Bitmap documents() const;
    [[nodiscard]] std::span<const quint32> lengths() const; ///< in tokens, in the order of documents()
    [[nodiscard]] std::span<const uchar> bytes() const { return {m_bytes, m_size}; }

    [[nodiscard]] std::string_view word(quint32 word) const;
    [[nodiscard]] std::string_view stem(quint32 word) const;
    [[nodiscard]] size_t frequency(quint32 word) const { return entries()[word].documents; }
    [[nodiscard]] std::optional<quint32> find(std::string_view word) const;
    /// [first, last) of the words with that beginning.
    struct Range
    {
        quint32 first = 0;
        quint32 last = 0;
    };
    [[nodiscard]] Range beginningWith(std::string_view letters) const;
    [[nodiscard]] std::vector<quint32> withStem(std::string_view stem) const; ///< ascending

    /// A bitmap that lies in the segment; it must not outlive it.
    class View
    {
    public:
        explicit View(const roaring_bitmap_t *taken)
            : m_roaring(taken)
        {}
        [[nodiscard]] const roaring_bitmap_t &operator*() const { return *m_roaring; }

    private:
        struct Free
        {
            void operator()(const roaring_bitmap_t *roaring) const
            {
                roaring_bitmap_free(const_cast<roaring_bitmap_t *>(roaring));
            }
        };
        std::unique_ptr<const roaring_bitmap_t, Free> m_roaring;
    };
    [[nodiscard]] View having(quint32 word) const; ///< the documents that have the word
    /// Those of a beginning's words together, where that is kept.
    [[nodiscard]] std::optional<View> havingBeginning(std::string_view letters) const;
    /// Those that have one word right before another, where that is kept.
    [[nodiscard]] std::optional<View> havingPair(quint32 first, quint32 second) const;
    /// Where a pair of words may be kept. Then one that is not kept is nowhere.
    [[nodiscard]] bool keepsPairs(quint32 first, quint32 second) const;

    /// Walks a word's positions; documents ascending.
    class Positions
    {
    public:
        Positions(const Segment &segment, quint32 word);
        /// Appends the positions in the document; nothing where it does not have the word. Never asked for an earlier one
        /// than before.
        void appendTo(std::vector<quint32> &positions, Document document);

    private:
        void skipTo(size_t place);

        std::vector<Document> m_documents;
        std::span<const quint32> m_blocks;
        const uchar *m_stream;
        size_t m_place = 0; ///< in m_documents, where m_at stands
        const uchar *m_at;
    };

    /// Bytes read since it was last asked, about: so that who maps files knows how much of them may be in memory.
    [[nodiscard]] size_t takeTouched() const { return m_touched.exchange(0); }
    void letGo() const; ///< of a file's pages in memory; they come again when they are read

private:
    friend class Positions;
    [[nodiscard]] const SegmentHead &head() const { return *reinterpret_cast<const SegmentHead *>(m_bytes); }
    template<class T>
    [[nodiscard]] std::span<const T> at(const Extent &extent) const
    {
        return {reinterpret_cast<const T *>(m_bytes + extent.at), extent.size / sizeof(T)};
    }
    [[nodiscard]] std::span<const WordEntry> entries() const { return at<WordEntry>(head().wordEntries); }
    [[nodiscard]] View view(const Extent &extent) const;

    Pieces m_owned;
    std::unique_ptr<QFile> m_file;
    const uchar *m_bytes;
    size_t m_size;
    QString m_name;
    quint64 m_digest = 0;
    mutable std::atomic<size_t> m_touched = 0;
};

} // namespace soundings::index
