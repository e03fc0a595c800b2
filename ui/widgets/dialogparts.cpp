#include "ui/widgets/dialogparts.h"

#include "ui/widgets/documentsfolder.h"

#include <QMessageBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHeaderView>

namespace soundings {

using namespace Qt::StringLiterals;

QPushButton *makeKeyButton(const QString &text, const QKeySequence &key, const QString &tip,
                           const std::function<void()> &act)
{
    auto *button = new QPushButton(text);
    button->setAutoDefault(false);
    button->setShortcut(key);
    button->setToolTip(tip);
    button->setAccessibleDescription(tip);
    QObject::connect(button, &QPushButton::clicked, button, act);
    return button;
}

QTreeView *makeTable(QAbstractItemModel *model, const QString &name)
{
    auto *table = new QTreeView;
    table->setModel(model);
    table->setRootIsDecorated(false);
    table->setUniformRowHeights(true);
    table->setAllColumnsShowFocus(true);
    table->setAlternatingRowColors(true);
    table->setAccessibleName(name);
    return table;
}

void setColumnWidths(QTreeView &table, const QList<int> &characters)
{
    const int width = table.fontMetrics().averageCharWidth();
    const int sign = 2 * width; // of the order, beside the head
    for (int column = 0; column < characters.size(); ++column)
        table.header()->resizeSection(column, std::max(characters[column] * width, table.header()->sectionSizeHint(column) + sign));
    table.header()->setStretchLastSection(true);
}

QLabel *makeNote(const QString &text)
{
    auto *note = new QLabel(text);
    note->setTextFormat(Qt::PlainText);
    note->setWordWrap(true);
    return note;
}

void askToDiscard(QDialog &dialog, const QString &loses)
{
    auto *box = new QMessageBox(QMessageBox::Question, dialog.windowTitle(), loses,
                                QMessageBox::Discard | QMessageBox::Cancel, &dialog);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setDefaultButton(QMessageBox::Cancel);
    QObject::connect(box, &QMessageBox::finished, &dialog, [&dialog](int answer) {
        if (answer == QMessageBox::Discard)
            dialog.done(QDialog::Rejected);
    });
    box->open();
}

void askCsvFile(QWidget *parent, const QString &title, const QString &name,
                std::function<void(const QString &)> save)
{
    auto *dialog = new QFileDialog(parent, title, documentsFolder(),
                                   QCoreApplication::translate("soundings", "Tables (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(name);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(save));
    dialog->open();
}

void addFormRow(QFormLayout &form, const QString &label, const QList<QWidget *> &fields)
{
    auto *row = new QHBoxLayout;
    for (QWidget *field : fields)
        row->addWidget(field, field == fields.first() ? 1 : 0);
    auto *head = new QLabel(label);
    head->setBuddy(fields.first());
    form.addRow(head, row);
}

} // namespace soundings
