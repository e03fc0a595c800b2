#pragma once

#include "core/consultation/ids.h"
#include "core/consultation/result.h"
#include "core/reports/report.h"
#include "ui/widgets/workspace.h"

#include <QPointer>
#include <QTimer>

class QLabel;
class QPushButton;
class QStackedLayout;
class QTabBar;

namespace soundings {

class OverviewPage;
class ReportView;

/// The summary on the screen: at a glance, to look around in, and as it is printed. Counted again, off the GUI thread, once
/// changes have paused, and only the page that somebody looks at.
class SummaryWorkspace : public Workspace
{
    Q_OBJECT

public:
    explicit SummaryWorkspace(QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QIcon icon() const override;
    void setDesk(Desk *desk) override;
    [[nodiscard]] QList<WorkspaceMenu> menus() const override;
    void saveLayout(QSettings &settings) const override;
    void restoreLayout(const QSettings &settings) override;
    enum Page { AtAGlance, AsPrinted };
    void showPage(Page page);
    [[nodiscard]] OverviewPage *overview() const { return m_overview; }

Q_SIGNALS:
    void printRequested(); ///< "Print or save…": the window opens the dialog for the summary
    void responseRequested(soundings::ResponseId response);
    void searchRequested(const QString &query);
    void pointRequested(soundings::PointId point);
    void campaignRequested(soundings::CampaignId campaign);
    void refreshed();      ///< what is shown is what the desk last told

protected:
    void showEvent(QShowEvent *event) override;

private:
    void markStale();
    void refresh();
    void take(const Result<reports::Report> &report, int generation);
    void settle();
    void showMessage(const QString &text);
    [[nodiscard]] bool isStale() const;

    QPointer<Desk> m_desk;
    bool m_staleOverview = true;
    bool m_staleReport = true;
    bool m_counting = false;
    int m_generation = 0;
    QString m_reportQuery; ///< of the page as it is printed
    QTimer m_pause;
    QAction *m_print = nullptr;
    QStackedLayout *m_stack = nullptr;
    QLabel *m_message = nullptr;
    QTabBar *m_tabs = nullptr;
    OverviewPage *m_overview = nullptr;
    ReportView *m_view = nullptr;
};

} // namespace soundings
