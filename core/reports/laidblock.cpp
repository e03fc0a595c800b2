#include "core/reports/laidblock.h"

#include "core/reports/laidchart.h"
#include "core/reports/laidtable.h"
#include "core/reports/laidtext.h"

namespace soundings::reports {

namespace {

template<class... F>
struct Overloaded : F...
{
    using F::operator()...;
};
template<class... F>
Overloaded(F...) -> Overloaded<F...>; // clang 14 does not find it by itself

} // namespace

double LaidBlock::height(int from, int to) const
{
    double sum = from > 0 ? repeatedHead : 0;
    for (int i = from; i < to; ++i)
        sum += slices[size_t(i)].height;
    return sum;
}

std::unique_ptr<LaidBlock> layOut(const Block &block, double width, double pageHeight)
{
    using Laid = std::unique_ptr<LaidBlock>;
    return std::visit(Overloaded{
                          [&](const Heading &b) -> Laid { return layHeading(b, width); },
                          [&](const Paragraph &b) -> Laid { return layParagraph(b, width); },
                          [&](const List &b) -> Laid {
                              return b.columns > 1 ? layGrid(b, width, pageHeight) : layList(b, width);
                          },
                          [&](const Table &b) -> Laid { return layTable(b, width, pageHeight); },
                          [&](const Quotation &b) -> Laid { return layQuotation(b, width); },
                          [&](const Facts &b) -> Laid { return layFacts(b, width, pageHeight); },
                          [&](const Figures &b) -> Laid { return layFigures(b, width); },
                          [&](const BarChart &b) -> Laid { return layChart(b, width, pageHeight); },
                          [](const PageBreak &) -> Laid { return nullptr; },
                          [](const KeepTogether &) -> Laid { return nullptr; },
                      },
                      block);
}

} // namespace soundings::reports
