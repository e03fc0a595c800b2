#pragma once

#include "core/search/query.h"

#include <QString>
#include <QStringList>

#include <vector>

/// The word rules of core/search as PostgreSQL's tsvector and tsquery take them: the same words, stems and places that
/// the FTS5 tokenizer gives, so that both engines find the same. Pure.
namespace soundings::store {

/// A piece of a response's words. A tsvector holds 255 places of a word and 16,383 in all, so a long text is cut into
/// pieces; each goes on a little into the next, so that a phrase across the cut is found.
struct WordPiece
{
    QString vector; ///< a tsvector, as PostgreSQL reads it
    int own = 0;    ///< places before the next piece begins; those after it are counted there
};

struct WordPieces
{
    std::vector<WordPiece> pieces; ///< one at least
    int words = 0;
};

/// Texts are columns: no phrase goes from one into the next.
[[nodiscard]] WordPieces wordPieces(const QStringList &texts);

/// The longest phrase that is looked for as a whole; a longer one is looked for in pieces.
inline constexpr int longestPhrase = 64;

/// A place in a phrase: any of these lexemes, or what begins with the first.
struct WordPlace
{
    QStringList lexemes;
    bool prefix = false;
};
[[nodiscard]] std::vector<WordPlace> placesOf(const search::Text &text);
/// Places side by side, as a tsquery.
[[nodiscard]] QString tsquery(const std::vector<WordPlace> &places);
/// In pieces of longestPhrase, each a tsquery that a response must fit.
[[nodiscard]] QStringList tsqueries(const search::Text &text);

} // namespace soundings::store
