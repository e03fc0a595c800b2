#include "tests/core/store/engines.h"

#include "core/consultation/words.h"
#include "core/desk/sample.h"
#include "core/desk/themes.h"
#include "core/store/answers.h"
#include "core/store/campaigns.h"
#include "core/store/listing.h"
#include "core/store/store.h"

#include <QDir>
#include <QDirIterator>

#include <random>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

const QStringList within{u"theme-within"_s, u"section-within"_s}; // with those beneath: for cross-tables

const QStringList &conformanceQueries()
{
    static const QStringList all = [] {
        QStringList lines;
        const QString text = QString::fromUtf8(readFile(projectFile(u"tests/data/queries/conformance.txt"_s)));
        for (const QString &line : text.split(u'\n')) {
            if (!line.isEmpty() && !line.startsWith(u'#'))
                lines << line;
        }
        return lines;
    }();
    return all;
}

/// Queries put together from those of the list.
class Inventor
{
public:
    explicit Inventor(unsigned seed)
        : m_random(seed)
    {}
    int below(qsizetype limit) { return int(m_random() % unsigned(limit)); }
    QString query(int depth = 2)
    {
        QStringList parts;
        for (int i = below(3); i >= 0; --i) {
            QString part = conformanceQueries()[below(conformanceQueries().size())];
            if (depth > 0 && below(3) == 0)
                part = query(depth - 1);
            part = u'(' + part + u')';
            parts << (below(4) == 0 ? u'-' + part : part);
        }
        return parts.join(below(3) == 0 ? u" OR "_s : u" "_s);
    }

private:
    std::mt19937 m_random;
};

/// The sample consultation, asked with its index and without.
class AnswersOnBoth : public ::testing::TestWithParam<EngineKind>
{
protected:
    void SetUp() override
    {
        if (GetParam() == EngineKind::TeamDatabase && !PostgresServer::isInstalled())
            GTEST_SKIP() << "PostgreSQL is not installed";
        qputenv("XDG_CACHE_HOME", m_folder.path().toUtf8());
        m_place = newPlace(GetParam(), m_folder);
        const Result<> made = makeSample(projectFile(u"resources/sample"_s), m_place, u"Ann"_s);
        ASSERT_TRUE(made) << made.error().message.toStdString();
        open();
    }
    void TearDown() override { m_desk.reset(); }

    void open()
    {
        m_desk.reset();
        Result<std::unique_ptr<Desk>> desk = Desk::open(m_place, u"Ann"_s);
        ASSERT_TRUE(desk) << desk.error().message.toStdString();
        m_desk = *std::move(desk);
    }
    store::Answers &answers() { return m_desk->store().answers(); }
    QString bringUpToDate(bool anew, const store::IndexProgress &progress = {})
    {
        const Result<QString> said = m_desk->store().read(
            [&](store::Connection &c) { return answers().bringUpToDate(c, anew, progress); });
        EXPECT_TRUE(said) << (said ? "" : said.error().message.toStdString());
        return said.value_or(QString());
    }

    template<class F>
    QString said(F f)
    {
        const Result<QString> answer = m_desk->store().read(f);
        return answer ? *answer : answer.error().message + answer.error().detail;
    }
    static QString told(const std::vector<ResponseId> &ids)
    {
        QStringList all;
        for (const ResponseId id : ids)
            all << QString::number(id.value);
        return all.join(u' ');
    }
    static QString told(const std::vector<FacetCount> &counts)
    {
        QStringList all;
        for (const FacetCount &one : counts)
            all << u"%1=%2"_s.arg(one.value).arg(one.count);
        return all.join(u'|');
    }
    static QString told(const std::vector<CrossCount> &counts)
    {
        QStringList all;
        for (const CrossCount &one : counts)
            all << u"%1/%2=%3"_s.arg(one.first, one.second).arg(one.count);
        return all.join(u'|');
    }

    void expectSameOrder(const QString &query, Sort sort)
    {
        const auto with = [&](store::Connection &c) { return told(answers().matching(c, query, sort)); };
        const auto without = [&](store::Connection &c) { return told(store::matching(c, query, sort)); };
        EXPECT_EQ(said(with), said(without)) << query.toStdString() << " by " << int(sort.key) << sort.descending;
    }
    void expectSameCounts(const QString &query, const QString &a, const QString &b)
    {
        if (b.isEmpty()) {
            EXPECT_EQ(said([&](store::Connection &c) { return told(answers().countBy(c, query, a)); }),
                      said([&](store::Connection &c) { return told(store::countBy(c, query, a)); }))
                << query.toStdString() << " by " << a.toStdString();
            return;
        }
        EXPECT_EQ(said([&](store::Connection &c) { return told(answers().countBy(c, query, a, b)); }),
                  said([&](store::Connection &c) { return told(store::countBy(c, query, a, b)); }))
            << query.toStdString() << " by " << a.toStdString() << " and " << b.toStdString();
    }
    void expectSameRows(const QString &query)
    {
        const auto rows = [&](auto f) {
            return said([&](store::Connection &c) {
                QStringList all;
                const std::vector<ResponseId> ids = store::matching(c, query, {});
                for (const ResponseRow &row : f(c, ids))
                    all << u"%1 %2 %3"_s.arg(row.number).arg(row.score, 0, 'g', 17).arg(row.snippet);
                return all.join(u'\n');
            });
        };
        EXPECT_EQ(rows([&](store::Connection &c, const auto &ids) { return answers().rowsOf(c, ids, query); }),
                  rows([&](store::Connection &c, const auto &ids) { return store::rowsOf(c, ids, query); }))
            << query.toStdString();
    }
    /// All that is told in the order of each column, in turn; all columns where that is wanted.
    void expectAllTheSame(const QString &query, bool inAllOrders = false)
    {
        constexpr SortKey keys[]{SortKey::Received,   SortKey::Relevance, SortKey::Reference, SortKey::Respondent,
                                 SortKey::Kind,       SortKey::Timeliness, SortKey::Status};
        for (int i = 0; i < int(std::size(keys)) * 2; ++i) {
            if (inAllOrders || i == m_asked % int(std::size(keys) * 2))
                expectSameOrder(query, {keys[i / 2], i % 2 != 0});
        }
        ++m_asked;
        expectSameOrder(query, {SortKey::Relevance, true});
        EXPECT_EQ(said([&](store::Connection &c) { return QString::number(answers().countMatching(c, query)); }),
                  said([&](store::Connection &c) { return QString::number(store::countMatching(c, query)); }));
        for (const QString &facet : store::facets() + within) {
            if (inAllOrders || m_asked % 4 == 0)
                expectSameCounts(query, facet, {});
        }
        expectSameRows(query);
    }
    void expectSameTables(const QString &query)
    {
        for (const QString &a : store::facets() + within) {
            for (const QString &b : {u"kind"_s, u"theme"_s, u"day"_s, u"theme-within"_s})
                expectSameCounts(query, a, b);
        }
    }
    void expectTheSameOfMany(unsigned seed, int queries)
    {
        Inventor inventor(seed);
        for (int i = 0; i < queries; ++i) {
            const QString query = inventor.query();
            expectAllTheSame(query, i % 6 == 0);
            if (i == 0)
                expectSameTables(query);
        }
    }

    void changeSomething(Inventor &chance)
    {
        const Result<std::vector<ResponseId>> ids = m_desk->find({}, {SortKey::Reference, false});
        ASSERT_TRUE(ids);
        const ResponseId id = (*ids)[size_t(chance.below(qsizetype(ids->size())))];
        const Response response = m_desk->response(id)->response;
        const std::vector<Theme> themes = *m_desk->themes();
        const Theme theme = themes[size_t(chance.below(qsizetype(themes.size())))];
        ChangeSet changes;
        switch (chance.below(12)) {
        case 0:
            changes = {StatusChanged{id, response.status, Status(chance.below(4))}};
            break;
        case 1:
            changes = {AssigneeChanged{id, response.assignee, chance.below(2) ? u"Bea Fox"_s : u"Zoë Ash"_s}};
            break;
        case 2: {
            Comment comment;
            comment.response = id;
            comment.themes = {theme.id};
            comment.stance = Stance(chance.below(5));
            comment.note = chance.below(2) ? u"Of note"_s : QString();
            comment.standing = Standing(chance.below(2));
            changes = {CommentAdded{comment}};
            break;
        }
        case 3:
            if (const auto comments = m_desk->comments(id, Standing::Counts).value(); !comments.empty())
                changes = {CommentRemoved{comments.front()}};
            break;
        case 4:
            if (const auto comments = m_desk->comments(id, Standing::Counts).value(); !comments.empty()) {
                Comment after = comments.back();
                after.themes = {theme.id};
                after.stance = Stance(chance.below(5));
                changes = {CommentChanged{comments.back(), after}};
            }
            break;
        case 5: {
            Respondent after = response.respondent;
            after.name = chance.below(2) ? u"Ærøskøbing Broadband"_s : u"Leek Railway"_s;
            after.place = chance.below(2) ? u"Stoke-on-Trent"_s : u"none"_s;
            after.kind = RespondentKind(chance.below(9));
            changes = {RespondentChanged{id, response.respondent, after}};
            break;
        }
        case 6: {
            Theme after = theme;
            after.name += u" too"_s;
            changes = {ThemeChanged{theme, after}};
            break;
        }
        case 7:
            changes = {ReceiptCorrected{id, response.received, response.evidence,
                                        Instant{response.received.ms + (chance.below(20) - 10) * 3'600'000LL},
                                        Evidence::Given, u"A wrong clock"_s}};
            break;
        case 8:
            changes = {ConfidentialityChanged{id, response.confidentiality, Confidentiality(chance.below(3))}};
            break;
        case 9:
            ASSERT_TRUE(receiveInto(*m_desk, aResponse(u"The railway and broad­band to Leek, every eve-\nning, of the %1."_s
                                                           .arg(chance.below(100)))));
            break;
        case 10:
            static_cast<void>(chance.below(2) ? m_desk->undo() : m_desk->redo());
            break;
        }
        if (changes.empty() && chance.below(6) == 0) { // now and then somebody joins a campaign, new or known, or leaves one
            const Membership before = m_desk->store().read([&](store::Connection &c) { return store::membershipOf(c, id); }).value();
            if (before.campaign.isValid())
                changes = {CampaignJoined{id, before, {{}, 0, 0, true}}};
            else
                changes = {CampaignAdded{{{-1}, u"Buses"_s, {}}}, CampaignJoined{id, before, {{-1}, 900, 3, false}}};
        }
        if (!changes.empty())
            static_cast<void>(m_desk->apply(changes, u"Change"_s)); // one that changes nothing is refused
    }

    QTemporaryDir m_folder;
    QString m_place;
    std::unique_ptr<Desk> m_desk;
    int m_asked = 0;
};

} // namespace

TEST_P(AnswersOnBoth, theListOfConformanceHasTheSameAnswersWithTheIndex)
{
    bringUpToDate(true);
    for (const QString &query : conformanceQueries())
        expectAllTheSame(query);
    for (const QString &query : {QString(), u"the"_s, u"leek OR is:late"_s, u"theme:any"_s}) {
        expectAllTheSame(query, true);
        expectSameTables(query);
    }
    EXPECT_GT(answers().answered(), 1'000u);
}

TEST_P(AnswersOnBoth, inventedQueriesAfterRandomChangesAndUndoHaveTheSameAnswers)
{
    bringUpToDate(true);
    Inventor chance(7);
    for (unsigned round = 0; round < 10; ++round) {
        for (int i = 0; i < 14; ++i)
            changeSomething(chance);
        if (round == 5) {
            const Consultation now = m_desk->consultation().value();
            ASSERT_TRUE(m_desk->extend(Instant{now.closes.ms + 86'400'000}, u"Snow"_s));
        }
        const quint64 before = answers().answered();
        expectTheSameOfMany(round, 8);
        EXPECT_GT(answers().answered(), before + 80);
    }
}

TEST_P(AnswersOnBoth, whatIsKeptIsOpenedAgainAndCaughtUp)
{
    bringUpToDate(true);
    open();
    if (GetParam() == EngineKind::TeamDatabase) { // nothing stays on the workstation
        EXPECT_TRUE(QDir(m_folder.filePath(u"soundings/index"_s)).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).isEmpty());
        return;
    }
    Inventor chance(3);
    for (int i = 0; i < 40; ++i)
        changeSomething(chance);
    expectTheSameOfMany(100, 10);
    EXPECT_TRUE(answers().isReady()) << "not opened when it was asked";
    m_desk.reset();
    open(); // with changes that were not written
    expectTheSameOfMany(101, 10);
    EXPECT_GT(answers().answered(), 80u);
}

TEST_P(AnswersOnBoth, aDamagedFileIsSaidAndMadeAnew)
{
    if (GetParam() == EngineKind::TeamDatabase)
        GTEST_SKIP() << "a team database's index does not stay";
    for (const QString &pattern : {u"state"_s, u"*.words"_s}) {
        bringUpToDate(true);
        m_desk.reset();
        QDirIterator files(m_folder.filePath(u"soundings/index"_s), {pattern}, QDir::Files, QDirIterator::Subdirectories);
        ASSERT_TRUE(files.hasNext());
        const QString name = files.next();
        QByteArray bytes = readFile(name);
        bytes[bytes.size() / 2] = char(bytes[bytes.size() / 2] ^ 0x20);
        writeFile(name, bytes);
        open();
        expectSameOrder(u"leek"_s, {});
        EXPECT_EQ(answers().answered(), 0u) << "a damaged index answered";
        EXPECT_TRUE(bringUpToDate(false).contains(u"damaged"_s));
        expectTheSameOfMany(5, 3);
        EXPECT_GT(answers().answered(), 10u);
    }
}

TEST_P(AnswersOnBoth, stoppedWhileItIsMadeItLeavesWhatStood)
{
    bringUpToDate(true);
    const Result<QString> stopped = m_desk->store().read([&](store::Connection &c) {
        return answers().bringUpToDate(c, true, [](qint64, qint64) { return false; });
    });
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().kind, ErrorKind::Cancelled);
    expectTheSameOfMany(8, 3);
    open();
    expectTheSameOfMany(9, 3);
    if (GetParam() == EngineKind::File) {
        EXPECT_TRUE(answers().isReady());
    }
}

TEST_P(AnswersOnBoth, nothingOfItStaysOnceSomethingWasErased)
{
    const auto files = [this] {
        QStringList all;
        QDirIterator each(m_folder.path() + u"/soundings/index"_s, QDir::Files, QDirIterator::Subdirectories);
        while (each.hasNext())
            all << each.next();
        return all;
    };
    bringUpToDate(true);
    ASSERT_FALSE(files().isEmpty());
    ASSERT_TRUE(m_desk->forgetErased());
    EXPECT_EQ(files(), QStringList());
    EXPECT_FALSE(answers().isReady());
    expectSameOrder(u"leek"_s, {});
    bringUpToDate(false);
    EXPECT_TRUE(answers().isReady());
    expectSameOrder(u"leek"_s, {});
}

TEST_P(AnswersOnBoth, aMisspeltWordIsToldWhatIsNear)
{
    bringUpToDate(true);
    const auto meant = [&](const QString &query) {
        return said([&](store::Connection &c) {
            QStringList near;
            for (const store::Answers::Misspelt &misspelt : answers().didYouMean(c, query))
                near << misspelt.near;
            return near.join(u' ');
        });
    };
    EXPECT_TRUE(meant(u"brodband"_s).split(u' ').contains(u"broadband"_s)) << meant(u"brodband"_s).toStdString();
    EXPECT_TRUE(meant(u"aprenticeships leek"_s).split(u' ').contains(u"apprenticeships"_s));
    EXPECT_EQ(meant(u"broadband"_s), QString());
    EXPECT_EQ(meant(u"xqzwv"_s), QString());
}

INSTANTIATE_TEST_SUITE_P(Both, AnswersOnBoth, ::testing::Values(EngineKind::File, EngineKind::TeamDatabase),
                         [](const auto &engine) { return engine.param == EngineKind::File ? "File" : "TeamDatabase"; });
