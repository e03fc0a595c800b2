#include "ui/intake/importdialog.h"

#include "ui/intake/itemtable.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/palette.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QDir>
#include <QFutureWatcher>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace soundings {

namespace {

/// In letters; together no wider than the dialog.
constexpr std::pair<int, int> columnWidths[] = {
    {ImportItemsModel::Reference, 10}, {ImportItemsModel::Source, 20},   {ImportItemsModel::Who, 18},
    {ImportItemsModel::Subject, 25},   {ImportItemsModel::Received, 18}, {ImportItemsModel::EvidenceUsed, 13},
    {ImportItemsModel::Parts, 12},     {ImportItemsModel::TimelinessShown, 10}};

constexpr ImportOutcome outcomes[] = {ImportOutcome::Added, ImportOutcome::Duplicate, ImportOutcome::Unreadable};

} // namespace

QString inWords(const ImportSummary &summary)
{
    return QCoreApplication::translate("ImportDialog", "%L1 added, %L2 repeated, %L3 unreadable")
        .arg(summary.added)
        .arg(summary.duplicates)
        .arg(summary.unreadable);
}

ImportDialog::ImportDialog(QWidget *parent)
    : QDialog(parent)
    , m_pages(new QStackedWidget)
    , m_doing(new QLabel(tr("Taking in…")))
    , m_item(new QLabel)
    , m_progress(new QProgressBar)
    , m_stop(new QPushButton(tr("&Stop")))
    , m_heading(new QLabel)
    , m_note(new QLabel)
    , m_tabs(new QTabBar)
    , m_table(new ItemTable)
    , m_open(new QPushButton(tr("Sho&w in the list")))
{
    setWindowTitle(tr("Import"));
    setModal(false);
    m_pages->addWidget(buildProgress());
    m_pages->addWidget(buildResult());
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_pages);
    resize(fontMetrics().averageCharWidth() * 136, 520);
}

QWidget *ImportDialog::buildProgress()
{
    m_item->setTextFormat(Qt::PlainText);
    m_item->setForegroundRole(QPalette::PlaceholderText);
    m_item->setWordWrap(true);
    m_stop->setToolTip(tr("What was taken in so far is kept; importing again goes on from there"));
    auto *hide = new QPushButton(tr("Work &on"));
    hide->setToolTip(tr("Close this window; the import runs on and is shown in the status bar"));
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(m_stop, QDialogButtonBox::DestructiveRole);
    buttons->addButton(hide, QDialogButtonBox::AcceptRole);
    hide->setDefault(true);
    connect(hide, &QPushButton::clicked, this, &QWidget::hide);

    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->addStretch(1);
    column->addWidget(m_doing);
    column->addWidget(m_progress);
    column->addWidget(m_item);
    column->addStretch(1);
    column->addWidget(buttons);
    return page;
}

QWidget *ImportDialog::buildResult()
{
    QFont strong = m_heading->font();
    strong.setBold(true);
    strong.setPointSizeF(strong.pointSizeF() * 1.2);
    m_heading->setFont(strong);
    for (QLabel *label : {m_heading, m_note}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setAccessibleName(tr("Which items are listed"));
    for (const QString &icon : {u"done"_s, u"repeat"_s, u"warning"_s})
        m_tabs->addTab(namedIcon(icon), {});
    m_table->setModel(&m_model);
    m_table->setAccessibleName(tr("Items of this import"));
    for (const auto &[column, width] : columnWidths)
        m_table->setColumnWidth(column, width * fontMetrics().averageCharWidth());

    auto *copy = new QPushButton(tr("&Copy"));
    copy->setToolTip(tr("Copy the selected rows, or all, for a spreadsheet"));
    auto *save = new QPushButton(tr("Save &list…"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->addButton(m_open, QDialogButtonBox::ActionRole);
    buttons->addButton(copy, QDialogButtonBox::ActionRole);
    buttons->addButton(save, QDialogButtonBox::ActionRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QWidget::close);
    connect(copy, &QPushButton::clicked, m_table, &ItemTable::copySelection);
    connect(save, &QPushButton::clicked, m_table, &ItemTable::saveAs);
    connect(m_table, &ItemTable::saved, this,
            [this](const QString &file) { m_note->setText(tr("Saved as %1").arg(QDir::toNativeSeparators(file))); });
    connect(m_table, &ItemTable::saveFailed, this, [this](const Error &error) { m_note->setText(error.message); });
    connect(m_tabs, &QTabBar::currentChanged, this, &ImportDialog::showOutcome);
    connect(m_open, &QPushButton::clicked, this, &ImportDialog::openCurrent);
    connect(m_table, &QAbstractItemView::activated, this, &ImportDialog::openCurrent);

    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->addWidget(m_heading);
    column->addWidget(m_note);
    column->addWidget(m_tabs);
    column->addWidget(m_table, 1);
    column->addWidget(buttons);
    return page;
}

void ImportDialog::watch(QFutureWatcherBase *job)
{
    m_pages->setCurrentIndex(0);
    m_stop->setEnabled(true);
    const auto refresh = [this, job] { refreshProgress(*job); };
    connect(job, &QFutureWatcherBase::progressRangeChanged, this, refresh);
    connect(job, &QFutureWatcherBase::progressValueChanged, this, refresh);
    connect(job, &QFutureWatcherBase::progressTextChanged, this, refresh);
    connect(m_stop, &QPushButton::clicked, job, [this, job] {
        m_stop->setEnabled(false);
        m_doing->setText(tr("Stopping…"));
        job->cancel();
    });
    refreshProgress(*job);
}

void ImportDialog::refreshProgress(const QFutureWatcherBase &job)
{
    if (job.isCanceled())
        return;
    m_progress->setRange(job.progressMinimum(), job.progressMaximum());
    m_progress->setValue(job.progressValue());
    m_item->setText(job.progressText());
    m_doing->setText(job.progressMaximum() > 0
                         ? tr("Taking in: %L1 of %L2").arg(job.progressValue()).arg(job.progressMaximum())
                         : tr("Looking for items…"));
}

void ImportDialog::showResult(ImportSummary summary, const QByteArray &zone)
{
    m_heading->setText(inWords(summary));
    m_note->setText(summary.cancelled
                        ? tr("Stopped before the end. What is listed here is safely kept; importing the same again "
                             "goes on from there.")
                        : tr("Everything is kept byte for byte, also what could not be read."));
    if (!summary.notes.isEmpty())
        m_note->setText(summary.notes.join(u'\n') + u'\n' + m_note->text());
    m_tabs->setTabText(0, tr("&Added (%L1)").arg(summary.added));
    m_tabs->setTabText(1, tr("&Repeated (%L1)").arg(summary.duplicates));
    m_tabs->setTabText(2, tr("&Unreadable (%L1)").arg(summary.unreadable));
    const int first = summary.added > 0 ? 0 : summary.unreadable > 0 ? 2 : summary.duplicates > 0 ? 1 : 0;
    m_items = std::make_shared<const std::vector<ImportItem>>(std::move(summary.items));
    m_zone = zone;
    m_tabs->setCurrentIndex(first);
    showOutcome(first);
    m_pages->setCurrentIndex(1);
    m_table->setFocus();
}

void ImportDialog::showFailure(const Error &error)
{
    showResult({}, m_zone);
    m_heading->setText(tr("The import could not go on"));
    m_note->setText(error.message);
    m_note->setToolTip(error.detail);
}

QString ImportDialog::heading() const
{
    return m_heading->text();
}

void ImportDialog::showOutcome(int tab)
{
    const ImportOutcome outcome = outcomes[std::clamp(tab, 0, 2)];
    m_model.setItems(m_items, m_zone, outcome);
    const bool read = outcome != ImportOutcome::Unreadable;
    for (int column = 0; column < ImportItemsModel::ColumnCount; ++column) {
        const bool always = column == ImportItemsModel::Source || column == ImportItemsModel::Reason;
        m_table->setColumnHidden(column, !always && !read);
    }
    const bool remarks = m_items && std::any_of(m_items->begin(), m_items->end(), [&](const ImportItem &item) {
        return item.outcome == outcome && !item.reason.isEmpty();
    });
    m_table->setColumnHidden(ImportItemsModel::Reason, !remarks);
    m_open->setEnabled(read && m_model.rowCount() > 0);
    if (m_model.rowCount() > 0)
        m_table->setCurrentIndex(m_model.index(0, read ? int(ImportItemsModel::Reference) : int(ImportItemsModel::Source)));
}

void ImportDialog::openCurrent()
{
    const ImportItem *item = m_model.item(m_table->currentIndex().row());
    if (item && item->response.number > 0)
        Q_EMIT responseRequested(item->response.number);
}

} // namespace soundings
