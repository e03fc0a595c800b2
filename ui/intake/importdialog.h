#pragma once

#include "ui/models/importitemsmodel.h"

#include <QDialog>
#include <QFutureWatcher>

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTabBar;

namespace soundings {

class ItemTable;

/// An import as a person sees it, without standing in the way: how far it is, then what it added, what was there
/// already, and what could not be read and why. Closing it lets the import run on.
class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ImportDialog(QWidget *parent = nullptr);

    /// Shows the job's progress; its stop button cancels it. The job stays the caller's.
    void watch(QFutureWatcherBase *job);
    void showResult(ImportSummary summary, const QByteArray &zone);
    void showFailure(const Error &error);

    [[nodiscard]] QString heading() const;

Q_SIGNALS:
    /// A person wants to see this response, by its number, in the list.
    void responseRequested(int number);

private:
    QWidget *buildProgress();
    QWidget *buildResult();
    void refreshProgress(const QFutureWatcherBase &job);
    void showOutcome(int tab);
    void openCurrent();

    ImportItemsModel m_model;
    ImportItemsModel::Items m_items;
    QByteArray m_zone;

    QStackedWidget *m_pages;
    QLabel *m_doing;
    QLabel *m_item;
    QProgressBar *m_progress;
    QPushButton *m_stop;
    QLabel *m_heading;
    QLabel *m_note;
    QTabBar *m_tabs;
    ItemTable *m_table;
    QPushButton *m_open;
};

/// "412 added, 3 repeated, 1 unreadable".
[[nodiscard]] QString inWords(const ImportSummary &summary);

} // namespace soundings
