#include "ui/points/pointsworkspace.h"

#include "core/desk/tagging.h"
#include "tests/support/deskfixture.h"
#include "ui/models/pointcommentsmodel.h"
#include "ui/models/pointsmodel.h"
#include "ui/points/commentspane.h"
#include "ui/points/decisionpane.h"
#include "ui/points/pointsboard.h"
#include "ui/points/pointspane.h"
#include "ui/points/similarpanel.h"
#include "ui/widgets/quickpicker.h"

#include <QMenu>
#include <QAbstractItemModelTester>
#include <QInputDialog>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20'000;

class PointsRoom : public DeskFixture
{
protected:
    void SetUp() override
    {
        DeskFixture::SetUp();
        comment(u"Evening buses stop early in Leek."_s, u"Ann <ann@a.example>"_s, Stance::Oppose);
        comment(u"No evening bus runs to Leek."_s, u"Bob <bob@b.example>"_s, Stance::Oppose);
        comment(u"The bus to Leek stops before evening."_s, u"Cat <cat@c.example>"_s, Stance::Support);
        comment(u"Kilns are dear."_s, u"Dan <dan@d.example>"_s, Stance::None);
        m_room.resize(1300, 800);
        m_room.show();
        m_room.setDesk(m_desk.get());
        ASSERT_TRUE(QTest::qWaitFor([&] { return list()->model()->rowCount() == 4; }, patience));
    }
    void TearDown() override { m_room.setDesk(nullptr); }

    void comment(const QString &text, const QString &from, Stance stance)
    {
        ASSERT_TRUE(tagResponse(*m_desk, {receive(text, from), text, {u"People"_s}, {}, stance, {}}));
    }
    QListView *list() { return m_room.comments()->list(); }
    void select(const QList<int> &rows)
    {
        list()->selectionModel()->clear();
        for (const int row : rows)
            list()->selectionModel()->select(list()->model()->index(row, 0), QItemSelectionModel::Select);
        QApplication::setActiveWindow(&m_room); // a question stood over it, and offscreen nothing gives the focus back
        list()->setFocus();
    }
    /// Types into the question that stands over the window.
    void answer(const QString &text)
    {
        QTimer::singleShot(0, &m_room, [this, text] {
            auto *question = m_room.findChild<QInputDialog *>();
            ASSERT_TRUE(question);
            question->setTextValue(text);
            question->accept();
        });
    }
    PointId makePoint(const QList<int> &rows, const QString &title)
    {
        select(rows);
        answer(title);
        QTest::keyClick(list(), Qt::Key_N);
        const auto made = [&] { return m_room.points()->current().isValid() && m_room.model()->find(m_room.points()->current())->point.title == title; };
        EXPECT_TRUE(QTest::qWaitFor(made, patience));
        return m_room.points()->current();
    }
    const PointRow *row(PointId id) { return m_room.model()->find(id); }

    PointsWorkspace m_room;
};

} // namespace

TEST_F(PointsRoom, keysAloneGatherCommentsDecideAndUndo)
{
    QAbstractItemModelTester points(m_room.model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    QAbstractItemModelTester comments(m_room.comments()->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    const PointId buses = makePoint({0, 1}, u"Evening buses are few"_s);
    EXPECT_TRUE(QTest::qWaitFor([&] { return list()->model()->rowCount() == 2; }, patience)); // two are left over

    select({0});
    QTest::keyClick(list(), Qt::Key_G);
    auto *picker = m_room.findChild<QuickPicker *>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return picker->isVisible(); }, patience));
    auto *edit = picker->findChild<QLineEdit *>();
    QTest::keyClicks(edit, u"evening"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    ASSERT_TRUE(QTest::qWaitFor([&] { return row(buses)->tally.comments == 3; }, patience));
    EXPECT_EQ(row(buses)->tally.byStance.at(size_t(Stance::Oppose)), 2);

    ASSERT_TRUE(QTest::qWaitFor([&] { return list()->model()->rowCount() == 1; }, patience));
    select({0});
    QTest::keyClick(list(), Qt::Key_X);
    ASSERT_TRUE(QTest::qWaitFor([&] { return list()->model()->rowCount() == 0; }, patience));
    EXPECT_TRUE(QTest::qWaitFor([&] { return m_room.model()->progress().needingNone == 1; }, patience));

    auto *reply = m_room.decision()->findChildren<QPlainTextEdit *>().last();
    m_room.decision()->focusReply();
    QTest::keyClicks(reply, u"Buses run until ten."_s);
    QTest::keyClick(reply, Qt::Key_Return, Qt::ControlModifier);
    ASSERT_TRUE(QTest::qWaitFor([&] { return row(buses)->point.decision.reply == u"Buses run until ten."; }, patience));
    m_room.points()->board()->column(Outcome::None)->setFocus();
    m_room.points()->showBoard(true);
    QTest::keyClick(m_room.points()->board()->column(Outcome::None), Qt::Key_Right, Qt::ControlModifier);
    ASSERT_TRUE(QTest::qWaitFor([&] { return row(buses)->point.decision.outcome == Outcome::Accepted; }, patience));
    EXPECT_EQ(row(buses)->point.decision.reply, u"Buses run until ten."_s);
    m_desk->submitUndo();
    EXPECT_TRUE(QTest::qWaitFor([&] { return row(buses)->point.decision.outcome == Outcome::None; }, patience));
}

TEST_F(PointsRoom, whatIsTypedIsNotLostWhenAnotherPointIsChosen)
{
    const PointId first = makePoint({0}, u"First"_s);
    const PointId second = makePoint({0}, u"Second"_s);
    m_room.points()->setCurrent(first);
    auto *reply = m_room.decision()->findChildren<QPlainTextEdit *>().last();
    QTest::keyClicks(reply, u"Half a thought"_s);
    m_room.points()->setCurrent(second);
    ASSERT_TRUE(QTest::qWaitFor([&] { return row(first)->point.decision.reply == u"Half a thought"; }, patience));
    EXPECT_TRUE(reply->toPlainText().isEmpty());
    EXPECT_TRUE(row(second)->point.decision.reply.isEmpty());
}

TEST_F(PointsRoom, severalSectionsAreTickedInOneOpeningOfTheirMenu)
{
    const PointId buses = makePoint({0}, u"Buses"_s);
    auto *menu = m_room.decision()->findChild<QMenu *>();
    menu->popup({});
    for (const int place : {0, 1}) {
        menu->setActiveAction(menu->actions().at(place));
        QTest::keyClick(menu, Qt::Key_Space);
        EXPECT_TRUE(menu->isVisible());
        EXPECT_TRUE(menu->actions().at(place)->isChecked());
    }
    menu->close();
    m_room.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&m_room));
    m_room.decision()->focusReply();
    QTest::keyClick(m_room.decision()->findChildren<QPlainTextEdit *>().last(), Qt::Key_Return, Qt::ControlModifier);
    EXPECT_TRUE(QTest::qWaitFor([&] { return row(buses)->point.decision.sections.size() == 2; }, patience));
}

TEST_F(PointsRoom, typingGoesOnWhileAColleagueGathersMore)
{
    const PointId point = makePoint({0}, u"Buses"_s);
    auto *reply = m_room.decision()->findChildren<QPlainTextEdit *>().last();
    QTest::keyClicks(reply, u"We are typ"_s);
    ASSERT_TRUE(gather(*m_desk, point, commentsThat(*m_desk, {}).value()));
    ASSERT_TRUE(QTest::qWaitFor([&] { return row(point)->tally.comments == 4; }, patience));
    EXPECT_EQ(reply->toPlainText(), u"We are typ"_s);
}

TEST_F(PointsRoom, aCommentDroppedOnAPointIsInIt)
{
    const PointId point = makePoint({3}, u"Kilns"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return list()->model()->rowCount() == 3; }, patience));
    const std::unique_ptr<QMimeData> dragged(list()->model()->mimeData({list()->model()->index(0, 0)}));
    const QModelIndex target = m_room.model()->indexOf(point);
    ASSERT_TRUE(m_room.model()->canDropMimeData(dragged.get(), Qt::CopyAction, -1, -1, target));
    m_room.model()->dropMimeData(dragged.get(), Qt::CopyAction, -1, -1, target);
    EXPECT_TRUE(QTest::qWaitFor([&] { return row(point)->tally.comments == 2; }, patience));
}

TEST_F(PointsRoom, similarCommentsAreOfferedAsAPoint)
{
    SimilarPanel panel(m_desk.get(), {});
    panel.setAttribute(Qt::WA_DeleteOnClose, false);
    QSignalSpy looked(&panel, &SimilarPanel::looked);
    QSignalSpy wanted(&panel, &SimilarPanel::pointRequested);
    panel.show();
    ASSERT_TRUE(looked.wait(patience));
    ASSERT_EQ(looked.front().front().toInt(), 1);
    QPushButton *make = nullptr;
    for (QPushButton *button : panel.findChildren<QPushButton *>()) {
        if (button->text().contains(u"point"_s))
            make = button;
    }
    ASSERT_TRUE(QTest::qWaitFor([&] { return make->isEnabled(); }, patience));
    make->click();
    ASSERT_EQ(wanted.size(), 1);
    EXPECT_EQ(wanted.front().front().value<std::vector<CommentId>>().size(), 3u);
}
