#include "core/workbook/workbook.h"

#include "core/workbook/celltext.h"
#include "core/workbook/workbookparts.h"

#include <quazip.h>
#include <quazipfile.h>
#include <quazipnewinfo.h>

#include <QCoreApplication>
#include <QLocale>
#include <QXmlStreamWriter>

#include <cmath>

namespace soundings::workbook {

namespace {

using namespace Qt::StringLiterals;

const QString sheetSpace = u"http://schemas.openxmlformats.org/spreadsheetml/2006/main"_s;
const QString relationSpace = u"http://schemas.openxmlformats.org/officeDocument/2006/relationships"_s;

constexpr double widest = 255;         ///< characters of a column
constexpr qsizetype buffered = 256 * 1024;

/// Gathers the many short writes of an XML writer into few.
class Gathered : public QIODevice
{
public:
    explicit Gathered(QIODevice &target) : m_target(target) { open(QIODevice::WriteOnly | QIODevice::Unbuffered); }
    [[nodiscard]] bool isSequential() const override { return true; }
    bool flush()
    {
        m_whole = m_whole && m_target.isOpen() && m_target.write(m_bytes) == m_bytes.size();
        m_bytes.resize(0);
        return m_whole;
    }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override
    {
        m_bytes.append(data, size);
        if (m_bytes.size() >= buffered)
            flush();
        return size; // what could not be written shows in flush()
    }

private:
    QIODevice &m_target;
    QByteArray m_bytes;
    bool m_whole = true;
};

/// What stands in a cell: a number, or else a text.
struct Shown
{
    std::optional<double> number = {};
    QString text = {};
};

Shown shownOf(const tables::Value &value)
{
    if (const auto *number = std::get_if<double>(&value))
        return {*number, {}};
    if (const auto *share = std::get_if<tables::Share>(&value))
        return {share->part, {}};
    if (const auto *lasting = std::get_if<tables::Lasting>(&value))
        return {double(lasting->seconds) / (24.0 * 60 * 60), {}};
    if (const auto *time = std::get_if<QDateTime>(&value))
        return {serial(*time), time->toString(Qt::ISODate)};
    if (const auto *instant = std::get_if<Instant>(&value))
        return {serial(toUtc(*instant)), isoUtc(*instant)};
    if (const auto *text = std::get_if<QString>(&value))
        return {{}, *text};
    return {};
}

/// Times are read like text, and stand like it.
Side sideOf(const tables::Value &value, const Column &column)
{
    const bool isTime = std::holds_alternative<QDateTime>(value) || std::holds_alternative<Instant>(value);
    return isTime && column.side == Side::Natural ? Side::Start : column.side;
}

/// How many lines a text takes in a column, as far as that can be told without its font.
int linesIn(const QString &text, double width)
{
    constexpr double charactersPerUnit = 1.1; // a column's width counts digits, which are wider than most letters
    const double perLine = std::max(width * charactersPerUnit, 4.0);
    int lines = 0;
    for (const QStringView part : QStringView(text).split(u'\n'))
        lines += std::max(1, int(std::ceil(double(part.size()) / perLine)));
    return lines;
}

/// In points; 0: a line's, which programs know. Not all of them find the height of wrapped text by themselves.
double heightOf(const Row &row, const std::vector<Column> &columns, Look look)
{
    constexpr double most = 409; // that a row can have
    const double line = look == Look::Title ? 24 : look == Look::Heading ? 18 : 13;
    int lines = 1;
    for (size_t i = 0; i < std::min(row.size(), columns.size()); ++i) {
        if (const auto *text = std::get_if<QString>(&row[i].value); text && columns[i].wrapped)
            lines = std::max(lines, linesIn(*text, columns[i].width));
    }
    return lines == 1 && look != Look::Title && look != Look::Heading ? 0 : std::min(lines * line + 2, most);
}

/// The entry of the archive that a sheet is written to.
struct OpenSheet
{
    OpenSheet(QuaZip &zip, Sheet about) : sheet(std::move(about)), entry(&zip), bytes(entry), xml(&bytes) {}

    Sheet sheet;
    QuaZipFile entry;
    Gathered bytes;
    QXmlStreamWriter xml;
    qint64 rows = 0;
    qint64 lastFiltered = 0; ///< a total is not among what filters
    std::vector<std::pair<QString, QString>> links; ///< cell and the sheet it leads to
    std::optional<BarChart> chart;
    std::optional<Picture> picture;
};

} // namespace

struct Workbook::Private
{
    Private(QIODevice &device, Properties about, qint64 most) : zip(&device), properties(std::move(about)), mostRows(most) {}

    QuaZip zip;
    Properties properties;
    const qint64 mostRows;
    SheetNames names;
    Styles styles;
    std::vector<SheetPart> sheets;
    std::unique_ptr<OpenSheet> open;
    int cut = 0;
    int zipError = ZIP_OK;

    void part(const QString &path, const QByteArray &bytes);
    void note(int error) { zipError = zipError == ZIP_OK ? error : zipError; }
    void begin(Sheet sheet);
    void columns();
    void writeRow(const Row &row, Look look);
    void writeCell(const Cell &cell, size_t column, Look look);
    void writeText(const QString &text);
    void end();
    void foot(OpenSheet &sheet);
    void drawing(const OpenSheet &sheet, size_t number);
};

void Workbook::Private::part(const QString &path, const QByteArray &bytes)
{
    QuaZipFile file(&zip);
    if (!file.open(QIODevice::WriteOnly, QuaZipNewInfo(path)) || file.write(bytes) != bytes.size())
        note(file.getZipError() == ZIP_OK ? ZIP_ERRNO : file.getZipError());
    if (!file.isOpen())
        return;
    file.close();
    note(file.getZipError());
}

void Workbook::Private::begin(Sheet sheet)
{
    end();
    sheets.push_back({sheet.name, {}, sheet.headed, false, false});
    open = std::make_unique<OpenSheet>(zip, std::move(sheet));
    if (!open->entry.open(QIODevice::WriteOnly, QuaZipNewInfo(u"xl/worksheets/sheet%1.xml"_s.arg(sheets.size()))))
        note(open->entry.getZipError() == ZIP_OK ? ZIP_ERRNO : open->entry.getZipError());
    QXmlStreamWriter &xml = open->xml;
    xml.writeStartDocument(u"1.0"_s, true);
    xml.writeStartElement(u"worksheet"_s);
    xml.writeDefaultNamespace(sheetSpace);
    xml.writeNamespace(relationSpace, u"r"_s);
    xml.writeStartElement(u"sheetPr"_s);
    xml.writeEmptyElement(u"pageSetUpPr"_s);
    xml.writeAttribute(u"fitToPage"_s, u"1"_s);
    xml.writeEndElement();
    xml.writeStartElement(u"sheetViews"_s);
    xml.writeStartElement(u"sheetView"_s);
    if (sheets.size() == 1)
        xml.writeAttribute(u"tabSelected"_s, u"1"_s);
    xml.writeAttribute(u"workbookViewId"_s, u"0"_s);
    if (open->sheet.headed) {
        xml.writeEmptyElement(u"pane"_s);
        xml.writeAttribute(u"ySplit"_s, u"1"_s);
        xml.writeAttribute(u"topLeftCell"_s, u"A2"_s);
        xml.writeAttribute(u"activePane"_s, u"bottomLeft"_s);
        xml.writeAttribute(u"state"_s, u"frozen"_s);
    }
    xml.writeEndElement();
    xml.writeEndElement();
    columns();
    xml.writeStartElement(u"sheetData"_s);
    if (!open->sheet.headed)
        return;
    Row titles;
    for (const Column &column : open->sheet.columns)
        titles.emplace_back(column.title);
    writeRow(titles, Look::Head);
}

void Workbook::Private::columns()
{
    QXmlStreamWriter &xml = open->xml;
    if (open->sheet.columns.empty())
        return;
    xml.writeStartElement(u"cols"_s);
    for (size_t i = 0; i < open->sheet.columns.size(); ++i) {
        xml.writeEmptyElement(u"col"_s);
        xml.writeAttribute(u"min"_s, QString::number(i + 1));
        xml.writeAttribute(u"max"_s, QString::number(i + 1));
        xml.writeAttribute(u"width"_s, QString::number(std::clamp(open->sheet.columns[i].width, 2.0, widest), 'f', 1));
        xml.writeAttribute(u"customWidth"_s, u"1"_s);
    }
    xml.writeEndElement();
}

void Workbook::Private::writeRow(const Row &row, Look look)
{
    QXmlStreamWriter &xml = open->xml;
    xml.writeStartElement(u"row"_s);
    xml.writeAttribute(u"r"_s, QString::number(++open->rows));
    if (const double height = heightOf(row, open->sheet.columns, look); height > 0)
        xml.writeAttribute(u"ht"_s, QString::number(height));
    for (size_t i = 0; i < row.size(); ++i)
        writeCell(row[i], i, look);
    xml.writeEndElement();
    if (look != Look::Total)
        open->lastFiltered = open->rows;
}

void Workbook::Private::writeCell(const Cell &cell, size_t column, Look look)
{
    const Column about = column < open->sheet.columns.size() ? open->sheet.columns[column] : Column{};
    const QString place = columnName(column) + QString::number(open->rows);
    const Shown shown = shownOf(cell.value);
    const bool wrapped = about.wrapped && (look == Look::Head || !shown.number);
    const Look worn = cell.leadsTo.isEmpty() ? look : Look::Link;
    const int style = styles.of({worn, shown.number ? formatOf(cell.value) : QString(), cell.colour,
                                cell.indent, wrapped, sideOf(cell.value, about)});
    if (!cell.leadsTo.isEmpty())
        open->links.emplace_back(place, cell.leadsTo);

    QXmlStreamWriter &xml = open->xml;
    xml.writeStartElement(u"c"_s);
    xml.writeAttribute(u"r"_s, place);
    xml.writeAttribute(u"s"_s, QString::number(style));
    if (shown.number)
        xml.writeTextElement(u"v"_s, QString::number(*shown.number, 'g', QLocale::FloatingPointShortest));
    else if (!shown.text.isEmpty())
        writeText(shown.text);
    xml.writeEndElement();
}

void Workbook::Private::writeText(const QString &text)
{
    bool wasCut = false;
    const QString written = escaped(fitted(text, &wasCut));
    cut += wasCut ? 1 : 0;
    QXmlStreamWriter &xml = open->xml;
    xml.writeAttribute(u"t"_s, u"inlineStr"_s);
    xml.writeStartElement(u"is"_s);
    xml.writeStartElement(u"t"_s);
    xml.writeAttribute(u"xml:space"_s, u"preserve"_s);
    xml.writeCharacters(written);
    xml.writeEndElement();
    xml.writeEndElement();
}

void Workbook::Private::end()
{
    if (!open)
        return;
    OpenSheet &sheet = *open;
    sheet.xml.writeEndElement(); // sheetData
    foot(sheet);
    sheet.xml.writeEndDocument();
    if (!sheet.bytes.flush())
        note(sheet.entry.getZipError() == ZIP_OK ? ZIP_ERRNO : sheet.entry.getZipError());
    if (sheet.entry.isOpen())
        sheet.entry.close();
    note(sheet.entry.getZipError());
    if (sheet.chart || sheet.picture)
        drawing(sheet, sheets.size());
    open.reset();
}

/// What follows the rows, in the order that the schema has.
void Workbook::Private::foot(OpenSheet &sheet)
{
    QXmlStreamWriter &xml = sheet.xml;
    if (sheet.sheet.headed && sheet.lastFiltered > 1) {
        const QString last = columnName(sheet.sheet.columns.size() - 1);
        xml.writeEmptyElement(u"autoFilter"_s);
        xml.writeAttribute(u"ref"_s, u"A1:%1%2"_s.arg(last).arg(sheet.lastFiltered));
        sheets.back().filter = u"$A$1:$%1$%2"_s.arg(last).arg(sheet.lastFiltered);
    }
    if (!sheet.links.empty()) {
        xml.writeStartElement(u"hyperlinks"_s);
        for (const auto &[place, target] : sheet.links) {
            xml.writeEmptyElement(u"hyperlink"_s);
            xml.writeAttribute(u"ref"_s, place);
            xml.writeAttribute(u"location"_s, quotedSheet(target) + u"!A1"_s);
        }
        xml.writeEndElement();
    }
    xml.writeEmptyElement(u"pageMargins"_s);
    for (const auto &[side, inches] : {std::pair{u"left"_s, u"0.6"_s}, {u"right"_s, u"0.6"_s}, {u"top"_s, u"0.7"_s},
                                       {u"bottom"_s, u"0.7"_s}, {u"header"_s, u"0.3"_s}, {u"footer"_s, u"0.3"_s}})
        xml.writeAttribute(side, inches);
    xml.writeEmptyElement(u"pageSetup"_s);
    xml.writeAttribute(u"paperSize"_s, u"9"_s); // A4
    xml.writeAttribute(u"orientation"_s, sheet.sheet.columns.size() > 5 ? u"landscape"_s : u"portrait"_s);
    xml.writeAttribute(u"fitToHeight"_s, u"0"_s);
    xml.writeStartElement(u"headerFooter"_s);
    xml.writeTextElement(u"oddFooter"_s, u"&L&A&R&P / &N"_s);
    xml.writeEndElement();
    sheets.back().charted = sheet.chart.has_value();
    sheets.back().pictured = sheet.picture.has_value();
    if (!sheet.chart && !sheet.picture)
        return;
    xml.writeEmptyElement(u"drawing"_s);
    xml.writeAttribute(relationSpace, u"id"_s, u"rId1"_s);
}

void Workbook::Private::drawing(const OpenSheet &sheet, size_t number)
{
    const auto path = [number](const QString &form) { return form.arg(number); };
    part(path(u"xl/worksheets/_rels/sheet%1.xml.rels"_s), oneRelation(u"drawing"_s, path(u"../drawings/drawing%1.xml"_s)));
    if (sheet.picture) {
        const QString image = path(u"image%1."_s) + endingOf(*sheet.picture);
        part(path(u"xl/drawings/drawing%1.xml"_s), drawingXml(*sheet.picture));
        part(path(u"xl/drawings/_rels/drawing%1.xml.rels"_s), oneRelation(u"image"_s, u"../media/"_s + image));
        part(u"xl/media/"_s + image, sheet.picture->bytes);
        return;
    }
    part(path(u"xl/drawings/drawing%1.xml"_s), drawingXml(*sheet.chart, sheet.sheet.columns.size()));
    part(path(u"xl/drawings/_rels/drawing%1.xml.rels"_s), oneRelation(u"chart"_s, path(u"../charts/chart%1.xml"_s)));
    part(path(u"xl/charts/chart%1.xml"_s), chartXml(*sheet.chart, sheet.sheet.name));
}

Workbook::Workbook(QIODevice &device, Properties properties, qint64 mostRows)
    : m(std::make_unique<Private>(device, std::move(properties), mostRows))
{
    m->zip.setAutoClose(false);
    m->zip.setUtf8Enabled(true);
    if (!m->zip.open(QuaZip::mdCreate))
        m->note(m->zip.getZipError() == ZIP_OK ? ZIP_ERRNO : m->zip.getZipError());
}

Workbook::~Workbook() = default;

QString Workbook::nameFor(const QString &wanted)
{
    return m->names.take(wanted);
}

void Workbook::begin(Sheet sheet)
{
    m->begin(std::move(sheet));
}

void Workbook::add(const Row &row, Look look)
{
    if (m->open->rows >= m->mostRows) {
        Sheet next = m->open->sheet;
        next.name = nameFor(next.name);
        m->begin(std::move(next));
    }
    m->writeRow(row, look);
}

void Workbook::draw(const BarChart &chart)
{
    m->open->chart = chart;
}

void Workbook::place(const Picture &picture)
{
    m->open->picture = picture;
}

Result<> Workbook::finish()
{
    m->end();
    m->part(u"xl/workbook.xml"_s, workbookXml(m->sheets));
    m->part(u"xl/_rels/workbook.xml.rels"_s, workbookRelations(m->sheets.size()));
    m->part(u"xl/styles.xml"_s, m->styles.xml());
    m->part(u"docProps/core.xml"_s, coreProperties(m->properties));
    m->part(u"docProps/app.xml"_s, programProperties());
    m->part(u"_rels/.rels"_s, packageRelations());
    m->part(u"[Content_Types].xml"_s, contentTypes(m->sheets));
    m->zip.close();
    m->note(m->zip.getZipError());
    if (m->zipError == ZIP_OK)
        return {};
    return failure(ErrorKind::Storage, QCoreApplication::translate("soundings", "The workbook can't be written."),
                   u"zip %1"_s.arg(m->zipError));
}

int Workbook::textsCut() const
{
    return m->cut;
}

} // namespace soundings::workbook
