#include "core/desk/tagging.h"
#include "tests/core/store/engines.h"

#include <QSignalSpy>
#include <QTest>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

/// Two people on one team database, of whom Bea listens.
class Listening : public ::testing::Test
{
protected:
    void SetUp() override
    {
        if (!PostgresServer::isInstalled())
            GTEST_SKIP() << "PostgreSQL is not installed";
        m_server.start();
        m_place = m_server.newDatabase();
        Result<std::unique_ptr<Desk>> ann = Desk::create(m_place, aConsultation(), u"Ann"_s);
        ASSERT_TRUE(ann) << ann.error().message.toStdString() << ann.error().detail.toStdString();
        m_ann = *std::move(ann);
        Result<std::unique_ptr<Desk>> bea = Desk::open(m_place, u"Bea"_s);
        ASSERT_TRUE(bea) << bea.error().message.toStdString();
        m_bea = *std::move(bea);
        QObject::connect(m_bea.get(), &Desk::changed, m_bea.get(), [this](const Applied &applied) {
            m_heard.insert(m_heard.end(), applied.changes.begin(), applied.changes.end());
        });
        m_bea->listen();
    }
    bool hears(size_t changes, int patienceMs = 20'000)
    {
        return QTest::qWaitFor([&] { return m_heard.size() >= changes; }, patienceMs);
    }
    static SavedSearch search(const QString &name)
    {
        SavedSearch search;
        search.name = name;
        search.query = u"is:late"_s;
        return search;
    }

    PostgresServer m_server;
    QString m_place;
    std::unique_ptr<Desk> m_ann;
    std::unique_ptr<Desk> m_bea;
    ChangeSet m_heard;
};

} // namespace

TEST_F(Listening, whatAColleagueDoesIsHeardAsItWasDone)
{
    const auto done = m_ann->apply({SavedSearchWritten{std::nullopt, search(u"Kilns"_s)},
                                    SavedSearchWritten{std::nullopt, search(u"Buses"_s)}},
                                   u"Save"_s);
    ASSERT_TRUE(done);
    ASSERT_TRUE(hears(2));
    EXPECT_EQ(m_heard, *done) << "ids and all";
    EXPECT_TRUE(m_bea->undoText().isEmpty()) << "what others did is not hers to undo";
    ASSERT_TRUE(m_ann->undo());
    ASSERT_TRUE(hears(4));
}

TEST_F(Listening, whatSheDidHerselfIsToldOnce)
{
    ASSERT_TRUE(m_bea->apply({SavedSearchWritten{std::nullopt, search(u"Hers"_s)}}, u"Save"_s));
    ASSERT_TRUE(m_ann->apply({SavedSearchWritten{std::nullopt, search(u"Ann's"_s)}}, u"Save"_s));
    ASSERT_TRUE(hears(2));
    QTest::qWait(300);
    EXPECT_EQ(m_heard.size(), 2u);
}

TEST_F(Listening, whatHappenedWhileTheServerWasAwayIsHeardWhenItIsBack)
{
    QSignalSpy connected(m_bea.get(), &Desk::connected);
    ASSERT_TRUE(m_ann->apply({SavedSearchWritten{std::nullopt, search(u"Before"_s)}}, u"Save"_s));
    ASSERT_TRUE(hears(1));
    m_server.stop(true);
    m_server.start();
    ASSERT_TRUE(m_ann->apply({SavedSearchWritten{std::nullopt, search(u"After"_s)}}, u"Save"_s));
    ASSERT_TRUE(hears(2, 60'000));
    EXPECT_EQ(m_heard.size(), 2u);
    ASSERT_GE(connected.size(), 2);
    EXPECT_FALSE(connected.front().front().toBool()) << "that it broke is told";
    EXPECT_TRUE(connected.back().front().toBool()) << "and that it stands again";
}

TEST_F(Listening, whoHasWhatOpenIsSeenAndGoesWithThem)
{
    QHash<QString, qint64> seen;
    QObject::connect(m_bea.get(), &Desk::othersReading, m_bea.get(),
                     [&](const QHash<QString, qint64> &where) { seen = where; });
    m_ann->listen();
    m_ann->tellReading(ResponseId{42});
    m_bea->tellReading(ResponseId{7});
    ASSERT_TRUE(QTest::qWaitFor([&] { return seen.value(u"Ann"_s) == 42; }, 20'000));
    EXPECT_FALSE(seen.contains(u"Bea"_s)) << "herself she knows of";
    m_ann->tellReading(ResponseId{43});
    ASSERT_TRUE(QTest::qWaitFor([&] { return seen.value(u"Ann"_s) == 43; }, 20'000));
    m_ann.reset();
    ASSERT_TRUE(QTest::qWaitFor([&] { return seen.isEmpty(); }, 20'000)) << "who closes the window reads no more";
}

TEST_F(Listening, twoWhoChangeTheSameSeeEachOther)
{
    const auto made = m_ann->apply({SavedSearchWritten{std::nullopt, search(u"Kilns"_s)}}, u"Save"_s);
    ASSERT_TRUE(made);
    const SavedSearch as = *std::get<SavedSearchWritten>(made->front()).after;
    SavedSearch anns = as;
    anns.query = u"kiln"_s;
    SavedSearch beas = as;
    beas.query = u"oven"_s;
    ASSERT_TRUE(m_ann->apply({SavedSearchWritten{as, anns}}, u"Change"_s));
    const auto refused = m_bea->apply({SavedSearchWritten{as, beas}}, u"Change"_s);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::Refused);
    EXPECT_TRUE(refused.error().message.contains(u"changed by somebody else"_s)) << refused.error().message.toStdString();
    EXPECT_EQ(m_bea->savedSearches()->front().query, u"kiln"_s) << "nothing is overwritten unseen";
}
