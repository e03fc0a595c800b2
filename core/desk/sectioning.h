#pragma once

#include "core/desk/desk.h"

/// The sections of the draft, put right by a person where the PDF's outline or its headings misled: numbers,
/// titles, levels, places. Each is one step for undo. All block.
namespace soundings {

/// To the newest draft where it names none. Where it belongs follows from its page and its place on it. Gives
/// the changes with the new section's id.
Result<ChangeSet> addSection(Desk &desk, const Section &section);
/// As `after` says, whose id tells which; it moves in order where its place on the pages does.
Result<ChangeSet> correctSection(Desk &desk, const Section &after);
/// Comments and memos on it go to the section that it lies in, or else to the one before it; where it is the
/// only one, they lose it.
Result<ChangeSet> removeSection(Desk &desk, const Section &section);

} // namespace soundings
