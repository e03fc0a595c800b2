#pragma once

#include <QDialog>

#include <utility>
#include <vector>

class QAction;

namespace soundings {

/// Every command of the menus with its keys: made from the actions themselves, so it is never out of date.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    ShortcutsDialog(const std::vector<std::pair<QString, QAction *>> &actions, QWidget *parent);
};

/// An action's text without mnemonics and the dots that promise a dialog.
[[nodiscard]] QString plainText(const QAction &action);
/// All its keys as the platform writes them: "Ctrl+Shift+Z, Ctrl+Y".
[[nodiscard]] QString keysOf(const QAction &action);

} // namespace soundings
