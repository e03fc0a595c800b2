#pragma once

#include "core/consultation/respondent.h"

#include <QStringList>

#include <optional>
#include <vector>

/// Pure: who wrote, guessed from what the response says about its writer. A person decides.
namespace soundings {

/// What there is to guess from.
struct Clues
{
    Respondent now;                     ///< as it stands; what is known there is never suggested anew
    QString organisationHeader;         ///< of the mail; may be empty
    QString signature;                  ///< the message's lines behind its last words; `\n` line ends
    std::vector<Respondent> sameDomain; ///< of other responses from the same domain, that somebody named
};

struct Suggestion
{
    Respondent respondent; ///< `now`, with what was empty or not known filled in
    QStringList because;   ///< for a person: "signature", "domain staffs.ac.uk"

    friend bool operator==(const Suggestion &, const Suggestion &) = default;
};

/// None where nothing can be added.
[[nodiscard]] std::optional<Suggestion> suggest(const Clues &clues);

/// What kind of respondent bears such a name: "… Ltd" a business, "… University" education, "… Council" a
/// local authority. Unknown where the name does not tell.
[[nodiscard]] RespondentKind kindOfOrganisation(const QString &organisation);
/// Behind the "@", lower case; empty where there is none.
[[nodiscard]] QString domainOf(const QString &address);
/// Where anybody can have an address: says nothing of an organisation.
[[nodiscard]] bool isFreemail(const QString &domain);
/// The lines with which a message ends, where they may say who wrote: its signature folds (core/quoting), or
/// else its last lines of a few words each.
[[nodiscard]] QString signatureOf(const QString &message);

} // namespace soundings
