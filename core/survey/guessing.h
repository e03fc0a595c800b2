#pragma once

#include "core/survey/surveymap.h"

namespace soundings::survey {

/// A map made out of the headers and the cells of a table. Knows the exports of Citizen Space, Smart Survey,
/// Microsoft Forms, Google Forms and SurveyMonkey by what they have in common: what a header says, what the
/// cells beneath it hold, and that "Question: option" over several columns of ticks is one question.
struct Guess
{
    SurveyMap map;
    bool certain = false; ///< it is a survey's export, and nothing in it had to be chosen by chance
    QString doubt;        ///< why it is not, in a sentence for a person
};
[[nodiscard]] Guess guessMap(const tables::Sheet &sheet);
/// Of the first sheet that is certainly a survey's, or the first with cells.
[[nodiscard]] Guess guessMap(const tables::Table &table);
/// As if its headers stood in these rows; `headerRow` from 1.
[[nodiscard]] Guess guessMap(const tables::Sheet &sheet, int headerRow, int headerRows);

/// The map with another role for the column at `place` of `map.columns`: its question, option and separator
/// follow from the sheet, as in a guess.
[[nodiscard]] SurveyMap withRole(SurveyMap map, const tables::Sheet &sheet, int place, Role role);

/// What stands in the way of a map, or should be known before the rows are taken in.
struct Problem
{
    QString text;        ///< a sentence or two for a person
    bool blocks = false; ///< nothing can be taken in like this
    int column = -1;     ///< of the sheet, from 0; -1: none in particular

    friend bool operator==(const Problem &, const Problem &) = default;
};
/// Those that block first. Walks through the identifiers of all rows.
[[nodiscard]] std::vector<Problem> checkMap(const SurveyMap &map, const tables::Sheet &sheet);

} // namespace soundings::survey
