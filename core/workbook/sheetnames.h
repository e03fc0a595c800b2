#pragma once

#include <QSet>
#include <QString>

namespace soundings::workbook {

/// Names that sheets may have: at most 31 characters, without those that formulas use, each once whatever its case.
class SheetNames
{
public:
    /// As near to `wanted` as may be.
    [[nodiscard]] QString take(const QString &wanted);

private:
    QSet<QString> m_taken; ///< folded
};

} // namespace soundings::workbook
