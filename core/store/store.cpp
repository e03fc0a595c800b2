#include "core/store/store.h"

#include "core/store/schema.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QThreadStorage>

#include <atomic>
#include <unordered_map>

namespace soundings::store {

namespace {

std::atomic<quint64> stores = 0;

using Connections = std::unordered_map<quint64, std::unique_ptr<Connection>>;

/// The connections of the thread that asks. One slot for the whole program, emptied before QThread::wait() returns:
/// what is thread_local goes later, perhaps after Qt SQL itself at the program's end.
Connections &connectionsHere()
{
    static QThreadStorage<Connections> slot;
    return slot.localData();
}

} // namespace

Store::Store(QString file)
    : m_file(std::move(file))
    , m_number(++stores)
{
}

Store::~Store()
{
    release();
}

void Store::release() const
{
    connectionsHere().erase(m_number);
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
    std::unique_ptr<Connection> &mine = connectionsHere()[m_number];
    if (!mine)
        mine = std::make_unique<Connection>(m_file, false);
    return *mine;
}

} // namespace soundings::store
