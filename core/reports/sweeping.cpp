#include "core/reports/sweeping.h"

namespace soundings::reports {

namespace {

class Sweeping
{
public:
    explicit Sweeping(const std::function<QString(const QString &)> &sweep) : m_sweep(sweep) {}

    void operator()(Heading &b) const { sweep(b.text); }
    void operator()(Paragraph &b) const { sweep(b.runs); }
    void operator()(List &b) const
    {
        for (Runs &item : b.items)
            sweep(item);
    }
    void operator()(Table &b) const
    {
        sweep(b.caption);
        for (Column &column : b.columns)
            sweep(column.title);
        for (Row &row : b.rows) {
            for (Cell &cell : row) {
                sweep(cell.text);
                sweep(cell.value);
            }
        }
    }
    void operator()(Quotation &b) const
    {
        for (QString *text : {&b.marker, &b.text, &b.attribution, &b.stance, &b.note})
            sweep(*text);
        for (Label &label : b.themes)
            sweep(label.text);
    }
    void operator()(Facts &b) const { sweep(b.facts); }
    void operator()(Figures &b) const { sweep(b.figures); }
    void operator()(BarChart &b) const
    {
        sweep(b.caption);
        sweep(b.labelTitle);
        for (QString &label : b.labels)
            sweep(label);
        for (Series &series : b.series)
            sweep(series.name);
    }
    void operator()(PageBreak &) const {}
    void operator()(KeepTogether &) const {}

    void sweep(QString &text) const
    {
        if (!text.isEmpty())
            text = m_sweep(text);
    }

private:
    void sweep(tables::Value &value) const
    {
        if (auto *text = std::get_if<QString>(&value))
            sweep(*text);
    }
    void sweep(std::vector<Fact> &facts) const
    {
        for (Fact &fact : facts) {
            sweep(fact.label);
            sweep(fact.value);
            sweep(fact.exact);
        }
    }
    /// Where words run on from one style into the next they are looked at together, and lose the styles if they have to
    /// be changed.
    void sweep(Runs &runs) const
    {
        QString whole;
        for (const Run &run : runs)
            whole += run.raised ? QString() : run.text;
        if (whole.isEmpty() || m_sweep(whole) == whole)
            return;
        if (runs.size() == 1) {
            sweep(runs.front().text);
            return;
        }
        QString apart;
        for (Run &run : runs) {
            if (run.raised)
                continue;
            sweep(run.text);
            apart += run.text;
        }
        if (m_sweep(apart) != apart)
            runs = {{m_sweep(whole)}};
    }

    const std::function<QString(const QString &)> &m_sweep;
};

} // namespace

void sweepTexts(Report &report, const std::function<QString(const QString &)> &sweep)
{
    const Sweeping sweeping(sweep);
    for (QString *text : {&report.title, &report.subtitle, &report.organisation, &report.runningHead})
        sweeping.sweep(*text);
    for (Block &block : report.blocks)
        std::visit(sweeping, block);
}

} // namespace soundings::reports
