#include "core/survey/surveymap.h"
#include "tests/support/files.h"

using namespace soundings;
using namespace soundings::survey;
using namespace Qt::StringLiterals;

TEST(MapFile, comesBackAsItWasWritten)
{
    SurveyMap map;
    map.sheet = u"Responses"_s;
    map.headerRow = 3;
    map.headerRows = 2;
    map.dateOrder = DateOrder::MonthDayYear;
    map.zone = "Europe/Paris";
    map.columns = {{u"ID"_s, 1, Role::Identifier, {}, {}, {}},
                   {u"Why?"_s, 2, Role::FreeText, u"Why, then?"_s, {}, {}},
                   {u"Q5: Trains"_s, 1, Role::MultipleChoice, u"Q5"_s, u"Trains"_s, {}},
                   {u"Which"_s, 1, Role::MultipleChoice, u"Which"_s, {}, u";"_s}};
    const Result<SurveyMap> read = readMap(writeMap(map));
    ASSERT_TRUE(read) << read.error().message.toStdString();
    EXPECT_EQ(*read, map);
}

TEST(MapFile, saysWhereItIsBroken)
{
    const auto fault = [](const QByteArray &json) { return readMap(json).error().message; };
    EXPECT_TRUE(fault("{\n  \"soundings-survey-map\": 1,\n  oops}").contains(u"line 3, column"_s))
        << fault("{\n  \"soundings-survey-map\": 1,\n  oops}").toStdString();
    EXPECT_TRUE(fault("{}").contains(u"no survey map"_s));
    EXPECT_TRUE(fault("{\"soundings-survey-map\":1}").contains(u"“columns”"_s));
    EXPECT_TRUE(fault("{\"soundings-survey-map\":1,\"colums\":[],\"columns\":[]}").contains(u"“colums”"_s));
    const QString role = fault("{\"soundings-survey-map\":1,\"columns\":[{\"header\":\"a\",\"role\":\"name\"}"
                               ",{\"header\":\"b\",\"role\":\"question\"}]}");
    EXPECT_TRUE(role.contains(u"column 2 of “columns”: “question” is no role"_s)) << role.toStdString();
    EXPECT_TRUE(role.contains(u"free-text"_s));
    EXPECT_TRUE(fault("{\"soundings-survey-map\":1,\"zone\":\"Europe/Stoke\",\"columns\":[]}")
                    .contains(u"“Europe/Stoke”"_s));
    EXPECT_EQ(readMap("{\"soundings-survey-map\":2}").error().kind, ErrorKind::Newer);
}

TEST(MapFile, whatIsWrittenAsQuestionsAndOptionsIsKeptAsTextsAre)
{
    const QByteArray json = "{\"soundings-survey-map\":1,\"columns\":[{\"header\":\"Why\\u0000?\",\"role\":\"multiple-choice\","
                            "\"question\":\"Why,\\r\\n then?\",\"option\":\"Tra\\u0000ins\\n\"}]}";
    const Result<SurveyMap> map = readMap(json);
    ASSERT_TRUE(map) << map.error().message.toStdString();
    EXPECT_EQ(map->columns.front().header, u"Why?"_s);
    EXPECT_EQ(map->columns.front().question, u"Why, then?"_s);
    EXPECT_EQ(map->columns.front().option, u"Trains"_s);
    const tables::Sheet sheet{{}, {{u"Wh"_s + QChar(u'\0') + u"o"_s}, {u"Ann"_s}}};
    EXPECT_EQ(headersOf(sheet, 1, 1), QStringList{u"Who"_s});
}

TEST(Fitting, theSheetThatAMapNamesComesFirstAndAnotherOnlyWhereItIsGone)
{
    const auto sheet = [](const QString &name) { return tables::Sheet{name, {{u"Name"_s, u"Why?"_s}, {u"Ann"_s, u"Trams"_s}}}; };
    SurveyMap map;
    map.sheet = u"2024"_s;
    map.columns = {{u"Name"_s, 1, Role::Name, {}, {}, {}}, {u"Why?"_s, 1, Role::FreeText, u"Why?"_s, {}, {}}};
    const auto sheetOfFitting = [&](const tables::Table &table) {
        const std::vector<SurveyMap> found = fitting({map}, table);
        return found.size() == 1 ? found[0].sheet : QString();
    };
    tables::Table table;
    table.sheets = {sheet(u"2023"_s), sheet(u"2024"_s)};
    EXPECT_EQ(sheetOfFitting(table), u"2024"_s);
    table.sheets = {sheet(u"Results of 12 May"_s)};
    EXPECT_EQ(sheetOfFitting(table), u"Results of 12 May"_s);
    table.sheets[0].rows[0] << u"Age"_s;
    EXPECT_TRUE(fitting({map}, table).empty()) << "a new question is no part of the map";
}
