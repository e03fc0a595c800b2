#include "core/consultation/labels.h"
#include "core/consultation/words.h"
#include "ui/models/responselistmodel.h"

#include <QLocale>

#include <algorithm>

/// What stands in the cells of the list, is read aloud, and said of them.
namespace soundings {

using namespace Qt::StringLiterals;

QVariant ResponseListModel::text(const ResponseRow &row, int column) const
{
    switch (column) {
    case Reference: return reference(row.number);
    case Who: return displayName(row);
    case Kind: return label(row.kind);
    case Received: {
        const QDateTime local = toUtc(row.received).toTimeZone(m_zone);
        return QLocale().toString(local, local.date().year() == m_year ? u"d MMM HH:mm"_s : u"d MMM yyyy HH:mm"_s);
    }
    case Timely: return row.lateRuling == LateRuling::None ? label(row.timeliness) : label(row.lateRuling);
    case State: return row.duplicate ? tr("%1 · duplicate").arg(label(row.status)) : label(row.status);
    case Themes: {
        QStringList names;
        for (const ThemeLook &look : chips(row))
            names.append(look.name);
        return names.join(u", "_s);
    }
    case Subject: return row.subject;
    default: return {};
    }
}

/// A cell's text and what may stand on its second line.
QString ResponseListModel::spoken(const ResponseRow &row, int column) const
{
    QStringList all{text(row, column).toString()};
    if (column == Reference)
        all << text(row, State).toString();
    else if (column == Who)
        all << text(row, Kind).toString() << row.subject << text(row, Themes).toString()
            << text(row, Received).toString();
    else if (column == Received)
        all << text(row, Timely).toString();
    all.removeAll(QString());
    return all.join(u", "_s);
}

QVariant ResponseListModel::toolTip(const ResponseRow &row, int column) const
{
    switch (column) {
    case Who: {
        QStringList lines{row.name, row.organisation, label(row.kind), row.place, row.subject, text(row, Received).toString()};
        for (const ThemeLook &look : chips(row))
            lines.append(look.path);
        lines.removeAll(QString());
        return lines.join(u'\n');
    }
    case Received: {
        const QDateTime local = toUtc(row.received).toTimeZone(m_zone);
        return u"%1 %2"_s.arg(QLocale().toString(local, u"dddd d MMMM yyyy, HH:mm:ss"_s), local.timeZoneAbbreviation());
    }
    case Themes: {
        QStringList paths;
        for (const ThemeLook &look : chips(row))
            paths.append(look.path);
        return paths.join(u'\n');
    }
    default: return text(row, column);
    }
}

QList<ThemeLook> ResponseListModel::chips(const ResponseRow &row) const
{
    QList<ThemeLook> chips;
    for (const ThemeId id : row.themes) {
        if (const auto look = m_looks.find(id); look != m_looks.end())
            chips.append(*look);
    }
    std::sort(chips.begin(), chips.end(), [](const ThemeLook &a, const ThemeLook &b) { return a.order < b.order; });
    return chips;
}

QVariant ResponseListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::ToolTipRole && sortKeyOf(section))
        return tr("Click to put the list in this order");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Reference: return tr("Reference");
    case Who: return tr("Who");
    case Kind: return tr("Kind");
    case Received: return tr("Received");
    case Timely: return tr("Timeliness");
    case State: return tr("Status");
    case Themes: return tr("Themes");
    case Subject: return tr("Subject");
    default: return {};
    }
}

} // namespace soundings
