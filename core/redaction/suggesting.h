#pragma once

#include "core/consultation/respondent.h"
#include "core/redaction/found.h"

namespace soundings::redaction {

/// Whose text it is, and what of them may be told.
struct Whose
{
    Respondent respondent = {};
    bool named = false;         ///< their name may be told
    bool organisation = false;  ///< and the organisation
};

/// What kind of text: a message ends with who wrote it, a line such as a subject has no signature.
enum class TextKind { Message, Document, Line };

/// What may be personal, in order and without overlap: suggestions, for a person to confirm. By patterns, which can't know
/// a nickname and take some words for names that are none.
[[nodiscard]] Finds suggestions(const QString &text, const Whose &whose, TextKind kind);

} // namespace soundings::redaction
