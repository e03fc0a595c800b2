#include "tests/app/program.h"

#include <QJsonArray>

using namespace soundings::test;
using namespace Qt::StringLiterals;

using Commands = ProgramTest;

TEST_F(Commands, statusTellsTheDeadlineAtAMoment)
{
    const ProgramRun run = runProgram({u"status"_s, m_file, u"--at"_s, u"2020-02-10T11:00"_s, u"--json"_s});
    ASSERT_EQ(run.exit, 0) << run.err.toStdString();
    const QJsonObject status = run.lines().at(0);
    EXPECT_EQ(status[u"state"_s].toString(), u"closing-soon"_s);
    EXPECT_EQ(status[u"seconds-left"_s].toInt(), 3600);
    EXPECT_EQ(status[u"closes"_s].toString(), u"2020-02-10T12:00:00Z"_s);
    EXPECT_EQ(status[u"zone"_s].toString(), u"Europe/London"_s);
    EXPECT_EQ(status[u"set-aside"_s].toInt(-1), 0);
    EXPECT_EQ(runProgram({u"status"_s, m_file, u"--at"_s, u"2020-02-10T12:00:01"_s, u"--json"_s})
                  .lines().at(0)[u"state"_s].toString(), u"closed"_s);
}

TEST_F(Commands, importListsEveryItemAndKnowsItAgain)
{
    const QString folder = letters(3);
    writeFile(path(u"in/broken.eml"_s), {});
    const ProgramRun first = runProgram({u"import"_s, m_file, folder, u"--json"_s});
    EXPECT_EQ(first.exit, 3) << "an item could not be read";
    ASSERT_EQ(first.lines().size(), 4u);
    const QJsonObject added = first.lines().at(0);
    EXPECT_EQ(added[u"outcome"_s].toString(), u"added"_s);
    EXPECT_EQ(added[u"reference"_s].toString(), u"R-0001"_s);
    EXPECT_EQ(added[u"from"_s][u"address"_s].toString(), u"p0@x.example"_s);
    EXPECT_EQ(added[u"received"_s].toString(), u"2020-01-20T10:00:00Z"_s);
    EXPECT_EQ(added[u"evidence"_s].toString(), u"received-header"_s);
    EXPECT_EQ(added[u"timeliness"_s].toString(), u"on-time"_s);
    EXPECT_EQ(first.lines().at(3)[u"outcome"_s].toString(), u"unreadable"_s);
    EXPECT_FALSE(first.lines().at(3)[u"reason"_s].toString().isEmpty());

    const ProgramRun second = runProgram({u"import"_s, m_file, path(u"in/00001.eml"_s), u"--json"_s});
    EXPECT_EQ(second.exit, 0);
    EXPECT_EQ(second.lines().at(0)[u"outcome"_s].toString(), u"duplicate"_s);
    EXPECT_EQ(second.lines().at(0)[u"reference"_s].toString(), u"R-0002"_s);
}

TEST_F(Commands, tagShowAndCountAgree)
{
    runProgram({u"import"_s, m_file, letters(2)});
    ASSERT_EQ(runProgram({u"tag"_s, m_file, u"R-0001"_s, u"--theme"_s, u"People"_s, u"--quote"_s, u"skills and kilns"_s,
                         u"--section"_s, u"2.1"_s, u"--stance"_s, u"oppose"_s, u"--note"_s, u"Strong"_s}).exit, 0);
    const QJsonObject shown = runProgram({u"show"_s, m_file, u"R-0001"_s, u"--json"_s}).lines().at(0);
    const QJsonValue comment = shown[u"comments"_s][0];
    EXPECT_EQ(comment[u"quote"_s].toString(), u"skills and kilns"_s);
    EXPECT_EQ(comment[u"begin"_s].toInt(), 22);
    EXPECT_EQ(comment[u"end"_s].toInt(), 38);
    EXPECT_EQ(comment[u"sections"_s], QJsonArray{u"2.1"_s});
    EXPECT_EQ(comment[u"stance"_s].toString(), u"oppose"_s);
    EXPECT_EQ(shown[u"status"_s].toString(), u"in-progress"_s);
    EXPECT_EQ(comment[u"standing"_s].toString(), u"counts"_s);
    EXPECT_EQ(comment[u"quotable"_s], QJsonValue(false));
    EXPECT_TRUE(comment[u"because"_s].isNull());
    EXPECT_EQ(shown[u"proposed"_s], QJsonArray());

    EXPECT_EQ(runProgram({u"count"_s, m_file, u"theme:People stance:oppose"_s, u"--json"_s}).lines().at(0)[u"count"_s].toInt(), 1);
    const auto cells = runProgram({u"count"_s, m_file, u"--by"_s, u"theme,stance"_s, u"--json"_s}).lines();
    EXPECT_TRUE(std::any_of(cells.begin(), cells.end(), [](const QJsonObject &cell) {
        return cell[u"values"_s] == QJsonArray{u"People"_s, u"oppose"_s} && cell[u"count"_s] == 1;
    }));
    const auto sections = runProgram({u"sections"_s, m_file, u"--json"_s}).lines();
    EXPECT_EQ(sections.at(2)[u"number"_s].toString(), u"2.1"_s);
    EXPECT_EQ(sections.at(2)[u"page"_s].toInt(), 2);
    EXPECT_EQ(sections.at(2)[u"comments"_s].toInt(), 1);
    EXPECT_EQ(runProgram({u"list"_s, m_file, u"has:comment"_s, u"--json"_s}).lines().at(0)[u"themes"_s], QJsonArray{u"People"_s});
}

TEST_F(Commands, theFinalTextIsComparedWithTheDraft)
{
    const QString file = path(u"final.soundings"_s);
    ASSERT_EQ(runProgram({u"new"_s, file, u"--title"_s, u"LIS"_s, u"--draft"_s,
                          projectFile(u"resources/sample/draft/draft-lis.pdf"_s), u"--closes"_s, u"2020-02-10T12:00"_s}).exit, 0);
    const auto changes = runProgram({u"compare"_s, file, projectFile(u"tests/data/drafts/lis-final.pdf"_s), u"--json"_s});
    EXPECT_EQ(changes.exit, 0) << changes.err.toStdString();
    bool moved = false;
    for (const QJsonObject &change : changes.lines()) {
        EXPECT_TRUE(change[u"decisions"_s].isArray());
        moved = moved || (change[u"kind"_s] == u"moved"_s && change[u"draft-section"_s] != change[u"final-section"_s]
                          && !change[u"before"_s].toString().isEmpty());
    }
    EXPECT_TRUE(moved);
    const auto none = runProgram({u"compare"_s, file, u"nowhere.pdf"_s});
    EXPECT_EQ(none.exit, 1);
    EXPECT_TRUE(none.err.contains("nowhere.pdf")) << none.err.toStdString();
}

TEST_F(Commands, campaignsAreFoundListedAndAskedFor)
{
    const QString letter = u"Please keep the number eighteen bus between Leek and Hanley in the evening. It is how we come home "
                           "from work and from college, and there is no other way for those who do not drive."_s;
    ASSERT_TRUE(QDir().mkpath(path(u"post"_s)));
    for (int i = 0; i < 4; ++i) {
        writeFile(path(u"post/%1.eml"_s.arg(i)),
                  u"From: p%1@x%1.example\r\nTo: lis@lep.example\r\nSubject: Bus\r\nMessage-ID: <%1@x.example>\r\n"
                  "Date: Mon, 20 Jan 2020 10:00:00 +0000\r\n\r\n%2\r\n"_s.arg(i)
                      .arg(i < 3 ? letter : u"Kilns are dear."_s)
                      .toUtf8());
    }
    ASSERT_EQ(runProgram({u"import"_s, m_file, path(u"post"_s)}).exit, 0);
    const auto found = runProgram({u"campaigns"_s, m_file, u"--json"_s}).lines();
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0][u"size"_s].toInt(), 3);
    EXPECT_EQ(found[0][u"distinct"_s].toInt(), 1);
    EXPECT_EQ(found[0][u"kernel"_s].toString(), letter);
    EXPECT_EQ(found[0][u"members"_s].toArray().size(), 3);
    EXPECT_EQ(found[0][u"members"_s][0][u"similarity"_s].toDouble(), 1);
    const int id = found[0][u"id"_s].toInt();
    EXPECT_EQ(runProgram({u"campaigns"_s, m_file, u"--json"_s}).lines(), found) << "the same once more";
    const auto listed = runProgram({u"list"_s, m_file, u"campaign:%1"_s.arg(id), u"--json"_s}).lines();
    ASSERT_EQ(listed.size(), 3u);
    EXPECT_EQ(listed[0][u"campaign"_s].toInt(), id);
    EXPECT_EQ(runProgram({u"count"_s, m_file, u"campaign:any"_s, u"--json"_s}).lines().at(0)[u"count"_s].toInt(), 3);
    EXPECT_EQ(runProgram({u"campaigns"_s, m_file, u"--threshold"_s, u"2"_s}).exit, 2);
    EXPECT_EQ(runProgram({u"report"_s, m_file, u"campaigns"_s, u"--output"_s, path(u"campaigns.html"_s)}).exit, 0);
    EXPECT_TRUE(readFile(path(u"campaigns.html"_s)).contains("Please keep the number eighteen bus"));
    EXPECT_EQ(runProgram({u"verify"_s, m_file}).exit, 0);
}

TEST_F(Commands, agreementHasALineForAllThemesEvenWhereNobodyCodedTwice)
{
    const ProgramRun run = runProgram({u"agreement"_s, m_file, u"--json"_s});
    ASSERT_EQ(run.exit, 0) << run.err.toStdString();
    ASSERT_EQ(run.lines().size(), 1u);
    EXPECT_TRUE(run.lines().at(0).contains(u"overall"_s));
    EXPECT_TRUE(run.lines().at(0)[u"alpha"_s].isNull());
    EXPECT_EQ(run.lines().at(0)[u"n"_s].toInt(-1), 0);
    EXPECT_FALSE(run.lines().at(0)[u"why"_s].toString().isEmpty());
}

TEST_F(Commands, wrongUsageAndFailureDiffer)
{
    EXPECT_EQ(runProgram({u"status"_s}).exit, 2);
    EXPECT_EQ(runProgram({u"status"_s, m_file, u"--nonsense"_s}).exit, 2);
    const ProgramRun query = runProgram({u"list"_s, m_file, u"skills AND ("_s});
    EXPECT_EQ(query.exit, 2);
    EXPECT_TRUE(query.err.contains('^')) << "the place is marked";
    EXPECT_EQ(runProgram({u"show"_s, m_file, u"R-0099"_s}).exit, 1);
    const ProgramRun absent = runProgram({u"status"_s, path(u"absent.soundings"_s)});
    EXPECT_EQ(absent.exit, 1);
    EXPECT_TRUE(absent.err.contains("absent.soundings"));
    EXPECT_EQ(absent.err.count('\n'), 1);
    EXPECT_EQ(runProgram({u"new"_s, m_file, u"--title"_s, u"x"_s, u"--closes"_s, u"2020-02-10T12:00"_s, u"--draft"_s,
                         projectFile(u"tests/data/drafts/tiny.pdf"_s)}).exit, 1);
}

TEST_F(Commands, aMistypedCommandOpensNoWindow)
{
    const ProgramRun one = runProgram({u"lst"_s});
    EXPECT_EQ(one.exit, 2);
    EXPECT_TRUE(one.err.contains("lst") && one.err.contains("--help")) << one.err.toStdString();
    EXPECT_EQ(runProgram({u"improt"_s, m_file, u"x.eml"_s}).exit, 2);
    EXPECT_EQ(runProgram({m_file, u"another.soundings"_s}).exit, 2);
}

TEST_F(Commands, verifyNamesAFileTooDamagedToBeOpened)
{
    writeFile(path(u"damaged.soundings"_s), readFile(m_file).first(40'000).replace(0, 16, QByteArray(16, 'x')));
    const ProgramRun run = runProgram({u"verify"_s, path(u"damaged.soundings"_s), u"--json"_s});
    EXPECT_EQ(run.exit, 1);
    ASSERT_EQ(run.lines().size(), 1u);
    EXPECT_EQ(run.lines()[0][u"what"_s].toString(), u"database"_s);
    EXPECT_TRUE(run.lines()[0][u"detail"_s].toString().contains(u"damaged.soundings"_s));
    EXPECT_TRUE(runProgram({u"verify"_s, path(u"absent.soundings"_s), u"--json"_s}).out.isEmpty());
    const ProgramRun restored = runProgram({u"restore"_s, path(u"damaged.soundings"_s), path(u"new.soundings"_s)});
    EXPECT_EQ(restored.exit, 1);
    EXPECT_FALSE(restored.err.contains("copy.soundings")) << restored.err.toStdString();
}

TEST_F(Commands, ofADocumentThatIsThereAlreadyItIsToldWhatWasReadInIt)
{
    const QString pdf = projectFile(u"tests/data/drafts/tiny.pdf"_s);
    const QJsonArray first = runProgram({u"import"_s, m_file, pdf, u"--json"_s}).lines().at(0)[u"parts"_s].toArray();
    const QJsonObject again = runProgram({u"import"_s, m_file, pdf, u"--json"_s}).lines().at(0);
    EXPECT_EQ(again[u"outcome"_s].toString(), u"duplicate"_s);
    EXPECT_EQ(again[u"parts"_s].toArray(), first);
    EXPECT_EQ(first.at(0)[u"state"_s].toString(), u"read"_s);
}

TEST_F(Commands, aReportIsInTheTeamsOwnWords)
{
    writeFile(path(u"intro.txt"_s), "Thank you all.\n");
    const QString out = path(u"said.html"_s);
    const ProgramRun run = runProgram({u"report"_s, m_file, u"you-said-we-did"_s, u"--title"_s, u"What became of it"_s,
                                       u"--introduction"_s, path(u"intro.txt"_s), u"--output"_s, out});
    ASSERT_EQ(run.exit, 0) << run.err.toStdString();
    EXPECT_TRUE(readFile(out).contains("<h1>What became of it</h1>"));
    EXPECT_TRUE(readFile(out).contains("Thank you all."));
    ASSERT_EQ(runProgram({u"report"_s, m_file, u"summary"_s, u"--leave-out"_s, u"How these numbers are made"_s, u"--output"_s, out}).exit, 0);
    EXPECT_FALSE(readFile(out).contains(">How these numbers are made<"));
    ASSERT_EQ(runProgram({u"report"_s, m_file, u"points"_s, u"--output"_s, path(u"points.csv"_s)}).exit, 0);
    const ProgramRun none = runProgram({u"report"_s, m_file, u"points"_s, u"--logo"_s, path(u"none.png"_s), u"--output"_s, out});
    EXPECT_EQ(none.exit, 1);
    EXPECT_TRUE(none.err.contains("none.png")) << none.err.toStdString();
}

TEST_F(Commands, originalGivesTheBytesBack)
{
    const QString folder = letters(1);
    runProgram({u"import"_s, m_file, folder});
    ASSERT_EQ(runProgram({u"original"_s, m_file, u"R-0001"_s, u"--output"_s, path(u"out.eml"_s)}).exit, 0);
    EXPECT_EQ(readFile(path(u"out.eml"_s)), readFile(path(u"in/00000.eml"_s)));
}

TEST_F(Commands, themesGoOutAndComeBackIn)
{
    writeFile(path(u"more.csv"_s), "path,definition,colour\nPeople/Apprenticeships,\"Learning, paid\",#1f6fb4\nWater,,\n");
    ASSERT_EQ(runProgram({u"themes"_s, m_file, u"--import"_s, path(u"more.csv"_s)}).exit, 0);
    QStringList paths;
    for (const QJsonObject &theme : runProgram({u"themes"_s, m_file, u"--json"_s}).lines())
        paths << theme[u"path"_s].toString();
    EXPECT_EQ(paths, (QStringList{u"Ideas"_s, u"People"_s, u"People/Apprenticeships"_s, u"Infrastructure"_s,
                                  u"Business environment"_s, u"Places"_s, u"Water"_s}));
    ASSERT_EQ(runProgram({u"themes"_s, m_file, u"--export"_s, path(u"out.csv"_s)}).exit, 0);
    EXPECT_TRUE(readFile(path(u"out.csv"_s)).contains("People/Apprenticeships,\"Learning, paid\",#1f6fb4"));
    ASSERT_EQ(runProgram({u"themes"_s, m_file, u"--export"_s, path(u"out.qdc"_s)}).exit, 0);
    EXPECT_TRUE(readFile(path(u"out.qdc"_s)).contains("<Description>Learning, paid</Description>"));
    EXPECT_EQ(runProgram({u"themes"_s, m_file, u"--export"_s, path(u"out.docx"_s)}).exit, 1);
}

TEST_F(Commands, aReportIsWrittenInEachFormatAndAnUnknownOneRefused)
{
    runProgram({u"import"_s, m_file, letters(2)});
    for (const QString &name : {u"s.pdf"_s, u"s.html"_s, u"s.csv"_s, u"s.xlsx"_s}) {
        const ProgramRun run = runProgram({u"report"_s, m_file, u"summary"_s, u"--output"_s, path(name)});
        EXPECT_EQ(run.exit, 0) << run.err.toStdString();
        EXPECT_GT(readFile(path(name)).size(), 500) << name.toStdString();
    }
    EXPECT_TRUE(readFile(path(u"s.pdf"_s)).startsWith("%PDF"));
    EXPECT_NE(runProgram({u"report"_s, m_file, u"summary"_s, u"--output"_s, path(u"s.doc"_s)}).exit, 0);
}

TEST_F(Commands, anExportHasWhatShowPrints)
{
    runProgram({u"import"_s, m_file, letters(3)});
    const ProgramRun run = runProgram({u"export"_s, m_file, path(u"all.jsonl"_s)});
    ASSERT_EQ(run.exit, 0) << run.err.toStdString();
    EXPECT_TRUE(run.out.isEmpty());
    EXPECT_TRUE(run.err.contains("3 responses, 0 comments exported")) << run.err.toStdString();
    QByteArray shown;
    for (const QString &reference : {u"R-0001"_s, u"R-0002"_s, u"R-0003"_s})
        shown += runProgram({u"show"_s, m_file, reference, u"--json"_s}).out;
    EXPECT_EQ(readFile(path(u"all.jsonl"_s)), shown);
    for (const QString &name : {u"all.csv"_s, u"all.xlsx"_s}) {
        EXPECT_EQ(runProgram({u"export"_s, m_file, path(name)}).exit, 0);
        EXPECT_GT(readFile(path(name)).size(), 300);
    }
    EXPECT_EQ(runProgram({u"export"_s, m_file, path(u"all.doc"_s)}).exit, 2);
    const ProgramRun nowhere = runProgram({u"export"_s, m_file, path(u"absent/all.csv"_s)});
    EXPECT_EQ(nowhere.exit, 1);
    EXPECT_TRUE(nowhere.err.contains("absent/all.csv")) << nowhere.err.toStdString();
}

TEST_F(Commands, publishWritesAPackAndAnonymousExportsTellNobody)
{
    runProgram({u"import"_s, m_file, letters(3)});
    const ProgramRun run = runProgram({u"publish"_s, m_file, path(u"pack"_s), u"ref:R-0002"_s, u"--json"_s});
    ASSERT_EQ(run.exit, 0) << run.err.toStdString();
    ASSERT_EQ(run.lines().size(), 1u);
    EXPECT_EQ(run.lines().at(0)[u"reference"_s].toString(), u"R-0002"_s);
    const QString identifier = run.lines().at(0)[u"identifier"_s].toString();
    EXPECT_TRUE(readFile(path(u"pack/responses/%1.html"_s.arg(identifier))).contains(identifier.toUtf8()));
    EXPECT_TRUE(readFile(path(u"pack/index.csv"_s)).contains(identifier.toUtf8()));
    EXPECT_TRUE(run.err.contains("1 responses published in 5 files")) << run.err.toStdString();
    const ProgramRun again = runProgram({u"publish"_s, m_file, path(u"pack"_s)});
    EXPECT_EQ(again.exit, 1);
    EXPECT_TRUE(again.err.contains("not overwritten")) << again.err.toStdString();
    EXPECT_EQ(runProgram({u"publish"_s, m_file, path(u"none"_s), u"ref:R-0099"_s}).exit, 1);
    EXPECT_FALSE(QFile::exists(path(u"none"_s)));

    ASSERT_EQ(runProgram({u"export"_s, m_file, path(u"out.csv"_s), u"--anonymous"_s}).exit, 0);
    EXPECT_TRUE(readFile(path(u"out.csv"_s)).contains(identifier.toUtf8()));
    EXPECT_FALSE(readFile(path(u"out.csv"_s)).contains("R-0002"));
    EXPECT_EQ(runProgram({u"export"_s, m_file, path(u"out.qdpx"_s), u"--anonymous"_s}).exit, 2);
}

TEST_F(Commands, extendMovesTheDeadlineAndVerifyIsContent)
{
    ASSERT_EQ(runProgram({u"extend"_s, m_file, u"--closes"_s, u"2020-02-14T17:00"_s, u"--reason"_s, u"Floods"_s}).exit, 0);
    EXPECT_EQ(runProgram({u"status"_s, m_file, u"--json"_s}).lines().at(0)[u"closes"_s].toString(), u"2020-02-14T17:00:00Z"_s);
    const ProgramRun verified = runProgram({u"verify"_s, m_file, u"--json"_s});
    EXPECT_EQ(verified.exit, 0);
    EXPECT_TRUE(verified.out.isEmpty());
}

TEST_F(Commands, aProjectGoesOutAndComesBackWithoutDoublingAnything)
{
    runProgram({u"import"_s, m_file, letters(2)});
    ASSERT_EQ(runProgram({u"tag"_s, m_file, u"R-0002"_s, u"--theme"_s, u"People"_s, u"--quote"_s, u"skills and kilns"_s,
                          u"--stance"_s, u"oppose"_s}).exit, 0);
    const QString project = path(u"out.qdpx"_s);
    const ProgramRun written = runProgram({u"export"_s, m_file, project});
    ASSERT_EQ(written.exit, 0) << written.err.toStdString();
    EXPECT_TRUE(written.err.contains("2 responses, 1 comments exported")) << written.err.toStdString();

    const ProgramRun again = runProgram({u"import"_s, m_file, project, u"--json"_s});
    ASSERT_EQ(again.exit, 0) << again.err.toStdString();
    EXPECT_TRUE(again.lines().empty());
    EXPECT_TRUE(again.err.contains("0 comments added; 1 comments there already")) << again.err.toStdString();

    const QString other = path(u"other.soundings"_s);
    ASSERT_EQ(runProgram({u"new"_s, other, u"--title"_s, u"T"_s, u"--draft"_s,
                          projectFile(u"tests/data/drafts/tiny.pdf"_s), u"--closes"_s, u"2020-02-10T12:00"_s}).exit, 0);
    const ProgramRun moved = runProgram({u"import"_s, other, project, u"--json"_s});
    ASSERT_EQ(moved.exit, 0) << moved.err.toStdString();
    ASSERT_EQ(moved.lines().size(), 2u);
    EXPECT_EQ(moved.lines().at(0)[u"outcome"_s].toString(), u"added"_s);
    const QJsonObject shown = runProgram({u"show"_s, other, u"R-0002"_s, u"--json"_s}).lines().at(0);
    EXPECT_EQ(shown[u"comments"_s][0][u"quote"_s].toString(), u"skills and kilns"_s);
    EXPECT_EQ(shown[u"comments"_s][0][u"stance"_s].toString(), u"oppose"_s);

    EXPECT_EQ(runProgram({u"export"_s, m_file, path(u"out.odd"_s)}).exit, 2);
    writeFile(path(u"bad.qdpx"_s), "no project");
    const ProgramRun bad = runProgram({u"import"_s, m_file, path(u"bad.qdpx"_s)});
    EXPECT_EQ(bad.exit, 1);
    EXPECT_TRUE(bad.err.contains("bad.qdpx")) << bad.err.toStdString();
}
