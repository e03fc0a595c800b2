#include "core/reports/tagmarks.h"

#include <QPainter>
#include <QPdfWriter>

namespace soundings::reports::mark {

namespace {

void paint(QPainter &painter, int edge, int first, int second)
{
    if (dynamic_cast<QPdfWriter *>(painter.device()))
        painter.fillRect(QRectF(edge, 1, first + offset, second + offset), Qt::black);
}

} // namespace

void block(QPainter &painter, int block)
{
    paint(painter, blockEdge, block, 0);
}

void piece(QPainter &painter, int piece, int column)
{
    paint(painter, pieceEdge, piece, column);
}

void adornment(QPainter &painter)
{
    paint(painter, adornmentEdge, 0, 0);
}

} // namespace soundings::reports::mark
