#pragma once

#include "core/desk/surveying.h"

#include <QTimeZone>

#include <vector>

/// What a survey's table would become, before it is taken in. Functions of values, for any thread: a table of
/// 100,000 rows takes a second or two.
namespace soundings {

/// What a person chose for a column of the sheet (from 0) and is not worked into the map yet.
struct ChosenRole
{
    int column = 0;
    survey::Role role = survey::Role::Ignore;
};

struct SurveyPreview
{
    survey::SurveyMap map;           ///< with the chosen roles, and a column for every header of the sheet
    QStringList headers;             ///< of the sheet
    std::vector<survey::Role> roles; ///< a header each
    std::vector<survey::Problem> problems;
    survey::Tally tally;
    bool possible = false;            ///< nothing blocks
    std::optional<Response> response; ///< of the row asked for, or of one of the first with most answers
};

/// `row` as in the sheet; 0: choose one. `zone` is the consultation's.
[[nodiscard]] SurveyPreview previewOf(const tables::Table &table, survey::SurveyMap map,
                                      const std::vector<ChosenRole> &chosen, const TableFile &file,
                                      const QTimeZone &zone, int row = 0);

} // namespace soundings
