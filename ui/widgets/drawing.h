#pragma once

#include <QByteArray>
#include <QColor>
#include <QPainterPath>
#include <QRectF>

#include <optional>
#include <vector>

class QPainter;

namespace soundings {

/// A small vector drawing, read from the part of SVG that our icons are written in: path (all commands but arcs),
/// circle, rect, line and polyline, with fill, stroke, stroke-width and opacity as attributes, inherited from the
/// root. `currentColor` is whatever it is painted in. Read by us because one plug-in less is one thing less to
/// miss on somebody's machine.
class Drawing
{
public:
    /// Empty where the bytes are no such drawing.
    [[nodiscard]] static Drawing fromSvg(const QByteArray &svg);

    [[nodiscard]] bool isEmpty() const { return m_shapes.empty(); }
    /// Fits the drawing into `target`.
    void paint(QPainter &painter, const QRectF &target, const QColor &current) const;

private:
    friend class DrawingReader;

    struct Paint
    {
        bool none = true;
        std::optional<QColor> colour; ///< none: currentColor
    };
    struct Style
    {
        Paint fill;
        Paint stroke;
        double width = 1;
        double opacity = 1;
    };
    struct Shape
    {
        QPainterPath path;
        Style style;
    };

    QRectF m_viewBox;
    std::vector<Shape> m_shapes;
};

} // namespace soundings
