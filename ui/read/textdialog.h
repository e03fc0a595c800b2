#pragma once

#include <QDialog>
#include <QPlainTextEdit>

namespace soundings {

/// Asks for a text of a line or more: the reason for a ruling, or a note.
class TextDialog : public QDialog
{
    Q_OBJECT

public:
    struct Wording
    {
        QString title;
        QString question;  ///< above the field
        QString accept;    ///< the button
        bool needed = false; ///< nothing can't be accepted
    };

    TextDialog(const Wording &wording, const QString &text, QWidget *parent);

Q_SIGNALS:
    void given(const QString &text); ///< trimmed

private:
    QPlainTextEdit *m_text;
};

} // namespace soundings
