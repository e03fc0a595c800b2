#pragma once

#include "core/desk/desk.h"

namespace soundings {

/// Who has a response or made a comment, by name.
[[nodiscard]] Result<QStringList> people(const Desk &desk);

/// To a person, or to nobody.
Result<ChangeSet> assign(Desk &desk, ResponseId response, const QString &to);

/// Assigns the next response in the list that has nobody to the person at the desk, and gives it; the one after it
/// where a colleague was faster. NotFound where all are assigned.
Result<ResponseId> takeNext(Desk &desk, const QString &query, Sort sort, ResponseId from);

} // namespace soundings
