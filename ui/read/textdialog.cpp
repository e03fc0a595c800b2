#include "ui/read/textdialog.h"

#include <QDialogButtonBox>
#include <QKeySequence>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace soundings {

TextDialog::TextDialog(const Wording &wording, const QString &text, QWidget *parent)
    : QDialog(parent), m_text(new QPlainTextEdit(text))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(wording.title);
    auto *question = new QLabel(wording.question);
    question->setTextFormat(Qt::PlainText);
    question->setWordWrap(true);
    question->setBuddy(m_text);
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(wording.question);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    QPushButton *accept = buttons->button(QDialogButtonBox::Ok);
    accept->setText(wording.accept);
    accept->setToolTip(tr("Ctrl+Enter"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(question);
    layout->addWidget(m_text);
    layout->addWidget(buttons);
    resize(28 * fontMetrics().height(), 14 * fontMetrics().height());

    const auto check = [this, accept, needed = wording.needed] {
        accept->setEnabled(!needed || !m_text->toPlainText().trimmed().isEmpty());
    };
    check();
    connect(m_text, &QPlainTextEdit::textChanged, this, check);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(this, &QDialog::accepted, this, [this] { Q_EMIT given(m_text->toPlainText().trimmed()); });
    // Enter makes a new line; with Ctrl it is done.
    for (const int key : {Qt::Key_Return, Qt::Key_Enter})
        connect(new QShortcut(QKeySequence(Qt::CTRL | key), this), &QShortcut::activated, accept, &QPushButton::click);
    m_text->moveCursor(QTextCursor::End);
    m_text->setFocus();
}

} // namespace soundings
