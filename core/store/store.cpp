#include "core/store/store.h"

#include "core/store/schema.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <atomic>
#include <unordered_map>

namespace soundings::store {

namespace {

std::atomic<quint64> stores = 0;

/// Not a QThreadStorage: that hands its slot on when it goes, with what other threads have in it.
thread_local std::unordered_map<quint64, std::unique_ptr<Connection>> connections;

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
    connections.erase(m_number);
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
    std::unique_ptr<Connection> &mine = connections[m_number];
    if (!mine)
        mine = std::make_unique<Connection>(m_file, false);
    return *mine;
}

} // namespace soundings::store
