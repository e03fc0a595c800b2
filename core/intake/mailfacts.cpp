#include "core/intake/mailfacts.h"

#include "core/intake/envelope.h"
#include "core/intake/headers.h"
#include "core/intake/mime.h"

namespace soundings::intake {

namespace {

constexpr qsizetype mostHeaderBytes = 1024 * 1024;

QByteArray headOf(const QByteArray &original)
{
    const QByteArray text = withoutEnvelope(original.left(mostHeaderBytes));
    const qsizetype end = text.indexOf("\n\n");
    return end < 0 ? text : text.left(end + 2);
}

} // namespace

std::optional<MailFacts> mailFactsOf(const QByteArray &original)
{
    if (!isMail(original, true))
        return std::nullopt;
    const auto mime = readMime(headOf(original));
    if (!mime)
        return std::nullopt;
    MailFacts facts;
    for (const auto &[name, value] : mime->headers) {
        if (name == "received")
            facts.hops.push_back(stampOf(value));
        else if (name == "date" && !facts.date)
            facts.date = dateStampOf(value);
        else if ((name == "organization" || name == "organisation") && facts.organisation.isEmpty())
            facts.organisation = headerText(value);
    }
    return facts;
}

} // namespace soundings::intake
