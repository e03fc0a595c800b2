#include "core/reports/write.h"

#include "core/reports/chart.h"
#include "core/reports/text.h"
#include "core/tables/csv.h"

namespace soundings::reports {

namespace {

using namespace Qt::StringLiterals;

class CsvWriter
{
public:
    explicit CsvWriter(const Report &report)
    {
        record({report.title});
        if (!report.subtitle.isEmpty())
            record({report.subtitle});
        if (!report.organisation.isEmpty())
            record({report.organisation});
        record({madeOn(report)});
    }

    void operator()(const Heading &b)
    {
        endSource();
        m_heading = b.text;
        m_unwritten << b.text;
        m_quoting = false;
    }
    void operator()(const Paragraph &b)
    {
        m_quoting = false;
        if (b.voice != Voice::Source) { // a cell a paragraph; of what respondents wrote a cell for all
            endSource();
            writeHeadings({});
            record({plainText(b.runs)});
            return;
        }
        if (!m_source.isNull())
            m_source += u'\n';
        m_source += plainText(b.runs);
        if (m_source.isNull())
            m_source = u""_s;
    }
    void operator()(const List &b)
    {
        begin(m_heading);
        for (const Runs &item : b.items)
            record({plainText(item)});
    }
    void operator()(const Table &b)
    {
        begin(b.caption.isEmpty() ? m_heading : b.caption);
        QStringList titles;
        for (const Column &column : b.columns)
            titles += column.title;
        record(titles);
        for (const Row &row : b.rows) {
            QStringList cells;
            for (const Cell &cell : row)
                cells += cell.text;
            record(cells);
        }
    }
    void operator()(const Quotation &b)
    {
        if (!m_quoting) {
            begin(m_heading);
            record({Words::tr("Number"), Words::tr("Passage"), Words::tr("Themes"), Words::tr("Stance"),
                    Words::tr("Note"), Words::tr("Where, who and when")});
            m_quoting = true;
        }
        QStringList themes;
        for (const Label &theme : b.themes)
            themes += theme.text;
        record({b.marker, b.text, themes.join(u"; "_s), b.stance, b.note, b.attribution});
    }
    void operator()(const Facts &b) { pairs(b.facts); }
    void operator()(const Figures &b) { pairs(b.figures); }
    void operator()(const BarChart &b) { (*this)(asTable(b)); }
    void operator()(const PageBreak &) {}
    void operator()(const KeepTogether &) {}

    QByteArray finish()
    {
        endSource();
        return QByteArrayLiteral("\xEF\xBB\xBF") + m_text.toUtf8();
    }

private:
    void pairs(const std::vector<Fact> &facts)
    {
        begin(m_heading);
        for (const Fact &fact : facts)
            record({fact.label, fact.value});
    }
    void begin(const QString &caption)
    {
        endSource();
        m_quoting = false;
        writeHeadings(caption);
        m_text += u"\r\n"_s;
        if (!caption.isEmpty())
            record({caption});
    }
    /// Those that nothing has stood under yet, but for one that `caption` says again.
    void writeHeadings(const QString &caption)
    {
        for (const QString &heading : std::exchange(m_unwritten, {})) {
            if (heading != caption) {
                m_text += u"\r\n"_s;
                record({heading});
            }
        }
    }
    void endSource()
    {
        if (m_source.isNull())
            return;
        const QString text = std::exchange(m_source, {});
        begin(m_heading);
        record({text});
    }
    void record(const QStringList &cells) { m_text += tables::csvLine(cells); }

    QString m_text;
    QString m_heading;
    QStringList m_unwritten; ///< headings
    QString m_source; ///< null: none pending
    bool m_quoting = false;
};

} // namespace

QByteArray toCsv(const Report &report)
{
    CsvWriter writer(report);
    for (const Block &block : report.blocks)
        std::visit(writer, block);
    return writer.finish();
}

} // namespace soundings::reports
