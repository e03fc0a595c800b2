#include "core/desk/reporting.h"
#include "core/desk/sample.h"
#include "core/reports/write.h"
#include "tests/support/deskfixture.h"

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

using Choices = std::vector<FacetCount>;

class Questions : public DeskFixture
{
protected:
    void take(const QByteArray &csv, const survey::SurveyMap &map, const QString &name = u"survey.csv"_s)
    {
        writeFile(path(name), csv);
        const Result<ImportSummary> summary = m_desk->takeIn({{path(name)}, {}, {}, map}, {});
        ASSERT_TRUE(summary) << summary.error().message.toStdString();
        EXPECT_EQ(summary->unreadable, 0) << summary->items.front().reason.toStdString();
    }
    QuestionCounts counted(const QString &question, const QString &query = {})
    {
        const std::vector<QuestionCounts> all = m_desk->questionCounts(query).value();
        for (const QuestionCounts &one : all) {
            if (one.question == question)
                return one;
        }
        return {};
    }
};

using survey::Role;

/// Buses and trains have columns of their own, energy stands in one cell; a fifth of what people write has
/// commas.
survey::SurveyMap map()
{
    survey::SurveyMap map;
    map.columns = {{u"ID"_s, 1, Role::Identifier, {}, {}, {}},
                   {u"Publish?"_s, 1, Role::Consent, {}, {}, {}},
                   {u"Agree?"_s, 1, Role::SingleChoice, u"Do you agree?"_s, {}, {}},
                   {u"Buses"_s, 1, Role::MultipleChoice, u"What do you use?"_s, u"Buses"_s, {}},
                   {u"Trains"_s, 1, Role::MultipleChoice, u"What do you use?"_s, u"Trains"_s, {}},
                   {u"Trams"_s, 1, Role::MultipleChoice, u"What do you use?"_s, u"Trams"_s, {}},
                   {u"Other"_s, 1, Role::MultipleChoice, u"What do you use?"_s, u"Other"_s, {}},
                   {u"Energy"_s, 1, Role::MultipleChoice, u"Which energy?"_s, {}, u";"_s},
                   {u"Say"_s, 1, Role::FreeText, u"What else?"_s, {}, {}}};
    return map;
}

const QByteArray header = "ID,Publish?,Agree?,Buses,Trains,Trams,Other,Energy,Say\n";
const QByteArray rows = "1,Yes,Agree,Yes,Yes,,,Sun; Wind,Agree\n"
                        "2,Yes,Disagree,,Yes,,a bicycle,Wind,More\n"
                        "3,Yes,agree,,,,on foot,Sun;Tides,\n"
                        "4,No,Agree,Yes,,,,Wind;My own mill at Leek,\n"
                        "5,Yes,,,,,,,Nothing closed answered\n"
                        "6,Yes,Agree,,,,,Sun; Sun,\n";

} // namespace

TEST_F(Questions, eachChoiceIsCountedOnceAResponse)
{
    take(header + rows, map());
    const auto all = m_desk->questionCounts({}).value();
    ASSERT_EQ(all.size(), 3u) << "what is free text is not counted";
    EXPECT_EQ(all[0], (QuestionCounts{u"Do you agree?"_s, u"survey.csv"_s, false, 5,
                                      Choices{{u"Agree"_s, 4}, {u"Disagree"_s, 1}}}))
        << "Agree and agree are one choice";
    EXPECT_EQ(all[1],
              (QuestionCounts{u"What do you use?"_s, u"survey.csv"_s, true, 4,
                              Choices{{u"Buses"_s, 2}, {u"Trains"_s, 2}, {u"Trams"_s, 0}, {u"Other"_s, 2}}}))
        << "in the table's order, with what nobody chose; what was said under Other is Other";
    EXPECT_EQ(all[2], (QuestionCounts{u"Which energy?"_s, u"survey.csv"_s, true, 5,
                                      Choices{{u"Sun"_s, 3}, {u"Wind"_s, 3}, {{}, 1}, {u"Tides"_s, 1}}}))
        << "what only somebody wrote who asked for confidence is not told";
}

TEST_F(Questions, onlyMatchingResponsesAreCountedAndNoneThatAreSetAside)
{
    take(header + rows, map());
    EXPECT_EQ(counted(u"Do you agree?"_s, u"-is:confidential"_s).choices,
              (Choices{{u"Agree"_s, 3}, {u"Disagree"_s, 1}}));
    ASSERT_TRUE(m_desk->apply({DuplicateJudged{*m_desk->responseByNumber(2),
                                               *m_desk->responseByNumber(1),
                                               TwinRuling::None,
                                               {},
                                               TwinRuling::SetAside,
                                               u"Twice"_s,
                                               {},
                                               {},
                                               {}}},
                              u"Set aside"_s));
    const QuestionCounts agree = counted(u"Do you agree?"_s, u"-is:duplicate"_s);
    EXPECT_EQ(agree.answered, 4);
    EXPECT_EQ(agree.choices, (Choices{{u"Agree"_s, 4}}));

    const QString html =
        QString::fromUtf8(reports::toHtml(buildReport(*m_desk, {u"summary"_s, {}, {}, false, true}).value()));
    EXPECT_TRUE(html.contains(u"Received 6 − 1 set aside as duplicates = 5 analysed."_s));
    EXPECT_TRUE(html.contains(u"4 responses answer this question; shares are of these."_s));
    EXPECT_TRUE(html.contains(u"add up to more than 100"_s));
    EXPECT_FALSE(html.contains(u"My own mill"_s));
}

TEST_F(Questions, aNewerExportOfTheSameSurveyGoesOnCounting)
{
    take(header + rows, map());
    take(header + rows + "7,Yes,Disagree,,,Yes,,,\n", map(), u"newer.csv"_s);
    EXPECT_EQ(counted(u"Do you agree?"_s).answered, 6);
    EXPECT_EQ(counted(u"Do you agree?"_s).choices, (Choices{{u"Agree"_s, 4}, {u"Disagree"_s, 2}}));
    EXPECT_EQ(counted(u"What do you use?"_s).choices.at(2), (FacetCount{u"Trams"_s, 1}));
    EXPECT_EQ(counted(u"What do you use?"_s).survey, u"newer.csv"_s);
}

TEST_F(Questions, aMapPutRightCountsWhatWasTakenInBefore)
{
    survey::SurveyMap wrong = map();
    wrong.columns[2].role = Role::FreeText;
    wrong.columns[7] = {u"Energy"_s, 1, Role::SingleChoice, u"Which energy?"_s, {}, {}};
    take(header + rows, wrong);
    EXPECT_EQ(counted(u"Do you agree?"_s).answered, 0);
    EXPECT_EQ(counted(u"Which energy?"_s).choices.size(), 5u);
    take(header + rows, map());
    EXPECT_EQ(m_desk->counts()->responses, 6) << "the same rows";
    EXPECT_EQ(counted(u"Do you agree?"_s).answered, 5);
    EXPECT_EQ(counted(u"Which energy?"_s).choices.front(), (FacetCount{u"Sun"_s, 3}));
}

namespace {

/// The cells of a CSV, in a few lines that have nothing of the program's.
std::vector<QStringList> cellsOf(const QString &csv)
{
    std::vector<QStringList> all{{QString()}};
    bool quoted = false;
    for (const QChar sign : csv) {
        if (sign == u'"')
            quoted = !quoted;
        else if (sign == u',' && !quoted)
            all.back() << QString();
        else if (sign == u'\n' && !quoted)
            all.push_back({QString()});
        else if (sign != u'\r')
            all.back().last() += sign;
    }
    return all;
}

} // namespace

TEST(QuestionsOfTheSample, areCountedAsTheTableHasThem)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"sample.soundings"_s);
    ASSERT_TRUE(makeSample(projectFile(u"resources/sample"_s), file, u"Ann"_s, {}));
    const auto desk = Desk::open(file).value();
    const auto rows =
        cellsOf(QString::fromUtf8(readFile(projectFile(u"resources/sample/responses/survey.csv"_s))));
    const auto counts = desk->questionCounts({}).value();
    ASSERT_EQ(counts.size(), 3u);
    for (const QuestionCounts &question : counts) {
        const qsizetype column = rows.front().indexOf(question.question);
        ASSERT_GE(column, 0) << question.question.toStdString();
        QMap<QString, int> expected;
        int answered = 0;
        for (size_t row = 1; row < rows.size(); ++row) {
            const QString cell = rows[row].value(column).trimmed();
            answered += !cell.isEmpty();
            if (!cell.isEmpty())
                ++expected[cell];
        }
        EXPECT_EQ(question.answered, answered);
        EXPECT_FALSE(question.several);
        EXPECT_EQ(question.choices.size(), size_t(expected.size())) << question.question.toStdString();
        for (const FacetCount &choice : question.choices)
            EXPECT_EQ(choice.count, expected.value(choice.value)) << choice.value.toStdString();
    }
}
