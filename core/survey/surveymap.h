#pragma once

#include "core/consultation/result.h"
#include "core/tables/table.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

/// A survey's table, as its tool exported it, and what each column means. Pure: no files, clocks or SQL.
namespace soundings::survey {

enum class Role {
    Ignore,    ///< kept with the row, not shown
    Name,      ///< the respondent's, whole
    FirstName, ///< where the name stands in two columns
    LastName,
    Email,
    Organisation,
    Kind, ///< what the respondent is: "Business", "On behalf of a charity"
    Place,
    Submitted,       ///< when the survey's server took the answers
    Identifier,      ///< by which the survey's tool knows the row; unique in it
    Consent,         ///< yes lets us publish, no does not
    Confidentiality, ///< yes asks us to keep it to ourselves, no does not
    SingleChoice,    ///< a closed question, one answer
    MultipleChoice,  ///< a closed question, any number of answers: in one cell, or an option a column
    FreeText,
};

[[nodiscard]] QString toWord(Role role); ///< "free-text": fixed English, for map files
[[nodiscard]] std::optional<Role> roleFromWord(QStringView word);
[[nodiscard]] QString label(Role role);            ///< for a person, translated
[[nodiscard]] const std::vector<Role> &allRoles(); ///< in the order of the enum
[[nodiscard]] bool isQuestion(Role role);

/// How a date of slashes is read. ISO dates and dates with the month's name are understood whatever is said
/// here.
enum class DateOrder { DayMonthYear, MonthDayYear };

struct MapColumn
{
    QString header; ///< by which the column is found, also when a newer export has moved it
    int nth = 1;    ///< which of the columns with that header, from 1
    Role role = Role::Ignore;
    QString question;  ///< of a question; columns of a MultipleChoice with one question are one answer
    QString option;    ///< of a MultipleChoice with a column for each option
    QString separator; ///< between the choices of a MultipleChoice in one cell

    friend bool operator==(const MapColumn &, const MapColumn &) = default;
};

struct SurveyMap
{
    QString sheet;      ///< by name; empty: the first that has cells
    int headerRow = 1;  ///< the first row of headers, from 1 as spreadsheets count
    int headerRows = 1; ///< 2: a question above its options, as SurveyMonkey writes them
    DateOrder dateOrder = DateOrder::DayMonthYear;
    QByteArray zone; ///< IANA, of dates that name none; empty: the consultation's
    std::vector<MapColumn> columns;

    friend bool operator==(const SurveyMap &, const SurveyMap &) = default;
};

/// The sheet that a map speaks of; nullptr if the table has none of that name.
[[nodiscard]] const tables::Sheet *sheetOf(const SurveyMap &map, const tables::Table &table);

/// What stands in headers and maps, as texts are kept: valid characters, no NUL (no team database takes one), on one line.
[[nodiscard]] QString oneLine(const QString &said);

/// One header a column, as oneLine() has it. Of two rows "Question: option", the question carried on over
/// empty cells beneath which there is an option; "Response" and "Open-Ended Response" add nothing. As many as
/// the headers reach; a column without one is "".
[[nodiscard]] QStringList headersOf(const tables::Sheet &sheet, int headerRow, int headerRows);

/// For each column of the sheet its place in `map.columns`, or -1; and the columns of the map that are not
/// there.
struct Bound
{
    std::vector<int> columns;
    std::vector<int> missing;
};
[[nodiscard]] Bound bind(const SurveyMap &map, const QStringList &headers);

/// Those of `maps` that have just the columns of the sheet they speak of, or else of another one, whose name is put in: it may
/// be of the day of the export.
[[nodiscard]] std::vector<SurveyMap> fitting(const std::vector<SurveyMap> &maps, const tables::Table &table);

/// By which a newer export of the same survey is known: a SHA-256 (32 bytes) over the headers of its
/// questions, in any order.
[[nodiscard]] QByteArray surveyKey(const SurveyMap &map);
/// By which a map is remembered: a SHA-256 in hex over all headers, in any order.
[[nodiscard]] QString headerKey(const QStringList &headers);

/// The `--map` file: JSON, UTF-8, of this shape (keys left out have the values of SurveyMap's and MapColumn's
/// defaults; unknown keys are refused, so that a misspelt one is noticed):
///
///     {"soundings-survey-map": 1, "sheet": "Responses", "header-row": 1, "header-rows": 1,
///      "date-order": "day-month-year" | "month-day-year", "zone": "Europe/London",
///      "columns": [{"header": "Q7. Which?", "nth": 1, "role": "free-text", "question": "Which?",
///                   "option": "Trains", "separator": ";"}]}
///
/// A question without "question" is known by its header. Reading says where a fault is: the line and column
/// of broken JSON, or the column's place ("column 3 of “columns”") and key. A later version is refused as
/// Newer.
[[nodiscard]] QByteArray writeMap(const SurveyMap &map);
[[nodiscard]] Result<SurveyMap> readMap(const QByteArray &json);

} // namespace soundings::survey
