#include "ui/read/responsedelegate.h"

#include "ui/models/responselistmodel.h"
#include "ui/widgets/badges.h"
#include "ui/widgets/themecolours.h"

#include <QApplication>
#include <QPainter>
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
    switch (index.column()) {
    case ResponseListModel::Who: paintWho(*painter, room, index, palette); break;
    case ResponseListModel::Received: paintReceived(*painter, room, text, palette); break;
    case ResponseListModel::Timely:
        paintTimeliness(*painter, room, row.timeliness, row.lateRuling, palette);
        break;
    case ResponseListModel::State: {
        const int disc = painter->fontMetrics().ascent();
        paintStatus(*painter, QRect(room.x(), room.y(), disc, room.height()), row.status, palette);
        const QRect words = room.adjusted(disc + 6, 0, 0, 0);
        painter->drawText(words, Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(text, Qt::ElideRight, words.width()));
        break;
    }
    case ResponseListModel::Themes:
        paintChips(*painter, room, index.data(ResponseListModel::ChipsRole).value<QList<ThemeLook>>(), palette);
        break;
    default:
        painter->drawText(room, Qt::AlignVCenter | Qt::TextWordWrap,
                          painter->fontMetrics().elidedText(text, Qt::ElideRight, 2 * room.width() - 20));
    }
    painter->restore();
}

void ResponseDelegate::paintWho(QPainter &painter, const QRect &room, const QModelIndex &index,
                                const QPalette &palette) const
{
    const auto row = index.data(ResponseListModel::RowRole).value<ResponseRow>();
    const QFontMetrics metrics = painter.fontMetrics();
    QRect upper(room.x(), room.y(), room.width(), room.height() / 2);
    const QRect lower(room.x(), room.y() + room.height() / 2, room.width(), room.height() - room.height() / 2);
    const QString who = index.data().toString();
    if (row.confidentiality == Confidentiality::Confidential)
        upper.setLeft(upper.left() + paintLock(painter, upper, palette.color(QPalette::Text)));
    painter.drawText(upper, Qt::AlignVCenter, metrics.elidedText(who, Qt::ElideRight, upper.width()));
    QFont plain = painter.font();
    plain.setBold(false);
    painter.setFont(plain);
    painter.setPen(quietColour(palette));
    if (!row.snippet.isEmpty())
        paintMarked(painter, lower, row.snippet, palette);
    else
        painter.drawText(lower, Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(row.subject, Qt::ElideRight, lower.width()));
}

void ResponseDelegate::paintReceived(QPainter &painter, const QRect &room, const QString &text,
                                     const QPalette &palette) const
{
    const qsizetype gap = text.lastIndexOf(u' ');
    const QRect upper(room.x(), room.y(), room.width(), room.height() / 2);
    const QRect lower = upper.translated(0, room.height() / 2);
    painter.drawText(upper, Qt::AlignVCenter, text.left(gap));
    painter.setPen(quietColour(palette));
    painter.drawText(lower, Qt::AlignVCenter, text.mid(gap + 1));
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
