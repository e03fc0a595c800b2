#pragma once

#include "core/consultation/result.h"

#include <QSqlDatabase>

/// The word rules of core/search (wordscanner.h, stemmer.h) as SQLite knows them.
namespace soundings::store {

/// What stands first in a stem in the index, and in a MATCH string that asks for stems. No word holds it.
inline constexpr char16_t stemMark = 0x01;

/// Makes known on one connection:
/// - the FTS5 tokenizer `soundings`. The index gets each word folded, and where its stem differs that too,
/// marked,
///   in the same place. A MATCH string that begins with the stem mark finds words by their stems; any other
///   finds folded words as they are, which is what phrases and prefixes want.
/// - the SQL function `fold(text)`, search::fold(): deterministic, NULL of NULL.
///
/// Needed on every connection that reads or writes the index. The connection must be open and of QSQLITE.
[[nodiscard]] Result<> registerWordBreaker(QSqlDatabase &database);

} // namespace soundings::store
