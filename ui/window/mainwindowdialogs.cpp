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
#include "ui/window/teamdialog.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
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
