#include "ui/window/mainwindow.h"

#include "tests/support/files.h"
#include "ui/widgets/icons.h"
#include "ui/window/deadlineclock.h"
#include "ui/window/extenddialog.h"
#include "ui/window/messagestrip.h"
#include "ui/window/newconsultationdialog.h"
#include "ui/window/welcomepage.h"
#include "ui/window/windowactions.h"

#include <QApplication>
#include <QDateTimeEdit>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QPromise>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 30000;

/// A room that tells what the window does with it.
class PlainWorkspace : public Workspace
{
    Q_OBJECT

public:
    explicit PlainWorkspace(QString title) : m_title(std::move(title)), m_action(new QAction(u"Next in %1"_s.arg(m_title), this))
    {
        m_action->setShortcut(QKeySequence(u"Ctrl+J"_s));
        setFocusPolicy(Qt::StrongFocus);
    }
    QString title() const override { return m_title; }
    QIcon icon() const override { return namedIcon(u"read"_s); }
    void setDesk(Desk *desk) override { m_desk = desk; }
    QList<WorkspaceMenu> menus() const override { return {{WorkspaceMenu::Response, {m_action}}}; }
    void saveLayout(QSettings &settings) const override { settings.setValue(m_title, m_width); }
    void restoreLayout(const QSettings &settings) override { m_width = settings.value(m_title).toInt(); }

    QString m_title;
    QAction *m_action;
    Desk *m_desk = nullptr;
    int m_width = 0;
};

class MainWindowTest : public ::testing::Test
{
protected:
    MainWindowTest()
    {
        QSettings().clear();
        start();
    }

    void start()
    {
        std::vector<std::unique_ptr<Workspace>> workspaces;
        for (const QString &title : {u"Reading"_s, u"Counting"_s}) {
            auto workspace = std::make_unique<PlainWorkspace>(title);
            m_workspaces.push_back(workspace.get());
            workspaces.push_back(std::move(workspace));
        }
        m_window = std::make_unique<MainWindow>(std::move(workspaces));
        m_window->setSampleFolder(test::projectFile(u"resources/sample"_s));
        m_window->show();
        QApplication::setActiveWindow(m_window.get());
        EXPECT_TRUE(QTest::qWaitForWindowActive(m_window.get(), patienceMs));
    }

    void startAgain()
    {
        m_window->close();
        m_workspaces.clear();
        m_window.reset();
        start();
    }

    /// A consultation that closed on 10 February 2020.
    QString make(const QString &name = u"strategy.soundings"_s)
    {
        NewConsultation how;
        how.title = u"Draft strategy"_s;
        how.closes = toInstant(QDateTime(QDate(2020, 2, 10), QTime(12, 0), Qt::UTC));
        how.draftFile = test::projectFile(u"resources/sample/draft/draft-lis.pdf"_s);
        const QString file = m_folder.filePath(name);
        const Result<std::unique_ptr<Desk>> desk = Desk::create(file, how);
        EXPECT_TRUE(desk) << qPrintable(desk ? QString() : desk.error().message);
        return file;
    }

    void open(const QString &file)
    {
        m_window->openConsultation(file);
        ASSERT_TRUE(until([&] { return m_window->desk() && m_window->desk()->file() == file; }));
        ASSERT_TRUE(until([&] { return m_window->windowTitle() != u"Soundings"_s; }));
    }

    void drop(const QStringList &files)
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString &file : files)
            urls << QUrl::fromLocalFile(file);
        data.setUrls(urls);
        QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &enter);
        ASSERT_TRUE(enter.isAccepted());
        QDropEvent event(QPointF(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &event);
    }

    template<class F>
    static bool until(F condition)
    {
        return QTest::qWaitFor(condition, patienceMs);
    }
    template<class T>
    T *find(const QString &name = {})
    {
        return m_window->findChild<T *>(name);
    }

    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
    std::vector<PlainWorkspace *> m_workspaces;
};

} // namespace

TEST_F(MainWindowTest, WelcomesAtTheFirstStart)
{
    EXPECT_TRUE(find<WelcomePage>()->isVisible());
    EXPECT_FALSE(m_window->actions().importFiles->isEnabled());
    EXPECT_FALSE(m_window->actions().undo->isEnabled());
    EXPECT_TRUE(MainWindow::lastConsultation().isEmpty());
    QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
    EXPECT_TRUE(until([&] { return find<NewConsultationDialog>() && find<NewConsultationDialog>()->isVisible(); }));
}

TEST_F(MainWindowTest, OpensAConsultationAndSaysWhichAndHowItStands)
{
    open(make());
    EXPECT_EQ(m_window->windowTitle(), u"Draft strategy – Soundings"_s);
    EXPECT_FALSE(find<WelcomePage>()->isVisible());
    EXPECT_EQ(m_workspaces[0]->m_desk, m_window->desk());
    EXPECT_EQ(find<DeadlineClock>()->text().state, u"Closed"_s);
    EXPECT_EQ(find<DeadlineClock>()->text().closes, u"Mon 10 Feb 2020, 12:00 GMT"_s);
    EXPECT_TRUE(m_window->actions().importFiles->isEnabled());
}

TEST_F(MainWindowTest, MakesANewConsultationFromTheKeyboard)
{
    drop({test::projectFile(u"resources/sample/draft/draft-lis.pdf"_s)});
    auto *dialog = find<NewConsultationDialog>();
    ASSERT_TRUE(dialog);
    QTest::keyClicks(dialog->findChild<QLineEdit *>(u"title"_s), u"Ours"_s);
    dialog->setFile(m_folder.filePath(u"ours.soundings"_s));
    ASSERT_TRUE(until([&] { return dialog->findChild<QPushButton *>(u"create"_s)->isEnabled(); }));
    ASSERT_TRUE(dialog->form().draft && *dialog->form().draft);
    EXPECT_GE((*dialog->form().draft)->pages, 30);
    QTest::keyClick(dialog, Qt::Key_Return);
    ASSERT_TRUE(until([&] { return m_window->windowTitle() == u"Ours – Soundings"_s; }));
    EXPECT_TRUE(until([&] { return !find<NewConsultationDialog>(); }));
}

TEST_F(MainWindowTest, KeepsTheOpenConsultationWhenAnotherCantBeOpened)
{
    const QString file = make();
    open(file);
    m_window->openConsultation(m_folder.filePath(u"missing.soundings"_s));
    ASSERT_TRUE(until([&] { return !find<MessageStrip>()->message().isEmpty(); }));
    EXPECT_TRUE(find<MessageStrip>()->message().contains(u"missing.soundings"_s));
    ASSERT_TRUE(m_window->desk());
    EXPECT_EQ(m_window->desk()->file(), file);
}

TEST_F(MainWindowTest, NamesWhatUndoTakesBack)
{
    open(make());
    Theme theme;
    theme.name = u"Canals & locks"_s;
    theme.colour = u"#336699"_s;
    m_window->desk()->submit({ThemeAdded{theme}}, u"Add theme Canals & locks"_s);
    const QAction *undo = m_window->actions().undo;
    ASSERT_TRUE(until([&] { return undo->isEnabled(); }));
    EXPECT_EQ(undo->text(), u"&Undo Add theme Canals && locks"_s);
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    ASSERT_TRUE(until([&] { return m_window->actions().redo->isEnabled(); }));
    EXPECT_EQ(m_window->actions().redo->text(), u"&Redo Add theme Canals && locks"_s);
    EXPECT_TRUE(until([&] { return !undo->isEnabled(); }));
}

TEST_F(MainWindowTest, ImportsWhatIsDropped)
{
    open(make());
    QSignalSpy imports(m_window.get(), &MainWindow::importRequested);
    drop({u"/mail/one.eml"_s, u"/mail/letters"_s});
    ASSERT_EQ(imports.count(), 1);
    EXPECT_EQ(imports[0][0].toStringList(), (QStringList{u"/mail/one.eml"_s, u"/mail/letters"_s}));
}

TEST_F(MainWindowTest, OpensADroppedConsultation)
{
    const QString file = make();
    drop({file});
    EXPECT_TRUE(until([&] { return m_window->desk() && m_window->desk()->file() == file; }));
}

TEST_F(MainWindowTest, SaysWhatToDoWhenMailIsDroppedTooEarly)
{
    QSignalSpy imports(m_window.get(), &MainWindow::importRequested);
    drop({u"/mail/one.eml"_s});
    EXPECT_EQ(imports.count(), 0);
    EXPECT_TRUE(find<MessageStrip>()->message().contains(u"Open a consultation first"_s));
}

TEST_F(MainWindowTest, ShowsTheMenusOfTheWorkspaceInFront)
{
    open(make());
    const auto stands = [&](const QAction *action) {
        for (const auto &[menu, each] : m_window->actions().all()) {
            if (each == action)
                return true;
        }
        return false;
    };
    EXPECT_TRUE(stands(m_workspaces[0]->m_action));
    EXPECT_FALSE(stands(m_workspaces[1]->m_action));
    QSignalSpy first(m_workspaces[0]->m_action, &QAction::triggered);
    QSignalSpy second(m_workspaces[1]->m_action, &QAction::triggered);
    QTest::keyClick(m_window.get(), Qt::Key_J, Qt::ControlModifier);
    EXPECT_EQ(first.count(), 1);
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
    EXPECT_TRUE(stands(m_workspaces[1]->m_action));
    EXPECT_TRUE(m_workspaces[1]->isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_J, Qt::ControlModifier);
    EXPECT_EQ(first.count(), 1);
    EXPECT_EQ(second.count(), 1);
}

TEST_F(MainWindowTest, NoTwoOfItsCommandsShareAKey)
{
    open(make());
    QHash<QKeySequence, QString> taken;
    for (const auto &[menu, action] : m_window->actions().all()) {
        for (const QKeySequence &keys : action->shortcuts()) {
            EXPECT_FALSE(taken.contains(keys)) << qPrintable(keys.toString() + u": "_s + taken.value(keys) + u" and "_s + action->text());
            taken.insert(keys, action->text());
        }
    }
    EXPECT_GT(taken.size(), 12);
}

TEST_F(MainWindowTest, ComesBackAsItWasLeft)
{
    const QString file = make();
    open(file);
    m_window->showWorkspace(1);
    m_window->resize(1111, 777);
    m_workspaces[0]->m_width = 321;
    startAgain();
    EXPECT_EQ(m_window->size(), QSize(1111, 777));
    EXPECT_EQ(m_workspaces[0]->m_width, 321);
    EXPECT_EQ(MainWindow::lastConsultation(), file);
    open(file);
    EXPECT_TRUE(m_workspaces[1]->isVisible());
}

TEST_F(MainWindowTest, ForgetsTheLastConsultationOnceItIsClosed)
{
    open(make());
    m_window->actions().close->trigger();
    EXPECT_FALSE(m_window->desk());
    EXPECT_FALSE(m_workspaces[0]->m_desk);
    EXPECT_TRUE(find<WelcomePage>()->isVisible());
    EXPECT_TRUE(MainWindow::lastConsultation().isEmpty());
    EXPECT_EQ(m_window->windowTitle(), u"Soundings"_s);
}

TEST_F(MainWindowTest, ListsRecentOnesAndWhyOneCantBeOpened)
{
    const QString file = make();
    open(file);
    m_window->actions().close->trigger();
    QFile::remove(file);
    startAgain();
    const auto shown = [&](const QString &text) {
        const QList<QLabel *> labels = find<WelcomePage>()->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) { return label->text().contains(text); });
    };
    EXPECT_TRUE(until([&] { return shown(u"Missing: moved, renamed or deleted"_s); }));
    QList<QToolButton *> removes = find<WelcomePage>()->findChildren<QToolButton *>();
    ASSERT_EQ(removes.size(), 1);
    QTest::mouseClick(removes.first(), Qt::LeftButton);
    EXPECT_TRUE(until([&] { return !shown(u"Missing"_s); }));
}

TEST_F(MainWindowTest, AsksBeforeItLeavesARunningJob)
{
    open(make());
    QPromise<void> promise;
    promise.start();
    QFutureWatcher<void> watcher;
    watcher.setFuture(promise.future());
    m_window->addJob(u"Importing"_s, &watcher);
    EXPECT_FALSE(m_window->close());
    auto *question = find<QMessageBox>();
    ASSERT_TRUE(question);
    EXPECT_TRUE(m_window->isVisible());
    QTest::mouseClick(question->buttons().first(), Qt::LeftButton);
    EXPECT_TRUE(until([&] { return !m_window->isVisible(); }));
    EXPECT_TRUE(promise.isCanceled());
    promise.finish();
}

TEST_F(MainWindowTest, LeavesAtOnceWhenNothingRuns)
{
    open(make());
    EXPECT_TRUE(m_window->close());
}

TEST_F(MainWindowTest, ExtendsTheDeadlineWithAReasonAndShowsTheEffectFirst)
{
    open(make());
    // One response two hours late, one three days.
    QStringList mails;
    for (const QByteArray date : {"Mon, 10 Feb 2020 14:00:00", "Thu, 13 Feb 2020 12:00:00"}) {
        mails << m_folder.filePath(u"%1.eml"_s.arg(mails.size()));
        test::writeFile(mails.last(), "From: Ann <ann@example.org>\nDate: " + date + " +0000\nSubject: " + date
                                          + "\n\nMy view of " + date + ".\n");
    }
    ASSERT_EQ(m_window->desk()->takeIn({mails, {}, {}}, {})->added, 2);
    ASSERT_TRUE(until([&] { return find<DeadlineClock>()->text().late == u"2 late"_s; }));
    m_window->actions().extend->trigger();
    auto *dialog = find<ExtendDialog>();
    ASSERT_TRUE(dialog);
    const auto *save = dialog->findChild<QPushButton *>(u"save"_s);
    ASSERT_TRUE(save);
    dialog->findChild<QDateTimeEdit *>(u"closes"_s)->setDateTime(QDateTime(QDate(2020, 2, 11), QTime(12, 0), Qt::UTC));
    const auto says = [&](const QString &text) {
        const QList<QLabel *> labels = dialog->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) { return label->text().contains(text); });
    };
    EXPECT_TRUE(until([&] { return says(u"1 late response becomes on time."_s); }));
    EXPECT_FALSE(save->isEnabled()) << "a reason is wanted";
    QTest::keyClicks(dialog->findChild<QLineEdit *>(u"reason"_s), u"The post office was closed"_s);
    EXPECT_TRUE(save->isEnabled());
    QTest::keyClick(dialog, Qt::Key_Return);
    EXPECT_TRUE(until([&] { return find<DeadlineClock>()->text().late == u"1 late"_s; }));
    EXPECT_EQ(find<DeadlineClock>()->text().closes, u"Tue 11 Feb 2020, 12:00 GMT"_s);
}

TEST_F(MainWindowTest, OpensTheSampleAndFindsItAgain)
{
    const QString file = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/sample.soundings"_s;
    QFile::remove(file);
    QTest::mouseClick(m_window->findChild<QPushButton *>(u"openSample"_s), Qt::LeftButton);
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_window->desk() != nullptr; }, 100000));
    const Result<Counts> counts = m_window->desk()->counts();
    ASSERT_TRUE(counts);
    EXPECT_GE(counts->responses, 100);
    m_window->closeConsultation();
    m_window->openSample();
    ASSERT_TRUE(until([&] { return m_window->desk() != nullptr; }));
    EXPECT_EQ(*m_window->desk()->counts(), *counts);
    m_window->closeConsultation();
    QFile::remove(file);
}

#include "mainwindow_test.moc"
