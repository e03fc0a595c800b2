#include "core/desk/indexkeeping.h"

#include "core/store/answers.h"
#include "core/store/store.h"

namespace soundings {

Result<QString> bringIndexUpToDate(Desk &desk, bool anew, const IndexProgress &progress)
{
    if (anew) {
        if (const Result<> rebuilt = desk.rebuildIndex(); !rebuilt)
            return passOn(rebuilt);
    }
    const store::Store &store = desk.store();
    const Result<Counts> counts = desk.counts();
    if (!counts)
        return passOn(counts);
    if (store::isTeamDatabase(store.place()) || counts->responses < store::Answers::worthAnIndex)
        return QString();
    return store.read([&](store::Connection &c) { return store.answers().bringUpToDate(c, anew, progress); });
}

} // namespace soundings
