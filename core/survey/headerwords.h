#pragma once

#include "core/survey/surveymap.h"

#include <optional>
#include <vector>

/// What the headers of a survey's columns say by themselves.
namespace soundings::survey {

/// The role that a header asks for; the cells must bear it out. None: nothing we know, so perhaps a question.
/// Submitted is for the end of filling in; the beginning is isStart().
[[nodiscard]] std::optional<Role> roleAskedFor(const QString &header);
/// "Start time", "Started": the next best where a table has no time of submission.
[[nodiscard]] bool isStart(const QString &header);
/// Whether it reads like a question put to people: "?", "Q7", or a good many words.
[[nodiscard]] bool soundsLikeAQuestion(const QString &header);

/// For headers "Question: one", "Question: other" (also " - ", " | " and Google's "Question [one]") next to
/// each other: the question and the option, by the column's place; empty for the others. Whether they are
/// options or questions of their own the cells must tell.
struct Split
{
    QString question;
    QString option;
    [[nodiscard]] bool isOption() const { return !question.isEmpty(); }
};
[[nodiscard]] std::vector<Split> splitOptions(const QStringList &headers);

} // namespace soundings::survey
