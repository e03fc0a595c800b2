#include "ui/window/rail.h"

#include <QAction>
#include <QPainter>
#include <QPaintEvent>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace soundings {

namespace {

constexpr int iconEdge = 26;
constexpr int barWidth = 4;

class RailButton : public QToolButton
{
public:
    explicit RailButton(QAction *action)
    {
        setDefaultAction(action);
        setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setFocusPolicy(Qt::TabFocus);
        setAccessibleName(action->text().remove(u'&'));
    }

    [[nodiscard]] QSize sizeHint() const override { return {fontMetrics().averageCharWidth() * 11, iconEdge + fontMetrics().height() + 20}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF card = QRectF(rect()).adjusted(4, 2, -4, -2);
        const QColor accent = palette().color(QPalette::Highlight);
        QColor fill = accent;
        fill.setAlphaF(isChecked() ? 0.16F : underMouse() ? 0.08F : 0.0F);
        painter.setPen(hasFocus() ? QPen(accent, 2) : QPen(Qt::NoPen));
        painter.setBrush(fill);
        painter.drawRoundedRect(card, 8, 8);
        if (isChecked()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(accent);
            painter.drawRoundedRect(QRectF(card.left(), card.top() + 12, barWidth, card.height() - 24), 2, 2);
        }
        icon().paint(&painter, QRect((width() - iconEdge) / 2, 9, iconEdge, iconEdge), Qt::AlignCenter,
                     isEnabled() ? QIcon::Normal : QIcon::Disabled);
        QFont face = font();
        face.setBold(isChecked());
        painter.setFont(face);
        painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
        painter.drawText(QRect(0, 9 + iconEdge, width(), height() - iconEdge - 12), Qt::AlignCenter,
                         defaultAction()->text().remove(u'&'));
    }
};

} // namespace

Rail::Rail(QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    setObjectName(u"rail"_s);
    m_column->setContentsMargins(2, 6, 2, 4);
    m_column->setSpacing(2);
    m_column->addStretch(1);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

void Rail::add(QAction *workspace)
{
    m_column->insertWidget(m_buttons++, new RailButton(workspace));
}

void Rail::setFoot(QWidget *foot)
{
    m_column->addWidget(foot);
}

void Rail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawLine(width() - 1, 0, width() - 1, height());
}

} // namespace soundings
