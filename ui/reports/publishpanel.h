#pragma once

#include "core/desk/publishing.h"
#include "ui/models/recordjobs.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QWidget>

namespace soundings {

/// What is to be published, in which form, and how far it is.
class PublishPanel : public QWidget
{
    Q_OBJECT

public:
    PublishPanel(Desk *desk, QWidget *parent = nullptr);

    void setQuery(const QString &query) { m_query = query; } ///< of the responses to publish
    void setReady(bool ready);                               ///< whether there is anything to publish
    void publishTo(const QString &folder);                   ///< without asking
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_job != nullptr; }

Q_SIGNALS:
    void published(const QString &folder);
    void failed(const QString &message);

private:
    void askFolder();
    void take(const Result<PublishSummary> &summary, const QString &folder);
    void refresh();

    RecordJobs m_jobs;
    QString m_query;
    QComboBox *m_layout;
    QCheckBox *m_html;
    QCheckBox *m_pdf;
    QPushButton *m_publish;
    QPushButton *m_cancel;
    QProgressBar *m_progress;
    QLabel *m_message;
    QPointer<QFutureWatcherBase> m_job;
    bool m_ready = false;
};

} // namespace soundings
