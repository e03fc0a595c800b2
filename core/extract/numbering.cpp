#include "core/extract/numbering.h"

#include "core/extract/ooxml.h"
#include "core/extract/passage.h"
#include "core/extract/xml.h"

namespace soundings::extract {

using namespace Qt::StringLiterals;

namespace {

QChar formOf(const QString &format)
{
    static const QHash<QString, QChar> forms = {
        {u"lowerLetter"_s, u'a'}, {u"upperLetter"_s, u'A'}, {u"lowerRoman"_s, u'i'}, {u"upperRoman"_s, u'I'}};
    return forms.value(format, u'1');
}

} // namespace

Numbering::Numbering(const QByteArray &numbering, const QByteArray &styles, const ReadLimits &limits)
{
    Xml lists(numbering, xmlDepth(limits));
    if (lists.start())
        readNumbering(lists);
    Xml named(styles, xmlDepth(limits));
    if (named.start())
        readStyles(named);
}

void Numbering::readNumbering(Xml &xml)
{
    while (xml.nextChild()) {
        if (xml.name() == u"abstractNum")
            readAbstract(xml);
        else if (xml.name() == u"num")
            readList(xml);
        else
            xml.skip();
    }
}

Numbering::Level Numbering::readLevel(Xml &xml)
{
    Level level;
    while (xml.nextChild()) {
        if (xml.name() == u"start")
            level.start = xml.attribute(u"val").toInt();
        else if (xml.name() == u"numFmt")
            level.format = xml.attribute(u"val");
        else if (xml.name() == u"lvlText")
            level.text = xml.attribute(u"val");
        xml.skip();
    }
    return level;
}

void Numbering::readAbstract(Xml &xml)
{
    QMap<int, Level> &mine = m_abstract[xml.attribute(u"abstractNumId")];
    while (xml.nextChild()) {
        const int level = xml.attribute(u"ilvl").toInt();
        if (xml.name() == u"lvl")
            mine[level] = readLevel(xml);
        else
            xml.skip();
    }
}

void Numbering::readList(Xml &xml)
{
    List &list = m_lists[xml.attribute(u"numId").toInt()];
    while (xml.nextChild()) {
        if (xml.name() == u"lvlOverride") {
            readOverride(xml, list);
            continue;
        }
        if (xml.name() == u"abstractNumId")
            list.counted = xml.attribute(u"val");
        xml.skip();
    }
}

void Numbering::readOverride(Xml &xml, List &list)
{
    const int level = xml.attribute(u"ilvl").toInt();
    while (xml.nextChild()) {
        if (xml.name() == u"lvl") {
            list.changed[level] = readLevel(xml);
            continue;
        }
        if (xml.name() == u"startOverride")
            list.restarts[level] = xml.attribute(u"val").toInt();
        xml.skip();
    }
}

void Numbering::readStyles(Xml &xml)
{
    while (xml.nextChild()) {
        if (xml.name() != u"style") {
            xml.skip();
            continue;
        }
        Style &style = m_styles[xml.attribute(u"styleId")];
        while (xml.nextChild()) {
            if (xml.name() == u"basedOn")
                style.basedOn = xml.attribute(u"val");
            if (xml.name() != u"pPr") {
                xml.skip();
                continue;
            }
            while (xml.nextChild()) {
                if (xml.name() != u"numPr") {
                    xml.skip();
                    continue;
                }
                while (xml.nextChild()) {
                    if (xml.name() == u"numId") {
                        style.place.list = xml.attribute(u"val").toInt();
                        style.hasList = true;
                    } else if (xml.name() == u"ilvl") {
                        style.place.level = xml.attribute(u"val").toInt();
                    }
                    xml.skip();
                }
            }
        }
    }
}

Numbering::Place Numbering::ofStyle(const QString &style) const
{
    QString name = style;
    for (int steps = 0; steps < 20 && m_styles.contains(name); ++steps) {
        const Style &one = m_styles[name];
        if (one.hasList)
            return one.place;
        name = one.basedOn;
    }
    return {};
}

Numbering::Level Numbering::levelOf(const List &list, int level) const
{
    return list.changed.contains(level) ? list.changed[level] : m_abstract.value(list.counted).value(level);
}

QString Numbering::filledIn(const List &list, const Level &level) const
{
    const auto &counters = m_counters.value(list.counted);
    QString out;
    for (qsizetype i = 0; i < level.text.size(); ++i) {
        const int which =
            i + 1 < level.text.size() && level.text[i] == u'%' ? level.text[i + 1].digitValue() : -1;
        if (which < 1 || which > levels) {
            out += level.text[i];
            continue;
        }
        const Level other = levelOf(list, which - 1);
        const int number = counters[size_t(which - 1)];
        out += numeral(number < 0 ? other.start : number, formOf(other.format));
        ++i;
    }
    return out.trimmed();
}

QString Numbering::marker(Place place)
{
    const auto found = m_lists.find(place.list);
    if (found == m_lists.end() || place.level < 0 || place.level >= levels)
        return {};
    List &list = *found;
    if (!m_counters.contains(list.counted))
        m_counters[list.counted].fill(-1);
    auto &counters = m_counters[list.counted];
    if (!list.begun) {
        for (auto restart = list.restarts.cbegin(); restart != list.restarts.cend(); ++restart) {
            if (restart.key() >= 0 && restart.key() < levels)
                counters[size_t(restart.key())] = restart.value() - 1;
        }
        list.begun = true;
    }
    const Level level = levelOf(list, place.level);
    int &counter = counters[size_t(place.level)];
    counter = counter < 0 && !list.restarts.contains(place.level) ? level.start : counter + 1;
    for (int deeper = place.level + 1; deeper < levels; ++deeper)
        counters[size_t(deeper)] = -1;
    if (level.format == u"bullet")
        return u"- "_s;
    const QString text = level.format == u"none" ? QString() : filledIn(list, level);
    return text.isEmpty() ? QString() : text + u' ';
}

} // namespace soundings::extract
