#include "core/reports/closedquestions.h"

#include "core/reports/text.h"

#include <algorithm>

namespace soundings::reports {

namespace {

using namespace Qt::StringLiterals;

constexpr auto tr = [](const char *text) { return Words::tr(text); };
constexpr size_t shown = 30; ///< choices of a question; more are words of people's own

Paragraph aside(const QString &text)
{
    return {{{text}}, Voice::Aside};
}

/// Two surveys may ask in the same words.
QString captionOf(const std::vector<QuestionCounts> &all, const QuestionCounts &question)
{
    const auto same = std::count_if(
        all.begin(), all.end(), [&](const QuestionCounts &one) { return one.question == question.question; });
    return same > 1 ? tr("%1 (%2)").arg(question.question, question.survey) : question.question;
}

Table tableOf(const QuestionCounts &question, const QString &caption)
{
    Table table;
    table.caption = caption;
    table.columns = {
        {tr("Choice"), {}, 4}, {tr("Responses"), Alignment::End, 1}, {tr("Share"), Alignment::End, 1}};
    for (size_t i = 0; i < std::min(shown, question.choices.size()); ++i) {
        const FacetCount &choice = question.choices[i];
        table.rows.push_back({choice.value.isEmpty() ? tr("Written in, in confidence only") : choice.value,
                              counted(choice.count), shared(choice.count, question.answered)});
    }
    table.rows.push_back(
        {tr("All who answered"), counted(question.answered), shared(question.answered, question.answered)});
    table.lastIsTotal = true;
    return table;
}

QString baseOf(const QuestionCounts &question)
{
    const QString who = countOf(question.answered, tr("response answers"), tr("responses answer"));
    QString said = question.several ? tr("%1 this question, and could make more than one choice. Shares are "
                                         "of those who answered, and so add up "
                                         "to more than 100 %.")
                                          .arg(who)
                                    : tr("%1 this question; shares are of these.").arg(who);
    if (question.choices.size() > shown) {
        said += u' ' + tr("%1 that were made less often are not shown.")
                           .arg(countOf(int(question.choices.size() - shown), tr("choice"), tr("choices")));
    }
    return said;
}

} // namespace

std::vector<Block> closedQuestions(const std::vector<QuestionCounts> &questions)
{
    std::vector<Block> blocks;
    if (questions.empty())
        return blocks;
    blocks.push_back(Heading{1, tr("Answers to the survey's closed questions")});
    for (const QuestionCounts &question : questions) {
        blocks.push_back(tableOf(question, captionOf(questions, question)));
        blocks.push_back(aside(baseOf(question)));
    }
    return blocks;
}

} // namespace soundings::reports
