#pragma once

#include "core/consultation/draft.h"
#include "core/draft/pagetext.h"

#include <QStringList>

#include <vector>

/// What changed from the draft to the final text. Pure.
namespace soundings::comparison {

/// A word of a document as it is read: running heads and feet, contents and the numbers of paragraphs are none.
struct Word
{
    QString text;   ///< as printed; a word that a line's end parts is whole
    QString folded; ///< as it is compared; signs before and after it are no part of it
    int section = -1; ///< place in the list of sections; -1: before the first
    draft::Span place = {}; ///< in the page's text; of a word that a page's end parts, its first half

    friend bool operator==(const Word &, const Word &) = default;
};

/// The words of a document in reading order. `sections` are as draft::findSections() gives them.
[[nodiscard]] std::vector<Word> wordsOf(const std::vector<draft::PageText> &pages, const std::vector<Section> &sections);

} // namespace soundings::comparison
