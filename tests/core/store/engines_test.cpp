#include "tests/core/store/engines.h"

#include "core/consultation/words.h"
#include "core/desk/codebook.h"
#include "core/desk/copying.h"
#include "core/desk/themes.h"

#include <QCryptographicHash>
#include <QFileInfo>

#include <thread>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

/// What the store does, on each engine there is.
class Engines : public ::testing::TestWithParam<EngineKind>
{
protected:
    void SetUp() override
    {
        if (GetParam() == EngineKind::TeamDatabase && !PostgresServer::isInstalled())
            GTEST_SKIP() << "PostgreSQL is not installed";
        m_place = newPlace(GetParam(), m_folder);
        Result<std::unique_ptr<Desk>> desk = Desk::create(m_place, aConsultation(), u"Ann"_s);
        ASSERT_TRUE(desk) << desk.error().message.toStdString() << desk.error().detail.toStdString();
        m_desk = *std::move(desk);
    }

    ResponseId receive(const QString &text, const QString &name = u"Ann Lee"_s)
    {
        return receiveInto(*m_desk, text, name);
    }
    static ResponseId receiveInto(Desk &desk, const QString &text, const QString &name)
    {
        const Result<Response> received = test::receiveInto(desk, aResponse(text, name));
        EXPECT_TRUE(received) << (received ? "" : received.error().detail.toStdString());
        return received ? received->id : ResponseId();
    }
    std::unique_ptr<Desk> colleague(const QString &name)
    {
        Result<std::unique_ptr<Desk>> desk = Desk::open(m_place, name);
        EXPECT_TRUE(desk) << (desk ? "" : desk.error().detail.toStdString());
        return desk ? *std::move(desk) : nullptr;
    }
    Theme theme(const QString &name) { return themeNamed(*m_desk, name).value_or(Theme()); }
    void tag(ResponseId response, const QString &themeName)
    {
        Comment comment;
        comment.response = response;
        comment.themes = {theme(themeName).id};
        const Result<ChangeSet> tagged = m_desk->apply({CommentAdded{comment}}, u"Tag"_s);
        EXPECT_TRUE(tagged) << (tagged ? "" : tagged.error().detail.toStdString());
    }
    QStringList found(const QString &query, Sort sort = {SortKey::Reference, false})
    {
        QStringList references;
        const Result<std::vector<ResponseId>> ids = m_desk->find(query, sort);
        EXPECT_TRUE(ids) << (ids ? "" : ids.error().detail.toStdString());
        if (!ids)
            return {};
        const auto rows = m_desk->rows(*ids, query);
        EXPECT_TRUE(rows) << (rows ? "" : rows.error().detail.toStdString());
        for (const ResponseRow &row : rows.value_or(std::vector<ResponseRow>()))
            references << reference(row.number);
        return references;
    }

    QTemporaryDir m_folder;
    QString m_place;
    std::unique_ptr<Desk> m_desk;
};

} // namespace

TEST_P(Engines, whatIsMadeIsThereWhenItIsOpenedAgain)
{
    const ResponseId id = receive(u"Kilns need power, süß and 陶器."_s);
    const auto again = colleague(u"Ben"_s);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->consultation()->title, u"Draft strategy"_s);
    EXPECT_EQ(again->themes()->size(), 5u);
    EXPECT_FALSE(again->sections(again->drafts()->front().id)->empty());
    const Result<ResponseDetail> detail = again->response(id);
    ASSERT_TRUE(detail);
    EXPECT_EQ(detail->response.parts.front().text, u"Kilns need power, süß and 陶器."_s);
    EXPECT_EQ(*again->original(id), *m_desk->original(id));
    EXPECT_TRUE(again->original(id)->endsWith("power, süß and 陶器."));
}

TEST_P(Engines, nothingIsMadeOverAConsultation)
{
    const Result<std::unique_ptr<Desk>> second = Desk::create(m_place, aConsultation(), u"Ben"_s);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().kind, ErrorKind::Refused);
    EXPECT_EQ(m_desk->counts()->responses, 0);
}

TEST_P(Engines, tagsAreCountedUndoneAndDoneAgain)
{
    const ResponseId id = receive(u"Kilns need power."_s);
    tag(id, u"People"_s);
    EXPECT_EQ(m_desk->counts()->comments, 1);
    EXPECT_EQ(m_desk->themeCounts()->value(theme(u"People"_s).id), 1);
    ASSERT_TRUE(m_desk->undo());
    EXPECT_EQ(m_desk->counts()->comments, 0);
    ASSERT_TRUE(m_desk->redo());
    EXPECT_EQ(m_desk->response(id)->comments.size(), 1u);
    EXPECT_TRUE(m_desk->verify()->empty());
}

TEST_P(Engines, aThemeIsMergedWithItsCommentsAndComesBack)
{
    const ResponseId id = receive(u"Kilns need power."_s);
    tag(id, u"People"_s);
    const Result<ChangeSet> merged = mergeThemes(*m_desk, theme(u"People"_s).id, theme(u"Places"_s).id);
    ASSERT_TRUE(merged) << merged.error().detail.toStdString();
    EXPECT_EQ(found(u"theme:places"_s), QStringList{u"R-0001"_s});
    EXPECT_EQ(m_desk->themes()->size(), 4u);
    ASSERT_TRUE(m_desk->undo());
    EXPECT_EQ(found(u"theme:people"_s), QStringList{u"R-0001"_s});
    EXPECT_TRUE(m_desk->verify()->empty());
}

TEST_P(Engines, whatComesSecondSeesTheFirst)
{
    const ResponseId id = receive(u"Kilns need power."_s);
    const auto ben = colleague(u"Ben"_s);
    ASSERT_TRUE(ben->apply({StatusChanged{id, Status::Unread, Status::Tagged}}, u"Status"_s));
    const Result<ChangeSet> second = m_desk->apply({StatusChanged{id, Status::Unread, Status::Reviewed}}, u"Status"_s);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().kind, ErrorKind::Refused);
    EXPECT_EQ(m_desk->response(id)->response.status, Status::Tagged);
}

TEST_P(Engines, wordsAreFoundAsTheyChange)
{
    const ResponseId id = receive(u"Apprentices train in the café."_s, u"Bo Müller"_s);
    receive(u"Buses to Leek, every day. A café."_s);
    EXPECT_EQ(found(u"training"_s), QStringList{u"R-0001"_s});
    EXPECT_EQ(found(u"CAFE"_s).size(), 2);
    EXPECT_EQ(found(u"\"to leek\""_s), QStringList{u"R-0002"_s});
    EXPECT_EQ(found(u"appren*"_s), QStringList{u"R-0001"_s});
    EXPECT_EQ(found(u"muller"_s), QStringList{u"R-0001"_s});
    const Respondent before = m_desk->response(id)->response.respondent;
    Respondent after = before;
    after.name = u"Ida Jones"_s;
    ASSERT_TRUE(m_desk->apply({RespondentChanged{id, before, after}}, u"Respondent"_s));
    EXPECT_EQ(found(u"muller"_s), QStringList());
    EXPECT_EQ(found(u"from:jones"_s), QStringList{u"R-0001"_s});
    ASSERT_TRUE(m_desk->rebuildIndex());
    EXPECT_EQ(found(u"ida cafe"_s), QStringList{u"R-0001"_s});
}

TEST_P(Engines, aPhraseIsFoundAnywhereInALongText)
{
    QString text;
    for (int i = 0; i < 40'000; ++i)
        text += (i % 7 == 0 ? u"the "_s : u"w%1 "_s.arg(i % 911)) + (i == 33'333 ? u"needle in hay "_s : QString());
    receive(text);
    receive(u"hay in needle"_s);
    EXPECT_EQ(found(u"\"needle in hay\""_s), QStringList{u"R-0001"_s});
    for (int i = 1; i < 40'000; i += 997) { // wherever the text may have been cut
        const QString phrase = text.section(u' ', i, i + 5);
        EXPECT_EQ(found(u'"' + phrase + u'"').value(0), u"R-0001"_s) << phrase.toStdString();
    }
    EXPECT_TRUE(found(u"\"w1 w1 w1\""_s).isEmpty());
}

TEST_P(Engines, countsAndCrossTablesAgreeWithWhatIsThere)
{
    tag(receive(u"one"_s), u"People"_s);
    tag(receive(u"two"_s), u"Places"_s);
    receive(u"three"_s);
    const auto counts = m_desk->countBy({}, u"theme"_s);
    ASSERT_TRUE(counts) << counts.error().detail.toStdString();
    QStringList lines;
    for (const FacetCount &one : *counts)
        lines << u"%1=%2"_s.arg(one.value).arg(one.count);
    EXPECT_EQ(lines.join(u' '), u"People=1 Places=1 none=1"_s);
    for (const QString &first : {u"theme"_s, u"section"_s, u"stance"_s, u"day"_s, u"campaign"_s, u"place"_s}) {
        EXPECT_TRUE(m_desk->countBy(u"one OR two"_s, first)) << first.toStdString();
        EXPECT_TRUE(m_desk->countBy({}, first, u"kind"_s)) << first.toStdString();
    }
    EXPECT_EQ(m_desk->countBy({}, u"day"_s)->front().value, u"2020-01-20"_s);
}

TEST_P(Engines, manyWritersLeaveOneJournalWithoutGaps)
{
    constexpr int writers = 4;
    constexpr int each = 20;
    const ResponseId id = receive(u"Kilns need power."_s);
    const ThemeId people = theme(u"People"_s).id;
    const qint64 before = m_desk->counts()->journal;
    std::vector<std::unique_ptr<Desk>> desks;
    for (int i = 0; i < writers; ++i)
        desks.push_back(colleague(u"Writer %1"_s.arg(i)));
    std::vector<std::thread> threads;
    std::atomic<int> written = 0;
    for (const auto &desk : desks) {
        threads.emplace_back([&, desk = desk.get()] {
            for (int i = 0; i < each; ++i) {
                Comment comment;
                comment.response = id;
                comment.themes = {people};
                written += desk->apply({CommentAdded{comment}}, {}).has_value();
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    EXPECT_EQ(written, writers * each);
    EXPECT_EQ(m_desk->counts()->journal, before + writers * each);
    EXPECT_EQ(m_desk->response(id)->comments.size(), size_t(writers * each));
    const Result<std::vector<Finding>> findings = m_desk->verify();
    ASSERT_TRUE(findings);
    EXPECT_TRUE(findings->empty()) << findings->front().detail.toStdString();
}

TEST_P(Engines, aSetOfWhichOneIsRefusedLeavesNothing)
{
    const ResponseId id = receive(u"Kilns need power."_s);
    Comment comment;
    comment.response = id;
    Comment outside = comment;
    outside.passage = Passage{m_desk->response(id)->response.parts.front().id, 0, 10'000};
    const qint64 before = m_desk->counts()->journal;
    EXPECT_FALSE(m_desk->apply({CommentAdded{comment}, CommentAdded{outside}}, u"Tag"_s));
    EXPECT_EQ(m_desk->counts()->comments, 0);
    EXPECT_EQ(m_desk->counts()->journal, before);
    tag(id, u"People"_s);
    EXPECT_EQ(m_desk->response(id)->comments.front().id.value, 1); // no number was lost either
}

TEST_P(Engines, aCopyOnTheOtherEngineIsTheSameAndGoesOn)
{
    if (!PostgresServer::isInstalled())
        GTEST_SKIP() << "PostgreSQL is not installed";
    tag(receive(u"Kilns need power, süß."_s), u"People"_s);
    tag(receive(u"Buses to Leek."_s), u"Places"_s);
    ASSERT_TRUE(m_desk->undo());
    const EngineKind other = GetParam() == EngineKind::File ? EngineKind::TeamDatabase : EngineKind::File;
    const QString place = newPlace(other, m_folder, u"copy"_s);
    const Result<CopyCounts> copied = copyConsultation(m_place, place);
    ASSERT_TRUE(copied) << copied.error().message.toStdString() << copied.error().detail.toStdString();
    EXPECT_EQ(copied->journal, m_desk->counts()->journal);
    const QByteArray head = m_desk->journalHead().value();
    m_desk = Desk::open(place, u"Ann"_s).value();
    EXPECT_EQ(m_desk->journalHead().value(), head);
    EXPECT_EQ(found(u"sus"_s + u"*"_s), QStringList{u"R-0001"_s});
    EXPECT_TRUE(m_desk->original(m_desk->responseByNumber(1).value())->endsWith("süß."));
    tag(m_desk->responseByNumber(2).value(), u"Places"_s); // the number of the undone one is not given again
    EXPECT_EQ(m_desk->response(m_desk->responseByNumber(2).value())->comments.front().id.value, 3);
    EXPECT_TRUE(m_desk->verify()->empty());
    const Result<CopyCounts> twice = copyConsultation(m_place, place);
    ASSERT_FALSE(twice);
    EXPECT_EQ(twice.error().kind, ErrorKind::Refused);
}

TEST_P(Engines, aStoppedCopyIsNoConsultationAndGoesOnWhereItStopped)
{
    for (int i = 0; i < 20; ++i)
        tag(receive(u"Kilns need power, number %1."_s.arg(i)), u"People"_s);
    const QString place = newPlace(GetParam(), m_folder, u"copy"_s);
    qint64 reached = 0;
    const Result<CopyCounts> stopped = copyConsultation(m_place, place, [&](qint64 done, qint64 all) {
        reached = done;
        return done < all / 5; // of which a third are rows
    });
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().kind, ErrorKind::Cancelled);
    const QString half = GetParam() == EngineKind::File ? place + u".part"_s : place;
    const auto opened = Desk::open(half, u"Ann"_s);
    ASSERT_FALSE(opened);
    EXPECT_TRUE(opened.error().message.contains(u"not whole"_s)) << opened.error().message.toStdString();
    qint64 begun = -1;
    const Result<CopyCounts> copied = copyConsultation(m_place, place, [&](qint64 done, qint64) {
        begun = begun < 0 ? done : begun;
        return true;
    });
    ASSERT_TRUE(copied) << copied.error().message.toStdString() << copied.error().detail.toStdString();
    EXPECT_GT(begun, reached / 2) << "what was copied is not copied again";
    EXPECT_EQ(copied->journal, m_desk->counts()->journal);
    const auto copy = Desk::open(place, u"Ann"_s).value();
    EXPECT_EQ(copy->journalHead().value(), m_desk->journalHead().value());
    EXPECT_EQ(copy->count(u"kiln theme:people"_s).value(), 20);
    EXPECT_TRUE(copy->verify()->empty());
    EXPECT_FALSE(QFileInfo::exists(place + u".part"_s));
}

TEST_P(Engines, aCopyThatStoppedBeginsAnewWhereItsSourceHasGoneOn)
{
    receive(u"Kilns need power."_s);
    const QString place = newPlace(GetParam(), m_folder, u"copy"_s);
    EXPECT_FALSE(copyConsultation(m_place, place, [](qint64 done, qint64 all) { return done < all / 4; }));
    tag(receive(u"Buses to Leek."_s), u"Places"_s);
    const Result<CopyCounts> copied = copyConsultation(m_place, place);
    ASSERT_TRUE(copied) << copied.error().message.toStdString() << copied.error().detail.toStdString();
    EXPECT_EQ(Desk::open(place, u"Ann"_s).value()->count(u"leek theme:places"_s).value(), 1);
}

TEST_P(Engines, aCopiedConsultationKeepsItsReferencesAndRules)
{
    receive(u"Kilns need power."_s);
    if (!PostgresServer::isInstalled())
        GTEST_SKIP() << "PostgreSQL is not installed";
    PostgresServer &server = PostgresServer::shared();
    const QString place = server.newDatabase();
    ASSERT_TRUE(copyConsultation(m_place, place));
    const QString made = server.newDatabase();
    ASSERT_TRUE(Desk::create(made, aConsultation(), u"Ann"_s));
    for (const QString &of : {u"pg_constraint WHERE connamespace = 'soundings'::regnamespace"_s,
                              u"pg_trigger WHERE tgenabled = 'O'"_s, u"pg_indexes WHERE schemaname = 'soundings'"_s,
                              u"pg_tables WHERE schemaname = 'soundings'"_s}) {
        const QString sql = u"SELECT count(*) FROM "_s + of;
        EXPECT_EQ(server.psql(place, sql), server.psql(made, sql)) << of.toStdString();
    }
}

INSTANTIATE_TEST_SUITE_P(Each, Engines, ::testing::Values(EngineKind::File, EngineKind::TeamDatabase),
                         [](const auto &one) {
                             return one.param == EngineKind::File ? "file" : "teamDatabase";
                         });
