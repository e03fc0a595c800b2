#include "tests/core/exchange/projects.h"
#include "tests/core/extract/packages.h"
#include "tests/support/files.h"

#include <gtest/gtest.h>

using namespace soundings;
using namespace soundings::exchange;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray head = "<Project name=\"P\" xmlns=\"urn:QDA-XML:project:1.0\">";

Error errorOf(const QByteArray &bytes)
{
    const Result<Read> read = readQdpx(bytes);
    EXPECT_FALSE(read);
    return read ? Error{} : read.error();
}

TEST(QdpxHostile, whatIsNoProjectIsSaid)
{
    EXPECT_EQ(errorOf({}).kind, ErrorKind::Unreadable);
    EXPECT_EQ(errorOf("PK not a zip").kind, ErrorKind::Unreadable);
    EXPECT_TRUE(errorOf(zipped({{u"word/document.xml"_s, "<x/>"}})).message.contains(u"project.qde"_s));
    EXPECT_EQ(errorOf(zipped({{u"project.qde"_s, "<CodeBook/>"}})).kind, ErrorKind::Unreadable);
    const QByteArray whole = *writeQdpx(richProject(5));
    EXPECT_EQ(errorOf(whole.left(whole.size() / 2)).kind, ErrorKind::Unreadable);
}

TEST(QdpxHostile, xmlThatBreaksOffNamesTheLine)
{
    const Error error = errorOf(zipped({{u"project.qde"_s, head + "\n<Users>\n<User guid=\"1\""}}));
    EXPECT_TRUE(error.message.contains(u"line 3"_s)) << error.message.toStdString();
    EXPECT_FALSE(readQdpx(
        zipped({{u"project.qde"_s, head + "<CodeBook><Codes>" +
                                       QByteArray("<Code guid=\"1\" name=\"a\">").repeated(100'000)}})));
    EXPECT_FALSE(readQdpx(
        qdpx(u"x"_s, "<Sources><TextSource guid=\"1\"><PlainTextSelection guid=\"2\" "
                     "startPosition=\"99999999999999\" endPosition=\"3\"/></TextSource></Sources>")));
}

TEST(QdpxHostile, aBombIsRefused)
{
    QByteArray bomb(64 * 1024 * 1024, ' ');
    EXPECT_EQ(errorOf(zipped({{u"project.qde"_s, bomb}})).kind, ErrorKind::Unreadable);
    const QByteArray entities = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaaaaaaaaaaaa\">"
                                "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
                                "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">"
                                "<!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">]>" +
                                head + "<Description>&d;</Description></Project>";
    EXPECT_EQ(errorOf(zipped({{u"project.qde"_s, entities}})).kind, ErrorKind::Unreadable);
}

TEST(QdpxHostile, aBombAmongTheSourcesCostsOnlyItsText)
{
    const Result<Read> read = readQdpx(qdpx(u"x"_s, textSource(u"internal://a.txt"_s, {}),
                                            {{u"sources/a.txt"_s, QByteArray(64 * 1024 * 1024, ' ')}}));
    ASSERT_TRUE(read);
    EXPECT_FALSE(read->project.sources[0].hasText);
    EXPECT_FALSE(read->notCarried.isEmpty());
}

TEST(QdpxHostile, positionsAndGuidsOfNoSenseAreSurvived)
{
    const Result<Read> read =
        readQdpx(qdpx(u"x"_s,
                      textSource(u"internal://a.txt"_s,
                                 {u"-5 2"_s, u"3 1"_s, u"2 2"_s, u"0 2147483647"_s, u"0 9"_s, u"0 4"_s}),
                      {{u"sources/a.txt"_s, QByteArray("T\0he buses", 10)}}));
    ASSERT_TRUE(read);
    ASSERT_EQ(read->project.comments.size(), 2u);
    EXPECT_EQ(read->project.comments[0].range, (ProjectRange{0, 8}));
    EXPECT_EQ(read->project.comments[1].range, (ProjectRange{0, 3})) << "a NUL is counted, and goes";
    const QString said = read->notCarried.join(u'\n');
    EXPECT_TRUE(said.contains(u"3 coded passage"_s)) << said.toStdString();
    EXPECT_TRUE(said.contains(u"1 empty passage"_s)) << said.toStdString();
    const Result<Read> nameless = readQdpx(
        zipped({{u"deep/Whatever.QDE"_s,
                 head + "<CodeBook><Codes><Code guid=\"no guid\" isCodable=\"true\"/></Codes></CodeBook>"
                        "<Sources><TextSource/></Sources></Project>"}}));
    ASSERT_TRUE(nameless);
    EXPECT_EQ(nameless->project.themes.size(), 1u);
    EXPECT_FALSE(nameless->project.themes[0].guid.isNull());
}

TEST(QdpxHostile, textThatIsNotUtf8IsReadAndSaid)
{
    const Result<Read> read =
        readQdpx(qdpx(u"x"_s, textSource(u"internal://a.txt"_s, {}), {{u"sources/a.txt"_s, "caf\xe9"}}));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->project.sources[0].text, u"café"_s);
    EXPECT_TRUE(read->notCarried.join(u' ').contains(u"UTF-8"_s));
}

} // namespace
