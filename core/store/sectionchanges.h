#pragma once

#include "core/consultation/change.h"
#include "core/store/connection.h"

namespace soundings::store {

/// Adds, corrects, moves or removes a section of a draft, gives a new one its id, and sets the order and the
/// parents of all sections of the draft anew. Refuses what rests on what somebody else has changed since, a
/// section without words, one outside the draft, and the removal of one that has comments or memos. Throws
/// StoreFailure.
void changeSection(Connection &connection, SectionChanged &change);

} // namespace soundings::store
