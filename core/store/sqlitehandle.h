#pragma once

#include <QSqlDatabase>

#include <functional>

struct sqlite3;

namespace soundings::store {

class Connection;

/// The connection as SQLite's own functions take it; nullptr where it is closed or of another driver.
[[nodiscard]] sqlite3 *sqliteHandle(const QSqlDatabase &database);

/// While it lives, `goOn` is asked every few thousand steps of a statement on this connection, on its thread; where it
/// says false the statement fails as Cancelled. On a team database nothing is asked.
class Interruption
{
public:
    Interruption(Connection &connection, std::function<bool()> goOn);
    ~Interruption();
    Interruption(const Interruption &) = delete;
    Interruption &operator=(const Interruption &) = delete;

private:
    sqlite3 *m_handle;
    std::function<bool()> m_goOn;
};

} // namespace soundings::store
