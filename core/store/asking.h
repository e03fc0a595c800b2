#pragma once

#include "core/search/query.h"
#include "core/store/connection.h"
#include "core/store/querysql.h"

namespace soundings::store {

/// A query as a person wrote it, read and compiled for this consultation.
struct Asked
{
    search::Node node;
    CompiledQuery sql;
};

/// Throws StoreFailure of kind Invalid where it can't be read or names what is not there.
[[nodiscard]] CompiledQuery compiled(Connection &connection, const search::Node &node);
[[nodiscard]] Asked ask(Connection &connection, const QString &query);

} // namespace soundings::store
