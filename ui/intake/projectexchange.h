#pragma once

#include "core/desk/projects.h"

#include <QFutureWatcher>
#include <QPointer>
#include <QWidget>

namespace soundings {

/// Takes in what other programs tagged (REFI-QDA projects, .qdpx), and writes the consultation for them and for
/// spreadsheets and scripts: asks for the file, works beside the window, and then says in a list that can be
/// copied what could not be carried.
class ProjectExchange : public QObject
{
    Q_OBJECT

public:
    explicit ProjectExchange(QWidget *window);

    void setDesk(Desk *desk); ///< nullptr before the desk is closed, which stops what runs
    void askImport();
    void askExport();
    void takeIn(const QString &file);
    void writeTo(const QString &file);
    /// Takes in the projects among the sources of an import, and gives the other sources.
    [[nodiscard]] QStringList takeFrom(const QStringList &sources);

Q_SIGNALS:
    void started(const QString &title, QFutureWatcherBase *job); ///< the job may go away at any time
    void finished(const QString &what);                          ///< in a line
    void failed(const soundings::Error &error);

private:
    void askForFile(bool saving);
    void fail(const QString &title, const Error &error);
    void tell(const QString &title, const QString &line, const QString &heading,
              const QStringList &sentences);

    QWidget *m_window;
    Desk *m_desk = nullptr;
    QPointer<QWidget> m_told; ///< what the last one said
};

} // namespace soundings
