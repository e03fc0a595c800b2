#include "tests/core/store/engines.h"

#include "core/desk/consideration.h"
#include "core/desk/memos.h"
#include "core/desk/people.h"
#include "core/desk/savedsearches.h"
#include "core/desk/tagging.h"
#include "core/store/store.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlDatabase>
#include <QSqlQuery>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto phrase = "xylophonic marmalade bridges";
const QStringList secrets{u"Zebedee"_s, u"Quillfeather"_s, u"zebedee@kilns.example"_s, u"xylophonic"_s, u"marmalade"_s};

/// A consultation with somebody in it who asks for their rights, on each engine.
class People : public ::testing::TestWithParam<EngineKind>
{
protected:
    void SetUp() override
    {
        if (GetParam() == EngineKind::TeamDatabase && !PostgresServer::isInstalled())
            GTEST_SKIP() << "PostgreSQL is not installed";
        m_place = newPlace(GetParam(), m_folder);
        m_desk = Desk::create(m_place, aConsultation(), u"Ann"_s).value();
        Response letter = aResponse(u"We want xylophonic marmalade bridges.\n\nYours,\nZebedee Quillfeather\n"_s,
                                    u"Zebedee Quillfeather"_s);
        letter.source = u"inbox/Zebedee Quillfeather.eml"_s;
        letter.messageId = u"17.zebedee@kilns.example"_s;
        letter.hops = {{u"zebedee.kilns.example"_s, u"mx.lep.example"_s, letter.received}};
        m_theirs = take(letter);
        m_other = take(aResponse(u"I agree with Zebedee Quillfeather about the buses."_s, u"Bob Hill"_s));
        ASSERT_TRUE(tagResponse(*m_desk, {m_theirs, u"xylophonic marmalade"_s, {u"Ideas"_s}, {}, Stance::Support,
                                          u"Zebedee knows his bridges"_s}));
        ASSERT_TRUE(tagResponse(*m_desk, {m_other, {}, {u"People"_s}, {}, Stance::None, u"Ask Zebedee Quillfeather"_s}));
        ASSERT_TRUE(writeMemo(*m_desk, MemoTarget(), u"Ring Zebedee Quillfeather on Monday"_s));
        ASSERT_TRUE(writeMemo(*m_desk, MemoTarget::of(m_theirs), u"Quillfeather again"_s));
        ASSERT_TRUE(saveSearch(*m_desk, u"Quillfeather"_s, u"from:quillfeather"_s));
        Respondent before = m_desk->response(m_theirs)->response.respondent;
        Respondent after = before;
        after.place = u"Quillfeather Hall"_s;
        ASSERT_TRUE(m_desk->apply({RespondentChanged{m_theirs, before, after}}, u"Edit"_s));
    }
    ResponseId take(const Response &response)
    {
        const Result<Response> taken = receiveInto(*m_desk, response);
        EXPECT_TRUE(taken) << (taken ? "" : taken.error().detail.toStdString());
        return taken ? taken->id : ResponseId();
    }

    /// Everything that is stored, whatever it means.
    QByteArray everything()
    {
        if (GetParam() == EngineKind::File) {
            QByteArray all;
            for (const QString &ending : {QString(), u"-wal"_s}) {
                QFile file(m_place + ending);
                if (file.open(QIODevice::ReadOnly))
                    all += file.readAll();
            }
            return all;
        }
        QString all;
        const QString tables = PostgresServer::shared().psql(
            m_place, u"SELECT relname FROM pg_class WHERE relnamespace = 'soundings'::regnamespace AND relkind = 'r'"_s);
        for (const QString &table : tables.split(u'\n', Qt::SkipEmptyParts)) {
            if (table.trimmed() != u"folding")
                all += PostgresServer::shared().psql(m_place, u"SELECT t::text FROM soundings.%1 t"_s.arg(table.trimmed()));
        }
        all += PostgresServer::shared().psql(m_place, u"SELECT encode(bytes, 'escape') FROM soundings.original"_s);
        return all.toUtf8();
    }
    QStringList secretsIn(const QByteArray &stored)
    {
        QStringList found;
        const QByteArray lower = stored.toLower();
        for (const QString &secret : secrets) {
            if (lower.contains(secret.toLower().toUtf8()))
                found << secret;
        }
        return found;
    }
    ErasureRequest request(bool anonymise = false)
    {
        const Held held = heldAbout(*m_desk, u"Zebedee Quillfeather; zebedee@kilns.example; Quillfeather"_s).value();
        ErasureRequest wanted;
        for (const HeldResponse &one : held.responses) {
            if (one.theirs)
                wanted.responses.push_back(one.id);
        }
        wanted.mentions = held.mentions;
        wanted.terms = held.terms;
        wanted.terms << u"Zebedee"_s;
        wanted.reason = u"Request under article 17"_s;
        wanted.request = u"SAR 2020/7"_s;
        wanted.anonymise = anonymise;
        return wanted;
    }
    void expectVerified()
    {
        const Result<std::vector<Finding>> findings = m_desk->verify();
        ASSERT_TRUE(findings) << findings.error().detail.toStdString();
        for (const Finding &finding : *findings)
            ADD_FAILURE() << finding.what.toStdString() << ' ' << finding.where.toStdString() << ' ' << finding.detail.toStdString();
    }

    QTemporaryDir m_folder;
    QString m_place;
    std::unique_ptr<Desk> m_desk;
    ResponseId m_theirs;
    ResponseId m_other;
};

INSTANTIATE_TEST_SUITE_P(Each, People, ::testing::Values(EngineKind::File, EngineKind::TeamDatabase),
                         [](const auto &kind) { return kind.param == EngineKind::File ? "File" : "TeamDatabase"; });

} // namespace

TEST_P(People, allThatIsHeldIsFoundByNameAddressAndReference)
{
    const Held held = heldAbout(*m_desk, u"zebedee quillfeather; zebedee@kilns.example"_s).value();
    ASSERT_EQ(held.responses.size(), 2u);
    EXPECT_EQ(held.responses[0].id, m_theirs);
    EXPECT_TRUE(held.responses[0].theirs);
    EXPECT_EQ(held.responses[1].id, m_other);
    EXPECT_FALSE(held.responses[1].theirs) << "it only names him";
    QStringList kinds;
    for (const HeldMention &mention : held.mentions)
        kinds << QString::number(int(mention.kind)) + mention.text;
    EXPECT_EQ(kinds, (QStringList{u"0Ask Zebedee Quillfeather"_s, u"1Ring Zebedee Quillfeather on Monday"_s}));
    EXPECT_EQ(heldAbout(*m_desk, u"r-0001"_s)->responses.front().id, m_theirs);
    EXPECT_EQ(heldAbout(*m_desk, u"Nobody Here"_s).error().kind, ErrorKind::NotFound);
    EXPECT_EQ(heldAbout(*m_desk, u" ; "_s).error().kind, ErrorKind::Invalid);
}

TEST_P(People, whatIsHeldIsExportedWithTheOriginals)
{
    const Held held = heldAbout(*m_desk, u"Zebedee Quillfeather"_s).value();
    const QString folder = m_folder.filePath(u"held"_s);
    const Result<> written = exportHeld(*m_desk, held, folder);
    ASSERT_TRUE(written) << written.error().message.toStdString() << written.error().detail.toStdString();
    EXPECT_EQ(readFile(folder + u"/originals/R-0001.eml"_s), *m_desk->original(m_theirs));
    const QString page = QString::fromUtf8(readFile(folder + u"/index.html"_s));
    for (const char *words : {phrase, "zebedee@kilns.example", "Ring Zebedee Quillfeather on Monday", "Zebedee knows his bridges"})
        EXPECT_TRUE(page.contains(QLatin1StringView(words))) << words;
    EXPECT_FALSE(page.contains(u"I agree with"_s)) << "what somebody else wrote is theirs";
    const QJsonObject json = QJsonDocument::fromJson(readFile(folder + u"/held.json"_s)).object();
    const QJsonObject first = json[u"responses"][0].toObject();
    EXPECT_EQ(first[u"respondent"][u"address"].toString(), u"zebedee@kilns.example"_s);
    EXPECT_EQ(first[u"history"][0][u"change"][u"respondent"][u"name"].toString(), u"Zebedee Quillfeather"_s)
        << "the journal's entry is whole";
    EXPECT_EQ(json[u"named-in"][0].toString(), u"R-0002"_s);
    EXPECT_EQ(exportHeld(*m_desk, held, folder).error().kind, ErrorKind::Refused) << "nothing is overwritten";
}

TEST_P(People, whatIsErasedIsNowhereAndTheChainStillProvesTheRest)
{
    EXPECT_EQ(secretsIn(everything()), secrets) << "else the search below proves nothing";
    ASSERT_FALSE(m_desk->undoText().isEmpty());
    const Result<ErasureSummary> erased = erasePeople(*m_desk, request());
    ASSERT_TRUE(erased) << erased.error().message.toStdString() << erased.error().detail.toStdString();
    EXPECT_EQ(erased->responses, 1);
    EXPECT_EQ(erased->mentions, 3);
    EXPECT_EQ(erased->remark, QString());

    expectVerified();
    EXPECT_TRUE(erasedSoFar(*m_desk)->contains(u"1 response"_s)) << erasedSoFar(*m_desk)->toStdString();
    EXPECT_EQ(m_desk->undoText(), QString()) << "what was erased can't come back";
    const ResponseDetail left = *m_desk->response(m_theirs);
    EXPECT_EQ(left.response.number, 1);
    EXPECT_EQ(left.response.respondent.address, QString());
    ASSERT_EQ(left.comments.size(), 1u) << "what was said of it counts still";
    EXPECT_FALSE(left.comments.front().passage);
    EXPECT_EQ(left.comments.front().stance, Stance::Support);
    EXPECT_EQ(*m_desk->count(u"xylophonic"_s), 0);
    EXPECT_EQ(*m_desk->count(u"quillfeather"_s), 1) << "Bob's letter stays his";
    EXPECT_EQ(m_desk->original(m_theirs).error().kind, ErrorKind::NotFound);
    EXPECT_TRUE(m_desk->history(m_theirs)->back().what.contains(u"SAR 2020/7"_s));
    EXPECT_EQ(m_desk->memos(MemoKind::Consultation)->front().text, u"Ring ███████ ████████████ on Monday"_s);

    m_desk->store().release();
    m_desk.reset();
    // Bob's words name him, and are Bob's: all but the name is gone.
    EXPECT_EQ(secretsIn(everything()), (QStringList{u"Zebedee"_s, u"Quillfeather"_s}));
}

TEST_P(People, whereNobodyElseNamesThemNothingOfThemIsLeft)
{
    ErasureRequest wanted = request();
    wanted.responses.push_back(m_other);
    ASSERT_TRUE(erasePeople(*m_desk, wanted));
    expectVerified();
    m_desk->store().release();
    m_desk.reset();
    EXPECT_EQ(secretsIn(everything()), QStringList());
}

TEST_P(People, anonymisedWordsStayAndTheirPlacesToo)
{
    const Result<ErasureSummary> done = erasePeople(*m_desk, request(true));
    ASSERT_TRUE(done) << done.error().message.toStdString() << done.error().detail.toStdString();
    expectVerified();
    const ResponseDetail left = *m_desk->response(m_theirs);
    const Part &part = left.response.parts.front();
    EXPECT_TRUE(part.text.startsWith(u"We want xylophonic marmalade bridges."_s)) << part.text.toStdString();
    EXPECT_FALSE(part.text.contains(u"Zebedee"_s) || part.text.contains(u"Quillfeather"_s)) << part.text.toStdString();
    ASSERT_TRUE(left.comments.front().passage);
    EXPECT_EQ(part.text.mid(left.comments.front().passage->begin, 20), u"xylophonic marmalade"_s);
    EXPECT_EQ(left.comments.front().note, u"███████ knows his bridges"_s);
    EXPECT_EQ(*m_desk->find(u"xylophonic"_s), std::vector{m_theirs}) << "and are found";
    EXPECT_EQ(m_desk->original(m_theirs).error().kind, ErrorKind::NotFound);
}

TEST_P(People, whatWasErasedInPartCanBeErasedInWholeLater)
{
    ErasureRequest later = request();
    ASSERT_TRUE(erasePeople(*m_desk, request(true)));
    expectVerified();
    ErasureRequest bob; // whose note was blacked out before
    bob.responses = {m_other};
    bob.reason = u"Asked too"_s;
    ASSERT_TRUE(erasePeople(*m_desk, bob));
    expectVerified();
    later.mentions.clear();
    ASSERT_TRUE(erasePeople(*m_desk, later));
    expectVerified();
    m_desk->store().release();
    m_desk.reset();
    EXPECT_EQ(secretsIn(everything()), QStringList());
}

TEST_P(People, aReasonIsWantedAndNamesNobody)
{
    ErasureRequest wanted = request();
    wanted.reason.clear();
    EXPECT_EQ(erasePeople(*m_desk, wanted).error().kind, ErrorKind::Invalid);
    wanted.reason = u"Zebedee Quillfeather asked"_s;
    EXPECT_EQ(erasePeople(*m_desk, wanted).error().kind, ErrorKind::Invalid);
    EXPECT_EQ(m_desk->response(m_theirs)->response.respondent.name, u"Zebedee Quillfeather"_s);
}

TEST_P(People, theDayUntilWhichDataIsKeptIsAPropertyAndUndone)
{
    ASSERT_TRUE(setRetention(*m_desk, QDate(2021, 2, 10)));
    const Consultation set = *m_desk->consultation();
    EXPECT_EQ(set.retainUntil, QDate(2021, 2, 10));
    EXPECT_FALSE(isRetentionOver(set, toInstant(QDateTime(QDate(2021, 2, 10), QTime(23, 59), Qt::UTC))));
    EXPECT_TRUE(isRetentionOver(set, toInstant(QDateTime(QDate(2021, 2, 11), QTime(0, 1), Qt::UTC))));
    expectVerified();
    ASSERT_TRUE(m_desk->undo());
    EXPECT_FALSE(m_desk->consultation()->retainUntil.isValid());
    ErasureRequest all;
    const Held everybody = heldAboutEverybody(*m_desk).value();
    for (const HeldResponse &one : everybody.responses)
        all.responses.push_back(one.id);
    all.reason = u"The time for which it is kept is over"_s;
    EXPECT_EQ(erasePeople(*m_desk, all)->responses, 2);
    expectVerified();
}

TEST_P(People, aColleaguesUndoCantBringItBack)
{
    if (GetParam() != EngineKind::TeamDatabase)
        GTEST_SKIP() << "a file has one writer";
    std::unique_ptr<Desk> ben = Desk::open(m_place, u"Ben"_s).value();
    const Comment comment = ben->response(m_theirs)->comments.front();
    Comment after = comment;
    after.stance = Stance::Oppose;
    ASSERT_TRUE(ben->apply({CommentChanged{comment, after}}, u"Change"_s));
    ASSERT_TRUE(erasePeople(*m_desk, request()));
    EXPECT_FALSE(ben->undo()) << "the comment was changed meanwhile, and the old note does not come back";
    expectVerified();
}

namespace {

/// An entry of a file altered by SQLite itself.
void alter(const QString &file, const QStringList &statements)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"alterer"_s);
        database.setDatabaseName(file);
        ASSERT_TRUE(database.open());
        QSqlQuery query(database);
        for (const QString &statement : statements)
            ASSERT_TRUE(query.exec(statement)) << statement.toStdString();
    }
    QSqlDatabase::removeDatabase(u"alterer"_s);
}

} // namespace

TEST(Sealing, whatIsNotErasedByAnEntryIsMissedAndWhatWasErasedCantChange)
{
    const QString drop = u"DROP TRIGGER journal_only_grows_update"_s;
    const struct
    {
        const char *what;
        QStringList statements;
        bool erase;
    } cases[]{
        {"the sealed part is gone", {drop, u"UPDATE journal SET sealed = NULL WHERE kind = 'response-received'"_s}, false},
        {"the sealed part says something else",
         {drop, u"UPDATE journal SET sealed = replace(sealed, 'Zebedee', 'Zebadee') WHERE kind = 'response-received'"_s},
         false},
        {"the entry that lost it says something else",
         {drop, u"UPDATE journal SET change = replace(change, '\"signatories\":1', '\"signatories\":9') "
                "WHERE kind = 'response-received' AND seq = (SELECT min(seq) FROM journal WHERE kind = 'response-received')"_s,
          u"UPDATE response SET signatories = 9 WHERE number = 1"_s},
         true},
    };
    for (const auto &[what, statements, erase] : cases) {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"c.soundings"_s);
        {
            const std::unique_ptr<Desk> desk = Desk::create(file, aConsultation(), u"Ann"_s).value();
            const Response taken = receiveInto(*desk, aResponse(u"Bridges."_s, u"Zebedee Quill"_s)).value();
            if (erase) {
                ErasureRequest wanted;
                wanted.responses = {taken.id};
                wanted.reason = u"Asked"_s;
                ASSERT_TRUE(erasePeople(*desk, wanted));
            }
            ASSERT_TRUE(desk->verify()->empty());
            desk->store().release();
        }
        alter(file, statements);
        const std::unique_ptr<Desk> desk = Desk::open(file, u"Ann"_s).value();
        const auto findings = desk->verify();
        ASSERT_TRUE(findings);
        EXPECT_FALSE(findings->empty()) << what;
        EXPECT_TRUE(std::any_of(findings->begin(), findings->end(), [](const Finding &one) { return one.what == u"journal-chain"; })) << what;
    }
}

TEST(Sealing, entriesFromBeforeLoseItToo)
{
    for (const int version : {1, 2, 3}) {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"old.soundings"_s);
        ASSERT_TRUE(QFile::copy(projectFile(u"tests/data/consultations/version-%1.soundings"_s.arg(version)), file));
        QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner);
        std::unique_ptr<Desk> desk = Desk::open(file, u"Ann"_s).value();
        const ResponseDetail before = *desk->response(*desk->responseByNumber(1));
        const QByteArray address = before.response.respondent.address.toUtf8();
        ASSERT_FALSE(address.isEmpty());
        ErasureRequest wanted;
        const Held held = heldAbout(*desk, QString::fromUtf8(address)).value();
        for (const HeldResponse &one : held.responses)
            wanted.responses.push_back(one.id);
        wanted.mentions = held.mentions;
        wanted.terms = held.terms;
        wanted.reason = u"Asked"_s;
        const Result<ErasureSummary> erased = erasePeople(*desk, wanted);
        ASSERT_TRUE(erased) << erased.error().message.toStdString() << erased.error().detail.toStdString();
        const auto findings = desk->verify();
        for (const Finding &finding : *findings)
            ADD_FAILURE() << finding.what.toStdString() << ' ' << finding.where.toStdString() << ' ' << finding.detail.toStdString();
        desk->store().release();
        desk.reset();
        EXPECT_FALSE(readFile(file).toLower().contains(address.toLower())) << version;

        alter(file, {u"DROP TRIGGER journal_only_grows_update"_s,
                     u"UPDATE journal SET change = replace(change, 'email', 'phone') WHERE kind = 'response-received'"_s});
        EXPECT_FALSE(Desk::open(file, u"Ann"_s).value()->verify()->empty()) << "and can't be altered under cover of it";
    }
}
