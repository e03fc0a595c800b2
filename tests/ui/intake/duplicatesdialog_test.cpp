#include "tests/support/deskfixture.h"
#include "ui/intake/duplicatesdialog.h"

#include <QAbstractItemModelTester>
#include <QInputDialog>
#include <QSignalSpy>
#include <QTest>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

const QString ask =
    u"Please build the line to Leek and bring back the evening buses, as nobody here can reach the "
    "college or the hospital without a car."_s;

class Duplicates : public DeskFixture
{
protected:
    void open()
    {
        m_dialog = std::make_unique<DuplicatesDialog>(m_desk.get());
        m_dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_dialog->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy searched(m_dialog.get(), &DuplicatesDialog::searched);
        m_dialog->show();
        m_dialog->activateWindow(); // keys are the window's in front
        ASSERT_TRUE(QTest::qWaitForWindowActive(m_dialog.get()));
        ASSERT_TRUE(searched.size() > 0 || searched.wait());
    }
    bool isReady() const
    {
        const auto buttons = m_dialog->findChildren<QPushButton *>();
        return std::any_of(buttons.begin(), buttons.end(), [](QPushButton *button) {
            return button->text().startsWith(u"Link"_s) && button->isEnabled();
        });
    }
    bool becomesReady()
    {
        return QTest::qWaitFor([this] { return isReady(); });
    }
    /// The offscreen platform does not give the focus back when another dialog closes; a desktop does.
    void press(Qt::Key key)
    {
        m_dialog->activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(m_dialog.get()));
        m_dialog->list()->setFocus();
        QTest::keyClick(m_dialog->list(), key);
    }

    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<DuplicatesDialog> m_dialog;
};

} // namespace

TEST_F(Duplicates, areJudgedByKeysOneAfterTheOther)
{
    receive(ask);
    const ResponseId second = receive(ask + u" Thank you."_s);
    receive(ask, u"Ben Ray <ben@x.example>"_s);
    const ResponseId fourth = receive(ask, u"Ben Ray <ben@y.example>"_s);
    open();
    EXPECT_EQ(m_dialog->model()->rowCount(), 2);
    ASSERT_TRUE(becomesReady());
    const auto texts = m_dialog->findChildren<QPlainTextEdit *>();
    const auto right = std::find_if(texts.begin(), texts.end(), [](const QPlainTextEdit *text) {
        return text->accessibleName() == u"Second response"_s;
    });
    ASSERT_NE(right, texts.end());
    const auto marks = (*right)->extraSelections();
    ASSERT_FALSE(marks.isEmpty()) << (*right)->toPlainText().toStdString();
    EXPECT_TRUE(marks.last().cursor.selectedText().endsWith(u"Thank you."_s));

    press(Qt::Key_2);
    QInputDialog *reason = nullptr;
    ASSERT_TRUE(QTest::qWaitFor([&] { return (reason = m_dialog->findChild<QInputDialog *>()) != nullptr; }));
    reason->setTextValue(u"Sent again with thanks"_s);
    reason->accept();
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_dialog->model()->rowCount() == 1; }));
    EXPECT_EQ(response(second).response.duplicateReason, u"Sent again with thanks"_s);

    ASSERT_TRUE(becomesReady());
    press(Qt::Key_2); // the reason is remembered
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_dialog->findChild<QInputDialog *>() != nullptr; }));
    EXPECT_EQ(m_dialog->findChild<QInputDialog *>()->textValue(), u"Sent again with thanks"_s);
    m_dialog->findChild<QInputDialog *>()->reject();
    ASSERT_TRUE(becomesReady());
    press(Qt::Key_L);
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_dialog->model()->rowCount() == 0; }));
    EXPECT_TRUE(response(fourth).response.earlier.isValid());
    EXPECT_EQ(m_dialog->model()->judged(), 2);
}

TEST_F(Duplicates, judgedOnesAreShownOnRequestAndCanBeTakenBack)
{
    receive(ask);
    const ResponseId second = receive(ask);
    open();
    ASSERT_TRUE(becomesReady());
    m_dialog->judge(TwinRuling::SetAside, false, u"Twice"_s);
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_dialog->model()->rowCount() == 0; }));
    m_dialog->findChild<QCheckBox *>()->setChecked(true);
    ASSERT_EQ(m_dialog->model()->rowCount(), 1);
    EXPECT_EQ(m_dialog->model()->index(0, TwinsModel::Judgement).data().toString(),
              u"R-0002 set aside: Twice"_s);
    ASSERT_TRUE(becomesReady());
    press(Qt::Key_T);
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_dialog->model()->open() == 1; }));
    EXPECT_EQ(response(second).response.duplicateOf, 0);
}

TEST_F(Duplicates, saySoWhereThereAreNone)
{
    receive(ask);
    receive(ask, u"Ben <ben@x.example>"_s);
    open();
    bool said = false;
    for (const QLabel *label : m_dialog->findChildren<QLabel *>())
        said = said || label->text() == u"No two responses say the same"_s;
    EXPECT_TRUE(said);
    EXPECT_FALSE(isReady());
}

TEST_F(Duplicates, anUndoneJudgementComesBackIntoTheList)
{
    receive(ask);
    receive(ask);
    open();
    ASSERT_TRUE(becomesReady());
    press(Qt::Key_B);
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_dialog->model()->rowCount() == 0; }));
    ASSERT_TRUE(m_desk->undo());
    EXPECT_TRUE(QTest::qWaitFor([this] { return m_dialog->model()->rowCount() == 1; }));
}
