#pragma once

#include "app/commands/command.h"

/// What `import` and `fetch` print, of which scripts are promised that it is the same.
namespace soundings {

/// A row for an item: JSON, or a line for people.
void printItem(const ImportItem &item, bool json);
/// "12 of 40" on standard error, where that is a terminal, and nothing else on that line.
void showProgress(int taken, int total);
void clearProgress();
/// Says the counts on standard error; gives the exit status.
int endOfImport(const ImportSummary &summary);

} // namespace soundings
