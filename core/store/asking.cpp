#include "core/store/asking.h"

#include "core/search/parser.h"
#include "core/store/reading.h"

#include <QTimeZone>

namespace soundings::store {

CompiledQuery compiled(Connection &connection, const search::Node &node)
{
    Result<CompiledQuery> sql = compileQuery(node, QTimeZone(consultationOf(connection).zone), connection.engine());
    if (!sql)
        throw StoreFailure{sql.error()};
    return *std::move(sql);
}

Asked ask(Connection &connection, const QString &query)
{
    Result<search::Node> node = search::parse(query);
    if (!node)
        throw StoreFailure{node.error()};
    if (const Result<> known = checkNames(*node, connection.database()); !known)
        throw StoreFailure{known.error()};
    CompiledQuery sql = compiled(connection, *node);
    return {*std::move(node), std::move(sql)};
}

} // namespace soundings::store
