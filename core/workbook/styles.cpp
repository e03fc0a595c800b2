#include "core/workbook/styles.h"

#include <QColor>
#include <QHash>
#include <QXmlStreamWriter>

#include <cmath>
#include <vector>

namespace soundings::workbook {

namespace {

using namespace Qt::StringLiterals;

constexpr int firstOwnFormat = 164; ///< those below are built in

/// Fonts in the order of Look. Arial has Liberation Sans's measures, and each is where the other is not.
const QString fonts = uR"xml(<fonts count="8">
<font><sz val="10"/><color rgb="FF1C1F23"/><name val="Arial"/><family val="2"/></font>
<font><b/><sz val="10"/><color rgb="FF1C1F23"/><name val="Arial"/><family val="2"/></font>
<font><b/><sz val="10"/><color rgb="FF1C1F23"/><name val="Arial"/><family val="2"/></font>
<font><b/><sz val="18"/><color rgb="FF1D4F7C"/><name val="Arial"/><family val="2"/></font>
<font><b/><sz val="13"/><color rgb="FF1D4F7C"/><name val="Arial"/><family val="2"/></font>
<font><b/><sz val="10"/><color rgb="FF1C1F23"/><name val="Arial"/><family val="2"/></font>
<font><sz val="9"/><color rgb="FF5A616A"/><name val="Arial"/><family val="2"/></font>
<font><u/><sz val="10"/><color rgb="FF0B57A4"/><name val="Arial"/><family val="2"/></font>
</fonts>)xml"_s;

const QString fills = uR"xml(<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EDF2"/><bgColor indexed="64"/></patternFill></fill></fills>)xml"_s;

QString border(const QString &left, const QString &top, const QString &bottom)
{
    return u"<border>%1<right/>%2%3<diagonal/></border>"_s.arg(left.isEmpty() ? u"<left/>"_s : left,
                                                                top.isEmpty() ? u"<top/>"_s : top,
                                                                bottom.isEmpty() ? u"<bottom/>"_s : bottom);
}

/// Numbers what is met for the first time.
int numberOf(QHash<QString, int> &known, std::vector<QString> &all, const QString &one, int first)
{
    const auto found = known.constFind(one);
    if (found != known.constEnd())
        return *found;
    const int number = first + int(all.size());
    known.insert(one, number);
    all.push_back(one);
    return number;
}

QString borderOf(const Style &style)
{
    const QColor colour(style.colour);
    const QString edge = style.colour.isEmpty() || !colour.isValid()
                             ? QString()
                             : u"<left style=\"thick\"><color rgb=\"FF%1\"/></left>"_s.arg(
                                   colour.name().mid(1).toUpper());
    if (style.look == Look::Head)
        return border(edge, {}, u"<bottom style=\"thin\"><color rgb=\"FF5A616A\"/></bottom>"_s);
    if (style.look == Look::Total)
        return border(edge, u"<top style=\"medium\"><color rgb=\"FF5A616A\"/></top>"_s, {});
    return border(edge, {}, {});
}

QString formatXf(const Style &style, int format, int borderNumber)
{
    QString alignment = u" vertical=\"%1\""_s.arg(style.look == Look::Head ? u"bottom"_s : u"top"_s);
    if (style.side == Side::End)
        alignment += u" horizontal=\"right\""_s;
    else if (style.side == Side::Start || style.indent > 0)
        alignment += u" horizontal=\"left\" indent=\"%1\""_s.arg(std::min(style.indent, 15));
    if (style.wrapped)
        alignment += u" wrapText=\"1\""_s;
    return u"<xf numFmtId=\"%1\" fontId=\"%2\" fillId=\"%3\" borderId=\"%4\" xfId=\"0\" applyNumberFormat=\"1\" "
           "applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment%5/></xf>"_s
               .arg(format)
               .arg(int(style.look))
               .arg(style.look == Look::Head ? 2 : 0)
               .arg(borderNumber)
               .arg(alignment);
}

} // namespace

QString formatOf(const tables::Value &value)
{
    if (const auto *number = std::get_if<double>(&value))
        return *number == std::floor(*number) ? u"#,##0"_s : u"#,##0.0"_s;
    if (std::holds_alternative<tables::Share>(value))
        return u"0 %"_s;
    if (std::holds_alternative<tables::Lasting>(value))
        return u"[h]:mm:ss"_s;
    if (const auto *time = std::get_if<QDateTime>(&value)) {
        // The zone stands in the format: a serial number has none.
        const QString zone = time->timeZoneAbbreviation().remove(u'"');
        return u"[$-809]d mmm yyyy, hh:mm:ss"_s + (zone.isEmpty() ? QString() : u" \"%1\""_s.arg(zone));
    }
    if (std::holds_alternative<Instant>(value))
        return u"yyyy-mm-dd\"T\"hh:mm:ss\"Z\""_s;
    return {};
}

int Styles::of(const Style &style)
{
    return m_numbers.try_emplace(style, int(m_numbers.size())).first->second;
}

QByteArray Styles::xml() const
{
    std::vector<const Style *> inOrder(m_numbers.size());
    for (const auto &[style, number] : m_numbers)
        inOrder[size_t(number)] = &style;
    QHash<QString, int> knownFormats;
    QHash<QString, int> knownBorders;
    std::vector<QString> formats;
    std::vector<QString> borders;
    QString cells;
    (void)numberOf(knownBorders, borders, border({}, {}, {}), 0);
    for (const Style *style : inOrder) {
        const int format = style->format.isEmpty() ? 0 : numberOf(knownFormats, formats, style->format, firstOwnFormat);
        cells += formatXf(*style, format, numberOf(knownBorders, borders, borderOf(*style), 0));
    }
    QString written = u"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<styleSheet "
                      "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"_s;
    if (!formats.empty()) {
        written += u"<numFmts count=\"%1\">"_s.arg(formats.size());
        for (size_t i = 0; i < formats.size(); ++i)
            written += u"<numFmt numFmtId=\"%1\" formatCode=\"%2\"/>"_s.arg(firstOwnFormat + int(i)).arg(formats[i].toHtmlEscaped());
        written += u"</numFmts>"_s;
    }
    written += fonts + fills + u"<borders count=\"%1\">"_s.arg(borders.size());
    for (const QString &one : borders)
        written += one;
    return (written + u"</borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"
                      "</cellStyleXfs><cellXfs count=\"%1\">"_s.arg(inOrder.size())
            + cells + u"</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/>"
                      "</cellStyles></styleSheet>"_s).toUtf8();
}

} // namespace soundings::workbook
