#include "ui/points/stancebars.h"

#include "core/consultation/labels.h"
#include "ui/widgets/stackedbar.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <map>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

constexpr int gap = 6;

} // namespace

StanceBars::StanceBars(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("For and against, by kind of respondents"));
}

void StanceBars::setStances(const std::vector<PointStance> &stances)
{
    std::map<RespondentKind, Bar> bars;
    for (const PointStance &stance : stances) {
        Bar &bar = bars[stance.kind];
        bar.kind = stance.kind;
        bar.byStance.at(size_t(stance.stance)) += stance.responses;
        bar.responses += stance.responses;
    }
    m_bars.clear();
    QStringList lines;
    for (const auto &[kind, bar] : bars)
        m_bars.push_back(bar);
    std::stable_sort(m_bars.begin(), m_bars.end(), [](const Bar &a, const Bar &b) { return a.responses > b.responses; });
    for (const Bar &bar : m_bars)
        lines << told(bar);
    setAccessibleDescription(lines.join(u"; "_s));
    updateGeometry();
    update();
}

QString StanceBars::told(const Bar &bar)
{
    return tr("%1: %2").arg(label(bar.kind), barText(stanceParts(bar.byStance), u", "_s));
}

int StanceBars::rowHeight() const
{
    return fontMetrics().height() + gap / 2;
}

QSize StanceBars::sizeHint() const
{
    return {30 * fontMetrics().averageCharWidth(), int(m_bars.size()) * rowHeight()};
}

QSize StanceBars::minimumSizeHint() const
{
    return {16 * fontMetrics().averageCharWidth(), sizeHint().height()};
}

void StanceBars::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    int most = 1;
    int labels = 0;
    for (const Bar &bar : m_bars) {
        most = std::max(most, bar.responses);
        labels = std::max(labels, fontMetrics().horizontalAdvance(label(bar.kind)) + 2);
    }
    labels = std::min(labels, width() * 2 / 5);
    const int counts = fontMetrics().horizontalAdvance(tr("%L1").arg(most));
    const int room = std::max(10, width() - labels - counts - 2 * gap);
    QRect row(0, 0, width(), rowHeight());
    for (const Bar &bar : m_bars) {
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QRect(row.left(), row.top(), labels, row.height()), Qt::AlignVCenter | Qt::AlignLeft,
                         fontMetrics().elidedText(label(bar.kind), Qt::ElideRight, labels));
        const double share = double(bar.responses) / most;
        const QRectF drawn(labels + gap, row.top() + gap / 2, room * share, row.height() - gap);
        paintStackedBar(painter, drawn, stanceParts(bar.byStance), palette().color(QPalette::Window));
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QRectF(drawn.right() + gap, row.top(), counts + gap, row.height()), Qt::AlignVCenter | Qt::AlignLeft,
                         tr("%L1").arg(bar.responses));
        row.translate(0, rowHeight());
    }
}

bool StanceBars::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int at = help->pos().y() / rowHeight();
    if (at >= 0 && at < int(m_bars.size()))
        QToolTip::showText(help->globalPos(), told(m_bars[size_t(at)]), this);
    else
        QToolTip::hideText();
    return true;
}

} // namespace soundings
