#pragma once

#include <QKeySequence>
#include <QLabel>
#include <QPushButton>
#include <QTreeView>

#include <functional>

class QAbstractItemModel;
class QDialog;
class QFormLayout;

/// What dialogs with tables are made of.
namespace soundings {

/// A button that acts by a key too; Enter does not choose it. `tip` says what it does.
[[nodiscard]] QPushButton *makeKeyButton(const QString &text, const QKeySequence &key, const QString &tip,
                                         const std::function<void()> &act);
/// A flat table whose rows are chosen whole.
[[nodiscard]] QTreeView *makeTable(QAbstractItemModel *model, const QString &name);
/// Widths in average characters, never less than the head takes; the last column takes what is left.
void setColumnWidths(QTreeView &table, const QList<int> &characters);
/// A row of a form whose field is several things side by side; the label's key goes to the first of them.
void addFormRow(QFormLayout &form, const QString &label, const QList<QWidget *> &fields);
/// A label of plain text that wraps.
[[nodiscard]] QLabel *makeNote(const QString &text = {});
/// Closes the dialog once a person agrees that what they did in it is lost; `loses` says what.
void askToDiscard(QDialog &dialog, const QString &loses);
/// Asks where to save a CSV file, and gives its name with the ending to `save`.
void askCsvFile(QWidget *parent, const QString &title, const QString &name,
                std::function<void(const QString &)> save);

} // namespace soundings
