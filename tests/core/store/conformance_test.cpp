#include "tests/core/store/engines.h"

#include "core/consultation/words.h"
#include "core/desk/consideration.h"
#include "core/desk/sample.h"

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

/// The sample consultation in a file and in a team database: both are asked the same.
class Conformance : public ::testing::Test
{
protected:
    static void SetUpTestSuite()
    {
        if (!PostgresServer::isInstalled())
            return;
        s_folder = new QTemporaryDir;
        for (const EngineKind kind : {EngineKind::File, EngineKind::TeamDatabase}) {
            const QString place = newPlace(kind, *s_folder);
            const Result<> made = makeSample(projectFile(u"resources/sample"_s), place, u"Ann"_s);
            ASSERT_TRUE(made) << made.error().message.toStdString() << made.error().detail.toStdString();
            s_desks.push_back(Desk::open(place).value());
            for (const int number : {2, 40, 3, 2})
                ASSERT_TRUE(recordViewing(*s_desks.back(), *s_desks.back()->responseByNumber(number), {1'581'000'000'000}, 9 * number));
        }
    }
    static void TearDownTestSuite()
    {
        s_desks.clear();
        delete s_folder;
    }
    void SetUp() override
    {
        if (s_desks.size() != 2)
            GTEST_SKIP() << "PostgreSQL is not installed";
    }

    static QString answer(const Desk &desk, const QString &query, Sort sort)
    {
        const Result<std::vector<ResponseId>> ids = desk.find(query, sort);
        if (!ids)
            return ids.error().kind == ErrorKind::Invalid ? ids.error().message
                                                          : u"failed: "_s + ids.error().message + ids.error().detail;
        const auto rows = desk.rows(*ids, query);
        if (!rows)
            return u"failed: "_s + rows.error().detail;
        QStringList lines;
        for (const ResponseRow &row : *rows)
            lines << u"%1 %2 %3"_s.arg(reference(row.number)).arg(row.score, 0, 'f', 9).arg(row.snippet.left(20));
        return lines.join(u'\n');
    }

    static QStringList queries()
    {
        QStringList all;
        const QString text = QString::fromUtf8(readFile(projectFile(u"tests/data/queries/conformance.txt"_s)));
        for (const QString &line : text.split(u'\n')) {
            if (!line.isEmpty() && !line.startsWith(u'#'))
                all << line;
        }
        return all;
    }

    static inline QTemporaryDir *s_folder = nullptr;
    static inline std::vector<std::unique_ptr<Desk>> s_desks;
};

} // namespace

TEST_F(Conformance, everyQueryFindsTheSameInTheSameOrder)
{
    const QStringList all = queries();
    EXPECT_GE(all.size(), 200);
    int withAnswers = 0;
    for (const QString &query : all) {
        for (const SortKey key : {SortKey::Relevance, SortKey::Respondent}) {
            const QString expected = answer(*s_desks[0], query, {key, false});
            withAnswers += expected.startsWith(u"R-"_s);
            EXPECT_FALSE(expected.startsWith(u"failed"_s)) << query.toStdString() << ": " << expected.toStdString();
            EXPECT_EQ(answer(*s_desks[1], query, {key, false}), expected) << query.toStdString();
        }
    }
    EXPECT_GE(withAnswers, 300);
}

TEST_F(Conformance, everyOrderOfTheListIsTheSame)
{
    for (const SortKey key : {SortKey::Received, SortKey::Relevance, SortKey::Reference, SortKey::Respondent,
                              SortKey::Kind, SortKey::Timeliness, SortKey::Status}) {
        for (const bool descending : {false, true})
            EXPECT_EQ(answer(*s_desks[1], {}, {key, descending}), answer(*s_desks[0], {}, {key, descending}));
    }
}

TEST_F(Conformance, theRecordOfConsiderationIsTheSameInEveryOrder)
{
    for (int key = 0; key <= int(ConsiderationKey::Acknowledged); ++key) {
        for (const bool descending : {false, true}) {
            const ConsiderationSort sort{ConsiderationKey(key), descending};
            const auto file = considered(*s_desks[0], u"-is:duplicate"_s, sort);
            const auto team = considered(*s_desks[1], u"-is:duplicate"_s, sort);
            ASSERT_TRUE(file && team) << team.error().detail.toStdString();
            EXPECT_EQ(*team, *file) << key;
            EXPECT_EQ(*considerationRows(*s_desks[1], *team), *considerationRows(*s_desks[0], *file)) << key;
        }
    }
}

TEST_F(Conformance, everyFacetAndCrossTableIsTheSame)
{
    const QStringList facets{u"theme"_s, u"section"_s, u"kind"_s, u"channel"_s, u"status"_s, u"timeliness"_s, u"stance"_s,
                             u"campaign"_s, u"place"_s, u"day"_s, u"assignee"_s, u"confidentiality"_s, u"author"_s};
    const auto counts = [](const Desk &desk, const QString &query, const QString &a, const QString &b) {
        QStringList lines;
        if (b.isEmpty()) {
            const auto one = desk.countBy(query, a);
            EXPECT_TRUE(one) << (one ? "" : one.error().detail.toStdString());
            for (const FacetCount &count : one.value_or(std::vector<FacetCount>()))
                lines << u"%1 %2"_s.arg(count.value).arg(count.count);
            return lines;
        }
        const auto two = desk.countBy(query, a, b);
        EXPECT_TRUE(two) << (two ? "" : two.error().detail.toStdString());
        for (const CrossCount &count : two.value_or(std::vector<CrossCount>()))
            lines << u"%1 %2 %3"_s.arg(count.first, count.second).arg(count.count);
        return lines;
    };
    for (const QString &query : {QString(), u"the"_s, u"leek OR is:late"_s}) {
        for (const QString &a : facets) {
            EXPECT_EQ(counts(*s_desks[1], query, a, {}), counts(*s_desks[0], query, a, {})) << a.toStdString();
            for (const QString &b : {u"kind"_s, u"theme"_s, u"day"_s}) {
                if (a != b) {
                    EXPECT_EQ(counts(*s_desks[1], query, a, b), counts(*s_desks[0], query, a, b))
                        << a.toStdString() << ' ' << b.toStdString();
                }
            }
        }
    }
}

TEST_F(Conformance, journalsAndHistoriesSayTheSame)
{
    const auto lines = [](const Desk &desk) {
        QStringList all;
        const auto entries = desk.journal({});
        const auto rows = desk.journalRows(entries.value());
        for (const JournalRow &row : rows.value())
            all << u"%1 %2 %3"_s.arg(row.seq).arg(row.kind, row.what);
        return all;
    };
    EXPECT_EQ(lines(*s_desks[1]), lines(*s_desks[0]));
    EXPECT_TRUE(s_desks[1]->verify()->empty());
}
