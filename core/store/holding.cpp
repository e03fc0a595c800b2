#include "core/store/holding.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QSaveFile>
#include <QSysInfo>

#include <csignal>
#include <unistd.h>

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;

struct Note
{
    Holder holder;
    QList<qint64> processes; ///< on that machine
    QDateTime written;
};

std::optional<Note> read(const QString &note)
{
    QFile file(note);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    if (json.isEmpty())
        return std::nullopt;
    Note found{{json[u"person"].toString(), json[u"machine"].toString(), {json[u"since"].toInteger()}},
               {},
               QFileInfo(note).lastModified()};
    const QJsonArray processes = json[u"processes"].toArray();
    for (const QJsonValue &process : processes)
        found.processes << process.toInteger();
    return found;
}

bool write(const QString &note, const Holder &holder, const QList<qint64> &processes)
{
    QJsonArray all;
    for (const qint64 process : processes)
        all.append(process);
    QSaveFile file(note);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write(QJsonDocument(QJsonObject{{u"person"_s, holder.person},
                                         {u"machine"_s, holder.machine},
                                         {u"since"_s, holder.since.ms},
                                         {u"processes"_s, all}})
                   .toJson());
    return file.commit();
}

QList<qint64> alive(QList<qint64> processes)
{
    processes.removeIf(
        [](qint64 process) { return process != getpid() && kill(pid_t(process), 0) != 0 && errno == ESRCH; });
    return processes;
}

/// Whether the machine that wrote it may still be at it.
bool isFresh(const Note &note)
{
    return note.written.secsTo(QDateTime::currentDateTimeUtc()) < Holding::staleAfter.count();
}

/// Reading and writing the note is one step, among processes of any machine.
class Turn
{
public:
    explicit Turn(const QString &note)
        : m_lock(note + u".turn"_s)
    {
        constexpr int stale = 10'000;
        constexpr int patience = 2'000;
        m_lock.setStaleLockTime(stale);
        m_lock.tryLock(patience);
    }

private:
    QLockFile m_lock;
};

} // namespace

QString Holding::thisMachine()
{
    return QSysInfo::machineHostName();
}

QString Holding::noteOf(const QString &file)
{
    const QFileInfo info(file);
    return info.absoluteDir().filePath(u'.' + info.fileName() + u".held"_s);
}

Holding::Outcome Holding::take(const QString &file, const QString &person, const QString &machine)
{
    if (!QFileInfo(file).isFile())
        return {}; // a team database keeps its writers apart itself
    const QString note = noteOf(file);
    const Turn turn(note);
    const std::optional<Note> found = read(note);
    if (found && found->holder.machine != machine && isFresh(*found))
        return {nullptr, found->holder};
    Holder holder{person, machine, {QDateTime::currentMSecsSinceEpoch()}};
    QList<qint64> processes;
    if (found && found->holder.machine == machine) {
        processes = alive(found->processes);
        if (!processes.isEmpty())
            holder = found->holder;
    }
    if (!write(note, holder, processes << getpid()))
        return {};
    return {std::unique_ptr<Holding>(new Holding(note, holder, machine)), std::nullopt};
}

std::optional<Holder> Holding::elsewhere(const QString &file, const QString &machine)
{
    const std::optional<Note> found = read(noteOf(file));
    return found && found->holder.machine != machine && isFresh(*found) ? std::optional(found->holder)
                                                                        : std::nullopt;
}

Holding::Holding(QString note, Holder holder, QString machine)
    : m_note(std::move(note))
    , m_holder(std::move(holder))
    , m_machine(std::move(machine))
    , m_renewing([this] { renew(); })
{}

void Holding::renew()
{
    std::unique_lock lock(m_guard);
    while (!m_ended.wait_for(lock, renewedEvery, [this] { return m_end; })) {
        const Turn turn(m_note);
        const std::optional<Note> found = read(m_note);
        if (!found || found->holder.machine == m_machine)
            write(m_note, m_holder, found ? found->processes : QList<qint64>{getpid()});
    }
}

Holding::~Holding()
{
    {
        const std::scoped_lock lock(m_guard);
        m_end = true;
    }
    m_ended.notify_all();
    m_renewing.join();
    const Turn turn(m_note);
    std::optional<Note> found = read(m_note);
    if (!found || found->holder.machine != m_machine)
        return;
    found->processes.removeOne(getpid());
    const QList<qint64> others = alive(found->processes);
    if (others.isEmpty())
        QFile::remove(m_note);
    else
        write(m_note, found->holder, others);
}

} // namespace soundings::store
