#include "core/store/sqlitehandle.h"

#include "core/store/connection.h"

#include <QSqlDriver>
#include <QVariant>

#include <sqlite3.h>

namespace soundings::store {

sqlite3 *sqliteHandle(const QSqlDatabase &database)
{
    const QVariant handle = database.driver()->handle();
    return qstrcmp(handle.typeName(), "sqlite3*") == 0 ? *static_cast<sqlite3 *const *>(handle.constData()) : nullptr;
}

Interruption::Interruption(Connection &connection, std::function<bool()> goOn)
    : m_handle(sqliteHandle(connection.database()))
    , m_goOn(std::move(goOn))
{
    constexpr int stepsBetween = 20'000; // some milliseconds
    if (m_handle && m_goOn) {
        sqlite3_progress_handler(
            m_handle, stepsBetween, [](void *self) { return static_cast<Interruption *>(self)->m_goOn() ? 0 : 1; },
            this);
    }
}

Interruption::~Interruption()
{
    if (m_handle)
        sqlite3_progress_handler(m_handle, 0, nullptr, nullptr);
}

} // namespace soundings::store
