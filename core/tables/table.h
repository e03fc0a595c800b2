#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace soundings::tables {

/// Rows as they stand, from the first; of unequal length, an empty cell is an empty text.
struct Sheet
{
    QString name;
    std::vector<QStringList> rows;
};

struct Table
{
    std::vector<Sheet> sheets; ///< one, without a name, of a .csv
};

} // namespace soundings::tables
