#include "core/reports/write.h"

#include "core/reports/chart.h"
#include "core/reports/savedfile.h"
#include "core/reports/text.h"
#include "core/reports/typography.h"

#include <quazip.h>
#include <quazipfile.h>
#include <quazipnewinfo.h>

#include <QBuffer>
#include <QHash>
#include <QImage>
#include <QPainter>
#include <QXmlStreamWriter>

namespace soundings::reports {

namespace {

using namespace Qt::StringLiterals;

constexpr double chartWidth = 17;       ///< centimetres: the page without its margins
constexpr double pointsPerCm = 72 / 2.54;
constexpr double pixelsPerPoint = 3;    ///< of a chart's picture: 216 dots an inch
constexpr int betweenTellings = 100;    ///< blocks

const QString spaces =
    u" xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
    " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
    " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
    " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
    " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
    " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
    " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\""
    " xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" office:version=\"1.2\""_s;

const QString xmlHead = u"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"_s;

/// Styles that an editor of the document finds under their names and can change.
const QString namedStyles = uR"xml(
<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.2cm"/></style:style>
<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="0.3cm"/><style:text-properties fo:font-size="22pt" fo:font-weight="bold" fo:color="#1d4f7c"/></style:style>
<style:style style:name="Subtitle" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="13pt" fo:color="#5a616a"/></style:style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="1"><style:paragraph-properties fo:margin-top="0.7cm" fo:margin-bottom="0.25cm" fo:keep-with-next="always"/><style:text-properties fo:font-size="17pt" fo:font-weight="bold" fo:color="#1d4f7c"/></style:style>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="2"><style:paragraph-properties fo:margin-top="0.5cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"/><style:text-properties fo:font-size="13pt" fo:font-weight="bold" fo:color="#1d4f7c"/></style:style>
<style:style style:name="Heading_20_3" style:display-name="Heading 3" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="3"><style:paragraph-properties fo:margin-top="0.4cm" fo:margin-bottom="0.15cm" fo:keep-with-next="always"/><style:text-properties fo:font-size="11pt" fo:font-weight="bold" fo:color="#1d4f7c"/></style:style>
<style:style style:name="Aside" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="9.5pt" fo:color="#5a616a"/></style:style>
<style:style style:name="Source" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties style:font-name="Liberation Serif"/></style:style>
<style:style style:name="Quotations" style:family="paragraph" style:parent-style-name="Source"><style:paragraph-properties fo:margin-left="0.8cm" fo:padding-left="0.3cm" fo:border-left="2pt solid #c3c8ce"/></style:style>
<style:style style:name="About_20_a_20_quotation" style:display-name="About a quotation" style:family="paragraph" style:parent-style-name="Aside"><style:paragraph-properties fo:margin-left="0.8cm"/></style:style>
<style:style style:name="Caption" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-top="0.3cm" fo:keep-with-next="always"/><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Table_20_Contents" style:display-name="Table Contents" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="0cm"/><style:text-properties fo:font-size="9.5pt"/></style:style>
<style:style style:name="Table_20_Heading" style:display-name="Table Heading" style:family="paragraph" style:parent-style-name="Table_20_Contents"><style:text-properties fo:font-weight="bold"/></style:style>
)xml"_s;

/// What only this document's table cells and stretches of text have.
const QString ownStyles = uR"xml(
<style:style style:name="PEnd" style:family="paragraph" style:parent-style-name="Table_20_Contents"><style:paragraph-properties fo:text-align="end"/></style:style>
<style:style style:name="PHeadEnd" style:family="paragraph" style:parent-style-name="Table_20_Heading"><style:paragraph-properties fo:text-align="end"/></style:style>
<style:style style:name="PNew" style:family="paragraph" style:parent-style-name="Heading_20_1"><style:paragraph-properties fo:break-before="page"/></style:style>
<style:style style:name="Tbl" style:family="table"><style:table-properties style:width="17cm" table:align="left" fo:margin-bottom="0.4cm"/></style:style>
<style:style style:name="CHead" style:family="table-cell"><style:table-cell-properties fo:background-color="#e8edf2" fo:padding="0.08cm" fo:border-bottom="0.5pt solid #c3c8ce"/></style:style>
<style:style style:name="CPlain" style:family="table-cell"><style:table-cell-properties fo:padding="0.08cm" fo:border-bottom="0.5pt solid #c3c8ce"/></style:style>
<style:style style:name="CTotal" style:family="table-cell"><style:table-cell-properties fo:padding="0.08cm" fo:border-top="1pt solid #5a616a"/></style:style>
<style:style style:name="RowWhole" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>
<style:style style:name="Framed" style:family="graphic"><style:graphic-properties style:vertical-pos="top" style:vertical-rel="baseline"/></style:style>
<text:list-style style:name="Numbers"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."><style:list-level-properties text:space-before="0.4cm" text:min-label-width="0.6cm"/></text:list-level-style-number></text:list-style>
<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" text:bullet-char="•"><style:list-level-properties text:space-before="0.4cm" text:min-label-width="0.5cm"/></text:list-level-style-bullet></text:list-style>
)xml"_s;

struct Picture
{
    QString path;
    QByteArray png;
};

class OdtWriter
{
public:
    explicit OdtWriter(const Report &report)
        : m_report(report)
        , m_xml(&m_body)
    {
        if (const QImage logo = QImage::fromData(report.logo); !logo.isNull())
            putLogo(logo);
        paragraphIf(report.organisation, u"Subtitle"_s);
        paragraph(report.title, u"Title"_s);
        paragraphIf(report.subtitle, u"Subtitle"_s);
    }

    void operator()(const Heading &b)
    {
        const int level = std::clamp(b.level, 1, 3);
        m_xml.writeStartElement(u"text:h"_s);
        m_xml.writeAttribute(u"text:outline-level"_s, QString::number(level));
        const bool fresh = std::exchange(m_newPage, false);
        m_xml.writeAttribute(u"text:style-name"_s, fresh && level == 1 ? u"PNew"_s : u"Heading_20_%1"_s.arg(level));
        characters(b.text);
        m_xml.writeEndElement();
    }
    void operator()(const Paragraph &b)
    {
        const QString style = b.voice == Voice::Body    ? u"Standard"_s
                              : b.voice == Voice::Aside ? u"Aside"_s
                                                        : u"Source"_s;
        begin(style);
        runs(b.runs);
        m_xml.writeEndElement();
    }
    void operator()(const List &b)
    {
        m_xml.writeStartElement(u"text:list"_s);
        m_xml.writeAttribute(u"text:style-name"_s, b.numbered ? u"Numbers"_s : u"Bullets"_s);
        for (const Runs &item : b.items) {
            m_xml.writeStartElement(u"text:list-item"_s);
            begin(u"Standard"_s);
            runs(item);
            m_xml.writeEndElement();
            m_xml.writeEndElement();
        }
        m_xml.writeEndElement();
    }
    void operator()(const Table &b)
    {
        if (b.columns.empty())
            return;
        paragraphIf(b.caption, u"Caption"_s);
        m_xml.writeStartElement(u"table:table"_s);
        m_xml.writeAttribute(u"table:name"_s, u"Table %1"_s.arg(++m_tables));
        m_xml.writeAttribute(u"table:style-name"_s, u"Tbl"_s);
        columns(b);
        m_xml.writeStartElement(u"table:table-header-rows"_s);
        m_xml.writeStartElement(u"table:table-row"_s);
        for (const Column &column : b.columns)
            cell(column.title, {}, u"CHead"_s, column.alignment == Alignment::End ? u"PHeadEnd"_s : u"Table_20_Heading"_s);
        m_xml.writeEndElement();
        m_xml.writeEndElement();
        for (size_t i = 0; i < b.rows.size(); ++i)
            row(b, b.rows[i], b.lastIsTotal && i + 1 == b.rows.size());
        m_xml.writeEndElement();
    }
    void operator()(const Quotation &b)
    {
        if (!b.text.isEmpty())
            paragraph(b.marker.isEmpty() ? b.text : b.marker + u' ' + b.text, u"Quotations"_s);
        QStringList about;
        for (const Label &theme : b.themes)
            about += theme.text;
        QStringList parts{about.join(u", "_s), b.stance, b.note, b.attribution};
        parts.removeAll(QString());
        if (b.text.isEmpty() && !b.marker.isEmpty())
            parts.prepend(b.marker);
        paragraphIf(parts.join(u" · "_s), u"About_20_a_20_quotation"_s);
    }
    void operator()(const Facts &b) { pairs(b.facts, 3); }
    void operator()(const Figures &b) { pairs(b.figures, 1); }
    void operator()(const BarChart &b)
    {
        paragraphIf(b.caption, u"Caption"_s);
        const ChartLook look{face(Style::Cell).font, ink::text, ink::rule, ink::accent, unitsPerPoint};
        const double width = chartWidth * pointsPerCm * unitsPerPoint;
        const double height = chartHeight(b, width, look);
        const double scale = pixelsPerPoint / unitsPerPoint;
        QImage image(QSizeF(width * scale, height * scale).toSize(), QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.scale(scale, scale);
        paintChart(painter, QRectF(0, 0, width, height), b, look);
        painter.end();
        picture(image, height / unitsPerPoint / pointsPerCm, b);
    }
    void operator()(const PageBreak &) { m_newPage = true; }
    void operator()(const KeepTogether &) {}

    QByteArray content()
    {
        paragraph(madeOn(m_report), u"Aside"_s);
        QString styles = ownStyles;
        for (auto it = m_textStyles.cbegin(); it != m_textStyles.cend(); ++it)
            styles += u"<style:style style:name=\"%1\" style:family=\"text\"><style:text-properties%2/></style:style>"_s
                          .arg(it.value(), it.key());
        for (auto it = m_columnStyles.cbegin(); it != m_columnStyles.cend(); ++it)
            styles += u"<style:style style:name=\"%1\" style:family=\"table-column\"><style:table-column-properties "
                      "style:column-width=\"%2cm\"/></style:style>"_s.arg(it.value()).arg(it.key() / 100.0);
        for (const int steps : m_indents)
            styles += u"<style:style style:name=\"PIn%1\" style:family=\"paragraph\" style:parent-style-name=\"Table_20_Contents\">"
                      "<style:paragraph-properties fo:margin-left=\"%2cm\"/></style:style>"_s.arg(steps).arg(0.4 * steps);
        return (xmlHead + u"<office:document-content"_s + spaces + u"><office:automatic-styles>"_s + styles +
                u"</office:automatic-styles><office:body><office:text>"_s).toUtf8() +
               m_body + "</office:text></office:body></office:document-content>";
    }
    [[nodiscard]] const std::vector<Picture> &pictures() const { return m_pictures; }

private:
    void begin(const QString &style)
    {
        m_xml.writeStartElement(u"text:p"_s);
        m_xml.writeAttribute(u"text:style-name"_s, style);
    }
    void paragraph(const QString &text, const QString &style)
    {
        begin(style);
        characters(text);
        m_xml.writeEndElement();
    }
    void paragraphIf(const QString &text, const QString &style)
    {
        if (!text.isEmpty())
            paragraph(text, style);
    }
    /// Line ends and runs of spaces are elements here (ODF 1.2 part 1, 6.1.2 and 6.1.5).
    void characters(const QString &text)
    {
        QString pending;
        const auto flush = [&] { m_xml.writeCharacters(std::exchange(pending, {})); };
        const QString safe = xmlText(text);
        for (qsizetype i = 0; i < safe.size(); ++i) {
            const bool again = safe[i] == u' ' && (i == 0 || safe[i - 1] == u' ' || safe[i - 1] == u'\n');
            if (safe[i] != u'\n' && safe[i] != u'\t' && !again) {
                pending += safe[i];
                continue;
            }
            flush();
            m_xml.writeEmptyElement(safe[i] == u'\n' ? u"text:line-break"_s : again ? u"text:s"_s : u"text:tab"_s);
        }
        flush();
    }
    void runs(const Runs &all)
    {
        for (const Run &run : all) {
            const QString looks = looksOf(run);
            if (!looks.isEmpty()) {
                m_xml.writeStartElement(u"text:span"_s);
                m_xml.writeAttribute(u"text:style-name"_s, nameOf(m_textStyles, looks, u"T"_s));
            }
            characters(run.text);
            if (!looks.isEmpty())
                m_xml.writeEndElement();
        }
    }
    static QString looksOf(const Run &run)
    {
        QString looks;
        if (run.bold)
            looks += u" fo:font-weight=\"bold\""_s;
        if (run.italic)
            looks += u" fo:font-style=\"italic\""_s;
        if (run.raised)
            looks += u" style:text-position=\"super 58%\""_s;
        if (const QColor mark(run.mark); !run.mark.isEmpty() && mark.isValid())
            looks += u" style:text-underline-style=\"solid\" style:text-underline-color=\"%1\""_s.arg(mark.name());
        return looks;
    }
    template<class Key>
    static QString nameOf(QHash<Key, QString> &styles, const Key &key, const QString &letter)
    {
        QString &name = styles[key];
        if (name.isEmpty())
            name = letter + QString::number(styles.size());
        return name;
    }

    void columns(const Table &b)
    {
        double whole = 0;
        for (const Column &column : b.columns)
            whole += column.width;
        for (const Column &column : b.columns) {
            const int hundredths = int(100 * chartWidth * column.width / std::max(whole, 0.01));
            m_xml.writeEmptyElement(u"table:table-column"_s);
            m_xml.writeAttribute(u"table:style-name"_s, nameOf(m_columnStyles, hundredths, u"Co"_s));
        }
    }
    void row(const Table &b, const Row &cells, bool total)
    {
        m_xml.writeStartElement(u"table:table-row"_s);
        m_xml.writeAttribute(u"table:style-name"_s, u"RowWhole"_s);
        for (size_t i = 0; i < cells.size() && i < b.columns.size(); ++i) {
            QString style = b.columns[i].alignment == Alignment::End ? u"PEnd"_s
                            : total                                  ? u"Table_20_Heading"_s
                                                                     : u"Table_20_Contents"_s;
            if (cells[i].indent > 0) {
                m_indents.insert(cells[i].indent);
                style = u"PIn%1"_s.arg(cells[i].indent);
            }
            cell(cells[i].text, cells[i].colour, total ? u"CTotal"_s : u"CPlain"_s, style);
        }
        m_xml.writeEndElement();
    }
    void cell(const QString &text, const QString &colour, const QString &cellStyle, const QString &style)
    {
        m_xml.writeStartElement(u"table:table-cell"_s);
        m_xml.writeAttribute(u"table:style-name"_s, cellStyle);
        m_xml.writeAttribute(u"office:value-type"_s, u"string"_s);
        begin(style);
        if (const QColor patch(colour); !colour.isEmpty() && patch.isValid()) {
            m_xml.writeStartElement(u"text:span"_s);
            m_xml.writeAttribute(u"text:style-name"_s,
                                 nameOf(m_textStyles, u" fo:color=\"%1\""_s.arg(patch.name()), u"T"_s));
            m_xml.writeCharacters(u"■"_s);
            m_xml.writeEndElement();
            m_xml.writeCharacters(u" "_s);
        }
        characters(text);
        m_xml.writeEndElement();
        m_xml.writeEndElement();
    }
    void pairs(const std::vector<Fact> &facts, double valueWidth)
    {
        Table table;
        table.columns = {{Words::tr("What"), Alignment::Start, 1}, {Words::tr("Value"), Alignment::Start, valueWidth}};
        for (const Fact &fact : facts)
            table.rows.push_back({fact.label, fact.value});
        (*this)(table);
    }

    /// Begins a frame with the picture in it; what it shows in words follows.
    void beginPicture(const QImage &image, double widthCm, double heightCm)
    {
        QBuffer png;
        png.open(QIODevice::WriteOnly);
        image.save(&png, "PNG");
        m_pictures.push_back({u"Pictures/picture%1.png"_s.arg(m_pictures.size() + 1), png.data()});
        begin(u"Standard"_s);
        m_xml.writeStartElement(u"draw:frame"_s);
        m_xml.writeAttribute(u"draw:style-name"_s, u"Framed"_s);
        m_xml.writeAttribute(u"text:anchor-type"_s, u"as-char"_s);
        m_xml.writeAttribute(u"svg:width"_s, u"%1cm"_s.arg(widthCm, 0, 'f', 2));
        m_xml.writeAttribute(u"svg:height"_s, u"%1cm"_s.arg(heightCm, 0, 'f', 2));
        m_xml.writeEmptyElement(u"draw:image"_s);
        m_xml.writeAttribute(u"xlink:href"_s, m_pictures.back().path);
        m_xml.writeAttribute(u"xlink:type"_s, u"simple"_s);
    }
    void putLogo(const QImage &logo)
    {
        constexpr double highest = 1.7;
        constexpr double widest = 4.5;
        const QSizeF size = QSizeF(logo.size()).scaled(widest, highest, Qt::KeepAspectRatio);
        beginPicture(logo, size.width(), size.height());
        m_xml.writeTextElement(u"svg:title"_s, xmlText(m_report.organisation));
        m_xml.writeEndElement();
        m_xml.writeEndElement();
    }
    void picture(const QImage &image, double heightCm, const BarChart &chart)
    {
        beginPicture(image, chartWidth, heightCm);
        m_xml.writeTextElement(u"svg:title"_s, xmlText(chart.caption));
        m_xml.writeTextElement(u"svg:desc"_s, xmlText(inWords(chart)));
        m_xml.writeEndElement();
        m_xml.writeEndElement();
    }

    const Report &m_report;
    QByteArray m_body;
    QXmlStreamWriter m_xml;
    std::vector<Picture> m_pictures;
    QHash<QString, QString> m_textStyles; ///< properties → name
    QHash<int, QString> m_columnStyles;   ///< hundredths of a centimetre → name
    QSet<int> m_indents;
    int m_tables = 0;
    bool m_newPage = false;
};

QByteArray stylesOf(const Report &report)
{
    const QString language = report.language.section(u'-', 0, 0);
    const QString country = report.language.section(u'-', 1, 1);
    const QString defaults =
        u"<style:default-style style:family=\"paragraph\"><style:paragraph-properties style:tab-stop-distance=\"1.25cm\"/>"
        "<style:text-properties style:font-name=\"Liberation Sans\" fo:font-size=\"11pt\" fo:language=\"%1\" "
        "fo:country=\"%2\"/></style:default-style>"_s.arg(language.toHtmlEscaped(), country.isEmpty() ? u"none"_s : country.toHtmlEscaped());
    return (xmlHead + u"<office:document-styles"_s + spaces +
            u"><office:font-face-decls><style:font-face style:name=\"Liberation Sans\" svg:font-family=\"'Liberation Sans'\"/>"
            "<style:font-face style:name=\"Liberation Serif\" svg:font-family=\"'Liberation Serif'\"/></office:font-face-decls>"
            "<office:styles>"_s + defaults + namedStyles +
            u"</office:styles><office:automatic-styles><style:page-layout style:name=\"Page\"><style:page-layout-properties "
            "fo:page-width=\"21cm\" fo:page-height=\"29.7cm\" fo:margin=\"2cm\"/><style:footer-style/></style:page-layout>"
            "</office:automatic-styles><office:master-styles><style:master-page style:name=\"Standard\" "
            "style:page-layout-name=\"Page\"><style:footer><text:p text:style-name=\"Aside\">"_s +
            xmlText(report.runningHead.isEmpty() ? report.title : report.runningHead).toHtmlEscaped() +
            u" · <text:page-number text:select-page=\"current\"/>"_s +
            (report.journalHead.isEmpty() ? QString() : u" · "_s + report.journalHead) +
            u"</text:p></style:footer></style:master-page></office:master-styles></office:document-styles>"_s)
        .toUtf8();
}

QByteArray metaOf(const Report &report)
{
    return (xmlHead + u"<office:document-meta"_s + spaces + u"><office:meta><dc:title>"_s +
            xmlText(report.title).toHtmlEscaped() + u"</dc:title><dc:language>"_s + report.language.toHtmlEscaped() +
            u"</dc:language><meta:generator>Soundings " SOUNDINGS_VERSION "</meta:generator></office:meta>"
            "</office:document-meta>"_s).toUtf8();
}

QByteArray manifestOf(const std::vector<Picture> &pictures)
{
    QString entries = u"<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.2\" "
                      "manifest:media-type=\"application/vnd.oasis.opendocument.text\"/>"_s;
    for (const QString &name : {u"content.xml"_s, u"styles.xml"_s, u"meta.xml"_s})
        entries += u"<manifest:file-entry manifest:full-path=\"%1\" manifest:media-type=\"text/xml\"/>"_s.arg(name);
    for (const Picture &picture : pictures)
        entries += u"<manifest:file-entry manifest:full-path=\"%1\" manifest:media-type=\"image/png\"/>"_s.arg(picture.path);
    return (xmlHead + u"<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
                      "manifest:version=\"1.2\">"_s + entries + u"</manifest:manifest>"_s).toUtf8();
}

/// What fails shows on the device beneath, which remembers it.
void add(QuaZip &zip, const QString &path, const QByteArray &bytes, bool compressed = true)
{
    QuaZipFile file(&zip);
    if (!file.open(QIODevice::WriteOnly, QuaZipNewInfo(path), nullptr, 0, compressed ? Z_DEFLATED : 0,
                   compressed ? Z_DEFAULT_COMPRESSION : 0))
        return;
    file.write(bytes);
    file.close();
}

} // namespace

Result<> writeOdt(const Report &report, const QString &file, const Progress &progress)
{
    auto saved = SavedFile::open(file);
    if (!saved)
        return passOn(saved);
    OdtWriter writer(report);
    const int blocks = std::max(1, int(report.blocks.size()));
    for (int i = 0; i < int(report.blocks.size()); ++i) {
        if (i % betweenTellings == 0 && progress && !progress(i, blocks))
            return failure(ErrorKind::Cancelled, stopped());
        std::visit(writer, report.blocks[size_t(i)]);
    }
    QBuffer whole;
    whole.open(QIODevice::ReadWrite);
    QuaZip zip(&whole);
    zip.setAutoClose(false);
    zip.setUtf8Enabled(true);
    if (!zip.open(QuaZip::mdCreate))
        return failure(ErrorKind::Storage, Words::tr("%1 could not be begun.").arg(file));
    // First and as it is, so that the file tells its kind by its first bytes (ODF 1.2 part 3, 3.3).
    add(zip, u"mimetype"_s, "application/vnd.oasis.opendocument.text", false);
    add(zip, u"content.xml"_s, writer.content());
    add(zip, u"styles.xml"_s, stylesOf(report));
    add(zip, u"meta.xml"_s, metaOf(report));
    for (const Picture &picture : writer.pictures())
        add(zip, picture.path, picture.png, false);
    add(zip, u"META-INF/manifest.xml"_s, manifestOf(writer.pictures()));
    zip.close();
    if (zip.getZipError() != ZIP_OK)
        return failure(ErrorKind::Storage, Words::tr("%1 could not be written (zip error %2).").arg(file).arg(zip.getZipError()));
    (*saved)->device().write(whole.data());
    return (*saved)->commit();
}

} // namespace soundings::reports
