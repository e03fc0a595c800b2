#pragma once

#include <QString>

namespace soundings::references {

/// A reference by its form: what it is called and where it stands in the text, UTF-16 units.
struct Mention
{
    QString noun;   ///< "section", "page", "figure", "table", "paragraph", "chapter", "annex", "priority"…
    QString number; ///< the first one named
    int begin = 0;
    int end = 0;
    bool lowerCase = false; ///< the noun was written so
};

/// Whether the words around it say that it belongs to another document or is no reference at all: "page 3 of
/// our report", "Figure 4 of Smith (2018)", "section 106 money", "priority 1 patients". Looks at the same
/// sentence only.
[[nodiscard]] bool pointsElsewhere(const QString &text, const Mention &mention, bool inDraft);

/// Whether the words after say that it is the draft's: "page 112 of the draft".
[[nodiscard]] bool saysOfTheDraft(const QString &text, const Mention &mention);

/// Whether a number that goes on a list ("sections 3 and 4 …") is followed by what it counts ("4 people").
[[nodiscard]] bool countsSomething(const QString &text, int end);

} // namespace soundings::references
