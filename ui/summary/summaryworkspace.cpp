#include "ui/summary/summaryworkspace.h"

#include "core/desk/desk.h"
#include "core/desk/reporting.h"
#include "ui/summary/reportview.h"
#include "ui/widgets/icons.h"

#include <QLabel>
#include <QStackedLayout>
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
    auto *bar = new QHBoxLayout;
    bar->addStretch(1);
    bar->addWidget(button);

    m_message = new QLabel(this);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_view = new ReportView(this);
    m_stack = new QStackedLayout;
    m_stack->addWidget(m_message);
    m_stack->addWidget(m_view);

    auto *column = new QVBoxLayout(this);
    column->addLayout(bar);
    column->addLayout(m_stack, 1);

    m_pause.setSingleShot(true);
    m_pause.setInterval(400);
    connect(&m_pause, &QTimer::timeout, this, &SummaryWorkspace::refresh);
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
    if (!desk) {
        showMessage(tr("No consultation is open."));
        return;
    }
    showMessage(tr("Counting…"));
    connect(desk, &Desk::changed, this, &SummaryWorkspace::markStale);
    m_stale = true;
    if (isVisible())
        refresh();
}

void SummaryWorkspace::showEvent(QShowEvent *event)
{
    Workspace::showEvent(event);
    if (m_stale)
        refresh();
}

void SummaryWorkspace::markStale()
{
    m_stale = true;
    if (isVisible() && !m_pause.isActive())
        m_pause.start();
}

void SummaryWorkspace::refresh()
{
    if (!m_desk || m_counting)
        return;
    m_stale = false;
    m_counting = true;
    m_desk->ask([](const Desk &desk) { return buildReport(desk, {u"summary"_s, {}, {}, false, true}); })
        .then(this, [this, generation = m_generation](const Result<reports::Report> &report) {
            take(report, generation);
        });
}

void SummaryWorkspace::take(const Result<reports::Report> &report, int generation)
{
    if (generation != m_generation)
        return;
    m_counting = false;
    if (report) {
        m_view->setReport(*report);
        m_stack->setCurrentWidget(m_view);
        m_print->setEnabled(true);
    } else {
        showMessage(report.error().message);
        Q_EMIT failed(report.error().message, report.error().detail);
    }
    if (m_stale && isVisible())
        m_pause.start();
    else
        Q_EMIT refreshed();
}

void SummaryWorkspace::showMessage(const QString &text)
{
    m_message->setText(text);
    m_stack->setCurrentWidget(m_message);
}

} // namespace soundings
