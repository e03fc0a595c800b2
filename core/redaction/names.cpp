#include "core/redaction/names.h"

#include <QSet>

#include <algorithm>

namespace soundings::redaction {

namespace {

using namespace Qt::StringLiterals;

constexpr auto reason = RedactionReason::Name;
constexpr auto unicode = QRegularExpression::UseUnicodePropertiesOption;
constexpr auto anyCase = QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::CaseInsensitiveOption;

const QString word = u"\\p{Lu}[\\p{L}'’]+(?:-\\p{Lu}?[\\p{L}'’]+)*"_s;
const QString initials = u"(?:\\p{Lu}\\.?[ \\t]?){0,3}"_s;
const QString particle = u"(?:(?:van|von|de|der|den|del|la|le|al|bin|ap|ab)[ \\t])*"_s;
/// "J. R. Quill", "Ann-Marie van der Berg", "O’Neill".
const QString name = initials + particle + word + u"(?:[ \\t]"_s + initials + particle + word + u"){0,3}"_s;
const QString wholeName = word + u"(?:[ \\t](?:\\p{Lu}\\.?(?!\\p{L})|"_s + particle + word + u")){1,3}"_s; ///< of two words or more

/// So much of [begin, end) as can be a name: up to the first word that is none.
Found asName(const QString &text, qsizetype begin, qsizetype end)
{
    qsizetype last = begin;
    for (qsizetype at = begin; at < end;) {
        qsizetype stop = at;
        while (stop < end && !text[stop].isSpace())
            ++stop;
        QString one = text.mid(at, stop - at);
        while (one.endsWith(u'.') || one.endsWith(u',') || one.endsWith(u':'))
            one.chop(1);
        if (one.size() > 1 && isCommonWord(one)) // one letter is an initial
            break;
        if (one.endsWith(u"’s") || one.endsWith(u"'s"))
            one.chop(2);
        last = at + one.size();
        while (stop < end && text[stop].isSpace())
            ++stop;
        at = stop;
    }
    return {begin, last, reason};
}

/// A street is called after somebody: "Dr Smith Road".
bool namesAPlace(const QString &text, qsizetype end)
{
    static const QRegularExpression place(
        u"^[ \\t](?:Street|Road|Lane|Avenue|Way|Park|Hospital|School|Academy|Centre|Stadium|Building|Hall|House|Trust|Foundation|Gardens|Bridge|Drive|Close|Estate)\\b"_s);
    return place.match(QStringView(text).sliced(end, std::min<qsizetype>(14, text.size() - end))).hasMatch();
}

void take(Finds &finds, const QString &text, const QRegularExpression &pattern, bool wholeOnly = false)
{
    for (auto it = pattern.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        const Found found = asName(text, match.capturedStart(1), match.capturedEnd(1));
        const bool whole = QStringView(text).sliced(found.begin, found.end - found.begin).contains(u' ');
        if (found.end - found.begin >= 2 && (whole || !wholeOnly) && !namesAPlace(text, found.end))
            finds.push_back(found);
    }
}

/// Heads of messages that are quoted or forwarded: all of what follows, for it is people and their addresses.
void takeHeads(Finds &finds, const QString &text)
{
    static const QRegularExpression head(u"^[> \\t]*\\*?(?:From|To|Cc|Bcc|Sent by|Reply-To|Von|De|An)\\*?:\\*?[ \\t]+(.+)$"_s,
                                         anyCase | QRegularExpression::MultilineOption);
    static const QRegularExpression person(u"(?<![\\p{L}@.])(\\p{Lu}[\\p{L}'’-]+(?:,?[ \\t](?:\\p{Lu}\\.?|\\p{Lu}[\\p{L}'’-]+)){1,3})(?![\\p{L}@])"_s, unicode);
    for (auto it = head.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        for (auto one = person.globalMatch(match.captured(1)); one.hasNext();) {
            const auto who = one.next();
            const Found found = asName(text, match.capturedStart(1) + who.capturedStart(1), match.capturedStart(1) + who.capturedEnd(1));
            if (found.end > found.begin)
                finds.push_back(found);
        }
    }
}

/// Family names met before, alone: "Patterson" after "Mrs Patterson". Not what is a word of the text besides.
void takeAgain(Finds &finds, const QString &text)
{
    QSet<QString> family;
    for (const Found &one : finds) {
        const QString last = text.mid(one.begin, one.end - one.begin).section(u' ', -1);
        if (last.size() >= 4 && last.front().isUpper() && !isCommonWord(last))
            family.insert(last);
    }
    for (const QString &one : family) {
        const QString form = u"(?<![\\p{L}\\p{N}@.-])"_s + QRegularExpression::escape(one) + u"(?![\\p{L}\\p{N}@])"_s;
        const QRegularExpression small(QString(form).replace(QRegularExpression::escape(one), QRegularExpression::escape(one.toLower())), unicode);
        if (small.match(text).hasMatch())
            continue;
        const QRegularExpression again(form, unicode);
        for (auto it = again.globalMatch(text); it.hasNext();) {
            const auto match = it.next();
            if (!namesAPlace(text, match.capturedEnd()))
                finds.push_back({match.capturedStart(), match.capturedEnd(), reason});
        }
    }
}

} // namespace

bool isCommonWord(const QString &one)
{
    static const QSet<QString> words = [] {
        const QString all =
            u"a an and the this that these those i we you he she they it my our your his her their if in on at as by for from to "
            "of or but not no yes with when where what which who why how there here has have had is are was were will would can "
            "could should may might must do does did please thank thanks regards dear sir madam sirs madams all team everyone "
            "colleague colleagues consultation planning council committee officer officers chair chairman chairwoman minister "
            "secretary editor manager director directors department office board partnership policy strategy draft response "
            "responses local industrial enterprise authority county city town parish district borough university college school "
            "chamber commerce association society trust group limited ltd plc llp company services service north south east west "
            "staffordshire stoke england wales scotland britain road street lane avenue mayor lieutenant justice chancellor "
            "lordship speaker highness worship day january february march april may june july august september october november "
            "december monday tuesday wednesday thursday friday saturday sunday section page chapter appendix table figure annex "
            "summary introduction conclusion overview report question comments sent subject date cc bcc re fw fwd new also "
            "however therefore since because head teacher resident residents member members business owner president "
            "government house commons lords parliament reader readers voter customer friend friends neighbour neighbours "
            "attached pdf docx enclosed yours sincerely faithfully kind best warm many wishes chief executive technical "
            "assistant senior principal economic development regeneration mp mbe obe cbe bsc msc phd ma ba jp private individual public none applicable na self retired citizen person people mr mrs ms miss mx dr prof professor cllr councillor rev revd reverend dame"_s;
        const QStringList list = all.split(u' ');
        return QSet<QString>(list.begin(), list.end());
    }();
    return words.contains(one.toLower());
}

Finds names(const QString &text)
{
    const auto lines = unicode | QRegularExpression::MultilineOption;
    static const QRegularExpression titled(
        u"(?<![\\p{L}\\p{N}])(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Cllr|Cllrs|Councillor|Councillors|Rev|Revd|Reverend|Sir|Dame|Lord|Lady|"
        "Baroness|Baron|Capt|Col|Lt|Sgt|Hon|Alderman)\\.?(?: (?:and|&) (?:Mr|Mrs|Ms|Dr)\\.?)?(?: (?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|Cllr|Rev)\\.?){0,2}"
        "[ \\t]?[ \\t\\n]("_s + name + u")"_s, unicode);
    static const QRegularExpression shouted(u"(?<![\\p{L}\\p{N}])(?:MR|MRS|MS|MISS|DR|CLLR)\\.? ((?:\\p{Lu}{2,}|\\p{Lu}\\.?)(?: \\p{Lu}{2,}){0,2})"_s, unicode);
    static const QRegularExpression dear(
        u"^[> \\t]*(?:Dear|Hi|Hello|Hiya|Good (?:morning|afternoon|evening))[ \\t]+("_s + name + u")[ \\t]*[,:;!–-]?[ \\t]*$"_s, lines);
    static const QRegularExpression dearBoth(u"^[> \\t]*(?:Dear|Hi|Hello)[ \\t]+"_s + word + u"[ \\t](?:and|&)[ \\t]("_s + word + u")[ \\t]*,?$"_s, lines);
    static const QRegularExpression said(
        u"\\b(?:[Mm]y name is|[Nn]ame ?:|NAME ?:|[Ss]igned(?: by)? ?:?|[Cc]ontact(?: [Nn]ame)? ?:|[Ff]ull name ?:|[Rr]espondent ?:|[Aa]uthor ?:|"
        "[Ss]ubmitted by:?|[Pp]repared by:?|[Ww]ritten by:?|[Cc]ompleted by:?)[ \\t]+("_s + wholeName + u")"_s, unicode);
    static const QRegularExpression first(u"\\bI(?:,| am|'m|’m)[ \\t]("_s + wholeName + u")(?=[ \\t]*[,.;\\n]|[ \\t]and\\b)"_s, unicode);
    static const QRegularExpression wrote(
        u"^[> \\t]*On\\b[^\\n]{4,70}?(?:,|\\d|[AP]M|GMT|BST)[ \\t\\n]+("_s + wholeName + u")[ \\t\\n]*(?:[<(\\[][^>\\n]*[>)\\]])?[ \\t\\n]*wrote:"_s, lines);
    static const QRegularExpression before(u"(?<![\\p{L}])("_s + wholeName + u")[ \\t]?[<(\\[]{1,2}(?:mailto:)?[\\w.+%'-]+@"_s, unicode);
    // "2020-02-06-miss-e-wardle": what is called after a file.
    static const QRegularExpression slug(
        u"(?<![\\p{L}])(?:mr|mrs|ms|miss|dr|cllr|prof|rev)[-_.]((?:[\\p{L}]+[-_.]){0,2}[\\p{L}]{2,})(?![\\p{L}])"_s, anyCase);
    Finds finds;
    collect(finds, text, slug, reason, 1);
    for (const QRegularExpression *pattern : {&titled, &shouted, &dear, &dearBoth})
        take(finds, text, *pattern);
    for (const QRegularExpression *pattern : {&said, &first, &wrote, &before})
        take(finds, text, *pattern, true);
    takeHeads(finds, text);
    takeAgain(finds, text);
    return merged(std::move(finds));
}

Finds signedNames(const QString &text)
{
    static const QRegularExpression form(u"^[ \\t]*(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Prof|Rev)?\\.?[ \\t]*("_s + name + u")[ \\t]*(?:\\([^)]*\\))?[,.]?[ \\t]*$"_s, unicode);
    const qsizetype closing = signatureOf(text);
    Finds finds;
    const auto takeLine = [&](qsizetype begin, qsizetype end, bool wholeOnly) {
        const auto match = form.match(QStringView(text).sliced(begin, end - begin));
        if (!match.hasMatch())
            return;
        const Found found = asName(text, begin + match.capturedStart(1), begin + match.capturedEnd(1));
        const bool all = found.end == begin + match.capturedEnd(1);
        const bool whole = QStringView(text).sliced(found.begin, found.end - found.begin).contains(u' ');
        if (all && found.end - found.begin >= 2 && (whole || !wholeOnly))
            finds.push_back(found);
    };
    if (closing >= 0) {
        int lines = 0;
        for (qsizetype at = text.indexOf(u'\n', closing); at >= 0 && lines < 2;) { // the formula's own line aside
            qsizetype end = text.indexOf(u'\n', at + 1);
            const qsizetype stop = end < 0 ? text.size() : end;
            if (!QStringView(text).sliced(at + 1, stop - at - 1).trimmed().isEmpty()) {
                takeLine(at + 1, stop, lines > 0);
                ++lines;
            }
            at = end;
        }
        return finds;
    }
    qsizetype end = text.size();
    while (end > 0 && text[end - 1].isSpace())
        --end;
    if (end > 0)
        takeLine(text.lastIndexOf(u'\n', end - 1) + 1, end, true);
    return finds;
}

qsizetype signatureOf(const QString &text)
{
    static const QRegularExpression dashes(u"^-- ?$"_s, QRegularExpression::MultilineOption);
    if (const auto match = dashes.match(text); match.hasMatch())
        return match.capturedStart();
    static const QRegularExpression closing(
        u"^[ \\t]*(?:(?:with )?(?:very )?(?:kind|kindest|best|warm|warmest|many)(?: (?:kind|best))? (?:regards|wishes|thanks)|regards|"
        "best|thanks|many thanks and regards|thank you|cheers|yours(?: \\w+){0,2}|sincerely|faithfully|all the best)[ \\t]*[,.!]?[ \\t]*$"_s,
        QRegularExpression::MultilineOption | QRegularExpression::CaseInsensitiveOption);
    constexpr int mostLines = 14;
    constexpr qsizetype longestLine = 90;
    for (auto it = closing.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        int lines = 0;
        bool allShort = true;
        for (const QStringView line : QStringView(text).sliced(match.capturedEnd()).split(u'\n')) {
            lines += line.trimmed().isEmpty() ? 0 : 1;
            allShort = allShort && line.size() <= longestLine;
        }
        if (lines <= mostLines && allShort)
            return match.capturedStart();
    }
    return -1;
}

} // namespace soundings::redaction
