#include "ui/window/messagestrip.h"

#include "ui/widgets/icons.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace soundings {

namespace {

constexpr int iconSize = 20;
constexpr int margin = 8;
constexpr size_t mostMessages = 20;

QString iconOf(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return u"done"_s;
    case Tone::Warning:
        return u"warning"_s;
    case Tone::Bad:
        return u"error"_s;
    case Tone::Info:
    case Tone::Neutral:
        break;
    }
    return u"info"_s;
}

} // namespace

MessageStrip::MessageStrip(QWidget *parent)
    : QFrame(parent)
    , m_text(new QLabel)
    , m_detail(new QLabel)
    , m_more(new QPushButton(tr("Details")))
    , m_close(new QToolButton)
{
    setObjectName(u"messageStrip"_s);
    for (QLabel *label : {m_text, m_detail}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText); // messages name files: nothing in them is markup
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        label->setFocusPolicy(Qt::NoFocus);
    }
    m_detail->hide();
    m_more->setCheckable(true);
    m_close->setIcon(namedIcon(u"close"_s));
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Dismiss"));
    m_close->setAccessibleName(tr("Dismiss this message"));

    auto *texts = new QVBoxLayout;
    texts->addWidget(m_text);
    texts->addWidget(m_detail);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(margin + iconSize + margin, margin / 2, margin, margin / 2);
    row->addLayout(texts, 1);
    row->addWidget(m_more, 0, Qt::AlignTop);
    row->addWidget(m_close, 0, Qt::AlignTop);

    connect(m_more, &QPushButton::toggled, m_detail, &QWidget::setVisible);
    connect(m_close, &QToolButton::clicked, this, &MessageStrip::dismiss);
    hide();
}

void MessageStrip::showMessage(Tone tone, const QString &message, const QString &detail)
{
    const auto same = [&](const Message &known) { return known.message == message && known.detail == detail; };
    std::erase_if(m_messages, same); // said again, it comes to the front
    if (m_messages.size() == mostMessages)
        m_messages.erase(m_messages.begin());
    m_messages.push_back({tone, message, detail});
    refresh();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessageStrip::dismiss()
{
    if (!m_messages.empty())
        m_messages.pop_back();
    refresh();
}

void MessageStrip::clear()
{
    m_messages.clear();
    refresh();
}

QString MessageStrip::message() const
{
    return m_messages.empty() ? QString() : m_messages.back().message;
}

QString MessageStrip::detail() const
{
    return m_messages.empty() ? QString() : m_messages.back().detail;
}

void MessageStrip::refresh()
{
    setVisible(!m_messages.empty());
    if (m_messages.empty())
        return;
    const Message &top = m_messages.back();
    m_text->setText(m_messages.size() == 1
                        ? top.message
                        : tr("%1 (and %2 earlier)").arg(top.message).arg(m_messages.size() - 1));
    m_detail->setText(top.detail);
    m_more->setVisible(!top.detail.isEmpty());
    m_more->setChecked(false);
    setAccessibleName(top.message);
    update();
}

void MessageStrip::paintEvent(QPaintEvent *)
{
    if (m_messages.empty())
        return;
    QPainter painter(this);
    const Tone tone = m_messages.back().tone;
    painter.fillRect(rect(), toneBackground(tone, palette()));
    painter.fillRect(QRect(0, 0, 4, height()), toneColour(tone, palette()));
    paintIcon(painter, QRectF(margin + 2, margin, iconSize, iconSize), iconOf(tone), toneColour(tone, palette()));
}

void MessageStrip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QFrame::keyPressEvent(event);
}

} // namespace soundings
