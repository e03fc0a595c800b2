#include "ui/intake/projectexchange.h"

#include "core/desk/exporting.h"
#include "ui/models/longwork.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace soundings {

namespace {

constexpr auto folderKey = "project/folder"_L1;

bool isProject(const QString &source)
{
    return source.endsWith(u".qdpx"_s, Qt::CaseInsensitive) && QFileInfo(source).isFile();
}

ProjectStep asStep(const BatchProgress &progress)
{
    return [progress](int done, int total, const QString &) { return progress(done, total); };
}

QString inWords(const ProjectImport &taken)
{
    QStringList parts{ProjectExchange::tr("%n response(s)", nullptr, int(taken.responses.size())),
                      ProjectExchange::tr("%n theme(s)", nullptr, taken.themes),
                      ProjectExchange::tr("%n comment(s) added", nullptr, taken.comments)};
    if (taken.commentsThere > 0)
        parts << ProjectExchange::tr("%n comment(s) there already", nullptr, taken.commentsThere);
    return parts.join(u", "_s);
}

QString inWords(const Exported &written)
{
    return ProjectExchange::tr("%n response(s)", nullptr, written.responses) + u", "_s +
           ProjectExchange::tr("%n comment(s) written", nullptr, written.comments);
}

QString projectFilter()
{
    return ProjectExchange::tr("REFI-QDA projects (*.qdpx)");
}

/// In the order of exportEndings().
QStringList exportFilters()
{
    return {projectFilter(), ProjectExchange::tr("Workbook for Excel or Calc (*.xlsx)"),
            ProjectExchange::tr("Table for a spreadsheet (*.csv)"), ProjectExchange::tr("JSON lines, for scripts (*.jsonl)")};
}

} // namespace

ProjectExchange::ProjectExchange(QWidget *window)
    : QObject(window)
    , m_window(window)
{}

void ProjectExchange::setDesk(Desk *desk)
{
    m_desk = desk;
    if (m_told)
        m_told->close();
}

void ProjectExchange::askImport()
{
    askForFile(false);
}

void ProjectExchange::askExport()
{
    askForFile(true);
}

void ProjectExchange::askForFile(bool saving)
{
    if (!m_desk)
        return;
    auto *dialog = new QFileDialog(m_window, saving ? tr("Export all responses") : tr("Import a project"),
                                   QSettings().value(folderKey).toString());
    dialog->setNameFilters(saving ? exportFilters() : QStringList{projectFilter()});
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(saving ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog->setFileMode(saving ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    dialog->setDefaultSuffix(u"qdpx"_s);
    connect(dialog, &QFileDialog::filterSelected, dialog, // "Workbook (*.xlsx)"
            [dialog](const QString &filter) { dialog->setDefaultSuffix(filter.section(u'.', -1).chopped(1)); });
    connect(dialog, &QFileDialog::fileSelected, this, [this, saving](const QString &file) {
        QSettings().setValue(folderKey, QFileInfo(file).absolutePath());
        saving ? writeTo(file) : takeIn(file);
    });
    dialog->open();
}

QStringList ProjectExchange::takeFrom(const QStringList &sources)
{
    QStringList others;
    for (const QString &source : sources) {
        if (isProject(source))
            takeIn(source);
        else
            others << source;
    }
    return others;
}

void ProjectExchange::takeIn(const QString &file)
{
    if (!m_desk)
        return;
    const QString name = QFileInfo(file).fileName();
    QFutureWatcherBase *job = startLong<ProjectImport>(
        *m_desk, this,
        [file](Desk &desk, const BatchProgress &progress) {
            return importProject(desk, {file, {}, {}}, asStep(progress));
        },
        [this, name, desk = m_desk](const Result<ProjectImport> &taken) {
            if (desk != m_desk)
                return; // the consultation was closed meanwhile
            if (taken)
                tell(name, inWords(*taken), tr("Not taken in:"), taken->notCarried);
            else
                fail(name, taken.error());
        });
    Q_EMIT started(tr("Importing %1").arg(name), job);
}

void ProjectExchange::writeTo(const QString &file)
{
    if (!m_desk)
        return;
    const QString name = QFileInfo(file).fileName();
    QFutureWatcherBase *job = startLong<Exported>(
        *m_desk, this,
        [file](Desk &desk, const BatchProgress &progress) {
            return exportConsultation(desk, file, asStep(progress));
        },
        [this, name, desk = m_desk](const Result<Exported> &written) {
            if (desk != m_desk)
                return;
            if (written && written->leftOut.isEmpty())
                tell(name, inWords(*written), tr("Before it is passed on:"), written->remarks);
            else if (written)
                tell(name, inWords(*written), tr("Left out, since the file has no place for it:"),
                     written->leftOut + written->remarks);
            else
                fail(name, written.error());
        });
    Q_EMIT started(tr("Writing %1").arg(name), job);
}

void ProjectExchange::fail(const QString &title, const Error &error)
{
    if (error.kind == ErrorKind::Cancelled)
        Q_EMIT finished(tr("%1: stopped").arg(title));
    else
        Q_EMIT failed(error);
}

/// In the status line, and where there is more to say, in a list.
void ProjectExchange::tell(const QString &title, const QString &line, const QString &heading,
                           const QStringList &sentences)
{
    Q_EMIT finished(u"%1: %2"_s.arg(title, line));
    if (sentences.isEmpty())
        return;
    auto *dialog = new QDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"projectDialog"_s);
    dialog->setWindowTitle(title);
    auto *list = new QPlainTextEdit(sentences.join(u'\n'));
    list->setReadOnly(true);
    list->setTabChangesFocus(true);
    list->setAccessibleName(heading);
    auto *what = new QLabel(heading);
    what->setBuddy(list);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton *copy = buttons->addButton(tr("Cop&y"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, list,
            [list] { QApplication::clipboard()->setText(list->toPlainText()); });
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto *column = new QVBoxLayout(dialog);
    column->addWidget(new QLabel(line));
    column->addWidget(what);
    column->addWidget(list, 1);
    column->addWidget(buttons);
    dialog->resize(44 * dialog->fontMetrics().height(), 20 * dialog->fontMetrics().height());
    m_told = dialog;
    dialog->open();
}

} // namespace soundings
