#include "ui/window/newconsultationdialog.h"

#include "tests/support/files.h"

#include <QDateTimeEdit>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 10000;

class NewConsultationDialogTest : public ::testing::Test
{
protected:
    NewConsultationDialogTest()
        : m_dialog(
            [](const QString &file) -> Result<CheckedDraft> {
                if (!file.endsWith(u"draft.pdf"_s))
                    return failure(ErrorKind::Unreadable, u"That is no PDF."_s);
                return CheckedDraft{32, 57};
            },
            [] { return toInstant(QDateTime(QDate(2020, 1, 10), QTime(9, 0), Qt::UTC)); })
    {
        m_dialog.show();
    }

    template<class T>
    T *child(const QString &name)
    {
        return m_dialog.findChild<T *>(name);
    }
    bool canCreate() { return child<QPushButton>(u"create"_s)->isEnabled(); }
    bool becomesCreatable()
    {
        return QTest::qWaitFor([this] { return canCreate(); }, patienceMs);
    }

    QTemporaryDir m_folder;
    NewConsultationDialog m_dialog;
};

} // namespace

TEST_F(NewConsultationDialogTest, CreatesWhatWasTyped)
{
    QSignalSpy wanted(&m_dialog, &NewConsultationDialog::createRequested);
    EXPECT_FALSE(canCreate());
    QTest::keyClicks(child<QLineEdit>(u"title"_s), u"Our draft strategy"_s);
    QTest::keyClicks(child<QLineEdit>(u"organisation"_s), u"The partnership"_s);
    m_dialog.setDraft(u"/somewhere/draft.pdf"_s);
    m_dialog.setFile(m_folder.filePath(u"ours"_s));
    ASSERT_TRUE(becomesCreatable());
    QTest::keyClick(&m_dialog, Qt::Key_Return);

    ASSERT_EQ(wanted.count(), 1);
    EXPECT_EQ(wanted[0][0].toString(), m_folder.filePath(u"ours.soundings"_s));
    const NewConsultation how = m_dialog.consultation();
    EXPECT_EQ(how.title, u"Our draft strategy"_s);
    EXPECT_EQ(how.organisation, u"The partnership"_s);
    EXPECT_EQ(how.zone, QByteArray("Europe/London"));
    EXPECT_FALSE(how.opens);
    EXPECT_EQ(isoUtc(how.closes), u"2020-02-10T12:00:00Z"_s); // 31 days from then, at noon
    EXPECT_FALSE(canCreate()) << "a second click would make it twice";
}

TEST_F(NewConsultationDialogTest, DoesNothingOnReturnWhileSomethingIsWanting)
{
    QSignalSpy wanted(&m_dialog, &NewConsultationDialog::createRequested);
    QTest::keyClick(child<QLineEdit>(u"title"_s), Qt::Key_Return);
    EXPECT_EQ(wanted.count(), 0);
    EXPECT_TRUE(m_dialog.isVisible());
    EXPECT_FALSE(m_dialog.findChild<QFileDialog *>()) << "it pressed a button for choosing files";
}

TEST_F(NewConsultationDialogTest, ReadsTimesInTheZoneThatIsChosen)
{
    child<QDateTimeEdit>(u"closes"_s)->setDateTime(QDateTime(QDate(2020, 6, 1), QTime(12, 0), Qt::UTC));
    EXPECT_EQ(isoUtc(m_dialog.consultation().closes), u"2020-06-01T11:00:00Z"_s);
    m_dialog.findChild<QWidget *>(u"zone"_s)->setProperty("currentText", u"America/New_York"_s);
    EXPECT_EQ(isoUtc(m_dialog.consultation().closes), u"2020-06-01T16:00:00Z"_s);
}

TEST_F(NewConsultationDialogTest, DoesNotCreateOverAFileThatIsThere)
{
    test::writeFile(m_folder.filePath(u"there.soundings"_s), "x");
    QTest::keyClicks(child<QLineEdit>(u"title"_s), u"A"_s);
    m_dialog.setDraft(u"draft.pdf"_s);
    m_dialog.setFile(m_folder.filePath(u"free.soundings"_s));
    ASSERT_TRUE(becomesCreatable());
    m_dialog.setFile(m_folder.filePath(u"there.soundings"_s));
    EXPECT_TRUE(QTest::qWaitFor([this] { return m_dialog.form().fileTaken; }, patienceMs));
    EXPECT_FALSE(canCreate());
}

TEST_F(NewConsultationDialogTest, TakesADroppedDraftAndSaysWhatIsWrongWithIt)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(u"/somewhere/notes.odt"_s)});
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&m_dialog, &enter);
    ASSERT_TRUE(enter.isAccepted());
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&m_dialog, &drop);
    EXPECT_EQ(m_dialog.form().draftFile, u"/somewhere/notes.odt"_s);
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_dialog.form().draft.has_value(); }, patienceMs));
    EXPECT_EQ(m_dialog.form().draft->error().message, u"That is no PDF."_s);
}

TEST_F(NewConsultationDialogTest, CanBeTriedAgainAfterAFailure)
{
    QTest::keyClicks(child<QLineEdit>(u"title"_s), u"A"_s);
    m_dialog.setDraft(u"draft.pdf"_s);
    m_dialog.setFile(m_folder.filePath(u"free.soundings"_s));
    ASSERT_TRUE(becomesCreatable());
    QTest::keyClick(&m_dialog, Qt::Key_Return);
    EXPECT_FALSE(canCreate());
    m_dialog.showFailure({ErrorKind::Storage, u"The disk is full."_s, {}});
    EXPECT_TRUE(becomesCreatable());
}

TEST_F(NewConsultationDialogTest, NamesTheFileAfterTheTitleUntilAPersonDoes)
{
    QTest::keyClicks(child<QLineEdit>(u"title"_s), u"Plan A/B: 2020"_s);
    EXPECT_TRUE(m_dialog.form().file.endsWith(u"/Plan A B 2020.soundings"_s));
    m_dialog.setFile(m_folder.filePath(u"mine.soundings"_s));
    QTest::keyClicks(child<QLineEdit>(u"title"_s), u" and more"_s);
    EXPECT_EQ(m_dialog.form().file, m_folder.filePath(u"mine.soundings"_s));
}
