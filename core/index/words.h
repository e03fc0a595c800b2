#pragma once

#include "core/index/segment.h"
#include "core/search/query.h"

#include <memory>
#include <optional>
#include <vector>

namespace soundings::index {

/// A document and how often a text stands in it.
struct Occurrence
{
    Document document = 0;
    quint32 times = 0;
};

/// Which documents have which words, over several segments. A document that is gathered anew counts in the newest segment
/// alone. Const functions from any thread; the others while nobody reads.
class Words
{
public:
    /// The longest phrase that is looked for here; the store may look for a longer one in pieces.
    static constexpr size_t longestPhrase = 64;

    /// The documents in which the text stands, by the rules of core/search: what an FTS5 MATCH of it finds. None where it
    /// can't tell.
    [[nodiscard]] std::optional<Bitmap> having(const search::Text &text) const;
    /// How often it stands in each of these that have it, ascending.
    [[nodiscard]] std::optional<std::vector<Occurrence>> occurrences(const search::Text &text, const Bitmap &in) const;

    Words() = default;
    Words(Words &&other) noexcept : m_parts(std::move(other.m_parts)) {}
    Words &operator=(Words &&other) noexcept
    {
        m_parts = std::move(other.m_parts);
        return *this;
    }

    /// A segment, newer than the others. Small ones that it follows are joined with it.
    void add(std::shared_ptr<const Segment> segment);
    struct Part
    {
        std::shared_ptr<const Segment> segment;
        Bitmap superseded; ///< its documents that stand in a newer one
    };
    [[nodiscard]] const std::vector<Part> &parts() const { return m_parts; } ///< oldest first
    void setParts(std::vector<Part> parts) { m_parts = std::move(parts); }

    [[nodiscard]] size_t inMemory() const; ///< how many documents stand in no file

    /// Existing words near to this one, most alike and then most frequent first; without itself.
    [[nodiscard]] std::vector<std::string> near(std::string_view folded, size_t most = 3) const;
    [[nodiscard]] bool knows(std::string_view folded) const;

    [[nodiscard]] quint64 tokens() const; ///< of all documents
    /// Of documents that ascend, in tokens.
    void lengthsOf(const std::vector<Document> &documents, std::vector<quint32> &lengths) const;

    /// Lets files' pages in memory go, once many were read.
    void keepSmall() const;

private:
    std::vector<Part> m_parts;
    mutable std::atomic<size_t> m_touched = 0;
};

} // namespace soundings::index
