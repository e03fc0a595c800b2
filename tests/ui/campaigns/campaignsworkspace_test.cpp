#include "ui/campaigns/campaignsworkspace.h"

#include "tests/support/deskfixture.h"
#include "ui/campaigns/letterpane.h"
#include "ui/models/campaignmembersmodel.h"
#include "ui/models/campaignsmodel.h"
#include "ui/widgets/emptypage.h"
#include "ui/widgets/quickpicker.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20'000;

const QString bus = u"Please keep the number eighteen bus between Leek and Hanley in the evening. It is how we come home from work and "
                    "from college, and there is no other way for those of us who do not drive a car."_s;
const QString homes = u"Homes in the villages of the moorlands cost more than those who were born there can pay, and the draft says "
                      "nothing of how that is to change before the schools close."_s;

class CampaignsRoom : public DeskFixture
{
protected:
    void SetUp() override
    {
        DeskFixture::SetUp();
        for (const QString &name : {u"ann"_s, u"bob"_s, u"cat"_s})
            receive(name == u"cat" ? bus + u" My mother goes to church by it."_s : bus, u"%1 <%1@%1.example>"_s.arg(name));
        for (const QString &name : {u"dan"_s, u"eve"_s})
            receive(homes, u"%1 <%1@%1.example>"_s.arg(name));
        m_room.resize(1300, 800);
        m_room.show();
        QApplication::setActiveWindow(&m_room);
        m_room.setDesk(m_desk.get());
    }
    void TearDown() override { m_room.setDesk(nullptr); }

    void look()
    {
        QTest::keyClick(&m_room, Qt::Key_F5);
        ASSERT_TRUE(QTest::qWaitFor([&] { return m_room.model()->rowCount() == 2; }, patience));
        ASSERT_TRUE(QTest::qWaitFor([&] { return m_room.members()->model()->rowCount() == 3; }, patience));
    }
    int membersShown() { return m_room.members()->model()->rowCount(); }

    CampaignsWorkspace m_room;
};

} // namespace

TEST_F(CampaignsRoom, isEmptyUntilSomebodyLooksAndThenShowsBothNumbers)
{
    QAbstractItemModelTester campaigns(m_room.model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    QAbstractItemModelTester members(m_room.members()->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    EXPECT_TRUE(m_room.findChild<EmptyPage *>()->isVisible());
    QSignalSpy jobs(&m_room, &Workspace::jobStarted);
    look();
    EXPECT_EQ(jobs.size(), 1);
    EXPECT_FALSE(m_room.findChild<EmptyPage *>()->isVisible());
    EXPECT_EQ(m_room.model()->figures().members, 5);
    EXPECT_EQ(m_room.model()->figures().weighed(), 2);
    EXPECT_EQ(m_room.letter()->kernel()->toPlainText(), bus);
}

TEST_F(CampaignsRoom, whatAMemberAddedIsMarked)
{
    look();
    m_room.members()->setCurrentIndex(m_room.members()->model()->index(2, 0));
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_room.letter()->letter()->toPlainText().contains(u"church"_s); }, patience));
    const auto marks = m_room.letter()->letter()->extraSelections();
    ASSERT_EQ(marks.size(), 1);
    EXPECT_EQ(marks[0].cursor.selectedText(), u"My mother goes to church by it."_s);
    EXPECT_TRUE(m_room.letter()->kernel()->extraSelections().isEmpty());
}

TEST_F(CampaignsRoom, keysTakeOutMoveRenameAndMerge)
{
    QAbstractItemModelTester campaigns(m_room.model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    QAbstractItemModelTester members(m_room.members()->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    look();
    m_room.members()->setFocus();
    m_room.members()->setCurrentIndex(m_room.members()->model()->index(2, 0));
    QTest::keyClick(m_room.members(), Qt::Key_Delete);
    ASSERT_TRUE(QTest::qWaitFor([&] { return membersShown() == 2; }, patience));
    ASSERT_TRUE(m_desk->undo());
    ASSERT_TRUE(QTest::qWaitFor([&] { return membersShown() == 3; }, patience));

    QTest::keyClick(m_room.members(), Qt::Key_F2);
    QTest::keyClicks(m_room.letter()->titleEdit(), u"The 18 bus"_s);
    QTest::keyClick(m_room.letter()->titleEdit(), Qt::Key_Return);
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_room.model()->at(0)->campaign.title == u"The 18 bus"; }, patience));

    m_room.campaigns()->setFocus();
    QTest::keyClick(m_room.campaigns(), Qt::Key_M, Qt::ControlModifier);
    auto *picker = m_room.findChild<QuickPicker *>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return picker->isVisible(); }, patience));
    QTest::keyClick(picker->findChild<QLineEdit *>(), Qt::Key_Return);
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_room.model()->rowCount() == 1; }, patience));
    ASSERT_TRUE(QTest::qWaitFor([&] { return membersShown() == 5; }, patience));
    ASSERT_TRUE(m_desk->undo());
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_room.model()->rowCount() == 2; }, patience));
}

TEST_F(CampaignsRoom, enterOpensTheResponseAndLListsThemAll)
{
    look();
    QSignalSpy opened(&m_room, &CampaignsWorkspace::responseRequested);
    QSignalSpy listed(&m_room, &CampaignsWorkspace::searchRequested);
    m_room.members()->setFocus();
    m_room.members()->setCurrentIndex(m_room.members()->model()->index(1, 0));
    QTest::keyClick(m_room.members(), Qt::Key_Return);
    QTest::keyClick(m_room.members(), Qt::Key_L);
    ASSERT_EQ(opened.size(), 1);
    ASSERT_EQ(listed.size(), 1);
    EXPECT_EQ(listed[0][0].toString(), u"campaign:%1"_s.arg(m_room.current().value));
    EXPECT_EQ(m_desk->find(listed[0][0].toString())->size(), 3u);
}

TEST_F(CampaignsRoom, sortingKeepsWhatIsChosen)
{
    look();
    QAbstractItemModelTester members(m_room.members()->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    m_room.members()->setCurrentIndex(m_room.members()->model()->index(2, 0));
    m_room.members()->sortByColumn(CampaignMembersModel::Who, Qt::DescendingOrder);
    EXPECT_EQ(m_room.members()->currentIndex().row(), 0);
    EXPECT_EQ(m_room.members()->model()->index(0, CampaignMembersModel::Who).data().toString(), u"cat"_s);
}
