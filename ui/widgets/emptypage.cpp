#include "ui/widgets/emptypage.h"

#include <QVBoxLayout>

namespace soundings {

EmptyPage::EmptyPage(QWidget *parent)
    : QWidget(parent)
    , m_heading(new QLabel)
    , m_explanation(new QLabel)
    , m_action(new QPushButton)
{
    QFont larger = font();
    larger.setPointSizeF(larger.pointSizeF() * 1.25);
    larger.setBold(true);
    m_heading->setFont(larger);
    for (QLabel *label : {m_heading, m_explanation}) {
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignCenter);
        label->setTextFormat(Qt::PlainText);
    }
    auto *layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addWidget(m_heading);
    layout->addWidget(m_explanation);
    layout->addWidget(m_action, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    layout->setSpacing(10);
    connect(m_action, &QPushButton::clicked, this, &EmptyPage::actionTriggered);
}

void EmptyPage::setText(const QString &heading, const QString &explanation, const QString &action)
{
    m_heading->setText(heading);
    m_explanation->setText(explanation);
    m_explanation->setVisible(!explanation.isEmpty());
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
}

} // namespace soundings
