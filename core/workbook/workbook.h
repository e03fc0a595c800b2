#pragma once

#include "core/consultation/result.h"
#include "core/workbook/barchart.h"
#include "core/workbook/picture.h"
#include "core/workbook/sheetnames.h"
#include "core/workbook/styles.h"

#include <QIODevice>

#include <memory>
#include <optional>

/// A workbook (.xlsx, ECMA-376) as it is written: sheet after sheet, row after row, and only the row at hand is in memory.
/// Text is text, whatever it begins with: there is no way to write a formula.
namespace soundings::workbook {

inline constexpr qint64 rowsOfASheet = 1'048'576;

struct Properties
{
    QString title = {};
    QString subject = {};
    QString author = {};
    QString language = {}; ///< BCP 47
    Instant made = {};
};

struct Column
{
    QString title = {};
    double width = 12; ///< characters
    bool wrapped = true;
    Side side = Side::Natural; ///< End for numbers, so that their title stands above them
};

struct Sheet
{
    QString name = {}; ///< from nameFor()
    std::vector<Column> columns = {};
    /// Its first row has the columns' titles, stays in sight, stands again on each printed page and filters.
    bool headed = true;
};

struct Cell
{
    Cell() = default;
    Cell(tables::Value cellValue) : value(std::move(cellValue)) {}
    Cell(QString text) : value(std::move(text)) {}

    tables::Value value;
    QString colour = {}; ///< "#rrggbb" of a thick edge; empty: none
    int indent = 0;
    QString leadsTo = {}; ///< a sheet's name
};
using Row = std::vector<Cell>;

class Workbook
{
public:
    /// `device` is written from its beginning and stays open; it need not be able to seek.
    Workbook(QIODevice &device, Properties properties, qint64 mostRows = rowsOfASheet);
    ~Workbook();

    /// A name that a sheet can have, as near to `wanted` as may be and not given before.
    [[nodiscard]] QString nameFor(const QString &wanted);

    /// Begins a sheet, and ends the one before.
    void begin(Sheet sheet);
    /// More rows than a sheet can have go on on another.
    void add(const Row &row, Look look = Look::Plain);
    /// Of the rows that the sheet has.
    void draw(const BarChart &chart);
    /// On the sheet, which has no chart.
    void place(const Picture &picture);
    /// Fails where something could not be written; the reason is the device's or the archive's.
    [[nodiscard]] Result<> finish();

    [[nodiscard]] int textsCut() const; ///< that were longer than a cell can hold

private:
    struct Private;
    std::unique_ptr<Private> m;
};

} // namespace soundings::workbook
