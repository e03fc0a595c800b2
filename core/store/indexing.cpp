#include "core/store/indexing.h"

namespace soundings::store {

using namespace Qt::StringLiterals;

namespace {

/// Row by row and by its values: before an INSERT that selects, SQLite makes a savepoint, at which FTS5 writes out
/// what it has gathered: a segment of the index for each response, to be merged later.
void write(Connection &connection, ResponseId response, const QString &insert)
{
    Statement source(connection,
                     u"SELECT subject, message, attachments, respondent FROM search_source WHERE id = ?"_s);
    if (!source.with(response.value).run().next())
        return;
    Statement(connection, insert)
        .with(response.value, source.text(0), source.text(1), source.text(2), source.text(3))
        .run();
}

} // namespace

void indexResponse(Connection &connection, ResponseId response)
{
    write(connection, response,
          u"INSERT INTO search(rowid, subject, message, attachments, respondent) VALUES(?, ?, ?, ?, ?)"_s);
}

void unindexResponse(Connection &connection, ResponseId response)
{
    write(connection, response,
          u"INSERT INTO search(search, rowid, subject, message, attachments, respondent) "
          "VALUES('delete', ?, ?, ?, ?, ?)"_s);
}

void rebuildIndex(Connection &connection)
{
    Transaction transaction(connection);
    connection.run(u"INSERT INTO search(search) VALUES('rebuild')"_s);
    transaction.commit();
}

} // namespace soundings::store
