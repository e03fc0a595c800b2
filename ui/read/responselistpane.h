#pragma once

#include "core/desk/desk.h"

#include <QActionGroup>
#include <QMenu>
#include <QSettings>
#include <QStackedWidget>
#include <QTableView>
#include <QWidget>

namespace soundings {

class ColumnFit;
class EmptyPage;
class ResponseDelegate;
class ResponseListModel;
class SavedSearchesPane;
class SearchBox;

/// The responses that match, beneath the box where one searches.
class ResponseListPane : public QWidget
{
    Q_OBJECT

public:
    ResponseListPane(ResponseListModel *model, QWidget *parent = nullptr);

    void setDesk(Desk *desk);
    [[nodiscard]] SearchBox *searchBox() const { return m_search; }
    [[nodiscard]] SavedSearchesPane *savedSearches() const { return m_saved; }
    [[nodiscard]] QTableView *view() const { return m_view; }

    [[nodiscard]] ResponseId current() const;
    [[nodiscard]] std::vector<ResponseId> selected() const;
    void setCurrent(ResponseId id); ///< if it matches; at once or with the next answer
    void step(int by);              ///< +1 the next row, -1 the one before; stays at the ends

    /// The order of the list and its columns, as a menu.
    [[nodiscard]] QAction *columnsAction() const { return m_columns->menuAction(); }
    /// Shows a response that no person chose: the first, or the one of the last time.
    void offer(ResponseId id);

    void saveLayout(QSettings &settings) const;
    void restoreLayout(const QSettings &settings);

Q_SIGNALS:
    void currentChanged(soundings::ResponseId id); ///< by a person
    void offered(soundings::ResponseId id);        ///< by offer(), or come back from the last time
    void activated(soundings::ResponseId id); ///< Enter or a double click
    void importRequested();
    void contextMenuRequested(const QPoint &globalPosition);

private:
    void buildView();
    void showSettled(int hits, int total);
    void showOrder();
    void fitColumns();
    void buildMenu();
    void tellCurrent();
    [[nodiscard]] QVariantMap place() const;
    void putAside() const;
    void goTo(const QVariantMap &place);

    ResponseListModel *m_model;
    SearchBox *m_search;
    SavedSearchesPane *m_saved;
    QStackedWidget *m_stack;
    QTableView *m_view;
    EmptyPage *m_empty;
    ResponseDelegate *m_delegate;
    ResponseId m_wanted; ///< to be current once it is there
    ColumnFit *m_fit = nullptr;
    QMenu *m_columns;
    QActionGroup *m_orders;
    bool m_noneYet = false;
    QString m_file; ///< of the consultation
    mutable QVariantList m_places; ///< what was searched for and read in each consultation, the latest first
    bool m_offering = false;
    bool m_stepIn = false; ///< Enter was pressed: the first that is found opens
};

} // namespace soundings
