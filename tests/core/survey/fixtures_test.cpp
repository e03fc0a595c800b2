#include "core/consultation/words.h"
#include "core/survey/guessing.h"
#include "core/survey/submissions.h"
#include "core/tables/csv.h"
#include "tests/support/files.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

QJsonObject json(const survey::Submission &one)
{
    QJsonArray answers;
    for (const survey::Answer &answer : one.answers)
        answers.append(QJsonArray{answer.question, answer.text});
    return {{u"row"_s, one.row},
            {u"identifier"_s, one.identifier},
            {u"name"_s, one.respondent.name},
            {u"address"_s, one.respondent.address},
            {u"organisation"_s, one.respondent.organisation},
            {u"kind"_s, toWord(one.respondent.kind)},
            {u"place"_s, one.respondent.place},
            {u"confidentiality"_s, toWord(one.confidentiality)},
            {u"submitted"_s, one.submitted ? QJsonValue(isoUtc(*one.submitted)) : QJsonValue()},
            {u"answers"_s, answers}};
}

/// All that a table comes out as, in London.
QJsonObject outcome(const tables::Table &table)
{
    const survey::Guess guess = survey::guessMap(table);
    QJsonArray roles;
    for (const survey::MapColumn &column : guess.map.columns)
        roles.append(survey::toWord(column.role));
    QJsonArray responses;
    survey::Submissions rows(guess.map, table.sheets.front(), QTimeZone("Europe/London"));
    while (const auto one = rows.next())
        responses.append(json(*one));
    return {{u"certain"_s, guess.certain},
            {u"doubt"_s, guess.doubt},
            {u"roles"_s, roles},
            {u"tally"_s, survey::inWords(rows.tally())},
            {u"responses"_s, responses}};
}

QString printed(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson());
}

} // namespace

class SurveyFixtures : public ::testing::TestWithParam<std::string>
{
};

TEST_P(SurveyFixtures, comeOutAsTheyShould)
{
    const QString base = projectFile(u"tests/data/surveys/"_s + QString::fromStdString(GetParam()));
    Result<std::vector<QStringList>> rows = tables::readCsv(readFile(base + u".csv"_s));
    ASSERT_TRUE(rows);
    const QJsonObject expected = QJsonDocument::fromJson(readFile(base + u".json"_s)).object();
    EXPECT_EQ(printed(outcome(tables::Table{{tables::Sheet{{}, *std::move(rows)}}})), printed(expected));
}

INSTANTIATE_TEST_SUITE_P(
    Files, SurveyFixtures, ::testing::ValuesIn([] {
        std::vector<std::string> names;
        for (const QFileInfo &file :
             QDir(projectFile(u"tests/data/surveys"_s)).entryInfoList({u"*.csv"_s}, QDir::Files, QDir::Name))
            names.push_back(file.completeBaseName().toStdString());
        return names;
    }()),
    [](const auto &test) { return QString::fromStdString(test.param).replace(u'-', u'_').toStdString(); });
