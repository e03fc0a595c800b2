#pragma once

#include "core/consultation/ids.h"
#include "core/store/connection.h"

/// The full-text index holds no text of its own: what it indexes is read through the view search_source, so a
/// response leaves the index before, and enters it after, whatever it is made of changes.
namespace soundings::store {

void indexResponse(Connection &connection, ResponseId response);
void unindexResponse(Connection &connection, ResponseId response);
/// Everything anew; a million responses take minutes.
void rebuildIndex(Connection &connection);

} // namespace soundings::store
