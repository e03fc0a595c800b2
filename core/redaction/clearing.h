#pragma once

#include "core/consultation/views.h"
#include "core/redaction/cutting.h"
#include "core/redaction/suggesting.h"
#include "core/redaction/terms.h"

#include <optional>

namespace soundings::redaction {

/// What people decided about passages of one response.
using Judged = std::vector<std::pair<Passage, soundings::Redaction>>;

/// For whom a text is made ready.
enum class Edition {
    Consented, ///< names people and organisations who let us publish their response
    Anonymous, ///< names no person, whatever they consented to, and organisations who consented
};

/// Of whom nothing personal may be told: who is not known to answer for an organisation counts as a person.
[[nodiscard]] bool isPerson(const Respondent &respondent);
[[nodiscard]] Whose whoseText(const Response &response, Edition edition);

/// What of one response is withheld: what somebody decided to hide, and what is suggested and nobody has looked at. What
/// was looked at and left in stays; not, though, the name and address of who asked not to be named.
class Withheld
{
public:
    Withheld() = default; ///< nothing
    /// `everywhere` are words that are withheld whatever the response; it stays while this is used.
    Withheld(const Response &response, const Judged &judged, Edition edition, const Terms *everywhere = nullptr);

    [[nodiscard]] std::vector<Cut> cuts(const Part &part) const;
    /// Of a subject, a note, a name of a file; words that are hidden elsewhere in the response are cut there too.
    [[nodiscard]] QString line(const QString &text) const;
    [[nodiscard]] QString document(const QString &text) const; ///< of a text that is none of the parts

private:
    void addHiddenWords(Finds &finds, const QString &text) const;

    bool m_active = false;
    Whose m_whose;
    Judged m_judged;
    Terms m_hidden; ///< passages that were hidden, and why
    const Terms *m_everywhere = nullptr;
};

/// The response as readers outside may have it: respondent, subject, texts, quotations, notes without what is withheld,
/// positions of comments moved to where their words now are; without the way it came, its files' names, digests, and the
/// team's own names. None where it was given in confidence.
[[nodiscard]] std::optional<ResponseDetail> cleared(const ResponseDetail &detail, const Judged &judged, Edition edition,
                                                    const Terms *everywhere = nullptr);

/// Suggestions in a part that nobody has decided about: no judged passage holds them.
[[nodiscard]] Finds undecided(const Part &part, const Whose &whose, const Judged &judged);
[[nodiscard]] TextKind kindOf(const Part &part);

} // namespace soundings::redaction
