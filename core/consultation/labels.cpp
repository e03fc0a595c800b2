#include "core/consultation/labels.h"

#include "core/consultation/views.h"

#include <QCoreApplication>

namespace soundings {

namespace {

using namespace Qt::StringLiterals;

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

} // namespace

QString label(RespondentKind kind)
{
    switch (kind) {
    case RespondentKind::Unknown: return text("Not known");
    case RespondentKind::Business: return text("Business");
    case RespondentKind::Education: return text("Further or higher education");
    case RespondentKind::LocalAuthority: return text("Local authority");
    case RespondentKind::PublicBody: return text("Public body");
    case RespondentKind::VoluntarySector: return text("Voluntary sector");
    case RespondentKind::TradeBody: return text("Trade body");
    case RespondentKind::ElectedMember: return text("Elected member");
    case RespondentKind::Individual: return text("Individual");
    case RespondentKind::Other: return text("Other");
    }
    return {};
}

QString label(Confidentiality confidentiality)
{
    switch (confidentiality) {
    case Confidentiality::MayPublish: return text("May be published");
    case Confidentiality::Anonymous: return text("Anonymous only");
    case Confidentiality::Confidential: return text("Confidential");
    }
    return {};
}

QString label(Channel channel)
{
    switch (channel) {
    case Channel::Email: return text("E-mail");
    case Channel::Letter: return text("Letter");
    case Channel::Survey: return text("Survey");
    case Channel::Event: return text("Event");
    case Channel::Phone: return text("Telephone");
    }
    return {};
}

QString label(Evidence evidence)
{
    switch (evidence) {
    case Evidence::ReceivedHeader: return text("stamped by the receiving mail server");
    case Evidence::DateHeader: return text("the sender's own date; no server's stamp");
    case Evidence::FileTime: return text("the file's time; the message has no date");
    case Evidence::Given: return text("entered by a person");
    }
    return {};
}

QString label(Evidence evidence, Channel channel)
{
    if (channel == Channel::Survey && evidence == Evidence::DateHeader)
        return text("stamped by the survey");
    if (channel == Channel::Survey && evidence == Evidence::FileTime)
        return text("the file's time; the survey gives no date");
    return label(evidence);
}

QString label(Timeliness timeliness)
{
    return timeliness == Timeliness::OnTime ? text("On time") : text("Late");
}

QString label(LateRuling ruling)
{
    switch (ruling) {
    case LateRuling::None: return text("Not judged yet");
    case LateRuling::Accepted: return text("Late, accepted");
    case LateRuling::SetAside: return text("Late, set aside");
    }
    return {};
}

QString label(TwinRuling ruling)
{
    switch (ruling) {
    case TwinRuling::None: return text("Not judged yet");
    case TwinRuling::Linked: return text("Linked");
    case TwinRuling::KeepBoth: return text("Both kept");
    case TwinRuling::SetAside: return text("Set aside as a duplicate");
    }
    return {};
}

QString label(Status status)
{
    switch (status) {
    case Status::Unread: return text("Unread");
    case Status::InProgress: return text("In progress");
    case Status::Tagged: return text("Tagged");
    case Status::Reviewed: return text("Reviewed");
    }
    return {};
}

QString label(Stance stance)
{
    switch (stance) {
    case Stance::None: return text("No stance");
    case Stance::Support: return text("Supports");
    case Stance::Oppose: return text("Opposes");
    case Stance::Mixed: return text("Mixed");
    case Stance::Neutral: return text("Neutral");
    }
    return {};
}

QString label(Origin origin)
{
    switch (origin) {
    case Origin::Person: return text("A person");
    case Origin::Autotag: return text("Autotag");
    case Origin::Suggestion: return text("Suggestion");
    }
    return {};
}

QString label(Standing standing)
{
    switch (standing) {
    case Standing::Counts: return text("Counts");
    case Standing::Proposed: return text("Proposed");
    case Standing::Independent: return text("Independent");
    }
    return {};
}

QString label(Outcome outcome)
{
    switch (outcome) {
    case Outcome::None: return text("To decide");
    case Outcome::Accepted: return text("Accepted");
    case Outcome::AcceptedInPart: return text("Accepted in part");
    case Outcome::NotAccepted: return text("Not accepted");
    case Outcome::Noted: return text("Noted");
    case Outcome::OutOfScope: return text("Out of scope");
    }
    return {};
}

QString label(RedactionReason reason)
{
    switch (reason) {
    case RedactionReason::Name: return text("Name");
    case RedactionReason::Address: return text("Address");
    case RedactionReason::Postcode: return text("Postcode");
    case RedactionReason::Telephone: return text("Telephone number");
    case RedactionReason::Email: return text("E-mail address");
    case RedactionReason::Account: return text("Account number");
    case RedactionReason::Signature: return text("Signature");
    case RedactionReason::Other: return text("Other personal data");
    }
    return {};
}

QString displayName(const Respondent &respondent)
{
    for (const QString &candidate : {respondent.organisation, respondent.name, respondent.address}) {
        if (!candidate.trimmed().isEmpty())
            return candidate;
    }
    return text("Unknown");
}

QString displayName(const ResponseRow &row)
{
    return displayName(Respondent{{}, row.name, row.organisation, row.kind, {}, row.address});
}

} // namespace soundings
