#include "core/reports/write.h"

#include "core/reports/chart.h"
#include "core/reports/savedfile.h"
#include "core/reports/text.h"

#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>

#include <xlsxwriter.h>

#include <cmath>

namespace soundings::reports {

namespace {

using namespace Qt::StringLiterals;

constexpr int mostInCell = 32'000; ///< UTF-16 units; Excel takes 32,767 characters
constexpr int mostInName = 31;     ///< characters of a sheet's name
constexpr double widest = 70;      ///< of a column, in characters
constexpr int betweenTellings = 100; ///< blocks

/// A sheet of rows under one line of heads, which stays in sight.
class Sheet
{
public:
    Sheet(lxw_workbook *book, lxw_format *bold, const QString &name, const QStringList &heads)
        : m_sheet(workbook_add_worksheet(book, name.toUtf8().constData()))
        , m_widths(size_t(heads.size()), 8)
    {
        for (qsizetype column = 0; column < heads.size(); ++column)
            text(int(column), heads[column], bold);
        m_row = 1;
        worksheet_freeze_panes(m_sheet, 1, 0);
        worksheet_repeat_rows(m_sheet, 0, 0);
    }

    /// Long text goes on in the same column of the next rows: nothing is cut.
    void row(const QStringList &cells, lxw_format *wrapped)
    {
        qsizetype rest = 0;
        do {
            for (qsizetype column = 0; column < cells.size(); ++column) {
                if (const QString part = cells[column].mid(rest, mostInCell); !part.isEmpty())
                    text(int(column), part, wrapped);
            }
            ++m_row;
            rest += mostInCell;
        } while (std::any_of(cells.begin(), cells.end(), [rest](const QString &cell) { return cell.size() > rest; }));
    }
    void text(int column, const QString &text, lxw_format *format)
    {
        worksheet_write_string(m_sheet, m_row, lxw_col_t(column), text.toUtf8().constData(), format);
        m_widths[size_t(column)] = std::max(m_widths[size_t(column)], std::min(widest, double(text.size()) + 2));
    }
    void number(int column, double value, lxw_format *format)
    {
        worksheet_write_number(m_sheet, m_row, lxw_col_t(column), value, format);
    }
    void fit()
    {
        for (size_t column = 0; column < m_widths.size(); ++column)
            worksheet_set_column(m_sheet, lxw_col_t(column), lxw_col_t(column), m_widths[column], nullptr);
        if (m_row > 1)
            worksheet_autofilter(m_sheet, 0, 0, m_row - 1, lxw_col_t(m_widths.size() - 1));
    }
    [[nodiscard]] lxw_worksheet *sheet() const { return m_sheet; }
    [[nodiscard]] int rows() const { return int(m_row) - 1; }

private:
    lxw_worksheet *m_sheet;
    lxw_row_t m_row = 0;
    std::vector<double> m_widths;
};

/// A sheet for each table and chart; what else has rows (facts, quotations, lists, texts) has one sheet of its kind,
/// with the heading that it stands under.
class XlsxWriter
{
public:
    XlsxWriter(const Report &report, const QString &file, const QString &scratch)
        : m_report(report)
        , m_scratch(scratch.toUtf8())
    {
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;
        options.tmpdir = m_scratch.data();
        m_book = workbook_new_opt(file.toUtf8().constData(), &options);
        m_bold = workbook_add_format(m_book);
        format_set_bold(m_bold);
        format_set_text_wrap(m_bold);
        format_set_bg_color(m_bold, 0xE8EDF2);
        m_wrapped = workbook_add_format(m_book);
        format_set_text_wrap(m_wrapped);
        format_set_align(m_wrapped, LXW_ALIGN_VERTICAL_TOP);
        m_whole = numberFormat("#,##0");
        m_decimal = numberFormat("#,##0.0##");
        m_share = numberFormat("0 %");
        describe();
    }
    ~XlsxWriter()
    {
        if (m_book)
            workbook_close(m_book);
    }
    XlsxWriter(const XlsxWriter &) = delete;
    XlsxWriter &operator=(const XlsxWriter &) = delete;

    void operator()(const Heading &b) { m_heading = b.text; }
    void operator()(const Paragraph &b)
    {
        if (b.voice == Voice::Source)
            gathered(m_texts, Words::tr("Texts"), {Words::tr("Text")}).row({m_heading, plainText(b.runs)}, m_wrapped);
    }
    void operator()(const List &b)
    {
        Sheet &sheet = gathered(m_lists, Words::tr("Lists"), {Words::tr("Entry")});
        for (const Runs &item : b.items)
            sheet.row({m_heading, plainText(item)}, m_wrapped);
    }
    void operator()(const Table &b)
    {
        if (!b.columns.empty())
            write(b);
    }
    void operator()(const Quotation &b)
    {
        Sheet &sheet = gathered(m_quotations, Words::tr("Passages"),
                                {Words::tr("Number"), Words::tr("Passage"), Words::tr("Themes"), Words::tr("Stance"),
                                 Words::tr("Note"), Words::tr("Where, who and when")});
        QStringList themes;
        for (const Label &theme : b.themes)
            themes += theme.text;
        sheet.row({m_heading, b.marker, b.text, themes.join(u"; "_s), b.stance, b.note, b.attribution}, m_wrapped);
    }
    void operator()(const Facts &b) { pairs(b.facts); }
    void operator()(const Figures &b) { pairs(b.figures); }
    void operator()(const BarChart &b)
    {
        const QString name = write(asTable(b));
        draw(b, name);
    }
    void operator()(const PageBreak &) {}
    void operator()(const KeepTogether &) {}

    /// Empty where all went well.
    QString finish()
    {
        for (const auto &sheet : m_sheets)
            sheet->fit();
        const lxw_error failed = workbook_close(std::exchange(m_book, nullptr));
        return failed == LXW_NO_ERROR ? QString() : QString::fromUtf8(lxw_strerror(failed));
    }

private:
    lxw_format *numberFormat(const char *form)
    {
        lxw_format *format = workbook_add_format(m_book);
        format_set_num_format(format, form);
        format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
        return format;
    }

    void describe()
    {
        QByteArray title = m_report.title.toUtf8();
        QByteArray company = m_report.organisation.toUtf8();
        lxw_doc_properties properties{};
        properties.title = title.data();
        properties.company = company.data();
        workbook_set_properties(m_book, &properties);
        Sheet &about = add(Words::tr("About"), {Words::tr("About this report"), {}});
        about.row({Words::tr("Title"), m_report.title}, m_wrapped);
        if (!m_report.subtitle.isEmpty())
            about.row({{}, m_report.subtitle}, m_wrapped);
        if (!m_report.organisation.isEmpty())
            about.row({Words::tr("Organisation"), m_report.organisation}, m_wrapped);
        about.row({Words::tr("Made"), madeOn(m_report)}, m_wrapped);
        if (!m_report.journalHead.isEmpty())
            about.row({Words::tr("Journal"), m_report.journalHead}, m_wrapped);
    }

    /// A name that Excel takes: short, without its signs, unlike the others in any case.
    QString nameFor(const QString &wanted)
    {
        static const QRegularExpression signs(u"[\\[\\]:*?/\\\\']"_s);
        QString base = QString(wanted).replace(signs, u" "_s).simplified().left(mostInName);
        if (base.isEmpty())
            base = Words::tr("Table");
        QString name = base;
        for (int n = 2; m_names.contains(name.toLower()); ++n) {
            const QString mark = u" (%1)"_s.arg(n);
            name = base.left(mostInName - int(mark.size())) + mark;
        }
        m_names.insert(name.toLower());
        return name;
    }

    Sheet &add(const QString &wanted, const QStringList &heads)
    {
        m_last = nameFor(wanted);
        m_sheets.push_back(std::make_unique<Sheet>(m_book, m_bold, m_last, heads));
        return *m_sheets.back();
    }

    /// The sheet that gathers what stands under several headings.
    Sheet &gathered(Sheet *&sheet, const QString &name, const QStringList &heads)
    {
        if (!sheet)
            sheet = &add(name, QStringList{Words::tr("Under")} + heads);
        return *sheet;
    }

    void pairs(const std::vector<Fact> &facts)
    {
        Sheet &sheet = gathered(m_facts, Words::tr("Facts"), {Words::tr("What"), Words::tr("Value")});
        for (const Fact &fact : facts)
            sheet.row({m_heading, fact.label, typed(sheet, 2, fact.value)}, m_wrapped);
    }

    /// Writes a number as one into the row that comes; gives back what remains to be written as text.
    QString typed(Sheet &sheet, int column, const QString &text)
    {
        const std::optional<FigureValue> figure = figureOf(text);
        if (!figure)
            return text;
        const bool whole = figure->value == std::round(figure->value);
        sheet.number(column, figure->value, figure->share ? m_share : whole ? m_whole : m_decimal);
        return {};
    }

    /// The name of its sheet.
    QString write(const Table &b)
    {
        QStringList heads;
        for (const Column &column : b.columns)
            heads += column.title;
        Sheet &sheet = add(b.caption.isEmpty() ? m_heading : b.caption, heads);
        for (const Row &row : b.rows) {
            QStringList texts;
            for (size_t i = 0; i < row.size(); ++i) {
                const QString text = QString(2 * row[i].indent, u' ') + row[i].text;
                texts += b.columns[i].alignment == Alignment::End ? typed(sheet, int(i), text) : text;
            }
            sheet.row(texts, m_wrapped);
        }
        return m_last;
    }

    /// Beside its table, which it is drawn from.
    void draw(const BarChart &b, const QString &name)
    {
        Sheet &sheet = *m_sheets.back();
        if (sheet.rows() < 1)
            return;
        lxw_chart *chart = workbook_add_chart(
            m_book, b.run == BarsRun::Across ? LXW_CHART_BAR_STACKED : LXW_CHART_COLUMN_STACKED);
        const std::vector<QColor> colours = seriesColours(b, QColor(0x1d, 0x4f, 0x7c));
        const QByteArray sheetName = name.toUtf8();
        const auto last = lxw_row_t(sheet.rows());
        for (size_t i = 0; i < b.series.size(); ++i) {
            const auto column = lxw_col_t(i + 1);
            lxw_chart_series *series = chart_add_series(chart, nullptr, nullptr);
            chart_series_set_categories(series, sheetName.constData(), 1, 0, last, 0);
            chart_series_set_values(series, sheetName.constData(), 1, column, last, column);
            chart_series_set_name_range(series, sheetName.constData(), 0, column);
            lxw_chart_fill fill{};
            fill.color = colours[i].rgb() & 0xFFFFFF;
            chart_series_set_fill(series, &fill);
        }
        chart_title_set_name(chart, b.caption.toUtf8().constData());
        chart_axis_set_name(chart->x_axis, b.labelTitle.toUtf8().constData());
        if (b.run == BarsRun::Across)
            chart_axis_set_reverse(chart->x_axis); // first label at the top
        if (b.series.size() < 2)
            chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
        const QByteArray told = b.caption.toUtf8();
        lxw_chart_options options{};
        options.description = told.constData();
        options.x_scale = 1.6;
        options.y_scale = std::clamp(double(last) / 14, 1.2, 4.0);
        worksheet_insert_chart_opt(sheet.sheet(), 1, lxw_col_t(b.series.size() + 2), chart, &options);
    }

    const Report &m_report;
    QByteArray m_scratch;
    lxw_workbook *m_book = nullptr;
    lxw_format *m_bold = nullptr;
    lxw_format *m_wrapped = nullptr;
    lxw_format *m_whole = nullptr;
    lxw_format *m_decimal = nullptr;
    lxw_format *m_share = nullptr;
    std::vector<std::unique_ptr<Sheet>> m_sheets;
    QSet<QString> m_names;
    QString m_last;
    QString m_heading;
    Sheet *m_texts = nullptr;
    Sheet *m_lists = nullptr;
    Sheet *m_facts = nullptr;
    Sheet *m_quotations = nullptr;
};

/// The whole file is made elsewhere first, since libxlsxwriter writes only to a name.
Result<> fill(const Report &report, const QString &made, const QString &scratch, const Progress &progress)
{
    XlsxWriter writer(report, made, scratch);
    const int blocks = std::max(1, int(report.blocks.size()));
    for (int i = 0; i < int(report.blocks.size()); ++i) {
        if (i % betweenTellings == 0 && progress && !progress(i, blocks))
            return failure(ErrorKind::Cancelled, stopped());
        std::visit(writer, report.blocks[size_t(i)]);
    }
    if (const QString reason = writer.finish(); !reason.isEmpty())
        return failure(ErrorKind::Storage, Words::tr("The spreadsheet could not be made: %1").arg(reason));
    return {};
}

} // namespace

Result<> writeXlsx(const Report &report, const QString &file, const Progress &progress)
{
    auto saved = SavedFile::open(file);
    if (!saved)
        return passOn(saved);
    const QTemporaryDir scratch;
    const QString made = scratch.filePath(u"report.xlsx"_s);
    if (Result<> filled = fill(report, made, scratch.path(), progress); !filled)
        return filled;
    QFile bytes(made);
    if (!bytes.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Storage, Words::tr("The spreadsheet could not be made: %1").arg(bytes.errorString()));
    while (!bytes.atEnd())
        (*saved)->device().write(bytes.read(1 << 20));
    return (*saved)->commit();
}

} // namespace soundings::reports
