#include "ui/widgets/columnfit.h"

#include <QEvent>

namespace soundings {

using namespace Qt::StringLiterals;

ColumnFit::ColumnFit(QHeaderView *header, int stretched, int least, QList<int> firstToGo,
                     QList<int> lastToGo)
    : QObject(header)
    , m_header(header)
    , m_stretched(stretched)
    , m_least(least)
    , m_firstToGo(std::move(firstToGo))
    , m_lastToGo(std::move(lastToGo))
{
    for (int column = 0; column < header->count(); ++column) {
        m_widths.insert(column, header->sectionSize(column));
        if (header->isSectionHidden(column))
            m_declined.insert(column);
    }
    header->setStretchLastSection(false);
    header->setSectionResizeMode(stretched, QHeaderView::Stretch);
    header->installEventFilter(this);
    connect(header, &QHeaderView::sectionResized, this, [this](int column, int, int width) {
        if (width > 0 && column != m_stretched)
            m_widths.insert(column, width);
    });
    fit();
}

void ColumnFit::setChosen(int column, bool chosen)
{
    if (chosen)
        m_declined.remove(column);
    else
        m_declined.insert(column);
    fit();
}

void ColumnFit::fit()
{
    int room = m_header->width() - m_least;
    for (int column = 0; column < m_header->count(); ++column) {
        if (column != m_stretched && isChosen(column))
            room -= m_widths.value(column);
    }
    QSet<int> away = m_declined;
    const auto sendAway = [&](const QList<int> &columns, int least) {
        for (const int column : columns) {
            if (room < least && !away.contains(column)) {
                away.insert(column);
                room += m_widths.value(column);
            }
        }
    };
    sendAway(m_firstToGo, 0);
    sendAway(m_lastToGo, -m_least / 2);
    for (int column = 0; column < m_header->count(); ++column) {
        if (m_header->isSectionHidden(column) != away.contains(column))
            m_header->setSectionHidden(column, away.contains(column));
    }
}

bool ColumnFit::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        fit();
    return QObject::eventFilter(watched, event);
}

void ColumnFit::save(QSettings &settings, const QString &key) const
{
    QStringList places;
    for (int column = 0; column < m_header->count(); ++column) {
        places.append(u"%1 %2 %3"_s.arg(m_header->visualIndex(column))
                          .arg(m_widths.value(column))
                          .arg(isChosen(column) ? 1 : 0));
    }
    settings.setValue(key, places);
}

void ColumnFit::restore(const QSettings &settings, const QString &key)
{
    const QStringList places = settings.value(key).toStringList();
    if (places.size() != m_header->count()) // none yet, or of another version's columns
        return;
    QList<int> order(places.size(), -1);
    for (int column = 0; column < m_header->count(); ++column) {
        const QStringList place = places[column].split(u' ');
        const int visual = place.value(0).toInt();
        if (visual >= 0 && visual < order.size())
            order[visual] = column;
        if (const int width = place.value(1).toInt(); width > 0 && column != m_stretched) {
            m_widths.insert(column, width);
            m_header->resizeSection(column, width);
        }
        if (place.value(2) == u"0")
            m_declined.insert(column);
        else
            m_declined.remove(column);
    }
    for (int visual = 0; visual < order.size(); ++visual) {
        if (order[visual] >= 0)
            m_header->moveSection(m_header->visualIndex(order[visual]), visual);
    }
    fit();
}

} // namespace soundings
