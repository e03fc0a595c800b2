#include "core/desk/exportrows.h"

#include "core/consultation/labels.h"
#include "core/desk/orstop.h"
#include "core/tables/csv.h"
#include "tests/support/deskfixture.h"
#include "tests/support/fulldisk.h"
#include "tests/support/openedworkbook.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

class Exporting : public DeskFixture
{
protected:
    void SetUp() override
    {
        DeskFixture::SetUp();
        m_first = receive(u"=cmd() is what kilns cost, and skills too."_s);
        m_second = receive(u"Places matter: \"yes\", they do."_s, u"Bob Ray <bob@leek.example>"_s);
        const ResponseDetail first = response(m_first);
        Comment comment;
        comment.response = m_first;
        comment.passage = Passage{first.response.parts.front().id, 0, 6};
        comment.themes = {theme(u"People"_s).id};
        comment.stance = Stance::Oppose;
        comment.note = u"+1"_s;
        comment.author = u"Ann"_s;
        ASSERT_TRUE(m_desk->apply({CommentAdded{comment}}, u"Tag"_s));
        Response confidential = response(m_second).response;
        ASSERT_TRUE(m_desk->apply({ConfidentialityChanged{m_second, confidential.confidentiality, Confidentiality::Confidential}},
                                  u"Confidential"_s));
    }

    Exported exported(const QString &name)
    {
        const Result<Exported> done = exportConsultation(*m_desk, path(name));
        EXPECT_TRUE(done) << (done ? std::string() : done.error().message.toStdString());
        return done.value_or(Exported{});
    }

    ResponseId m_first;
    ResponseId m_second;
};

TEST_F(Exporting, aWorkbookHasASheetOfEachThing)
{
    const Exported done = exported(u"all.xlsx"_s);
    EXPECT_EQ(done.responses, 2);
    EXPECT_EQ(done.comments, 1);
    const OpenedWorkbook book(readFile(path(u"all.xlsx"_s)));
    EXPECT_EQ(book.sheets(), (QStringList{u"Responses"_s, u"Comments"_s, u"Themes"_s, u"Sections"_s}));

    const auto responses = book.rows(u"Responses"_s);
    ASSERT_EQ(responses.size(), 3u);
    const auto of = [&](size_t row, const QString &title) { return responses[row].value(responses[0].indexOf(title)); };
    EXPECT_EQ(of(1, u"Reference"_s), u"R-0001"_s);
    EXPECT_EQ(of(1, u"Themes"_s), u"People"_s);
    EXPECT_EQ(of(1, u"Comments"_s), u"1"_s);
    EXPECT_TRUE(of(1, u"Text"_s).startsWith(u"=cmd() is"_s));
    EXPECT_NEAR(of(1, u"Received"_s).toDouble(), 43850 + 10.0 / 24, 1e-9) << "20 January 2020, 10:00 UTC";
    EXPECT_EQ(of(2, u"Respondent"_s), u"Bob Ray"_s);
    EXPECT_EQ(of(2, u"Confidentiality"_s), label(Confidentiality::Confidential));

    const auto comments = book.rows(u"Comments"_s);
    ASSERT_EQ(comments.size(), 2u);
    const auto said = [&](const QString &title) { return comments[1].value(comments[0].indexOf(title)); };
    EXPECT_EQ(said(u"Passage"_s), u"=cmd()"_s);
    EXPECT_EQ(said(u"Note"_s), u"+1"_s);
    EXPECT_EQ(said(u"Begins"_s), u"0"_s);
    EXPECT_EQ(said(u"Ends"_s), u"6"_s);
    EXPECT_EQ(book.rows(u"Themes"_s).size(), 6u);
    EXPECT_EQ(book.rows(u"Sections"_s).size(), 4u);
}

TEST_F(Exporting, aTableHasARowAResponseAndRunsNothing)
{
    (void)exported(u"all.csv"_s);
    const QByteArray bytes = readFile(path(u"all.csv"_s));
    EXPECT_TRUE(bytes.startsWith("\xEF\xBB\xBF" "reference,subject,respondent,"));
    const auto rows = tables::readCsv(bytes);
    ASSERT_TRUE(rows);
    ASSERT_EQ(rows->size(), 3u);
    const auto of = [&](size_t row, const QString &title) { return (*rows)[row].value(rows->front().indexOf(title)); };
    EXPECT_TRUE(of(1, u"text"_s).startsWith(u"'=cmd()"_s)) << "a spreadsheet must not run it";
    EXPECT_TRUE(of(2, u"text"_s).contains(u"Places matter: \"yes\", they do."_s));
    EXPECT_EQ(of(1, u"received"_s), u"2020-01-20T10:00:00Z"_s);
    EXPECT_EQ(of(2, u"confidentiality"_s), u"confidential"_s);
    EXPECT_EQ(of(1, u"themes"_s), u"People"_s);
}

TEST_F(Exporting, jsonLinesHaveAnObjectAResponseByReference)
{
    (void)exported(u"all.jsonl"_s);
    const QList<QByteArray> lines = readFile(path(u"all.jsonl"_s)).trimmed().split('\n');
    ASSERT_EQ(lines.size(), 2);
    const QJsonObject first = QJsonDocument::fromJson(lines[0]).object();
    EXPECT_EQ(first[u"reference"_s].toString(), u"R-0001"_s);
    EXPECT_EQ(first[u"comments"_s][0][u"quote"_s].toString(), u"=cmd()"_s);
    EXPECT_FALSE(first[u"history"_s].toArray().isEmpty());
    EXPECT_EQ(QJsonDocument::fromJson(lines[1]).object()[u"confidentiality"_s].toString(), u"confidential"_s);
}

TEST_F(Exporting, whatIsGivenInConfidenceIsSaid)
{
    for (const QString &name : {u"a.xlsx"_s, u"a.csv"_s, u"a.jsonl"_s}) {
        const QStringList remarks = exported(name).remarks;
        ASSERT_EQ(remarks.size(), 1) << name.toStdString();
        EXPECT_TRUE(remarks.front().contains(u"1"_s) && remarks.front().contains(u"confidence"_s));
    }
}

TEST_F(Exporting, aTextTooLongForACellIsWholeInTheOthers)
{
    receive(u"Kiln. "_s.repeated(8000));
    const Exported book = exported(u"a.xlsx"_s);
    ASSERT_EQ(book.leftOut.size(), 1);
    EXPECT_TRUE(book.leftOut.front().contains(u"32,767"_s)) << book.leftOut.front().toStdString();
    (void)exported(u"a.csv"_s);
    EXPECT_GT(readFile(path(u"a.csv"_s)).count("Kiln."), 7999);
}

TEST_F(Exporting, whatCantBeWrittenSaysWhyAndLeavesWhatStoodThere)
{
    const Result<Exported> unknown = exportConsultation(*m_desk, path(u"all.doc"_s));
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().kind, ErrorKind::Invalid);
    for (const QString &word : {u"all.doc"_s, u".qdpx"_s, u".xlsx"_s, u".csv"_s, u".jsonl"_s})
        EXPECT_TRUE(unknown.error().message.contains(word)) << unknown.error().message.toStdString();
    for (const QString &name : {u"absent/a.xlsx"_s, u"absent/a.csv"_s, u"absent/a.jsonl"_s}) {
        const Result<Exported> nowhere = exportConsultation(*m_desk, path(name));
        ASSERT_FALSE(nowhere);
        EXPECT_TRUE(nowhere.error().message.contains(name) && nowhere.error().message.contains(u"folder"_s))
            << nowhere.error().message.toStdString();
    }
    for (const QString &name : {u"old.xlsx"_s, u"old.csv"_s, u"old.jsonl"_s}) {
        writeFile(path(name), "last month's");
        Result<Exported> full;
        {
            const FullDisk disk(256);
            full = exportConsultation(*m_desk, path(name));
        }
        ASSERT_FALSE(full) << name.toStdString();
        EXPECT_EQ(full.error().kind, ErrorKind::Storage);
        EXPECT_TRUE(full.error().message.contains(name)) << full.error().message.toStdString();
        EXPECT_EQ(readFile(path(name)), "last month's");
    }
    EXPECT_TRUE(QDir(m_folder.path()).entryList({u"old.*.*"_s}, QDir::Files).isEmpty()) << "no half file is left";
}

TEST_F(Exporting, itCanBeStoppedAtEveryResponse)
{
    int told = 0;
    const ProjectStep step = [&](int done, int total, const QString &what) {
        EXPECT_LT(done, total);
        EXPECT_FALSE(what.isEmpty());
        return ++told < 2;
    };
    ExportRows rows(*m_desk, step);
    int taken = 0;
    try {
        rows.forEach([&](const ResponseDetail &) { ++taken; });
        ADD_FAILURE() << "went on";
    } catch (const Stop &stop) {
        EXPECT_EQ(stop.error.kind, ErrorKind::Cancelled);
    }
    EXPECT_EQ(taken, 1);
}

} // namespace
