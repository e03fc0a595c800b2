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

    [[nodiscard]] const tables::Sheet &sheet() const { return *survey::sheetOf(map, *table); }
};
/// With the map given, else with a guess that is certain; both must fit. The error (Unreadable) says why not
/// and what to do: the sentence under which the table is kept and listed.
[[nodiscard]] Result<MappedTable> mapped(tables::Table table, const QString &source,
                                         const std::optional<survey::SurveyMap> &given);

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
