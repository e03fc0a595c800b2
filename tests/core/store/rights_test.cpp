#include "core/desk/consideration.h"
#include "core/desk/copying.h"
#include "core/desk/people.h"
#include "core/desk/tagging.h"
#include "core/store/answers.h"
#include "core/store/store.h"
#include "tests/core/store/engines.h"

#include <QDir>
#include <QProcess>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

constexpr char secretName[] = "Zebedee Quillfeather";

/// A team database with one of each role, given their rights by packaging/team-database.
class Rights : public ::testing::Test
{
protected:
    void SetUp() override
    {
        if (!PostgresServer::isInstalled())
            GTEST_SKIP() << "PostgreSQL is not installed";
        m_admin = m_server.newDatabase();
        m_name = m_admin.section(u'?', 0, 0).section(u'/', -1);
        Result<std::unique_ptr<Desk>> made = Desk::create(m_admin, aConsultation(), u"Ann Lee"_s);
        ASSERT_TRUE(made) << made.error().message.toStdString() << made.error().detail.toStdString();
        Response named = aResponse(u"I am Zebedee Quillfeather of Leek, and the buses stop at six."_s,
                                   QString::fromLatin1(secretName));
        ASSERT_TRUE(receiveInto(**made, named));
        ASSERT_TRUE(receiveInto(**made, aResponse(u"Somebody else's letter."_s, u"Ben Fox"_s)));
        made->reset();
        const QString said = giveRights({u"owner=%1_ann:Ann Lee"_s, u"analyst=%1_bea:Bea Fox"_s, u"reader=%1_chair:Emma Cole"_s,
                                         u"guest=%1_gus:Gus Hay"_s});
        ASSERT_TRUE(said.contains(u"Gus Hay"_s)) << said.toStdString();
    }
    QString giveRights(const QStringList &people)
    {
        QProcess script;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"PGHOST"_s, m_admin.section(u"host="_s, 1).section(u'&', 0, 0));
        environment.insert(u"PGUSER"_s, u"soundings"_s);
        script.setProcessEnvironment(environment);
        script.setProcessChannelMode(QProcess::MergedChannels);
        QStringList arguments{m_name};
        for (const QString &one : people)
            arguments << one.arg(m_name);
        script.start(projectFile(u"packaging/team-database"_s), arguments);
        EXPECT_TRUE(script.waitForFinished(60'000));
        const QString said = QString::fromUtf8(script.readAll());
        EXPECT_EQ(script.exitCode(), 0) << said.toStdString();
        return said;
    }
    QString as(const QString &login) { return m_server.place(m_name, m_name + u'_' + login); }
    /// What psql says to SQL as a person: its rows, or "ERROR: …".
    QString says(const QString &login, const QString &sql)
    {
        QProcess psql;
        psql.setProcessChannelMode(QProcess::MergedChannels);
        psql.start(u"psql"_s, {u"-X"_s, u"-q"_s, u"-At"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s, u"-c"_s, sql, as(login)});
        EXPECT_TRUE(psql.waitForFinished(60'000));
        return QString::fromUtf8(psql.readAll()).trimmed();
    }
    std::unique_ptr<Desk> deskOf(const QString &login)
    {
        Result<std::unique_ptr<Desk>> desk = Desk::open(as(login), u"somebody"_s);
        EXPECT_TRUE(desk) << desk.error().message.toStdString() << desk.error().detail.toStdString();
        return desk ? *std::move(desk) : nullptr;
    }

    PostgresServer &m_server = PostgresServer::shared();
    QString m_admin;
    QString m_name;
};

} // namespace

TEST_F(Rights, psqlCanDoNoMoreThanTheWindow)
{
    const QString forged = u"INSERT INTO soundings.journal SELECT max(seq) + 1, max(at), '%1', max(seq) + 1, '%2', NULL, "
                           "'{}', decode(repeat('00', 32), 'hex') FROM soundings.journal"_s;
    const struct
    {
        const char *who;
        QString attempt;
    } refused[]{
        {"gus", u"SELECT name FROM soundings.respondent"_s},
        {"gus", u"SELECT text FROM soundings.part"_s},
        {"gus", u"SELECT change FROM soundings.journal"_s},
        {"gus", u"SELECT secrets FROM soundings_guest.mine"_s},
        {"gus", u"INSERT INTO soundings.comment(response, stance, note, author, at, origin) VALUES(1, 1, '', 'x', 1, 0)"_s},
        {"gus", u"UPDATE soundings_guest.response SET assignee = 'Gus Hay'"_s},
        {"gus", u"UPDATE soundings.response SET assignee = 'Gus Hay'"_s},
        {"gus", u"SET ROLE %1_analyst"_s},
        {"gus", u"CREATE TABLE soundings_guest.x(y int)"_s},
        {"gus", u"DROP VIEW soundings_guest.response CASCADE"_s},
        {"chair", u"UPDATE soundings.response SET status = 3"_s},
        {"chair", u"DELETE FROM soundings.response"_s},
        {"chair", u"INSERT INTO soundings.theme(name, folded, definition, colour, key, position) VALUES('x', 'x', '', '', '', 9)"_s},
        {"chair", u"UPDATE soundings.consultation SET closes = 0"_s},
        {"chair", forged.arg(u"Emma Cole"_s, u"comment-added"_s)},
        {"chair", u"INSERT INTO soundings.viewing(response, person, opened, seconds) VALUES(1, 'Emma Cole', 1, 600)"_s},
        {"gus", u"INSERT INTO soundings.viewing(response, person, opened, seconds) VALUES(1, 'Gus Hay', 1, 600)"_s},
        {"bea", u"UPDATE soundings.viewing SET seconds = 600"_s},
        {"ann", u"UPDATE soundings.part SET text = ''"_s},
        {"ann", u"UPDATE soundings.original SET bytes = ''"_s},
        {"ann", u"UPDATE soundings.journal SET sealed = NULL"_s},
        {"ann", u"UPDATE soundings.journal SET change = '{}'"_s},
        {"bea", u"UPDATE soundings.journal SET by = 'nobody'"_s},
        {"bea", u"DELETE FROM soundings.journal"_s},
        {"bea", u"TRUNCATE soundings.journal"_s},
        {"bea", forged.arg(u"Bea Fox"_s, u"comment-added"_s)},
        {"bea", forged.arg(u"Ann Lee"_s, u"comment-added"_s)},
        {"bea", u"UPDATE soundings.original SET bytes = ''"_s},
        {"bea", u"DELETE FROM soundings.original"_s},
        {"bea", u"UPDATE soundings.part SET text = 'I agree'"_s},
        {"bea", u"UPDATE soundings.consultation SET closes = closes + 1"_s},
        {"bea", u"INSERT INTO soundings.theme(name, folded, definition, colour, key, position) VALUES('x', 'x', '', '', '', 9)"_s},
        {"bea", u"UPDATE soundings.response SET status = 3"_s},
        {"bea", u"UPDATE soundings.response SET number = number + 10"_s},
        {"bea", u"ALTER TABLE soundings.journal DISABLE TRIGGER ALL"_s},
        {"bea", u"SET session_replication_role = replica"_s},
        {"bea", u"SET ROLE %1_keeper"_s},
        {"bea", u"SET SESSION AUTHORIZATION %1_ann"_s},
        {"bea", u"UPDATE soundings.member SET name = 'Ann Lee'"_s},
        {"bea", u"CREATE FUNCTION soundings.my_name() RETURNS text LANGUAGE sql AS 'SELECT ''Ann Lee'''"_s},
        {"ann", u"DELETE FROM soundings.original"_s},
        {"ann", u"DROP TABLE soundings.original"_s},
        {"ann", u"UPDATE soundings.journal SET at = 0"_s},
        {"ann", u"ALTER TABLE soundings.journal DISABLE TRIGGER journal_only_grows"_s},
        {"ann", u"DROP TRIGGER is_journalled ON soundings.comment"_s},
        {"ann", u"UPDATE soundings.consultation SET closes = closes + 1"_s},
        {"ann", u"SET ROLE %1_keeper"_s},
        {"ann", u"GRANT %1_owner TO %1_bea"_s},
    };
    for (const auto &[who, attempt] : refused) {
        const QString said = says(QString::fromLatin1(who), attempt.contains(u"%1"_s) ? attempt.arg(m_name) : attempt);
        EXPECT_TRUE(said.contains(u"ERROR"_s)) << who << ": " << attempt.toStdString() << "\n" << said.toStdString();
    }
    EXPECT_EQ(says(u"bea"_s, u"SELECT count(*) FROM soundings.response"_s), u"2"_s) << "what she may, she can";
    EXPECT_EQ(says(u"chair"_s, u"SELECT count(*) FROM soundings.respondent"_s), u"2"_s);
    const Result<std::unique_ptr<Desk>> desk = Desk::open(m_admin, u"Admin"_s);
    ASSERT_TRUE(desk);
    EXPECT_TRUE((*desk)->verify()->empty());
}

TEST_F(Rights, eachRoleDoesItsWorkInTheWindowAndNoOther)
{
    const std::unique_ptr<Desk> bea = deskOf(u"bea"_s);
    ASSERT_TRUE(bea);
    EXPECT_EQ(bea->person(), u"Bea Fox"_s) << "as the administrator named her";
    const ResponseId first = bea->responseByNumber(1).value();
    const auto tagged = tagResponse(*bea, {first, u"buses stop at six"_s, {u"People"_s}, {}, Stance::Oppose, {}});
    ASSERT_TRUE(tagged) << tagged.error().message.toStdString() << tagged.error().detail.toStdString();
    ASSERT_TRUE(bea->undo());
    ASSERT_TRUE(bea->redo());
    const auto taken = receiveInto(*bea, aResponse(u"A third letter."_s, u"Cat Hill"_s));
    EXPECT_TRUE(taken) << taken.error().message.toStdString() << taken.error().detail.toStdString();
    const auto moved = bea->extend(Instant{1'581'436'000'000}, u"Because"_s);
    ASSERT_FALSE(moved) << "the deadline is the owner's";
    EXPECT_TRUE(moved.error().message.contains(u"Ask its owner"_s)) << moved.error().message.toStdString();

    const std::unique_ptr<Desk> ann = deskOf(u"ann"_s);
    ASSERT_TRUE(ann);
    const auto extended = ann->extend(Instant{1'581'436'000'000}, u"Because"_s);
    EXPECT_TRUE(extended) << extended.error().message.toStdString() << extended.error().detail.toStdString();

    const std::unique_ptr<Desk> chair = deskOf(u"chair"_s);
    ASSERT_TRUE(chair);
    EXPECT_EQ(chair->find(u"buses"_s)->size(), 1u);
    EXPECT_EQ(chair->count(u"theme:People"_s).value_or(-1), 1);
    EXPECT_FALSE(chair->apply({StatusChanged{first, Status::InProgress, Status::Reviewed}}, u"Mark"_s));
    const auto viewed = recordViewing(*chair, first, chair->now(), 40);
    ASSERT_TRUE(viewed) << viewed.error().message.toStdString() << viewed.error().detail.toStdString();
    EXPECT_EQ(considerationRows(*ann, {first})->front().people, QStringList{u"Emma Cole"_s});
    ErasureRequest wanted;
    wanted.responses = {first};
    wanted.reason = u"Asked"_s;
    EXPECT_FALSE(erasePeople(*bea, wanted)) << "it is the owner's";
    const auto erased = erasePeople(*ann, wanted);
    EXPECT_TRUE(erased) << erased.error().message.toStdString() << erased.error().detail.toStdString();
    const auto findings = ann->verify();
    ASSERT_TRUE(findings);
    for (const Finding &finding : *findings)
        ADD_FAILURE() << finding.what.toStdString() << ' ' << finding.where.toStdString() << ' ' << finding.detail.toStdString();
}

TEST_F(Rights, aGuestSeesWhatIsAssignedAndNoNames)
{
    const std::unique_ptr<Desk> gus = deskOf(u"gus"_s);
    ASSERT_TRUE(gus);
    EXPECT_EQ(gus->find({})->size(), 0u);
    {
        const std::unique_ptr<Desk> bea = deskOf(u"bea"_s);
        const ResponseId first = bea->responseByNumber(1).value();
        ASSERT_TRUE(bea->apply({AssigneeChanged{first, {}, u"Gus Hay"_s}}, u"Assign"_s));
    }
    const Result<std::vector<ResponseId>> found = gus->find({});
    ASSERT_TRUE(found) << found.error().message.toStdString() << found.error().detail.toStdString();
    ASSERT_EQ(found->size(), 1u);
    const Result<ResponseDetail> detail = gus->response(found->front());
    ASSERT_TRUE(detail) << detail.error().message.toStdString() << detail.error().detail.toStdString();
    EXPECT_EQ(detail->response.respondent.name, QString());
    EXPECT_FALSE(recordViewing(*gus, found->front(), gus->now(), 40));
    EXPECT_EQ(considerationOf(*gus, *found)->rows.size(), 1u);
    const Result<std::vector<ResponseId>> searched = gus->find(u"status:unread -buses"_s);
    EXPECT_TRUE(!searched && searched.error().message.contains(u"Guests can't search for words"_s)) << "not silently nothing";
    EXPECT_EQ(gus->count(u"status:unread"_s), 1);
    const QString text = detail->response.parts.front().text;
    EXPECT_TRUE(text.contains(u"the buses stop at six"_s)) << text.toStdString();
    EXPECT_FALSE(text.contains(u"Zebedee"_s) || text.contains(u"Quillfeather"_s)) << text.toStdString();
    EXPECT_FALSE(says(u"gus"_s, u"SELECT * FROM soundings_guest.response, soundings_guest.part, soundings_guest.respondent"_s)
                     .contains(u"quillfeather"_s, Qt::CaseInsensitive));
}

TEST_F(Rights, whoLeavesHasNoRightsAndTheScriptMayRunAgain)
{
    QTemporaryDir folder;
    const auto copied = copyConsultation(m_admin, folder.filePath(u"copy.soundings"_s), {});
    EXPECT_TRUE(copied) << "with rights given it is copied still: " << copied.error().message.toStdString();
    giveRights({u"none=%1_bea"_s});
    EXPECT_TRUE(says(u"bea"_s, u"SELECT count(*) FROM soundings.response"_s).contains(u"ERROR"_s));
    giveRights({u"analyst=%1_bea:Bea Fox"_s});
    EXPECT_EQ(says(u"bea"_s, u"SELECT count(*) FROM soundings.response"_s), u"2"_s);
}

/// Words would give names away: whoever may not read them has no index of them either.
TEST_F(Rights, aGuestHasNoIndexAndAReadersGoesWithTheWindow)
{
    QTemporaryDir cache;
    qputenv("XDG_CACHE_HOME", cache.path().toUtf8());
    const auto kept = [&] {
        return QDir(cache.filePath(u"soundings/index"_s)).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size();
    };
    const auto build = [](Desk &desk) {
        const Result<QString> built = desk.store().read(
            [&](store::Connection &c) { return desk.store().answers().bringUpToDate(c, true); });
        EXPECT_TRUE(built) << (built ? "" : built.error().detail.toStdString());
        return desk.store().answers().isReady();
    };
    std::unique_ptr<Desk> guest = deskOf(u"gus"_s);
    ASSERT_TRUE(guest);
    EXPECT_FALSE(build(*guest));
    EXPECT_EQ(kept(), 0);
    std::unique_ptr<Desk> reader = deskOf(u"chair"_s);
    ASSERT_TRUE(reader);
    EXPECT_TRUE(build(*reader));
    EXPECT_EQ(reader->count(u"zebedee"_s), 1);
    EXPECT_EQ(kept(), 1);
    reader.reset();
    EXPECT_EQ(kept(), 0);
    qunsetenv("XDG_CACHE_HOME");
}
