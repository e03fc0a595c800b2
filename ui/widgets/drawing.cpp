#include "ui/widgets/drawing.h"

#include <QPainter>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace soundings {

namespace {

/// Walks the `d` attribute of a path: a letter, then numbers apart by blanks, commas or a sign.
class PathReader
{
public:
    explicit PathReader(QString text) : m_text(std::move(text)) {}

    QPainterPath read()
    {
        QChar command;
        while (skipBlanks()) {
            if (m_text[m_at].isLetter())
                command = m_text[m_at++];
            if (!step(command))
                break;
            if (command == u'M') // what follows a move without a letter are lines
                command = u'L';
            else if (command == u'm')
                command = u'l';
        }
        return m_path;
    }

private:
    bool skipBlanks()
    {
        while (m_at < m_text.size() && (m_text[m_at].isSpace() || m_text[m_at] == u','))
            ++m_at;
        return m_at < m_text.size();
    }

    double number()
    {
        skipBlanks();
        const qsizetype begin = m_at;
        bool point = false;
        while (m_at < m_text.size()) {
            const QChar c = m_text[m_at];
            const bool sign = (c == u'-' || c == u'+') && m_at == begin;
            if (!c.isDigit() && !sign && (c != u'.' || point))
                break;
            point = point || c == u'.';
            ++m_at;
        }
        bool ok = false;
        const double value = QStringView(m_text).sliced(begin, m_at - begin).toDouble(&ok);
        m_failed = m_failed || !ok;
        return value;
    }

    QPointF point(bool relative)
    {
        const double x = number();
        const double y = number();
        return relative ? m_path.currentPosition() + QPointF(x, y) : QPointF(x, y);
    }

    bool step(QChar command)
    {
        const bool relative = command.isLower();
        const QPointF from = m_path.currentPosition();
        switch (command.toUpper().unicode()) {
        case u'M':
            m_path.moveTo(point(relative));
            break;
        case u'L':
            m_path.lineTo(point(relative));
            break;
        case u'H':
            m_path.lineTo(number() + (relative ? from.x() : 0), from.y());
            break;
        case u'V':
            m_path.lineTo(from.x(), number() + (relative ? from.y() : 0));
            break;
        case u'C': {
            const QPointF first = point(relative);
            const QPointF second = point(relative);
            m_path.cubicTo(first, second, point(relative));
            break;
        }
        case u'Q': {
            const QPointF control = point(relative);
            m_path.quadTo(control, point(relative));
            break;
        }
        case u'Z':
            m_path.closeSubpath();
            break;
        default:
            return false;
        }
        return !m_failed;
    }

    QString m_text;
    qsizetype m_at = 0;
    bool m_failed = false;
    QPainterPath m_path;
};

} // namespace

class DrawingReader
{
public:
    static Drawing read(const QByteArray &svg)
    {
        Drawing drawing;
        Drawing::Style root;
        QXmlStreamReader xml(svg);
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            const QXmlStreamAttributes attributes = xml.attributes();
            if (xml.name() == "svg"_L1) {
                root.fill = {false, QColor(Qt::black)};
                root = style(attributes, root);
                const QStringList box = attributes.value("viewBox"_L1).toString().split(u' ', Qt::SkipEmptyParts);
                if (box.size() == 4)
                    drawing.m_viewBox = {box[0].toDouble(), box[1].toDouble(), box[2].toDouble(), box[3].toDouble()};
            } else if (const QPainterPath path = shape(xml.name(), attributes); !path.isEmpty()) {
                drawing.m_shapes.push_back({path, style(attributes, root)});
            }
        }
        return xml.hasError() || drawing.m_viewBox.isEmpty() ? Drawing() : drawing;
    }

private:
    static Drawing::Paint paintOf(QStringView text)
    {
        if (text == "none"_L1)
            return {true, {}};
        if (text == "currentColor"_L1)
            return {false, {}};
        return {false, QColor(text.toString())};
    }

    static Drawing::Style style(const QXmlStreamAttributes &attributes, Drawing::Style style)
    {
        if (attributes.hasAttribute("fill"_L1))
            style.fill = paintOf(attributes.value("fill"_L1));
        if (attributes.hasAttribute("stroke"_L1))
            style.stroke = paintOf(attributes.value("stroke"_L1));
        if (attributes.hasAttribute("stroke-width"_L1))
            style.width = attributes.value("stroke-width"_L1).toDouble();
        if (attributes.hasAttribute("opacity"_L1))
            style.opacity = attributes.value("opacity"_L1).toDouble();
        return style;
    }

    static QPainterPath shape(QStringView element, const QXmlStreamAttributes &attributes)
    {
        const auto number = [&](QLatin1StringView name) { return attributes.value(name).toDouble(); };
        QPainterPath path;
        if (element == "path"_L1) {
            path = PathReader(attributes.value("d"_L1).toString()).read();
        } else if (element == "circle"_L1) {
            path.addEllipse({number("cx"_L1), number("cy"_L1)}, number("r"_L1), number("r"_L1));
        } else if (element == "rect"_L1) {
            path.addRoundedRect({number("x"_L1), number("y"_L1), number("width"_L1), number("height"_L1)},
                                number("rx"_L1), number("rx"_L1));
        } else if (element == "line"_L1) {
            path.moveTo(number("x1"_L1), number("y1"_L1));
            path.lineTo(number("x2"_L1), number("y2"_L1));
        } else if (element == "polyline"_L1) {
            path = PathReader(u"M "_s + attributes.value("points"_L1).toString()).read();
        }
        return path;
    }
};

Drawing Drawing::fromSvg(const QByteArray &svg)
{
    return DrawingReader::read(svg);
}

void Drawing::paint(QPainter &painter, const QRectF &target, const QColor &current) const
{
    if (isEmpty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double scale = std::min(target.width() / m_viewBox.width(), target.height() / m_viewBox.height());
    painter.translate(target.center());
    painter.scale(scale, scale);
    painter.translate(-m_viewBox.center());
    for (const Shape &shape : m_shapes) {
        painter.setOpacity(shape.style.opacity);
        painter.setBrush(shape.style.fill.none ? QBrush(Qt::NoBrush) : QBrush(shape.style.fill.colour.value_or(current)));
        painter.setPen(shape.style.stroke.none ? QPen(Qt::NoPen)
                                               : QPen(shape.style.stroke.colour.value_or(current), shape.style.width,
                                                      Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPath(shape.path);
    }
    painter.restore();
}

} // namespace soundings
