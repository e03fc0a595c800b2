#include "ui/window/mainwindow.h"

#include "ui/widgets/screenfit.h"
#include "ui/window/appearance.h"
#include "ui/window/commandpalette.h"
#include "ui/window/deadlineclock.h"
#include "ui/window/guidedialog.h"
#include "ui/window/jobbar.h"
#include "ui/window/listdialog.h"
#include "ui/window/messagestrip.h"
#include "ui/window/newconsultationdialog.h"
#include "ui/window/rail.h"
#include "ui/window/teamdialog.h"
#include "ui/window/recentfiles.h"
#include "ui/window/shortcutsdialog.h"
#include "ui/window/welcomepage.h"
#include "ui/window/windowactions.h"

#include <QCloseEvent>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QStatusBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace soundings {

namespace {

constexpr int statusMs = 6000;
constexpr QSize firstSize(1280, 800);
constexpr QLatin1StringView lastKey("window/last");
constexpr QLatin1StringView schemeKey("window/palette");

QString groupOf(const Workspace &workspace)
{
    return u"workspaces/"_s + QString::fromLatin1(workspace.metaObject()->className()).section(u"::"_s, -1);
}

} // namespace

MainWindow::MainWindow(std::vector<std::unique_ptr<Workspace>> workspaces, Appearance *appearance)
    : m_appearance(appearance)
    , m_actions(new WindowActions(this))
    , m_pages(new QStackedWidget)
    , m_stack(new QStackedWidget)
    , m_welcome(new WelcomePage)
    , m_opening(new QLabel)
    , m_rail(new Rail)
    , m_clock(new DeadlineClock)
    , m_strip(new MessageStrip)
    , m_jobs(new JobBar)
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(u"Soundings"_s);
    setAcceptDrops(true);
    setMinimumSize(720, 480);
    buildPages(std::move(workspaces));
    connectActions();
    connectOpener();
    refreshUndo();
    refreshRecent();
    restoreLayout();
    m_welcome->setFocus();
}

MainWindow::~MainWindow()
{
    letDeskGo();
}

void MainWindow::buildPages(std::vector<std::unique_ptr<Workspace>> workspaces)
{
    for (std::unique_ptr<Workspace> &given : workspaces) {
        Workspace *workspace = given.release();
        const int index = m_stack->addWidget(workspace);
        m_workspaces.push_back(workspace);
        QAction *action = m_actions->addWorkspace(workspace->title(), workspace->icon());
        m_rail->add(action);
        connect(action, &QAction::triggered, this, [this, index] { showWorkspace(index); });
        connect(workspace, &Workspace::failed, this, &MainWindow::showMessage);
        connect(workspace, &Workspace::statusMessage, this, &MainWindow::showStatus);
        connect(workspace, &Workspace::jobStarted, this, &MainWindow::addJob);
    }
    m_rail->setFoot(m_clock);
    auto *open = new QWidget;
    auto *row = new QHBoxLayout(open);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addWidget(m_stack, 1);

    m_opening->setAlignment(Qt::AlignCenter);
    m_pages->insertWidget(Welcome, m_welcome);
    m_pages->insertWidget(Opening, m_opening);
    m_pages->insertWidget(Open, open);

    auto *centre = new QWidget;
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_strip);
    column->addWidget(m_pages, 1);
    setCentralWidget(centre);
    statusBar()->addPermanentWidget(m_jobs);

    connect(m_clock, &QAbstractButton::clicked, this, &MainWindow::showDetails);
    connect(m_jobs, &JobBar::clicked, this, &MainWindow::jobClicked);
    connect(m_welcome, &WelcomePage::sampleRequested, this, &MainWindow::openSample);
    connect(m_welcome, &WelcomePage::newRequested, this, [this] { newConsultation(); });
    connect(m_welcome, &WelcomePage::openRequested, this, &MainWindow::chooseConsultation);
    connect(m_welcome, &WelcomePage::recentRequested, this, &MainWindow::openConsultation);
    connect(m_welcome, &WelcomePage::recentRemoved, this, &MainWindow::forgetRecent);
}

void MainWindow::connectActions()
{
    const WindowActions &actions = *m_actions;
    connect(actions.newConsultation, &QAction::triggered, this, [this] { newConsultation(); });
    connect(actions.open, &QAction::triggered, this, &MainWindow::chooseConsultation);
    connect(actions.openSample, &QAction::triggered, this, &MainWindow::openSample);
    connect(actions.importFiles, &QAction::triggered, this, [this] { chooseImports(false); });
    connect(actions.importFolder, &QAction::triggered, this, [this] { chooseImports(true); });
    connect(actions.importWithDetails, &QAction::triggered, this, &MainWindow::importWithDetailsRequested);
    connect(actions.openTeam, &QAction::triggered, this, [this] { askForTeamDatabase({}, {}); });
    connect(actions.restore, &QAction::triggered, this, &MainWindow::restoreBackup);
    connect(actions.importProject, &QAction::triggered, this, &MainWindow::projectImportRequested);
    connect(actions.exportProject, &QAction::triggered, this, &MainWindow::projectExportRequested);
    connect(actions.fetchMailbox, &QAction::triggered, this, &MainWindow::mailboxRequested);
    connect(actions.watchFolder, &QAction::triggered, this, &MainWindow::chooseWatchedFolder);
    connect(actions.unreadable, &QAction::triggered, this, &MainWindow::unreadableRequested);
    connect(actions.enterResponse, &QAction::triggered, this, &MainWindow::enterRequested);
    connect(actions.acknowledge, &QAction::triggered, this, &MainWindow::acknowledgeRequested);
    connect(actions.duplicates, &QAction::triggered, this, &MainWindow::duplicatesRequested);
    connect(actions.extend, &QAction::triggered, this, &MainWindow::extendDeadline);
    connect(actions.print, &QAction::triggered, this, &MainWindow::printRequested);
    connect(actions.properties, &QAction::triggered, this, &MainWindow::showProperties);
    connect(actions.close, &QAction::triggered, this, &MainWindow::closeConsultation);
    connect(actions.quit, &QAction::triggered, this, &QWidget::close);
    connect(actions.undo, &QAction::triggered, this, [this] { undo(false); });
    connect(actions.redo, &QAction::triggered, this, [this] { undo(true); });
    connect(actions.fullScreen, &QAction::toggled, this, [this](bool on) {
        setWindowState(on ? windowState() | Qt::WindowFullScreen : windowState() & ~Qt::WindowFullScreen);
    });
    connect(actions.commands, &QAction::triggered, this,
            [this] { (new CommandPalette(m_actions->all(), this))->open(); });
    connect(actions.shortcuts, &QAction::triggered, this,
            [this] { (new ShortcutsDialog(m_actions->all(), this))->open(); });
    connect(actions.guide, &QAction::triggered, this, [this] { (new GuideDialog(this))->show(); });
    connect(actions.about, &QAction::triggered, this, [this] { showAbout(); });
    connect(m_actions, &WindowActions::recentRequested, this, &MainWindow::openConsultation);
    connect(m_actions, &WindowActions::schemeChosen, this, [this](ColourScheme scheme) {
        if (m_appearance)
            m_appearance->setScheme(scheme);
        QSettings().setValue(schemeKey, int(scheme));
    });
}

void MainWindow::connectOpener()
{
    connect(&m_opener, &Opener::started, this, [this](const QString &title, QFutureWatcherBase *job) {
        addJob(title, job);
        m_opening->setText(title + u'…');
        if (!m_desk) // the one that is open stays until the next has opened
            m_pages->setCurrentIndex(Opening);
        connect(job, &QFutureWatcherBase::finished, this, [this] {
            if (!m_desk) // cancelled, or failed: said elsewhere
                m_pages->setCurrentIndex(Welcome);
        });
    });
    connect(&m_opener, &Opener::opened, this, &MainWindow::takeDesk);
    connect(&m_opener, &Opener::failed, this, &MainWindow::showOpenFailure);
    connect(&m_opener, &Opener::told, this, [this](const QString &heading, const QStringList &lines) {
        (new ListDialog(heading, lines, this))->open();
    });
}

QString MainWindow::lastConsultation()
{
    return QSettings().value(lastKey).toString();
}

// --- Opening and closing -------------------------------------------------------------------------------------

void MainWindow::openConsultation(const QString &file)
{
    const QString place = isTeamDatabase(file) ? file : QFileInfo(file).absoluteFilePath();
    if (m_desk && m_desk->file() == place)
        return;
    whenIdle(tr("Stop it and open another consultation?"), [this, place] {
        if (isTeamDatabase(place))
            withKeptPassword(place, this, [this](const QString &whole) { openTeamDatabase(whole); });
        else
            m_opener.open(place);
    });
}

void MainWindow::openSample()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    whenIdle(tr("Stop it and open the sample?"), [this, folder] {
        m_opener.openSample(folder + u"/sample.soundings"_s);
    });
}

void MainWindow::closeConsultation()
{
    whenIdle(tr("Stop it and close the consultation?"), [this] {
        letDeskGo();
        QSettings().remove(lastKey);
        m_pages->setCurrentIndex(Welcome);
        m_welcome->setFocus();
        refreshRecent();
    });
}

void MainWindow::takeDesk()
{
    std::unique_ptr<Desk> desk = m_opener.take();
    if (!desk)
        return;
    letDeskGo();
    m_desk = std::move(desk);
    if (m_newDialog)
        m_newDialog->accept();
    connect(m_desk.get(), &Desk::changed, this, &MainWindow::askFacts);
    connect(m_desk.get(), &Desk::undoChanged, this, &MainWindow::refreshUndo);
    connect(m_desk.get(), &Desk::connected, this, &MainWindow::showConnection);
    m_desk->listen();
    QSettings().setValue(lastKey, m_desk->file());
    giveDesk(0); // the others when they are first shown: what they read can be much
    m_pages->setCurrentIndex(Open);
    const int wanted = QSettings().value("window/workspace"_L1).toInt();
    showWorkspace(wanted < int(m_workspaces.size()) ? wanted : 0);
    refreshUndo();
    askFacts();
    Q_EMIT deskOpened(m_desk.get());
}

void MainWindow::letDeskGo()
{
    if (!m_desk)
        return;
    Q_EMIT deskClosing();
    ++m_generation;
    saveLayout();
    for (Workspace *workspace : m_workspaces)
        workspace->setDesk(nullptr);
    m_given.clear();
    m_desk.reset();
    m_clock->clear();
    m_strip->clear();
    m_leaving = false;
    m_asking = m_askAgain = m_known = false;
    m_actions->fillMenus(nullptr);
    refreshUndo();
    setWindowTitle(u"Soundings"_s);
}

void MainWindow::whenIdle(const QString &question, std::function<void()> next)
{
    if (!m_jobs->isBusy()) {
        sayFarewell(next);
        return;
    }
    auto *box = new QMessageBox(QMessageBox::Question, tr("A job is running"),
                                tr("A job is still running. What it has done so far is kept."), QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(question);
    QPushButton *stop = box->addButton(tr("Stop it"), QMessageBox::AcceptRole);
    box->setDefaultButton(box->addButton(tr("Let it run"), QMessageBox::RejectRole));
    connect(stop, &QPushButton::clicked, this, [this, next = std::move(next)] {
        m_jobs->cancelAll();
        sayFarewell(next);
    });
    box->open();
}

void MainWindow::sayFarewell(const std::function<void()> &next)
{
    if (!m_desk || !m_farewell || !m_farewell(next))
        next();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    const auto leave = [this] {
        m_leaving = true;
        m_jobs->forgetAll();
        close();
    };
    if (!m_leaving && m_jobs->isBusy()) {
        event->ignore();
        whenIdle(tr("Stop it and leave Soundings?"), leave);
        return;
    }
    if (!m_leaving && m_desk && m_farewell && m_farewell(leave)) {
        event->ignore();
        return;
    }
    saveLayout();
    letDeskGo();
    QMainWindow::closeEvent(event);
}

// --- What is known of the consultation -----------------------------------------------------------------------

void MainWindow::askFacts()
{
    m_askAgain = m_asking;
    if (m_asking || !m_desk)
        return;
    m_asking = true;
    struct Facts
    {
        Result<Consultation> consultation;
        Result<Counts> counts;
    };
    m_desk->ask([](const Desk &desk) { return Facts{desk.consultation(), desk.counts()}; })
        .then(this, [this, generation = m_generation](const Facts &facts) {
            if (generation != m_generation)
                return;
            m_asking = false;
            if (!facts.consultation || !facts.counts) {
                showError(facts.consultation ? facts.counts.error() : facts.consultation.error());
                return;
            }
            m_consultation = *facts.consultation;
            m_counts = *facts.counts;
            m_clock->setFacts(m_consultation, m_counts, [desk = m_desk.get()] { return desk->now(); });
            m_actions->unreadable->setEnabled(m_counts.unreadable + m_counts.settled > 0);
            setWindowTitle(tr("%1 – Soundings").arg(m_consultation.title));
            if (!std::exchange(m_known, true)) {
                QSettings settings;
                RecentFiles::add(settings, {m_desk->file(), m_consultation.title});
                refreshRecent();
            }
            if (m_askAgain)
                askFacts();
        });
}

void MainWindow::refreshUndo()
{
    m_actions->setUndo(m_desk ? m_desk->undoText() : QString(), m_desk ? m_desk->redoText() : QString());
}

void MainWindow::undo(bool forward)
{
    if (!m_desk)
        return;
    const QString what = forward ? m_desk->redoText() : m_desk->undoText();
    Answer<Result<ChangeSet>> done = forward ? m_desk->submitRedo() : m_desk->submitUndo();
    done.then(this, [this, forward, what](const Result<ChangeSet> &result) {
        if (!result)
            showError(result.error());
        else
            showStatus(forward ? tr("Done again: %1").arg(what) : tr("Undone: %1").arg(what));
    });
}

void MainWindow::refreshRecent()
{
    const std::vector<RecentConsultation> recent = RecentFiles::read(QSettings());
    m_actions->setRecent(recent);
    m_welcome->setRecent(recent);
}

void MainWindow::forgetRecent(const QString &file)
{
    QSettings settings;
    RecentFiles::remove(settings, file);
    refreshRecent();
}

// --- Showing -------------------------------------------------------------------------------------------------

void MainWindow::giveDesk(int index)
{
    if (!m_desk || index < 0 || index >= int(m_workspaces.size()) || m_given.contains(index))
        return;
    m_given.insert(index);
    m_workspaces[size_t(index)]->setDesk(m_desk.get());
}

void MainWindow::showWorkspace(int index)
{
    if (index < 0 || index >= int(m_workspaces.size()))
        return;
    giveDesk(index);
    m_stack->setCurrentIndex(index);
    m_actions->workspaces().actions().at(index)->setChecked(true);
    m_actions->fillMenus(m_desk ? m_workspaces[size_t(index)] : nullptr);
    m_workspaces[size_t(index)]->setFocus();
}

void MainWindow::showError(const Error &error)
{
    m_strip->showError(error);
}

void MainWindow::showMessage(const QString &message, const QString &detail)
{
    m_strip->showMessage(Tone::Bad, message, detail);
}

void MainWindow::showStatus(const QString &text)
{
    statusBar()->showMessage(text, statusMs);
}

void MainWindow::addJob(const QString &title, QFutureWatcherBase *job)
{
    m_jobs->add(title, job);
}

// --- Layout --------------------------------------------------------------------------------------------------

void MainWindow::restoreLayout()
{
    QSettings settings;
    if (!restoreGeometry(settings.value("window/geometry"_L1).toByteArray()))
        resize(firstSize.boundedTo(screen()->availableSize() - frameRoom));
    restoreState(settings.value("window/state"_L1).toByteArray());
    m_actions->fullScreen->setChecked(windowState().testFlag(Qt::WindowFullScreen));
    const auto scheme = ColourScheme(std::clamp(settings.value(schemeKey).toInt(), 0, int(ColourScheme::Dark)));
    if (m_appearance)
        m_appearance->setScheme(scheme);
    m_actions->setScheme(scheme);
    for (Workspace *workspace : m_workspaces) {
        settings.beginGroup(groupOf(*workspace));
        workspace->restoreLayout(settings);
        settings.endGroup();
    }
}

void MainWindow::saveLayout() const
{
    QSettings settings;
    settings.setValue("window/geometry"_L1, saveGeometry());
    settings.setValue("window/state"_L1, saveState());
    settings.setValue("window/workspace"_L1, m_stack->currentIndex());
    for (const Workspace *workspace : m_workspaces) {
        settings.beginGroup(groupOf(*workspace));
        workspace->saveLayout(settings);
        settings.endGroup();
    }
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange) // the window manager can leave full screen too
        m_actions->fullScreen->setChecked(windowState().testFlag(Qt::WindowFullScreen));
}

// --- Drag and drop -------------------------------------------------------------------------------------------

} // namespace soundings
