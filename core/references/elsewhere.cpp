#include "core/references/elsewhere.h"

#include "core/references/textwords.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace soundings::references {

using namespace Qt::StringLiterals;

namespace {

constexpr int Window = 90; ///< units looked at to each side

constexpr auto Plain = QRegularExpression::UseUnicodePropertiesOption;
constexpr auto AnyCase =
    QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::CaseInsensitiveOption;

bool isBlank(const QString &text, int at)
{
    return at >= text.size() || text[at].isSpace();
}

/// What follows, to the end of the sentence, line ends as blanks.
QString after(const QString &text, int end)
{
    const int most = int(std::min<qsizetype>(text.size(), end + Window));
    int at = end;
    while (at < most && !(u".?!;"_s.contains(text[at]) && isBlank(text, at + 1)) &&
           !(text[at] == u'\n' && at + 1 < most && text[at + 1] == u'\n'))
        ++at;
    return windowOf(text, end, at - end).replace(u'\n', u' ');
}

/// What comes before, from the beginning of the sentence. A point after a word of one or two letters ends
/// none.
QString before(const QString &text, int begin)
{
    const int least = std::max(0, begin - Window);
    int from = begin;
    while (from > least) {
        const QChar c = text[from - 1];
        const bool point = c == u'.' && from >= 4 && text[from - 2].isLetterOrNumber() &&
                           text[from - 3].isLetterOrNumber() && text[from - 4].isLetterOrNumber();
        const bool ends = (point || u"?!;"_s.contains(c)) && isBlank(text, from);
        if (ends || (c == u'\n' && from < begin && text[from] == u'\n'))
            break;
        --from;
    }
    return windowOf(text, begin, from - begin).replace(u'\n', u' ');
}

const QString otherDocuments =
    u"report|accounts|act|regulations?|nppf|framework|guidance|paper|study|book|letter|e-?mail|submission|"
    u"response|reply|"
    "attachment|article|review|survey|brochure|newsletter|leaflet|minutes|newspaper|magazine|bible|local "
    "plan|"
    "neighbourhood plan|business "
    "plan|statement|prospectus|contract|lease|will|manual|handbook|website|evidence|judgment|"
    "directive|treaty|white paper|green paper|thesis|catalogue"_s;
const QString thisDocument = u"draft|consultation|strategy|document|lis"_s;

bool saysOfAnother(const QString &rest)
{
    static const QRegularExpression own(
        u"^\\s*[)\\]]?,?\\s*(?:of|in|from|to|on)\\s+(?:(?:the|this|that|your)\\s+)?(?:\\w+\\s+){0,2}?(?:%1)\\b"_s
            .arg(thisDocument),
        AnyCase);
    static const QRegularExpression ours(
        u"^\\s*[)\\]]?,?\\s*(?:of|in|from|at|within|to)\\s+(?:my|our|their|his|her|its)\\s+"
        "(?!(?:own\\s+)?(?:view|opinion|mind|experience|judg|reading|eyes|case))"_s,
        AnyCase);
    static const QRegularExpression named(
        u"^\\s*[)\\]]?,?\\s*(?:of|in|from|under)\\s+(?!the\\s+(?:light|context|absence)\\b)"
        "(?:[\\w’'&-]+\\s+){0,6}?(?:%1)\\b"_s.arg(otherDocuments),
        AnyCase);
    static const QRegularExpression author(
        u"^\\s*(?:of|in|from|by)\\s+\\p{Lu}[\\w’'-]+(?:\\s+(?:and|&|et)\\s+[\\w.’'-]+)*,?\\s*\\(?(?:19|20)\\d\\d"_s,
        Plain);
    static const QRegularExpression place(
        u"^\\s*(?:of|in|from)\\s+(?:the\\s+)?(?!LEP|Partnership)\\p{Lu}[\\w-]+(?:\\s+\\p{Lu}[\\w-]+){0,3}['’]s?\\s"_s,
        Plain);
    static const QRegularExpression ownText(
        u"^\\s*[)\\]]?,?\\s*(?:(?:below|above|overleaf|opposite|herewith)\\b|(?:to|of|in|with)\\s+this\\s+(?:"
        u"letter|response|reply|e-?mail|"
        "message|submission|note)\\b)"_s,
        AnyCase);
    static const QRegularExpression attached(
        u"^[^,]{0,30}\\b(?:attached|enclosed|appended|accompanying)\\b"_s, AnyCase);
    static const QRegularExpression anothers(
        u"\\b(?:council|county|city|government|authority|district|university|college)['’]s?\\s"_s, AnyCase);
    // Most references go on otherwise, and the forms below take time.
    static const QRegularExpression leads(
        u"^\\s*[)\\]]?,?\\s*(?:of|in|from|at|within|to|under|by|with|below|above|overleaf|opposite|herewith)\\b"_s,
        AnyCase);
    if (!leads.match(rest).hasMatch())
        return attached.match(rest).hasMatch();
    if (ours.match(rest).hasMatch())
        return !own.match(rest).hasMatch() || rest.contains(u" own "_s);
    if (ownText.match(rest).hasMatch() || author.match(rest).hasMatch() || place.match(rest).hasMatch() ||
        attached.match(rest).hasMatch())
        return true;
    const auto other = named.match(rest);
    return other.hasMatch() && (!own.match(rest).hasMatch() || anothers.match(other.captured()).hasMatch());
}

bool followsAnother(const QString &lead)
{
    static const QRegularExpression owner(
        u"\\b(?:our|my|their|his|her|its|attached|enclosed|annual|\\w+['’]s)\\s+(?:[\\w’'-]+\\s+){0,4}?"
        "(?:%1|plan|strategy)(?:(?:\\s+[\\w’'-]+){0,4}\\s*\\(|\\s*[,:–-]*)\\s*(?:at|on|see|in)?\\s*$"_s.arg(
            otherDocuments),
        AnyCase);
    static const QRegularExpression own(u"\\b(?:draft|lep['’]s|partnership['’]s|your)\\b[^,]*$"_s, AnyCase);
    static const QRegularExpression author(
        u"(?!Draft|Strategy|LIS|Consultation|January|February|March|April|May|June|July|August|September|"
        u"October|November|December)"
        "\\b\\p{Lu}[\\w’'-]+(?:\\s+(?:and|&|et)\\s+[\\w.’'-]+)*,?\\s*\\(?(?:19|20)\\d\\d[a-z]?\\)?\\s*[,:]?\\s*\\(?(?:see\\s+)?$"_s,
        Plain);
    static const QRegularExpression law(
        u"(?:\\bNPPF|\\bAct(?:\\s+(?:19|20)\\d\\d)?|\\bRegulations|\\b[Ll]ocal [Pp]lan|\\bBible)[\\s,:(]*$"_s,
        Plain);
    static const QRegularExpression maybeOwner(
        u"\\b(?:our|my|their|his|her|its|attached|enclosed|annual)\\b|['’]s\\b"_s, AnyCase);
    static const QRegularExpression year(u"(?:19|20)\\d\\d"_s);
    static const QRegularExpression ours(
        u"\\b(?:a|an|our|my|his|her|its|whose|number one|nhs)\\s+(?:own\\s+|top\\s+|first\\s+)?$"_s, AnyCase);
    return (maybeOwner.match(lead).hasMatch() && owner.match(lead).hasMatch() &&
            !own.match(lead).hasMatch()) ||
           (year.match(lead).hasMatch() && author.match(lead).hasMatch()) || law.match(lead).hasMatch() ||
           ours.match(lead.right(24)).hasMatch();
}

/// Planning law, tenancies: sections of Acts that people write of without naming the Act.
bool isOfAnAct(const Mention &mention, const QString &rest, bool inDraft)
{
    if (mention.noun != u"section" || mention.number.contains(u'.'))
        return false;
    static const QRegularExpression always(
        u"^\\s*(?:notices?|agreements?|evictions?|orders?|obligations?|duty|officer|consultation)\\b"_s,
        AnyCase);
    static const QRegularExpression elseLaw(
        u"^\\s*(?:money|monies|contributions?|funding|funds|works|deals?|payments?|powers?|inquiry|"
        "enquiry|planning|income|cash|pot|levy|licen[cs]es?|directions?|reports?|applications?)\\b"_s,
        AnyCase);
    static const QSet<QString> known{u"106"_s, u"278"_s, u"151"_s, u"114"_s, u"172"_s, u"215"_s};
    return always.match(rest).hasMatch() ||
           (!inDraft && (elseLaw.match(rest).hasMatch() || known.contains(mention.number)));
}

/// Words that can follow "priority 1" without making it say what kind of thing they are.
bool goesOnAsASentence(const QString &word)
{
    static const QSet<QString> words = [] {
        const QString all = u"is are was were be has have had should would could will shall may might must "
                            u"can cannot needs need wants want says say looks "
                            "look seems seem does do did doesn't don't isn't won't wouldn't shows show gives "
                            "give sets set makes make deserves matters suggests "
                            "suggest proposes propose promises asks ask goes go mentions mention ignores "
                            "ignore fails puts lists misses omits "
                            "overlooks describes states claims refers contains includes covers talks reads "
                            "appears helps help remains offers "
                            "offer requires require comes come works tells compares counts confirms implies "
                            "and or but nor so to in on as for of "
                            "with without at by from into because if when where which that than then while "
                            "until after before above below too "
                            "also only itself alone here there first again not never still already more most "
                            "very rather instead the a an this "
                            "these we i you they it though although since whether who what how why about "
                            "over under per please thank thanks yes "
                            "no ought belongs belong both together pls dont doesnt isnt wont wouldnt cant"_s;
        const QStringList list = all.split(u' ');
        return QSet<QString>(list.begin(), list.end());
    }();
    return words.contains(QString(word).replace(QChar(0x2019), u'\''));
}

/// "priority 1 patients", "a table 4 metres long": the number tells a kind or a size.
bool tellsAKind(const Mention &mention, const QString &rest)
{
    static const QSet<QString> nouns{u"priority"_s, u"table"_s, u"figure"_s,  u"action"_s,
                                     u"option"_s,   u"theme"_s, u"question"_s};
    static const QRegularExpression next(u"^\\s+([\\p{L}’']+)"_s, Plain);
    static const QRegularExpression always(
        u"^\\s+(?:patients?|calls?|cases?|incidents?|bankruptcy|insolvency|protection|filing|girls?)\\b"_s,
        AnyCase);
    if (always.match(rest).hasMatch())
        return true;
    if (!mention.lowerCase || !nouns.contains(mention.noun))
        return false;
    const auto match = next.match(rest);
    return match.hasMatch() && match.captured(1)[0].isLower() && !goesOnAsASentence(match.captured(1));
}

} // namespace

bool pointsElsewhere(const QString &text, const Mention &mention, bool inDraft)
{
    const QString rest = after(text, mention.end);
    return isOfAnAct(mention, rest, inDraft) || tellsAKind(mention, rest) || saysOfAnother(rest) ||
           followsAnother(before(text, mention.begin));
}

bool saysOfTheDraft(const QString &text, const Mention &mention)
{
    static const QRegularExpression own(
        u"^\\s*(?:of|in)\\s+(?:the|this|your)\\s+(?:\\w+\\s+){0,2}?(?:%1)\\b"_s.arg(thisDocument), AnyCase);
    return own.match(after(text, mention.end)).hasMatch();
}

bool countsSomething(const QString &text, int end)
{
    static const QRegularExpression next(u"^\\s*(?:%|(\\p{Ll}[\\p{L}’']*))"_s, Plain);
    const auto match = next.match(after(text, end));
    return match.hasMatch() && (match.captured(1).isEmpty() || !goesOnAsASentence(match.captured(1)));
}

} // namespace soundings::references
