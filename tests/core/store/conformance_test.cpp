#include "tests/core/store/engines.h"

#include "core/consultation/words.h"
#include "core/desk/consideration.h"
#include "core/desk/copying.h"
#include "core/desk/sample.h"
#include "tests/bench/generate/sampletexts.h"
#include "tests/bench/generate/writing.h"

#include <map>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

enum class Content { Sample, Generated };

void PrintTo(Content content, std::ostream *out)
{
    *out << (content == Content::Sample ? "sample" : "generated");
}

/// One consultation in a file and in a team database: both are asked the same.
class Conformance : public ::testing::TestWithParam<Content>
{
protected:
    static void makeSamples(std::vector<std::unique_ptr<Desk>> &desks)
    {
        for (const EngineKind kind : {EngineKind::File, EngineKind::TeamDatabase}) {
            const QString place = newPlace(kind, *s_folder);
            const Result<> made = makeSample(projectFile(u"resources/sample"_s), place, u"Ann"_s);
            ASSERT_TRUE(made) << made.error().message.toStdString() << made.error().detail.toStdString();
            desks.push_back(Desk::open(place).value());
            for (const int number : {2, 40, 3, 2})
                ASSERT_TRUE(recordViewing(*desks.back(), *desks.back()->responseByNumber(number), {1'581'000'000'000}, 9 * number));
        }
    }
    static void generate(std::vector<std::unique_ptr<Desk>> &desks)
    {
        bench::Shape shape;
        shape.responses = 3'000;
        shape.words = 120;
        const QString file = s_folder->filePath(u"generated.soundings"_s);
        const Result<> made = writeConsultation(bench::Invention(shape, bench::sampleTexts()), file);
        ASSERT_TRUE(made) << made.error().message.toStdString();
        const QString place = PostgresServer::shared().newDatabase();
        const Result<CopyCounts> copied = copyConsultation(file, place);
        ASSERT_TRUE(copied) << copied.error().message.toStdString() << copied.error().detail.toStdString();
        desks.push_back(Desk::open(file).value());
        desks.push_back(Desk::open(place).value());
    }
    static void TearDownTestSuite()
    {
        s_all.clear();
        delete s_folder;
        s_folder = nullptr;
    }
    void SetUp() override
    {
        if (!PostgresServer::isInstalled())
            GTEST_SKIP() << "PostgreSQL is not installed";
        if (!s_folder)
            s_folder = new QTemporaryDir;
        std::vector<std::unique_ptr<Desk>> &desks = s_all[GetParam()];
        if (desks.empty())
            GetParam() == Content::Sample ? makeSamples(desks) : generate(desks);
        ASSERT_EQ(desks.size(), 2u);
    }
    const Desk &file() const { return *s_all[GetParam()][0]; }
    const Desk &team() const { return *s_all[GetParam()][1]; }

    static QString answer(const Desk &desk, const QString &query, Sort sort)
    {
        const Result<std::vector<ResponseId>> ids = desk.find(query, sort);
        if (!ids)
            return ids.error().kind == ErrorKind::Invalid ? ids.error().message
                                                          : u"failed: "_s + ids.error().message + ids.error().detail;
        constexpr size_t shown = 150; // more than the sample has
        const std::vector<ResponseId> first(ids->begin(), ids->begin() + ptrdiff_t(std::min(ids->size(), shown)));
        const auto rows = desk.rows(first, query);
        if (!rows)
            return u"failed: "_s + rows.error().detail;
        QStringList lines;
        for (const ResponseId id : *ids)
            lines << QString::number(id.value);
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
    static inline std::map<Content, std::vector<std::unique_ptr<Desk>>> s_all;
};

} // namespace

TEST_P(Conformance, everyQueryFindsTheSameInTheSameOrder)
{
    const QStringList all = queries();
    EXPECT_GE(all.size(), 200);
    int withAnswers = 0;
    for (const QString &query : all) {
        for (const SortKey key : {SortKey::Relevance, SortKey::Respondent}) {
            const QString expected = answer(file(), query, {key, false});
            withAnswers += expected.contains(u"R-"_s);
            EXPECT_FALSE(expected.startsWith(u"failed"_s)) << query.toStdString() << ": " << expected.toStdString();
            EXPECT_EQ(answer(team(), query, {key, false}), expected) << query.toStdString();
        }
    }
    EXPECT_GE(withAnswers, 300);
}

TEST_P(Conformance, everyOrderOfTheListIsTheSame)
{
    for (const SortKey key : {SortKey::Received, SortKey::Relevance, SortKey::Reference, SortKey::Respondent,
                              SortKey::Kind, SortKey::Timeliness, SortKey::Status}) {
        for (const bool descending : {false, true})
            EXPECT_EQ(answer(team(), {}, {key, descending}), answer(file(), {}, {key, descending}));
    }
}

TEST_P(Conformance, theRecordOfConsiderationIsTheSameInEveryOrder)
{
    for (int key = 0; key <= int(ConsiderationKey::Acknowledged); ++key) {
        for (const bool descending : {false, true}) {
            const ConsiderationSort sort{ConsiderationKey(key), descending};
            const auto expected = considered(file(), u"-is:duplicate"_s, sort);
            const auto found = considered(team(), u"-is:duplicate"_s, sort);
            ASSERT_TRUE(expected && found) << found.error().detail.toStdString();
            EXPECT_EQ(*found, *expected) << key;
            EXPECT_EQ(*considerationRows(team(), *found), *considerationRows(file(), *expected)) << key;
        }
    }
}

TEST_P(Conformance, everyFacetAndCrossTableIsTheSame)
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
            EXPECT_EQ(counts(team(), query, a, {}), counts(file(), query, a, {})) << a.toStdString();
            for (const QString &b : {u"kind"_s, u"theme"_s, u"day"_s}) {
                if (a != b) {
                    EXPECT_EQ(counts(team(), query, a, b), counts(file(), query, a, b))
                        << a.toStdString() << ' ' << b.toStdString();
                }
            }
        }
    }
}

TEST_P(Conformance, journalsAndHistoriesSayTheSame)
{
    const auto lines = [](const Desk &desk) {
        QStringList all;
        const auto entries = desk.journal({});
        const auto rows = desk.journalRows(entries.value());
        for (const JournalRow &row : rows.value())
            all << u"%1 %2 %3"_s.arg(row.seq).arg(row.kind, row.what);
        return all;
    };
    EXPECT_EQ(lines(team()), lines(file()));
    EXPECT_TRUE(team().verify()->empty());
}

INSTANTIATE_TEST_SUITE_P(Of, Conformance, ::testing::Values(Content::Sample, Content::Generated),
                         [](const auto &one) { return one.param == Content::Sample ? "sample" : "generated"; });
