#include "ui/summary/draftheat.h"

#include "ui/widgets/themecolours.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

constexpr double narrowest = 6; // pixels: a section of a few lines is still hit with the mouse

} // namespace

DraftHeat::DraftHeat(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("The draft, by how much was said on each section"));
    setCursor(Qt::PointingHandCursor);
}

void DraftHeat::setSections(std::vector<Section> sections, int pages)
{
    m_sections = std::move(sections);
    m_pages = std::max(pages, 1);
    count();
}

void DraftHeat::setTable(const CrossTable &sectionsByStance)
{
    m_table = sectionsByStance;
    count();
}

void DraftHeat::count()
{
    m_cells.clear();
    QStringList told;
    for (size_t i = 0; i < m_sections.size(); ++i) {
        const Section &section = m_sections[i];
        const int end = i + 1 < m_sections.size() ? m_sections[i + 1].page : m_pages;
        Cell cell{section.number.isEmpty() ? section.title : section.number, (section.number + u' ' + section.title).trimmed(),
                  section.page, std::max(end - section.page, 0), 0, {}};
        if (const qsizetype row = m_table.rows.indexOf(cell.section); row >= 0)
            cell.count = m_table.rowTotals[size_t(row)];
        cell.tip = tr("%1\nPage %2: %n response(s)", nullptr, cell.count).arg(cell.title).arg(cell.page + 1);
        if (cell.count > 0)
            told << tr("%1: %2").arg(cell.title, QLocale().toString(cell.count));
        m_cells.push_back(cell);
    }
    m_current = std::clamp(m_current, 0, std::max(0, int(m_cells.size()) - 1));
    setAccessibleDescription(told.join(u"; "_s));
    update();
}

QSize DraftHeat::sizeHint() const
{
    return {400, fontMetrics().height() * 4};
}

/// As wide as its pages, and what is too narrow takes from the others.
QRectF DraftHeat::roomOf(size_t cell) const
{
    double all = 0;
    double before = 0;
    double own = 0;
    for (size_t i = 0; i < m_cells.size(); ++i) {
        const double weight = std::max(double(m_cells[i].pages), 0.4);
        before += i < cell ? weight : 0;
        own = i == cell ? weight : own;
        all += weight;
    }
    const double spare = std::max(0.0, double(width()) - narrowest * double(m_cells.size()));
    const double left = before / all * spare + narrowest * double(cell);
    return {left, 0, own / all * spare + narrowest, double(height()) - fontMetrics().height() - 4};
}

int DraftHeat::cellAt(const QPointF &place) const
{
    for (size_t i = 0; i < m_cells.size(); ++i) {
        if (roomOf(i).contains(place))
            return int(i);
    }
    return -1;
}

void DraftHeat::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    int most = 1;
    for (const Cell &cell : m_cells)
        most = std::max(most, cell.count);
    double labelled = 0;
    for (size_t i = 0; i < m_cells.size(); ++i) {
        const Cell &cell = m_cells[i];
        const QRectF room = roomOf(i);
        const QColor ground = blend(palette().color(QPalette::Highlight), palette().color(QPalette::Base), 0.85 * cell.count / most);
        painter.fillRect(room, ground);
        painter.setPen(palette().color(QPalette::Mid));
        painter.drawRect(room.adjusted(0.5, 0.5, -0.5, -0.5));
        const QString number = QLocale().toString(cell.count);
        if (cell.count > 0 && painter.fontMetrics().horizontalAdvance(number) + 4 < room.width()) {
            painter.setPen(textOn(ground));
            painter.drawText(room, Qt::AlignCenter, number);
        }
        if (hasFocus() && int(i) == m_current) {
            painter.setPen(QPen(palette().color(QPalette::Text), 2));
            painter.drawRect(room.adjusted(2, 2, -2, -2));
        }
        const QString label = m_sections[i].number.isEmpty() ? QString() : m_sections[i].number;
        if (m_sections[i].depth == 0 && !label.isEmpty() && room.left() >= labelled) { // numbers that would lie on others are left out
            painter.setPen(palette().color(QPalette::Text));
            painter.drawText(QPointF(room.left(), height() - painter.fontMetrics().descent()), label);
            labelled = room.left() + painter.fontMetrics().horizontalAdvance(label) + 6;
        }
    }
}

void DraftHeat::mousePressEvent(QMouseEvent *event)
{
    const int cell = cellAt(event->position());
    if (cell < 0)
        return;
    m_current = cell;
    update();
    Q_EMIT sectionChosen(m_cells[size_t(cell)].section);
}

void DraftHeat::keyPressEvent(QKeyEvent *event)
{
    const auto last = int(m_cells.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Left: m_current = std::max(0, m_current - 1); break;
    case Qt::Key_Right: m_current = std::min(last, m_current + 1); break;
    case Qt::Key_Home: m_current = 0; break;
    case Qt::Key_End: m_current = last; break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (last >= 0)
            Q_EMIT sectionChosen(m_cells[size_t(m_current)].section);
        return;
    default: QWidget::keyPressEvent(event); return;
    }
    if (last >= 0)
        QToolTip::showText(mapToGlobal(roomOf(size_t(m_current)).bottomLeft().toPoint()), m_cells[size_t(m_current)].tip, this);
    update();
}

bool DraftHeat::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int cell = cellAt(help->pos());
        if (cell >= 0)
            QToolTip::showText(help->globalPos(), m_cells[size_t(cell)].tip, this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

} // namespace soundings
