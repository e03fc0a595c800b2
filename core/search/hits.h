#pragma once

#include "core/search/query.h"
#include "core/search/wordscanner.h"

#include <QStringList>

#include <vector>

/// Where a query's words stand in a text, by the rules of the index.
namespace soundings::search {

/// Words that stand side by side.
struct Term
{
    QStringList words;   ///< folded; stems unless exact or prefix
    bool exact = false;  ///< `words` are surface forms
    bool prefix = false; ///< the last of `words` is the beginning of a surface form, the others surface forms

    friend bool operator==(const Term &, const Term &) = default;
};

/// What to mark in texts: the words, phrases and prefixes that are asked for, not those excluded; each once.
[[nodiscard]] std::vector<Term> highlightTerms(const Node &node);

/// In order, without overlaps. A phrase is one range.
[[nodiscard]] std::vector<Range> hitsIn(QStringView text, const std::vector<Term> &terms);

/// One line of a text: white space collapsed, "…" where something was left out.
struct Snippet
{
    QString text;
    std::vector<Range> hits; ///< in `text`

    friend bool operator==(const Snippet &, const Snippet &) = default;
};

/// The part of the text with the most different terms, the earliest of equals; its beginning where none is
/// found. At most `maxChars` UTF-16 code units, the ellipses included; words are cut only where one alone is
/// longer.
[[nodiscard]] Snippet snippet(QStringView text, const std::vector<Term> &terms, int maxChars = 160);

} // namespace soundings::search
