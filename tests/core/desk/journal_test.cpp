#include "core/desk/reporting.h"
#include "core/desk/tagging.h"
#include "core/reports/write.h"
#include "tests/support/deskfixture.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

/// Somebody alters the file behind the program's back.
class Tampering : public DeskFixture
{
protected:
    void SetUp() override
    {
        DeskFixture::SetUp();
        m_id = receive(u"The first letter."_s);
        receive(u"The second letter."_s, u"b@c.example"_s);
        ASSERT_TRUE(tagResponse(*m_desk, {m_id, u"first"_s, {u"Ideas"_s}, {}, Stance::None, {}}));
        ASSERT_TRUE(m_desk->verify()->empty());
    }

    void alter(const QStringList &statements)
    {
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"tamper"_s);
            database.setDatabaseName(m_desk->file());
            ASSERT_TRUE(database.open());
            for (const QString &statement : statements) {
                QSqlQuery query(database);
                ASSERT_TRUE(query.exec(statement)) << query.lastError().text().toStdString();
            }
            database.close();
        }
        QSqlDatabase::removeDatabase(u"tamper"_s);
    }

    QStringList findings()
    {
        QStringList found;
        const Result<std::vector<Finding>> all = m_desk->verify();
        for (const Finding &finding : *all)
            found << finding.what + u' ' + finding.where;
        return found;
    }

    ResponseId m_id;
};

const QStringList unlock{u"DROP TRIGGER journal_only_grows_update"_s, u"DROP TRIGGER journal_only_grows_delete"_s};

} // namespace

TEST_F(Tampering, theJournalItselfRefuses)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"tamper2"_s);
    database.setDatabaseName(m_desk->file());
    ASSERT_TRUE(database.open());
    EXPECT_FALSE(QSqlQuery(database).exec(u"UPDATE journal SET by = 'nobody'"_s));
    EXPECT_FALSE(QSqlQuery(database).exec(u"DELETE FROM journal WHERE seq = 2"_s));
    database.close();
    database = {};
    QSqlDatabase::removeDatabase(u"tamper2"_s);
}

TEST_F(Tampering, anAlteredEntryIsNamed)
{
    alter(unlock + QStringList{u"UPDATE journal SET by = 'nobody' WHERE seq = 4"_s});
    EXPECT_EQ(findings(), QStringList{u"journal-chain journal 4"_s});
}

TEST_F(Tampering, aDroppedEntryIsNamed)
{
    alter(unlock + QStringList{u"DELETE FROM journal WHERE kind = 'status-changed'"_s,
                               u"DELETE FROM journal WHERE seq = 2"_s});
    EXPECT_TRUE(findings().contains(u"journal-chain journal 3"_s));
}

TEST_F(Tampering, anAlteredOriginalIsNamedByItsResponse)
{
    alter({u"UPDATE original SET bytes = X'00' WHERE sha256 = (SELECT original FROM response WHERE number = 1)"_s});
    EXPECT_EQ(findings(), QStringList{u"original-altered R-0001"_s});
}

TEST_F(Tampering, anAlteredTextIsNamedByItsResponse)
{
    alter({u"UPDATE part SET text = text || ' We agree.' WHERE response = (SELECT id FROM response WHERE number = 2)"_s});
    EXPECT_TRUE(findings().contains(u"text-altered R-0002"_s));
}

TEST_F(Tampering, aCommentThatNobodyMadeAndOneTakenAwayAreNamed)
{
    alter({u"INSERT INTO comment(response, stance, note, author, at, origin) VALUES(1, 1, '', 'Ann', 0, 0)"_s});
    EXPECT_EQ(findings(), QStringList{u"unaccounted comment 2"_s});
    alter({u"DELETE FROM comment_theme"_s, u"DELETE FROM comment"_s});
    EXPECT_EQ(findings(), (QStringList{u"missing comment 1"_s, u"missing comment_theme 1"_s}));
}

TEST_F(Tampering, aMailboxThatWasNotReadSoFarIsNamed)
{
    const QString mailbox = u"imaps://ann@mail.example/INBOX"_s;
    ASSERT_TRUE(m_desk->apply({MailboxRead{mailbox, {}, {7, 12}, 12, {}}}, {}));
    ASSERT_TRUE(m_desk->apply({MailboxRead{mailbox, {7, 12}, {7, 20}, 8, {}}}, {}));
    EXPECT_EQ(findings(), QStringList());
    EXPECT_EQ(m_desk->mailboxes().value(), (std::vector{MailboxState{mailbox, {7, 20}, 20, m_now}}));
    // Somebody else fetched in the meantime: what rests on an old position is refused whole.
    EXPECT_EQ(m_desk->apply({MailboxRead{mailbox, {7, 12}, {7, 13}, 1, {}}}, {}).error().kind, ErrorKind::Refused);
    EXPECT_EQ(findings(), QStringList());
    alter({u"UPDATE mailbox SET last_uid = 2000"_s});
    EXPECT_EQ(findings(), QStringList{u"altered "_s + mailbox});
}

using Opening = DeskFixture;

TEST_F(Opening, refusesAFileOfALaterVersionAndLeavesItAlone)
{
    const QString file = m_desk->file();
    m_desk.reset();
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"later"_s);
        database.setDatabaseName(file);
        ASSERT_TRUE(database.open());
        ASSERT_TRUE(QSqlQuery(database).exec(u"PRAGMA user_version=99"_s));
    }
    QSqlDatabase::removeDatabase(u"later"_s);
    const auto opened = Desk::open(file);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, ErrorKind::Newer);
    EXPECT_TRUE(opened.error().message.contains(u"lis.soundings"_s));
}

TEST_F(Opening, refusesWhatIsNoConsultation)
{
    writeFile(path(u"letter.txt"_s), QByteArray("Dear Sir, ").repeated(200));
    EXPECT_EQ(Desk::open(path(u"letter.txt"_s)).error().kind, ErrorKind::Unreadable);
    EXPECT_EQ(readFile(path(u"letter.txt"_s)), QByteArray("Dear Sir, ").repeated(200));
    EXPECT_EQ(Desk::open(path(u"absent.soundings"_s)).error().kind, ErrorKind::NotFound);
}

TEST_F(Opening, neverOverwritesAConsultation)
{
    NewConsultation how;
    how.title = u"Another"_s;
    how.closes = utc(u"2021-01-01T00:00:00Z"_s);
    how.draftFile = projectFile(u"tests/data/drafts/tiny.pdf"_s);
    EXPECT_EQ(Desk::create(m_desk->file(), how).error().kind, ErrorKind::Refused);
    EXPECT_EQ(m_desk->consultation()->title, u"Draft strategy"_s);
    how.draftFile = path(u"none.pdf"_s);
    EXPECT_FALSE(Desk::create(path(u"b.soundings"_s), how));
    EXPECT_FALSE(QFile::exists(path(u"b.soundings"_s))) << "nothing half made is left";
}

TEST_F(Opening, findsTheSectionsOfTheDraft)
{
    const DraftId draft = m_desk->drafts()->front().id;
    QStringList numbers;
    const Result<std::vector<Section>> sections = m_desk->sections(draft);
    for (const Section &section : *sections)
        numbers << section.number + u' ' + section.title;
    EXPECT_EQ(numbers, (QStringList{u"1 Ideas"_s, u"2 People"_s, u"2.1 Skills"_s}));
    EXPECT_EQ((*sections)[2].parent, (*sections)[1].id);
    EXPECT_EQ(*m_desk->draftBytes(draft), readFile(projectFile(u"tests/data/drafts/tiny.pdf"_s)));
}

TEST_F(Tampering, everyReportEndsWithTheEntryAndTheHashThatFixTheJournal)
{
    const QString head = QString::fromLatin1(m_desk->journalHead()->toHex());
    const QString entry = QString::number(m_desk->journal({})->front());
    for (const QString &kind : {u"summary"_s, u"responses"_s, u"receipt"_s}) {
        ReportRequest request;
        request.kind = kind;
        request.ids = {m_id};
        const Result<reports::Report> report = buildReport(*m_desk, request);
        ASSERT_TRUE(report) << kind.toStdString();
        const QString text = QString::fromUtf8(reports::toHtml(*report));
        EXPECT_TRUE(text.contains(u"entry %1"_s.arg(entry)) && text.contains(head)) << kind.toStdString();
    }
}
