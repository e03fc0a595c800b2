#include "ui/widgets/screenfit.h"
#include "ui/window/commandpalette.h"
#include "ui/window/jobbar.h"
#include "ui/window/messagestrip.h"
#include "ui/window/recentfiles.h"
#include "ui/window/shortcutsdialog.h"

#include "tests/support/files.h"

#include <QDialog>
#include <QScreen>
#include <QAction>
#include <QLineEdit>
#include <QProgressBar>
#include <QPromise>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 10000;

} // namespace

TEST(MessageStrip, ShowsTheNewestAndThenTheOneBefore)
{
    MessageStrip strip;
    EXPECT_FALSE(strip.isVisibleTo(nullptr));
    strip.showError({ErrorKind::Storage, u"The disk is full."_s, u"errno 28"_s});
    strip.showMessage(Tone::Info, u"Something else."_s);
    EXPECT_EQ(strip.message(), u"Something else."_s);
    QTest::keyClick(&strip, Qt::Key_Escape);
    EXPECT_EQ(strip.message(), u"The disk is full."_s);
    EXPECT_EQ(strip.detail(), u"errno 28"_s);
    EXPECT_FALSE(strip.isHidden());
    strip.dismiss();
    EXPECT_TRUE(strip.isHidden());
}

TEST(MessageStrip, SaysTheSameThingOnce)
{
    MessageStrip strip;
    for (int i = 0; i < 100; ++i)
        strip.showMessage(Tone::Bad, u"The disk is full."_s);
    strip.dismiss();
    EXPECT_TRUE(strip.isHidden());
}

TEST(JobBar, ShowsProgressAndStopsTheJob)
{
    JobBar bar;
    QPromise<void> promise;
    promise.start();
    QFutureWatcher<void> watcher;
    watcher.setFuture(promise.future());
    bar.add(u"Importing"_s, &watcher);
    EXPECT_TRUE(bar.isBusy());
    promise.setProgressRange(0, 200);
    promise.setProgressValue(50);
    const auto *progress = bar.findChild<QProgressBar *>();
    EXPECT_TRUE(QTest::qWaitFor([&] { return progress->maximum() == 200 && progress->value() == 50; }, patienceMs));
    QTest::mouseClick(bar.findChildren<QToolButton *>().last(), Qt::LeftButton);
    EXPECT_TRUE(promise.isCanceled());
    promise.finish();
    EXPECT_TRUE(QTest::qWaitFor([&] { return !bar.isBusy(); }, patienceMs));
    EXPECT_TRUE(bar.isHidden());
}

TEST(JobBar, ForgetsAJobThatGoesAway)
{
    JobBar bar;
    QPromise<void> promise;
    promise.start();
    {
        QFutureWatcher<void> watcher;
        watcher.setFuture(promise.future());
        bar.add(u"Importing"_s, &watcher);
    }
    EXPECT_FALSE(bar.isBusy());
    promise.finish();
}

TEST(RecentFiles, KeepTheNewestTenAndEachOnce)
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    for (int i = 0; i < 12; ++i)
        RecentFiles::add(settings, {u"/c/%1.soundings"_s.arg(i), u"Number %1"_s.arg(i)});
    RecentFiles::add(settings, {u"/c/5.soundings"_s, u"Renamed"_s});
    std::vector<RecentConsultation> recent = RecentFiles::read(settings);
    ASSERT_EQ(recent.size(), 10u);
    EXPECT_EQ(recent[0], (RecentConsultation{u"/c/5.soundings"_s, u"Renamed"_s}));
    EXPECT_EQ(recent[1].file, u"/c/11.soundings"_s);
    EXPECT_EQ(recent[9].file, u"/c/2.soundings"_s);
    RecentFiles::remove(settings, u"/c/11.soundings"_s);
    EXPECT_EQ(RecentFiles::read(settings)[1].file, u"/c/10.soundings"_s);
}

TEST(CommandPalette, RunsWhatPartOfItsNameFinds)
{
    QAction extend(u"&Extend deadline…"_s);
    QAction print(u"&Print…"_s);
    QSignalSpy extended(&extend, &QAction::triggered);
    auto *palette = new CommandPalette({{u"Consultation"_s, &extend}, {u"Consultation"_s, &print}}, nullptr);
    palette->show();
    QTest::keyClicks(palette->findChild<QLineEdit *>(), u"dead"_s);
    QTest::keyClick(palette->findChild<QLineEdit *>(), Qt::Key_Return);
    EXPECT_TRUE(QTest::qWaitFor([&] { return extended.count() == 1; }, patienceMs));
}

TEST(CommandPalette, DoesNotRunWhatIsNotPossibleNow)
{
    QAction undo(u"Undo"_s);
    undo.setEnabled(false);
    QSignalSpy undone(&undo, &QAction::triggered);
    auto *palette = new CommandPalette({{u"Edit"_s, &undo}}, nullptr);
    palette->show();
    QTest::keyClick(palette->findChild<QLineEdit *>(), Qt::Key_Return);
    QCoreApplication::processEvents();
    EXPECT_EQ(undone.count(), 0);
    EXPECT_TRUE(palette->isVisible());
    delete palette;
}

TEST(ShortcutsDialog, ListsEveryCommandWithAllItsKeys)
{
    QAction redo(u"&Redo fish && chips…"_s);
    redo.setShortcuts({QKeySequence(u"Ctrl+Shift+Z"_s), QKeySequence(u"Ctrl+Y"_s)});
    ShortcutsDialog dialog({{u"Edit"_s, &redo}}, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    const auto *tree = dialog.findChild<QTreeWidget *>();
    ASSERT_EQ(tree->topLevelItemCount(), 1);
    EXPECT_EQ(tree->topLevelItem(0)->child(0)->text(0), u"Redo fish & chips"_s);
    EXPECT_EQ(tree->topLevelItem(0)->child(0)->text(1), u"Ctrl+Shift+Z, Ctrl+Y"_s);
}

TEST(ScreenFit, keepsTheButtonsOfALargeDialogOnTheScreen)
{
    const ScreenFit fit(qApp);
    QDialog dialog;
    dialog.resize(5000, 4000);
    dialog.show();
    const QSize screen = dialog.screen()->availableSize();
    EXPECT_LE(dialog.width(), screen.width());
    EXPECT_LT(dialog.height(), screen.height()) << "there is a title bar too";
    QDialog small;
    small.resize(200, 100);
    small.show();
    EXPECT_EQ(small.size(), QSize(200, 100));
}
