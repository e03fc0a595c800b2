#include "ui/window/recordactions.h"

#include "core/desk/backups.h"
#include "tests/support/files.h"
#include "ui/window/backupplandialog.h"
#include "ui/window/backupschedule.h"
#include "ui/window/listdialog.h"
#include "ui/window/mainwindow.h"
#include "ui/window/messagestrip.h"
#include "ui/window/passworddialog.h"
#include "ui/window/restoredialog.h"
#include "ui/window/windowactions.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 30'000;

class RecordTest : public ::testing::Test
{
protected:
    RecordTest()
    {
        QSettings().clear();
        NewConsultation how;
        how.title = u"Draft strategy"_s;
        how.closes = toInstant(QDateTime(QDate(2020, 2, 10), QTime(12, 0), Qt::UTC));
        how.draftFile = test::projectFile(u"tests/data/drafts/tiny.pdf"_s);
        m_file = m_folder.filePath(u"lis.soundings"_s);
        m_desk = Desk::create(m_file, how).value();
        QDir(m_folder.path()).mkdir(u"kept"_s);
        m_plan.folder = m_folder.filePath(u"kept"_s);
    }
    ~RecordTest() override { m_record.setDesk(nullptr); }

    template<class F>
    static bool until(F condition)
    {
        return QTest::qWaitFor(condition, patienceMs);
    }
    /// As after the plan was read from the settings.
    void openDesk()
    {
        QSignalSpy known(&m_record.schedule(), &BackupSchedule::planKnown);
        m_record.setDesk(m_desk.get());
        ASSERT_TRUE(known.wait(patienceMs));
    }
    QStringList kept() const { return QDir(m_plan.folder).entryList(QDir::Files); }
    static QPushButton *button(QMessageBox *box, const QString &text)
    {
        for (QAbstractButton *one : box->buttons()) {
            if (one->text().remove(u'&') == text)
                return qobject_cast<QPushButton *>(one);
        }
        return nullptr;
    }

    QTemporaryDir m_folder;
    QString m_file;
    std::unique_ptr<Desk> m_desk;
    BackupPlan m_plan;
    QWidget m_window;
    RecordActions m_record{&m_window};
};

/// The same consultation in a window.
class RescueTest : public RecordTest
{
protected:
    RescueTest()
    {
        m_main = std::make_unique<MainWindow>(std::vector<std::unique_ptr<Workspace>>());
        m_main->show();
    }
    template<class T>
    T *dialog()
    {
        T *found = nullptr;
        EXPECT_TRUE(until([&] { return (found = m_main->findChild<T *>()) && found->isVisible(); }));
        return found;
    }

    std::unique_ptr<MainWindow> m_main;
};

} // namespace

TEST_F(RecordTest, checkingIsAJobThatTellsHowItEnded)
{
    openDesk();
    QSignalSpy started(&m_record, &RecordActions::started);
    QSignalSpy said(&m_record, &RecordActions::statusMessage);
    m_record.check();
    ASSERT_EQ(started.size(), 1);
    ASSERT_TRUE(until([&] { return !said.isEmpty(); }));
    EXPECT_TRUE(said.front().front().toString().startsWith(u"All is well"_s)) << said.front().front().toString().toStdString();
}

TEST_F(RecordTest, aCheckCanBeStopped)
{
    openDesk();
    QSignalSpy said(&m_record, &RecordActions::statusMessage);
    QObject::connect(&m_record, &RecordActions::started, &m_record,
                     [](const QString &, QFutureWatcherBase *job) { job->cancel(); });
    m_record.check();
    ASSERT_TRUE(until([&] { return !said.isEmpty(); }));
    EXPECT_TRUE(said.front().front().toString().contains(u"stopped"_s)) << said.front().front().toString().toStdString();
}

TEST_F(RecordTest, aBackupIsAJobAndAFailureIsSaid)
{
    openDesk();
    QSignalSpy said(&m_record, &RecordActions::statusMessage);
    QSignalSpy failed(&m_record, &RecordActions::failed);
    const QString copy = m_folder.filePath(u"copy.soundings"_s);
    m_record.backUpTo(copy);
    ASSERT_TRUE(until([&] { return !said.isEmpty(); }));
    EXPECT_EQ(backupFacts(copy)->title, u"Draft strategy"_s);
    m_record.backUpTo(copy);
    ASSERT_TRUE(until([&] { return !failed.isEmpty(); }));
    EXPECT_TRUE(failed.front().front().value<Error>().message.contains(u"not overwritten"_s));
}

TEST_F(RecordTest, aPlanIsKeptForTheConsultationAndFollowedAtOnce)
{
    openDesk();
    m_record.schedule().setPlan(m_plan);
    ASSERT_TRUE(until([&] { return kept().size() == 1; }));
    m_record.setDesk(nullptr);
    m_record.setDesk(m_desk.get());
    ASSERT_TRUE(until([&] { return m_record.schedule().plan() == m_plan; }));
    QTest::qWait(300);
    EXPECT_EQ(kept().size(), 1) << "not due again";
}

TEST_F(RecordTest, itIsBackedUpBeforeItIsClosed)
{
    openDesk();
    bool left = false;
    EXPECT_FALSE(m_record.leave([&] { left = true; })) << "without a plan";
    m_plan.everyHours = 0;
    m_record.schedule().setPlan(m_plan);
    EXPECT_TRUE(m_record.leave([&] { left = true; }));
    EXPECT_FALSE(left);
    ASSERT_TRUE(until([&] { return left; }));
    EXPECT_EQ(kept().size(), 1);
}

TEST_F(RecordTest, whereThatFailsAPersonChooses)
{
    openDesk();
    m_plan.everyHours = 0;
    m_plan.folder = m_folder.filePath(u"gone"_s);
    m_record.schedule().setPlan(m_plan);
    bool left = false;
    EXPECT_TRUE(m_record.leave([&] { left = true; }));
    QMessageBox *box = nullptr;
    ASSERT_TRUE(until([&] { return (box = m_window.findChild<QMessageBox *>()) != nullptr; }));
    EXPECT_TRUE(box->informativeText().contains(m_plan.folder));
    EXPECT_FALSE(left);
    button(box, u"Close without a backup"_s)->click();
    ASSERT_TRUE(until([&] { return left; }));
}

TEST_F(RecordTest, anOlderCopyInItsPlaceIsTold)
{
    const QString old = m_folder.filePath(u"old.soundings"_s);
    ASSERT_TRUE(backUp(*m_desk, old));
    ASSERT_TRUE(m_desk->extend({m_desk->consultation()->closes.ms + 1000}, u"Floods"_s));
    openDesk();
    ASSERT_TRUE(until([&] { return !QSettings().allKeys().filter(u"journals/"_s).isEmpty(); }));
    m_record.setDesk(nullptr);
    m_desk.reset();
    ASSERT_TRUE(QFile::remove(m_file));
    ASSERT_TRUE(QFile::rename(old, m_file));
    m_desk = Desk::open(m_file).value();
    QSignalSpy told(&m_record, &RecordActions::told);
    m_record.setDesk(m_desk.get());
    ASSERT_TRUE(until([&] { return !told.isEmpty(); }));
    EXPECT_TRUE(told.front().front().toString().contains(u"older copy"_s));
}

TEST_F(RecordTest, aNewPasswordIsLongAndTypedTwice)
{
    PasswordDialog dialog(u"copy.soundings-locked"_s, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QSignalSpy given(&dialog, &PasswordDialog::given);
    const auto lines = dialog.findChildren<QLineEdit *>();
    ASSERT_EQ(lines.size(), 2);
    QPushButton *go = nullptr;
    for (QPushButton *one : dialog.findChildren<QPushButton *>())
        go = one->text().contains(u"Back up"_s) ? one : go;
    ASSERT_TRUE(go);
    EXPECT_FALSE(go->isEnabled());
    lines[0]->setText(u"short"_s);
    lines[1]->setText(u"short"_s);
    EXPECT_FALSE(go->isEnabled());
    lines[0]->setText(u"four plain words"_s);
    EXPECT_FALSE(go->isEnabled());
    lines[1]->setText(u"four plain words"_s);
    ASSERT_TRUE(go->isEnabled());
    go->click();
    ASSERT_EQ(given.size(), 1);
    EXPECT_EQ(given.front().front().toString(), u"four plain words"_s);
}

TEST_F(RescueTest, aBackupIsLookedIntoAndRestoredIntoANewFile)
{
    const QString backup = m_folder.filePath(u"copy.soundings"_s);
    ASSERT_TRUE(backUp(*m_desk, backup));
    m_desk.reset();
    m_main->actions().restore->trigger();
    auto *asked = dialog<RestoreDialog>();
    ASSERT_TRUE(asked);
    const auto lines = asked->findChildren<QLineEdit *>();
    ASSERT_EQ(lines.size(), 3);
    lines[0]->setText(backup);
    ASSERT_TRUE(until([&] {
        for (const QLabel *label : asked->findChildren<QLabel *>()) {
            if (label->text().contains(u"“Draft strategy”, 0 responses"_s) && label->text().contains(u"SHA-256"_s))
                return true;
        }
        return false;
    }));
    const QString fresh = m_folder.filePath(u"new.soundings"_s);
    Q_EMIT asked->wanted(backup, fresh, {});
    asked->close();
    ASSERT_TRUE(until([&] { return m_main->desk() && m_main->desk()->file() == fresh; }));
}

TEST_F(RescueTest, whatCanBeReadOfADamagedFileIsOffered)
{
    const QString damaged = m_folder.filePath(u"damaged.soundings"_s);
    ASSERT_TRUE(backUp(*m_desk, damaged));
    m_desk.reset();
    QByteArray bytes = test::readFile(damaged);
    const qsizetype at = bytes.indexOf("%PDF"); // the draft's own bytes
    ASSERT_GT(at, 4096);
    bytes.replace(at / 4096 * 4096, 4096, QByteArray(4096, '\x5a'));
    test::writeFile(damaged, bytes);
    m_main->offerRescue(damaged, u"It is damaged."_s, {});
    auto *box = dialog<QMessageBox>();
    ASSERT_TRUE(box);
    button(box, u"Read what can be read…"_s)->click();
    auto *chosen = dialog<QFileDialog>();
    ASSERT_TRUE(chosen);
    const QString fresh = m_folder.filePath(u"saved.soundings"_s);
    Q_EMIT chosen->fileSelected(fresh);
    chosen->close();
    auto *list = dialog<ListDialog>();
    ASSERT_TRUE(list);
    EXPECT_TRUE(list->findChild<QPlainTextEdit *>()->toPlainText().contains(u"Not saved"_s));
    EXPECT_EQ(test::readFile(damaged), bytes);
}
