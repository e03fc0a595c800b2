#include "core/desk/surveypreview.h"
#include "core/survey/surveymap.h"
#include "tests/support/deskfixture.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray headers =
    "Response ID,Date Submitted,Your email,Do you agree?,\"What should change, and why?\"\n";

class SurveyImport : public DeskFixture
{
protected:
    Result<ImportSummary> take(const QByteArray &csv, const std::optional<survey::SurveyMap> &map = {},
                               const ImportProgress &progress = {})
    {
        writeFile(path(u"survey.csv"_s), csv);
        return m_desk->takeIn({{path(u"survey.csv"_s)}, {}, {}, map}, progress);
    }
    Response one(const QString &query)
    {
        const auto ids = m_desk->find(query).value();
        EXPECT_EQ(ids.size(), 1u) << query.toStdString();
        return ids.empty() ? Response() : response(ids.front()).response;
    }
};

} // namespace

TEST_F(SurveyImport, aRowIsAResponseAndAnAnswerAPart)
{
    const QByteArray csv = headers + "A1,14/01/2020 09:00,ann@kilns.example,Agree,More "
                                     "kilns.\n,,,,\nA2,10/02/2020 12:00:01,bob@moor.example,Disagree,=2+2\n";
    const Result<ImportSummary> summary = take(csv);
    ASSERT_TRUE(summary) << summary.error().message.toStdString();
    ASSERT_EQ(summary->items.size(), 2u);
    EXPECT_EQ(summary->notes.value(0), u"survey.csv: 2 response(s), 1 blank row(s)"_s);
    const ImportItem &second = summary->items[1];
    EXPECT_EQ(second.source, u"survey.csv#4"_s);
    EXPECT_EQ(second.response.timeliness, Timeliness::Late);
    const Response kept = response(second.response.id).response;
    EXPECT_EQ(kept.evidence, Evidence::DateHeader);
    EXPECT_EQ(kept.channel, Channel::Survey);
    ASSERT_EQ(kept.parts.size(), 2u);
    EXPECT_EQ(kept.parts[0].question, u"Do you agree?"_s);
    EXPECT_EQ(kept.parts[1].question, u"What should change, and why?"_s);
    EXPECT_EQ(kept.parts[1].kind, PartKind::Answer);
    EXPECT_EQ(kept.parts[1].text, u"=2+2"_s);
    EXPECT_EQ(*m_desk->partBytes(kept.id, 1), QByteArray("=2+2"));
    EXPECT_TRUE(m_desk->original(kept.id)->contains("[\"Response ID\",\"A2\"]"));
    const auto tables = m_desk->surveyTables();
    ASSERT_EQ(tables->size(), 1u);
    EXPECT_EQ(*m_desk->tableBytes(tables->front()), csv);
    EXPECT_EQ(tables->front().original, kept.table);
    EXPECT_EQ(tables->front().rows, 2);
    EXPECT_TRUE(m_desk->verify()->empty());
    EXPECT_EQ(m_desk->count(u"kilns"_s), 1);
}

TEST_F(SurveyImport, aNewerExportAddsOnlyWhatIsNewAndLinksWhatChanged)
{
    const QByteArray rows = "A1,14/01/2020 09:00,,Agree,More kilns.\nA2,15/01/2020 09:00,,Agree,More clay.\n";
    ASSERT_TRUE(take(headers + rows));
    const Result<ImportSummary> again = take(headers + rows);
    EXPECT_EQ(again->duplicates, 2);
    EXPECT_EQ(m_desk->surveyTables()->size(), 1u) << "the same table is not listed twice";
    const Result<ImportSummary> newer =
        take(headers + "A1,14/01/2020 09:00,,Disagree,More kilns.\nA2,15/01/2020 09:00,,Agree,More "
                       "clay.\nA3,16/01/2020 09:00,,Agree,More gas.\n");
    ASSERT_TRUE(newer);
    EXPECT_EQ(newer->added, 2);
    EXPECT_EQ(newer->duplicates, 1);
    const ImportItem &changed = newer->items[0];
    EXPECT_EQ(changed.outcome, ImportOutcome::Added);
    EXPECT_TRUE(changed.reason.contains(u"R-0001"_s)) << changed.reason.toStdString();
    EXPECT_EQ(response(changed.response.id).response.earlier, *m_desk->responseByNumber(1));
    EXPECT_EQ(response(*m_desk->responseByNumber(1)).response.parts[0].text, u"Agree"_s)
        << "what was said first stays";
    EXPECT_FALSE(response(newer->items[2].response.id).response.earlier.isValid());
    EXPECT_EQ(m_desk->surveyTables()->size(), 2u);
    EXPECT_TRUE(m_desk->verify()->empty());
}

TEST_F(SurveyImport, aNewerExportIsReadAsTheLastOneWhateverStandsInItsCells)
{
    const QByteArray names = "Response ID,Date Submitted,Email address,Do you agree?,What should change?\n";
    const QByteArray week = "101,14/01/2020 09:00,ann@kilns.example,Agree,More kilns.\n"
                            "102,14/01/2020 10:00,bob@moor.example,Disagree,More clay.\n"
                            "103,14/01/2020 11:00,cat@moor.example,Agree,More gas.\n";
    ASSERT_EQ(take(names + week)->added, 3);
    const QByteArray nameless = "104,15/01/2020 09:00,n/a,Agree,Trams.\n105,15/01/2020 10:00,none,Agree,Buses.\n"
                                "106,15/01/2020 11:00,rather not say,Agree,Trains.\n107,15/01/2020 12:00,-,Agree,Canals.\n";
    const Result<ImportSummary> next = take(names + week + nameless);
    ASSERT_TRUE(next);
    EXPECT_EQ(next->duplicates, 3);
    EXPECT_EQ(next->added, 4);
    EXPECT_EQ(m_desk->counts()->responses, 7);

    survey::SurveyMap other = survey::readMap(m_desk->surveyTables()->front().map).value();
    for (survey::MapColumn &column : other.columns) {
        if (column.header == u"Do you agree?"_s)
            column.role = survey::Role::Ignore;
    }
    const Result<ImportSummary> corrected = take(names + week, other);
    ASSERT_TRUE(corrected);
    ASSERT_EQ(corrected->added, 3) << "read otherwise they say something else";
    EXPECT_TRUE(corrected->items[0].reason.contains(u"R-0001"_s)) << corrected->items[0].reason.toStdString();
    EXPECT_EQ(response(corrected->items[0].response.id).response.earlier, *m_desk->responseByNumber(1));
    EXPECT_EQ(m_desk->surveyTables()->size(), 3u);
}

TEST_F(SurveyImport, twoExportsBroughtInTogetherAreReadAlike)
{
    const QByteArray names = "Response ID,Date Submitted,Email address,Do you agree?,What should change?\n";
    const QByteArray week = "101,14/01/2020 09:00,ann@kilns.example,Agree,More kilns.\n"
                            "102,14/01/2020 10:00,bob@moor.example,Disagree,More clay.\n";
    const QByteArray nameless = "103,15/01/2020 09:00,n/a,Agree,Trams.\n104,15/01/2020 10:00,none,Agree,Buses.\n"
                                "105,15/01/2020 11:00,rather not say,Agree,Trains.\n106,15/01/2020 12:00,-,Agree,Canals.\n";
    QDir(m_folder.path()).mkpath(u"both"_s);
    writeFile(path(u"both/a.csv"_s), names + week);
    writeFile(path(u"both/b.csv"_s), names + week + nameless);
    const Result<ImportSummary> both = m_desk->takeIn({{path(u"both"_s)}, {}, {}, {}}, {});
    ASSERT_TRUE(both) << both.error().message.toStdString();
    EXPECT_EQ(both->added, 6);
    EXPECT_EQ(both->duplicates, 2);
}

TEST_F(SurveyImport, whatHangsOnABatchThatIsBeingWrittenWaitsForIt)
{
    constexpr int many = 700; // more than two batches
    QByteArray rows;
    for (int i = 0; i < many; ++i) {
        const QByteArray number = QByteArray::number(i);
        rows += "A" + number + ",14/01/2020 09:00,p" + number + "@kilns.example,Agree,Kiln " + number + ".\n";
        if (i == 300) // while those to 249 are written
            rows += "B1,14/01/2020 09:00,p20@kilns.example,Disagree,No.\nB2,14/01/2020 09:00,p30@kilns.example,Agree,Yes.\n";
    }
    const Result<ImportSummary> summary = take(headers + rows);
    ASSERT_TRUE(summary) << summary.error().message.toStdString();
    EXPECT_EQ(summary->added, many + 2);
    ASSERT_EQ(summary->items.size(), size_t(many + 2));
    for (size_t i = 0; i < summary->items.size(); ++i)
        ASSERT_EQ(summary->items[i].response.number, int(i) + 1) << "in the table's order";
    EXPECT_EQ(response(summary->items[301].response.id).response.earlier, summary->items[20].response.id);
    EXPECT_EQ(response(summary->items[302].response.id).response.earlier, summary->items[30].response.id);
    EXPECT_TRUE(m_desk->verify()->empty());
}

TEST_F(SurveyImport, tablesBehindLinksAreFoundOnceEach)
{
    for (const QString &file : {u"in/a.csv"_s, u"elsewhere/b.csv"_s, u"elsewhere/notes.txt"_s}) {
        QDir(m_folder.path()).mkpath(QFileInfo(file).path());
        writeFile(path(file), "x");
    }
    ASSERT_TRUE(QFile::link(path(u"elsewhere"_s), path(u"in/link"_s)));
    ASSERT_TRUE(QFile::link(path(u"elsewhere"_s), path(u"in/other link"_s)));
    EXPECT_EQ(tablesAmong({path(u"in"_s)}).size(), 2) << tablesAmong({path(u"in"_s)}).join(u' ').toStdString();
}

TEST_F(SurveyImport, whatIsDoubtfulIsKeptAndTakenInWithAMap)
{
    const QByteArray csv = "A,B\nAnn,I like trains\nBob,\n";
    const Result<ImportSummary> doubtful = take(csv);
    ASSERT_TRUE(doubtful);
    ASSERT_EQ(doubtful->unreadable, 1);
    EXPECT_TRUE(doubtful->items[0].reason.contains(u"--map"_s));
    EXPECT_EQ(*m_desk->unreadableBytes(m_desk->unreadable()->front()), csv);
    EXPECT_EQ(m_desk->counts()->responses, 0);

    survey::SurveyMap map;
    map.columns = {{u"A"_s, 1, survey::Role::Name, {}, {}, {}},
                   {u"B"_s, 1, survey::Role::FreeText, u"What do you like?"_s, {}, {}}};
    ASSERT_TRUE(writeMapFile(path(u"map.json"_s), map));
    const Result<ImportSummary> taken = take(csv, *readMapFile(path(u"map.json"_s)));
    ASSERT_TRUE(taken);
    EXPECT_EQ(taken->added, 2);
    const Response ann = one(u"trains"_s);
    EXPECT_EQ(ann.respondent.name, u"Ann"_s);
    EXPECT_EQ(ann.parts[0].question, u"What do you like?"_s);
    EXPECT_EQ(ann.evidence, Evidence::FileTime);
}

TEST_F(SurveyImport, whatCannotBeReadIsKept)
{
    for (const QByteArray &csv :
         {QByteArray("a,\"b\n"), QByteArray("\n\n"), QByteArray("only one column\n")}) {
        const Result<ImportSummary> summary = take(csv);
        ASSERT_TRUE(summary);
        EXPECT_EQ(summary->unreadable, 1) << csv.toStdString();
        EXPECT_FALSE(summary->items[0].reason.isEmpty());
    }
    EXPECT_EQ(take(headers)->unreadable, 0) << "a table that has no responses yet is none the worse";
}

TEST_F(SurveyImport, stopsHalfWayAndGoesOnWhereItStopped)
{
    QByteArray csv = headers;
    for (int i = 0; i < 3000; ++i)
        csv += "A" + QByteArray::number(i) + ",14/01/2020 09:00,,Agree,Point number " +
               QByteArray::number(i) + " of many.\n";
    ImportProgress stop;
    stop.step = [](int done, int, const QString &) { return done < 2; };
    const Result<ImportSummary> first = take(csv, {}, stop);
    ASSERT_TRUE(first);
    const Result<ImportSummary> second = take(csv);
    ASSERT_TRUE(second);
    EXPECT_TRUE(first->cancelled);
    EXPECT_LT(first->added, 3000);
    EXPECT_EQ(first->added + second->added, 3000);
    EXPECT_EQ(second->duplicates, first->added);
    EXPECT_TRUE(m_desk->verify()->empty());
}

TEST_F(SurveyImport, aHundredLabelledResponsesComeInWhole)
{
    const QString folder = corpora(u"labelled/gambling_XS/inputs"_s);
    if (folder.isEmpty())
        GTEST_SKIP() << "no corpora here";
    QStringList questions;
    QMap<QString, QStringList> answers;
    for (const QString &part : {u"question_part_1"_s, u"question_part_2"_s}) {
        questions << QJsonDocument::fromJson(
                         readFile(folder + u'/' + part + u"/question.json"_s))[u"question_text"_s]
                         .toString();
        for (const QByteArray &line : readFile(folder + u'/' + part + u"/responses.jsonl"_s).split('\n')) {
            const QJsonObject object = QJsonDocument::fromJson(line).object();
            if (object.isEmpty())
                continue;
            QStringList &said = answers[object[u"response_id"].toVariant().toString()];
            said.resize(questions.size());
            said.last() = object[u"response"].toString();
        }
    }
    const auto quoted = [](QString cell) { return u'"' + cell.replace(u"\""_s, u"\"\""_s) + u'"'; };
    QString csv = u"Respondent ID,%1,%2\n"_s.arg(quoted(questions[0]), quoted(questions[1]));
    for (auto it = answers.cbegin(); it != answers.cend(); ++it)
        csv += it.key() + u',' + quoted(it->value(0)) + u',' + quoted(it->value(1)) + u'\n';
    const Result<ImportSummary> summary = take(csv.toUtf8());
    ASSERT_TRUE(summary);
    EXPECT_EQ(summary->added, 100);
    for (const ImportItem &item : summary->items) {
        const Response r = response(item.response.id).response;
        const QStringList said = answers.value(r.messageId.section(u':', -1));
        for (const Part &part : r.parts)
            EXPECT_EQ(part.text, said.value(questions.indexOf(part.question)).trimmed());
        EXPECT_EQ(r.parts.size(), size_t(said.count() - said.count(QString())));
    }
}

TEST_F(SurveyImport, thePreviewShowsWhatWouldComeIn)
{
    const tables::Sheet sheet{{},
                              {{u"ID"_s, u"Submitted"_s, u"Notes"_s},
                               {u"1"_s, u"14/01/2020 09:00"_s, u"Kilns"_s},
                               {},
                               {u"2"_s, u"never"_s, u"Clay"_s}}};
    const tables::Table table{{sheet}};
    const survey::SurveyMap guess = survey::guessMap(table).map;
    const TableFile file{u"s.csv"_s, {}, m_now};
    SurveyPreview preview =
        previewOf(table, guess, {{2, survey::Role::FreeText}}, file, QTimeZone("Europe/London"));
    EXPECT_TRUE(preview.possible);
    EXPECT_EQ(preview.tally.responses, 2);
    EXPECT_EQ(preview.tally.blank, 1);
    EXPECT_EQ(preview.tally.unclearDates, std::vector{4});
    preview = previewOf(table, preview.map, {}, file, QTimeZone("Europe/London"), 4);
    ASSERT_TRUE(preview.response);
    EXPECT_EQ(preview.response->parts.at(0).text, u"Clay"_s);
    EXPECT_EQ(preview.response->evidence, Evidence::FileTime);
    preview = previewOf(table, preview.map, {{2, survey::Role::Ignore}}, file, QTimeZone("Europe/London"));
    EXPECT_FALSE(preview.possible);
}
