#include "ui/intake/acknowledgedialog.h"

#include "core/desk/entering.h"
#include "tests/support/deskfixture.h"

#include <QCheckBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 60000;

class AcknowledgeDialogTest : public test::DeskFixture
{
protected:
    void SetUp() override
    {
        DeskFixture::SetUp();
        m_first = receive(u"Kilns need cheaper energy."_s);
        m_second = receive(u"Buses."_s, u"Bob <bob@buses.example>"_s);
        EnteredResponse letter;
        letter.respondent.name = u"Jo Potter"_s;
        letter.received = m_now;
        letter.text = u"By hand."_s;
        ASSERT_TRUE(enter(*m_desk, letter));
    }
    void TearDown() override { m_dialog.reset(); }

    void open(AcknowledgeDialog::View view = {})
    {
        m_dialog = std::make_unique<AcknowledgeDialog>(m_desk.get(), std::move(view));
        m_counted = std::make_unique<QSignalSpy>(m_dialog.get(), &AcknowledgeDialog::counted);
        m_dialog->show();
        m_dialog->activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(m_dialog.get()));
        EXPECT_TRUE(waitFor([this] { return !m_counted->isEmpty(); }));
    }
    static bool waitFor(const std::function<bool()> &condition)
    {
        return QTest::qWaitFor(condition, patienceMs);
    }
    template<class W>
    W *part(const char16_t *name)
    {
        return m_dialog->findChild<W *>(QString::fromUtf16(name));
    }
    QString text(const char16_t *name) { return part<QLabel>(name)->text(); }
    void alt(Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key, Qt::AltModifier); }

    ResponseId m_first;
    ResponseId m_second;
    std::unique_ptr<AcknowledgeDialog> m_dialog;
    std::unique_ptr<QSignalSpy> m_counted;
};

} // namespace

TEST_F(AcknowledgeDialogTest, writesDraftsAndMarksThemByKeysAlone)
{
    open();
    EXPECT_TRUE(text(u"counts").contains(u"3"_s));
    EXPECT_TRUE(text(u"counts").contains(u"without an e-mail address"_s));
    part<QLineEdit>(u"folder")->setText(path(u"out"_s));
    EXPECT_FALSE(part<QPushButton>(u"mark")->isEnabled());
    QSignalSpy written(m_dialog.get(), &AcknowledgeDialog::written);
    QSignalSpy marked(m_dialog.get(), &AcknowledgeDialog::marked);
    part<QWidget>(u"folder")->setFocus();
    alt(Qt::Key_W);
    ASSERT_TRUE(waitFor([&] { return written.count() == 1; })) << text(u"message").toStdString();
    EXPECT_EQ(QDir(path(u"out"_s)).entryList(QDir::Files).size(), 3);
    EXPECT_TRUE(text(u"message").contains(path(u"out"_s)));
    EXPECT_EQ(m_desk->count(u"is:acknowledged"_s), 0); // a person says when they were sent
    ASSERT_TRUE(part<QPushButton>(u"mark")->text().contains(u"3"_s));

    part<QCheckBox>(u"lettersToo")->setChecked(false);
    ASSERT_TRUE(part<QPushButton>(u"mark")->text().contains(u"2"_s));
    alt(Qt::Key_M);
    ASSERT_TRUE(waitFor([&] { return marked.count() == 1; }));
    EXPECT_EQ(m_desk->count(u"is:acknowledged"_s), 2);
    EXPECT_FALSE(m_desk->undoText().isEmpty());
    ASSERT_TRUE(waitFor([this] { return text(u"counts").startsWith(u"1"_s); }))
        << text(u"counts").toStdString();
    ASSERT_TRUE(m_desk->undo());
    EXPECT_EQ(m_desk->count(u"is:acknowledged"_s), 0);
    EXPECT_TRUE(waitFor([this] { return text(u"counts").startsWith(u"3"_s); }));
}

TEST_F(AcknowledgeDialogTest, showsHowOneReadsWhileTheWordsAreTyped)
{
    open();
    auto *preview = part<QPlainTextEdit>(u"preview");
    EXPECT_TRUE(preview->toPlainText().contains(u"Dear Ann Lee"_s));
    EXPECT_TRUE(text(u"to").contains(u"ann@kilns.example"_s));
    part<QPlainTextEdit>(u"text")->setPlainText(u"Hello {name}, "_s);
    part<QPlainTextEdit>(u"text")->moveCursor(QTextCursor::End);
    QTest::keyClicks(part<QPlainTextEdit>(u"text"), u"{reference}"_s);
    EXPECT_EQ(preview->toPlainText(), u"Hello Ann Lee, R-0001"_s);
    QTest::keyClicks(part<QPlainTextEdit>(u"text"), u" {refrence}"_s);
    EXPECT_TRUE(preview->toPlainText().contains(u"{refrence}"_s));
    EXPECT_FALSE(part<QPushButton>(u"write")->isEnabled());
}

TEST_F(AcknowledgeDialogTest, keepsTheWordsForTheNextTime)
{
    open();
    part<QLineEdit>(u"subject")->setText(u"Thank you, {name}"_s);
    m_dialog.reset();
    open();
    EXPECT_EQ(part<QLineEdit>(u"subject")->text(), u"Thank you, {name}"_s);
}

TEST_F(AcknowledgeDialogTest, takesThoseSelectedOrFound)
{
    open({{m_second}, u"kilns"_s, 1});
    part<QRadioButton>(u"selected")->click();
    ASSERT_TRUE(waitFor([this] { return text(u"to").contains(u"bob@buses.example"_s); }));
    part<QRadioButton>(u"found")->click();
    ASSERT_TRUE(waitFor([this] { return text(u"to").contains(u"ann@kilns.example"_s); }));
    EXPECT_TRUE(text(u"counts").startsWith(u"1"_s));
    ASSERT_TRUE(m_desk->apply(markAcknowledged({m_first}, m_now), u"x"_s));
    ASSERT_TRUE(waitFor([this] { return text(u"counts").contains(u"Every one"_s); }));
    EXPECT_FALSE(part<QPushButton>(u"write")->isEnabled());
}

TEST_F(AcknowledgeDialogTest, aFolderThatCantBeWrittenIsNamed)
{
    test::writeFile(path(u"a file"_s), "x");
    open();
    part<QLineEdit>(u"folder")->setText(path(u"a file/out"_s));
    QSignalSpy failed(m_dialog.get(), &AcknowledgeDialog::failed);
    QTest::mouseClick(part<QPushButton>(u"write"), Qt::LeftButton);
    ASSERT_TRUE(waitFor([&] { return failed.count() == 1; }));
    EXPECT_TRUE(text(u"message").contains(u"a file/out"_s));
    EXPECT_FALSE(part<QPushButton>(u"mark")->isEnabled());
}
