#include "tests/support/deskfixture.h"
#include "ui/models/responselistmodel.h"
#include "ui/read/responsestrip.h"
#include "ui/read/suggestionactions.h"

#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

class Suggestions : public DeskFixture
{
protected:
    void SetUp() override
    {
        DeskFixture::SetUp();
        m_okafor = receive(
            u"The figure mixes two years.\n\n-- \nDr Ngozi Okafor\nTrent Vale University, Stoke-on-Trent"_s,
            u"n.okafor@trentvale.ac.example"_s);
        m_peddie = receive(u"More lorries.\n\n-- \nGraham Peddie\nPeddie Plastics Ltd, Burton upon Trent"_s,
                           u"Graham Peddie <g@peddieplastics.example>"_s);
        m_edits.setDesk(m_desk.get());
        m_list.setDesk(m_desk.get());
        m_actions = std::make_unique<SuggestionActions>(&m_strip, &m_list, &m_comments, &m_edits, &m_scope);
        m_actions->setDesk(m_desk.get());
        QObject::connect(&m_edits, &EditQueue::applied, &m_comments, &CommentsModel::apply);
        QObject::connect(m_desk.get(), &Desk::changed, &m_comments,
                         [this](const Applied &a) { m_comments.apply(a.changes); });
        m_scope.show();
    }
    void TearDown() override
    {
        m_actions->setDesk(nullptr);
        m_list.setDesk(nullptr);
        m_edits.setDesk(nullptr);
    }
    void show(ResponseId id) { m_comments.show(response(id)); }
    bool isSuggested()
    {
        return QTest::qWaitFor([this] { return m_actions->accept()->isEnabled(); });
    }

    ResponseId m_okafor;
    ResponseId m_peddie;
    QWidget m_scope;
    ResponseStrip m_strip;
    ResponseListModel m_list;
    CommentsModel m_comments;
    EditQueue m_edits;
    std::unique_ptr<SuggestionActions> m_actions;
};

} // namespace

TEST_F(Suggestions, oneIsShownAndTakenWithAKey)
{
    show(m_okafor);
    ASSERT_TRUE(isSuggested());
    EXPECT_EQ(m_strip.suggestion(), u"Suggested: Dr Ngozi Okafor · Trent Vale University · Stoke-on-Trent"_s);
    EXPECT_EQ(response(m_okafor).response.respondent.organisation, QString()) << "never unasked";
    m_actions->accept()->trigger();
    ASSERT_TRUE(
        QTest::qWaitFor([this] { return !response(m_okafor).response.respondent.organisation.isEmpty(); }));
    QTest::qWait(50);
    EXPECT_FALSE(m_actions->accept()->isEnabled());
    EXPECT_EQ(m_desk->undoText(), u"Accept who wrote R-0001"_s);
}

TEST_F(Suggestions, oneThatWasDismissedDoesNotReturnUnlessThatIsUndone)
{
    show(m_peddie);
    ASSERT_TRUE(isSuggested());
    m_actions->dismiss()->trigger();
    ASSERT_TRUE(QTest::qWaitFor([this] { return !m_desk->suggestion(m_peddie).value(); }));
    show(m_okafor);
    ASSERT_TRUE(isSuggested());
    show(m_peddie);
    QTest::qWait(100);
    EXPECT_FALSE(m_actions->accept()->isEnabled());
    ASSERT_TRUE(m_desk->undo());
    EXPECT_TRUE(isSuggested());
}

TEST_F(Suggestions, allAreTakenAfterTheirNumberIsConfirmedAndUndoneAsOne)
{
    m_actions->acceptAll()->trigger();
    QMessageBox *box = nullptr;
    ASSERT_TRUE(QTest::qWaitFor([&] { return (box = m_scope.findChild<QMessageBox *>()) != nullptr; }));
    EXPECT_TRUE(box->text().contains(u"2"_s)) << box->text().toStdString();
    EXPECT_TRUE(box->detailedText().contains(u"R-0002: Peddie Plastics Ltd · Burton upon Trent · business"_s))
        << box->detailedText().toStdString();
    EXPECT_TRUE(m_desk->suggestion(m_okafor).value()) << "asked, not done";
    box->findChild<QPushButton *>(u"acceptAll"_s)->click();
    ASSERT_TRUE(QTest::qWaitFor(
        [this] { return response(m_peddie).response.respondent.kind == RespondentKind::Business; }));
    EXPECT_EQ(response(m_okafor).response.respondent.place, u"Stoke-on-Trent"_s);
    ASSERT_TRUE(m_desk->undo());
    EXPECT_EQ(response(m_okafor).response.respondent.place, QString());
    EXPECT_EQ(response(m_peddie).response.respondent.organisation, QString());
}
