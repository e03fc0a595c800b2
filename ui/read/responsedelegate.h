#pragma once

#include "core/consultation/views.h"
#include "core/search/hits.h"
#include "ui/models/themelooks.h"

#include <QPainter>
#include <QStyledItemDelegate>
#include <QTableView>

#include <vector>

namespace soundings {

/// Draws the response list: two lines for who wrote and about what (or the found words in context), a disc and a
/// word for status, badges and chips. What has no column of its own for want of room stands on the second line of
/// another: the status below the reference, the timeliness below the time, the kind and the themes beside who and
/// what. Every row is as high as the others.
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
    struct Cell
    {
        QPainter &painter;
        QRect room;
        const QTableView *table; ///< nullptr: in none
        QString text;
        ResponseRow row;
        QString received; ///< "28 Mar 20:20"
        QPalette palette;
        [[nodiscard]] QRect upper() const;
        [[nodiscard]] QRect lower() const;
        [[nodiscard]] bool hasColumn(int column) const { return !table || !table->isColumnHidden(column); }
    };

    void paintReference(const Cell &cell) const;
    void paintState(const Cell &cell, const QRect &room) const;
    void paintWho(const Cell &cell, const QList<ThemeLook> &chips) const;
    [[nodiscard]] int paintDay(const Cell &cell, const QRect &room) const; ///< gives the width it took
    void paintReceived(const Cell &cell) const;
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
