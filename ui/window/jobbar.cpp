#include "ui/window/jobbar.h"

#include "ui/widgets/icons.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace soundings {

JobBar::JobBar(QWidget *parent)
    : QWidget(parent), m_name(new QToolButton), m_progress(new QProgressBar), m_cancel(new QToolButton)
{
    setObjectName(u"jobBar"_s);
    m_name->setAutoRaise(true);
    m_name->setToolTip(tr("Show this job"));
    m_progress->setFixedWidth(160);
    m_progress->setMaximumHeight(fontMetrics().height());
    m_progress->setTextVisible(false);
    m_cancel->setAutoRaise(true);
    m_cancel->setIcon(namedIcon(u"close"_s));
    m_cancel->setToolTip(tr("Stop this job; what is done so far is kept"));
    m_cancel->setAccessibleName(tr("Stop this job"));

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_name);
    row->addWidget(m_progress);
    row->addWidget(m_cancel);
    connect(m_name, &QToolButton::clicked, this, &JobBar::clicked);
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        if (!m_jobs.empty())
            m_jobs.back().watcher->cancel();
    });
    hide();
}

void JobBar::add(const QString &title, QFutureWatcherBase *job)
{
    m_jobs.push_back({title, job});
    connect(job, &QFutureWatcherBase::finished, this, [this, job] { remove(job); });
    connect(job, &QObject::destroyed, this, &JobBar::remove);
    connect(job, &QFutureWatcherBase::progressRangeChanged, this, &JobBar::refresh);
    connect(job, &QFutureWatcherBase::progressValueChanged, this, &JobBar::refresh);
    refresh();
    Q_EMIT busyChanged(true);
    if (job->isFinished())
        remove(job);
}

void JobBar::cancelAll()
{
    for (const Job &job : m_jobs)
        job.watcher->cancel();
}

void JobBar::forgetAll()
{
    for (const Job &job : m_jobs)
        job.watcher->disconnect(this);
    const bool was = isBusy();
    m_jobs.clear();
    refresh();
    if (was)
        Q_EMIT busyChanged(false);
}

void JobBar::remove(const QObject *watcher)
{
    if (std::erase_if(m_jobs, [&](const Job &job) { return job.watcher == watcher; }) == 0)
        return;
    refresh();
    if (m_jobs.empty())
        Q_EMIT busyChanged(false);
}

void JobBar::refresh()
{
    setVisible(!m_jobs.empty());
    if (m_jobs.empty())
        return;
    const Job &job = m_jobs.back();
    m_progress->setRange(job.watcher->progressMinimum(), job.watcher->progressMaximum());
    m_progress->setValue(job.watcher->progressValue());
    m_progress->setAccessibleName(job.title);
    m_name->setText(m_jobs.size() == 1 ? job.title : tr("%1 (and %2 more)").arg(job.title).arg(m_jobs.size() - 1));
}

} // namespace soundings
