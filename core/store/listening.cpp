#include "core/store/listening.h"

#include "core/consultation/changereading.h"
#include "core/store/connection.h"
#include "core/store/store.h"

#include <QJsonDocument>
#include <QSqlDriver>
#include <QTimer>

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;

constexpr int pulseMs = 10'000; // how soon a connection that broke in silence is noticed
constexpr int againMs = 2'000;
constexpr int entriesAtOnce = 5'000;

} // namespace

/// Lives on the listening thread, and so does its connection.
class Listening::Ear : public QObject
{
public:
    Ear(const Store &store, qint64 seen, Listening *told)
        : m_store(store)
        , m_told(told)
        , m_seen(seen)
    {
        m_pulse.setParent(this);
        connect(&m_pulse, &QTimer::timeout, this, &Ear::feelPulse);
    }

    void start()
    {
        const Result<> opened = guarded([this] {
            m_connection = std::make_unique<Connection>(m_store.place(), false);
            QSqlDriver *driver = m_connection->database().driver();
            connect(driver, &QSqlDriver::notification, this, &Ear::read);
            if (!driver->subscribeToNotification(u"soundings_journal"_s))
                refuse(ErrorKind::Storage, u"LISTEN"_s);
        });
        tell(opened.has_value());
        m_pulse.start(opened ? pulseMs : againMs);
        if (opened)
            read(); // what came while nobody listened
        else
            m_connection.reset();
    }

private:
    void feelPulse()
    {
        if (!m_connection)
            start();
        else if (!guarded([this] { Statement(*m_connection, u"SELECT 1"_s).run(); }))
            lose();
    }

    void lose()
    {
        m_connection.reset();
        tell(false);
        m_pulse.start(againMs);
    }

    void tell(bool stands)
    {
        if (std::exchange(m_stands, stands) != stands)
            Q_EMIT m_told->connected(stands);
    }

    void read()
    {
        bool more = true;
        while (more && m_connection) {
            const Result<bool> some = guarded([this] { return readSome(); });
            more = some.value_or(false);
            if (!some)
                lose();
        }
    }

    /// A step is told whole: its entries were written together.
    bool readSome()
    {
        Statement rows(*m_connection, u"SELECT seq, by, step, kind, change FROM journal WHERE seq > ? ORDER BY seq LIMIT %1"_s
                                          .arg(entriesAtOnce));
        ChangeSet step;
        QString by;
        qint64 number = 0;
        int met = 0;
        const auto tellStep = [&] {
            if (!step.empty())
                Q_EMIT m_told->heard(std::exchange(step, {}), by);
        };
        for (rows.with(m_seen).run(); rows.next(); ++met) {
            m_seen = rows.number(0);
            if (rows.number(2) != std::exchange(number, rows.number(2)))
                tellStep();
            by = rows.text(1);
            if (m_store.isOwn(m_seen))
                continue;
            if (std::optional<Change> change =
                    changeFrom(rows.text(3), QJsonDocument::fromJson(rows.text(4).toUtf8()).object()))
                step.push_back(*std::move(change));
        }
        tellStep();
        return met == entriesAtOnce;
    }

    const Store &m_store;
    Listening *m_told;
    qint64 m_seen;
    std::unique_ptr<Connection> m_connection;
    QTimer m_pulse;
    bool m_stands = true;
};

Listening::Listening(const Store &store, qint64 seen)
{
    auto *ear = new Ear(store, seen, this);
    ear->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, ear, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(ear, [ear] { ear->start(); }, Qt::QueuedConnection);
}

Listening::~Listening()
{
    m_thread.quit();
    m_thread.wait();
}

} // namespace soundings::store
