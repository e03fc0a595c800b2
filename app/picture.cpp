#include "app/picture.h"

#include <QCoreApplication>
#include <QEvent>
#include <QPixmap>
#include <QWidget>

namespace soundings {

namespace {

constexpr int quietMs = 800;
constexpr int limitMs = 20 * 1000;

} // namespace

Picture::Picture(QWidget *window, QString file, QObject *parent) : QObject(parent), m_window(window), m_file(std::move(file))
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quietMs);
    m_limit.setSingleShot(true);
    m_limit.setInterval(limitMs);
    connect(&m_quiet, &QTimer::timeout, this, &Picture::take);
    connect(&m_limit, &QTimer::timeout, this, &Picture::take);
}

void Picture::begin()
{
    qApp->installEventFilter(this);
    m_quiet.start();
    m_limit.start();
}

bool Picture::eventFilter(QObject *watched, QEvent *event)
{
    const bool paints = event->type() == QEvent::Paint || event->type() == QEvent::LayoutRequest;
    if (paints && watched->isWidgetType() && m_limit.isActive())
        m_quiet.start();
    return false;
}

void Picture::take()
{
    qApp->removeEventFilter(this);
    m_quiet.stop();
    m_limit.stop();
    Q_EMIT taken(m_window->grab().save(m_file, "PNG"));
}

} // namespace soundings
