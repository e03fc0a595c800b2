#include "tests/core/extract/packages.h"

#include <quazip.h>
#include <quazipfile.h>
#include <quazipnewinfo.h>

#include <QBuffer>

namespace soundings::test {

using namespace Qt::StringLiterals;

namespace {

QByteArray relations(const QMap<QString, QByteArray> &more, const QString &folder)
{
    QByteArray xml = "<Relationships>";
    for (auto part = more.begin(); part != more.end(); ++part) {
        const QString file = part.key().section(u'/', -1);
        const QString type = file.section(u'.', 0, 0);
        xml += u"<Relationship Id=\"%1\" Type=\"http://x/relationships/%1\" Target=\"%2\"/>"_s
                   .arg(type, QString(part.key()).remove(folder))
                   .toUtf8();
    }
    return xml + "</Relationships>";
}

QMap<QString, QByteArray> package(const QString &folder, const QString &main, const QByteArray &content,
                                  const QMap<QString, QByteArray> &more)
{
    QMap<QString, QByteArray> parts = more;
    parts[u"_rels/.rels"_s] =
        u"<Relationships><Relationship Id=\"m\" Type=\"http://x/officeDocument\" Target=\"%1\"/></Relationships>"_s
            .arg(folder + main)
            .toUtf8();
    parts[folder + u"_rels/"_s + main + u".rels"_s] = relations(more, folder);
    parts[folder + main] = content;
    return parts;
}

} // namespace

QByteArray zipped(const QMap<QString, QByteArray> &parts)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QuaZip zip(&buffer);
    zip.open(QuaZip::mdCreate);
    for (auto part = parts.begin(); part != parts.end(); ++part) {
        QuaZipFile file(&zip);
        file.open(QIODevice::WriteOnly, QuaZipNewInfo(part.key()));
        file.write(part.value());
        file.close();
    }
    zip.close();
    return bytes;
}

QByteArray wordPart(const char *root, const QByteArray &content)
{
    return QByteArray("<w:") + root +
           " xmlns:w=\"urn:w\" xmlns:mc=\"urn:mc\" xmlns:wps=\"urn:wps\" xmlns:v=\"urn:v\" "
           "xmlns:r=\"urn:r\">" +
           content + "</w:" + root + ">";
}

QByteArray docx(const QByteArray &body, const QMap<QString, QByteArray> &more)
{
    return zipped(
        package(u"word/"_s, u"document.xml"_s, wordPart("document", "<w:body>" + body + "</w:body>"), more));
}

QByteArray xlsx(const QByteArray &rows, const QMap<QString, QByteArray> &more, const QByteArray &properties)
{
    QMap<QString, QByteArray> parts = more;
    parts[u"xl/worksheet.xml"_s] =
        "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>" + rows + "</sheetData></worksheet>";
    return zipped(package(
        u"xl/"_s, u"workbook.xml"_s,
        "<workbook xmlns:r=\"urn:r\">" + properties +
            "<sheets><sheet name=\"Answers\" state=\"hidden\" r:id=\"worksheet\"/></sheets></workbook>",
        parts));
}

} // namespace soundings::test
