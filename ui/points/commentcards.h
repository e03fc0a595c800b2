#pragma once

#include "ui/models/themelooks.h"

#include <QStyledItemDelegate>

namespace soundings {

/// Draws a comment as a card: what it says on two lines, and on a third who said it, where, for or against, and its
/// themes. Every card is as high as the others.
class CommentCards : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setLooks(ThemeLooks looks) { m_looks = std::move(looks); }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    ThemeLooks m_looks;
};

} // namespace soundings
