#include "ui/window/deadlineclock.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/palette.h"

#include <QPainter>
#include <QPaintEvent>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace soundings {

namespace {

constexpr int margin = 8;
constexpr int iconEdge = 24;
constexpr int gap = 3;
constexpr int preferredWidth = 112;
constexpr int secondMs = 1000;
constexpr int minuteMs = 60 * secondMs;

Tone toneOf(DeadlineState state)
{
    switch (state) {
    case DeadlineState::NotOpen:
        return Tone::Info;
    case DeadlineState::Open:
        return Tone::Good;
    case DeadlineState::ClosingSoon:
        return Tone::Warning;
    case DeadlineState::Closed:
        break;
    }
    return Tone::Bad;
}

} // namespace

DeadlineClock::DeadlineClock(QWidget *parent) : QAbstractButton(parent)
{
    setObjectName(u"deadlineClock"_s);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &DeadlineClock::tick);
}

void DeadlineClock::setFacts(const Consultation &consultation, const Counts &counts, Clock clock)
{
    m_consultation = consultation;
    m_counts = counts;
    m_clock = std::move(clock);
    tick();
}

void DeadlineClock::clear()
{
    m_consultation.reset();
    m_text = {};
    m_timer.stop();
    updateGeometry();
    update();
}

void DeadlineClock::tick()
{
    if (!m_consultation)
        return;
    const Instant now = m_clock();
    m_state = stateAt(*m_consultation, now);
    DeadlineText text = deadlineText(*m_consultation, m_counts, now);
    if (text != m_text) {
        m_text = std::move(text);
        setAccessibleName(tr("Deadline: %1, %2").arg(m_text.state, m_text.left));
        setAccessibleDescription(tr("Closing time %1. %2, %3.").arg(m_text.closes, m_text.onTime, m_text.late));
        setToolTip(tr("%1: %2\nClosing time: %3\n%4, %5\nClick for the details and to extend the deadline")
                       .arg(m_text.state, m_text.left, m_text.closes, m_text.onTime, m_text.late));
        updateGeometry();
        update();
    }
    const int interval = m_state == DeadlineState::ClosingSoon ? secondMs : minuteMs;
    if (!isVisible())
        m_timer.stop();
    else if (!m_timer.isActive() || m_timer.interval() != interval)
        m_timer.start(interval);
}

void DeadlineClock::showEvent(QShowEvent *event)
{
    QAbstractButton::showEvent(event);
    tick();
}

void DeadlineClock::hideEvent(QHideEvent *event)
{
    m_timer.stop();
    QAbstractButton::hideEvent(event);
}

std::vector<DeadlineClock::Line> DeadlineClock::lines() const
{
    // A comma in the closing time is where it may be broken.
    return {{m_text.state, true},
            {m_text.left},
            {QString(m_text.closes).replace(u", "_s, u"\n"_s)},
            {m_text.onTime + u'\n' + m_text.late}};
}

QFont DeadlineClock::fontOf(const Line &line) const
{
    QFont result = font();
    result.setBold(line.strong);
    if (!line.strong)
        result.setPointSizeF(std::max(7.5, result.pointSizeF() * 0.9));
    return result;
}

int DeadlineClock::heightOf(const Line &line, int width) const
{
    return QFontMetrics(fontOf(line))
        .boundingRect(QRect(0, 0, width, 1000), Qt::AlignHCenter | Qt::TextWordWrap, line.text)
        .height();
}

QSize DeadlineClock::sizeHint() const
{
    if (!m_consultation)
        return {preferredWidth, 0};
    const int width = std::max(preferredWidth, fontMetrics().averageCharWidth() * 15);
    int height = 2 * margin + iconEdge;
    for (const Line &line : lines())
        height += gap + heightOf(line, width - 2 * margin);
    return {width, height};
}

QSize DeadlineClock::minimumSizeHint() const
{
    return sizeHint();
}

void DeadlineClock::paintEvent(QPaintEvent *)
{
    if (!m_consultation)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tone tone = toneOf(m_state);
    const QRectF card = QRectF(rect()).adjusted(3.5, 1.5, -3.5, -3.5);
    painter.setBrush(toneBackground(tone, palette()));
    painter.setPen(underMouse() || hasFocus() ? QPen(toneColour(tone, palette()), hasFocus() ? 2 : 1) : QPen(Qt::NoPen));
    painter.drawRoundedRect(card, 8, 8);

    paintIcon(painter, QRectF((width() - iconEdge) / 2.0, margin, iconEdge, iconEdge),
              u"deadline-"_s + toWord(m_state), toneColour(tone, palette()));
    int y = margin + iconEdge + gap;
    for (const Line &line : lines()) {
        const int height = heightOf(line, width() - 2 * margin);
        painter.setFont(fontOf(line));
        painter.setPen(line.strong ? toneColour(tone, palette()) : palette().color(QPalette::WindowText));
        painter.drawText(QRect(margin, y, width() - 2 * margin, height), Qt::AlignHCenter | Qt::TextWordWrap, line.text);
        y += height + gap;
    }
}

} // namespace soundings
