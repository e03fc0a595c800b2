// What the main window asks a person, and what it tells in dialogs of its own.
#include "ui/window/mainwindow.h"

#include "ui/widgets/icons.h"
#include "ui/window/deadlineclock.h"
#include "ui/window/deadlinedetails.h"
#include "ui/window/draftcheck.h"
#include "ui/window/extenddialog.h"
#include "ui/window/newconsultationdialog.h"
#include "ui/window/messagestrip.h"
#include "ui/window/propertiesdialog.h"
#include "ui/window/restoredialog.h"
#include "ui/window/teamdialog.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace soundings {

namespace {

constexpr QLatin1StringView folderKey("window/folder");
constexpr QLatin1StringView importFolderKey("window/importFolder");

} // namespace

void MainWindow::newConsultation(const QString &draftFile)
{
    if (m_newDialog) {
        m_newDialog->raise();
        return;
    }
    m_newDialog = new NewConsultationDialog(checkDraft, systemClock(), this);
    m_newDialog->setAttribute(Qt::WA_DeleteOnClose);
    if (!draftFile.isEmpty())
        m_newDialog->setDraft(draftFile);
    connect(m_newDialog, &QObject::destroyed, this, [this] { m_newDialog = nullptr; });
    connect(m_newDialog, &NewConsultationDialog::createRequested, this,
            [this](const QString &file, const NewConsultation &how) {
                whenIdle(tr("Stop it and make a new consultation?"), [this, file, how] { m_opener.create(file, how); });
            });
    m_newDialog->open();
}

void MainWindow::chooseConsultation()
{
    auto *dialog = new QFileDialog(this, tr("Open a consultation"), QSettings().value(folderKey).toString(),
                                   tr("Consultations (*.soundings);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        QSettings().setValue(folderKey, QFileInfo(file).absolutePath());
        openConsultation(file);
    });
    dialog->open();
}

void MainWindow::showConnection(bool stands)
{
    if (stands)
        m_strip->showMessage(Tone::Good, tr("The team database is back. What others did meanwhile is here."));
    else
        m_strip->showMessage(Tone::Warning, tr("The connection to the team database broke off. What you see stays; it is "
                                               "tried again until the database is back."));
}

void MainWindow::askForTeamDatabase(const QString &place, const QString &why)
{
    auto *dialog = new TeamDialog(place, why, this);
    connect(dialog, &TeamDialog::given, this, [this](const QString &whole) {
        whenIdle(tr("Stop it and open another consultation?"), [this, whole] { openTeamDatabase(whole); });
    });
    dialog->open();
}

void MainWindow::openTeamDatabase(const QString &place)
{
    m_askedTeam = place;
    m_opener.open(place);
}

void MainWindow::showOpenFailure(const Error &error)
{
    refreshRecent();
    const QString team = std::exchange(m_askedTeam, {});
    const QString backup = std::exchange(m_askedBackup, {});
    const QString place = m_opener.place();
    if (m_newDialog)
        m_newDialog->showFailure(error);
    else if (!team.isEmpty())
        askForTeamDatabase(team, error.message);
    else if (!backup.isEmpty())
        askForBackup(backup, place, error.message);
    else if (QFileInfo(place).suffix() == u"soundings-locked")
        askForBackup(place, {}, error.message);
    else if (error.kind == ErrorKind::Unreadable && QFileInfo(place).suffix() == u"soundings")
        offerRescue(place, error.message, error.detail.isEmpty() ? QStringList() : QStringList{error.detail});
    else
        showError(error);
    Q_EMIT openFailed(error);
}

void MainWindow::restoreBackup()
{
    askForBackup({}, {}, {});
}

void MainWindow::askForBackup(const QString &backup, const QString &file, const QString &why)
{
    const QString folder = m_desk && m_backupFolder ? m_backupFolder() : QString();
    auto *dialog = new RestoreDialog({backup, file, why, folder}, this);
    connect(dialog, &RestoreDialog::wanted, this,
            [this](const QString &chosen, const QString &to, const QString &password) {
                whenIdle(tr("Stop it and restore the backup?"), [this, chosen, to, password] {
                    m_askedBackup = chosen;
                    m_opener.restore(chosen, to, password);
                });
            });
    dialog->open();
}

void MainWindow::offerRescue(const QString &file, const QString &why, const QStringList &found)
{
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Damaged"), why, QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("Restore a backup if there is one. What can still be read of %1 can be brought into a new file, "
                               "with a list of what was saved and what was not. The damaged file stays as it is; do not go on "
                               "working in it.")
                                .arg(QFileInfo(file).fileName()));
    box->setDetailedText(found.join(u'\n'));
    const QPushButton *restore = box->addButton(tr("Restore a backup…"), QMessageBox::AcceptRole);
    const QPushButton *salvage = box->addButton(tr("Read what can be read…"), QMessageBox::AcceptRole);
    box->addButton(QMessageBox::Close);
    connect(restore, &QPushButton::clicked, this, &MainWindow::restoreBackup);
    connect(salvage, &QPushButton::clicked, this, [this, file] { chooseSalvaged(file); });
    box->open();
}

void MainWindow::chooseSalvaged(const QString &damaged)
{
    const QFileInfo file(damaged);
    const QString name = tr("%1 salvaged.soundings", "file name").arg(file.completeBaseName());
    auto *dialog = new QFileDialog(this, tr("Read what can be read into"), file.absoluteDir().filePath(name),
                                   tr("Consultations (*.soundings)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"soundings"_s);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // nothing is overwritten
    connect(dialog, &QFileDialog::fileSelected, this, [this, damaged](const QString &fresh) {
        whenIdle(tr("Stop it and read the damaged file?"), [this, damaged, fresh] { m_opener.salvage(damaged, fresh); });
    });
    dialog->open();
}

void MainWindow::chooseImports(bool folder)
{
    auto *dialog = new QFileDialog(this, folder ? tr("Import a folder") : tr("Import files"),
                                   QSettings().value(importFolderKey).toString(),
                                   tr("All files (*);;E-mail (*.eml *.mbox *.msg);;"
                                      "Letters (*.pdf *.docx *.doc *.odt *.rtf *.txt *.html *.png *.jpg *.tif);;"
                                      "Survey tables (*.csv *.tsv *.xlsx *.ods);;Projects (*.qdpx)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList &files) {
        if (files.isEmpty())
            return;
        QSettings().setValue(importFolderKey, QFileInfo(files.first()).absolutePath());
        Q_EMIT importRequested(files);
    });
    dialog->open();
}

void MainWindow::chooseWatchedFolder()
{
    auto *dialog = new QFileDialog(this, tr("Watch a folder"), QSettings().value(importFolderKey).toString());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::folderWatchRequested);
    dialog->open();
}

void MainWindow::extendDeadline()
{
    if (!m_desk)
        return;
    auto *dialog = new ExtendDialog(m_desk.get(), m_consultation, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(this, &MainWindow::deskClosing, dialog, &QWidget::close);
    connect(dialog, &ExtendDialog::extended, this, &MainWindow::showStatus);
    dialog->open();
}

void MainWindow::showDetails()
{
    if (!m_desk)
        return;
    auto *details = new DeadlineDetails(m_consultation, m_clock->text(), this);
    connect(details, &DeadlineDetails::extendRequested, this, &MainWindow::extendDeadline);
    details->popUpBeside(*m_clock);
}

void MainWindow::showProperties()
{
    if (!m_desk)
        return;
    auto *dialog = new PropertiesDialog(m_desk.get(), m_consultation, m_counts, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(this, &MainWindow::deskClosing, dialog, &QWidget::close);
    dialog->open();
}

void MainWindow::showAbout()
{
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Soundings"));
    box->setIconPixmap(namedIcon(u"soundings"_s).pixmap(64, 64));
    box->setText(tr("<h3>Soundings %1</h3>").arg(QLatin1StringView(SOUNDINGS_VERSION)));
    box->setInformativeText(tr("Reads, tags and reports the responses to a public consultation.\n\n"
                               "Free software under the GNU General Public License, version 3 or later; it comes with "
                               "no warranty. Built with Qt %1, Poppler, GMime and SQLite.")
                                .arg(QLatin1StringView(qVersion())));
    box->open();
}

} // namespace soundings
