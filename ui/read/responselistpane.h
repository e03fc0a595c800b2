#pragma once

#include "core/desk/desk.h"

#include <QSettings>
#include <QStackedWidget>
#include <QTableView>
#include <QWidget>

namespace soundings {

class EmptyPage;
class ResponseDelegate;
class ResponseListModel;
class SearchBox;

/// The responses that match, beneath the box where one searches.
class ResponseListPane : public QWidget
{
    Q_OBJECT

public:
    ResponseListPane(ResponseListModel *model, QWidget *parent = nullptr);

    void setDesk(Desk *desk);
    [[nodiscard]] SearchBox *searchBox() const { return m_search; }
    [[nodiscard]] QTableView *view() const { return m_view; }

    [[nodiscard]] ResponseId current() const;
    [[nodiscard]] std::vector<ResponseId> selected() const;
    void setCurrent(ResponseId id); ///< if it matches; at once or with the next answer
    void step(int by);              ///< +1 the next row, -1 the one before; stays at the ends

    void saveLayout(QSettings &settings) const;
    void restoreLayout(const QSettings &settings);

Q_SIGNALS:
    void currentChanged(soundings::ResponseId id);
    void activated(soundings::ResponseId id); ///< Enter or a double click
    void importRequested();
    void contextMenuRequested(const QPoint &globalPosition);

private:
    void buildView();
    void showSettled(int hits, int total);
    void showOrder();
    void chooseColumns(const QPoint &globalPosition);

    ResponseListModel *m_model;
    SearchBox *m_search;
    QStackedWidget *m_stack;
    QTableView *m_view;
    EmptyPage *m_empty;
    ResponseDelegate *m_delegate;
    ResponseId m_wanted; ///< to be current once it is there
    bool m_noneYet = false;
};

} // namespace soundings
