#pragma once

#include <QByteArray>
#include <QSizeF>
#include <QString>

namespace soundings::workbook {

/// A picture on a sheet, an adornment: who can't see it misses nothing.
struct Picture
{
    QByteArray bytes; ///< PNG or JPEG
    QSizeF size;      ///< points
    int column = 0;   ///< where its upper left corner stands, in the first row
};

[[nodiscard]] QString endingOf(const Picture &picture); ///< "png" or "jpeg"
/// DrawingML (ECMA-376 part 1, 20.5) of a sheet with this picture alone. The relationship's id is rId1.
[[nodiscard]] QByteArray drawingXml(const Picture &picture);

} // namespace soundings::workbook
