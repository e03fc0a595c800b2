#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

#include <vector>

namespace soundings::test {

/// A workbook (.xlsx) as a program that opens it finds it. Every part that is read must be well-formed.
class OpenedWorkbook
{
public:
    struct Cell
    {
        QString text;   ///< or the number as it stands
        QString format; ///< of the cell's style, "" for General
        bool isText = false;
    };

    explicit OpenedWorkbook(const QByteArray &bytes);

    [[nodiscard]] QStringList sheets() const { return m_sheets; }
    /// Of a sheet that there is; "B2".
    [[nodiscard]] Cell cell(const QString &sheet, const QString &place) const;
    /// Texts and numbers of all rows.
    [[nodiscard]] std::vector<QStringList> rows(const QString &sheet) const;
    [[nodiscard]] QString part(const QString &path) const; ///< empty: there is none
    [[nodiscard]] QString sheetXml(const QString &sheet) const;

private:
    void readSheet(const QString &name, const QString &xml);

    QHash<QString, QByteArray> m_parts;
    QStringList m_sheets;
    QStringList m_formats; ///< by the style's number
    QHash<QString, QHash<QString, Cell>> m_cells;
    QHash<QString, std::vector<QStringList>> m_rows;
};

} // namespace soundings::test
