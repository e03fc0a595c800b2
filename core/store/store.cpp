#include "core/store/store.h"

#include "core/store/answers.h"
#include "core/store/engine.h"

#include <QScopeGuard>
#include <QThreadStorage>
#include <QUrl>
#include <QUrlQuery>

#include <atomic>
#include <unordered_map>

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;

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

Store::Store(QString place)
    : m_place(std::move(place))
    , m_answers(std::make_unique<Answers>(m_place))
    , m_number(++stores)
{
}

Store::~Store()
{
    release();
}

QString Store::shownPlace() const
{
    if (!isTeamDatabase(m_place))
        return m_place;
    QUrl url(m_place);
    QUrlQuery query(url);
    query.removeAllQueryItems(u"password"_s);
    url.setQuery(query);
    return url.toString(QUrl::RemovePassword);
}

void Store::release() const
{
    connectionsHere().erase(m_number);
}

Result<std::unique_ptr<Store>> Store::create(const QString &place)
{
    const Engine &engine = Engine::of(place);
    if (const Result<> free = guarded([&] { engine.checkFree(place); }); !free)
        return passOn(free);
    Result<std::unique_ptr<Store>> made = guarded([&] {
        Connection connection(place, true);
        engine.migrate(connection, true);
        return std::unique_ptr<Store>(new Store(place));
    });
    if (!made)
        discard(place); // ours, half made
    return made;
}

Result<std::unique_ptr<Store>> Store::open(const QString &place)
{
    return guarded([&] {
        Connection connection(place, false);
        connection.engine().migrate(connection, false);
        return std::unique_ptr<Store>(new Store(place));
    });
}

void Store::discard(const QString &place)
{
    static_cast<void>(guarded([&] { Engine::of(place).discard(place); })); // what made it go says why already
}

namespace {

/// Whether what ended in this hash was stored after all, though the server's word of it was lost.
bool isStored(Connection &connection, const QByteArray &head)
{
    Statement entry(connection, u"SELECT 1 FROM journal WHERE hash = ? AND seq > "
                                "(SELECT max(seq) FROM journal) - 100000"_s);
    return !head.isEmpty() && entry.with(head).run().next();
}

} // namespace

/// Where the connection breaks, the whole is tried once more: nothing of it was stored, or the journal says that it was.
Result<ChangeSet> Store::apply(ChangeSet changes, const Originals &originals, const QString &by, Instant at)
{
    return guarded([&] {
        Connection &connection = here();
        for (bool again = false;; again = true) {
            ChangeSet written = changes;
            Entries entries;
            auto lost = qScopeGuard([&] { disown(entries); });
            try {
                Transaction transaction(connection);
                applyTo(connection, written, originals, by, at);
                entries = append(connection, written, by, at);
                eraseFromJournal(connection, written);
                own(entries); // before anybody can hear of it
                transaction.commit();
                lost.dismiss();
                return written;
            } catch (const StoreFailure &) {
                if (again || !connection.isBroken())
                    throw;
            }
            if (isStored(connection, entries.head)) {
                lost.dismiss();
                return written;
            }
        }
    });
}

void Store::own(const Entries &entries)
{
    const std::scoped_lock lock(m_guard);
    m_own.insert_or_assign(entries.first, entries.last);
}

void Store::disown(const Entries &entries)
{
    const std::scoped_lock lock(m_guard);
    m_own.erase(entries.first);
}

bool Store::isOwn(qint64 entry) const
{
    const std::scoped_lock lock(m_guard);
    const auto after = m_own.upper_bound(entry);
    return after != m_own.begin() && std::prev(after)->second >= entry;
}

Connection &Store::here() const
{
    std::unique_ptr<Connection> &mine = connectionsHere()[m_number];
    if (!mine)
        mine = std::make_unique<Connection>(m_place, false);
    return *mine;
}

} // namespace soundings::store
