#include "core/survey/choices.h"

#include <algorithm>

namespace soundings::survey {

using namespace Qt::StringLiterals;

namespace {

/// The option that a choice is, or goes on from; else the choice itself.
QString optionOf(const QStringList &options, const QString &choice)
{
    QString longest;
    for (const QString &option : options) {
        if (choice.compare(option, Qt::CaseInsensitive) == 0)
            return option;
        if (choice.startsWith(option + u": "_s, Qt::CaseInsensitive) && option.size() > longest.size())
            longest = option;
    }
    return longest.isEmpty() ? choice : longest;
}

} // namespace

std::vector<ClosedQuestion> closedQuestions(const SurveyMap &map)
{
    std::vector<ClosedQuestion> questions;
    for (const MapColumn &column : map.columns) {
        if (column.role != Role::SingleChoice && column.role != Role::MultipleChoice)
            continue;
        const QString &asked = column.question;
        auto same = std::find_if(questions.begin(), questions.end(),
                                 [&](const ClosedQuestion &one) { return one.question == asked; });
        if (same == questions.end())
            same = questions.insert(questions.end(), ClosedQuestion{asked, false, {}, {}});
        same->several |= column.role == Role::MultipleChoice;
        if (!column.option.isEmpty())
            same->options << column.option;
        if (!column.separator.isEmpty())
            same->separator = column.separator;
    }
    return questions;
}

QStringList choicesIn(const ClosedQuestion &question, const QString &text)
{
    if (!question.several)
        return {text.simplified()};
    QStringList choices;
    for (const QString &line : text.split(u'\n')) {
        // With a column for each option a cell is one choice, whatever signs were written into it.
        const bool whole = question.separator.isEmpty() || !question.options.isEmpty();
        for (const QString &piece : whole ? QStringList{line} : line.split(question.separator)) {
            const QString choice = optionOf(question.options, piece.simplified());
            if (!choice.isEmpty() && !choices.contains(choice, Qt::CaseInsensitive))
                choices << choice;
        }
    }
    return choices;
}

} // namespace soundings::survey
