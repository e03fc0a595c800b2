#include "core/consultation/codepoints.h"
#include "core/zip/archive.h"
#include "tests/core/exchange/projects.h"
#include "tests/support/files.h"

#include <gtest/gtest.h>

using namespace soundings;
using namespace soundings::exchange;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

class QdpxCorpus : public testing::Test
{
protected:
    void SetUp() override
    {
        if (corpora(u"refi-qda"_s).isEmpty())
            GTEST_SKIP() << "the projects of other programs are not here";
    }

    QByteArray file(const QString &name) { return readFile(corpora(u"refi-qda"_s) + u'/' + name); }
    Read read(const QString &name)
    {
        Result<Read> read = readQdpx(file(name));
        EXPECT_TRUE(read) << testing::PrintToString(read.error());
        return read ? *std::move(read) : Read{};
    }
};

/// "qc" codes whole lines and names each selection after its line, counted from 0: so the text can be checked
/// without any position.
TEST_F(QdpxCorpus, everyPassageOfQcIsTheLineThatItIsNamedAfter)
{
    const Read read = this->read(u"demo.qdpx"_s);
    ASSERT_EQ(read.project.sources.size(), 2u);
    EXPECT_EQ(read.project.sources[0].name, u"board_2017.txt"_s);
    EXPECT_EQ(read.project.themes.size(), 262u);
    ASSERT_EQ(read.project.comments.size(), 158u);
    Result<zip::Archive> archive = zip::Archive::open(file(u"demo.qdpx"_s), {});
    ASSERT_TRUE(archive);
    const QString text = QString::fromUtf8(*archive->read(u"sources/board_2017.txt"_s));
    EXPECT_EQ(read.project.sources[0].text, text);
    const QStringList lines = text.split(u'\n');
    const QString xml = QString::fromUtf8(*archive->read(u"project.qde"_s));
    size_t codings = 0;
    for (const ProjectComment &comment : read.project.comments) {
        codings += comment.themes.size();
        EXPECT_EQ(comment.author, u"cp"_s);
        ASSERT_TRUE(comment.range);
        const qsizetype at = xml.indexOf(comment.guid.toString(QUuid::WithoutBraces));
        const QString name = xml.mid(xml.indexOf(u"name=\"line:"_s, at) + 11, 6).section(u'"', 0, 0);
        EXPECT_EQ(passageOf(text, comment.range->begin, comment.range->end).toString(),
                  lines[name.toInt()] + u'\n');
    }
    EXPECT_EQ(codings, 205u);
    EXPECT_EQ(read.notCarried, QStringList());
}

/// The texts of this one were left out by who shared it; what it says is here as other means read it.
TEST_F(QdpxCorpus, theProjectOfAtlasTiIsReadThoughItsTextsAreMissing)
{
    struct Expected
    {
        QString guid;
        ProjectRange range;
        QStringList themes;
        QString note;
    };
    const std::vector<Expected> expected{
        {u"4191294A-E287-4510-95B0-69BCE4638E56"_s, {139, 195}, {u"Coke::diet Coke"_s}, {}},
        {u"B49D7982-BB8E-4335-80AF-DC869CCC3F45"_s,
         {250, 412},
         {},
         u"Mabel is not the only person I know who has Coke for breakfast!"_s},
        {u"2F24EA88-C6A7-482B-8F89-893EF66D7A21"_s,
         {0, 410},
         {u"bacon and eggs"_s, u"cornflakes"_s, u"happiness"_s},
         {}},
        {u"63E009F1-5C33-4568-B65D-53A7E28BDBC1"_s,
         {688, 907},
         {u"bacon and eggs"_s},
         u"why does Simon feel the need to do this?"_s},
        {u"789A62D6-A2AD-4B59-AB90-EF1D4AB1868F"_s, {215, 275}, {u"Feelings"_s}, {}},
        {u"F4E8FF7E-1E00-4112-ADD1-37F087BB8598"_s, {513, 907}, {u"happiness"_s}, {}},
        {u"95916796-D0A0-4B49-80B0-5A5C8B94AE13"_s, {297, 498}, {u"cornflakes"_s}, {}},
        {u"27A5F0C2-E225-4D6A-8297-F4FEC794D890"_s, {62, 69}, {u"waste of time"_s}, {}},
    };
    const Project project = read(u"TestProject.qdpx"_s).project;
    EXPECT_EQ(project.name, u"ATLAS.ti standard project"_s);
    EXPECT_EQ(project.themes.size(), 14u);
    EXPECT_EQ(project.themes[1].description, u"thoughts about breakfast foods"_s);
    EXPECT_EQ(project.sources.size(), 9u) << "six texts, two PDFs, a picture";
    EXPECT_EQ(project.notes.size(), 2u);
    EXPECT_EQ(project.sets.size(), 16u);
    QHash<QUuid, QString> names;
    for (const ProjectTheme &theme : project.themes)
        names.insert(theme.guid, theme.name);
    ASSERT_EQ(project.comments.size(), expected.size());
    for (size_t i = 0; i < expected.size(); ++i) {
        const ProjectComment &comment = project.comments[i];
        QStringList themes;
        for (const QUuid &theme : comment.themes)
            themes << names.value(theme);
        EXPECT_EQ(comment.guid, QUuid(expected[i].guid));
        EXPECT_EQ(comment.range, expected[i].range);
        EXPECT_EQ(themes, expected[i].themes);
        EXPECT_EQ(comment.note, expected[i].note);
        EXPECT_EQ(comment.author, u"Friedrich Markgraf"_s);
    }
}

TEST_F(QdpxCorpus, whatOfAtlasTiCantBeCarriedIsSaid)
{
    const QString said = read(u"TestProject.qdpx"_s).notCarried.join(u'\n');
    for (const QString &sentence :
         {u"9 source(s) came without a text: 1960s Coca Cola commercial - Audio.docx"_s, u"3 recording(s)"_s,
          u"2 marked area(s) of PDF pages"_s, u"1 marked area(s) of pictures"_s,
          u"2 marked stretch(es) of recordings"_s, u"1 link(s)"_s, u"1 graph(s)"_s, u"5 member(s) of sets"_s})
        EXPECT_TRUE(said.contains(sentence)) << sentence.toStdString() << " in\n" << said.toStdString();
}

TEST_F(QdpxCorpus, whatWasReadIsWrittenValidAndReadTheSame)
{
    for (const QString &name : {u"demo.qdpx"_s, u"TestProject.qdpx"_s}) {
        const Project project = read(name).project;
        const Result<QByteArray> written = writeQdpx(project);
        ASSERT_TRUE(written);
        if (!schemaFaults(*written).isNull()) {
            EXPECT_EQ(schemaFaults(*written), u""_s) << name.toStdString();
        }
        const Result<Read> again = readQdpx(*written);
        ASSERT_TRUE(again);
        EXPECT_EQ(again->project.comments, project.comments);
        EXPECT_EQ(again->project.themes, project.themes);
        EXPECT_EQ(again->project.sets, project.sets);
    }
}

} // namespace
