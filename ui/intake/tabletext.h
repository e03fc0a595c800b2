#pragma once

#include <QModelIndex>
#include <QString>

#include <vector>

class QAbstractItemModel;

namespace soundings {

/// The rows as tab-separated text with a heading line, as spreadsheets paste it.
[[nodiscard]] QString asTabbedText(const QAbstractItemModel &model, const std::vector<int> &rows);

/// The whole table as CSV (RFC 4180: CRLF, quotes doubled). A cell that a spreadsheet would run as a formula
/// because it begins with = + - @ is given an apostrophe before it: the texts come from outside.
[[nodiscard]] QString asCsv(const QAbstractItemModel &model);

} // namespace soundings
