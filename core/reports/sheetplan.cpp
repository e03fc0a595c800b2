#include "core/reports/sheetplan.h"

#include "core/reports/text.h"

#include <QHash>

#include <algorithm>

namespace soundings::reports {

namespace {

using namespace Qt::StringLiterals;

using Kind = PlannedSheet::Kind;

/// Tables of one form have the same key.
QString formOf(const Table &table)
{
    QStringList words{table.caption};
    for (const Column &column : table.columns)
        words += column.title;
    return words.join(QChar(0x1F));
}

class Planner
{
public:
    explicit Planner(const Report &report) : m_report(report)
    {
        m_manyFacts = 1 < std::count_if(report.blocks.begin(), report.blocks.end(), [](const Block &block) {
                          return std::holds_alternative<Facts>(block);
                      });
    }

    SheetPlan plan() &&
    {
        for (m_at = 0; m_at < m_report.blocks.size(); ++m_at)
            std::visit(*this, m_report.blocks[m_at]);
        return std::move(m_plan);
    }

    void operator()(const Heading &b)
    {
        if (b.level <= 1)
            m_heading = b.text;
        m_under = b.level <= 1 ? QString() : b.text;
        m_plan.running.push_back(m_at);
    }
    void operator()(const Paragraph &b)
    {
        if (b.voice == Voice::Source)
            put(Kind::Texts, u"texts"_s, Words::tr("Texts"));
        else
            m_plan.running.push_back(m_at);
    }
    void operator()(const List &) { m_plan.running.push_back(m_at); }
    void operator()(const Table &b)
    {
        put(Kind::Table, formOf(b), b.caption.isEmpty() ? m_under.isEmpty() ? m_heading : m_under : b.caption);
    }
    void operator()(const Quotation &) { put(Kind::Passages, u"passages"_s, Words::tr("Passages")); }
    void operator()(const Facts &)
    {
        if (m_manyFacts)
            put(Kind::Facts, u"facts"_s, m_report.title);
        else
            m_plan.running.push_back(m_at);
    }
    void operator()(const Figures &) { m_plan.running.push_back(m_at); }
    void operator()(const BarChart &b) { put(Kind::Chart, u"chart %1"_s.arg(m_at), b.caption); }
    void operator()(const PageBreak &) {}
    void operator()(const KeepTogether &) {}

private:
    void put(Kind kind, const QString &key, const QString &caption)
    {
        const QString whole = QString::number(int(kind)) + key;
        auto found = m_sheets.constFind(whole);
        if (found == m_sheets.constEnd()) {
            found = m_sheets.insert(whole, m_plan.sheets.size());
            m_plan.sheets.push_back({kind, caption, {}});
        }
        m_plan.sheets[*found].blocks.push_back({m_at, m_heading, m_under});
    }

    const Report &m_report;
    bool m_manyFacts = false;
    size_t m_at = 0;
    QString m_heading;
    QString m_under;
    SheetPlan m_plan;
    QHash<QString, size_t> m_sheets;
};

} // namespace

SheetPlan planSheets(const Report &report)
{
    return Planner(report).plan();
}

} // namespace soundings::reports
