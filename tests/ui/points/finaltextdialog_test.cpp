#include "ui/read/finaltextdialog.h"

#include "tests/support/deskfixture.h"
#include "ui/models/finalchangesmodel.h"
#include "ui/read/draftview.h"
#include "ui/read/finalpages.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QListWidget>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000;

class FinalTextWindow : public ::testing::Test
{
protected:
    void SetUp() override
    {
        NewConsultation how;
        how.title = u"Strategy"_s;
        how.closes = utc(u"2020-02-10T12:00:00Z"_s);
        how.draftFile = projectFile(u"resources/sample/draft/draft-lis.pdf"_s);
        m_desk = *Desk::create(m_folder.filePath(u"final.soundings"_s), how, u"Ann"_s);
        m_dialog = std::make_unique<FinalTextDialog>(m_desk.get());
        m_dialog->resize(1300, 900);
        m_dialog->show();
    }
    void load()
    {
        m_dialog->load(projectFile(u"tests/data/drafts/lis-final.pdf"_s));
        ASSERT_TRUE(QTest::qWaitFor([&] { return m_dialog->model()->rowCount() >= 38; }, patience));
        ASSERT_TRUE(QTest::qWaitFor([&] { return m_dialog->pages()->draft()->pageCount() > 0 && m_dialog->pages()->final()->pageCount() > 0; }, patience));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<FinalTextDialog> m_dialog;
};

} // namespace

TEST_F(FinalTextWindow, aChangeIsTiedByKeyAndThePromiseLeavesTheList)
{
    const PointId buses = addedPoint(addPoint(*m_desk, u"Buses"_s, {}, {}).value());
    ASSERT_TRUE(decide(*m_desk, buses, Outcome::Accepted, {}, {}));
    load();
    QAbstractItemModelTester tester(m_dialog->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_dialog->unkept()->count() == 1; }, patience));
    m_dialog->tie({buses});
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_dialog->unkept()->count() == 0; }, patience));
    EXPECT_EQ(m_dialog->model()->index(0, FinalChangesModel::Answers).data().toString(), u"Buses"_s);
    EXPECT_EQ(m_dialog->changes()->currentIndex().row(), 1); // on to the next
    m_dialog->callEditorial();
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_dialog->model()->index(1, 0).data(FinalChangesModel::AccountedRole).toBool(); }, patience));
    const int all = m_dialog->model()->rowCount();
    m_dialog->findChild<QComboBox *>()->setCurrentIndex(1); // asked for by nobody
    EXPECT_EQ(m_dialog->changes()->model()->rowCount(), all - 2);
    m_desk->submitUndo();
    EXPECT_TRUE(QTest::qWaitFor([&] { return m_dialog->changes()->model()->rowCount() == all - 1; }, patience));
}

TEST_F(FinalTextWindow, bothScrollTogetherAndGoToTheChosenChange)
{
    load();
    DraftView *draft = m_dialog->pages()->draft();
    DraftView *final = m_dialog->pages()->final();
    const int last = m_dialog->model()->rowCount() - 1;
    m_dialog->changes()->setCurrentIndex(m_dialog->changes()->model()->index(last, 0));
    const FinalDifference *change = m_dialog->model()->at(last);
    const int page = change->finalPlaces.empty() ? change->draftPlaces.front().page : change->finalPlaces.front().page;
    EXPECT_TRUE(QTest::qWaitFor([&] { return std::abs(final->currentPage() - page) <= 1; }, patience));
    m_dialog->changes()->setCurrentIndex({});
    draft->goToPage(10);
    EXPECT_TRUE(QTest::qWaitFor([&] { return std::abs(final->currentPage() - 10) <= 2; }, patience)) << final->currentPage();
    final->goToPage(3);
    EXPECT_TRUE(QTest::qWaitFor([&] { return std::abs(draft->currentPage() - 3) <= 2; }, patience)) << draft->currentPage();
}

TEST_F(FinalTextWindow, whatIsNoPdfIsRefusedWithItsName)
{
    QSignalSpy failed(m_dialog.get(), &FinalTextDialog::failed);
    m_dialog->load(projectFile(u"README.md"_s));
    ASSERT_TRUE(failed.wait(patience));
    EXPECT_TRUE(failed.front().front().value<Error>().message.contains(u"README.md"_s));
}
