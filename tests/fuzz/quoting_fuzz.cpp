// Any text has folds of whole lines, in order, within it.

#include "core/quoting/quoting.h"
#include "tests/fuzz/bytes.h"

using namespace soundings;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = QString::fromUtf8(fuzz::bytesOf(data, size));
    const auto startsLine = [&](qsizetype at) { return at == 0 || text[at - 1] == u'\n'; };
    qsizetype last = 0;
    for (const Fold &fold : foldsOf(text)) {
        fuzz::require(last <= fold.begin && fold.begin < fold.end && fold.end <= text.size());
        fuzz::require(startsLine(fold.begin) && (fold.end == text.size() || startsLine(fold.end)));
        last = fold.end;
    }
    return 0;
}
