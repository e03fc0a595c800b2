#include "ui/window/backupplandialog.h"

#include "ui/widgets/defaultbutton.h"
#include "ui/widgets/dialogparts.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace soundings {

using namespace Qt::StringLiterals;

BackupPlanDialog::BackupPlanDialog(const BackupPlan &plan, const QDateTime &newest, QWidget *parent)
    : QDialog(parent)
    , m_on(new QCheckBox(tr("&Back this consultation up by itself")))
    , m_folder(new QLineEdit(plan.folder))
    , m_browse(new QPushButton(tr("C&hoose…")))
    , m_hours(new QSpinBox)
    , m_atClosing(new QCheckBox(tr("And when it is &closed")))
    , m_keep(new QSpinBox)
    , m_said(new QLabel)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Scheduled backups"));
    m_on->setChecked(!plan.folder.isEmpty());
    m_folder->setPlaceholderText(tr("A folder on another drive, best of all"));
    m_folder->setClearButtonEnabled(true);
    constexpr int mostHours = 168;
    m_hours->setRange(0, mostHours);
    m_hours->setSpecialValueText(tr("not by the clock"));
    m_hours->setSuffix(tr(" hours"));
    m_hours->setValue(plan.everyHours);
    m_atClosing->setChecked(plan.atClosing);
    constexpr int mostKept = 1'000;
    m_keep->setRange(1, mostKept);
    m_keep->setSuffix(tr(" backups"));
    m_keep->setValue(plan.keep);
    auto *form = new QFormLayout;
    addFormRow(*form, tr("&Folder"), {m_folder, m_browse});
    form->addRow(tr("&Every"), m_hours);
    form->addRow(QString(), m_atClosing);
    form->addRow(tr("&Keep"), m_keep);
    m_said->setWordWrap(true);
    m_said->setText((newest.isValid() ? tr("Last backed up, or found unchanged: %1. ")
                                            .arg(QLocale().toString(newest, QLocale::ShortFormat))
                                      : QString())
                    + tr("Each backup is checked before the oldest one goes. Where nothing was done since the newest, none is "
                         "made."));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_on);
    column->addLayout(form);
    column->addWidget(m_said);
    column->addWidget(buttons);
    makeOnlyDefault(*m_ok);
    resize(34 * fontMetrics().height(), sizeHint().height());
    connect(m_on, &QCheckBox::toggled, this, &BackupPlanDialog::check);
    connect(m_folder, &QLineEdit::textChanged, this, &BackupPlanDialog::check);
    connect(m_browse, &QPushButton::clicked, this, [this] {
        auto *dialog = new QFileDialog(this, tr("Folder for backups"), m_folder->text());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::Directory);
        connect(dialog, &QFileDialog::fileSelected, m_folder, &QLineEdit::setText);
        dialog->open();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT chosen(this->plan());
        accept();
    });
    check();
}

void BackupPlanDialog::check()
{
    const bool on = m_on->isChecked();
    for (QWidget *each : std::initializer_list<QWidget *>{m_folder, m_browse, m_hours, m_atClosing, m_keep})
        each->setEnabled(on);
    m_ok->setEnabled(!on || QFileInfo(m_folder->text().trimmed()).isAbsolute());
}

BackupPlan BackupPlanDialog::plan() const
{
    return {m_on->isChecked() ? m_folder->text().trimmed() : QString(), m_hours->value(), m_atClosing->isChecked(),
            m_keep->value()};
}

} // namespace soundings
