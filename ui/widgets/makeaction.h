#pragma once

#include <QAction>
#include <QKeySequence>

class QWidget;

namespace soundings {

/// An action whose keys work while the focus is in `scope`, and whose tip is said in the status line too.
/// Keys that are empty are none. It belongs to `owner`.
[[nodiscard]] QAction *makeAction(QWidget *scope, QObject *owner, const QString &text,
                                  QList<QKeySequence> keys, const QString &tip);

} // namespace soundings
