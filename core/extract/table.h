#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace soundings::extract {

/// A sheet's cells as text, row by row; rows may differ in length. Dates are ISO 8601, whatever the file stored.
struct Sheet
{
    QString name;
    std::vector<QStringList> rows;
};
struct Table
{
    std::vector<Sheet> sheets;
};

} // namespace soundings::extract
