#pragma once

#include "core/consultation/result.h"
#include "core/reports/report.h"
#include "ui/widgets/workspace.h"

#include <QPointer>
#include <QTimer>

class QLabel;
class QPushButton;
class QStackedLayout;

namespace soundings {

class ReportView;

/// The chair's first summary on the screen, the same report that is printed. Counted again, off the GUI thread,
/// once changes have paused, and only while somebody looks.
class SummaryWorkspace : public Workspace
{
    Q_OBJECT

public:
    explicit SummaryWorkspace(QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QIcon icon() const override;
    void setDesk(Desk *desk) override;
    [[nodiscard]] QList<WorkspaceMenu> menus() const override;

Q_SIGNALS:
    void printRequested(); ///< "Print or save…": the window opens the dialog for the summary
    void refreshed();      ///< what is shown is what the desk last told

protected:
    void showEvent(QShowEvent *event) override;

private:
    void markStale();
    void refresh();
    void take(const Result<reports::Report> &report, int generation);
    void showMessage(const QString &text);

    QPointer<Desk> m_desk;
    bool m_stale = true;
    bool m_counting = false;
    int m_generation = 0;
    QTimer m_pause;
    QAction *m_print = nullptr;
    QStackedLayout *m_stack = nullptr;
    QLabel *m_message = nullptr;
    ReportView *m_view = nullptr;
};

} // namespace soundings
