#include "core/survey/headerwords.h"

#include <QRegularExpression>

#include <algorithm>

namespace soundings::survey {

using namespace Qt::StringLiterals;

namespace {

struct Known
{
    QRegularExpression form;
    Role role;
};

Known known(const QString &form, Role role)
{
    return {QRegularExpression(form, QRegularExpression::CaseInsensitiveOption), role};
}

// In order: what is said more exactly comes first. Matched on the header without its number, and on what
// stands after its last " - " or ": ", for tools repeat the question before each field.
const std::vector<Known> &words()
{
    static const std::vector<Known> all{
        known(
            u"^(?:(?:response|respondent|submission|entry|record|user|participant|case|unique|reference)[ _]*)?(?:id|identifier|reference|ref(?:erence)? (?:no|number)|unique reference)\\.?$|^(?:response|respondent|submission|record) (?:number|no\\.?|reference)$|^#$"_s,
            Role::Identifier),
        known(
            u"^(?:date|time|date and time|date/time)? ?(?:of )?(?:submitted|submission|completed|completion)(?: (?:at|on|date|time|date/time|date and time))?(?: ?\\((?:utc|gmt|uk)\\))?$|^(?:completion|end|submission) ?(?:time|date)$|^ended$|^timestamp$|^submit date$|^date$"_s,
            Role::Submitted),
        known(
            u"^(?:start|started|start ?(?:time|date)|date (?:created|started)|created(?: at)?|last modified(?: time)?|tracking link|collector ?id|ip(?: address)?|user ?no\\.?|user agent|browser|device|status|progress|completed\\??|finished|duration.*|language|session.*|score|total points|quiz feedback|points - .*|feedback - .*|custom data.*|channel|referr?er|page path|username)$"_s,
            Role::Ignore),
        known(u"^(?:your |respondent(?:'s)? |contact )?e-?mail(?: address)?$|what is your e-?mail"_s,
              Role::Email),
        known(u"^(?:your )?(?:first|given|fore) ?names?$"_s, Role::FirstName),
        known(u"^(?:your )?(?:last name|surname|family name)$"_s, Role::LastName),
        known(
            u"^(?:type|kind|category) of (?:organisation|organization|respondent|responder|responding)|^(?:respondent|responder|organi[sz]ation)(?:'s)? (?:type|kind|category)|(?:are|is) you(?:r organi[sz]ation)? responding|in what capacity|which (?:of (?:these|the following) )?(?:best )?describes (?:you|your organi[sz]ation)|what (?:type|kind|sort) of (?:organisation|organization|respondent)|^responding (?:as|on behalf)|^i am responding|best describes you"_s,
            Role::Kind),
        known(
            u"^(?:your |the )?(?:organi[sz]ation|company|employer|business)(?:(?:'s)? ?\\(?name\\)?)?(?: ?\\(.*\\))?$|^name of (?:your |the )?(?:organi[sz]ation|company|business)|what is (?:the name of )?your organi[sz]ation"_s,
            Role::Organisation),
        known(
            u"^(?:your |full |respondent(?:'s)? |contact )?(?:full )?name(?: ?\\(optional\\))?$|what is your (?:full )?name|^name of (?:respondent|person)"_s,
            Role::Name),
        known(u"confidential|withh(?:o|e)ld|anonymous"_s, Role::Confidentiality),
        known(u"\\bpublish|^consent|do you (?:give )?consent|consent to|made public|attribut(?:e|ed) to"_s,
              Role::Consent),
        known(
            u"^(?:your |home )?(?:post ?code|town|city|town or city|village|place|location|county|region|area|district|borough|ward)(?: ?\\(.*\\))?$|\\bpost ?code\\??$|where do you live|which (?:town|area|district|ward|part of).*(?:live|work|based)|^do you live in"_s,
            Role::Place),
    };
    return all;
}

std::optional<Role> match(const QString &header)
{
    for (const Known &one : words()) {
        if (one.form.match(header).hasMatch())
            return one.role;
    }
    return std::nullopt;
}

QString withoutNumber(const QString &header)
{
    static const QRegularExpression number(
        u"^(?:q(?:uestion)?\\s*)?\\d+[a-z]?\\s*[.:)\\-]\\s*|^q\\d+[a-z]?\\s+"_s,
        QRegularExpression::CaseInsensitiveOption);
    QString rest = header;
    rest.remove(number);
    while (rest.endsWith(u':') || rest.endsWith(u'*') || rest.endsWith(u' '))
        rest.chop(1);
    return rest;
}

struct Joint
{
    QString before; ///< of the option
    QString after;
};

const std::vector<Joint> &joints()
{
    static const std::vector<Joint> all{{u" ["_s, u"]"_s}, {u" - "_s, {}}, {u": "_s, {}}, {u" | "_s, {}}};
    return all;
}

} // namespace

std::optional<Role> roleAskedFor(const QString &header)
{
    const QString plain = withoutNumber(header);
    qsizetype cut = -1;
    for (const QString &joint : {u" - "_s, u": "_s})
        cut = std::max(cut, plain.lastIndexOf(joint));
    // "Which of these matter? - Community" is an option, not a place: only fields of a form repeat like this.
    const std::optional<Role> last =
        cut < 0 ? std::nullopt : match(withoutNumber(plain.mid(cut + 2).trimmed()));
    const bool field = last == Role::Name || last == Role::FirstName || last == Role::LastName ||
                       last == Role::Email || last == Role::Organisation;
    return field ? last : match(plain);
}

bool isStart(const QString &header)
{
    static const QRegularExpression form(
        u"^(?:start|started|start ?(?:time|date)|date (?:created|started)|created(?: at)?)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return form.match(header).hasMatch();
}

bool soundsLikeAQuestion(const QString &header)
{
    static const QRegularExpression numbered(u"^q(?:uestion)?\\s*\\d"_s,
                                             QRegularExpression::CaseInsensitiveOption);
    constexpr int manyWords = 4;
    return header.contains(u'?') || numbered.match(header).hasMatch() || header.count(u' ') >= manyWords;
}

std::vector<Split> splitOptions(const QStringList &headers)
{
    std::vector<Split> splits(size_t(headers.size()));
    for (qsizetype i = 0; i < headers.size();) {
        qsizetype best = 1;
        for (const Joint &joint : joints()) {
            for (qsizetype at = headers[i].lastIndexOf(joint.before); at > 0;
                 at = headers[i].lastIndexOf(joint.before, at - 1)) {
                const QString prefix = headers[i].left(at + joint.before.size());
                qsizetype end = i;
                while (end < headers.size() && headers[end].size() > prefix.size() &&
                       headers[end].startsWith(prefix) && headers[end].endsWith(joint.after))
                    ++end;
                if (end - i <= best)
                    continue;
                best = end - i;
                for (qsizetype k = i; k < end; ++k) {
                    QString option = headers[k].mid(prefix.size());
                    option.chop(joint.after.size());
                    splits[size_t(k)] = {headers[i].left(at), option};
                }
            }
        }
        i += best;
    }
    return splits;
}

} // namespace soundings::survey
