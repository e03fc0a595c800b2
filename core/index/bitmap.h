#pragma once

#include <QByteArray>

#include <roaring/roaring.h>

#include <memory>
#include <vector>

namespace soundings::index {

/// A response in the index: its id, which the store gives from 1 without gaps.
using Document = quint32;

/// A set of documents: a value over CRoaring. Const functions from any thread.
class Bitmap
{
public:
    Bitmap()
        : m_roaring(roaring_bitmap_create())
    {}
    explicit Bitmap(roaring_bitmap_t *taken)
        : m_roaring(taken)
    {}
    Bitmap(const Bitmap &other)
        : m_roaring(roaring_bitmap_copy(other.raw()))
    {}
    Bitmap &operator=(const Bitmap &other)
    {
        if (this != &other)
            m_roaring.reset(roaring_bitmap_copy(other.raw()));
        return *this;
    }
    Bitmap(Bitmap &&) noexcept = default; ///< what was moved from is only assigned to
    Bitmap &operator=(Bitmap &&) noexcept = default;

    [[nodiscard]] static Bitmap ofSorted(const std::vector<Document> &documents)
    {
        return Bitmap(roaring_bitmap_of_ptr(documents.size(), documents.data()));
    }
    /// Bit d % 64 of word d / 64 says whether d is in it.
    [[nodiscard]] static Bitmap ofBits(const std::vector<quint64> &words);
    /// None where these are not bytes().
    [[nodiscard]] static std::unique_ptr<Bitmap> read(const char *bytes, size_t size);

    void add(Document document) { roaring_bitmap_add(raw(), document); }
    void remove(Document document) { roaring_bitmap_remove(raw(), document); }
    Bitmap &operator|=(const Bitmap &other) { return *this |= *other.raw(); }
    Bitmap &operator|=(const roaring_bitmap_t &other)
    {
        roaring_bitmap_or_inplace(raw(), &other);
        return *this;
    }
    Bitmap &operator&=(const Bitmap &other)
    {
        roaring_bitmap_and_inplace(raw(), other.raw());
        return *this;
    }
    Bitmap &operator-=(const Bitmap &other)
    {
        roaring_bitmap_andnot_inplace(raw(), other.raw());
        return *this;
    }

    [[nodiscard]] bool contains(Document document) const { return roaring_bitmap_contains(raw(), document); }
    [[nodiscard]] bool isEmpty() const { return roaring_bitmap_is_empty(raw()); }
    [[nodiscard]] size_t count() const { return roaring_bitmap_get_cardinality(raw()); }
    [[nodiscard]] size_t countOfBoth(const Bitmap &other) const
    {
        return roaring_bitmap_and_cardinality(raw(), other.raw());
    }
    [[nodiscard]] std::vector<Document> documents() const; ///< ascending
    [[nodiscard]] std::vector<quint64> bits(size_t documents) const; ///< as ofBits() takes them, of those below
    /// The same set with a bit for each document that it may have, whether it has many or few: another set is counted against
    /// such bits ten times as fast as against a list of middling length, over which the processor guesses wrong at each step.
    [[nodiscard]] Bitmap spread() const;
    [[nodiscard]] QByteArray bytes() const;
    [[nodiscard]] const roaring_bitmap_t *raw() const { return m_roaring.get(); }
    [[nodiscard]] roaring_bitmap_t *raw() { return m_roaring.get(); }

    friend bool operator==(const Bitmap &a, const Bitmap &b) { return roaring_bitmap_equals(a.raw(), b.raw()); }

private:
    struct Free
    {
        void operator()(roaring_bitmap_t *roaring) const { roaring_bitmap_free(roaring); }
    };
    std::unique_ptr<roaring_bitmap_t, Free> m_roaring;
};

} // namespace soundings::index
