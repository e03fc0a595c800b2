#include "core/desk/desk.h"

#include "core/desk/extractors.h"
#include "core/store/store.h"
#include "core/store/twins.h"

namespace soundings {

using namespace Qt::StringLiterals;

Result<std::optional<intake::MailFacts>> Desk::mailFacts(const QByteArray &original) const
{
    return m_extractors->borrow()->facts(original);
}

Result<Clues> Desk::clues(ResponseId id) const
{
    QByteArray original;
    Result<Clues> known = m_store->read([&](store::Connection &c) {
        const Response response = store::responseWhole(c, id);
        original = store::originalBytes(c, response.original);
        Clues clues;
        clues.now = response.respondent;
        for (const Part &part : response.parts) {
            if (clues.signature.isEmpty() || part.kind == PartKind::Message)
                clues.signature += signatureOf(part.text) + u'\n';
        }
        const QString domain = domainOf(response.respondent.address);
        if (!domain.isEmpty() && !isFreemail(domain))
            clues.sameDomain = store::namedFromDomain(c, domain, id);
        return clues;
    });
    if (!known)
        return known;
    const auto facts = mailFacts(original); // what can't be read says nothing
    if (facts && *facts)
        known->organisationHeader = (*facts)->organisation;
    return known;
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
