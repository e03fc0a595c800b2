#include "core/redaction/found.h"

#include <algorithm>

namespace soundings::redaction {

void collect(Finds &finds, const QString &text, const QRegularExpression &pattern, RedactionReason reason, int group)
{
    for (auto it = pattern.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        if (match.capturedLength(group) > 0)
            finds.push_back({match.capturedStart(group), match.capturedEnd(group), reason});
    }
}

Finds merged(Finds finds)
{
    std::sort(finds.begin(), finds.end(), [](const Found &a, const Found &b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    Finds apart;
    for (const Found &one : finds) {
        if (apart.empty() || one.begin >= apart.back().end) {
            apart.push_back(one);
            continue;
        }
        apart.back().end = std::max(apart.back().end, one.end);
        apart.back().own = apart.back().own || one.own;
    }
    return apart;
}

} // namespace soundings::redaction
