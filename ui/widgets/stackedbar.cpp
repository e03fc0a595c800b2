#include "ui/widgets/stackedbar.h"

#include "core/consultation/labels.h"
#include "ui/widgets/themecolours.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <numeric>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

constexpr double LeastWidth = 2;

} // namespace

BarPart stancePart(Stance stance)
{
    switch (stance) {
    case Stance::Support: return {label(stance), 0, QColor(0x00, 0x72, 0xb2), Qt::NoBrush};
    case Stance::Oppose: return {label(stance), 0, QColor(0xd5, 0x5e, 0x00), Qt::BDiagPattern};
    case Stance::Mixed: return {label(stance), 0, QColor(0xb0, 0x5a, 0x94), Qt::DiagCrossPattern};
    case Stance::Neutral: return {label(stance), 0, QColor(0x80, 0x80, 0x80), Qt::Dense6Pattern};
    case Stance::None: return {QObject::tr("No stance"), 0, QColor(), Qt::NoBrush};
    }
    Q_UNREACHABLE();
}

std::vector<BarPart> stanceParts(const std::array<int, 5> &stances)
{
    std::vector<BarPart> parts;
    for (const Stance stance : {Stance::Support, Stance::Oppose, Stance::Mixed, Stance::Neutral, Stance::None}) {
        if (const int count = stances[static_cast<size_t>(stance)]; count > 0) {
            parts.push_back(stancePart(stance));
            parts.back().count = count;
        }
    }
    return parts;
}

QString barText(const std::vector<BarPart> &parts, const QString &separator)
{
    QStringList texts;
    for (const BarPart &part : parts)
        texts += u"%1: %2"_s.arg(part.name, QLocale().toString(part.count));
    return texts.join(separator);
}

void paintStackedBar(QPainter &painter, const QRectF &room, const std::vector<BarPart> &parts,
                     const QColor &behind)
{
    const int total = std::accumulate(parts.begin(), parts.end(), 0,
                                      [](int sum, const BarPart &part) { return sum + part.count; });
    if (total == 0 || room.isEmpty())
        return;
    // What every part gets first is taken from what the shares are of.
    const double least = std::min(LeastWidth, room.width() / double(parts.size()));
    const double shared = room.width() - least * double(parts.size());
    double left = room.left();
    painter.save();
    for (const BarPart &part : parts) {
        const QRectF rect(left, room.top(), least + shared * part.count / total, room.height());
        left = rect.right();
        if (!part.colour.isValid()) {
            painter.setPen(QPen(legible(QColor(0x80, 0x80, 0x80), behind, 3), 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5));
            continue;
        }
        const QColor colour = legible(part.colour, behind, 3);
        painter.fillRect(rect, colour);
        if (part.pattern != Qt::NoBrush)
            painter.fillRect(rect, QBrush(textOn(colour), part.pattern));
    }
    painter.restore();
}

} // namespace soundings
