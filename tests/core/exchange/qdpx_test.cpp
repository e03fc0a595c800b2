#include "core/zip/archive.h"
#include "tests/core/exchange/projects.h"
#include "tests/support/files.h"

#include <QBuffer>

#include <gtest/gtest.h>

using namespace soundings;
using namespace soundings::exchange;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

Read roundTrip(const Project &project)
{
    const Result<QByteArray> bytes = writeQdpx(project);
    EXPECT_TRUE(bytes) << testing::PrintToString(bytes.error());
    Result<Read> read = readQdpx(*bytes);
    EXPECT_TRUE(read) << testing::PrintToString(read.error());
    return read ? *std::move(read) : Read{};
}

QByteArray entry(const QByteArray &qdpx, const QString &name)
{
    Result<zip::Archive> archive = zip::Archive::open(qdpx, {});
    return archive ? archive->read(name).value_or(QByteArray()) : QByteArray();
}

TEST(Qdpx, aProjectOfSixHundredCommentsComesBackWhole)
{
    const Project project = richProject(300);
    ASSERT_EQ(project.comments.size(), 600u);
    Read read = roundTrip(project);
    EXPECT_TRUE(read.project.origin.startsWith(u"Soundings"_s));
    read.project.origin.clear();
    ASSERT_EQ(read.project.comments.size(), project.comments.size());
    for (size_t i = 0; i < project.comments.size(); ++i)
        EXPECT_EQ(read.project.comments[i], project.comments[i]) << i;
    EXPECT_EQ(read.project.themes, project.themes);
    EXPECT_EQ(read.project.responses, project.responses);
    EXPECT_EQ(read.project.sources, project.sources);
    EXPECT_EQ(read.project.drafts, project.drafts);
    EXPECT_EQ(read.project.notes, project.notes);
    EXPECT_EQ(read.project.sets, project.sets);
    EXPECT_EQ(read.project, project);
    EXPECT_EQ(read.notCarried, QStringList());
}

TEST(Qdpx, theSameProjectIsTheSameBytes)
{
    EXPECT_EQ(*writeQdpx(richProject(20)), *writeQdpx(richProject(20)));
}

TEST(Qdpx, whatIsWrittenIsPlainUtf8WithoutAMarkOrCarriageReturns)
{
    const Project project = richProject(3);
    const QByteArray bytes = *writeQdpx(project);
    const QByteArray xml = entry(bytes, u"project.qde"_s);
    EXPECT_TRUE(xml.startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Project"));
    EXPECT_FALSE(xml.contains('\r'));
    const QString text = u"sources/"_s + project.sources[0].guid.toString(QUuid::WithoutBraces) + u".txt"_s;
    EXPECT_EQ(QString::fromUtf8(entry(bytes, text)), project.sources[0].text);
    Result<zip::Archive> archive = zip::Archive::open(bytes, {});
    ASSERT_TRUE(archive);
    EXPECT_TRUE(archive->names().contains(u"project.qde"_s));
    EXPECT_TRUE(archive->names().contains(text));
}

TEST(Qdpx, whatIsWrittenIsValid)
{
    Project bare{u"Nothing yet"_s};
    if (schemaFaults(*writeQdpx(bare)).isNull())
        GTEST_SKIP() << "xmllint or the schema of REFI-QDA is not here";
    EXPECT_EQ(schemaFaults(*writeQdpx(richProject(100))), u""_s);
    EXPECT_EQ(schemaFaults(*writeQdpx(richProject(0))), u""_s);
    EXPECT_EQ(schemaFaults(*writeQdpx(bare)), u""_s);
    EXPECT_EQ(schemaFaults(*writeQdpx({})), u""_s);
    bare.themes = {{guidFor({}, u"t"_s), {}, u"A theme without a definition"_s, {}, {}, {}}};
    EXPECT_EQ(schemaFaults(*writeQdpx(bare)), u""_s);
    Project uncommented = richProject(5);
    uncommented.comments.clear();
    EXPECT_EQ(schemaFaults(*writeQdpx(uncommented)), u""_s);
    Project unsaid;
    unsaid.responses = {{guidFor({}, u"r"_s), {}, {}, {}, {}}};
    unsaid.sources = {{guidFor({}, u"s"_s), {}, PartKind::Message, {}, {}, {}}};
    unsaid.comments = {{guidFor({}, u"c"_s), unsaid.sources[0].guid, {}, {}, {}}};
    EXPECT_EQ(schemaFaults(*writeQdpx(unsaid)), u""_s);
}

TEST(Qdpx, theSchemaCheckSeesAFault)
{
    const QByteArray broken = qdpx(u"x"_s, "<Users/>");
    if (schemaFaults(broken).isNull())
        GTEST_SKIP() << "xmllint or the schema of REFI-QDA is not here";
    EXPECT_NE(schemaFaults(broken), u""_s);
}

TEST(Qdpx, charactersThatXmlCantHoldAreLeftOut)
{
    Project project{u"a\u0001b"_s + QChar(0xd800) + QChar(0xffff) + u"c\r\n"_s};
    const Read read = roundTrip(project);
    EXPECT_EQ(read.project.name, u"ab\ufffdc\n"_s);
}

TEST(Qdpx, stancesAreKnownByNameWhereAProgramGaveThemNewGuids)
{
    QByteArray xml = textSource(u"internal://a.txt"_s, {u"0 5 buses"_s});
    xml.replace("</Codes>",
                "<Code guid=\"00000000-0000-0000-0000-00000000000a\" name=\"STANCE\" isCodable=\"false\">"
                "<Code guid=\"00000000-0000-0000-0000-00000000000b\" name=\"oppose\" isCodable=\"true\"/>"
                "</Code></Codes>");
    xml.replace("<CodeRef", "<CodeRef targetGUID=\"{00000000-0000-0000-0000-00000000000b}\"/></Coding>"
                            "<Coding guid=\"00000000-0000-0000-0001-0000000000ff\"><CodeRef");
    const Result<Read> read = readQdpx(qdpx(u"QualCoder"_s, xml, {{u"sources/a.txt"_s, "buses"}}));
    ASSERT_TRUE(read);
    ASSERT_EQ(read->project.comments.size(), 1u);
    EXPECT_EQ(read->project.comments[0].stance, Stance::Oppose);
    EXPECT_EQ(read->project.themes.size(), 1u);
}

TEST(Qdpx, aThemeCalledStanceStaysATheme)
{
    Project project{u"P"_s};
    const QUuid top = guidFor({}, u"1"_s);
    project.themes = {{top, {}, u"Stance"_s, {}, {}, {}},
                      {guidFor({}, u"2"_s), top, u"Support"_s, {}, {}, {}}};
    project.sources = {{guidFor({}, u"s"_s), {}, PartKind::Message, u"S"_s, {}, u"buses"_s}};
    ProjectComment comment{
        guidFor({}, u"c"_s), project.sources[0].guid, ProjectRange{0, 3}, {project.themes[1].guid}, {}};
    comment.stance = Stance::Oppose;
    project.comments = {comment};
    Read read = roundTrip(project);
    read.project.origin.clear();
    EXPECT_EQ(read.project, project);
}

TEST(Qdpx, aFileWithoutAPlaceInTheStandardIsSaidToBeLeftOut)
{
    Project project = richProject(1);
    project.sources[1].fileName = u"figures.xlsx"_s;
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const Result<QStringList> leftOut = writeQdpx(project, buffer);
    ASSERT_TRUE(leftOut);
    ASSERT_EQ(leftOut->size(), 1);
    EXPECT_TRUE(leftOut->front().contains(u"xlsx"_s)) << leftOut->front().toStdString();
    const Result<Read> read = readQdpx(buffer.data());
    ASSERT_TRUE(read);
    EXPECT_EQ(read->project.sources[1].text, project.sources[1].text);
    EXPECT_EQ(read->project.sources[1].fileName, u"figures.xlsx"_s);
}

TEST(Qdpx, writingStopsOnRequest)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const Result<QStringList> stopped =
        writeQdpx(richProject(5), buffer, {}, [](int done, int, const QString &) { return done < 3; });
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().kind, ErrorKind::Cancelled);
}

} // namespace
