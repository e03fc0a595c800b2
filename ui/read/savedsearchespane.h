#pragma once

#include "core/desk/desk.h"

#include <QAction>
#include <QSettings>
#include <QToolButton>
#include <QTreeView>
#include <QWidget>

namespace soundings {

class QuickPicker;
class SavedSearchDialog;
class SavedSearchesModel;
class UnopenedButton;

/// The saved searches above the list of responses, with how many each finds now: a click or Enter searches. Above them
/// one that is always there: the responses that nobody has opened.
class SavedSearchesPane : public QWidget
{
    Q_OBJECT

public:
    explicit SavedSearchesPane(QWidget *parent = nullptr);

    void setDesk(Desk *desk);
    void setQuery(const QString &query); ///< of the search box: the saved search that is the same is marked

    /// For a menu; their keys count in `scope`.
    [[nodiscard]] QList<QAction *> buildActions(QWidget *scope);
    [[nodiscard]] QTreeView *view() const { return m_view; }

    void saveLayout(QSettings &settings) const;
    void restoreLayout(const QSettings &settings);

Q_SIGNALS:
    void searchRequested(const QString &query);
    void leaveRequested(); ///< Enter: on to the list
    void failed(const QString &message, const QString &detail);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildView();
    void buildOwnActions();
    void fitHeight();
    void updateActions();
    void mark();
    void save();
    void editCurrent();
    void keep(SavedSearchDialog *dialog, const SavedSearch &before, const SavedSearch &after);
    void moveCurrent(int by);
    void removeCurrent();
    void openPicker();
    void showMenu(const QPoint &at);
    /// Writes off the GUI thread; a failure is told.
    void submit(std::function<Result<ChangeSet>(Desk &)> job);
    [[nodiscard]] std::optional<SavedSearch> current() const;

    SavedSearchesModel *m_model;
    Desk *m_desk = nullptr;
    QString m_query;
    bool m_open = true; ///< its rows are shown
    QToolButton *m_fold;
    QToolButton *m_add;
    UnopenedButton *m_unopened;
    QTreeView *m_view;
    QuickPicker *m_picker;
    QAction *m_edit = nullptr;
    QAction *m_rename = nullptr;
    QAction *m_up = nullptr;
    QAction *m_down = nullptr;
    QAction *m_remove = nullptr;
};

} // namespace soundings
