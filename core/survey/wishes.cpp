#include "core/survey/wishes.h"

#include <QRegularExpression>

#include <algorithm>
#include <vector>

namespace soundings::survey {

using namespace Qt::StringLiterals;

namespace {

QRegularExpression pattern(const QString &text)
{
    return QRegularExpression(text, QRegularExpression::CaseInsensitiveOption);
}

bool says(QStringView answer, const QRegularExpression &form)
{
    return form.match(answer.toString()).hasMatch();
}

const QRegularExpression anonymously = pattern(
    u"anonym|(?:not|n't|without|withhold|remove|except|exclud\\w+|hide)\\b[^.;]*\\bnames?\\b"
    "|\\bnames?\\b[^.;]*\\b(?:withheld|removed|not be|hidden)|(?:no|without) (?:my )?(?:personal|identif)"_s);
const QRegularExpression no = pattern(u"^\\W*(?:no|n|false|0)\\b|\\b(?:do not|don't|not) "
                                      u"(?:want|wish|consent|agree|give|publish)|not (?:to )?be "
                                      "(?:published|shared|made public)|\\bmay not\\b"_s);
const QRegularExpression yes =
    pattern(u"^\\W*(?:yes|y|true|1|x|ok|okay|agreed?|checked|ticked|selected)\\b|\\b(?:i|we) (?:am happy|are "
            u"happy|consent|agree)"
            "|^\\W*(?:consent|publish)|(?:may|can) (?:be )?publish|\u2713|\u2714"_s);
const QRegularExpression secret = pattern(u"confidential|private|do not (?:share|publish)"_s);
const QRegularExpression notSecret = pattern(
    u"\\bnot (?:be )?confidential|^\\W*(?:no|n|none|false|0|not selected)\\b|^\\W*(?:may|can|happy)\\b.*publish"_s);

} // namespace

std::optional<Confidentiality> consentFrom(QStringView answer)
{
    if (says(answer, anonymously))
        return Confidentiality::Anonymous;
    if (says(answer, no) || says(answer, secret))
        return Confidentiality::Confidential;
    if (says(answer, yes))
        return Confidentiality::MayPublish;
    return std::nullopt;
}

std::optional<Confidentiality> confidentialityFrom(QStringView answer)
{
    if (answer.trimmed().isEmpty())
        return Confidentiality::MayPublish;
    if (says(answer, anonymously))
        return Confidentiality::Anonymous;
    if (says(answer, notSecret))
        return Confidentiality::MayPublish;
    if (says(answer, yes) || says(answer, secret))
        return Confidentiality::Confidential;
    return std::nullopt;
}

Confidentiality stricter(Confidentiality one, Confidentiality other)
{
    return std::max(one, other); // the enum goes from open to closed
}

RespondentKind kindFrom(QStringView answer)
{
    struct Known
    {
        QRegularExpression form;
        RespondentKind kind;
    };
    // In order: "Business school" is education, "trade union" no business, "council" within "parish council".
    static const std::vector<Known> known = {
        {pattern(
             u"\\b(?:mp|mps|councillors?|elected (?:member|representative)|politician|member of parliament)\\b"_s),
         RespondentKind::ElectedMember},
        {pattern(
             u"trade (?:body|association|union)|business (?:group|organi|network|association)|chamber of|professional (?:body|association)|representative body|industry body"_s),
         RespondentKind::TradeBody},
        {pattern(u"universit|college|school|education|academi|academy|training provider|student union"_s),
         RespondentKind::Education},
        {pattern(
             u"local (?:authority|government)|council\\b|borough|parish|district authority|combined authority"_s),
         RespondentKind::LocalAuthority},
        {pattern(
             u"voluntary|community|charit|third sector|non-?profit|not[- ]for[- ]profit|\\bngo\\b|\\bvcse?\\b|social enterprise|faith group"_s),
         RespondentKind::VoluntarySector},
        {pattern(
             u"public (?:body|sector)|government|\\bnhs\\b|health (?:trust|service)|police|agency\\b|ministry"_s),
         RespondentKind::PublicBody},
        {pattern(
             u"individual|member of the public|resident|citizen|personal (?:capacity|view|response)|as myself|private person"_s),
         RespondentKind::Individual},
        {pattern(
             u"business|company|compan|\\bfirms?\\b|employer|self-?employed|sole trader|enterprise|commercial|private sector|industry|developer|landowner"_s),
         RespondentKind::Business},
        {pattern(u"^\\W*other\\b"_s), RespondentKind::Other},
    };
    for (const Known &one : known) {
        if (says(answer, one.form))
            return one.kind;
    }
    return RespondentKind::Unknown;
}

} // namespace soundings::survey
