#include "ui/read/responsestrip.h"

#include "core/consultation/words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace soundings {

ResponseStrip::ResponseStrip(QWidget *parent)
    : QWidget(parent)
    , m_duplicate(new QLabel)
    , m_readers(new QLabel)
    , m_suggestion(new QLabel)
    , m_accept(new QToolButton)
    , m_dismiss(new QToolButton)
    , m_receipt(new QToolButton)
{
    for (QLabel *label : {m_duplicate, m_readers, m_suggestion}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setMinimumWidth(40);
        label->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    }
    m_duplicate->hide();
    m_readers->hide();
    for (QToolButton *button : {m_accept, m_dismiss, m_receipt}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
    }
    auto *row = new QHBoxLayout;
    row->setSpacing(3);
    row->addWidget(m_suggestion, 1);
    row->addWidget(m_accept);
    row->addWidget(m_dismiss);
    row->addWidget(m_receipt);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 0, 10, 4);
    layout->setSpacing(2);
    layout->addWidget(m_duplicate);
    layout->addWidget(m_readers);
    layout->addLayout(row);
    setSuggestion({}, {});
}

void ResponseStrip::setSuggestionActions(QAction *accept, QAction *dismiss)
{
    m_accept->setDefaultAction(accept);
    m_dismiss->setDefaultAction(dismiss);
}

void ResponseStrip::setResponse(const Response &response)
{
    m_duplicate->setVisible(response.duplicateOf > 0);
    m_duplicate->setText(tr("Set aside as a duplicate of %1: %2")
                             .arg(reference(response.duplicateOf), response.duplicateReason));
}

void ResponseStrip::setReaders(const QStringList &names)
{
    m_readers->setVisible(!names.isEmpty());
    m_readers->setText(tr("Open with %1 too").arg(names.join(tr(" and "))));
}

void ResponseStrip::setSuggestion(const QString &text, const QString &because)
{
    m_suggestion->setToolTip(because);
    m_suggestion->setText(text.isEmpty() ? QString() : tr("Suggested: %1").arg(text));
    m_accept->setVisible(!text.isEmpty());
    m_dismiss->setVisible(!text.isEmpty());
}

} // namespace soundings
