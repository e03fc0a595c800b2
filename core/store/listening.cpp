#include "core/store/listening.h"

#include "core/consultation/changereading.h"
#include "core/store/connection.h"
#include "core/store/sealing.h"
#include "core/store/store.h"

#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QPointer>
#include <QSqlDriver>
#include <QSqlQuery>
#include <QTimer>

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;

constexpr int pulseMs = 10'000; // how soon a connection that broke in silence is noticed
constexpr int againMs = 2'000;
constexpr int entriesAtOnce = 5'000;
constexpr int repeatMs = 60'000;  // of who reads what
constexpr int forgetMs = 130'000; // who has not been heard of
const QString journalChannel = u"soundings_journal"_s;
const QString readingChannel = u"soundings_reading"_s;

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
        m_repeat.setParent(this);
        connect(&m_repeat, &QTimer::timeout, this, [this] {
            announce();
            forget();
        });
        m_repeat.start(repeatMs);
        connect(&m_pulse, &QTimer::timeout, this, &Ear::feelPulse);
    }

    void start()
    {
        const Result<> opened = guarded([this] {
            m_connection = std::make_unique<Connection>(m_store.place(), false);
            QSqlDriver *driver = m_driver = m_connection->database().driver();
            connect(driver, &QSqlDriver::notification, this,
                    [this](const QString &channel, QSqlDriver::NotificationSource source, const QVariant &payload) {
                        if (channel == journalChannel)
                            read();
                        else if (source == QSqlDriver::OtherSource)
                            hearReader(payload.toString());
                    });
            if (!driver->subscribeToNotification(journalChannel) || !driver->subscribeToNotification(readingChannel))
                refuse(ErrorKind::Storage, u"LISTEN"_s);
        });
        tell(opened.has_value());
        m_pulse.start(opened ? pulseMs : againMs);
        if (!opened) {
            m_connection.reset();
            return;
        }
        read(); // what came while nobody listened
        announce();
        notify(u"?"_s); // who is here?
    }

    void tellReading(const QString &who, qint64 response)
    {
        m_who = who;
        m_response = response;
        announce();
    }

    void leave()
    {
        m_response = 0;
        announce();
        m_connection.reset();
    }

private:
    struct Reader
    {
        qint64 response = 0;
        QDeadlineTimer until;
    };

    void announce()
    {
        if (!m_who.isEmpty())
            notify(QString::number(m_response) + u' ' + m_who);
    }

    void notify(const QString &payload)
    {
        if (m_connection && !guarded([&] {
                Statement(*m_connection, u"SELECT pg_notify(?, ?)"_s).with(readingChannel, payload).run();
            }))
            lose();
    }

    /// "42 Bea Fox": she has 42 open; "?": somebody came and wants to know.
    void hearReader(const QString &payload)
    {
        if (payload == u"?") {
            announce();
            return;
        }
        const qint64 response = payload.section(u' ', 0, 0).toLongLong();
        const QString who = payload.section(u' ', 1);
        const bool known = m_readers.value(who).response == response;
        if (response > 0)
            m_readers.insert(who, {response, QDeadlineTimer(forgetMs)});
        else
            m_readers.remove(who);
        if (!known)
            tellReaders();
    }

    void forget()
    {
        if (m_readers.removeIf([](const auto &reader) { return reader.value().until.hasExpired(); }) > 0)
            tellReaders();
    }

    void tellReaders()
    {
        QHash<QString, qint64> where;
        for (auto reader = m_readers.cbegin(); reader != m_readers.cend(); ++reader)
            where.insert(reader.key(), reader->response);
        Q_EMIT m_told->othersReading(where);
    }

    void feelPulse()
    {
        if (!m_connection)
            start();
        else if (!m_driver || !QSqlQuery(m_connection->database()).exec(u"SELECT 1"_s))
            lose(); // not through a Statement, which would open it anew, and deaf
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
            if (!some || !m_driver) // opened anew on the way: nothing comes through that
                lose();
        }
    }

    /// A step is told whole: its entries were written together.
    bool readSome()
    {
        Statement rows(*m_connection, u"SELECT seq, by, step, kind, change, sealed FROM journal WHERE seq > ? "
                                          "ORDER BY seq LIMIT %1"_s
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
                    changeFrom(rows.text(3), opened(rows.text(4).toUtf8(), rows.text(5).toUtf8())))
                step.push_back(*std::move(change));
        }
        tellStep();
        return met == entriesAtOnce;
    }

    const Store &m_store;
    Listening *m_told;
    qint64 m_seen;
    std::unique_ptr<Connection> m_connection;
    QPointer<QSqlDriver> m_driver; ///< that is listened to
    QTimer m_pulse;
    QTimer m_repeat;
    QString m_who;
    qint64 m_response = 0;
    QHash<QString, Reader> m_readers;
    bool m_stands = true;
};

Listening::Listening(const Store &store, qint64 seen)
{
    m_ear = new Ear(store, seen, this);
    m_ear->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_ear, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(m_ear, [ear = m_ear] { ear->start(); }, Qt::QueuedConnection);
}

void Listening::tellReading(const QString &who, qint64 response)
{
    QMetaObject::invokeMethod(m_ear, [ear = m_ear, who, response] { ear->tellReading(who, response); }, Qt::QueuedConnection);
}

Listening::~Listening()
{
    QMetaObject::invokeMethod(m_ear, [ear = m_ear] { ear->leave(); }, Qt::QueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

} // namespace soundings::store
