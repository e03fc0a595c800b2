#include "core/reports/write.h"

#include "core/reports/chart.h"
#include "core/reports/savedfile.h"
#include "core/reports/sheetplan.h"
#include "core/reports/text.h"
#include "core/reports/typography.h"
#include "core/workbook/workbook.h"

#include <QHash>
#include <QImage>

namespace soundings::reports {

namespace {

using namespace Qt::StringLiterals;
using workbook::Look;
using workbook::Side;
using Kind = PlannedSheet::Kind;

constexpr double widestText = 60;  ///< characters
constexpr double widestRead = 100; ///< of a column that is read rather than looked up
constexpr int betweenTellings = 100;

struct Cancelled
{};

workbook::Cell toCell(const Cell &cell)
{
    workbook::Cell made(std::holds_alternative<std::monostate>(cell.value) ? tables::Value(cell.text) : cell.value);
    made.colour = cell.colour;
    made.indent = cell.indent;
    return made;
}

workbook::Cell toCell(const Fact &fact)
{
    return toCell(Cell(fact.value, fact.exact));
}

double widthFor(const QString &title, qsizetype longest)
{
    constexpr double forTheFilter = 4;
    constexpr double air = 2;
    return std::clamp(std::max(double(title.size()) * 0.7 + forTheFilter, double(longest) + air), 8.0, widestText);
}

class XlsxWriter
{
public:
    XlsxWriter(const Report &report, QIODevice &device, const Progress &progress)
        : m_report(report)
        , m_plan(planSheets(report))
        , m_book(device, {report.title, report.subtitle, report.organisation, report.language, report.made})
        , m_progress(progress)
        , m_total(std::max(1, int(m_plan.running.size())))
    {
        m_cover = m_book.nameFor(Words::tr("Report"));
        for (const PlannedSheet &sheet : m_plan.sheets) {
            m_names.push_back(m_book.nameFor(sheet.caption));
            m_total += int(sheet.blocks.size());
        }
    }

    Result<> write()
    {
        try {
            cover();
            for (size_t i = 0; i < m_plan.sheets.size(); ++i)
                sheet(m_plan.sheets[i], m_names[i]);
        } catch (const Cancelled &) {
            return failure(ErrorKind::Cancelled, stopped());
        }
        return m_book.finish();
    }

    // Of the running text.
    void operator()(const Heading &b)
    {
        m_pending.erase(m_pending.lower_bound(b.level), m_pending.end());
        m_pending.emplace(b.level, b.text);
    }
    void operator()(const Paragraph &b)
    {
        text(plainText(b.runs), b.voice == Voice::Aside                       ? Look::Quiet
                                : !b.runs.empty() && b.runs.front().bold ? Look::Strong
                                                                              : Look::Plain);
    }
    void operator()(const List &b)
    {
        for (size_t i = 0; i < b.items.size(); ++i)
            text((b.numbered ? u"%1. "_s.arg(i + 1) : u"• "_s) + plainText(b.items[i]), Look::Plain);
    }
    void operator()(const Facts &b) { pairs(b.facts); }
    void operator()(const Figures &b) { pairs(b.figures); }
    template<class Other>
    void operator()(const Other &) {}

private:
    void step()
    {
        if (m_done++ % betweenTellings == 0 && m_progress && !m_progress(std::min(m_done, m_total), m_total))
            throw Cancelled{};
    }

    // --- The first sheet: what the report is, where things are, and its running text ---------------------------------
    void cover()
    {
        m_book.begin({m_cover, {{{}, 1.3 * widestText}, {{}, widestText, true, Side::Start}}, false});
        m_book.add({m_report.title}, Look::Title);
        for (const QString &line : {m_report.subtitle, m_report.organisation, madeOn(m_report)}) {
            if (!line.isEmpty())
                m_book.add({line}, Look::Quiet);
        }
        if (!m_report.journalHead.isEmpty())
            m_book.add({Words::tr("Journal: %1").arg(m_report.journalHead)}, Look::Quiet);
        logo();
        contents();
        for (const size_t block : m_plan.running) {
            step();
            std::visit(*this, m_report.blocks[block]);
        }
    }

    void logo()
    {
        constexpr QSizeF room(160, 48); // points: beside title, subtitle and organisation
        const QImage logo = QImage::fromData(m_report.logo);
        if (!logo.isNull())
            m_book.place({m_report.logo, QSizeF(logo.size()).scaled(room, Qt::KeepAspectRatio), 1});
    }

    void contents()
    {
        if (m_plan.sheets.empty())
            return;
        m_book.add({});
        m_book.add({Words::tr("Sheets")}, Look::Heading);
        for (size_t i = 0; i < m_plan.sheets.size(); ++i) {
            workbook::Cell link(m_names[i]);
            link.leadsTo = m_names[i];
            m_book.add({link, m_plan.sheets[i].caption});
        }
    }

    /// Headings under which nothing is left are not written.
    void beginText()
    {
        for (const auto &[level, heading] : std::exchange(m_pending, {})) {
            m_book.add({});
            m_book.add({heading}, level <= 1 ? Look::Heading : Look::Strong);
        }
    }
    void text(const QString &words, Look look)
    {
        beginText();
        m_book.add({words}, look);
    }
    void pairs(const std::vector<Fact> &facts)
    {
        beginText();
        for (const Fact &fact : facts)
            m_book.add({fact.label, toCell(fact)});
    }

    // --- Sheets of tables ------------------------------------------------------------------------------------------
    void sheet(const PlannedSheet &planned, const QString &name)
    {
        switch (planned.kind) {
        case Kind::Table: return tablesOfOneForm(planned, name);
        case Kind::Chart: return chart(planned, name);
        case Kind::Facts: return facts(planned, name);
        case Kind::Texts: return texts(planned, name);
        case Kind::Passages: return passages(planned, name);
        }
    }

    const auto &block(const Placed &placed) const { return m_report.blocks[placed.block]; }
    static workbook::Column headingColumn() { return {Words::tr("Heading"), 34, true}; }

    void tablesOfOneForm(const PlannedSheet &planned, const QString &name)
    {
        const bool several = planned.blocks.size() > 1;
        const Table &first = std::get<Table>(block(planned.blocks.front()));
        std::vector<qsizetype> longest(first.columns.size());
        for (const Placed &placed : planned.blocks) {
            for (const Row &row : std::get<Table>(block(placed)).rows) {
                for (size_t i = 0; i < std::min(row.size(), longest.size()); ++i)
                    longest[i] = std::max(longest[i], row[i].text.size() + 2 * row[i].indent);
            }
        }
        workbook::Sheet sheet{name, {}, true};
        if (several)
            sheet.columns.push_back(headingColumn());
        for (size_t i = 0; i < first.columns.size(); ++i) {
            sheet.columns.push_back({first.columns[i].title, widthFor(first.columns[i].title, longest[i]), true,
                                     first.columns[i].alignment == Alignment::End ? Side::End : Side::Natural});
        }
        m_book.begin(std::move(sheet));
        for (const Placed &placed : planned.blocks) {
            step();
            rows(std::get<Table>(block(placed)), several ? placed.heading : QString());
        }
    }

    void rows(const Table &table, const QString &heading)
    {
        for (size_t i = 0; i < table.rows.size(); ++i) {
            workbook::Row row;
            if (!heading.isNull())
                row.emplace_back(heading);
            for (const Cell &cell : table.rows[i])
                row.push_back(toCell(cell));
            m_book.add(row, table.lastIsTotal && i + 1 == table.rows.size() ? Look::Total : Look::Plain);
            if (i % betweenTellings == 0 && m_progress && !m_progress(std::min(m_done, m_total), m_total))
                throw Cancelled{};
        }
    }

    void chart(const PlannedSheet &planned, const QString &name)
    {
        const BarChart &bars = std::get<BarChart>(block(planned.blocks.front()));
        const Table table = asTable(bars);
        step();
        workbook::Sheet sheet{name, {}, true};
        qsizetype longest = 0;
        for (const QString &label : bars.labels)
            longest = std::max(longest, label.size());
        for (size_t i = 0; i < table.columns.size(); ++i)
            sheet.columns.push_back({table.columns[i].title, widthFor(table.columns[i].title, i == 0 ? longest : 0), true,
                                     i == 0 ? Side::Natural : Side::End});
        m_book.begin(std::move(sheet));
        rows(table, {});
        workbook::BarChart drawn{bars.caption, inWords(bars), {bars.labels.begin(), bars.labels.end()}, {}, bars.run == BarsRun::Upwards};
        const std::vector<QColor> colours = seriesColours(bars, ink::accent);
        for (size_t i = 0; i < bars.series.size(); ++i)
            drawn.series.push_back({bars.series[i].name, colours[i].name(), bars.series[i].values});
        if (!bars.labels.empty())
            m_book.draw(drawn);
    }

    /// A row a block and a column a label, in the order in which labels are met.
    void facts(const PlannedSheet &planned, const QString &name)
    {
        std::vector<QString> labels;
        QHash<QString, size_t> columns;
        std::vector<qsizetype> longest;
        for (const Placed &placed : planned.blocks) {
            for (const Fact &fact : std::get<Facts>(block(placed)).facts) {
                const auto found = columns.constFind(fact.label);
                const size_t column = found != columns.constEnd() ? *found : labels.size();
                if (column == labels.size()) {
                    columns.insert(fact.label, column);
                    labels.push_back(fact.label);
                    longest.push_back(0);
                }
                longest[column] = std::max(longest[column], fact.value.size());
            }
        }
        workbook::Sheet sheet{name, {headingColumn()}, true};
        for (size_t i = 0; i < labels.size(); ++i)
            sheet.columns.push_back({labels[i], widthFor(labels[i], longest[i])});
        m_book.begin(std::move(sheet));
        for (const Placed &placed : planned.blocks) {
            step();
            workbook::Row row(labels.size() + 1);
            row[0] = placed.heading;
            for (const Fact &fact : std::get<Facts>(block(placed)).facts)
                row[columns.value(fact.label) + 1] = toCell(fact);
            m_book.add(row);
        }
    }

    /// A row for all that stands under one heading.
    void texts(const PlannedSheet &planned, const QString &name)
    {
        m_book.begin({name, {headingColumn(), {Words::tr("Part"), 24, true}, {Words::tr("Text"), widestRead, true}}, true});
        QString gathered;
        for (size_t i = 0; i < planned.blocks.size(); ++i) {
            step();
            const Placed &here = planned.blocks[i];
            gathered += plainText(std::get<Paragraph>(block(here)).runs);
            const bool last = i + 1 == planned.blocks.size() || planned.blocks[i + 1].heading != here.heading
                              || planned.blocks[i + 1].under != here.under;
            if (last)
                m_book.add({here.heading, here.under, std::exchange(gathered, {})});
            else
                gathered += u'\n';
        }
    }

    void passages(const PlannedSheet &planned, const QString &name)
    {
        m_book.begin({name,
                      {headingColumn(),
                       {Words::tr("Number"), 9, false},
                       {Words::tr("Passage"), widestText, true},
                       {Words::tr("Themes"), 28, true},
                       {Words::tr("Stance"), 12, true},
                       {Words::tr("Note"), 40, true},
                       {Words::tr("Where, who and when"), 40, true}},
                      true});
        for (const Placed &placed : planned.blocks) {
            step();
            const Quotation &b = std::get<Quotation>(block(placed));
            QStringList themes;
            for (const Label &theme : b.themes)
                themes += theme.text;
            m_book.add({placed.heading, b.marker, b.text, themes.join(u"; "_s), b.stance, b.note, b.attribution});
        }
    }

    const Report &m_report;
    const SheetPlan m_plan;
    workbook::Workbook m_book;
    const Progress &m_progress;
    QString m_cover;
    std::vector<QString> m_names;
    std::map<int, QString> m_pending; ///< level → heading of which nothing was written yet
    int m_done = 0;
    int m_total = 1;
};

} // namespace

Result<> writeXlsx(const Report &report, const QString &file, const Progress &progress)
{
    auto saved = SavedFile::open(file);
    if (!saved)
        return passOn(saved);
    const Result<> written = XlsxWriter(report, (*saved)->device(), progress).write();
    if (!written && written.error().kind == ErrorKind::Cancelled)
        return written;
    return written ? (*saved)->commit() : (*saved)->refuse(written.error().detail);
}

} // namespace soundings::reports
