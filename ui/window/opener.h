#pragma once

#include "core/desk/desk.h"

#include <QFutureWatcher>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace soundings {

/// Opens and makes consultations off the GUI thread, one at a time, and hands over the desk in the thread that this
/// lives in. The newest request wins: what an older one still opens is closed again.
class Opener : public QObject
{
    Q_OBJECT

public:
    /// Gives false to stop. On the opening thread.
    using Progress = std::function<bool(int done, int total, const QString &what)>;
    explicit Opener(QObject *parent = nullptr);
    ~Opener() override; ///< cancels and waits

    /// Otherwise where an installed program has it.
    void setSampleFolder(const QString &folder) { m_sampleFolder = folder; }

    void open(const QString &file);
    void create(const QString &file, const NewConsultation &how);
    /// Makes the sample consultation in `file` first unless it stands there already.
    void openSample(const QString &file);
    /// Makes `file` of a backup, checks it and opens it. `password`: of a sealed one.
    void restore(const QString &backup, const QString &file, const QString &password);
    /// Reads what can be read of a damaged file into `fresh`, and opens that.
    void salvage(const QString &damaged, const QString &fresh);

    /// What was asked for last: the file or team database.
    [[nodiscard]] QString place() const { return m_place; }

    /// The desk that the last opened() told of; empty when taken already.
    [[nodiscard]] std::unique_ptr<Desk> take() { return std::move(m_desk); }

Q_SIGNALS:
    /// Progress and cancel through the job; it stays the opener's.
    void started(const QString &title, QFutureWatcherBase *job);
    void opened();
    void told(const QString &heading, const QStringList &lines); ///< of what was restored or salvaged, before it is opened
    void failed(const soundings::Error &error); ///< not for a cancelled job

private:
    using Opened = Result<std::unique_ptr<Desk>>;
    /// `lines`: what to tell under `heading`, written by the work.
    void run(const QString &title, const QString &place, std::function<Opened(const ImportProgress &)> work,
             const QString &heading = {}, std::shared_ptr<QStringList> lines = nullptr);
    void finish();

    QThreadPool m_pool;
    QString m_sampleFolder;
    QString m_place;
    QString m_heading;
    std::shared_ptr<QStringList> m_lines; ///< written by the job before it finishes; empty: nothing is to be told
    std::unique_ptr<QFutureWatcher<void>> m_watcher;
    std::shared_ptr<Opened> m_answer; ///< written by the job before it finishes
    std::unique_ptr<Desk> m_desk;
};

} // namespace soundings
