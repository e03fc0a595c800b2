#pragma once

#include "core/desk/desk.h"

namespace soundings {

/// One of two responses to be compared.
struct TwinSide
{
    ResponseId id;
    int number = 0;
    Respondent who;
    Channel channel = Channel::Email;
    Instant received;
    QString source;
    ResponseId earlier;
    QString text; ///< of all parts, an empty line between them
};
[[nodiscard]] Result<TwinSide> twinSide(const Desk &desk, ResponseId id);

/// What a person says of two responses.
struct Verdict
{
    TwinRuling ruling = TwinRuling::None;
    ResponseId aside; ///< which one is set aside
    QString reason;   ///< needed for setting aside
};

/// The changes that make `verdict` stand instead of `standing`. Linked joins the later of the two to the
/// earlier. Pure.
[[nodiscard]] ChangeSet judged(const TwinSide &left, const TwinSide &right,
                               const std::optional<duplicates::Judgement> &standing, const Verdict &verdict);

} // namespace soundings
