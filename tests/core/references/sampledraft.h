#pragma once

#include "core/references/references.h"

namespace soundings::test {

/// The sample's draft strategy, read as the program reads any draft: outline, sections, words. Null where it
/// is absent.
const references::DraftIndex *sampleDraft();
/// The same without its outline and headings.
const references::DraftIndex *sampleDraftWithoutSections();

/// What the sample's draft says there, on one line.
QString sampleDraftWords(const draft::Span &words);

} // namespace soundings::test
