#include "core/respondents/suggest.h"

#include "core/quoting/quoting.h"
#include "core/respondents/kindguess.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace soundings {

namespace {

using namespace Qt::StringLiterals;

constexpr auto insensitive =
    QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption;

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

/// Words that tell what an organisation is, the most telling first: a university's students' union is a
/// charity, and "Chamber of Commerce Ltd" is a trade body all the same.
struct Telling
{
    RespondentKind kind;
    QRegularExpression words;
};
const std::vector<Telling> &tellings()
{
    static const auto words = [](const char16_t *pattern) {
        return QRegularExpression(u"\\b(%1)\\b"_s.arg(QString::fromUtf16(pattern)), insensitive);
    };
    static const std::vector<Telling> all{
        {RespondentKind::VoluntarySector,
         words(
             u"students['’]? union|cic|community interest "
             u"company|charity|charitable|trust|foundation|voluntary|volunteers|campaign|friends of|action "
             u"group|access group|support group|civic society|heritage (railway )?society|residents['’]? "
             u"association|community (energy|group|centre)|wildlife|workers['’]? alliance|citizens advice")},
        {RespondentKind::TradeBody,
         words(u"chamber of (commerce|trade)|(traders['’]?|business) chamber|trade "
               u"association|federation|confederation|business forum|guild|manufacturers['’]? "
               u"association|federation of small businesses|cbi|institute of directors")},
        {RespondentKind::Education,
         words(u"university|college|colleges|school|academy|sixth form|polytechnic")},
        {RespondentKind::LocalAuthority,
         words(u"(county|borough|district|city|town|parish|unitary|metropolitan|community) "
               u"council|council|combined authority")},
        {RespondentKind::PublicBody,
         words(u"nhs|hospitals?|clinical commissioning|integrated care|police|fire and rescue|environment "
               u"agency|homes england|highways england|national highways|historic england|natural "
               u"england|sport england|arts council|department for|ministry of|jobcentre|libraries "
               u"service|medical practice|surgery")},
        {RespondentKind::Business,
         words(u"ltd|limited|plc|llp|l\\.l\\.p|inc|gmbh|nv|sp\\. z o\\.o|& (sons?|daughters?|co)|and "
               u"sons|holdings|solicitors|accountants|motors|brewers|brewery|plastics|haulage|logistics|"
               u"joinery|engineering|engineers|fabrications|packaging|kilns|steel|instruments|estates?|hotel|"
               u"dairies|studio|systems|laboratories|consulting|consultants|builders|stores?|hardware")},
    };
    return all;
}

bool looksLikeName(const QString &line)
{
    static const QRegularExpression name(
        u"^((Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Rev|Revd|Sir|Dame|Lord|Lady|Cllr|Councillor|Lt|Col|Maj)\\.? "
        u")?"
        "\\p{Lu}[\\p{L}'’.-]*( (de|van|von|der|la|le|of|\\p{Lu}[\\p{L}'’.-]*)){1,3}( MP| OBE| MBE| CBE| PhD| BSc| MRTPI)*$"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    return name.match(line).hasMatch();
}

bool isElected(const QString &line)
{
    static const QRegularExpression member(
        u"^(cllr|councillor)\\b|\\b(MP|member of parliament|MSP|MS)$|\\bMP for\\b"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    return member.match(line).hasMatch() || line.startsWith(u"Cllr"_s) || line.startsWith(u"Councillor "_s);
}

/// Telephones, links, addresses and rules say nothing of who somebody is.
bool isContact(const QString &line)
{
    static const QRegularExpression contact(
        u"@|https?:|www\\.|\\b(tel|phone|mobile|mob|fax|email|e-mail|direct|switchboard)\\b[.: ]|\\d{4,}|registered|^[-_=*~. ]+$|sent from|get outlook"_s,
        insensitive);
    return contact.match(line).hasMatch();
}

/// What the lines of a signature say.
struct Signed
{
    QString name;
    QString organisation;
    QString place;
    bool elected = false;
};

/// "Trent Vale University, Stoke-on-Trent", "Ridgeway Kilns Ltd, Heathcote Yard, Longton": an address behind
/// the name, whose last part is a place where it looks like one.
void takeOrganisation(const QString &line, Signed &found)
{
    static const QRegularExpression place(u"^\\p{Lu}[\\p{L}' -]{2,30}$"_s,
                                          QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression title(
        u"\\b(manager|director|officer|head|chair|secretary|reader|professor|lecturer|clerk|owner|founder|partner|ltd|limited|plc|llp)\\b"_s,
        insensitive);
    const QString first = line.section(u", "_s, 0, 0).trimmed();
    const QString last = line.contains(u", "_s) ? line.section(u", "_s, -1).trimmed() : QString();
    const bool isPlace = place.match(last).hasMatch() && !title.match(last).hasMatch() &&
                         kindOfOrganisation(last) == RespondentKind::Unknown;
    const bool nameEnds = kindOfOrganisation(first) != RespondentKind::Unknown; // the rest is where it is
    found.organisation = nameEnds ? first : isPlace ? line.left(line.lastIndexOf(u", "_s)).trimmed() : line;
    if (isPlace)
        found.place = last;
}

bool resembles(const QString &organisation, const QString &domain)
{
    QString letters;
    for (const QChar c : organisation.toLower()) {
        if (c.isLetterOrNumber())
            letters += c;
    }
    for (const QString &label : domain.split(u'.')) {
        const QString bare = QString(label).remove(u'-');
        if (bare.size() >= 4 && letters.size() >= 4 && (letters.startsWith(bare) || bare.startsWith(letters)))
            return true;
    }
    return false;
}

Signed readSignature(const QString &signature, const QString &name, const QString &domain)
{
    Signed found;
    const QStringList lines = signature.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &raw : lines) {
        const QString line = raw.simplified().remove(u'*');
        constexpr qsizetype longest = 80;
        if (line.isEmpty() || line.size() > longest || isContact(line))
            continue;
        found.elected = found.elected || isElected(line);
        const bool isName = line == name || looksLikeName(line);
        const bool telling = kindOfOrganisation(line) != RespondentKind::Unknown || resembles(line, domain);
        if (found.name.isEmpty() && isName && !telling)
            found.name = line;
        else if (found.organisation.isEmpty() && telling)
            takeOrganisation(line, found);
    }
    return found;
}

/// What all others of this domain agree on.
template<class Value>
std::optional<Value> agreed(const std::vector<Respondent> &others, Value Respondent::*member,
                            const Value &nothing)
{
    std::optional<Value> all;
    for (const Respondent &other : others) {
        if (other.*member == nothing)
            continue;
        if (all && *all != other.*member)
            return std::nullopt;
        all = other.*member;
    }
    return all;
}

class Suggesting
{
public:
    explicit Suggesting(const Clues &clues)
        : m_in(clues)
        , m_domain(domainOf(clues.now.address))
        , m_free(isFreemail(m_domain))
        , m_out{clues.now, {}}
        , m_signed(readSignature(clues.signature, clues.now.name, m_free ? QString() : m_domain))
    {}

    std::optional<Suggestion> suggestion()
    {
        fill(&Respondent::name, m_signed.name, text("signature"));
        fillOrganisation();
        fill(&Respondent::place, m_signed.place, text("signature"));
        if (m_in.now.kind == RespondentKind::Unknown)
            fillKind();
        if (m_out.respondent == m_in.now)
            return std::nullopt;
        m_out.because.removeDuplicates();
        return std::move(m_out);
    }

private:
    void fill(QString Respondent::*member, const QString &value, const QString &because)
    {
        if (!(m_out.respondent.*member).trimmed().isEmpty() || value.isEmpty())
            return;
        m_out.respondent.*member = value;
        m_out.because << because;
    }

    void fillOrganisation()
    {
        fill(&Respondent::organisation, m_in.organisationHeader.simplified(),
             text("the mail's Organisation header"));
        fill(&Respondent::organisation, m_signed.organisation, text("signature"));
        if (!m_free && !m_domain.isEmpty()) {
            fill(&Respondent::organisation,
                 agreed(m_in.sameDomain, &Respondent::organisation, QString()).value_or(QString()),
                 text("other responses from %1").arg(m_domain));
        }
    }

    void fillKind()
    {
        const auto kind = [this](RespondentKind value, const QString &because) {
            if (value == RespondentKind::Unknown || m_out.respondent.kind != RespondentKind::Unknown)
                return;
            m_out.respondent.kind = value;
            m_out.because << because;
        };
        const Respondent &r = m_out.respondent;
        if (m_signed.elected || isElected(r.name))
            kind(RespondentKind::ElectedMember, text("the name"));
        kind(kindOfOrganisation(r.organisation), text("the organisation's name"));
        if (!m_free)
            kind(kindFromAddress(r.address), text("the domain %1").arg(m_domain));
        if (!m_free && !m_domain.isEmpty())
            kind(agreed(m_in.sameDomain, &Respondent::kind, RespondentKind::Unknown)
                     .value_or(RespondentKind::Unknown),
                 text("other responses from %1").arg(m_domain));
        if (m_domain.endsWith(u".org.uk"_s))
            kind(RespondentKind::VoluntarySector, text("the domain %1").arg(m_domain));
        if (m_free && r.organisation.isEmpty() && looksLikeName(r.name))
            kind(RespondentKind::Individual, text("a private mailbox"));
    }

    const Clues &m_in;
    const QString m_domain;
    const bool m_free;
    Suggestion m_out;
    const Signed m_signed;
};

} // namespace

std::optional<Suggestion> suggest(const Clues &clues)
{
    return Suggesting(clues).suggestion();
}

RespondentKind kindOfOrganisation(const QString &organisation)
{
    for (const Telling &telling : tellings()) {
        if (telling.words.match(organisation).hasMatch())
            return telling.kind;
    }
    return RespondentKind::Unknown;
}

QString domainOf(const QString &address)
{
    return address.contains(u'@') ? address.section(u'@', -1).trimmed().toLower() : QString();
}

bool isFreemail(const QString &domain)
{
    static const QStringList names{
        u"gmail"_s,      u"googlemail"_s,  u"hotmail"_s,    u"outlook"_s,  u"live"_s,        u"msn"_s,
        u"yahoo"_s,      u"ymail"_s,       u"icloud"_s,     u"me"_s,       u"mac"_s,         u"aol"_s,
        u"btinternet"_s, u"btopenworld"_s, u"sky"_s,        u"talktalk"_s, u"virginmedia"_s, u"ntlworld"_s,
        u"blueyonder"_s, u"tiscali"_s,     u"protonmail"_s, u"proton"_s,   u"gmx"_s,         u"mail"_s,
        u"fastmail"_s,   u"plusnet"_s,     u"freemail"_s,   u"tutanota"_s};
    for (const QString &label :
         domain.split(u'.', Qt::SkipEmptyParts).mid(0, std::max<qsizetype>(1, domain.count(u'.')))) {
        if (names.contains(label))
            return true;
    }
    return false;
}

QString signatureOf(const QString &message)
{
    QString signature;
    qsizetype end = message.size();
    for (const Fold &fold : foldsOf(message)) {
        if (fold.kind == Fold::Kind::Signature)
            signature += message.sliced(fold.begin, fold.end - fold.begin);
        else
            end = std::min(end, fold.begin); // what is quoted ends in somebody else's signature
    }
    if (!signature.isEmpty())
        return signature;
    constexpr qsizetype mostLines = 6;
    constexpr qsizetype longest = 60;
    const QStringList lines = message.left(end).trimmed().split(u'\n');
    QStringList last;
    for (auto line = lines.rbegin(); line != lines.rend() && last.size() < mostLines; ++line) {
        if (line->trimmed().isEmpty() || line->trimmed().size() > longest)
            break;
        last.prepend(line->trimmed());
    }
    return last.join(u'\n');
}

} // namespace soundings
