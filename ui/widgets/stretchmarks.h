#pragma once

#include "core/duplicates/worddiff.h"

class QPlainTextEdit;

namespace soundings {

/// Marks stretches of the text of `edit` by colour and underline, instead of those marked before.
void markStretches(QPlainTextEdit &edit, const std::vector<duplicates::Stretch> &stretches);

} // namespace soundings
