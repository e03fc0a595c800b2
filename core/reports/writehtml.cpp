#include "core/reports/write.h"

#include "core/reports/chart.h"
#include "core/reports/text.h"

#include <QHash>
#include <QXmlStreamWriter>

namespace soundings::reports {

namespace {

using namespace Qt::StringLiterals;

// Legible in light and dark and on paper; colours alone never tell anything.
const QString styleSheet = uR"css(
:root { color-scheme: light dark; --paper: #ffffff; --ink: #1c1f23; --quiet: #5a616a; --rule: #c3c8ce; --shade: #f3f5f7; --accent: #1d4f7c; }
@media (prefers-color-scheme: dark) { :root { --paper: #16191c; --ink: #e6e9ec; --quiet: #a9b1ba; --rule: #4a5159; --shade: #262a2f; --accent: #8ec1ee; } }
html { background: var(--paper); color: var(--ink); }
body { font: 1rem/1.5 "Liberation Sans", Arial, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3, h4 { color: var(--accent); line-height: 1.25; margin: 1.8em 0 .5em; }
h1 { margin-top: 0; }
.logo { float: right; max-width: 25%; max-height: 4rem; }
.aside, footer, header p { color: var(--quiet); font-size: .9rem; }
.source { font-family: "Liberation Serif", "Times New Roman", serif; white-space: pre-wrap; overflow-wrap: anywhere; margin: 0 0 .6em; }
table { border-collapse: collapse; width: 100%; margin: 1.2em 0; font-size: .92rem; font-variant-numeric: tabular-nums; }
.wide { overflow-x: auto; } .wide table { min-width: 40rem; }
caption { text-align: start; font-weight: bold; padding-bottom: .4em; }
th, td { text-align: start; vertical-align: top; padding: .3em .6em; border-bottom: 1px solid var(--rule); overflow-wrap: anywhere; }
thead th { background: var(--shade); vertical-align: bottom; }
tbody th { font-weight: normal; }
.end { text-align: end; }
.total th, .total td { font-weight: bold; border-top: 2px solid var(--quiet); }
.bar { width: 40%; } .bar span { display: block; height: .9em; background: var(--accent); }
.patch { display: inline-block; width: .7em; height: .7em; margin-inline-end: .4em; }
dl { display: grid; grid-template-columns: minmax(8rem, 1fr) 3fr; gap: .3em 1em; }
dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
.figures { display: flex; flex-wrap: wrap; gap: .8rem; } .figures div { flex: 1 1 8rem; background: var(--shade); border-top: 3px solid var(--accent); padding: .7rem; }
.figures dd { font-size: 1.9rem; font-weight: bold; color: var(--accent); }
blockquote { margin: 1em 0; padding: 0 0 0 1em; border-inline-start: 4px solid var(--rule); }
blockquote p { margin: .2em 0; white-space: pre-wrap; overflow-wrap: anywhere; }
a { color: var(--accent); }
mark { color: inherit; background: transparent; text-decoration: underline 2px; }
@media print { .wide { overflow: visible; } .wide table { min-width: 0; } h2, h3, h4 { break-after: avoid; } tr, blockquote, .figures { break-inside: avoid; } thead { display: table-header-group; } .new-page { break-before: page; } }
)css"_s;

class HtmlWriter
{
public:
    explicit HtmlWriter(const Report &report) : m_xml(&m_bytes), m_report(report) { begin(); }

    void operator()(const Heading &b)
    {
        start(b.level <= 1 ? u"h2"_s : b.level == 2 ? u"h3"_s : u"h4"_s);
        if (std::exchange(m_newPage, false))
            attribute(u"class"_s, u"new-page"_s);
        finish(b.text);
    }
    void operator()(const Paragraph &b)
    {
        start(u"p"_s);
        if (b.voice != Voice::Body)
            attribute(u"class"_s, b.voice == Voice::Aside ? u"aside"_s : u"source"_s);
        if (b.voice == Voice::Source)
            attribute(u"dir"_s, u"auto"_s);
        runs(b.runs);
        m_xml.writeEndElement();
    }
    void operator()(const List &b)
    {
        start(b.numbered ? u"ol"_s : u"ul"_s);
        for (const Runs &item : b.items) {
            start(u"li"_s);
            runs(item);
            m_xml.writeEndElement();
        }
        m_xml.writeEndElement();
    }
    void operator()(const Table &b) { table(b, {}); }
    void operator()(const BarChart &b)
    {
        std::vector<double> totals;
        for (size_t i = 0; i < b.labels.size(); ++i) {
            double sum = 0;
            for (const Series &series : b.series)
                sum += i < series.values.size() ? series.values[i] : 0;
            totals.push_back(sum);
        }
        table(asTable(b), totals);
    }
    void operator()(const Facts &b)
    {
        start(u"dl"_s);
        for (const Fact &fact : b.facts) {
            element(u"dt"_s, fact.label);
            element(u"dd"_s, fact.value);
        }
        m_xml.writeEndElement();
    }
    void operator()(const Figures &b)
    {
        start(u"dl"_s);
        attribute(u"class"_s, u"figures"_s);
        for (const Fact &figure : b.figures) {
            start(u"div"_s);
            element(u"dt"_s, figure.label);
            element(u"dd"_s, figure.value);
            m_xml.writeEndElement();
        }
        m_xml.writeEndElement();
    }
    void operator()(const Quotation &b)
    {
        start(u"blockquote"_s);
        if (!b.themes.empty() && !b.themes.front().colour.isEmpty())
            attribute(u"style"_s, u"border-color: %1"_s.arg(b.themes.front().colour));
        if (!b.text.isEmpty())
            paragraph((b.marker.isEmpty() ? u""_s : b.marker + u' ') + b.text, u"source"_s);
        about(b);
        if (!b.note.isEmpty())
            paragraph(b.note, {});
        if (!b.attribution.isEmpty())
            paragraph(b.attribution, u"aside"_s);
        m_xml.writeEndElement();
    }
    void operator()(const PageBreak &) { m_newPage = true; }
    void operator()(const KeepTogether &) {}

    QByteArray finishAll()
    {
        m_xml.writeEndElement(); // main
        start(u"footer"_s);
        element(u"p"_s, madeOn(m_report));
        m_xml.writeEndElement();
        m_xml.writeEndDocument();
        return m_bytes;
    }

private:
    void begin()
    {
        m_xml.writeDTD(u"<!DOCTYPE html>"_s);
        start(u"html"_s);
        attribute(u"lang"_s, m_report.language);
        start(u"head"_s);
        m_xml.writeEmptyElement(u"meta"_s);
        attribute(u"charset"_s, u"utf-8"_s);
        m_xml.writeEmptyElement(u"meta"_s);
        attribute(u"name"_s, u"viewport"_s);
        attribute(u"content"_s, u"width=device-width"_s);
        m_xml.writeEmptyElement(u"meta"_s);
        attribute(u"name"_s, u"author"_s);
        attribute(u"content"_s, m_report.organisation);
        element(u"title"_s, m_report.title);
        element(u"style"_s, styleSheet);
        m_xml.writeEndElement();
        start(u"body"_s);
        start(u"header"_s);
        if (!m_report.logo.isEmpty()) {
            m_xml.writeEmptyElement(u"img"_s);
            attribute(u"alt"_s, {});
            attribute(u"class"_s, u"logo"_s);
            const bool jpeg = m_report.logo.startsWith("\xff\xd8");
            attribute(u"src"_s, u"data:image/%1;base64,%2"_s.arg(jpeg ? u"jpeg"_s : u"png"_s,
                                                                 QString::fromLatin1(m_report.logo.toBase64())));
        }
        if (!m_report.organisation.isEmpty())
            element(u"p"_s, m_report.organisation);
        element(u"h1"_s, m_report.title);
        if (!m_report.subtitle.isEmpty())
            element(u"p"_s, m_report.subtitle);
        m_xml.writeEndElement();
        start(u"main"_s);
    }

    void start(const QString &tag) { m_xml.writeStartElement(tag); }
    void attribute(const QString &name, const QString &value) { m_xml.writeAttribute(name, xmlText(value)); }
    /// Characters, though there be none, keep an element from closing itself, which HTML does not know.
    void finish(const QString &text)
    {
        m_xml.writeCharacters(xmlText(text));
        m_xml.writeEndElement();
    }
    void element(const QString &tag, const QString &text)
    {
        start(tag);
        finish(text);
    }
    void paragraph(const QString &text, const QString &kind)
    {
        start(u"p"_s);
        if (!kind.isEmpty())
            attribute(u"class"_s, kind);
        finish(text);
    }

    void runs(const Runs &all)
    {
        m_xml.writeCharacters({});
        for (const Run &run : all)
            this->run(run);
    }
    void run(const Run &run)
    {
        int open = 0;
        const auto wrap = [&](bool wanted, const QString &tag) {
            if (!wanted)
                return;
            start(tag);
            ++open;
        };
        wrap(!run.mark.isEmpty(), u"mark"_s);
        if (!run.mark.isEmpty()) {
            attribute(u"style"_s, u"text-decoration-color: %1; background-color: %1%2"_s.arg(
                                      run.mark, run.mark.size() == 7 ? u"2a"_s : u""_s));
        }
        wrap(run.raised, u"sup"_s);
        wrap(run.bold, u"strong"_s);
        wrap(run.italic, u"em"_s);
        const QStringList lines = xmlText(run.text).split(u'\n');
        for (qsizetype i = 0; i < lines.size(); ++i) {
            if (i > 0)
                m_xml.writeEmptyElement(u"br"_s);
            m_xml.writeCharacters(lines[i]);
        }
        for (; open > 0; --open)
            m_xml.writeEndElement();
    }

    void patch(const QString &colour)
    {
        if (colour.isEmpty())
            return;
        start(u"span"_s);
        attribute(u"class"_s, u"patch"_s);
        attribute(u"style"_s, u"background: %1"_s.arg(colour));
        finish({});
    }

    void about(const Quotation &b)
    {
        if (b.themes.empty() && b.stance.isEmpty())
            return;
        start(u"p"_s);
        if (b.text.isEmpty() && !b.marker.isEmpty())
            m_xml.writeCharacters(b.marker + u' ');
        for (size_t i = 0; i < b.themes.size(); ++i) {
            if (i > 0)
                m_xml.writeCharacters(u", "_s);
            patch(b.themes[i].colour);
            element(u"strong"_s, b.themes[i].text);
        }
        if (!b.stance.isEmpty())
            m_xml.writeCharacters((b.themes.empty() ? u""_s : u" · "_s) + b.stance);
        m_xml.writeEndElement();
    }

    /// Each of another name: who hears the page goes from one to the next by them.
    QString nameOfRegion(const QString &caption)
    {
        const int before = m_regions[caption]++;
        return before == 0 ? caption : u"%1 (%2)"_s.arg(caption).arg(before + 1);
    }

    /// `totals` as bars in a last column, where there are any.
    void table(const Table &b, const std::vector<double> &totals)
    {
        constexpr size_t fits = 5; // columns on a telephone; a wider table moves by itself, and by key
        const bool wide = b.columns.size() > fits;
        if (wide) {
            start(u"div"_s);
            attribute(u"class"_s, u"wide"_s);
            attribute(u"role"_s, u"region"_s);
            attribute(u"tabindex"_s, u"0"_s);
            attribute(u"aria-label"_s, nameOfRegion(b.caption.isEmpty() ? Words::tr("Table") : b.caption));
        }
        start(u"table"_s);
        if (!b.caption.isEmpty())
            element(u"caption"_s, b.caption);
        start(u"thead"_s);
        start(u"tr"_s);
        for (const Column &column : b.columns) {
            start(u"th"_s);
            attribute(u"scope"_s, u"col"_s);
            if (column.alignment == Alignment::End)
                attribute(u"class"_s, u"end"_s);
            finish(column.title);
        }
        if (!totals.empty()) {
            start(u"td"_s);
            attribute(u"aria-hidden"_s, u"true"_s);
            finish({});
        }
        m_xml.writeEndElement();
        m_xml.writeEndElement();
        start(u"tbody"_s);
        double most = 1;
        for (double total : totals)
            most = std::max(most, total);
        for (size_t i = 0; i < b.rows.size(); ++i)
            row(b, i, i < totals.size() ? std::optional<double>(totals[i] / most) : std::nullopt);
        m_xml.writeEndElement();
        m_xml.writeEndElement();
        if (wide)
            m_xml.writeEndElement();
    }

    void link(const Cell &cell)
    {
        if (cell.leadsTo.isEmpty()) {
            m_xml.writeCharacters(xmlText(cell.text));
            return;
        }
        start(u"a"_s);
        attribute(u"href"_s, cell.leadsTo);
        finish(cell.text);
    }

    void row(const Table &b, size_t index, std::optional<double> bar)
    {
        start(u"tr"_s);
        if (b.lastIsTotal && index + 1 == b.rows.size())
            attribute(u"class"_s, u"total"_s);
        const Row &cells = b.rows[index];
        for (size_t i = 0; i < cells.size(); ++i) {
            start(i == 0 ? u"th"_s : u"td"_s);
            if (i == 0)
                attribute(u"scope"_s, u"row"_s);
            if (i < b.columns.size() && b.columns[i].alignment == Alignment::End)
                attribute(u"class"_s, u"end"_s);
            if (cells[i].indent > 0)
                attribute(u"style"_s, u"padding-inline-start: %1em"_s.arg(0.6 + 1.2 * cells[i].indent));
            patch(cells[i].colour);
            link(cells[i]);
            m_xml.writeEndElement();
        }
        if (bar) {
            start(u"td"_s);
            attribute(u"class"_s, u"bar"_s);
            attribute(u"aria-hidden"_s, u"true"_s);
            start(u"span"_s);
            attribute(u"style"_s, u"width: %1%"_s.arg(qRound(*bar * 100)));
            finish({});
            m_xml.writeEndElement();
        }
        m_xml.writeEndElement();
    }

    QByteArray m_bytes;
    QXmlStreamWriter m_xml;
    const Report &m_report;
    QHash<QString, int> m_regions; ///< that have a name so far
    bool m_newPage = false;
};

} // namespace

QByteArray toHtml(const Report &report)
{
    HtmlWriter writer(report);
    for (const Block &block : report.blocks)
        std::visit(writer, block);
    return writer.finishAll();
}

} // namespace soundings::reports
