#pragma once

#include "core/consultation/comment.h"
#include "core/consultation/response.h"

#include <QString>

#include <optional>
#include <vector>

namespace soundings {

/// [begin, end) in UTF-16 units, of whatever text it goes with.
struct TextRange
{
    int begin = 0;
    int end = 0;

    friend bool operator==(const TextRange &, const TextRange &) = default;
};

/// A stretch of a part that is kept and shown folded, in UTF-16 units of the part's text.
struct FoldedStretch
{
    TextRange range;
    QString title; ///< "Quoted text"
};

/// The texts of a response one under the other, as one text for the reader: with a heading before each part where
/// there are several and a line before each stretch that is folded. Those lines are ours, not the respondent's;
/// this knows which is which and turns positions of the shown text into passages of the parts and back.
///
/// Shown positions are UTF-16 units; passages are code points of the part's text, whatever is folded.
class ReaderText
{
public:
    /// A line of ours.
    struct Heading
    {
        TextRange shown;
        PartId part;
    };
    struct Fold
    {
        TextRange marker; ///< the line of ours that stands for it
        TextRange shown;  ///< what is hidden: whole lines
        int lines = 0;
    };

    ReaderText() = default;
    /// `folds` by part, in the order of `response.parts`; missing ones mean none.
    explicit ReaderText(const Response &response, const std::vector<std::vector<FoldedStretch>> &folds = {});

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] const std::vector<Heading> &headings() const { return m_headings; }
    [[nodiscard]] const std::vector<Fold> &folds() const { return m_folds; }
    [[nodiscard]] bool isEmpty() const { return m_segments.empty(); }

    /// What a selection means, white space at its ends left out. One that reaches into another part ends where its
    /// first part ends. None if nothing of the respondent's text is selected.
    [[nodiscard]] std::optional<Passage> passage(TextRange shown) const;
    /// The selected text without our own lines.
    [[nodiscard]] QString plain(TextRange shown) const;
    /// None if the part is not shown, or the passage is empty or lies outside it.
    [[nodiscard]] std::optional<TextRange> shown(const Passage &passage) const;
    /// A range of a part's text, in UTF-16 units.
    [[nodiscard]] std::optional<TextRange> shown(PartId part, TextRange inPart) const;

    /// The parts that are shown, with their texts.
    struct Source
    {
        PartId part;
        QString text;
        /// Where every 1,024th code point begins, in UTF-16 units; empty where there are no surrogates and both count
        /// the same.
        std::vector<int> strides = {};
    };
    [[nodiscard]] const std::vector<Source> &sources() const { return m_sources; }

private:
    struct Segment
    {
        int shown = 0;  ///< where it begins in the shown text
        int source = 0; ///< in m_sources
        int begin = 0;  ///< where it begins in the part's text
        int length = 0;
    };

    void addSource(const Part &part, const std::vector<FoldedStretch> &folds, bool heading);
    void addSegment(int source, TextRange range);
    void addLine(const QString &line);
    [[nodiscard]] int shownAt(int source, int position, bool end) const;
    [[nodiscard]] const Source *sourceOf(PartId part, int &index) const;

    QString m_text;
    std::vector<Source> m_sources;
    std::vector<Segment> m_segments;
    std::vector<Heading> m_headings;
    std::vector<Fold> m_folds;
};

} // namespace soundings
