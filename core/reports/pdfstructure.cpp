#include "core/reports/pdfstructure.h"

#include "core/reports/chart.h"
#include "core/reports/tagmarks.h"

#include <map>
#include <tuple>

namespace soundings::reports {

namespace {

using namespace Qt::StringLiterals;

const QByteArray columnScope = "/O /Table /Scope /Column";
const QByteArray rowScope = "/O /Table /Scope /Row";
const QByteArray numbered = "/O /List /ListNumbering /Decimal";

class Structure
{
public:
    explicit Structure(const Report &report) : m_report(report) {}

    void take(const TaggedContent &content, int place)
    {
        if (content.block != m_block)
            m_known.clear(); // a block's contents follow one another
        m_block = content.block;
        m_here = &content;
        const bool known = content.block >= 0 && size_t(content.block) < m_report.blocks.size();
        const int leaf = known ? std::visit(*this, m_report.blocks[size_t(content.block)]) : title();
        m_elements[size_t(leaf)].kids.push_back({-1, place});
    }
    std::vector<StructureElement> finish() && { return std::move(m_elements); }

    // Each gives the element that the content at hand belongs to.
    int operator()(const Heading &b)
    {
        return element(Depth::Leaf, "H" + QByteArray::number(std::clamp(b.level, 1, 5) + 1), -1);
    }
    int operator()(const Paragraph &) { return element(Depth::Leaf, "P", -1); }
    int operator()(const List &b)
    {
        const int list = element(Depth::Whole, "L", -1, b.numbered ? numbered : QByteArray());
        const int item = element(b.columns > 1 ? Depth::Cell : Depth::Row, "LI", list);
        const bool isMarker = b.columns == 1 && m_here->column == 1;
        return element(Depth::Leaf, isMarker ? "Lbl" : "LBody", item);
    }
    int operator()(const Table &)
    {
        const int table = element(Depth::Whole, "Table", -1);
        if (m_here->piece == mark::caption)
            return element(Depth::Leaf, "Caption", table);
        const bool isHead = m_here->piece == mark::head;
        const int part = element(isHead ? Depth::Head : Depth::Body, isHead ? "THead" : "TBody", table);
        const int row = element(Depth::Row, "TR", part);
        if (isHead)
            return element(Depth::Leaf, "TH", row, columnScope);
        return m_here->column == 0 ? element(Depth::Leaf, "TH", row, rowScope) : element(Depth::Leaf, "TD", row);
    }
    int operator()(const Quotation &) { return element(Depth::Row, "P", element(Depth::Whole, "BlockQuote", -1)); }
    int operator()(const Facts &)
    {
        const int item = element(Depth::Row, "LI", element(Depth::Whole, "L", -1));
        return element(Depth::Leaf, m_here->column == 0 ? "Lbl" : "LBody", item);
    }
    int operator()(const Figures &)
    {
        const int item = element(Depth::Row, "LI", element(Depth::Whole, "L", -1));
        return element(Depth::Leaf, m_here->column == 0 ? "Lbl" : "LBody", item);
    }
    int operator()(const BarChart &b)
    {
        if (m_here->piece == mark::caption)
            return element(Depth::Leaf, "P", -1);
        const int figure = element(Depth::Whole, "Figure", -1);
        if (m_elements[size_t(figure)].alternative.isEmpty())
            m_elements[size_t(figure)].alternative = u"%1: %2"_s.arg(b.caption, inWords(b));
        return figure;
    }
    int operator()(const PageBreak &) { return element(Depth::Leaf, "P", -1); }
    int operator()(const KeepTogether &) { return element(Depth::Leaf, "P", -1); }

private:
    /// By what of a block's content elements are told apart.
    enum class Depth { Whole, Head, Body, Row, Cell, Leaf };

    int title()
    {
        std::vector<QByteArray> roles; // of the lines that Pages paints
        if (!m_report.organisation.isEmpty())
            roles.push_back("P");
        if (!m_report.title.isEmpty())
            roles.push_back("H1");
        roles.push_back("P");
        const size_t line = std::min(size_t(std::max(m_here->piece, 0)), roles.size() - 1);
        return element(Depth::Leaf, roles[line], -1);
    }

    int element(Depth depth, const QByteArray &role, int parent, const QByteArray &attributes = {})
    {
        const int row = depth >= Depth::Row ? m_here->piece : 0;
        const int column = depth >= Depth::Cell ? m_here->column : 0;
        const auto [found, isNew] = m_known.try_emplace({depth, row, column}, int(m_elements.size()));
        if (isNew) {
            m_elements.push_back({role, attributes, {}, parent, {}});
            if (parent >= 0)
                m_elements[size_t(parent)].kids.push_back({found->second, -1});
        }
        return found->second;
    }

    const Report &m_report;
    const TaggedContent *m_here = nullptr;
    int m_block = mark::title - 1;
    std::map<std::tuple<Depth, int, int>, int> m_known; ///< of the block at hand
    std::vector<StructureElement> m_elements;
};

} // namespace

std::vector<StructureElement> structureOf(const Report &report, const std::vector<TaggedContent> &content)
{
    Structure structure(report);
    for (size_t i = 0; i < content.size(); ++i)
        structure.take(content[i], int(i));
    return std::move(structure).finish();
}

} // namespace soundings::reports
