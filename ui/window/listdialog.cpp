#include "ui/window/listdialog.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace soundings {

ListDialog::ListDialog(const QString &heading, const QStringList &lines, QWidget *parent)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(heading);
    auto *said = new QLabel(heading);
    said->setWordWrap(true);
    said->setTextFormat(Qt::PlainText);
    auto *list = new QPlainTextEdit(lines.join(u'\n'));
    list->setReadOnly(true);
    list->setAccessibleName(heading);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    const QPushButton *copy = buttons->addButton(tr("Copy all"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, this,
            [heading, lines] { QGuiApplication::clipboard()->setText(heading + u'\n' + lines.join(u'\n')); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(said);
    column->addWidget(list, 1);
    column->addWidget(buttons);
    resize(42 * fontMetrics().height(), 26 * fontMetrics().height());
}

} // namespace soundings
