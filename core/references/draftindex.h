#pragma once

#include "core/consultation/draft.h"
#include "core/references/draftlines.h"

#include <QHash>
#include <QSet>
#include <QString>

#include <optional>
#include <unordered_map>
#include <vector>

/// Pure: what of the draft a response refers to.
namespace soundings::references {

/// Where something stands in the draft.
struct DraftPlace
{
    int section = -1; ///< place in DraftIndex::sections; -1 before the first or where there are none
    int page = 0;     ///< from 0
    int begin = 0;    ///< of its words in the page's text, UTF-16 units
    int end = 0;      ///< the same as `begin`: all of the section, or of the page
};

/// Words by which people call a part of the draft: a heading, or the title of a priority.
struct TitleWords
{
    std::vector<QString> words; ///< folded
    int contentWords = 0;
    DraftPlace place;
    bool ofSection = true;
    bool alone = true; ///< no other heading reads the same ("Where we stand")
};

/// The draft as references look it up. Built once for a draft; a value, safe to read from any thread.
struct DraftIndex
{
    std::vector<Section> sections; ///< as given
    int pageCount = 0;

    QHash<QString, int> sectionByNumber;   ///< "3.2", "A"
    QHash<QString, DraftPlace> paragraphs; ///< "3.2.1", "45"
    QHash<QString, QHash<QString, DraftPlace>>
        named;                       ///< kind ("figure", "priority", "annex") → number → place
    QHash<QString, int> pageByLabel; ///< as printed, or else as labelled
    std::vector<int> sectionOfPage;  ///< the deepest that holds all of its text; -1 for none
    int lastChapter = 0;             ///< the greatest whole number of a section

    std::vector<TitleWords> titles;
    QHash<QString, std::vector<int>> titlesByFirstWord;

    std::vector<QString>
        words; ///< of the whole draft; an empty one parts what does not run on (headings, pages' edges)
    std::vector<DraftPlace> places; ///< of each word
    QSet<QString> commonWords;      ///< on so many pages that a run of them is no quotation
    std::unordered_map<size_t, std::vector<int>> runs; ///< hash of six words → where they begin

    [[nodiscard]] std::optional<int> sectionNumbered(const QString &number) const;
};

/// How many words in a row make a quotation.
inline constexpr int quotedWords = 6;
[[nodiscard]] size_t runHash(const std::vector<QString> &words, size_t at);

/// `sections` in reading order with number, title, page and depth; `pages` all pages of the draft. Without
/// sections, pages and what is numbered still work.
[[nodiscard]] DraftIndex indexOf(std::vector<Section> sections, const std::vector<DraftPage> &pages);

} // namespace soundings::references
