#include "ui/intake/entrydialog.h"

#include "tests/support/deskfixture.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 60000;

class EntryDialogTest : public test::DeskFixture
{
protected:
    void SetUp() override
    {
        DeskFixture::SetUp();
        open();
    }
    void TearDown() override { m_dialog.reset(); }

    void open()
    {
        m_dialog = std::make_unique<EntryDialog>(m_desk.get());
        m_dialog->show();
        m_dialog->activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(m_dialog.get()));
        EXPECT_TRUE(waitFor([this] { return remark().contains(u"GMT"_s); })) << remark().toStdString();
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
    QString remark() { return part<QLabel>(u"remark")->text(); }
    void type(const char16_t *name, const QString &text)
    {
        QWidget *field = part<QWidget>(name);
        field->setFocus();
        QTest::keyClicks(field, text);
    }
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key(key), modifiers);
    }
    int responses() { return m_desk->counts()->responses; }
    ResponseDetail byNumber(int number)
    {
        return response(m_desk->responseByNumber(number).value_or(ResponseId()));
    }

    std::unique_ptr<EntryDialog> m_dialog;
};

} // namespace

TEST_F(EntryDialogTest, twentyNotesOfOneWorkshopByKeysAlone)
{
    QSignalSpy saved(m_dialog.get(), &EntryDialog::saved);
    part<QWidget>(u"channel")->setFocus();
    press(Qt::Key_E, Qt::NoModifier); // "Event", as in any list
    ASSERT_EQ(part<QComboBox>(u"channel")->currentText(), u"Event"_s);
    press(Qt::Key_Tab);
    ASSERT_EQ(QApplication::focusWidget(), part<QWidget>(u"event"));
    QTest::keyClicks(QApplication::focusWidget(), u"Workshop in Leek"_s);
    part<QPlainTextEdit>(u"text")->setFocus();
    constexpr int notes = 20;
    for (int note = 1; note <= notes; ++note) {
        ASSERT_EQ(QApplication::focusWidget(), part<QWidget>(u"text")) << note;
        QTest::keyClicks(QApplication::focusWidget(), u"Note %1"_s.arg(note));
        press(Qt::Key_Return); // a new line, no more
        QTest::keyClicks(QApplication::focusWidget(), u"of the table"_s);
        press(Qt::Key_Return, Qt::ControlModifier);
        ASSERT_TRUE(waitFor([&] { return saved.count() == note; }));
    }
    EXPECT_EQ(responses(), notes);
    const Response last = byNumber(notes).response;
    EXPECT_EQ(last.channel, Channel::Event);
    EXPECT_EQ(last.subject, u"Workshop in Leek"_s);
    EXPECT_EQ(last.parts.front().text, u"Note 20\nof the table"_s);
    EXPECT_EQ(last.received, byNumber(1).response.received);
    EXPECT_EQ(last.evidence, Evidence::Given);
    EXPECT_TRUE(part<QLabel>(u"note")->text().contains(u"R-0020"_s));
}

TEST_F(EntryDialogTest, saysBeforehandWhetherItIsInTime)
{
    m_now = test::utc(u"2020-03-01T09:00:00Z"_s);
    auto *received = part<QDateTimeEdit>(u"received");
    received->setDateTime(QDateTime(QDate(2020, 2, 10), QTime(12, 0), Qt::UTC));
    EXPECT_TRUE(remark().contains(u"in time"_s)) << remark().toStdString();
    EXPECT_FALSE(part<QPushButton>(u"save")->isEnabled()); // nothing said yet
    type(u"text", u"Too late?"_s);
    EXPECT_TRUE(part<QPushButton>(u"save")->isEnabled());
    received->setDateTime(QDateTime(QDate(2020, 2, 10), QTime(12, 1), Qt::UTC));
    EXPECT_TRUE(remark().contains(u"late, the consultation closed"_s)) << remark().toStdString();
    received->setDateTime(QDateTime(QDate(2020, 3, 2), QTime(12, 0), Qt::UTC));
    EXPECT_TRUE(remark().contains(u"future"_s));
    EXPECT_FALSE(part<QPushButton>(u"save")->isEnabled());
}

TEST_F(EntryDialogTest, everyFieldArrives)
{
    QSignalSpy wanted(m_dialog.get(), &EntryDialog::responseRequested);
    type(u"name", u"Jo Potter"_s);
    type(u"organisation", u"Potters & Sons"_s);
    type(u"place", u"Leek"_s);
    type(u"address", u"jo@potters.example"_s);
    type(u"subject", u"Buses"_s);
    part<QComboBox>(u"kind")->setCurrentIndex(int(RespondentKind::Business));
    part<QComboBox>(u"consent")->setCurrentIndex(int(Confidentiality::Confidential));
    part<QSpinBox>(u"signatories")->setValue(120);
    EXPECT_TRUE(remark().contains(u"from Potters & Sons"_s));
    type(u"text", u"We need buses."_s);
    test::writeFile(path(u"scan.pdf"_s), "%PDF-1.4 scan");
    m_dialog->addFiles({path(u"scan.pdf"_s)});
    QTest::keyClick(part<QWidget>(u"name"), Qt::Key_Return); // saves nothing
    QTest::qWait(0);
    EXPECT_EQ(responses(), 0);
    QTest::keyClick(part<QWidget>(u"name"), Qt::Key_S, Qt::ControlModifier);
    ASSERT_TRUE(waitFor([&] { return wanted.count() == 1; }));
    EXPECT_FALSE(m_dialog->isVisible());
    const Response r = byNumber(1).response;
    EXPECT_EQ(r.respondent.organisation, u"Potters & Sons"_s);
    EXPECT_EQ(r.respondent.kind, RespondentKind::Business);
    EXPECT_EQ(r.respondent.place, u"Leek"_s);
    EXPECT_EQ(r.respondent.address, u"jo@potters.example"_s);
    EXPECT_EQ(r.subject, u"Buses"_s);
    EXPECT_EQ(r.confidentiality, Confidentiality::Confidential);
    EXPECT_EQ(r.signatories, 120);
    EXPECT_EQ(r.channel, Channel::Letter);
    EXPECT_EQ(*m_desk->partBytes(r.id, 1), QByteArray("%PDF-1.4 scan"));
}

TEST_F(EntryDialogTest, whatWasTypedStandsThereAgain)
{
    type(u"text", u"A long call, and then the fire alarm"_s);
    type(u"name", u"Jo Potter"_s);
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    EXPECT_FALSE(m_dialog->isVisible());
    open();
    EXPECT_EQ(part<QPlainTextEdit>(u"text")->toPlainText(), u"A long call, and then the fire alarm"_s);
    EXPECT_EQ(part<QLineEdit>(u"name")->text(), u"Jo Potter"_s);
    EXPECT_TRUE(part<QLabel>(u"note")->isVisible());
    m_dialog.reset(); // as when the program ends
    open();
    EXPECT_EQ(part<QLineEdit>(u"name")->text(), u"Jo Potter"_s);
    QSignalSpy saved(m_dialog.get(), &EntryDialog::saved);
    QTest::keyClick(part<QWidget>(u"name"), Qt::Key_S, Qt::ControlModifier);
    ASSERT_TRUE(waitFor([&] { return saved.count() == 1; }));
    open();
    EXPECT_TRUE(part<QPlainTextEdit>(u"text")->toPlainText().isEmpty()); // once it is saved it is done with
}

TEST_F(EntryDialogTest, asksBeforeTheSameIsSavedTwice)
{
    QSignalSpy saved(m_dialog.get(), &EntryDialog::saved);
    const auto typeAndSave = [this] {
        type(u"name", u"Jo Potter"_s);
        type(u"text", u"More buses."_s);
        press(Qt::Key_Return, Qt::ControlModifier);
    };
    typeAndSave();
    ASSERT_TRUE(waitFor([&] { return saved.count() == 1; }));
    typeAndSave();
    ASSERT_TRUE(waitFor([this] { return m_dialog->findChild<QMessageBox *>() != nullptr; }));
    auto *box = m_dialog->findChild<QMessageBox *>();
    EXPECT_TRUE(box->text().contains(u"R-0001"_s)) << box->text().toStdString();
    QTest::keyClick(box, Qt::Key_Return); // goes back: nothing is saved by haste
    ASSERT_TRUE(waitFor([this] { return !m_dialog->findChild<QMessageBox *>(); }));
    EXPECT_EQ(part<QPlainTextEdit>(u"text")->toPlainText(), u"More buses."_s);
    EXPECT_EQ(responses(), 1);
    m_dialog->activateWindow(); // as a window manager does
    ASSERT_TRUE(QTest::qWaitForWindowActive(m_dialog.get()));
    part<QWidget>(u"text")->setFocus();
    press(Qt::Key_Return, Qt::ControlModifier);
    ASSERT_TRUE(waitFor([this] { return m_dialog->findChild<QMessageBox *>() != nullptr; }));
    QTest::keyClick(m_dialog->findChild<QMessageBox *>(), Qt::Key_S, Qt::AltModifier);
    ASSERT_TRUE(waitFor([&] { return saved.count() == 2; }));
    EXPECT_EQ(responses(), 2);
}

TEST_F(EntryDialogTest, oneFileMayBeDropped)
{
    test::writeFile(path(u"scan.png"_s), "png");
    QMimeData dropped;
    dropped.setUrls({QUrl::fromLocalFile(path(u"scan.png"_s))});
    QDragEnterEvent enters(QPoint(5, 5), Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_dialog.get(), &enters);
    EXPECT_TRUE(enters.isAccepted());
    QDropEvent event(QPointF(5, 5), Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_dialog.get(), &event);
    EXPECT_EQ(part<QLabel>(u"file")->text(), u"scan.png"_s);
    EXPECT_TRUE(part<QPushButton>(u"save")->isEnabled()); // a scan needs no text
    m_dialog->addFiles({path(u"a"_s), path(u"b"_s)});
    EXPECT_EQ(part<QLabel>(u"file")->text(), u"scan.png"_s);
    EXPECT_TRUE(remark().contains(u"one file"_s));
}

TEST_F(EntryDialogTest, aFileThatIsGoneIsNamed)
{
    type(u"text", u"With a scan"_s);
    m_dialog->addFiles({path(u"gone.pdf"_s)});
    part<QWidget>(u"text")->setFocus();
    press(Qt::Key_Return, Qt::ControlModifier);
    ASSERT_TRUE(waitFor([this] { return remark().contains(u"gone.pdf"_s); })) << remark().toStdString();
    EXPECT_EQ(part<QPlainTextEdit>(u"text")->toPlainText(), u"With a scan"_s); // nothing is lost
    EXPECT_TRUE(part<QPushButton>(u"another")->isEnabled());
}
