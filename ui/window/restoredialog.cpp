#include "ui/window/restoredialog.h"

#include "ui/widgets/defaultbutton.h"
#include "ui/widgets/documentsfolder.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>
#include <QtConcurrent>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

const QString filter = u"*.soundings *.soundings-locked"_s;

/// "lis 2020-02-10 restored.soundings", in a folder where none is called so.
QString freeName(const QString &folder, const QString &backup)
{
    const QDir where(folder.isEmpty() ? documentsFolder() : folder);
    const QString base = RestoreDialog::tr("%1 restored", "name of a restored backup").arg(QFileInfo(backup).completeBaseName());
    QString file = where.filePath(base + u".soundings"_s);
    for (int n = 2; QFileInfo::exists(file); ++n)
        file = where.filePath(u"%1 %2.soundings"_s.arg(base).arg(n));
    return file;
}

QHBoxLayout *withButton(QLineEdit *line, QPushButton *button)
{
    auto *row = new QHBoxLayout;
    row->addWidget(line, 1);
    row->addWidget(button);
    return row;
}

} // namespace

RestoreDialog::RestoreDialog(const Wish &wish, QWidget *parent)
    : QDialog(parent)
    , m_backup(new QLineEdit(wish.backup))
    , m_facts(new QLabel)
    , m_passwordLabel(new QLabel(tr("&Password")))
    , m_password(new QLineEdit)
    , m_file(new QLineEdit(wish.file))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Restore from a backup"));
    m_pool.setMaxThreadCount(1);
    auto *said = new QLabel(wish.why.isEmpty() ? tr("A new consultation is made of the backup, and opened. Neither the backup nor "
                                                    "any other file is changed.")
                                               : wish.why);
    for (QLabel *label : {said, m_facts}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_password->setEchoMode(QLineEdit::Password);
    m_passwordLabel->setBuddy(m_password);
    auto *chooseBackupButton = new QPushButton(tr("C&hoose…"));
    auto *chooseFileButton = new QPushButton(tr("Ch&oose…"));
    auto *form = new QFormLayout;
    form->addRow(tr("&Backup"), withButton(m_backup, chooseBackupButton));
    form->addRow(tr("In it"), m_facts);
    form->addRow(m_passwordLabel, m_password);
    form->addRow(tr("&New file"), withButton(m_file, chooseFileButton));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_restore = buttons->addButton(tr("Restore"), QDialogButtonBox::AcceptRole);
    auto *column = new QVBoxLayout(this);
    column->addWidget(said);
    column->addLayout(form);
    column->addWidget(buttons);
    makeOnlyDefault(*m_restore);
    resize(40 * fontMetrics().height(), sizeHint().height());
    connect(chooseBackupButton, &QPushButton::clicked, this, [this, wish] { chooseBackup(wish.folder); });
    connect(chooseFileButton, &QPushButton::clicked, this, &RestoreDialog::chooseFile);
    connect(m_backup, &QLineEdit::textChanged, this, &RestoreDialog::lookInto);
    for (QLineEdit *each : {m_password, m_file})
        connect(each, &QLineEdit::textChanged, this, &RestoreDialog::check);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT wanted(m_backup->text(), m_file->text(), m_password->text());
        accept();
    });
    lookInto();
}

RestoreDialog::~RestoreDialog()
{
    m_pool.waitForDone();
}

void RestoreDialog::chooseBackup(const QString &folder)
{
    const QString begin = m_backup->text().isEmpty() ? folder : QFileInfo(m_backup->text()).absolutePath();
    auto *dialog = new QFileDialog(this, tr("Backup"), begin, tr("Backups (%1);;All files (*)").arg(filter));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, m_backup, &QLineEdit::setText);
    dialog->open();
}

void RestoreDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("New file"), m_file->text(), tr("Consultations (*.soundings)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"soundings"_s);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // nothing is overwritten
    connect(dialog, &QFileDialog::fileSelected, m_file, &QLineEdit::setText);
    dialog->open();
}

void RestoreDialog::lookInto()
{
    m_readable = m_encrypted = false;
    const QString backup = m_backup->text();
    m_facts->setText(backup.isEmpty() ? tr("Choose a backup first.") : tr("Looking…"));
    m_passwordLabel->hide();
    m_password->hide();
    check();
    const int number = ++m_asked;
    if (backup.isEmpty())
        return;
    QtConcurrent::run(&m_pool, [backup] { return backupFacts(backup); })
        .then(this, [this, number](const Result<BackupFacts> &facts) {
            if (number == m_asked)
                show(facts);
        });
}

void RestoreDialog::show(const Result<BackupFacts> &facts)
{
    m_readable = facts.has_value();
    m_encrypted = facts && facts->encrypted;
    if (!facts) {
        m_facts->setText(facts.error().message);
    } else if (m_encrypted) {
        m_facts->setText(tr("It is under a password; what is in it is seen once that has opened it. Written %1.")
                             .arg(QLocale().toString(QFileInfo(m_backup->text()).lastModified(), QLocale::ShortFormat)));
    } else {
        m_facts->setText(tr("“%1”, %L2 responses, as it stood on %3.\n%4")
                             .arg(facts->title)
                             .arg(facts->responses)
                             .arg(QLocale().toString(toUtc(facts->last).toLocalTime(), QLocale::ShortFormat),
                                  toText(facts->mark)));
    }
    m_passwordLabel->setVisible(m_encrypted);
    m_password->setVisible(m_encrypted);
    if (m_readable && m_file->text().isEmpty())
        m_file->setText(freeName({}, m_backup->text()));
    check();
}

void RestoreDialog::check()
{
    m_restore->setEnabled(m_readable && QFileInfo(m_file->text()).isAbsolute()
                          && (!m_encrypted || !m_password->text().isEmpty()));
}

} // namespace soundings
