#include "core/desk/surveypreview.h"

#include <QCoreApplication>

namespace soundings {

namespace {

constexpr int lookedThrough = 200; // rows, for one that shows well

/// A column of the map for every header, so that each can be given a role.
void complete(survey::SurveyMap &map, const QStringList &headers)
{
    const survey::Bound bound = survey::bind(map, headers);
    QHash<QString, int> met;
    for (qsizetype i = 0; i < headers.size(); ++i) {
        const int nth = ++met[headers[i]];
        if (bound.columns[size_t(i)] < 0)
            map.columns.push_back({headers[i], nth, survey::Role::Ignore, {}, {}, {}});
    }
}

void readRows(SurveyPreview &preview, const tables::Sheet &sheet, const TableFile &file,
              const QTimeZone &zone, int row)
{
    survey::Submissions rows(preview.map, sheet, zone);
    size_t most = 0;
    while (const std::optional<survey::Submission> submission = rows.next()) {
        const bool better = !preview.response || submission->answers.size() > most;
        const bool wanted =
            row > 0 ? submission->row == row : better && rows.tally().responses <= lookedThrough;
        if (!wanted)
            continue;
        preview.response = responseFrom(*submission, preview.map, file);
        most = submission->answers.size();
    }
    preview.tally = rows.tally();
}

} // namespace

SurveyPreview previewOf(const tables::Table &table, survey::SurveyMap map,
                        const std::vector<ChosenRole> &chosen, const TableFile &file, const QTimeZone &zone,
                        int row)
{
    SurveyPreview preview;
    preview.map = std::move(map);
    const tables::Sheet *sheet = survey::sheetOf(preview.map, table);
    if (!sheet) {
        preview.problems.push_back(
            {QCoreApplication::translate("soundings", "The table has no such sheet, or is empty."), true,
             -1});
        return preview;
    }
    preview.headers = survey::headersOf(*sheet, preview.map.headerRow, preview.map.headerRows);
    complete(preview.map, preview.headers);
    const survey::Bound bound = survey::bind(preview.map, preview.headers);
    for (const ChosenRole &one : chosen) {
        if (size_t(one.column) < bound.columns.size())
            preview.map =
                survey::withRole(std::move(preview.map), *sheet, bound.columns[size_t(one.column)], one.role);
    }
    for (const int place : bound.columns)
        preview.roles.push_back(preview.map.columns[size_t(place)].role);
    preview.problems = survey::checkMap(preview.map, *sheet);
    preview.possible = preview.problems.empty() || !preview.problems.front().blocks;
    readRows(preview, *sheet, file, zone, row);
    return preview;
}

} // namespace soundings
