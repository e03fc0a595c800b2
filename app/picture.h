#pragma once

#include <QObject>
#include <QTimer>

class QWidget;

namespace soundings {

/// Waits until a window has been painted and nothing in it has been painted anew for a moment, because everything
/// it was waiting for has come; then saves what it shows as a PNG. Bounded: a window that never rests is taken as
/// it is.
class Picture : public QObject
{
    Q_OBJECT

public:
    /// Starts when begin() is called, as soon as there is something to wait for.
    Picture(QWidget *window, QString file, QObject *parent = nullptr);

    void begin();

Q_SIGNALS:
    void taken(bool saved);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void take();

    QWidget *m_window;
    QString m_file;
    QTimer m_quiet;
    QTimer m_limit;
};

} // namespace soundings
