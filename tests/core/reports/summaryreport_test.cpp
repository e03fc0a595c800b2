#include "core/reports/summaryreport.h"
#include "core/reports/write.h"
#include "sample.h"
#include "tests/support/files.h"

using namespace soundings;
using namespace soundings::reports;
using namespace Qt::StringLiterals;

namespace {

QString htmlOf(const SummaryInput &input)
{
    return QString::fromUtf8(toHtml(summaryReport(input)));
}

template<class B>
const B *find(const Report &report, const QString &caption)
{
    for (const Block &block : report.blocks) {
        const auto *found = std::get_if<B>(&block);
        if (found && found->caption == caption)
            return found;
    }
    return nullptr;
}

TEST(SummaryReportTest, tellsTheDeadlineItsZoneAndHowItMoved)
{
    const QString html = htmlOf(test::summary());
    EXPECT_TRUE(html.contains(u"10 February 2020, 12:00:00 GMT"_s));
    EXPECT_TRUE(html.contains(u"(Europe/London)"_s));
    EXPECT_TRUE(html.contains(u"first announced for 7 February 2020, 12:00:00 GMT"_s));
    EXPECT_TRUE(html.contains(u"The draft was not reachable for three days"_s));
}

TEST(SummaryReportTest, countsOnTimeAndLateInASentence)
{
    EXPECT_TRUE(htmlOf(test::summary())
                    .contains(u"Of 140 responses, 80 were on time and 60 were late: 20 accepted, 1 set aside, 39 not "
                              "judged yet."_s));
}

TEST(SummaryReportTest, listsEveryLateResponseWithItsRuling)
{
    const Report report = summaryReport(test::summary());
    const auto *table = find<Table>(report, u"Late responses"_s);
    ASSERT_TRUE(table);
    ASSERT_EQ(table->rows.size(), 60U);
    EXPECT_EQ(table->rows[0][0].text, u"R-0200"_s);
    EXPECT_EQ(table->rows[0][1].text, u"10 Feb 2020, 12:00:01 GMT"_s);
    EXPECT_EQ(table->rows[0][3].text, u"Late, accepted"_s);
    EXPECT_EQ(table->rows[59][3].text, u"Not judged yet"_s);
}

TEST(SummaryReportTest, daysWithoutAResponseAreDaysToo)
{
    const Report report = summaryReport(test::summary());
    const auto *chart = find<BarChart>(report, u"Responses received by day"_s);
    ASSERT_TRUE(chart);
    ASSERT_EQ(chart->labels.size(), 32U) << "10 January to 10 February";
    EXPECT_EQ(chart->labels[1], u"11 Jan"_s);
    EXPECT_EQ(chart->series[0].values[1], 0);
    EXPECT_EQ(chart->series[0].values[31], 57);
}

TEST(SummaryReportTest, campaignsAreCountedBothWays)
{
    EXPECT_FALSE(htmlOf(test::summary()).contains(u"Campaigns once"_s)) << "there are none";
    SummaryInput input = test::summary();
    input.campaigns = {140, 60, 2, 9};
    input.largest = {{{{1}, u"Keep the 18 bus"_s, {}}, 45, 7, 0, {}, {}}, {{{2}, u"Homes for locals"_s, {}}, 15, 2, 0, {}, {}}};
    EXPECT_TRUE(htmlOf(input).contains(u"60 of 140 responses were sent as part of 2 campaigns. Every copy is counted; counting each "
                                       "campaign once, the responses are 82."_s));
    const Report report = summaryReport(input);
    const auto *table = find<Table>(report, u"Letters that several people sent"_s);
    ASSERT_TRUE(table);
    EXPECT_EQ(table->rows[0][0].text, u"Keep the 18 bus"_s);
    EXPECT_EQ(table->rows[0][1].text, u"45"_s);
    EXPECT_EQ(table->rows[0][2].text, u"7"_s);
    const auto *themes = find<Table>(report, u"Themes, and the stance taken on them"_s);
    ASSERT_TRUE(themes);
    EXPECT_EQ(themes->columns[3].title, u"Campaigns once"_s);
    EXPECT_EQ(themes->rows[0][3].text, u"30"_s);
}

TEST(SummaryReportTest, themesHaveCommentsResponsesAndStances)
{
    const Report report = summaryReport(test::summary());
    const auto *table = find<Table>(report, u"Themes, and the stance taken on them"_s);
    ASSERT_TRUE(table);
    ASSERT_EQ(table->rows.size(), 4U);
    const Row &row = table->rows[2];
    EXPECT_EQ(row[0], Cell(u"Apprenticeships"_s, u"#e69f00"_s, 1));
    EXPECT_EQ(row[1].text, u"56"_s);
    EXPECT_EQ(row[2].text, u"46"_s);
    EXPECT_EQ(row[3].text, u"28"_s);
}

TEST(SummaryReportTest, namesOrganisationsAndNeverIndividuals)
{
    const QString html = htmlOf(test::summary());
    EXPECT_TRUE(html.contains(u"Organisation 90 Limited"_s));
    EXPECT_TRUE(html.contains(u"50 responses from individuals; 1 response whose sender asked not to be named; 2 "
                              "responses given in confidence."_s));
}

TEST(SummaryReportTest, showsTheSectionsWithMostComments)
{
    const Report report = summaryReport(test::summary());
    const auto *table = find<Table>(report, u"The 15 sections with the most comments, of 20 commented on"_s);
    ASSERT_TRUE(table);
    ASSERT_EQ(table->rows.size(), 15U);
    EXPECT_EQ(table->rows[0][0].text, u"3.20"_s);
    EXPECT_EQ(table->rows[0][3].text, u"60"_s);
}

TEST(SummaryReportTest, listsWhatCouldNotBeRead)
{
    const QString html = htmlOf(test::summary());
    EXPECT_TRUE(html.contains(u"inbox/0113.eml"_s));
    EXPECT_TRUE(html.contains(u"The file is empty"_s));
}

TEST(SummaryReportTest, anEmptyConsultationIsSaidToBeEmpty)
{
    SummaryInput empty;
    empty.consultation = test::consultation();
    const QString html = htmlOf(empty);
    EXPECT_TRUE(html.contains(u"No response has arrived yet."_s));
    EXPECT_FALSE(html.contains(u"On time and late"_s));
}

} // namespace
