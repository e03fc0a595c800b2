#pragma once

#include "core/consultation/response.h"
#include "core/consultation/result.h"
#include "core/desk/importing.h"
#include "core/survey/guessing.h"
#include "core/survey/submissions.h"

#include <functional>
#include <memory>

namespace soundings {

/// A survey's table with the map by which it is read.
struct MappedTable
{
    std::shared_ptr<const tables::Table> table;
    survey::SurveyMap map;
    std::vector<survey::SurveyMap> earlier; ///< by which tables with the same columns were read before, newest first

    [[nodiscard]] const tables::Sheet &sheet() const { return *survey::sheetOf(map, *table); }
};
/// The maps of tables that a consultation has, newest first; without what can't be read.
[[nodiscard]] std::vector<survey::SurveyMap> mapsOf(const std::vector<ReceivedTable> &tables);

/// With the map given; else with the newest of `known` that has the same columns, so that a newer export is read as the last
/// one was, whatever has come to stand in its cells; else with a guess that is certain. It must fit. The error (Unreadable)
/// says why not and what to do: the sentence under which the table is kept and listed.
[[nodiscard]] Result<MappedTable> mapped(tables::Table table, const QString &source,
                                         const std::optional<survey::SurveyMap> &given,
                                         const std::vector<survey::SurveyMap> &known);

/// By which the rows of a survey are known again: its key and what the survey's tool calls the row; empty where it has no name.
[[nodiscard]] QString surveyRowId(const survey::SurveyMap &map, const QString &identifier);

/// What a row becomes, with nothing of the consultation's decided about it. `file` is the table's; its time
/// is the evidence where the row has no date of its own.
struct TableFile
{
    QString source;      ///< "survey.csv"
    QByteArray original; ///< SHA-256
    Instant time;
};
[[nodiscard]] Response responseFrom(const survey::Submission &submission, const survey::SurveyMap &map,
                                    const TableFile &file);

/// The survey tables among files and folders (these recursively), by their endings. Reads folders, no files.
[[nodiscard]] QStringList tablesAmong(const QStringList &sources);
/// The MIME type for such a file's ending; empty for others.
[[nodiscard]] QString tableTypeOf(const QString &file);

/// The map of a `--map` file; errors name the file.
[[nodiscard]] Result<survey::SurveyMap> readMapFile(const QString &file);
[[nodiscard]] Result<> writeMapFile(const QString &file, const survey::SurveyMap &map);

} // namespace soundings
