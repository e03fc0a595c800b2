#include "ui/summary/summaryworkspace.h"

#include "core/desk/desk.h"
#include "core/desk/reporting.h"
#include "ui/summary/overviewpage.h"
#include "ui/summary/reportview.h"
#include "ui/widgets/icons.h"

#include <QLabel>
#include <QStackedLayout>
#include <QTabBar>
#include <QToolButton>

namespace soundings {

using namespace Qt::StringLiterals;

SummaryWorkspace::SummaryWorkspace(QWidget *parent) : Workspace(parent)
{
    m_print = new QAction(tr("Print or save summary…"), this);
    m_print->setToolTip(tr("Print the summary, or save it as PDF, HTML or CSV"));
    m_print->setEnabled(false);
    connect(m_print, &QAction::triggered, this, &SummaryWorkspace::printRequested);

    auto *button = new QToolButton(this);
    button->setDefaultAction(m_print);
    button->setText(tr("Print or save…"));
    m_tabs = new QTabBar(this);
    m_tabs->setDrawBase(false);
    m_tabs->addTab(tr("At a glance"));
    m_tabs->addTab(tr("As printed"));
    auto *bar = new QHBoxLayout;
    bar->addWidget(m_tabs);
    bar->addStretch(1);
    bar->addWidget(button);

    m_message = new QLabel(this);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_overview = new OverviewPage(this);
    m_view = new ReportView(this);
    m_stack = new QStackedLayout;
    m_stack->addWidget(m_message);
    m_stack->addWidget(m_overview);
    m_stack->addWidget(m_view);

    auto *column = new QVBoxLayout(this);
    column->addLayout(bar);
    column->addLayout(m_stack, 1);

    m_pause.setSingleShot(true);
    m_pause.setInterval(400);
    connect(&m_pause, &QTimer::timeout, this, &SummaryWorkspace::refresh);
    connect(m_tabs, &QTabBar::currentChanged, this, [this] {
        m_counting = false; // what the other page asked for is not waited for
        ++m_generation;
        if (!m_desk)
            return;
        if (isStale())
            refresh();
        else
            settle();
    });
    connect(m_overview, &OverviewPage::refreshed, this, [this] {
        if (m_tabs->currentIndex() != AtAGlance || !m_desk)
            return;
        m_counting = false;
        settle();
    });
    connect(m_overview, &OverviewPage::responseRequested, this, &SummaryWorkspace::responseRequested);
    connect(m_overview, &OverviewPage::pointRequested, this, &SummaryWorkspace::pointRequested);
    connect(m_overview, &OverviewPage::campaignRequested, this, &SummaryWorkspace::campaignRequested);
    connect(m_overview, &OverviewPage::searchRequested, this, &SummaryWorkspace::searchRequested);
    connect(m_overview, &OverviewPage::statusMessage, this, &Workspace::statusMessage);
    connect(m_overview, &OverviewPage::failed, this, &Workspace::failed);
    showMessage(tr("No consultation is open."));
}

QString SummaryWorkspace::title() const
{
    return tr("Summary");
}

QIcon SummaryWorkspace::icon() const
{
    return namedIcon(u"summary"_s);
}

QList<WorkspaceMenu> SummaryWorkspace::menus() const
{
    return {{WorkspaceMenu::Consultation, {m_print}}};
}

void SummaryWorkspace::setDesk(Desk *desk)
{
    if (m_desk)
        m_desk->disconnect(this);
    m_desk = desk;
    ++m_generation;
    m_counting = false;
    m_pause.stop();
    m_print->setEnabled(false);
    m_overview->setDesk(desk);
    if (!desk) {
        showMessage(tr("No consultation is open."));
        return;
    }
    showMessage(tr("Counting…"));
    connect(desk, &Desk::changed, this, &SummaryWorkspace::markStale);
    m_staleOverview = true;
    m_staleReport = true;
    if (isVisible())
        refresh();
}

void SummaryWorkspace::showEvent(QShowEvent *event)
{
    Workspace::showEvent(event);
    if (isStale())
        refresh();
}

void SummaryWorkspace::showPage(Page page)
{
    m_tabs->setCurrentIndex(page);
}

bool SummaryWorkspace::isStale() const
{
    return m_tabs->currentIndex() == AtAGlance ? m_staleOverview
                                               : m_staleReport || m_reportQuery != m_overview->shownQuery();
}

void SummaryWorkspace::markStale()
{
    m_staleOverview = true;
    m_staleReport = true;
    if (isVisible() && !m_pause.isActive())
        m_pause.start();
}

void SummaryWorkspace::refresh()
{
    if (!m_desk || m_counting)
        return;
    m_counting = true;
    if (m_tabs->currentIndex() == AtAGlance) {
        m_staleOverview = false;
        m_overview->refresh();
        return;
    }
    m_staleReport = false;
    m_reportQuery = m_overview->shownQuery();
    m_desk->ask([query = m_reportQuery](const Desk &desk) { return buildReport(desk, {u"summary"_s, query, {}, false, true}); })
        .then(this, [this, generation = m_generation](const Result<reports::Report> &report) {
            take(report, generation);
        });
}

void SummaryWorkspace::take(const Result<reports::Report> &report, int generation)
{
    if (generation != m_generation)
        return;
    m_counting = false;
    if (!report) {
        showMessage(report.error().message);
        Q_EMIT failed(report.error().message, report.error().detail);
        return;
    }
    m_view->setReport(*report);
    settle();
}

/// The page in front has what it asked for.
void SummaryWorkspace::settle()
{
    m_stack->setCurrentWidget(m_tabs->currentIndex() == AtAGlance ? static_cast<QWidget *>(m_overview) : m_view);
    m_print->setEnabled(true);
    if (isStale() && isVisible())
        m_pause.start();
    else
        Q_EMIT refreshed();
}

void SummaryWorkspace::saveLayout(QSettings &settings) const
{
    settings.setValue(u"summary/page"_s, m_tabs->currentIndex());
}

void SummaryWorkspace::restoreLayout(const QSettings &settings)
{
    m_tabs->setCurrentIndex(settings.value(u"summary/page"_s, int(AtAGlance)).toInt());
}

void SummaryWorkspace::showMessage(const QString &text)
{
    m_message->setText(text);
    m_stack->setCurrentWidget(m_message);
}

} // namespace soundings
