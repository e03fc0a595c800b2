#include "core/index/index.h"

#include <QDataStream>

namespace soundings::index {

namespace {

QDataStream &operator<<(QDataStream &to, const Heading &heading)
{
    return to << heading.id << heading.parent << heading.label << heading.foldedNames;
}

QDataStream &operator>>(QDataStream &from, Heading &heading)
{
    return from >> heading.id >> heading.parent >> heading.label >> heading.foldedNames;
}

void write(QDataStream &to, const std::vector<Heading> &headings)
{
    to << quint32(headings.size());
    for (const Heading &heading : headings)
        to << heading;
}

void read(QDataStream &from, std::vector<Heading> &headings)
{
    quint32 size = 0;
    from >> size;
    headings.clear();
    for (quint32 i = 0; i < size && from.status() == QDataStream::Ok; ++i)
        from >> headings.emplace_back();
}

} // namespace

void Index::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    m_columns.setZone(zone);
}

void Index::write(QDataStream &to) const
{
    index::write(to, m_themes);
    index::write(to, m_sections);
    m_columns.write(to);
}

void Index::read(QDataStream &from)
{
    index::read(from, m_themes);
    index::read(from, m_sections);
    m_columns.read(from);
}

} // namespace soundings::index
