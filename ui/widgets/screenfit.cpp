#include "ui/widgets/screenfit.h"

#include <QDialog>
#include <QEvent>
#include <QScreen>

namespace soundings {

ScreenFit::ScreenFit(QObject *application)
    : QObject(application)
{
    application->installEventFilter(this);
}

bool ScreenFit::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show && !event->spontaneous()) {
        if (auto *dialog = qobject_cast<QDialog *>(watched); dialog && dialog->isWindow())
            dialog->resize(dialog->size().boundedTo(dialog->screen()->availableSize() - frameRoom));
    }
    return QObject::eventFilter(watched, event);
}

} // namespace soundings
