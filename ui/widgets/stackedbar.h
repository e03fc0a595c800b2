#pragma once

#include "core/consultation/comment.h"

#include <QBrush>
#include <QColor>
#include <QPalette>
#include <QRectF>
#include <QString>

#include <array>
#include <vector>

class QPainter;

namespace soundings {

/// A part of a bar. Its colour is never all that tells it from the others: a pattern does too, and a tip has its name.
struct BarPart
{
    QString name;
    int count = 0;
    QColor colour;                         ///< invalid: hollow
    Qt::BrushStyle pattern = Qt::NoBrush; ///< laid over the colour
};

/// Its name and look, of no count: support plain, oppose striped, mixed chequered, neutral dotted, no stance hollow.
[[nodiscard]] BarPart stancePart(Stance stance);

/// Parts for comments by stance, those that are none left out. Blue and orange are told apart with any colour vision.
[[nodiscard]] std::vector<BarPart> stanceParts(const std::array<int, 5> &stances);

/// "3 supports, 7 opposes" in the order of the parts.
[[nodiscard]] QString barText(const std::vector<BarPart> &parts, const QString &separator);

/// Side by side in `room`, each as wide as its share and never less than can be seen. `behind` is what the bar stands
/// on: colours are made to stand out from it by 3:1.
void paintStackedBar(QPainter &painter, const QRectF &room, const std::vector<BarPart> &parts, const QColor &behind);

} // namespace soundings
