#include "core/store/indexing.h"

namespace soundings::store {

void indexResponse(Connection &connection, ResponseId response)
{
    connection.engine().indexResponse(connection, response);
}

void unindexResponse(Connection &connection, ResponseId response)
{
    connection.engine().unindexResponse(connection, response);
}

void rebuildIndex(Connection &connection)
{
    Transaction transaction(connection);
    connection.engine().rebuildIndex(connection, {});
    transaction.commit();
}

} // namespace soundings::store
