#include "core/redaction/addresses.h"

#include <algorithm>

namespace soundings::redaction {

namespace {

using namespace Qt::StringLiterals;

constexpr auto reason = RedactionReason::Address;
constexpr auto unicode = QRegularExpression::UseUnicodePropertiesOption;
constexpr auto anyCase = QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::CaseInsensitiveOption;

const QString streets =
    u"(?:Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Av|Drive|Dr|Close|Crescent|Cres|Court|Ct|Place|Pl|Way|Terrace|Terr|Gardens|Gdns|"
    "Grove|Square|Sq|Mews|Walk|Row|Parade|Croft|Villas|Mount|Yard|Rise|Heath|Hill|View|Green|Fold|Wharf|Cottages|Buildings|"
    "Quay|Meadow|Meadows|Chase|Ridge|Brow|Broadway|Highway|Causeway|Embankment|Drove|Garth|Nook|Park)\\b\\.?"_s;
const QString houses = u"(?:Cottage|House|Farm|Farmhouse|Lodge|Barn|Villa|Grange|Bungalow|Rectory|Vicarage|Manor|Mill)"_s;
const QString capital = u"(?:\\p{Lu}[\\p{L}'’.-]*|of|the|le|upon|on|in|and|y|yr|\\d{1,4}[A-Za-z]?)"_s;

/// "Table 3 Park Road": what the number counts is no house.
bool countsSomethingElse(const QString &text, qsizetype at)
{
    static const QRegularExpression counted(
        u"\\b(?:phase|junction|route|section|page|pages|table|figure|option|zone|policy|part|chapter|stage|class|priority|"
        "question|appendix|paragraph|bus|number of|over|about|some|more than|the|all|these|those|since|until|M|A|J)[ .]*$"_s,
        anyCase);
    const qsizetype from = std::max<qsizetype>(0, at - 24);
    return counted.match(QStringView(text).sliced(from, at - from)).hasMatch();
}

void addStreets(Finds &finds, const QString &text)
{
    static const QRegularExpression street(
        u"(?<![\\p{L}\\d.£$€/-])(?:(?:Flat|Apt|Apartment|Unit|Suite|Room)\\.? ?\\w{1,4},?\\s)?"
        "(\\d{1,4})[A-Za-z]?(?: ?[-–/&] ?\\d{1,4}[A-Za-z]?)?,? (?:(?:St\\.|\\p{Lu}[\\p{L}'’]*|on|upon|the|of|le)[ -]){1,5}%1"_s.arg(streets), unicode);
    static const QRegularExpression lower(u"(?<![\\p{L}\\d.£$€/-])\\d{1,3}[a-z]? (?:[\\p{L}'’-]+ ){1,2}(?:street|road|lane|avenue|close|crescent|terrace|drive)\\b"_s,
                                          unicode);
    static const QRegularExpression house(
        u"(?<!\\p{L})(?:\\p{Lu}[\\p{L}'’-]+ ){1,3}%1, ?(?:\\d{1,4}[a-z]? )?(?:(?:St\\.|\\p{Lu}[\\p{L}'’]*|on|upon|the|of|le)[ -]){1,5}%2"_s.arg(houses, streets), unicode);
    static const QRegularExpression flat(u"\\b(?:Flat|Apartment|Apt)\\.? \\d{1,4}[A-Za-z]?,? (?:\\p{Lu}[\\p{L}'’-]+ ?){1,4}"_s, unicode);
    static const QRegularExpression box(u"\\bP\\.? ?O\\.? Box \\d+"_s, anyCase);
    for (auto it = street.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        const int number = match.captured(1).toInt();
        const bool year = number >= 1900 && number < 2100; // "2019 Leek Road was closed"
        if (!year && !countsSomethingElse(text, match.capturedStart()))
            finds.push_back({match.capturedStart(), match.capturedEnd(), reason});
    }
    static const QRegularExpression lives(u"\\b(?:live|lives|living|reside|resident|home|house|address)\\b[^.\\n]{0,20}$"_s, anyCase);
    for (auto it = lower.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        const qsizetype from = std::max<qsizetype>(0, match.capturedStart() - 40);
        if (lives.match(QStringView(text).sliced(from, match.capturedStart() - from)).hasMatch())
            finds.push_back({match.capturedStart(), match.capturedEnd(), reason});
    }
    collect(finds, text, house, reason);
    collect(finds, text, flat, reason);
    collect(finds, text, box, reason);
}

/// A part of an address, between commas or on a line: a few words with capitals, or a number first.
bool isPart(QStringView part)
{
    static const QRegularExpression form(u"^(?=.*[\\p{Lu}\\d])(?:\\d{1,4}[A-Za-z]?(?:[-–/]\\d{1,4})? )?%1(?: %1){0,4}[.]?$"_s.arg(capital), unicode);
    static const QRegularExpression sentence(u"\\b(?:I|We|My|Our|The|This|It|They|You|If|Yours|Dear|Regards|Thank|Please|Email|Tel|Phone)\\b"_s);
    part = part.trimmed();
    return part.size() >= 3 && part.size() <= 48 && part.front() != u'-' && form.match(part).hasMatch()
           && !sentence.match(part).hasMatch();
}

/// Where what belongs to a post code begins: the parts before it on its line, and then whole lines above.
qsizetype beginningOf(const QString &text, qsizetype code)
{
    constexpr int mostParts = 7;
    constexpr int mostLines = 5;
    qsizetype begin = code;
    int parts = 0;
    int lines = 0;
    bool first = true; // the town may stand before the code without a comma
    for (qsizetype end = code; end > 0 && parts < mostParts;) {
        const qsizetype line = text.lastIndexOf(u'\n', end - 1) + 1;
        const qsizetype comma = text.lastIndexOf(u',', end - 1) + 1;
        const qsizetype from = std::max(line, comma);
        const QStringView part = QStringView(text).sliced(from, end - from);
        if (part.trimmed().isEmpty() && first) {
            // the code stands at the beginning of a line or behind a comma
        } else if (isPart(part)) {
            begin = from;
            while (begin < end && text[begin].isSpace())
                ++begin;
            ++parts;
        } else {
            break;
        }
        first = false;
        if (from == 0 || (from == line && ++lines >= mostLines))
            break;
        end = from - 1;
    }
    return begin;
}

/// "5 Mill Street, Leek" and "Leek ST13 5AA" with only a comma between them are one.
Finds joined(const Finds &finds, const QString &text)
{
    constexpr qsizetype mostBetween = 3;
    Finds all;
    for (const Found &one : finds) {
        const qsizetype from = all.empty() ? one.begin : all.back().end;
        const QStringView between = QStringView(text).sliced(from, one.begin - from);
        const bool near = !all.empty() && between.size() <= mostBetween
                          && std::all_of(between.begin(), between.end(), [](QChar c) { return c.isSpace() || c == u','; });
        if (near)
            all.back().end = one.end;
        else
            all.push_back(one);
    }
    return all;
}

} // namespace

Finds addresses(const QString &text, const Finds &postcodes)
{
    Finds finds;
    addStreets(finds, text);
    for (const Found &code : postcodes) {
        const qsizetype begin = beginningOf(text, code.begin);
        if (begin < code.begin)
            finds.push_back({begin, code.end, reason});
    }
    finds = merged(std::move(finds));
    // "12 Mill Lane, Leek": the town belongs to it.
    static const QRegularExpression town(u"^,? ?\\n?,? ?\\p{Lu}[\\p{L}'’-]+(?:[ -](?:\\p{Lu}[\\p{L}'’-]+|on|upon|under|le|in))*(?=\\s*(?:[,.;)\\n]|$))"_s, unicode);
    for (Found &one : finds) {
        const auto match = town.match(QStringView(text).sliced(one.end, std::min<qsizetype>(40, text.size() - one.end)));
        const bool isTown = match.hasMatch() && match.capturedView().trimmed().startsWith(u',');
        if (isTown)
            one.end += match.capturedLength();
    }
    return joined(merged(std::move(finds)), text);
}

} // namespace soundings::redaction
