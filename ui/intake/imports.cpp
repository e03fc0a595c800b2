#include "ui/intake/imports.h"

#include "ui/intake/importdetailsdialog.h"
#include "ui/intake/importdialog.h"
#include "ui/intake/mailboxdialog.h"
#include "ui/intake/surveydialog.h"
#include "ui/intake/unreadabledialog.h"

#include <QDir>
#include <QPromise>

using namespace Qt::StringLiterals;

namespace soundings {

namespace {

constexpr int watchesAtMost = 32; // they sleep, mostly

} // namespace

/// What an import shares with the thread it runs on. Qt drops the result of a future that was cancelled, and a
/// stopped import has a result all the same: so the summary travels beside the future, which only carries progress
/// and the wish to stop.
struct Imports::Work
{
    QPromise<void> promise;
    std::stop_source stop; ///< the same wish, heard in the midst of a document
    Result<ImportSummary> summary = failure(ErrorKind::Cancelled, {}); ///< written before the promise is kept
    QByteArray zone;
};

Imports::Imports(QWidget *window) : QObject(window), m_window(window)
{
    m_pool.setMaxThreadCount(1);
    m_watches.setMaxThreadCount(watchesAtMost);
}

Imports::~Imports()
{
    setDesk(nullptr);
}

void Imports::setDesk(Desk *desk)
{
    for (const Running &running : std::exchange(m_running, {})) {
        running.watcher->cancel();
        running.work->stop.request_stop();
        running.watcher->deleteLater();
    }
    m_pool.waitForDone(); // the desk goes next
    m_watches.waitForDone();
    closeDialogs();
    m_tables.clear();
    m_asking = false;
    ++m_opened;
    m_desk = desk;
}

void Imports::closeDialogs()
{
    for (const QPointer<QWidget> &dialog : std::exchange(m_dialogs, {})) {
        if (dialog)
            dialog->deleteLater();
    }
}

void Imports::start(const ImportRequest &request)
{
    if (!m_desk || request.sources.isEmpty())
        return;
    if (request.map) {
        takeIn(request);
        return;
    }
    m_desk->ask([sources = request.sources](const Desk &) { return tablesAmong(sources); })
        .then(this, [this, request, opened = m_opened](const QStringList &tables) {
            if (opened != m_opened)
                return;
            if (tables.isEmpty())
                takeIn(request);
            else
                askAboutTables(request, tables);
        });
}

void Imports::askAboutTables(const ImportRequest &request, const QStringList &tables)
{
    ImportRequest rest = request;
    rest.tables = false;
    for (const QString &table : tables) {
        m_tables.emplace_back(table, request);
        rest.sources.removeAll(table);
    }
    takeIn(rest);
    askAboutNextTable();
}

void Imports::askAboutNextTable()
{
    if (m_asking || m_tables.empty() || !m_desk)
        return;
    m_asking = true;
    const auto [table, request] = m_tables.front();
    m_tables.erase(m_tables.begin());
    auto *dialog = new SurveyDialog(m_desk, table, request, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialogs.emplace_back(dialog);
    connect(dialog, &SurveyDialog::importRequested, this, &Imports::takeIn);
    connect(dialog, &QDialog::finished, this, [this] {
        m_asking = false;
        askAboutNextTable();
    });
    dialog->open();
}

void Imports::takeIn(const ImportRequest &request)
{
    if (request.sources.isEmpty())
        return;
    run(tr("Importing"), m_pool, [request](Desk &desk, const ImportProgress &progress) {
        return desk.takeIn(request, progress);
    });
}

void Imports::fetch(const MailboxRequest &request)
{
    run(request.watch ? tr("Watching a mailbox") : tr("Fetching mail"), request.watch ? m_watches : m_pool,
        [request](Desk &desk, const ImportProgress &progress) { return desk.fetch(request, progress); });
}

void Imports::watchFolder(const QString &folder)
{
    run(tr("Watching %1").arg(QDir(folder).dirName()), m_watches,
        [folder](Desk &desk, const ImportProgress &progress) { return desk.watchFolder({{folder}, {}, {}}, progress); });
}

void Imports::run(const QString &title, QThreadPool &pool, Job job)
{
    if (!m_desk)
        return;
    const Running running{std::make_shared<Work>(), new QFutureWatcher<void>(this), new ImportDialog(m_window)};
    m_running.push_back(running);
    m_dialogs.emplace_back(running.dialog.data());
    connect(running.dialog, &ImportDialog::responseRequested, this, &Imports::openResponse);
    connect(running.watcher, &QFutureWatcherBase::finished, this,
            [this, watcher = running.watcher] { finish(watcher); });
    connect(running.watcher, &QFutureWatcherBase::canceled, this,
            [work = running.work] { work->stop.request_stop(); });
    running.work->promise.start();
    running.watcher->setFuture(running.work->promise.future());
    running.dialog->watch(running.watcher);
    running.dialog->show();
    pool.start([desk = m_desk, work = running.work, job = std::move(job)] {
        ImportProgress progress;
        progress.stop = work->stop.get_token();
        progress.step = [&](int done, int total, const QString &source) {
            work->promise.setProgressRange(0, total);
            work->promise.setProgressValueAndText(done, source);
            return !work->promise.isCanceled();
        };
        work->summary = job(*desk, progress);
        if (const Result<Consultation> consultation = desk->consultation())
            work->zone = consultation->zone;
        work->promise.finish();
    });
    Q_EMIT started(title, running.watcher);
}

void Imports::finish(const QFutureWatcher<void> *watcher)
{
    const auto found = std::find_if(m_running.begin(), m_running.end(),
                                    [&](const Running &running) { return running.watcher == watcher; });
    if (found == m_running.end())
        return;
    const Running running = *found;
    m_running.erase(found);
    running.watcher->deleteLater();
    Result<ImportSummary> &summary = running.work->summary;
    if (summary)
        Q_EMIT finished(tr("Import: %1").arg(inWords(*summary)));
    else
        Q_EMIT failed(summary.error());
    if (!running.dialog)
        return;
    // It may have been put away meanwhile: it comes back without taking the keyboard.
    running.dialog->setAttribute(Qt::WA_ShowWithoutActivating, !running.dialog->isVisible());
    running.dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (summary)
        running.dialog->showResult(std::move(*summary), running.work->zone);
    else
        running.dialog->showFailure(summary.error());
    running.dialog->show();
}

void Imports::openResponse(int number)
{
    if (!m_desk)
        return;
    m_desk->ask([number](const Desk &desk) { return desk.responseByNumber(number); })
        .then(this, [this](const Result<ResponseId> &id) {
            if (id)
                Q_EMIT responseRequested(*id);
            else
                Q_EMIT failed(id.error());
        });
}

void Imports::open(std::function<QDialog *(const QByteArray &zone)> make)
{
    if (!m_desk)
        return;
    m_desk->ask([](const Desk &desk) { return desk.consultation(); })
        .then(this, [this, make = std::move(make)](const Result<Consultation> &consultation) {
            if (!consultation) {
                Q_EMIT failed(consultation.error());
                return;
            }
            QDialog *dialog = make(consultation->zone);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            m_dialogs.emplace_back(dialog);
            dialog->open();
        });
}

void Imports::askDetails()
{
    open([this](const QByteArray &zone) {
        auto *dialog = new ImportDetailsDialog(zone, m_window);
        connect(dialog, &ImportDetailsDialog::importRequested, this, &Imports::start);
        return dialog;
    });
}

void Imports::askMailbox()
{
    open([this](const QByteArray &zone) {
        auto *dialog = new MailboxDialog(m_desk, zone, m_window);
        connect(dialog, &MailboxDialog::fetchRequested, this, &Imports::fetch);
        return dialog;
    });
}

void Imports::showRunning()
{
    if (m_running.empty() || !m_running.back().dialog)
        return;
    m_running.back().dialog->show();
    m_running.back().dialog->raise();
    m_running.back().dialog->activateWindow();
}

void Imports::showUnreadable()
{
    if (!m_desk)
        return;
    auto *dialog = new UnreadableDialog(m_desk, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialogs.emplace_back(dialog);
    dialog->show();
}

} // namespace soundings
