#pragma once

#include "core/consultation/result.h"
#include "core/search/query.h"
#include "core/store/engine.h"

#include <QSqlDatabase>
#include <QTimeZone>
#include <QVariantList>

/// A query as SQL over the consultation's tables, for one engine.
namespace soundings::store {

/// What relevance counts, in the responses where it counts: in those that fit "a b OR c" by c alone, a does not.
struct RankedText
{
    search::Text text;
    search::Node counts; ///< where it counts, and as SQL:
    QString where;       ///< as in CompiledQuery
    QVariantList binds;
};

struct CompiledQuery
{
    /// A condition on `response r`, true or false, never NULL; "TRUE" for an empty query. Values stand as `?`.
    QString where;
    QVariantList binds; ///< one for each `?`, in order
    /// The full-text part, for an engine that joins words: for `search MATCH ?`: every response that fits the query fits it too, so that
    /// relevance can rank by it (it is the whole query only where that is words alone). Empty where the query
    /// asks for no word of every response it finds.
    QString match;
    /// The words of `match` one by one; empty as it is.
    std::vector<RankedText> ranking;
};

/// `zone` is the consultation's: it says which day and time dates without an offset mean. A time that the
/// clocks skip there stands for the moment of the change; of one shown twice the first is meant, except at
/// the end of a range.
[[nodiscard]] Result<CompiledQuery> compileQuery(const search::Node &query, const QTimeZone &zone,
                                                const Engine &engine = sqliteEngine());

/// An error of kind Invalid with its place ("column N") where the query names a theme or a section that the
/// consultation does not have: misspelt, it would find nothing and not say why.
[[nodiscard]] Result<> checkNames(const search::Node &query, const QSqlDatabase &database);

} // namespace soundings::store
