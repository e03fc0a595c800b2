#pragma once

#include "core/desk/desk.h"

namespace soundings {

/// Signed by the person at the desk.
Result<ChangeSet> writeMemo(Desk &desk, const MemoTarget &target, const QString &text);
Result<ChangeSet> rewriteMemo(Desk &desk, const Memo &memo, const QString &text);
Result<ChangeSet> throwAway(Desk &desk, const Memo &memo);

} // namespace soundings
