#include "core/store/indexing.h"

namespace soundings::store {

using namespace Qt::StringLiterals;

void indexResponse(Connection &connection, ResponseId response)
{
    Statement(connection, u"INSERT INTO search(rowid, subject, message, attachments, respondent) "
                          "SELECT id, subject, message, attachments, respondent FROM search_source WHERE id = ?"_s)
        .with(response.value)
        .run();
}

void unindexResponse(Connection &connection, ResponseId response)
{
    Statement(connection, u"INSERT INTO search(search, rowid, subject, message, attachments, respondent) "
                          "SELECT 'delete', id, subject, message, attachments, respondent FROM search_source "
                          "WHERE id = ?"_s)
        .with(response.value)
        .run();
}

void rebuildIndex(Connection &connection)
{
    Transaction transaction(connection);
    connection.run(u"INSERT INTO search(search) VALUES('rebuild')"_s);
    transaction.commit();
}

} // namespace soundings::store
