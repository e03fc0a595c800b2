#pragma once

#include "core/search/hits.h"

#include <QStyledItemDelegate>

#include <vector>

namespace soundings {

/// Draws the response list: two lines for who wrote and about what (or the found words in context), a disc and a
/// word for status, badges and chips. Every row is as high as the others.
class ResponseDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setTerms(std::vector<search::Term> terms) { m_terms = std::move(terms); }
    [[nodiscard]] static int rowHeight(const QFontMetrics &metrics);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintWho(QPainter &painter, const QRect &room, const QModelIndex &index, const QPalette &palette) const;
    void paintReceived(QPainter &painter, const QRect &room, const QString &text, const QPalette &palette) const;
    void paintMarked(QPainter &painter, const QRect &room, const QString &text, const QPalette &palette) const;

    std::vector<search::Term> m_terms;
};

/// Draws a list of themes as chips: for columns that have ChipsRole.
class ChipsDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    ChipsDelegate(int chipsRole, QObject *parent) : QStyledItemDelegate(parent), m_role(chipsRole) {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    int m_role;
};

} // namespace soundings
