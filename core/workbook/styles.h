#pragma once

#include "core/tables/value.h"

#include <QByteArray>
#include <QString>

#include <map>
#include <tuple>

namespace soundings::workbook {

enum class Look { Plain, Head, Total, Title, Heading, Strong, Quiet, Link };

/// Where in its cell something stands; Natural: numbers at the end, all else at the start.
enum class Side { Natural, Start, End };

/// How a cell looks.
struct Style
{
    Look look = Look::Plain;
    QString format = {}; ///< of a number or a time, as spreadsheets write formats; empty: General
    QString colour = {}; ///< "#rrggbb" of a thick edge before the cell; empty: none
    int indent = 0;
    bool wrapped = false;
    Side side = Side::Natural;

    friend bool operator<(const Style &a, const Style &b)
    {
        const auto key = [](const Style &s) { return std::tie(s.look, s.format, s.colour, s.indent, s.wrapped, s.side); };
        return key(a) < key(b);
    }
};

/// The format that shows a value as people read it; empty for text.
[[nodiscard]] QString formatOf(const tables::Value &value);

/// The styles that a workbook's cells use, numbered as they are met.
class Styles
{
public:
    Styles() { (void)of({}); } // number 0 is that of cells that name none

    [[nodiscard]] int of(const Style &style);
    [[nodiscard]] QByteArray xml() const;

private:
    std::map<Style, int> m_numbers;
};

} // namespace soundings::workbook
