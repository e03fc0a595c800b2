#pragma once

#include "core/consultation/response.h"
#include "ui/models/themelooks.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPalette>
#include <QRect>
#include <QSize>

/// Small marks that lists, headers and tooltips share. What they say is never said by colour alone.
namespace soundings {

/// A theme's name on its colour, elided to fit. Gives the width it took, 0 if not even a letter had room.
int paintChip(QPainter &painter, const QRect &room, const ThemeLook &look);
[[nodiscard]] QSize chipSize(const QFontMetrics &metrics, const QString &name);

/// One after the other, on as many lines as the room has; "+2" for those without room.
void paintChips(QPainter &painter, const QRect &room, const QList<ThemeLook> &looks, const QPalette &palette);

/// "On time" with a tick, "Late" with a clock, and what was ruled. Gives the width it took.
int paintTimeliness(QPainter &painter, const QRect &room, Timeliness timeliness, LateRuling ruling,
                    const QPalette &palette);
[[nodiscard]] QString timelinessText(Timeliness timeliness, LateRuling ruling);

/// A disc: full for unread, half for in progress, a ring with a tick for tagged, full with a tick for reviewed.
void paintStatus(QPainter &painter, const QRect &room, Status status, const QPalette &palette);

/// A padlock, as high as the letters: the respondent asked for confidence. Gives the width it took.
int paintLock(QPainter &painter, const QRect &room, const QColor &colour);

} // namespace soundings
