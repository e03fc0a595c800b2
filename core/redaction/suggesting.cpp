#include "core/redaction/suggesting.h"

#include "core/redaction/addresses.h"
#include "core/redaction/contacts.h"
#include "core/redaction/names.h"

#include <algorithm>

namespace soundings::redaction {

namespace {

using namespace Qt::StringLiterals;

constexpr auto unicode = QRegularExpression::UseUnicodePropertiesOption;
constexpr auto anyCase = QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::CaseInsensitiveOption;

void addOwn(Finds &finds, const QString &text, const QString &words, QRegularExpression::PatternOptions options,
            RedactionReason reason = RedactionReason::Name)
{
    const QString trimmed = words.simplified();
    if (trimmed.size() < 2)
        return;
    const QString form = QRegularExpression::escape(trimmed).replace(u"\\ "_s, u"\\s+"_s);
    const QRegularExpression whole(u"(?<![\\p{L}\\p{N}])"_s + form + u"(?![\\p{L}\\p{N}])"_s, options);
    for (auto it = whole.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        finds.push_back({match.capturedStart(), match.capturedEnd(), reason, true});
    }
}

/// "e-wardle.docx", "Letter_Wardle": within names of files in whatever case.
void addInNames(Finds &finds, const QString &text, const QString &part)
{
    const QString form = QRegularExpression::escape(part);
    const QRegularExpression within(u"(?<=[-_])%1(?![\\p{L}])|(?<![\\p{L}])%1(?=[-_])"_s.arg(form), anyCase);
    for (auto it = within.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        finds.push_back({match.capturedStart(), match.capturedEnd(), RedactionReason::Name, true});
    }
}

/// What the response is filed under, as far as it may not be told.
Finds own(const QString &text, const Whose &whose)
{
    Finds finds;
    const Respondent &respondent = whose.respondent;
    addOwn(finds, text, respondent.address, anyCase, RedactionReason::Email);
    if (!whose.organisation)
        addOwn(finds, text, respondent.organisation, anyCase);
    if (whose.named)
        return finds;
    addOwn(finds, text, respondent.name, anyCase);
    // Parts of a name only as they are written: "Will" must not take every "will".
    static const QRegularExpression apart(u"[\\s,.()\"]+"_s);
    constexpr qsizetype shortest = 3;
    for (const QString &part : respondent.name.split(apart, Qt::SkipEmptyParts)) {
        if (part.size() < shortest)
            continue;
        addOwn(finds, text, part, unicode);
        addInNames(finds, text, part);
    }
    return finds;
}

/// A respondent who may be named is no suggestion in their own text.
bool isTold(const QString &words, const Whose &whose)
{
    const QString told = u' ' + whose.respondent.name.simplified() + u' ' + (whose.organisation ? whose.respondent.organisation.simplified() : QString()) + u' ';
    return whose.named && told.contains(u' ' + words.simplified() + u' ', Qt::CaseInsensitive);
}

void add(Finds &finds, const Finds &more)
{
    finds.insert(finds.end(), more.begin(), more.end());
}

} // namespace

Finds suggestions(const QString &text, const Whose &whose, TextKind kind)
{
    Finds finds = emails(text);
    const Finds codes = postcodes(text);
    add(finds, telephones(text));
    add(finds, accounts(text));
    add(finds, codes);
    Finds people = names(text);
    if (kind == TextKind::Message)
        add(people, signedNames(text));
    std::erase_if(people, [&](const Found &one) { return isTold(text.mid(one.begin, one.end - one.begin), whose); });
    add(finds, people);
    add(finds, addresses(text, codes));
    add(finds, own(text, whose));
    const qsizetype signature = kind == TextKind::Line || whose.named ? -1 : signatureOf(text);
    if (signature >= 0) {
        std::erase_if(finds, [&](const Found &one) { return one.begin >= signature; });
        finds.push_back({signature, text.size(), RedactionReason::Signature, true});
    }
    return merged(std::move(finds));
}

} // namespace soundings::redaction
