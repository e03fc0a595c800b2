#include "ui/reports/redactiondialog.h"

#include "tests/support/deskfixture.h"
#include "ui/reports/publishpanel.h"
#include "ui/reports/redactionactions.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20'000;

class RedactionWindow : public DeskFixture
{
protected:
    void SetUp() override
    {
        DeskFixture::SetUp();
        m_quiet = receive(u"Kilns need skills."_s, u"Bob Hill <bob@hill.example>"_s);
        m_first = receive(u"Dear Mr Quill,\nRing 01782 123456 or 01538 654321.\nSkills matter."_s);
        m_second = receive(u"Write to eve@moss.example."_s, u"Eve Moss <eve@moss.example>"_s);
    }
    void open(const QString &query = {})
    {
        m_dialog = std::make_unique<RedactionDialog>(m_desk.get(), query, nullptr);
        QSignalSpy listed(m_dialog.get(), &RedactionDialog::listed);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_dialog->model());
        ASSERT_TRUE(listed.wait(patience));
    }
    void waitForMarks(int count)
    {
        ASSERT_TRUE(QTest::qWaitFor([&] { return int(m_dialog->text()->marks().size()) == count; }, patience));
    }
    bool waitFor(ResponseId id, int offers, int hidden, int leftIn)
    {
        return QTest::qWaitFor([&] {
            const RedactionRow *row = m_dialog->model()->at(m_dialog->model()->rowOf(id));
            return row && row->offers == offers && row->hidden == hidden && row->leftIn == leftIn;
        }, patience);
    }
    bool waitForState(RedactionMark::State state, int at)
    {
        return QTest::qWaitFor([&] {
            const auto &marks = m_dialog->text()->marks();
            return at < int(marks.size()) && marks[size_t(at)].state == state;
        }, patience);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(m_dialog->text(), key, modifiers); }

    ResponseId m_quiet;
    ResponseId m_first;
    ResponseId m_second;
    std::unique_ptr<RedactionDialog> m_dialog;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

using State = RedactionMark::State;

} // namespace

TEST_F(RedactionWindow, opensOnTheFirstThatWaitsAndDecidesByKeys)
{
    open();
    m_dialog->show();
    ASSERT_TRUE(QTest::qWaitForWindowActive(m_dialog.get()));
    EXPECT_EQ(m_dialog->model()->rowCount(), 3);
    EXPECT_EQ(m_dialog->model()->waiting(), 2);
    waitForMarks(3);
    m_dialog->text()->setFocus();
    EXPECT_EQ(m_dialog->text()->current()->words, u"Quill"_s);
    press(Qt::Key_Down);
    EXPECT_EQ(m_dialog->text()->current()->words, u"01782 123456"_s);
    press(Qt::Key_H);
    ASSERT_TRUE(waitForState(State::Hidden, 1));
    EXPECT_EQ(m_dialog->text()->current()->words, u"01538 654321"_s) << "the next that waits";
    press(Qt::Key_L);
    ASSERT_TRUE(waitFor(m_first, 1, 1, 1));
    press(Qt::Key_Z, Qt::ControlModifier);
    ASSERT_TRUE(waitFor(m_first, 2, 1, 0)) << "undo takes the last one back";
    press(Qt::Key_N);
    waitForMarks(1);
    EXPECT_EQ(m_dialog->text()->current()->words, u"eve@moss.example"_s);
}

TEST_F(RedactionWindow, allOfAKindGoAtOnceAndAreOneStep)
{
    open();
    waitForMarks(3);
    m_dialog->text()->setCurrent(2);
    m_dialog->judgeAllAlike(true);
    ASSERT_TRUE(waitFor(m_first, 1, 2, 0));
    ASSERT_TRUE(waitForState(State::Hidden, 2));
    m_dialog->takeBack();
    ASSERT_TRUE(waitFor(m_first, 2, 1, 0));
    ASSERT_TRUE(m_desk->undo());
    ASSERT_TRUE(m_desk->undo());
    EXPECT_TRUE(waitFor(m_first, 3, 0, 0));
}

TEST_F(RedactionWindow, whatIsSelectedIsHiddenWithReasonAndNote)
{
    open();
    waitForMarks(3);
    QTextCursor cursor = m_dialog->text()->document()->find(u"Skills matter"_s);
    m_dialog->text()->setTextCursor(cursor);
    m_dialog->findChild<QComboBox *>(u"reason"_s)->setCurrentIndex(int(RedactionReason::Other));
    m_dialog->findChild<QLineEdit *>()->setText(u"about the son"_s);
    m_dialog->judgeCurrent(true);
    ASSERT_TRUE(waitFor(m_first, 3, 1, 0));
    const redaction::Judged judged = redactionView(*m_desk, m_first)->judged;
    EXPECT_EQ(judged.front().second.note, u"about the son"_s);
    EXPECT_EQ(judged.front().second.reason, RedactionReason::Other);
    EXPECT_TRUE(m_dialog->findChild<QLineEdit *>()->text().isEmpty());
}

TEST_F(RedactionWindow, thoseThatWaitAloneAreShownOnRequest)
{
    open();
    waitForMarks(3);
    for (QCheckBox *box : m_dialog->findChildren<QCheckBox *>()) {
        if (box->text().contains(u"wait"_s))
            box->setChecked(true);
    }
    EXPECT_EQ(m_dialog->model()->rowCount(), 2);
    m_dialog->judgeAllAlike(false); // the name
    ASSERT_TRUE(waitFor(m_first, 2, 0, 1));
    m_dialog->text()->setCurrent(1);
    m_dialog->judgeAllAlike(true);
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_dialog->model()->rowCount() == 1; }, patience));
    EXPECT_EQ(m_dialog->model()->at(0)->id, m_second);
}

TEST_F(RedactionWindow, publishesAndTellsWhatWasLeftOut)
{
    ASSERT_TRUE(m_desk->apply({ConfidentialityChanged{m_quiet, Confidentiality::MayPublish, Confidentiality::Confidential}}, u"Consent"_s));
    open();
    EXPECT_EQ(m_dialog->model()->rowCount(), 2) << "what is confidential never leaves";
    QSignalSpy published(m_dialog->publishing(), &PublishPanel::published);
    m_dialog->publishing()->publishTo(path(u"pack"_s));
    ASSERT_TRUE(published.wait(patience));
    EXPECT_TRUE(QFile::exists(path(u"pack/index.html"_s)));
    QString told;
    for (const QLabel *label : m_dialog->publishing()->findChildren<QLabel *>())
        told += label->text();
    EXPECT_TRUE(told.contains(u"1 given in confidence"_s)) << told.toStdString();

    QSignalSpy failed(m_dialog->publishing(), &PublishPanel::failed);
    m_dialog->publishing()->publishTo(path(u"pack"_s));
    ASSERT_TRUE(failed.wait(patience));
    EXPECT_TRUE(failed.front().front().toString().contains(u"exists already"_s));
    m_dialog->publishing()->publishTo(path(u"other"_s));
    m_dialog->publishing()->cancel();
    ASSERT_TRUE(failed.wait(patience));
    EXPECT_FALSE(QFile::exists(path(u"other"_s)));
}

TEST_F(RedactionWindow, nothingToPublishIsSaidAndTheActionOpensOneWindow)
{
    QWidget window;
    RedactionActions actions([] { return u"nobody wrote this"_s; }, &window);
    EXPECT_FALSE(actions.menus().front().actions.front()->isEnabled());
    actions.setDesk(m_desk.get());
    actions.open();
    auto *dialog = window.findChild<RedactionDialog *>();
    ASSERT_TRUE(dialog);
    QSignalSpy listed(dialog, &RedactionDialog::listed);
    ASSERT_TRUE(listed.wait(patience));
    QString told;
    for (const QLabel *label : dialog->findChildren<QLabel *>())
        told += label->text();
    EXPECT_TRUE(told.contains(u"nobody wrote this"_s)) << told.toStdString();
    actions.open();
    EXPECT_EQ(window.findChildren<RedactionDialog *>().size(), 1);
    actions.setDesk(nullptr);
    EXPECT_FALSE(window.findChild<RedactionDialog *>());
}
