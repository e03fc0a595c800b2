#include "core/consultation/codepoints.h"
#include "tests/core/exchange/projects.h"
#include "tests/support/files.h"

#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace soundings;
using namespace soundings::exchange;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

/// What the comments of a project say, in their order.
QStringList quotes(const QByteArray &bytes, const ReadOptions &options = {})
{
    const Result<Read> read = readQdpx(bytes, options);
    EXPECT_TRUE(read) << testing::PrintToString(read.error());
    QStringList all;
    for (const ProjectComment &comment : read ? read->project.comments : std::vector<ProjectComment>()) {
        for (const ProjectSource &source : read->project.sources) {
            if (source.guid == comment.source && comment.range)
                all << passageOf(source.text, comment.range->begin, comment.range->end).toString();
        }
    }
    return all;
}

Read readAll(const QByteArray &bytes, const ReadOptions &options = {})
{
    Result<Read> read = readQdpx(bytes, options);
    EXPECT_TRUE(read) << testing::PrintToString(read.error());
    return read ? *std::move(read) : Read{};
}

bool says(const QStringList &sentences, const QString &word)
{
    return std::any_of(sentences.begin(), sentences.end(),
                       [&](const QString &one) { return one.contains(word); });
}

const QByteArray windows = "One.\r\nTwo buses.\r\nThree trams.\r\n";

TEST(QdpxDialects, atlasTiCountsALineEndOfWindowsAsOne)
{
    EXPECT_EQ(quotes(qdpx(u"ATLAS.ti 22"_s, textSource(u"internal://a.txt"_s, {u"5 14"_s, u"16 27"_s}),
                          {{u"sources/a.txt"_s, windows}})),
              (QStringList{u"Two buses"_s, u"Three trams"_s}));
}

TEST(QdpxDialects, maxqdaCountsItAsTwo)
{
    const QByteArray marked = "\xef\xbb\xbf" + windows;
    EXPECT_EQ(quotes(qdpx(u"MAXQDA 2022"_s, textSource(u"internal://a.txt"_s, {u"6 15"_s, u"18 29"_s}),
                          {{u"Sources/A.TXT"_s, marked}})),
              (QStringList{u"Two buses"_s, u"Three trams"_s}));
}

TEST(QdpxDialects, nvivoCountsAstralCharactersAsTwo)
{
    EXPECT_EQ(quotes(qdpx(u"NVivo for Windows 12"_s, textSource(u"internal://a.txt"_s, {u"4 9"_s}),
                          {{u"Sources/a.txt"_s, QByteArray("\xf0\x9f\x8f\xba  buses")}})),
              QStringList{u"buses"_s});
}

TEST(QdpxDialects, qualCoderCountsCodePoints)
{
    EXPECT_EQ(quotes(qdpx(u"QualCoder 3.6"_s, textSource(u"internal://a.txt"_s, {u"3 8"_s}),
                          {{u"sources/a.txt"_s, QByteArray("\xf0\x9f\x8f\xba  buses")}})),
              QStringList{u"buses"_s});
}

TEST(QdpxDialects, quotationsTellThatTheEndIsIncluded)
{
    EXPECT_EQ(quotes(qdpx(u"Some program"_s,
                          textSource(u"internal://a.txt"_s, {u"4 8 buses"_s, u"10 14 trams"_s, u"0 2"_s}),
                          {{u"sources/a.txt"_s, "The buses trams"}})),
              (QStringList{u"buses"_s, u"trams"_s, u"The"_s}));
}

TEST(QdpxDialects, quotationsTellAgainstWhatTheProgramUsuallyDoes)
{
    EXPECT_EQ(quotes(qdpx(u"ATLAS.ti 99"_s,
                          textSource(u"internal://a.txt"_s, {u"6 15 Two buses"_s, u"18 29 Three tra…"_s}),
                          {{u"sources/a.txt"_s, windows}})),
              (QStringList{u"Two buses"_s, u"Three trams"_s}));
}

TEST(QdpxDialects, textWithinTheXmlAndPathsWithoutASchemeAreFound)
{
    QByteArray inside = textSource(u"x"_s, {u"4 9"_s});
    inside.replace(" plainTextPath=\"x\">", "><PlainTextContent>The buses</PlainTextContent>");
    EXPECT_EQ(quotes(qdpx(u"Quirkos"_s, inside)), QStringList{u"buses"_s});
    EXPECT_EQ(quotes(qdpx(u"qc 1.3"_s, textSource(u"a b.txt"_s, {u"4 9"_s}),
                          {{u"sources/a b.txt"_s, "The buses"}})),
              QStringList{u"buses"_s});
    EXPECT_EQ(quotes(qdpx(u"x"_s, textSource(u"internal://a%20b.txt"_s, {u"4 9"_s}),
                          {{u"SOURCES/a b.txt"_s, "The buses"}})),
              QStringList{u"buses"_s});
}

TEST(QdpxDialects, filesOutsideAreReadFromTheFolderAndFromNowhereElse)
{
    QTemporaryDir top;
    ASSERT_TRUE(QDir(top.path()).mkpath(u"project/deep"_s));
    writeFile(top.filePath(u"project/deep/a.txt"_s), "The buses");
    writeFile(top.filePath(u"secret.txt"_s), "The buses");
    const ReadOptions inProject{top.filePath(u"project"_s)};
    const auto external = [](const QString &path) { return qdpx(u"x"_s, textSource(path, {u"4 9"_s})); };
    EXPECT_EQ(quotes(external(u"relative:///deep/a.txt"_s), inProject), QStringList{u"buses"_s});
    for (const QString &path :
         {u"relative:///../secret.txt"_s, u"absolute://"_s + top.filePath(u"secret.txt"_s),
          u"absolute:///etc/hostname"_s, u"internal://../../secret.txt"_s}) {
        const Read read = readAll(external(path), inProject);
        ASSERT_EQ(read.project.sources.size(), 1u);
        EXPECT_FALSE(read.project.sources[0].hasText) << path.toStdString();
        EXPECT_TRUE(says(read.notCarried, u"Interview"_s));
        EXPECT_EQ(read.project.comments.size(), 1u) << "kept as it says itself";
    }
}

TEST(QdpxDialects, nvivosNextToEmptyTextIsReadFromTheDocumentBesideIt)
{
    QByteArray xml =
        textSource(u"internal://a.txt"_s, {u"4 9 buses"_s, u"400 405 trams"_s, u"90 95 horse"_s});
    xml.replace(" plainTextPath", " richTextPath=\"internal://a.docx\" plainTextPath");
    ReadOptions options;
    options.textOf = [](const QByteArray &bytes, const QString &name) -> Result<QString> {
        EXPECT_EQ(name, u"Interview.docx"_s);
        return QString::fromUtf8(bytes);
    };
    const QByteArray file =
        qdpx(u"NVivo"_s, xml,
             {{u"Sources/a.txt"_s, "\xef\xbb\xbf\n"}, {u"Sources/a.docx"_s, "The buses, the trams"}});
    const Read read = readAll(file, options);
    EXPECT_EQ(quotes(file, options), (QStringList{u"buses"_s, u"trams"_s}));
    EXPECT_TRUE(says(read.notCarried, u"1 coded passage"_s)) << read.notCarried.join(u'\n').toStdString();
    EXPECT_EQ(read.project.sources[0].fileName, u"Interview.docx"_s);
    EXPECT_EQ(read.project.sources[0].file, "The buses, the trams");
}

TEST(QdpxDialects, twoPeoplesCodingsOfOnePassageAreTwoComments)
{
    QByteArray xml = textSource(u"internal://a.txt"_s, {u"4 9"_s});
    xml.prepend("<Users><User guid=\"{00000000-0000-0000-0000-0000000000A1}\" name=\"Ann\"/>"
                "<User guid=\"00000000-0000-0000-0000-0000000000a2\" name=\"Bo\"/></Users>");
    xml.replace(
        "<Coding guid",
        "<Coding guid=\"00000000-0000-0000-0001-0000000000ff\" "
        "creatingUser=\"00000000-0000-0000-0000-0000000000A2\" creationDateTime=\"2020-02-01T10:00:00Z\">"
        "<CodeRef targetGUID=\"00000000-0000-0000-0000-000000000001\"/></Coding>"
        "<Coding creatingUser=\"00000000-0000-0000-0000-0000000000a1\" guid");
    const Read read = readAll(qdpx(u"MAXQDA"_s, xml, {{u"sources/a.txt"_s, "The buses"}}));
    ASSERT_EQ(read.project.comments.size(), 2u);
    EXPECT_EQ(read.project.comments[0].author, u"Bo"_s);
    EXPECT_EQ(read.project.comments[1].author, u"Ann"_s);
    EXPECT_NE(read.project.comments[0].guid, read.project.comments[1].guid);
}

TEST(QdpxDialects, annotationsComeAsNotesWhicheverWayTheyAreTied)
{
    QByteArray xml = textSource(u"internal://a.txt"_s, {u"4 9"_s, u"0 3"_s});
    xml.replace("name=\"\"><Coding", "name=\"\"><Description>described</Description><Coding");
    xml += "<Notes><Note guid=\"00000000-0000-0000-0000-0000000000e1\" "
           "plainTextPath=\"internal://n.txt\"/></Notes>"
           "<Links><Link guid=\"00000000-0000-0000-0000-0000000000f1\" "
           "originGUID=\"00000000-0000-0000-0000-0000000000e1\" "
           "targetGUID=\"00000000-0000-0000-0000-000000000102\"/></Links>";
    const Read read = readAll(qdpx(
        u"NVivo"_s, xml, {{u"Sources/a.txt"_s, "The buses"}, {u"Sources/n.txt"_s, "\xef\xbb\xbfnoted\r\n"}}));
    ASSERT_EQ(read.project.comments.size(), 2u);
    EXPECT_EQ(read.project.comments[0].note, u"described"_s);
    EXPECT_EQ(read.project.comments[1].note, u"described\n\nnoted\n"_s);
    EXPECT_TRUE(read.project.notes.empty());
}

TEST(QdpxDialects, variablesOfADocumentBecomeItsRespondents)
{
    const QByteArray variables = "<Variables><Variable guid=\"00000000-0000-0000-0000-0000000000b1\" "
                                 "name=\"organisation\" typeOfVariable=\"Text\"/>"
                                 "<Variable guid=\"00000000-0000-0000-0000-0000000000b2\" name=\"Age\" "
                                 "typeOfVariable=\"Integer\"/></Variables>";
    const QByteArray values =
        "<VariableValue><VariableRef "
        "targetGUID=\"00000000-0000-0000-0000-0000000000b1\"/><TextValue>Kilns</TextValue>"
        "</VariableValue><VariableValue><VariableRef targetGUID=\"00000000-0000-0000-0000-0000000000b2\"/>"
        "<IntegerValue>40</IntegerValue></VariableValue>";
    QByteArray source = textSource(u"internal://a.txt"_s, {});
    source.replace("</TextSource>", values + "</TextSource>");
    const QByteArray asCase =
        "<Cases><Case guid=\"00000000-0000-0000-0000-0000000000c1\">" + values +
        "<SourceRef targetGUID=\"00000000-0000-0000-0000-000000000002\"/></Case></Cases>";
    for (const QByteArray &xml :
         {variables + source, variables + asCase + textSource(u"internal://a.txt"_s, {})}) {
        const Read read = readAll(qdpx(u"MAXQDA"_s, xml, {{u"sources/a.txt"_s, "The buses"}}));
        ASSERT_EQ(read.project.responses.size(), 1u);
        EXPECT_EQ(read.project.responses[0].organisation, u"Kilns"_s);
        EXPECT_EQ(read.project.responses[0].reference, u"Interview"_s);
        EXPECT_EQ(read.project.sources[0].response, read.project.responses[0].guid);
        EXPECT_TRUE(says(read.notCarried, u"“Age”"_s));
    }
}

TEST(QdpxDialects, whatHasNoPlaceIsCountedAndSaid)
{
    const QByteArray xml =
        "<Sources><AudioSource guid=\"00000000-0000-0000-0000-000000000031\" name=\"Tape 1\"><AudioSelection "
        "guid=\"x\" "
        "begin=\"0\" end=\"1\"/><AudioSelection guid=\"y\" begin=\"0\" end=\"1\"/></AudioSource>"
        "<PictureSource guid=\"00000000-0000-0000-0000-000000000032\" name=\"Map\"><PictureSelection "
        "guid=\"z\" firstX=\"0\" "
        "firstY=\"0\" secondX=\"1\" secondY=\"1\"/></PictureSource></Sources>"
        "<Links><Link guid=\"l\" originGUID=\"x\" targetGUID=\"y\"/></Links>"
        "<Graphs><Graph guid=\"g\"><Vertex guid=\"v\" firstX=\"0\" firstY=\"0\"/></Graph></Graphs><Novelty/>";
    const QStringList said = readAll(qdpx(u"x"_s, xml)).notCarried;
    for (const QString &word : {u"1 recording"_s, u"Tape 1"_s, u"2 marked stretch"_s, u"1 marked area"_s,
                                u"1 link"_s, u"1 graph"_s, u"“Novelty”"_s})
        EXPECT_TRUE(says(said, word)) << word.toStdString() << " in\n" << said.join(u'\n').toStdString();
}

} // namespace
