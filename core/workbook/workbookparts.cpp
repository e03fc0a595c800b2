#include "core/workbook/workbookparts.h"

#include "core/workbook/celltext.h"

namespace soundings::workbook {

namespace {

using namespace Qt::StringLiterals;

const QString head = u"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"_s;
const QString office = u"http://schemas.openxmlformats.org/officeDocument/2006/relationships"_s;
const QString package = u"http://schemas.openxmlformats.org/package/2006"_s;

QString relation(size_t id, const QString &type, const QString &target)
{
    return u"<Relationship Id=\"rId%1\" Type=\"%2\" Target=\"%3\"/>"_s.arg(id).arg(type, target);
}

QByteArray relations(const QString &all)
{
    return (head + u"<Relationships xmlns=\"%1/relationships\">"_s.arg(package) + all + u"</Relationships>"_s).toUtf8();
}

QString asXml(const QString &text)
{
    return fitted(text).toHtmlEscaped();
}

QString definedNames(const std::vector<SheetPart> &sheets)
{
    QString names;
    for (size_t i = 0; i < sheets.size(); ++i) {
        const QString sheet = quotedSheet(sheets[i].name).toHtmlEscaped();
        if (!sheets[i].filter.isEmpty())
            names += u"<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"%1\" hidden=\"1\">%2!%3</definedName>"_s.arg(i).arg(sheet, sheets[i].filter);
        if (sheets[i].headed)
            names += u"<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"%1\">%2!$1:$1</definedName>"_s.arg(i).arg(sheet);
    }
    return names.isEmpty() ? names : u"<definedNames>"_s + names + u"</definedNames>"_s;
}

} // namespace

QByteArray workbookXml(const std::vector<SheetPart> &sheets)
{
    QString list;
    for (size_t i = 0; i < sheets.size(); ++i)
        list += u"<sheet name=\"%1\" sheetId=\"%2\" r:id=\"rId%2\"/>"_s.arg(sheets[i].name.toHtmlEscaped()).arg(i + 1);
    return (head + u"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"%1\">"
                   "<bookViews><workbookView/></bookViews><sheets>"_s.arg(office)
            + list + u"</sheets>"_s + definedNames(sheets) + u"</workbook>"_s).toUtf8();
}

QByteArray workbookRelations(size_t sheets)
{
    QString all;
    for (size_t i = 1; i <= sheets; ++i)
        all += relation(i, office + u"/worksheet"_s, u"worksheets/sheet%1.xml"_s.arg(i));
    return relations(all + relation(sheets + 1, office + u"/styles"_s, u"styles.xml"_s));
}

QByteArray contentTypes(const std::vector<SheetPart> &sheets)
{
    const QString sheetMl = u"application/vnd.openxmlformats-officedocument.spreadsheetml."_s;
    QString all = u"<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                  "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                  "<Default Extension=\"png\" ContentType=\"image/png\"/><Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/>"_s;
    const auto part = [&](const QString &path, const QString &type) {
        all += u"<Override PartName=\"/%1\" ContentType=\"%2+xml\"/>"_s.arg(path, type);
    };
    part(u"xl/workbook.xml"_s, sheetMl + u"sheet.main"_s);
    part(u"xl/styles.xml"_s, sheetMl + u"styles"_s);
    part(u"docProps/core.xml"_s, u"application/vnd.openxmlformats-package.core-properties"_s);
    part(u"docProps/app.xml"_s, u"application/vnd.openxmlformats-officedocument.extended-properties"_s);
    for (size_t i = 0; i < sheets.size(); ++i) {
        part(u"xl/worksheets/sheet%1.xml"_s.arg(i + 1), sheetMl + u"worksheet"_s);
        if (sheets[i].charted || sheets[i].pictured)
            part(u"xl/drawings/drawing%1.xml"_s.arg(i + 1), u"application/vnd.openxmlformats-officedocument.drawing"_s);
        if (sheets[i].charted)
            part(u"xl/charts/chart%1.xml"_s.arg(i + 1), u"application/vnd.openxmlformats-officedocument.drawingml.chart"_s);
    }
    return (head + u"<Types xmlns=\"%1/content-types\">"_s.arg(package) + all + u"</Types>"_s).toUtf8();
}

QByteArray packageRelations()
{
    return relations(relation(1, office + u"/officeDocument"_s, u"xl/workbook.xml"_s)
                     + relation(2, package + u"/relationships/metadata/core-properties"_s, u"docProps/core.xml"_s)
                     + relation(3, office + u"/extended-properties"_s, u"docProps/app.xml"_s));
}

QByteArray coreProperties(const Properties &p)
{
    const QString made = u"<dcterms:%1 xsi:type=\"dcterms:W3CDTF\">%2</dcterms:%1>"_s;
    const QString at = isoUtc(p.made);
    return (head + u"<cp:coreProperties xmlns:cp=\"%1/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                   "xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"_s.arg(package)
            + u"<dc:title>%1</dc:title><dc:subject>%2</dc:subject><dc:creator>%3</dc:creator>"
              "<dc:language>%4</dc:language>"_s.arg(asXml(p.title), asXml(p.subject), asXml(p.author), asXml(p.language))
            + made.arg(u"created"_s, at) + made.arg(u"modified"_s, at) + u"</cp:coreProperties>"_s).toUtf8();
}

QByteArray programProperties()
{
    return (head + u"<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"
                   "<Application>Soundings " SOUNDINGS_VERSION "</Application></Properties>"_s).toUtf8();
}

QByteArray oneRelation(const QString &type, const QString &target)
{
    return relations(relation(1, office + u'/' + type, target));
}

} // namespace soundings::workbook
