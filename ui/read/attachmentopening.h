#pragma once

#include "core/desk/desk.h"

#include <QObject>
#include <QPointer>
#include <QTemporaryDir>
#include <QWidget>

#include <memory>

namespace soundings {

/// Lets a person look at an attachment with the system's own program, or keep a copy. What came from outside is
/// never run: programs can only be saved. A copy to look at is read-only and goes when the consultation is closed.
class AttachmentOpening : public QObject
{
    Q_OBJECT

public:
    explicit AttachmentOpening(QWidget *window) : QObject(window), m_window(window) {}

    void setDesk(Desk *desk);
    void open(ResponseId response, const Part &part); ///< warns first
    void saveAs(ResponseId response, const Part &part);

    /// The name without folders and without what a file system minds.
    [[nodiscard]] static QString safeName(const QString &name);
    /// Whether opening it could run it, by the ending of its name.
    [[nodiscard]] static bool couldRun(const QString &name);

Q_SIGNALS:
    void failed(const QString &message, const QString &detail);
    void saved(const QString &file);

private:
    void show(ResponseId response, const Part &part);
    void write(ResponseId response, const Part &part, const QString &file, bool look);

    QWidget *m_window;
    Desk *m_desk = nullptr;
    std::unique_ptr<QTemporaryDir> m_folder;
    int m_shown = 0;
};

} // namespace soundings
