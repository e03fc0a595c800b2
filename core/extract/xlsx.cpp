#include "core/extract/xlsx.h"

#include "core/extract/cellvalue.h"
#include "core/extract/failures.h"
#include "core/extract/ooxml.h"
#include "core/extract/xml.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace soundings::extract {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostColumns = 16'384;
constexpr qsizetype mostRows = 1'048'576;

// Excel writes control characters as _x000D_, and an underscore before such a run as _x005F_.
QString unescaped(const QString &text)
{
    static const QRegularExpression form(u"_x([0-9A-Fa-f]{4})_"_s);
    if (!text.contains(u"_x"_s))
        return text;
    QString out;
    qsizetype from = 0;
    for (auto matches = form.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        out += QStringView(text).mid(from, match.capturedStart() - from);
        out += QChar(char16_t(match.capturedView(1).toUShort(nullptr, 16)));
        from = match.capturedEnd();
    }
    out += QStringView(text).mid(from);
    return out;
}

QString tidyText(QString text)
{
    text = unescaped(text);
    return text.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n').remove(QChar(QChar::Null));
}

// A string with its runs; without the phonetic gloss.
QString stringItem(Xml &xml)
{
    QString text;
    while (xml.nextChild()) {
        if (xml.name() == u"t")
            text += xml.wholeText();
        else if (xml.name() == u"r")
            text += stringItem(xml);
        else
            xml.skip();
    }
    return text;
}

class Workbook
{
public:
    Workbook(Archive &archive, const ReadLimits &limits)
        : m_archive(archive)
        , m_limits(limits)
        , m_cellsLeft(limits.cells)
    {}

    Result<Table> read();

private:
    struct Entry
    {
        QString name;
        QString relation;
    };

    Result<std::vector<Entry>> entries(const QString &main);
    void readStrings(const QString &part);
    void readStyles(const QString &part);
    Result<void> readSheet(const QString &part, Sheet &sheet);
    bool readRows(Xml &xml, Sheet &sheet);
    bool readRow(Xml &xml, Sheet &sheet);
    QString cell(Xml &xml);
    QString shown(const QString &type, const QString &value, int style) const;

    Archive &m_archive;
    ReadLimits m_limits;
    qint64 m_cellsLeft;
    std::vector<QString> m_strings;
    std::vector<NumberKind> m_styles;
    bool m_from1904 = false;
};

Result<Table> Workbook::read()
{
    const QString main = mainPart(m_archive, u"xl/workbook.xml"_s, m_limits);
    const auto relations = relationsOf(m_archive, main, m_limits);
    const Result<std::vector<Entry>> sheets = entries(main);
    if (!sheets)
        return passOn(sheets);
    readStrings(targetOfType(relations, u"sharedStrings"));
    readStyles(targetOfType(relations, u"styles"));
    Table table;
    for (const Entry &entry : *sheets) {
        const auto relation = std::find_if(relations.begin(), relations.end(),
                                           [&](const Relation &one) { return one.id == entry.relation; });
        if (relation == relations.end() || relation->type != u"worksheet")
            continue; // a chart, a dialogue, a macro
        Sheet &sheet = table.sheets.emplace_back();
        sheet.name = entry.name;
        if (const Result<void> done = readSheet(relation->target, sheet); !done)
            return passOn(done);
    }
    return table;
}

Result<std::vector<Workbook::Entry>> Workbook::entries(const QString &main)
{
    const Result<QByteArray> bytes = m_archive.read(main);
    if (!bytes)
        return passOn(bytes);
    Xml xml(*bytes, xmlDepth(m_limits));
    if (!xml.start())
        return damaged(xml.error());
    if (xml.name() != u"workbook")
        return anotherKind();
    std::vector<Entry> found;
    while (xml.nextChild()) {
        if (xml.name() == u"workbookPr") {
            const QString from1904 = xml.attribute(u"date1904");
            m_from1904 = !from1904.isEmpty() && !meansOff(from1904);
        } else if (xml.name() == u"sheets") {
            while (xml.nextChild()) {
                found.push_back({xml.attribute(u"name"), xml.attribute(u"id")});
                xml.skip();
            }
            continue;
        }
        xml.skip();
    }
    if (xml.failed() && found.empty())
        return damaged(xml.error());
    return found;
}

void Workbook::readStrings(const QString &part)
{
    const Result<QByteArray> bytes = m_archive.read(part);
    if (!bytes)
        return;
    Xml xml(*bytes, xmlDepth(m_limits));
    for (bool more = xml.start(); more && xml.nextChild();)
        m_strings.push_back(tidyText(stringItem(xml)));
}

void Workbook::readStyles(const QString &part)
{
    const Result<QByteArray> bytes = m_archive.read(part);
    if (!bytes)
        return;
    QHash<int, NumberKind> own;
    Xml xml(*bytes, xmlDepth(m_limits));
    for (bool more = xml.start(); more && xml.nextChild();) {
        const bool formats = xml.name() == u"numFmts";
        if (!formats && xml.name() != u"cellXfs") {
            xml.skip();
            continue;
        }
        while (xml.nextChild()) {
            const int id = xml.attribute(u"numFmtId").toInt();
            if (formats)
                own.insert(id, kindOfFormat(xml.attribute(u"formatCode")));
            else
                m_styles.push_back(own.value(id, kindOfBuiltIn(id)));
            xml.skip();
        }
    }
}

Result<void> Workbook::readSheet(const QString &part, Sheet &sheet)
{
    const Result<QByteArray> bytes = m_archive.read(part);
    if (!bytes)
        return passOn(bytes);
    Xml xml(*bytes, xmlDepth(m_limits));
    for (bool more = xml.start(); more && xml.nextChild();) {
        if (xml.name() != u"sheetData")
            xml.skip();
        else if (!readRows(xml, sheet))
            return tooManyCells(m_limits.cells);
    }
    if (xml.failed())
        return damaged(part + u": "_s + xml.error());
    return {};
}

bool Workbook::readRows(Xml &xml, Sheet &sheet)
{
    while (xml.nextChild()) {
        if (xml.name() != u"row") {
            xml.skip();
            continue;
        }
        if (!readRow(xml, sheet))
            return false;
    }
    return true;
}

// Where a cell stands is told by its reference; where that is absent or goes back, it is the next one.
qsizetype columnOf(const QString &reference, qsizetype next)
{
    qsizetype column = 0;
    for (const QChar c : reference) {
        if (c < u'A' || c > u'Z' || column > mostColumns)
            break;
        column = column * 26 + (c.unicode() - u'A' + 1);
    }
    return column > 0 && column <= mostColumns && column - 1 >= next ? column - 1 : next;
}

bool Workbook::readRow(Xml &xml, Sheet &sheet)
{
    const qsizetype given = xml.attribute(u"r").toLongLong() - 1;
    const qsizetype next = qsizetype(sheet.rows.size());
    const qsizetype at = given > next && given < mostRows ? given : next;
    QStringList row;
    while (xml.nextChild()) {
        if (xml.name() != u"c") {
            xml.skip();
            continue;
        }
        const qsizetype column = columnOf(xml.attribute(u"r"), row.size());
        m_cellsLeft -= 1;
        const QString text = cell(xml);
        if (m_cellsLeft < 0)
            return false;
        if (text.isEmpty() && column >= row.size())
            continue; // formatted only
        m_cellsLeft -= column - row.size();
        if (m_cellsLeft < 0)
            return false;
        row.resize(column);
        row << text;
    }
    if (row.isEmpty())
        return true;
    m_cellsLeft -= at - next;
    if (m_cellsLeft < 0)
        return false;
    sheet.rows.resize(size_t(at));
    sheet.rows.push_back(std::move(row));
    return true;
}

QString Workbook::cell(Xml &xml)
{
    const QString type = xml.attribute(u"t");
    const int style = xml.attribute(u"s").toInt();
    QString value;
    QString inlined;
    while (xml.nextChild()) {
        if (xml.name() == u"v")
            value = xml.wholeText();
        else if (xml.name() == u"is")
            inlined = tidyText(stringItem(xml));
        else
            xml.skip();
    }
    return value.isEmpty() ? inlined : shown(type, value, style);
}

QString Workbook::shown(const QString &type, const QString &value, int style) const
{
    if (type == u"s") {
        const qsizetype index = value.trimmed().toLongLong();
        return index >= 0 && index < qsizetype(m_strings.size()) ? m_strings[size_t(index)] : QString();
    }
    if (type == u"b")
        return meansOff(value.trimmed()) ? u"FALSE"_s : u"TRUE"_s;
    if (type == u"str" || type == u"e" || type == u"inlineStr")
        return tidyText(value);
    if (type == u"d") // already ISO 8601
        return value.endsWith(u"T00:00:00"_s) ? value.left(10) : value;
    bool isNumber = false;
    const double number = value.toDouble(&isNumber);
    if (!isNumber)
        return tidyText(value);
    const NumberKind kind =
        style >= 0 && style < int(m_styles.size()) ? m_styles[size_t(style)] : NumberKind::Plain;
    return serialDate(number, kind, m_from1904);
}

} // namespace

Result<Table> readXlsx(const QByteArray &bytes, const ReadLimits &limits)
{
    Result<Archive> archive = Archive::open(bytes, {limits.unpackedBytes});
    if (!archive)
        return passOn(archive);
    return Workbook(*archive, limits).read();
}

tl::unexpected<Error> oldSpreadsheet()
{
    return failure(ErrorKind::Unreadable,
                   QCoreApplication::translate(
                       "soundings", "Workbooks of Excel 97 to 2003 (.xls) can't be read; open it in "
                                    "a spreadsheet program and save it as .xlsx."));
}

} // namespace soundings::extract
