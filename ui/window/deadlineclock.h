#pragma once

#include "ui/window/deadlinetext.h"

#include <QAbstractButton>
#include <QTimer>

#include <optional>

namespace soundings {

/// The deadline, always in sight at the foot of the rail: its state in words, colour and icon, the closing time in
/// local time, the time left, and how many responses were on time and late. Ticks every second in the last 48
/// hours, every minute otherwise, not at all while nobody sees it. A click asks for the details.
class DeadlineClock : public QAbstractButton
{
    Q_OBJECT

public:
    explicit DeadlineClock(QWidget *parent = nullptr);

    void setFacts(const Consultation &consultation, const Counts &counts, Clock clock);
    void clear(); ///< no consultation: shows nothing

    [[nodiscard]] const DeadlineText &text() const { return m_text; }
    [[nodiscard]] bool isTicking() const { return m_timer.isActive(); }
    [[nodiscard]] int tickMs() const { return m_timer.interval(); }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    struct Line
    {
        QString text;
        bool strong = false;
    };
    [[nodiscard]] std::vector<Line> lines() const;
    [[nodiscard]] QFont fontOf(const Line &line) const;
    [[nodiscard]] int heightOf(const Line &line, int width) const;
    void tick();

    std::optional<Consultation> m_consultation;
    Counts m_counts;
    Clock m_clock;
    DeadlineText m_text;
    DeadlineState m_state = DeadlineState::Open;
    QTimer m_timer;
};

} // namespace soundings
