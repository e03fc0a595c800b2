#include "ui/read/offerstrip.h"

#include <QHBoxLayout>

namespace soundings {

OfferStrip::OfferStrip(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel)
    , m_confirm(new QToolButton)
    , m_dismiss(new QToolButton)
    , m_next(new QToolButton)
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setMinimumWidth(40);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 2, 10, 2);
    layout->setSpacing(3);
    layout->addWidget(m_text, 1);
    for (QToolButton *button : {m_confirm, m_dismiss, m_next}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        layout->addWidget(button);
    }
    hide();
}

void OfferStrip::setActions(QAction *next, QAction *confirm, QAction *dismiss)
{
    m_next->setDefaultAction(next);
    m_confirm->setDefaultAction(confirm);
    m_dismiss->setDefaultAction(dismiss);
}

void OfferStrip::setOffer(const QString &text, bool canConfirm, bool atCaret)
{
    m_text->setText(text);
    m_confirm->setVisible(canConfirm);
    m_dismiss->setVisible(atCaret);
    setVisible(!text.isEmpty());
}

} // namespace soundings
