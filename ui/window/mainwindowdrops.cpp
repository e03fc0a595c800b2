#include "ui/window/mainwindow.h"

#include "ui/window/messagestrip.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>

/// What is dropped on the window.
namespace soundings {

using namespace Qt::StringLiterals;

namespace {

QStringList localFiles(const QMimeData *data)
{
    QStringList files;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile())
            files << url.toLocalFile();
    }
    return files;
}

bool hasEnding(const QString &file, QLatin1StringView ending)
{
    return file.endsWith(ending, Qt::CaseInsensitive);
}

} // namespace

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!localFiles(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QStringList files = localFiles(event->mimeData());
    if (files.isEmpty())
        return;
    event->acceptProposedAction();
    drop(files);
}

void MainWindow::drop(const QStringList &files)
{
    if (files.size() == 1 && hasEnding(files.first(), ".soundings"_L1))
        openConsultation(files.first());
    else if (m_desk)
        Q_EMIT importRequested(files);
    else if (files.size() == 1 && hasEnding(files.first(), ".pdf"_L1))
        newConsultation(files.first());
    else
        m_strip->showMessage(Tone::Info, tr("Open a consultation first, then drop what should be taken in. "
                                            "A single PDF dropped here starts a new one."));
}

} // namespace soundings
