#pragma once

#include "core/comparison/comparing.h"
#include "core/desk/desk.h"

/// From the draft to the final text.
namespace soundings {

/// A difference with its sections by their numbers, or else their titles; empty where it is in none.
struct FinalDifference
{
    comparison::Kind kind = comparison::Kind::Changed;
    QString draftSection;
    QString finalSection;
    QString before;
    QString after;
};

/// What changed from the newest draft, with its sections as people corrected them, to the final text, a PDF whose name is
/// `name`. Unreadable where it is none; NotFound where there is no draft. Long: for ask().
[[nodiscard]] Result<std::vector<FinalDifference>> compareWithFinal(const Desk &desk, const QByteArray &pdf, const QString &name);

} // namespace soundings
