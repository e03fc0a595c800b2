#pragma once

#include <QIcon>
#include <QPixmap>
#include <QString>

class QPainter;

namespace soundings {

/// An icon of ours: resources/icons/NAME.svg, sharp at any size and scale. It is drawn in the palette's text colour
/// of the moment, so a change of palette recolours it. Empty where there is none of that name.
[[nodiscard]] QIcon namedIcon(const QString &name);

/// The same in a colour of the caller's choosing, painted at once.
void paintIcon(QPainter &painter, const QRectF &target, const QString &name, const QColor &colour);

} // namespace soundings
