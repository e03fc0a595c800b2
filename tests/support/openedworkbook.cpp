#include "tests/support/openedworkbook.h"

#include "core/zip/archive.h"

#include <QXmlStreamReader>

#include <gtest/gtest.h>

namespace soundings::test {

using namespace Qt::StringLiterals;

namespace {

QStringList formatsOf(const QString &styles)
{
    QHash<QString, QString> own;
    QStringList formats;
    bool inCells = false;
    QXmlStreamReader xml(styles);
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isEndElement() && xml.name() == u"cellXfs")
            inCells = false;
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"numFmt")
            own.insert(xml.attributes().value(u"numFmtId"_s).toString(), xml.attributes().value(u"formatCode"_s).toString());
        else if (xml.name() == u"cellXfs")
            inCells = true;
        else if (xml.name() == u"xf" && inCells)
            formats << own.value(xml.attributes().value(u"numFmtId"_s).toString());
    }
    return formats;
}

QStringList namesOf(const QString &workbook)
{
    QStringList names;
    QXmlStreamReader xml(workbook);
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == u"sheet")
            names << xml.attributes().value(u"name"_s).toString();
    }
    return names;
}

} // namespace

OpenedWorkbook::OpenedWorkbook(const QByteArray &bytes)
{
    auto archive = zip::Archive::open(bytes, {});
    EXPECT_TRUE(archive) << "no zip";
    if (!archive)
        return;
    for (const QString &name : archive->names()) {
        m_parts.insert(name, archive->read(name).value_or(QByteArray()));
        QXmlStreamReader xml(m_parts[name]);
        while (!xml.atEnd())
            xml.readNext();
        EXPECT_FALSE(xml.hasError()) << name.toStdString() << ": " << xml.errorString().toStdString();
    }
    m_sheets = namesOf(part(u"xl/workbook.xml"_s));
    m_formats = formatsOf(part(u"xl/styles.xml"_s));
    for (const QString &sheet : m_sheets)
        readSheet(sheet, sheetXml(sheet));
}

void OpenedWorkbook::readSheet(const QString &name, const QString &xml)
{
    QXmlStreamReader reader(xml);
    QString place;
    Cell cell;
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement() && reader.name() == u"row") {
            m_rows[name].push_back({});
        } else if (reader.isStartElement() && reader.name() == u"c") {
            place = reader.attributes().value(u"r"_s).toString();
            cell = {{}, m_formats.value(reader.attributes().value(u"s"_s).toInt()),
                    reader.attributes().value(u"t"_s) == u"inlineStr"};
        } else if (reader.isStartElement() && (reader.name() == u"v" || reader.name() == u"t")) {
            cell.text = reader.readElementText();
        } else if (reader.isEndElement() && reader.name() == u"c") {
            m_cells[name].insert(place, cell);
            m_rows[name].back() << cell.text;
        }
        EXPECT_FALSE(reader.isStartElement() && reader.name() == u"f") << "a formula stands on " << name.toStdString();
    }
}

OpenedWorkbook::Cell OpenedWorkbook::cell(const QString &sheet, const QString &place) const
{
    EXPECT_TRUE(m_sheets.contains(sheet)) << sheet.toStdString() << " is none of " << m_sheets.join(u", "_s).toStdString();
    return m_cells.value(sheet).value(place);
}

std::vector<QStringList> OpenedWorkbook::rows(const QString &sheet) const
{
    EXPECT_TRUE(m_sheets.contains(sheet)) << sheet.toStdString() << " is none of " << m_sheets.join(u", "_s).toStdString();
    return m_rows.value(sheet);
}

QString OpenedWorkbook::part(const QString &path) const
{
    return QString::fromUtf8(m_parts.value(path));
}

QString OpenedWorkbook::sheetXml(const QString &sheet) const
{
    return part(u"xl/worksheets/sheet%1.xml"_s.arg(m_sheets.indexOf(sheet) + 1));
}

} // namespace soundings::test
