#include "core/survey/guessing.h"
#include "core/survey/submissions.h"
#include "tests/support/files.h"

#include <QElapsedTimer>

using namespace soundings;
using namespace soundings::survey;
using namespace Qt::StringLiterals;

namespace {

const QTimeZone london("Europe/London");

tables::Sheet sheet(std::vector<QStringList> rows)
{
    return {u"Sheet 1"_s, std::move(rows)};
}

std::vector<Submission> all(const SurveyMap &map, const tables::Sheet &table)
{
    std::vector<Submission> found;
    Submissions rows(map, table, london);
    while (auto one = rows.next())
        found.push_back(*std::move(one));
    return found;
}

} // namespace

TEST(Guessing, anEmptyTableIsDoubtedAndHasNoResponses)
{
    EXPECT_FALSE(guessMap(tables::Table{}).certain);
    EXPECT_FALSE(guessMap(tables::Table{{sheet({})}}).certain);
    EXPECT_FALSE(guessMap(sheet({{}, {u""_s}})).certain);
    EXPECT_TRUE(all(guessMap(sheet({{}})).map, sheet({{}})).empty());
}

TEST(Guessing, findsTheHeadersBeneathATitle)
{
    const tables::Sheet table = sheet({{u"Results of the survey"_s},
                                       {},
                                       {u"Response ID"_s, u"Date Submitted"_s, u"What should change?"_s},
                                       {u"7"_s, u"2020-01-13 10:00"_s, u"More trains, and more often."_s}});
    const Guess guess = guessMap(table);
    EXPECT_TRUE(guess.certain) << guess.doubt.toStdString();
    EXPECT_EQ(guess.map.headerRow, 3);
    ASSERT_EQ(all(guess.map, table).size(), 1u);
    EXPECT_EQ(all(guess.map, table)[0].row, 4);
}

TEST(Guessing, tenThousandColumnsAreRead)
{
    QStringList headers{u"Response ID"_s};
    QStringList answers{u"1"_s};
    for (int i = 0; i < 10000; ++i) {
        headers << u"Q%1. What of it?: part %2"_s.arg(i / 10).arg(i % 10);
        answers << u"My answer number %1 is a sentence."_s.arg(i);
    }
    const tables::Sheet table = sheet({headers, answers});
    const Guess guess = guessMap(table);
    EXPECT_TRUE(guess.certain) << guess.doubt.toStdString();
    EXPECT_EQ(all(guess.map, table)[0].answers.size(), 10000u);
}

TEST(Guessing, aRoleChosenByHandBringsItsOptions)
{
    const tables::Sheet table = sheet(
        {{u"ID"_s, u"Towns?: Leek"_s, u"Towns?: Stone"_s}, {u"1"_s, u"often, if the bus runs"_s, u""_s}});
    SurveyMap map = guessMap(table).map;
    map = withRole(map, table, 1, Role::MultipleChoice);
    EXPECT_EQ(map.columns[1].question, u"Towns?"_s);
    EXPECT_EQ(map.columns[1].option, u"Leek"_s);
    map = withRole(map, table, 1, Role::Ignore);
    EXPECT_TRUE(map.columns[1].question.isEmpty());
}

TEST(Checking, saysInWordsWhatIsAmiss)
{
    const tables::Sheet table =
        sheet({{u"ID"_s, u"When"_s, u"Why?"_s}, {u"1"_s, u"x"_s, u"y"_s}, {u"1"_s, u"x"_s, u"z"_s}});
    SurveyMap map;
    map.columns = {{u"ID"_s, 1, Role::Identifier, {}, {}, {}},
                   {u"When"_s, 1, Role::Identifier, {}, {}, {}},
                   {u"Where"_s, 1, Role::Place, {}, {}, {}}};
    const std::vector<Problem> problems = checkMap(map, table);
    QString told;
    for (const Problem &problem : problems)
        told += problem.text + u'\n';
    EXPECT_TRUE(problems.front().blocks);
    EXPECT_TRUE(told.contains(u"no column “Where” (Place)"_s)) << told.toStdString();
    EXPECT_TRUE(told.contains(u"“ID” and “When”"_s)) << told.toStdString();
    EXPECT_TRUE(told.contains(u"No column is a question"_s)) << told.toStdString();
    EXPECT_TRUE(told.contains(u"says nothing of “Why?”"_s)) << told.toStdString();
    EXPECT_TRUE(told.contains(u"“1” stands in rows 2 and 3"_s)) << told.toStdString();
    map.headerRow = 9;
    EXPECT_EQ(checkMap(map, table).front().text, u"Row 9 holds no headers."_s);
}

TEST(Rows, areKnownAgainWhereverTheirColumnsStandAndWhateverIsLeftOut)
{
    SurveyMap map;
    map.columns = {{u"Why?"_s, 1, Role::FreeText, u"Why?"_s, {}, {}},
                   {u"Town"_s, 1, Role::Place, {}, {}, {}}};
    const auto before =
        all(map, sheet({{u"Why?"_s, u"Town"_s}, {u"So."_s, u"Leek"_s}, {u"So."_s, u"Leek"_s}}));
    const auto after = all(map, sheet({{u"Tag"_s, u"Town"_s, u"Why?"_s},
                                       {u"t"_s, u"Leek"_s, u"So."_s},
                                       {},
                                       {u"u"_s, u"Leek"_s, u"So. "_s}}));
    ASSERT_EQ(before.size(), 2u);
    ASSERT_EQ(after.size(), 2u);
    EXPECT_NE(before[0].content, before[1].content) << "two people who say the same are two";
    EXPECT_EQ(before[0].content, after[0].content);
    EXPECT_EQ(before[1].content, after[1].content);
    EXPECT_EQ(after[1].row, 4);
    const auto edited = all(map, sheet({{u"Why?"_s, u"Town"_s}, {u"So!"_s, u"Leek"_s}}));
    EXPECT_NE(edited[0].content, before[0].content);
}

TEST(Rows, keepEveryCellAsItIs)
{
    SurveyMap map;
    map.columns = {{u"Why?"_s, 1, Role::FreeText, u"Why?"_s, {}, {}}};
    const auto rows =
        all(map, sheet({{u"Why?"_s, u"Left out"_s}, {u"=1+1\r\nnext"_s, u" x "_s, u"beyond"_s}}));
    EXPECT_EQ(rows[0].answers[0].text, u"=1+1\nnext"_s);
    EXPECT_EQ(rows[0].cells,
              QByteArray("[[\"Why?\",\"=1+1\\r\\nnext\"],[\"Left out\",\" x \"],[\"\",\"beyond\"]]"));
}
