#pragma once

#include "core/desk/desk.h"

#include <QLabel>
#include <QSettings>
#include <QToolButton>
#include <QTreeView>
#include <QWidget>

namespace soundings {

class FacetsModel;

/// Narrows the list by what its responses are: facets with the counts of what is found, ticked to see only those.
class FacetPane : public QWidget
{
    Q_OBJECT

public:
    explicit FacetPane(QWidget *parent = nullptr);

    void setDesk(Desk *desk);
    void setQuery(const QString &query); ///< that the list shows
    [[nodiscard]] QTreeView *view() const { return m_view; }
    [[nodiscard]] int chosen() const; ///< values that are ticked

    void saveLayout(QSettings &settings) const;
    void restoreLayout(const QSettings &settings);

Q_SIGNALS:
    void searchRequested(const QString &query);
    void crossTableRequested(const QString &rows); ///< of a facet, or empty
    void chosenChanged();
    void failed(const QString &message, const QString &detail);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildView();
    void unfold();
    void use(const QModelIndex &index);
    void useOnly(const QModelIndex &index);
    void showMenu(const QPoint &at);
    void showChosen();
    void clear();

    FacetsModel *m_model;
    QTreeView *m_view;
    QLabel *m_empty;
    QToolButton *m_clear;
    QToolButton *m_cross;
    QStringList m_folded; ///< facets that a person closed
};

} // namespace soundings
