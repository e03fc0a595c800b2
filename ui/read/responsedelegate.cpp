#include "ui/read/responsedelegate.h"

#include "core/consultation/labels.h"
#include "ui/models/responselistmodel.h"
#include "ui/widgets/badges.h"
#include "ui/widgets/themecolours.h"

#include <QApplication>
#include <QTextLayout>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

constexpr int Side = 6; // between a cell's edge and what is in it

/// The row's background and focus, and a palette whose Text and Base are what stands on it.
QPalette paintGround(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                     const QStyledItemDelegate &)
{
    QStyleOptionViewItem ground = option;
    ground.text.clear();
    ground.index = index;
    ground.features &= ~QStyleOptionViewItem::HasDisplay;
    const QWidget *widget = option.widget;
    const QStyle *style = widget ? widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &ground, &painter, widget);
    QPalette palette = option.palette;
    const bool active = option.state.testFlag(QStyle::State_Active);
    palette.setCurrentColorGroup(active ? QPalette::Active : QPalette::Inactive);
    if (option.state.testFlag(QStyle::State_Selected)) {
        const QColor ink = palette.color(QPalette::HighlightedText);
        const QColor under = palette.color(QPalette::Highlight);
        palette.setColor(QPalette::Text, ink);
        palette.setColor(QPalette::Base, under);
        palette.setColor(QPalette::Highlight, ink);
    }
    return palette;
}

} // namespace

int ResponseDelegate::rowHeight(const QFontMetrics &metrics)
{
    return 2 * metrics.height() + 12;
}

QSize ResponseDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(rowHeight(option.fontMetrics));
    return size;
}

void ResponseDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const QPalette palette = paintGround(*painter, option, index, *this);
    const QRect room = option.rect.adjusted(Side, 3, -Side, -3);
    painter->setClipRect(option.rect);
    QFont font = option.font;
    const QVariant held = index.data(ResponseListModel::RowRole);
    const auto row = held.value<ResponseRow>();
    const QString text = index.data().toString();
    if (!held.isValid()) {
        painter->setFont(font);
        painter->setPen(quietColour(palette));
        painter->drawText(room, Qt::AlignVCenter, text);
        painter->restore();
        return;
    }
    font.setBold(row.status == Status::Unread
                 && (index.column() == ResponseListModel::Reference || index.column() == ResponseListModel::Who));
    painter->setFont(font);
    painter->setPen(palette.color(QPalette::Text));
    const Cell cell{*painter, room,    qobject_cast<const QTableView *>(option.widget),
                    text,     row,     index.siblingAtColumn(ResponseListModel::Received).data().toString(),
                    palette};
    const auto chips = index.data(ResponseListModel::ChipsRole).value<QList<ThemeLook>>();
    switch (index.column()) {
    case ResponseListModel::Reference: paintReference(cell); break;
    case ResponseListModel::Who: paintWho(cell, chips); break;
    case ResponseListModel::Received: paintReceived(cell); break;
    case ResponseListModel::Timely: paintTimeliness(*painter, room, row.timeliness, row.lateRuling, palette); break;
    case ResponseListModel::State: paintState(cell, room); break;
    case ResponseListModel::Themes: paintChips(*painter, room, chips, palette); break;
    default:
        painter->drawText(room, Qt::AlignVCenter | Qt::TextWordWrap,
                          painter->fontMetrics().elidedText(text, Qt::ElideRight, 2 * room.width() - 20));
    }
    painter->restore();
}

QRect ResponseDelegate::Cell::upper() const
{
    return {room.x(), room.y(), room.width(), room.height() / 2};
}

QRect ResponseDelegate::Cell::lower() const
{
    return room.adjusted(0, room.height() / 2, 0, 0);
}

void ResponseDelegate::paintReference(const Cell &cell) const
{
    const bool alone = cell.hasColumn(ResponseListModel::State);
    cell.painter.drawText(alone ? cell.room : cell.upper(), Qt::AlignVCenter, cell.text);
    if (alone)
        return;
    QFont plain = cell.painter.font();
    plain.setBold(false);
    cell.painter.setFont(plain);
    cell.painter.setPen(quietColour(cell.palette));
    paintState(cell, cell.lower());
}

void ResponseDelegate::paintState(const Cell &cell, const QRect &room) const
{
    const QFontMetrics metrics = cell.painter.fontMetrics();
    const int disc = metrics.ascent();
    paintStatus(cell.painter, QRect(room.x(), room.y(), disc, room.height()), cell.row.status, cell.palette);
    const QRect words = room.adjusted(disc + 5, 0, 0, 0);
    cell.painter.drawText(words, Qt::AlignVCenter,
                          metrics.elidedText(label(cell.row.status), Qt::ElideRight, words.width()));
}

void ResponseDelegate::paintWho(const Cell &cell, const QList<ThemeLook> &chips) const
{
    QPainter &painter = cell.painter;
    QRect upper = cell.upper();
    QRect lower = cell.lower();
    if (cell.row.confidentiality == Confidentiality::Confidential)
        upper.setLeft(upper.left() + paintLock(painter, upper, cell.palette.color(QPalette::Text)));
    const QString who = painter.fontMetrics().elidedText(cell.text, Qt::ElideRight, upper.width());
    painter.drawText(upper, Qt::AlignVCenter, who);
    upper.setLeft(upper.left() + painter.fontMetrics().horizontalAdvance(who) + 2 * Side);

    QFont plain = painter.font();
    plain.setBold(false);
    painter.setFont(plain);
    painter.setPen(quietColour(cell.palette));
    const QFontMetrics metrics = painter.fontMetrics();
    const QString kind = label(cell.row.kind);
    if (!cell.hasColumn(ResponseListModel::Kind) && metrics.horizontalAdvance(kind) <= upper.width())
        painter.drawText(upper, Qt::AlignVCenter | Qt::AlignRight, kind);
    if (!cell.hasColumn(ResponseListModel::Received))
        lower.setLeft(lower.left() + paintDay(cell, lower));
    if (!cell.hasColumn(ResponseListModel::Themes) && !chips.isEmpty()) {
        int wanted = 0;
        for (const ThemeLook &chip : chips)
            wanted += chipSize(metrics, chip.name).width() + 4;
        // Where there is no room for both, the themes say more than the subject; found words more than the themes.
        const bool narrow = lower.width() < 38 * metrics.averageCharWidth();
        const bool found = !cell.row.snippet.isEmpty();
        const int most = narrow ? (found ? 0 : lower.width()) : lower.width() / (found ? 3 : 2);
        const int taken = narrow ? most : std::min(wanted, most);
        if (taken > 0)
            paintChips(painter, QRect(lower.right() - taken + 1, lower.y(), taken + 1, lower.height()), chips, cell.palette);
        lower.setRight(lower.right() - (taken > 0 ? taken + Side : 0));
        painter.setPen(quietColour(cell.palette));
    }
    if (!cell.row.snippet.isEmpty())
        paintMarked(painter, lower, cell.row.snippet, cell.palette);
    else if (lower.width() > 0)
        painter.drawText(lower, Qt::AlignVCenter, metrics.elidedText(cell.row.subject, Qt::ElideRight, lower.width()));
}

/// Where there is no column for it: that it is late, if so, and the day.
int ResponseDelegate::paintDay(const Cell &cell, const QRect &room) const
{
    QPainter &painter = cell.painter;
    int taken = 0;
    if (cell.row.timeliness == Timeliness::Late)
        taken = paintTimeliness(painter, room, cell.row.timeliness, cell.row.lateRuling, cell.palette) + Side;
    const QString day = cell.received.left(cell.received.lastIndexOf(u' '));
    const int wide = painter.fontMetrics().horizontalAdvance(day);
    if (taken + wide > room.width()) // half a day says nothing; it stands in the tooltip
        return taken;
    painter.setPen(cell.palette.color(QPalette::Text));
    painter.drawText(room.adjusted(taken, 0, 0, 0), Qt::AlignVCenter, day);
    painter.setPen(quietColour(cell.palette));
    return taken + wide + 2 * Side;
}

/// The day above the hour; or day and hour above what that means.
void ResponseDelegate::paintReceived(const Cell &cell) const
{
    QPainter &painter = cell.painter;
    const qsizetype gap = cell.text.lastIndexOf(u' ');
    const bool whole = !cell.hasColumn(ResponseListModel::Timely)
        && painter.fontMetrics().horizontalAdvance(cell.text) <= cell.room.width();
    painter.drawText(cell.upper(), Qt::AlignVCenter, whole ? cell.text : cell.text.left(gap));
    if (!cell.hasColumn(ResponseListModel::Timely)) {
        paintTimeliness(painter, cell.lower(), cell.row.timeliness, cell.row.lateRuling, cell.palette);
        return;
    }
    painter.setPen(quietColour(cell.palette));
    painter.drawText(cell.lower(), Qt::AlignVCenter, cell.text.mid(gap + 1));
}

void ResponseDelegate::paintMarked(QPainter &painter, const QRect &room, const QString &text,
                                   const QPalette &palette) const
{
    const QString shown = painter.fontMetrics().elidedText(text, Qt::ElideRight, room.width());
    QList<QTextLayout::FormatRange> formats;
    for (const search::Range &hit : search::hitsIn(shown, m_terms)) {
        QTextCharFormat found;
        found.setBackground(hitColour(palette));
        found.setForeground(textOn(hitColour(palette)));
        found.setFontWeight(QFont::DemiBold);
        formats.append({static_cast<int>(hit.begin), static_cast<int>(hit.end - hit.begin), found});
    }
    QTextLayout layout(shown, painter.font());
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    if (line.isValid())
        line.setNumColumns(static_cast<int>(shown.size()));
    layout.endLayout();
    layout.draw(&painter, QPointF(room.x(), room.y() + (room.height() - painter.fontMetrics().height()) / 2.0));
}

QSize ChipsDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int chip = chipSize(option.fontMetrics, QString()).height() + 4;
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {size.width(), std::max(size.height(), chip)};
}

void ChipsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setClipRect(option.rect);
    const QPalette palette = paintGround(*painter, option, index, *this);
    painter->setFont(option.font);
    paintChips(*painter, option.rect.adjusted(Side / 2, 0, -Side / 2, 0), index.data(m_role).value<QList<ThemeLook>>(), palette);
    painter->restore();
}

} // namespace soundings
