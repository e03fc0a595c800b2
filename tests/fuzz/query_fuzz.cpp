// Any text is read as a query or refused with a place; what was read reads back as itself; hits lie in the
// text.

#include "core/search/hits.h"
#include "core/search/parser.h"

#include <cstdlib>

using namespace soundings;
using namespace soundings::search;

namespace {

void require(bool held)
{
    if (!held)
        std::abort();
}

void checkHits(const QString &text, const Node &node)
{
    const std::vector<Term> terms = highlightTerms(node);
    qsizetype end = 0;
    for (const Range &hit : hitsIn(text, terms)) {
        require(hit.begin >= end && hit.end > hit.begin && hit.end <= text.size());
        end = hit.end;
    }
    const Snippet line = snippet(text, terms, 40);
    require(line.text.size() <= 40);
    for (const Range &hit : line.hits)
        require(hit.begin >= 0 && hit.end > hit.begin && hit.end <= line.text.size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString query =
        QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const Result<Node> node = parse(query);
    if (!node) {
        const int column = node.error().detail.mid(7).toInt();
        require(column >= 1 && column <= query.size() + 1);
        return 0;
    }
    const Result<Node> again = parse(toText(*node));
    require(again.has_value() && *again == *node);
    checkHits(query, *node);
    return 0;
}
