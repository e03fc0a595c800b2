#include "ui/widgets/badges.h"

#include "core/consultation/labels.h"
#include "ui/widgets/themecolours.h"

#include <QCoreApplication>
#include <QPainterPath>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

constexpr int Padding = 6; // at either side of a chip's text
constexpr int Gap = 4;     // between chips

void paintTick(QPainter &painter, const QRectF &box, const QColor &colour)
{
    painter.setPen(QPen(colour, box.width() * 0.16, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    const auto at = [&box](double x, double y) { return QPointF(box.x() + box.width() * x, box.y() + box.height() * y); };
    painter.drawPolyline(QPolygonF{at(0.2, 0.55), at(0.42, 0.76), at(0.8, 0.26)});
}

void paintClock(QPainter &painter, const QRectF &box, const QColor &colour)
{
    painter.setPen(QPen(colour, box.width() * 0.13, Qt::SolidLine, Qt::RoundCap));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(box.adjusted(1, 1, -1, -1));
    painter.drawLine(box.center(), box.center() - QPointF(0, box.height() * 0.28));
    painter.drawLine(box.center(), box.center() + QPointF(box.width() * 0.2, 0));
}

} // namespace

QSize chipSize(const QFontMetrics &metrics, const QString &name)
{
    return {metrics.horizontalAdvance(name) + 1 + 2 * Padding, metrics.height() + 2};
}

int paintChip(QPainter &painter, const QRect &room, const ThemeLook &look)
{
    const QFontMetrics metrics = painter.fontMetrics();
    const QSize whole = chipSize(metrics, look.name);
    const int width = std::min(whole.width(), room.width());
    if (width < 2 * Padding + metrics.horizontalAdvance(u"x…"_s))
        return 0;
    const QRect chip(room.x(), room.y() + (room.height() - whole.height()) / 2, width, whole.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.colour);
    painter.drawRoundedRect(chip, 4, 4);
    painter.setPen(textOn(look.colour));
    // Its width is rounded: asked to elide, Qt would cut a name that has all its room.
    painter.drawText(chip, Qt::AlignCenter,
                     width < whole.width() ? metrics.elidedText(look.name, Qt::ElideRight, width - 2 * Padding) : look.name);
    painter.restore();
    return width;
}

void paintChips(QPainter &painter, const QRect &room, const QList<ThemeLook> &looks, const QPalette &palette)
{
    const QFontMetrics metrics = painter.fontMetrics();
    const int line = chipSize(metrics, QString()).height() + 2;
    const int lines = std::max(1, room.height() / line);
    const int top = room.y() + std::max(0, (room.height() - lines * line) / 2);
    int x = room.x();
    int row = 0;
    for (qsizetype i = 0; i < looks.size(); ++i) {
        const bool last = i + 1 == looks.size();
        const QString more = u"+%1"_s.arg(looks.size() - i);
        const int wanted = chipSize(metrics, looks[i].name).width();
        if (x > room.x() && x + wanted > room.right() && row + 1 < lines) {
            x = room.x();
            ++row;
        }
        const bool lastLine = row + 1 == lines;
        const int kept = lastLine && !last ? metrics.horizontalAdvance(more) + Gap : 0;
        const QRect space(x, top + row * line, room.right() - x - kept, line);
        // On the last line, a chip cut to a stump says less than a count.
        const bool fits = space.width() >= std::min(wanted, 60);
        const int width = fits ? paintChip(painter, space, looks[i]) : 0;
        if (width == 0) {
            painter.setPen(palette.color(QPalette::Text));
            painter.drawText(QRect(x, space.y(), room.right() - x, line), Qt::AlignVCenter, more);
            return;
        }
        x += width + Gap;
    }
}

QString timelinessText(Timeliness timeliness, LateRuling ruling)
{
    return timeliness == Timeliness::OnTime || ruling == LateRuling::None ? label(timeliness) : label(ruling);
}

int paintTimeliness(QPainter &painter, const QRect &room, Timeliness timeliness, LateRuling ruling,
                    const QPalette &palette)
{
    const QFontMetrics metrics = painter.fontMetrics();
    const bool late = timeliness == Timeliness::Late;
    const QColor text = palette.color(QPalette::Text);
    const QColor ink = !late                            ? quietColour(palette)
                       : ruling == LateRuling::SetAside ? errorColour(palette)
                                                        : warningColour(palette);
    const int size = metrics.ascent();
    const QRectF mark(room.x(), room.y() + (room.height() - size) / 2.0, size, size);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (late)
        paintClock(painter, mark, ink);
    else
        paintTick(painter, mark, ink);
    const QRect words = room.adjusted(size + 4, 0, 0, 0);
    painter.setPen(late ? ink : text);
    const QString shown =
        metrics.elidedText(timelinessText(timeliness, ruling), Qt::ElideRight, std::max(0, words.width()));
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft, shown);
    painter.restore();
    return size + 4 + metrics.horizontalAdvance(shown);
}

void paintStatus(QPainter &painter, const QRect &room, Status status, const QPalette &palette)
{
    const double size = std::min({room.width(), room.height(), painter.fontMetrics().ascent()});
    const QRectF disc(room.x() + (room.width() - size) / 2.0, room.y() + (room.height() - size) / 2.0, size, size);
    const QRectF inner = disc.adjusted(1.5, 1.5, -1.5, -1.5);
    const QColor ink = legible(palette.color(QPalette::Highlight), palette.color(QPalette::Base), 3.0);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ink, 1.5));
    switch (status) {
    case Status::Unread:
        painter.setBrush(ink);
        painter.drawEllipse(inner);
        break;
    case Status::InProgress:
        painter.drawEllipse(inner);
        painter.setBrush(ink);
        painter.drawPie(inner, 90 * 16, 180 * 16);
        break;
    case Status::Tagged:
        painter.drawEllipse(inner);
        paintTick(painter, inner.adjusted(1, 1, -1, -1), ink);
        break;
    case Status::Reviewed:
        painter.setBrush(ink);
        painter.drawEllipse(inner);
        paintTick(painter, inner.adjusted(1, 1, -1, -1), textOn(ink));
        break;
    }
    painter.restore();
}

int paintLock(QPainter &painter, const QRect &room, const QColor &colour)
{
    const double size = painter.fontMetrics().ascent();
    const QRectF box(room.x(), room.y() + (room.height() - size) / 2.0, size * 0.8, size);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, size * 0.11));
    painter.setBrush(Qt::NoBrush);
    const QRectF bow(box.x() + box.width() * 0.22, box.y() + 1, box.width() * 0.56, box.height() * 0.7);
    painter.drawArc(bow, 0, 180 * 16);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(QRectF(box.x() + 1, box.y() + box.height() * 0.42, box.width() - 2, box.height() * 0.52), 1.5, 1.5);
    painter.restore();
    return static_cast<int>(box.width()) + 4;
}

} // namespace soundings
