#pragma once

#include <QAction>
#include <QLabel>
#include <QToolButton>
#include <QWidget>

namespace soundings {

/// A line beneath a response's text: what was found or proposed in it and waits for a person, and what stands
/// at the caret, with why. Hidden where nothing waits.
class OfferStrip : public QWidget
{
    Q_OBJECT

public:
    explicit OfferStrip(QWidget *parent = nullptr);

    /// `atCaret`: the text is about what confirming and dismissing would do now. An empty text hides the
    /// strip.
    void setOffer(const QString &text, bool canConfirm, bool atCaret);
    void setActions(QAction *next, QAction *confirm, QAction *dismiss);

    [[nodiscard]] QString text() const { return m_text->text(); }

private:
    QLabel *m_text;
    QToolButton *m_confirm;
    QToolButton *m_dismiss;
    QToolButton *m_next;
};

} // namespace soundings
