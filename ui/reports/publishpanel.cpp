#include "ui/reports/publishpanel.h"

#include "ui/widgets/dialogparts.h"
#include "ui/widgets/documentsfolder.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>

namespace soundings {

using namespace Qt::StringLiterals;

PublishPanel::PublishPanel(Desk *desk, QWidget *parent)
    : QWidget(parent)
    , m_layout(new QComboBox)
    , m_html(new QCheckBox(tr("&Web pages")))
    , m_pdf(new QCheckBox(tr("P&DF")))
    , m_publish(new QPushButton(tr("&Publish…")))
    , m_cancel(new QPushButton(tr("Cancel")))
    , m_progress(new QProgressBar)
    , m_message(makeNote())
{
    m_jobs.setDesk(desk);
    m_layout->addItem(tr("A file for each response"));
    m_layout->addItem(tr("All in one document"));
    m_layout->setAccessibleName(tr("How the responses are laid out in files"));
    m_publish->setToolTip(tr("Writes a folder or a .zip with the responses and an index of them; it is read again before it may stand"));
    m_publish->setAutoDefault(false);
    m_cancel->setAutoDefault(false);
    m_progress->setAccessibleName(tr("Progress"));
    m_html->setChecked(true);
    m_pdf->setChecked(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *row = new QHBoxLayout;
    for (QWidget *part : std::initializer_list<QWidget *>{m_layout, m_html, m_pdf, m_publish})
        row->addWidget(part);
    row->addWidget(m_progress, 1);
    row->addWidget(m_cancel);
    row->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addLayout(row);
    column->addWidget(m_message);
    connect(m_publish, &QPushButton::clicked, this, &PublishPanel::askFolder);
    connect(m_cancel, &QPushButton::clicked, this, &PublishPanel::cancel);
    for (QCheckBox *form : {m_html, m_pdf})
        connect(form, &QCheckBox::toggled, this, &PublishPanel::refresh);
    refresh();
}

void PublishPanel::setReady(bool ready)
{
    m_ready = ready;
    refresh();
}

void PublishPanel::refresh()
{
    const bool running = m_job;
    m_publish->setEnabled(m_ready && !running && (m_html->isChecked() || m_pdf->isChecked()));
    for (QWidget *choice : std::initializer_list<QWidget *>{m_layout, m_html, m_pdf})
        choice->setEnabled(!running);
    m_progress->setVisible(running);
    m_cancel->setVisible(running);
    m_message->setVisible(!m_message->text().isEmpty());
}

void PublishPanel::askFolder()
{
    auto *chooser = new QFileDialog(this, tr("Publish into a new folder"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setFileMode(QFileDialog::AnyFile);
    chooser->setOption(QFileDialog::DontConfirmOverwrite);
    chooser->setLabelText(QFileDialog::FileName, tr("New folder, or file that ends with .zip:"));
    chooser->setDirectory(documentsFolder());
    chooser->selectFile(tr("Published responses"));
    connect(chooser, &QFileDialog::fileSelected, this, &PublishPanel::publishTo);
    chooser->open();
}

void PublishPanel::publishTo(const QString &folder)
{
    if (m_job)
        return;
    PublishRequest request;
    request.query = m_query;
    request.folder = folder;
    request.layout = m_layout->currentIndex() == 0 ? PackLayout::FileEach : PackLayout::OneDocument;
    request.html = m_html->isChecked();
    request.pdf = m_pdf->isChecked();
    m_message->setText({});
    m_job = m_jobs.start<PublishSummary>(
        this,
        [request](const Desk &desk, const RecordProgress &progress) {
            return publish(desk, request, [&](int done, int total) { return progress(done, total); });
        },
        [this, folder](const Result<PublishSummary> &summary) { take(summary, folder); });
    m_progress->setRange(m_job->progressMinimum(), m_job->progressMaximum());
    m_progress->setValue(0);
    connect(m_job, &QFutureWatcherBase::progressRangeChanged, m_progress, &QProgressBar::setRange);
    connect(m_job, &QFutureWatcherBase::progressValueChanged, m_progress, &QProgressBar::setValue);
    refresh();
}

void PublishPanel::cancel()
{
    if (m_job)
        m_job->cancel();
}

void PublishPanel::take(const Result<PublishSummary> &summary, const QString &folder)
{
    m_job = nullptr;
    if (!summary) {
        m_message->setText(summary.error().message.isEmpty() ? tr("Publishing was stopped. Nothing was left behind.")
                                                             : summary.error().message);
        refresh();
        Q_EMIT failed(m_message->text());
        return;
    }
    QStringList told{tr("%n response(s) published in %1.", nullptr, int(summary->responses.size())).arg(QDir::toNativeSeparators(folder))};
    if (summary->leftOut > 0)
        told << tr("%n given in confidence left out.", nullptr, summary->leftOut);
    if (summary->undecided > 0)
        told << tr("In %n response(s) nobody looked at all suggestions: these passages were hidden.", nullptr, summary->undecided);
    m_message->setText(told.join(u' '));
    refresh();
    Q_EMIT published(folder);
}

} // namespace soundings
