#pragma once

#include "core/workbook/workbook.h"

namespace soundings::workbook {

/// What of a sheet the workbook's other parts speak of.
struct SheetPart
{
    QString name;
    QString filter; ///< the range that filters, "$A$1:$C$9"; empty: none
    bool headed = false;
    bool charted = false;
    bool pictured = false;
};

[[nodiscard]] QByteArray workbookXml(const std::vector<SheetPart> &sheets);
[[nodiscard]] QByteArray workbookRelations(size_t sheets);
[[nodiscard]] QByteArray contentTypes(const std::vector<SheetPart> &sheets);
[[nodiscard]] QByteArray packageRelations();
[[nodiscard]] QByteArray coreProperties(const Properties &properties);
[[nodiscard]] QByteArray programProperties();
/// One relationship, rId1, to `target`; `type` is its last word.
[[nodiscard]] QByteArray oneRelation(const QString &type, const QString &target);

} // namespace soundings::workbook
