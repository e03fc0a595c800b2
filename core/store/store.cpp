#include "core/store/store.h"

#include "core/store/schema.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace soundings::store {

Store::Store(QString file)
    : m_file(std::move(file))
{
}

Store::~Store()
{
    m_connections.setLocalData(nullptr); // other threads' go with their threads
}

Result<std::unique_ptr<Store>> Store::create(const QString &file)
{
    if (QFileInfo::exists(file)) {
        return failure(ErrorKind::Refused,
                       QCoreApplication::translate("soundings", "%1 exists already and is not overwritten. Choose "
                                                                "another name.")
                           .arg(file));
    }
    Result<std::unique_ptr<Store>> made = guarded([&] {
        Connection connection(file, true);
        migrate(connection, true);
        return std::unique_ptr<Store>(new Store(file));
    });
    if (!made)
        QFile::remove(file); // ours, half made
    return made;
}

Result<std::unique_ptr<Store>> Store::open(const QString &file)
{
    return guarded([&] {
        Connection connection(file, false);
        migrate(connection, false);
        return std::unique_ptr<Store>(new Store(file));
    });
}

Result<ChangeSet> Store::apply(ChangeSet changes, const Originals &originals, const QString &by, Instant at)
{
    return guarded([&] {
        Connection &connection = here();
        Transaction transaction(connection);
        applyTo(connection, changes, originals, by, at);
        append(connection, changes, by, at);
        transaction.commit();
        return std::move(changes);
    });
}

Connection &Store::here() const
{
    if (!m_connections.hasLocalData())
        m_connections.setLocalData(std::make_shared<Connection>(m_file, false));
    return *m_connections.localData();
}

} // namespace soundings::store
