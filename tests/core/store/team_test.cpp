#include "tests/core/store/engines.h"

#include "core/desk/codebook.h"

#include <QCryptographicHash>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

/// A team database and its server, which may be stopped: one of its own.
class Team : public ::testing::Test
{
protected:
    void SetUp() override
    {
        if (!PostgresServer::isInstalled())
            GTEST_SKIP() << "PostgreSQL is not installed";
        m_server.start();
        m_place = m_server.newDatabase();
        Result<std::unique_ptr<Desk>> desk = Desk::create(m_place, aConsultation(), u"Ann"_s);
        ASSERT_TRUE(desk) << desk.error().message.toStdString() << desk.error().detail.toStdString();
        m_desk = *std::move(desk);
    }
    Result<ChangeSet> saveSearch(const QString &name)
    {
        SavedSearch search;
        search.name = name;
        search.query = u"is:late"_s;
        return m_desk->apply({SavedSearchWritten{std::nullopt, search}}, u"Save"_s);
    }

    PostgresServer m_server;
    QString m_place;
    std::unique_ptr<Desk> m_desk;
};

} // namespace

TEST_F(Team, aServerThatStartsAgainLosesNothingThatWasAcknowledged)
{
    int acknowledged = 0;
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 5; ++i)
            acknowledged += saveSearch(u"Search %1 of %2"_s.arg(i).arg(round)).has_value();
        m_server.stop(true);
        m_server.start();
        EXPECT_EQ(m_desk->savedSearches()->size(), size_t(acknowledged));
    }
    EXPECT_EQ(acknowledged, 15);
    EXPECT_TRUE(m_desk->verify()->empty());
}

TEST_F(Team, aServerThatIsNotThereIsToldInASentence)
{
    m_server.stop();
    const Result<std::unique_ptr<Desk>> desk = Desk::open(m_place, u"Ben"_s);
    ASSERT_FALSE(desk);
    EXPECT_EQ(desk.error().kind, ErrorKind::Storage);
    EXPECT_TRUE(desk.error().message.contains(u"can't be reached"_s)) << desk.error().message.toStdString();
}

TEST_F(Team, whatIsNotThereAndWhoIsNotKnownAreToldApart)
{
    const auto said = [](const QString &place) {
        const Result<std::unique_ptr<Desk>> desk = Desk::open(place, u"Ben"_s);
        return desk ? QString() : desk.error().message;
    };
    EXPECT_TRUE(said(m_server.place(u"nowhere"_s)).contains(u"is not there yet"_s));
    EXPECT_TRUE(said(m_server.place(u"test1"_s, u"stranger"_s)).contains(u"does not know you"_s));
    EXPECT_TRUE(said(m_server.newDatabase()).contains(u"There is no consultation in"_s));
    m_server.psql(m_place, u"UPDATE soundings.schema_version SET version = 99"_s);
    EXPECT_TRUE(said(m_place).contains(u"later version"_s));
}

TEST_F(Team, aRefusedConsultationLeavesTheDatabaseEmpty)
{
    const QString place = m_server.newDatabase();
    NewConsultation how = aConsultation();
    how.themesFile = u"/nowhere.csv"_s;
    EXPECT_FALSE(Desk::create(place, how, u"Ann"_s));
    EXPECT_EQ(m_server.psql(place, u"SELECT to_regnamespace('soundings') IS NULL"_s), u"t"_s);
    EXPECT_TRUE(Desk::create(place, aConsultation(), u"Ann"_s));
}

TEST_F(Team, theJournalOnlyGrows)
{
    const QString tried = u"DO $$ BEGIN %1; RAISE 'done'; EXCEPTION WHEN OTHERS THEN "
                          "IF SQLERRM <> 'the journal only grows' THEN RAISE; END IF; END $$"_s;
    for (const QString &statement : {u"UPDATE soundings.journal SET by = 'x'"_s, u"DELETE FROM soundings.journal"_s,
                                     u"TRUNCATE soundings.journal"_s})
        m_server.psql(m_place, tried.arg(statement));
    EXPECT_TRUE(m_desk->verify()->empty());
}

TEST_F(Team, aPasswordInTheAddressIsNotShown)
{
    QString place = m_place;
    place.replace(u"postgresql:///"_s, u"postgresql://soundings:s3cret@/"_s);
    const Result<std::unique_ptr<Desk>> desk = Desk::open(place, u"Ben"_s);
    ASSERT_TRUE(desk) << desk.error().message.toStdString() << desk.error().detail.toStdString();
    EXPECT_FALSE((*desk)->file().contains(u"s3cret"_s));
}

TEST_F(Team, wordsThatAreNotThoseOfTheTextAreFound)
{
    ASSERT_TRUE(receiveInto(*m_desk, aResponse(u"Kilns need power."_s)));
    ASSERT_TRUE(receiveInto(*m_desk, aResponse(u"Buses to Leek."_s)));
    ASSERT_TRUE(m_desk->verify()->empty());
    const auto found = [&](const QString &sql) {
        m_server.psql(m_place, sql);
        const auto findings = m_desk->verify();
        EXPECT_TRUE(findings);
        EXPECT_TRUE(m_desk->rebuildIndex());
        EXPECT_TRUE(m_desk->verify()->empty()) << "the advice helps";
        return findings && findings->size() == 1 ? findings->front().detail : QString();
    };
    EXPECT_TRUE(found(u"UPDATE soundings.search SET words = '''kiln'':1' WHERE response = 2"_s).contains(u"R-0002"_s));
    EXPECT_TRUE(found(u"DELETE FROM soundings.search WHERE response = 1"_s).contains(u"R-0001"_s));
    EXPECT_TRUE(found(u"UPDATE soundings.search SET size = size + 1 WHERE response = 1"_s).contains(u"R-0001"_s));
}
