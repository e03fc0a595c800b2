#include "ui/intake/importdetailsdialog.h"

#include "core/consultation/labels.h"
#include "ui/widgets/defaultbutton.h"
#include "ui/widgets/palette.h"
#include "ui/widgets/walltimeedit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace soundings {

namespace {

constexpr Channel channels[] = {Channel::Email, Channel::Letter, Channel::Survey, Channel::Event, Channel::Phone};

} // namespace

ImportDetailsDialog::ImportDetailsDialog(const QByteArray &zone, QWidget *parent)
    : QDialog(parent)
    , m_sources(new QListWidget)
    , m_channel(new QComboBox)
    , m_given(new QCheckBox(tr("&Received at")))
    , m_received(new WallTimeEdit)
    , m_remark(new QLabel)
    , m_import(new QPushButton(tr("&Import")))
{
    setWindowTitle(tr("Import letters with details"));
    m_sources->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_sources->setAccessibleName(tr("Files and folders to take in"));
    m_channel->addItem(tr("By what each item is"));
    for (const Channel channel : channels)
        m_channel->addItem(label(channel), int(channel));
    const QTimeZone clock(zone);
    m_received->setZone(clock.isValid() ? clock : QTimeZone::utc());
    m_received->setInstant(toInstant(QDateTime::currentDateTimeUtc()));
    m_received->setEnabled(false);
    m_remark->setWordWrap(true);

    auto *files = new QPushButton(tr("Add &files…"));
    auto *folder = new QPushButton(tr("Add f&older…"));
    auto *remove = new QPushButton(tr("Re&move"));
    auto *sources = new QHBoxLayout;
    auto *sourceButtons = new QVBoxLayout;
    for (QPushButton *button : {files, folder, remove})
        sourceButtons->addWidget(button);
    sourceButtons->addStretch(1);
    sources->addWidget(m_sources, 1);
    sources->addLayout(sourceButtons);
    auto *form = new QFormLayout;
    form->addRow(tr("&Channel"), m_channel);
    form->addRow(m_given, m_received);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(m_import, QDialogButtonBox::AcceptRole);
    m_import->setObjectName(u"import"_s);
    auto *column = new QVBoxLayout(this);
    column->addLayout(sources, 1);
    column->addLayout(form);
    column->addWidget(m_remark);
    column->addWidget(buttons);
    makeOnlyDefault(*m_import);
    resize(560, 400);

    connect(files, &QPushButton::clicked, this, [this] { choose(false); });
    connect(folder, &QPushButton::clicked, this, [this] { choose(true); });
    connect(remove, &QPushButton::clicked, this, [this] {
        qDeleteAll(m_sources->selectedItems());
        refresh();
    });
    connect(m_given, &QCheckBox::toggled, m_received, &QWidget::setEnabled);
    connect(m_given, &QCheckBox::toggled, this, &ImportDetailsDialog::refresh);
    connect(m_received, &WallTimeEdit::changed, this, &ImportDetailsDialog::refresh);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT importRequested(request());
        accept();
    });
    m_channel->setCurrentIndex(m_channel->findData(int(Channel::Letter)));
    refresh();
}

void ImportDetailsDialog::choose(bool folder)
{
    auto *dialog = new QFileDialog(this, folder ? tr("Add a folder") : tr("Add files"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &ImportDetailsDialog::addSources);
    dialog->open();
}

void ImportDetailsDialog::addSources(const QStringList &sources)
{
    for (const QString &source : sources) {
        const QString shown = QDir::toNativeSeparators(source);
        if (m_sources->findItems(shown, Qt::MatchExactly).isEmpty())
            m_sources->addItem(shown);
    }
    refresh();
}

ImportRequest ImportDetailsDialog::request() const
{
    ImportRequest request;
    for (int i = 0; i < m_sources->count(); ++i)
        request.sources << QDir::fromNativeSeparators(m_sources->item(i)->text());
    if (const QVariant channel = m_channel->currentData(); channel.isValid())
        request.channel = Channel(channel.toInt());
    if (m_given->isChecked())
        request.received = m_received->instant();
    return request;
}

void ImportDetailsDialog::refresh()
{
    const bool given = m_given->isChecked();
    const bool possible = !given || m_received->instant();
    QString remark = given ? m_received->remark() : QString();
    if (given && remark.isEmpty())
        remark = tr("This time is kept for every item, as given by you.");
    QPalette colours = palette();
    if (!possible)
        colours.setColor(QPalette::WindowText, toneColour(Tone::Bad, colours));
    m_remark->setPalette(colours);
    m_remark->setText(remark);
    m_import->setEnabled(possible && m_sources->count() > 0);
}

} // namespace soundings
