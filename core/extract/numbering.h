#pragma once

#include "core/extract/documenttext.h"

#include <QByteArray>
#include <QHash>
#include <QMap>

#include <array>

namespace soundings::extract {

class Xml;

/// The lists of a .docx: what stands before a paragraph that belongs to one. Counts as it is asked, so ask in
/// reading order.
class Numbering
{
public:
    struct Place
    {
        int list = 0; ///< w:numId; 0: in none
        int level = 0;
    };

    /// The parts numbering.xml and styles.xml; either may be empty.
    Numbering(const QByteArray &numbering, const QByteArray &styles, const ReadLimits &limits);

    [[nodiscard]] Place ofStyle(const QString &style) const;
    /// "1. ", "(b) ", "- " for a bullet; empty where the list is unknown or shows nothing.
    [[nodiscard]] QString marker(Place place);

private:
    static constexpr int levels = 9;
    struct Level
    {
        int start = 1;
        QString format = QStringLiteral("decimal");
        QString text;
    };
    struct List
    {
        QString counted; ///< the abstract list, whose counters its lists share
        QMap<int, Level> changed;
        QMap<int, int> restarts;
        bool begun = false;
    };
    struct Style
    {
        QString basedOn;
        Place place;
        bool hasList = false;
    };

    void readNumbering(Xml &xml);
    void readAbstract(Xml &xml);
    void readList(Xml &xml);
    void readOverride(Xml &xml, List &list);
    void readStyles(Xml &xml);
    static Level readLevel(Xml &xml);
    [[nodiscard]] Level levelOf(const List &list, int level) const;
    [[nodiscard]] QString filledIn(const List &list, const Level &level) const;

    QHash<QString, QMap<int, Level>> m_abstract;
    QHash<int, List> m_lists;
    QHash<QString, std::array<int, levels>> m_counters; ///< -1: not begun
    QHash<QString, Style> m_styles;
};

} // namespace soundings::extract
