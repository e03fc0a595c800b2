#include "ui/intake/importdialog.h"

#include "tests/support/files.h"
#include "ui/intake/importdetailsdialog.h"
#include "ui/intake/itemtable.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDateTimeEdit>
#include <QGuiApplication>
#include <QProgressBar>
#include <QPromise>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

ImportSummary summary()
{
    ImportSummary made;
    made.added = 1;
    made.duplicates = 1;
    made.unreadable = 1;
    ImportItem added;
    added.source = u"new.eml"_s;
    added.response.number = 42;
    ImportItem repeated = added;
    repeated.source = u"again.eml"_s;
    repeated.outcome = ImportOutcome::Duplicate;
    repeated.response.number = 7;
    repeated.reason = u"The same message as R-0007."_s;
    ImportItem broken;
    broken.source = u"broken.eml"_s;
    broken.outcome = ImportOutcome::Unreadable;
    broken.reason = u"The file is empty."_s;
    made.items = {added, repeated, broken};
    return made;
}

} // namespace

TEST(ImportDialog, SaysWhatBecameOfEverything)
{
    ImportDialog dialog;
    dialog.showResult(summary(), "Europe/London");
    dialog.show();
    EXPECT_EQ(dialog.heading(), u"1 added, 1 repeated, 1 unreadable"_s);
    auto *tabs = dialog.findChild<QTabBar *>();
    const auto *table = dialog.findChild<ItemTable *>();
    EXPECT_EQ(tabs->currentIndex(), 0);
    EXPECT_EQ(table->model()->index(0, ImportItemsModel::Source).data().toString(), u"new.eml"_s);
    tabs->setCurrentIndex(2);
    EXPECT_EQ(table->model()->index(0, ImportItemsModel::Reason).data().toString(), u"The file is empty."_s);
    EXPECT_FALSE(table->isColumnHidden(ImportItemsModel::Reason));
    EXPECT_TRUE(table->isColumnHidden(ImportItemsModel::Received));
}

TEST(ImportDialog, OpensAnItemInTheListByTheKeyboard)
{
    ImportDialog dialog;
    dialog.showResult(summary(), "Europe/London");
    dialog.show();
    QSignalSpy wanted(&dialog, &ImportDialog::responseRequested);
    auto *table = dialog.findChild<ItemTable *>();
    QTest::keyClick(table, Qt::Key_Return);
    ASSERT_EQ(wanted.count(), 1);
    EXPECT_EQ(wanted[0][0].toInt(), 42);
    dialog.findChild<QTabBar *>()->setCurrentIndex(1); // what it repeats
    QTest::keyClick(table, Qt::Key_Return);
    ASSERT_EQ(wanted.count(), 2);
    EXPECT_EQ(wanted[1][0].toInt(), 7);
    dialog.findChild<QTabBar *>()->setCurrentIndex(2); // nothing to open
    QTest::keyClick(table, Qt::Key_Return);
    EXPECT_EQ(wanted.count(), 2);
}

TEST(ImportDialog, ShowsWhatCouldNotBeReadFirstWhereNothingWasAdded)
{
    ImportSummary nothing = summary();
    nothing.added = 0;
    nothing.items.erase(nothing.items.begin());
    ImportDialog dialog;
    dialog.showResult(nothing, "UTC");
    EXPECT_EQ(dialog.findChild<QTabBar *>()->currentIndex(), 2);
}

TEST(ImportDialog, CopiesWithTheUsualKey)
{
    ImportDialog dialog;
    dialog.showResult(summary(), "UTC");
    dialog.show();
    QTest::keyClick(dialog.findChild<ItemTable *>(), Qt::Key_C, Qt::ControlModifier);
    EXPECT_TRUE(QGuiApplication::clipboard()->text().contains(u"R-0042\tnew.eml"_s));
}

TEST(ImportDialog, ShowsProgressAndStops)
{
    QPromise<void> promise;
    promise.start();
    QFutureWatcher<void> job;
    job.setFuture(promise.future());
    ImportDialog dialog;
    dialog.watch(&job);
    dialog.show();
    promise.setProgressRange(0, 10);
    promise.setProgressValueAndText(3, u"three.eml"_s);
    auto *progress = dialog.findChild<QProgressBar *>();
    EXPECT_TRUE(QTest::qWaitFor([&] { return progress->value() == 3 && progress->maximum() == 10; }, 10000));
    for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
        if (button->text() == u"&Stop"_s)
            QTest::mouseClick(button, Qt::LeftButton);
    }
    EXPECT_TRUE(promise.isCanceled());
    promise.finish();
}

TEST(ImportDetailsDialog, GivesChannelAndTimeOfReceipt)
{
    ImportDetailsDialog dialog("Europe/London");
    dialog.show();
    const auto *import = dialog.findChild<QPushButton *>(u"import"_s);
    ASSERT_TRUE(import);
    EXPECT_FALSE(import->isEnabled());
    dialog.addSources({u"/letters/one.pdf"_s, u"/letters/one.pdf"_s});
    EXPECT_TRUE(import->isEnabled());
    EXPECT_EQ(dialog.request().sources, QStringList{u"/letters/one.pdf"_s});
    EXPECT_EQ(dialog.request().channel, Channel::Letter);
    EXPECT_FALSE(dialog.request().received);
    dialog.findChild<QCheckBox *>()->setChecked(true);
    auto *received = dialog.findChild<QDateTimeEdit *>();
    received->setDateTime(QDateTime(QDate(2020, 6, 1), QTime(12, 0), Qt::UTC));
    ASSERT_TRUE(dialog.request().received);
    EXPECT_EQ(isoUtc(*dialog.request().received), u"2020-06-01T11:00:00Z"_s);
    received->setDateTime(QDateTime(QDate(2020, 3, 29), QTime(1, 30), Qt::UTC)); // skipped by the clocks
    EXPECT_FALSE(import->isEnabled());
}
