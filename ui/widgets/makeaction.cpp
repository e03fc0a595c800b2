#include "ui/widgets/makeaction.h"

#include <QWidget>

namespace soundings {

QAction *makeAction(QWidget *scope, QObject *owner, const QString &text, QList<QKeySequence> keys,
                    const QString &tip)
{
    keys.removeAll(QKeySequence());
    auto *action = new QAction(text, owner);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setToolTip(tip);
    action->setStatusTip(tip);
    scope->addAction(action);
    return action;
}

} // namespace soundings
