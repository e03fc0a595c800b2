#include "core/desk/desk.h"

#include "core/intake/mailfacts.h"
#include "core/store/store.h"
#include "core/store/twins.h"

namespace soundings {

using namespace Qt::StringLiterals;

Result<Clues> Desk::clues(ResponseId id) const
{
    return m_store->read([&](store::Connection &c) {
        const Response response = store::responseWhole(c, id);
        Clues clues;
        clues.now = response.respondent;
        if (const auto facts = intake::mailFactsOf(store::originalBytes(c, response.original)))
            clues.organisationHeader = facts->organisation;
        for (const Part &part : response.parts) {
            if (clues.signature.isEmpty() || part.kind == PartKind::Message)
                clues.signature += signatureOf(part.text) + u'\n';
        }
        const QString domain = domainOf(response.respondent.address);
        if (!domain.isEmpty() && !isFreemail(domain))
            clues.sameDomain = store::namedFromDomain(c, domain, id);
        return clues;
    });
}

Result<std::optional<Suggestion>> Desk::suggestion(ResponseId id) const
{
    const Result<bool> open =
        m_store->read([&](store::Connection &c) { return store::isOpenForSuggestion(c, id); });
    if (!open)
        return passOn(open);
    if (!*open)
        return std::optional<Suggestion>();
    const Result<Clues> known = clues(id);
    return known ? Result<std::optional<Suggestion>>(suggest(*known)) : passOn(known);
}

} // namespace soundings
