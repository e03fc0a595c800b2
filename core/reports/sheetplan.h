#pragma once

#include "core/reports/report.h"

namespace soundings::reports {

/// A block and the headings that it stands under.
struct Placed
{
    size_t block = 0;
    QString heading = {}; ///< of the first level
    QString under = {};   ///< the nearest below it, if any
};

/// What of a report shares a sheet: a table, or all tables of one form; a chart; what respondents wrote; passages; facts.
struct PlannedSheet
{
    enum class Kind { Table, Chart, Facts, Texts, Passages };

    Kind kind = Kind::Table;
    QString caption = {};
    std::vector<Placed> blocks = {};
};

/// Which sheet of a workbook each block of a report goes to. Facts of one thing alone stand among the running text.
struct SheetPlan
{
    std::vector<PlannedSheet> sheets = {}; ///< in the order in which the report begins them
    std::vector<size_t> running = {};      ///< blocks of the running text, and its headings
};

[[nodiscard]] SheetPlan planSheets(const Report &report);

} // namespace soundings::reports
