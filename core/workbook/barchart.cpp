#include "core/workbook/barchart.h"

#include "core/workbook/celltext.h"

#include <QLocale>
#include <QXmlStreamWriter>

namespace soundings::workbook {

namespace {

using namespace Qt::StringLiterals;

const QString chartSpace = u"http://schemas.openxmlformats.org/drawingml/2006/chart"_s;
const QString drawingSpace = u"http://schemas.openxmlformats.org/drawingml/2006/main"_s;
const QString relationSpace = u"http://schemas.openxmlformats.org/officeDocument/2006/relationships"_s;
const QString sheetDrawingSpace = u"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"_s;

/// Elements of a chart, written one below the other.
class ChartXml
{
public:
    ChartXml(const BarChart &chart, const QString &sheet) : m_chart(chart), m_sheet(sheet), m_xml(&m_bytes) {}

    QByteArray write()
    {
        m_xml.writeStartDocument(u"1.0"_s, true);
        m_xml.writeNamespace(chartSpace, u"c"_s);
        m_xml.writeNamespace(drawingSpace, u"a"_s);
        m_xml.writeStartElement(chartSpace, u"chartSpace"_s);
        value(u"roundedCorners"_s, u"0"_s);
        start(u"chart"_s);
        title();
        value(u"autoTitleDeleted"_s, u"0"_s);
        start(u"plotArea"_s);
        m_xml.writeEmptyElement(chartSpace, u"layout"_s);
        bars();
        labelAxis();
        valueAxis();
        end();
        if (m_chart.series.size() > 1) {
            start(u"legend"_s);
            value(u"legendPos"_s, u"b"_s);
            value(u"overlay"_s, u"0"_s);
            end();
        }
        value(u"plotVisOnly"_s, u"1"_s);
        value(u"dispBlanksAs"_s, u"gap"_s);
        end();
        end();
        m_xml.writeEndDocument();
        return m_bytes;
    }

private:
    void start(const QString &name) { m_xml.writeStartElement(chartSpace, name); }
    void end() { m_xml.writeEndElement(); }
    void value(const QString &name, const QString &val)
    {
        m_xml.writeEmptyElement(chartSpace, name);
        m_xml.writeAttribute(u"val"_s, val);
    }
    void text(const QString &name, const QString &content)
    {
        m_xml.writeTextElement(chartSpace, name, content);
    }
    void startDrawing(const QString &name) { m_xml.writeStartElement(drawingSpace, name); }

    void title()
    {
        start(u"title"_s);
        start(u"tx"_s);
        start(u"rich"_s);
        m_xml.writeEmptyElement(drawingSpace, u"bodyPr"_s);
        startDrawing(u"p"_s);
        startDrawing(u"r"_s);
        m_xml.writeEmptyElement(drawingSpace, u"rPr"_s);
        m_xml.writeAttribute(u"lang"_s, u"en-GB"_s);
        m_xml.writeAttribute(u"sz"_s, u"1200"_s);
        m_xml.writeAttribute(u"b"_s, u"1"_s);
        m_xml.writeTextElement(drawingSpace, u"t"_s, fitted(m_chart.title));
        for (int open = 0; open < 4; ++open)
            end();
        value(u"overlay"_s, u"0"_s);
        end();
    }

    void bars()
    {
        start(u"barChart"_s);
        value(u"barDir"_s, m_chart.upwards ? u"col"_s : u"bar"_s);
        value(u"grouping"_s, m_chart.series.size() > 1 ? u"stacked"_s : u"clustered"_s);
        value(u"varyColors"_s, u"0"_s);
        for (size_t i = 0; i < m_chart.series.size(); ++i)
            series(i);
        value(u"gapWidth"_s, u"45"_s);
        if (m_chart.series.size() > 1)
            value(u"overlap"_s, u"100"_s);
        value(u"axId"_s, u"1001"_s);
        value(u"axId"_s, u"1002"_s);
        end();
    }

    void series(size_t i)
    {
        const ChartSeries &series = m_chart.series[i];
        const qint64 last = m_chart.labels.size() + 1;
        start(u"ser"_s);
        value(u"idx"_s, QString::number(i));
        value(u"order"_s, QString::number(i));
        start(u"tx"_s);
        strings(rangeIn(m_sheet, i + 1, 1, 1), {series.name});
        end();
        if (!series.colour.isEmpty())
            fill(series.colour);
        value(u"invertIfNegative"_s, u"0"_s);
        if (m_chart.series.size() == 1)
            numbersOnBars();
        start(u"cat"_s);
        strings(rangeIn(m_sheet, 0, 2, last), m_chart.labels);
        end();
        start(u"val"_s);
        numbers(rangeIn(m_sheet, i + 1, 2, last), series.values);
        end();
        end();
    }

    void fill(const QString &colour)
    {
        start(u"spPr"_s);
        startDrawing(u"solidFill"_s);
        m_xml.writeEmptyElement(drawingSpace, u"srgbClr"_s);
        m_xml.writeAttribute(u"val"_s, colour.mid(1).toUpper());
        end();
        end();
    }

    void numbersOnBars()
    {
        start(u"dLbls"_s);
        for (const auto &[what, shown] : {std::pair{u"showLegendKey"_s, u"0"_s}, {u"showVal"_s, u"1"_s},
                                          {u"showCatName"_s, u"0"_s}, {u"showSerName"_s, u"0"_s},
                                          {u"showPercent"_s, u"0"_s}, {u"showBubbleSize"_s, u"0"_s}})
            value(what, shown);
        end();
    }

    void strings(const QString &range, const QStringList &all)
    {
        start(u"strRef"_s);
        text(u"f"_s, range);
        start(u"strCache"_s);
        value(u"ptCount"_s, QString::number(all.size()));
        for (qsizetype i = 0; i < all.size(); ++i)
            point(size_t(i), fitted(all[i]));
        end();
        end();
    }
    void numbers(const QString &range, const std::vector<double> &all)
    {
        start(u"numRef"_s);
        text(u"f"_s, range);
        start(u"numCache"_s);
        text(u"formatCode"_s, u"General"_s);
        value(u"ptCount"_s, QString::number(all.size()));
        for (size_t i = 0; i < all.size(); ++i)
            point(i, QString::number(all[i], 'g', QLocale::FloatingPointShortest));
        end();
        end();
    }
    void point(size_t i, const QString &content)
    {
        start(u"pt"_s);
        m_xml.writeAttribute(u"idx"_s, QString::number(i));
        text(u"v"_s, content);
        end();
    }

    void labelAxis()
    {
        start(u"catAx"_s);
        value(u"axId"_s, u"1001"_s);
        start(u"scaling"_s);
        value(u"orientation"_s, m_chart.upwards ? u"minMax"_s : u"maxMin"_s); // the first label on top
        end();
        value(u"delete"_s, u"0"_s);
        value(u"axPos"_s, m_chart.upwards ? u"b"_s : u"l"_s);
        value(u"majorTickMark"_s, u"none"_s);
        value(u"minorTickMark"_s, u"none"_s);
        value(u"tickLblPos"_s, u"nextTo"_s);
        value(u"crossAx"_s, u"1002"_s);
        value(u"crosses"_s, u"autoZero"_s);
        end();
    }
    void valueAxis()
    {
        start(u"valAx"_s);
        value(u"axId"_s, u"1002"_s);
        start(u"scaling"_s);
        value(u"orientation"_s, u"minMax"_s);
        value(u"min"_s, u"0"_s);
        end();
        value(u"delete"_s, u"0"_s);
        value(u"axPos"_s, m_chart.upwards ? u"l"_s : u"b"_s);
        m_xml.writeEmptyElement(chartSpace, u"numFmt"_s);
        m_xml.writeAttribute(u"formatCode"_s, u"General"_s);
        m_xml.writeAttribute(u"sourceLinked"_s, u"0"_s);
        value(u"majorTickMark"_s, u"none"_s);
        value(u"minorTickMark"_s, u"none"_s);
        value(u"tickLblPos"_s, u"nextTo"_s);
        value(u"crossAx"_s, u"1001"_s);
        value(u"crosses"_s, m_chart.upwards ? u"autoZero"_s : u"max"_s); // below, though the labels run downwards
        end();
    }

    const BarChart &m_chart;
    const QString &m_sheet;
    QByteArray m_bytes;
    QXmlStreamWriter m_xml;
};

} // namespace

QByteArray chartXml(const BarChart &chart, const QString &sheet)
{
    return ChartXml(chart, sheet).write();
}

QByteArray drawingXml(const BarChart &chart, size_t columns)
{
    constexpr int wide = 10;  // columns of a sheet's usual width
    constexpr int least = 18; // rows
    const int rows = chart.upwards ? least : std::max(least, int(chart.labels.size()) + 5);
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    xml.writeStartDocument(u"1.0"_s, true);
    xml.writeNamespace(sheetDrawingSpace, u"xdr"_s);
    xml.writeNamespace(drawingSpace, u"a"_s);
    xml.writeNamespace(relationSpace, u"r"_s);
    xml.writeStartElement(sheetDrawingSpace, u"wsDr"_s);
    xml.writeStartElement(sheetDrawingSpace, u"twoCellAnchor"_s);
    const auto corner = [&](const QString &name, int column, int row) {
        xml.writeStartElement(sheetDrawingSpace, name);
        xml.writeTextElement(sheetDrawingSpace, u"col"_s, QString::number(column));
        xml.writeTextElement(sheetDrawingSpace, u"colOff"_s, u"0"_s);
        xml.writeTextElement(sheetDrawingSpace, u"row"_s, QString::number(row));
        xml.writeTextElement(sheetDrawingSpace, u"rowOff"_s, u"0"_s);
        xml.writeEndElement();
    };
    corner(u"from"_s, int(columns) + 1, 1);
    corner(u"to"_s, int(columns) + 1 + wide, 1 + rows);
    xml.writeStartElement(sheetDrawingSpace, u"graphicFrame"_s);
    xml.writeAttribute(u"macro"_s, QString());
    xml.writeStartElement(sheetDrawingSpace, u"nvGraphicFramePr"_s);
    xml.writeEmptyElement(sheetDrawingSpace, u"cNvPr"_s);
    xml.writeAttribute(u"id"_s, u"2"_s);
    xml.writeAttribute(u"name"_s, fitted(chart.title));
    xml.writeAttribute(u"descr"_s, fitted(chart.description));
    xml.writeAttribute(u"title"_s, fitted(chart.title));
    xml.writeEmptyElement(sheetDrawingSpace, u"cNvGraphicFramePr"_s);
    xml.writeEndElement();
    xml.writeStartElement(sheetDrawingSpace, u"xfrm"_s);
    xml.writeEmptyElement(drawingSpace, u"off"_s);
    xml.writeAttribute(u"x"_s, u"0"_s);
    xml.writeAttribute(u"y"_s, u"0"_s);
    xml.writeEmptyElement(drawingSpace, u"ext"_s);
    xml.writeAttribute(u"cx"_s, u"0"_s);
    xml.writeAttribute(u"cy"_s, u"0"_s);
    xml.writeEndElement();
    xml.writeStartElement(drawingSpace, u"graphic"_s);
    xml.writeStartElement(drawingSpace, u"graphicData"_s);
    xml.writeAttribute(u"uri"_s, chartSpace);
    xml.writeNamespace(chartSpace, u"c"_s);
    xml.writeEmptyElement(chartSpace, u"chart"_s);
    xml.writeAttribute(relationSpace, u"id"_s, u"rId1"_s);
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEmptyElement(sheetDrawingSpace, u"clientData"_s);
    xml.writeEndDocument(); // closes what is open
    return bytes;
}

} // namespace soundings::workbook
