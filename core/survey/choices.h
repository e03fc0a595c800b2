#pragma once

#include "core/survey/surveymap.h"

/// What was chosen, in answers to closed questions. Pure.
namespace soundings::survey {

struct ClosedQuestion
{
    QString question;
    bool several = false; ///< any number of choices
    QStringList options;  ///< where the table has a column for each
    QString separator;    ///< between choices that stood in one cell

    friend bool operator==(const ClosedQuestion &, const ClosedQuestion &) = default;
};

/// In the order of the map; columns of one question are one.
[[nodiscard]] std::vector<ClosedQuestion> closedQuestions(const SurveyMap &map);

/// The choices in an answer's text (Answer::text), each once. A choice that said more ("Other: what was
/// said") is the option. What was taken in as one text before the map knew the separator comes apart too.
[[nodiscard]] QStringList choicesIn(const ClosedQuestion &question, const QString &text);

} // namespace soundings::survey
