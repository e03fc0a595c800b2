#include "core/desk/autotag.h"
#include "core/desk/memos.h"
#include "core/desk/tagging.h"
#include "tests/support/deskfixture.h"
#include "ui/models/journalmodel.h"
#include "ui/models/memosmodel.h"
#include "ui/models/proposalsmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto fatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

using CodingModels = DeskFixture;

} // namespace

TEST_F(CodingModels, theJournalReadsWhatIsLookedAtAndGrowsAtTheTop)
{
    const ResponseId id = receive(u"Kilns."_s);
    JournalModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setDesk(m_desk.get());
    ASSERT_TRUE(QTest::qWaitFor([&] { return model.rowCount() > 0; }));
    EXPECT_EQ(model.rowCount(), int(m_desk->counts()->journal));
    const QModelIndex last = model.index(model.rowCount() - 1, JournalModel::What);
    EXPECT_EQ(model.data(last).toString(), u"…"_s) << "it is asked for";
    ASSERT_TRUE(QTest::qWaitFor([&] { return model.at(last.row()) != nullptr; }));
    EXPECT_EQ(model.data(last).toString(), u"Consultation “Draft strategy” created"_s);

    const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    ASSERT_TRUE(m_desk->apply({AssigneeChanged{id, {}, u"Ben"_s}}, u"Assign"_s));
    ASSERT_TRUE(QTest::qWaitFor([&] { return inserted.size() == 1; }));
    EXPECT_TRUE(reset.isEmpty()) << "what is chosen stays chosen";

    JournalFilter filter;
    filter.kinds = {u"assignee-changed"_s};
    model.setFilter(filter);
    ASSERT_TRUE(QTest::qWaitFor([&] { return model.rowCount() == 1; }));
    model.setDesk(nullptr);
}

TEST_F(CodingModels, proposalsLeaveWhenTheyAreJudgedAndComeBackWithUndo)
{
    receive(u"Kilns need skills. Buses stop at six."_s);
    receive(u"More skills, please."_s);
    ASSERT_TRUE(runRule(*m_desk, ruleOf(u"skill"_s, theme(u"People"_s).id)));
    ProposalsModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setRows(*readProposals(*m_desk));
    ASSERT_EQ(model.rowCount(), 2);
    EXPECT_EQ(model.index(0, ProposalsModel::Quote).data().toString(), u"Kilns need skills."_s);
    EXPECT_EQ(model.rules().size(), 1U);
    const Comment before = model.at(0)->comment;
    Comment after = before;
    after.standing = Standing::Counts;
    model.apply({CommentChanged{before, after}});
    EXPECT_EQ(model.rowCount(), 1);
    const QSignalSpy incomplete(&model, &ProposalsModel::incomplete);
    model.apply({CommentChanged{after, before}});
    EXPECT_EQ(incomplete.size(), 1);
}

TEST_F(CodingModels, memosAreFoundByKindWordsAndTarget)
{
    const ResponseId id = receive(u"Kilns."_s);
    ASSERT_TRUE(writeMemo(*m_desk, MemoTarget::of(id), u"Ask about kilns"_s));
    ASSERT_TRUE(writeMemo(*m_desk, MemoTarget::of(theme(u"People"_s).id), u"Two meanings"_s));
    ASSERT_TRUE(writeMemo(*m_desk, {}, u"Report in May"_s));
    MemosModel model;
    const QAbstractItemModelTester tester(&model, fatal);
    model.setRows(*readMemos(*m_desk), QTimeZone::utc());
    ASSERT_EQ(model.rowCount(), 3);
    model.setFilter(MemoKind::Theme, {});
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(model.at(0)->about, u"People"_s);
    model.setFilter(std::nullopt, u"KILNS"_s);
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(model.at(0)->about, u"R-0001 Letter 1"_s);
    model.setFilter(std::nullopt, {});
    model.setTarget(MemoTarget());
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(model.at(0)->about, u"The consultation"_s);
}
