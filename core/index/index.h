#pragma once

#include "core/consultation/views.h"
#include "core/index/columns.h"
#include "core/index/pairs.h"
#include "core/index/words.h"

#include <functional>

namespace soundings::index {

/// Answers questions about a consultation's responses, as its store would, from bitmaps and columns of its own. What it
/// knows the store tells it. Const functions from any thread; the others while nobody reads.
class Index
{
public:
    /// The responses that fit a field's test which the index keeps nothing about; none: it can't be told.
    using Elsewhere = std::function<std::optional<Bitmap>(const search::FieldTest &)>;

    // --- Telling it
    void setZone(const QTimeZone &zone);
    void setThemes(std::vector<Heading> themes)
    {
        m_themes = std::move(themes);
        m_pairs->forget();
    }
    void setSections(std::vector<Heading> sections)
    {
        m_sections = std::move(sections);
        m_pairs->forget();
    }
    Columns &columns() ///< to be told something
    {
        m_pairs->forget();
        return m_columns;
    }
    Words &words() { return m_words; }
    [[nodiscard]] const Columns &columns() const { return m_columns; }
    [[nodiscard]] const Words &words() const { return m_words; }

    // --- Asking it. None: it can't tell, and the store must
    [[nodiscard]] std::optional<Bitmap> matching(const search::Node &query, const Elsewhere &elsewhere) const;
    /// The first `most` of them in the order of the list, without relevance.
    [[nodiscard]] std::vector<ResponseId> ordered(const Bitmap &found, Sort sort,
                                                  size_t most = std::numeric_limits<size_t>::max()) const;
    /// A text by which relevance ranks, and the documents in which it counts; none: in all.
    struct Counted
    {
        search::Text text;
        std::optional<Bitmap> where;
    };
    /// Best first: by bm25 over the texts, then by number.
    [[nodiscard]] std::optional<std::vector<ResponseId>> ranked(const Bitmap &found, const std::vector<Counted> &texts) const;
    /// Of documents that ascend, one by one.
    [[nodiscard]] std::optional<std::vector<double>> scores(const std::vector<Document> &documents,
                                                            const std::vector<Counted> &texts) const;
    /// As store::countBy() counts; none where it does not keep the facet.
    [[nodiscard]] std::optional<std::vector<FacetCount>> countBy(const Bitmap &found, const QString &facet) const;
    [[nodiscard]] std::optional<std::vector<CrossCount>> countBy(const Bitmap &found, const QString &first,
                                                                 const QString &second) const;

    void write(QDataStream &to) const; ///< but for words
    void read(QDataStream &from);

private:
    friend class Matching;
    friend class Tally;

    QTimeZone m_zone;
    std::vector<Heading> m_themes;
    std::vector<Heading> m_sections;
    Columns m_columns;
    Words m_words;
    std::unique_ptr<KeptPairs> m_pairs = std::make_unique<KeptPairs>();
};

} // namespace soundings::index
