#include "core/references/numbered.h"

#include "core/references/elsewhere.h"
#include "core/references/textwords.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace soundings::references {

using namespace Qt::StringLiterals;

namespace {

constexpr auto AnyCase =
    QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::CaseInsensitiveOption;
constexpr int Ahead = 64;    ///< units in which a list of numbers goes on
constexpr int FarBeyond = 5; ///< chapters: "section 22" of a draft with 14 is another document's

QString say(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

/// Between a noun and its number, and around "and": blanks, and what begins the lines of a quoted message.
const QString gap = u"[\\s>]{0,8}"_s;
const QString numberForm = u"\\d{1,3}(?:\\.\\d{1,3}){0,5}(?![\\d%])(?!\\.\\d)(?!,\\d{3})(?!\\p{L})"_s;
const QString letterForm = u"(?-i:[A-Z])(?:\\.\\d{1,2}){0,3}(?![\\p{L}\\p{N}])"_s;
const QString wordForm =
    u"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    "sixteen|seventeen|eighteen|nineteen|twenty)\\b"_s;

QString inFigures(const QString &number)
{
    static const QStringList words =
        u"zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty"_s.split(u' ');
    const qsizetype at = words.indexOf(number.toLower());
    return at > 0 ? QString::number(at) : number.toUpper();
}

/// The noun as the index knows it; empty for none.
QString nounOf(QString written)
{
    written = written.toLower().remove(u'.').simplified();
    if (written.startsWith(u"sec"_s) || written == u"s" || written == u"ss" || written.startsWith(u'§'))
        return u"section"_s;
    if (written.startsWith(u"para"_s) || written == u"¶")
        return u"paragraph"_s;
    if (written.startsWith(u"pag"_s) || written == u"p" || written == u"pp" || written == u"pg" ||
        written == u"pgs")
        return u"page"_s;
    if (written.startsWith(u"fig"_s))
        return u"figure"_s;
    if (written.startsWith(u"tab"_s))
        return u"table"_s;
    if (written.startsWith(u"ch"_s) && !written.startsWith(u"chart"_s))
        return u"chapter"_s;
    if (written.startsWith(u"box"_s))
        return u"box"_s;
    if (written.startsWith(u"annex"_s) || written.startsWith(u"append"_s))
        return u"annex"_s;
    const QString last = written.section(u' ', -1);
    return singular(last);
}

/// What a number points to.
struct Target
{
    ReferenceKind kind = ReferenceKind::Section;
    std::optional<DraftPlace> place;
    QString why;
};

class Lookup
{
public:
    explicit Lookup(const DraftIndex &index)
        : m_index(index)
    {}

    [[nodiscard]] Target find(const QString &noun, const QString &number) const
    {
        if (noun == u"section" || noun == u"paragraph" || noun == u"chapter")
            return sectionOrParagraph(noun, number);
        if (noun == u"page")
            return page(number);
        if (noun == u"annex")
            return annex(number);
        return named(noun, number);
    }

    [[nodiscard]] bool knows(const QString &noun) const { return m_index.named.contains(noun); }

private:
    [[nodiscard]] DraftPlace placeOfSection(int section) const
    {
        return {section, m_index.sections[size_t(section)].page, 0, 0};
    }

    [[nodiscard]] Target sectionOrParagraph(const QString &noun, const QString &number) const
    {
        const auto section = m_index.sectionNumbered(number);
        const auto paragraph = m_index.paragraphs.constFind(number);
        const bool numbersParagraph = paragraph != m_index.paragraphs.cend();
        if (section && !(noun == u"paragraph" && numbersParagraph))
            return {ReferenceKind::Section, placeOfSection(*section), {}};
        if (numbersParagraph)
            return {ReferenceKind::Paragraph, *paragraph, {}};
        if (noun == u"paragraph") {
            return {ReferenceKind::Paragraph,
                    {},
                    m_index.paragraphs.isEmpty() ? say("The draft does not number its paragraphs.")
                                                 : say("The draft has no paragraph %1.").arg(number)};
        }
        if (m_index.sectionByNumber.isEmpty())
            return {ReferenceKind::Section, {}, say("No numbered sections were found in the draft.")};
        return {
            ReferenceKind::Section,
            {},
            (noun == u"chapter" ? say("The draft has no chapter %1.") : say("The draft has no section %1."))
                .arg(number)};
    }

    [[nodiscard]] Target page(const QString &number) const
    {
        auto found = m_index.pageByLabel.constFind(number);
        const int place = number.toInt() - 1;
        if (found == m_index.pageByLabel.cend() && (place < 0 || place >= m_index.pageCount)) {
            return {ReferenceKind::Page,
                    {},
                    say("The draft has no page %1, only %2 pages.").arg(number).arg(m_index.pageCount)};
        }
        const int at = found == m_index.pageByLabel.cend() ? place : *found;
        return {ReferenceKind::Page, DraftPlace{m_index.sectionOfPage[size_t(at)], at, 0, 0}, {}};
    }

    [[nodiscard]] Target annex(const QString &number) const
    {
        const bool lettered = !number[0].isDigit();
        if (const auto section = m_index.sectionNumbered(number); section && lettered)
            return {ReferenceKind::Section, placeOfSection(*section), {}};
        Target target = named(u"annex"_s, number);
        target.kind = ReferenceKind::Section;
        return target;
    }

    [[nodiscard]] Target named(const QString &noun, const QString &number) const
    {
        const ReferenceKind kind = noun == u"table"                         ? ReferenceKind::Table
                                   : proposalKinds().contains(noun)         ? ReferenceKind::Priority
                                   : noun == u"schedule" || noun == u"part" ? ReferenceKind::Section
                                                                            : ReferenceKind::Figure;
        const auto places = m_index.named.constFind(noun);
        if (places != m_index.named.cend()) {
            const auto place = places->constFind(number);
            if (place != places->cend())
                return {kind, *place, {}};
        }
        return {kind, {}, say("The draft has no %1 %2.").arg(noun, number)};
    }

    const DraftIndex &m_index;
};

/// All sections from the first to the last, those of the first one's depth; both ends where they stand the
/// wrong way.
std::vector<int> sectionsBetween(const DraftIndex &index, int first, int last)
{
    std::vector<int> between{first};
    for (int i = first + 1; i <= last; ++i) {
        if (index.sections[size_t(i)].depth == index.sections[size_t(first)].depth || i == last)
            between.push_back(i);
    }
    if (last >= 0 && last < first)
        between.insert(between.begin(), last);
    return between;
}

double confidenceOf(const QString &written, const QString &number, bool found)
{
    if (!found)
        return 0.8;
    const bool abbreviated = written.size() <= 2 && written != u"§";
    return (number.contains(u'.') || written.size() > 4 ? 0.95 : 0.9) - (abbreviated ? 0.1 : 0);
}

/// Reads one noun and all numbers that follow it.
class NumberList
{
public:
    NumberList(const DraftIndex &index, const QString &text, const QRegularExpressionMatch &match)
        : m_index(index)
        , m_lookup(index)
        , m_text(text)
        , m_written(match.captured(1))
    {
        m_mention.noun = nounOf(m_written);
        m_mention.number = inFigures(match.captured(2));
        m_mention.begin = int(match.capturedStart());
        m_mention.end = int(match.capturedEnd());
        m_mention.lowerCase = m_written[0].isLower();
        m_plural = m_written.startsWith(u"§§"_s) || m_written.toLower().remove(u'.').endsWith(u's') ||
                   m_written.compare(u"pp"_s, Qt::CaseInsensitive) == 0 ||
                   m_written.endsWith(u"pp."_s, Qt::CaseInsensitive) ||
                   m_written.endsWith(u"appendices"_s, Qt::CaseInsensitive);
        if (m_written.size() <= 2 && m_written.startsWith(u's', Qt::CaseInsensitive))
            m_plural = m_written.size() == 2 && m_written[1].toLower() == u's';
    }

    std::vector<Reference> read()
    {
        Target target = m_lookup.find(m_mention.noun, m_mention.number);
        // "S4" begins a postcode, "s 4" may be a slip; "s. 4" and "s4.1" are meant.
        const bool slight = m_mention.noun == u"section"_s && m_written.size() == 1 && m_written != u"§"_s &&
                            !m_mention.number.contains(u'.');
        const bool isKind = isBuiltIn() || m_lookup.knows(m_mention.noun);
        if (slight || !isKind || pointsElsewhere(m_text, m_mention, target.place.has_value()) ||
            (!target.place && isFarFetched()))
            return {};
        add(m_mention.begin, m_mention.end, m_mention.number, target);
        while (goOn()) {
        }
        return std::move(m_found);
    }

private:
    [[nodiscard]] bool isBuiltIn() const
    {
        static const QStringList nouns{u"section"_s, u"paragraph"_s, u"page"_s, u"figure"_s,
                                       u"table"_s,   u"chapter"_s,   u"annex"_s};
        return nouns.contains(m_mention.noun);
    }

    [[nodiscard]] bool isFarFetched() const
    {
        if (m_mention.noun != u"section" || saysOfTheDraft(m_text, m_mention))
            return false;
        const QString whole = m_mention.number.section(u'.', 0, 0);
        return m_written.size() <= 2 ? !m_mention.number.contains(u'.')
                                     : whole.toInt() > m_index.lastChapter + FarBeyond;
    }

    void add(int begin, int end, const QString &number, const Target &target)
    {
        Reference reference;
        reference.begin = begin;
        reference.end = end;
        reference.kind = target.kind;
        reference.why = target.why;
        reference.confidence = confidenceOf(m_written, number, target.place.has_value());
        if (target.place)
            reference.pointTo(*target.place);
        m_found.push_back(std::move(reference));
    }

    /// ", 4.1", "and 4.1", "–47": another number of the same noun.
    bool goOn()
    {
        static const QRegularExpression more(
            u"^%1(?:(,%1and|,|;|and|&|or|/)|(to|-|–|—))%1(?:(?:s\\.?|§)%1)?((?:%2)|(?:%3))"_s.arg(
                gap, numberForm, letterForm),
            AnyCase);
        // Not within the whole text: each match checks all that it is given for valid UTF-16.
        const auto match = more.match(windowOf(m_text, m_mention.end, Ahead));
        if (!match.hasMatch())
            return false;
        const int end = m_mention.end + int(match.capturedEnd());
        const QString number = match.captured(3).toUpper();
        const bool range = !match.captured(2).isEmpty();
        const bool dotted = number.contains(u'.');
        const bool letter = number[0].isLetter();
        // "chapter 7, 8 and 9" is a list though its noun is not; "chapter 7 and 15 of us" is none.
        const bool nextOne = number.toInt() == m_mention.number.toInt() + 1;
        if (!range && !m_plural && !dotted && !nextOne)
            return false;
        if (letter != m_mention.number[0].isLetter() || (dotted && !m_mention.number.contains(u'.')))
            return false;
        if (!dotted && match.captured(1) == u"/"_s)
            return false; // "sections 3/4": a date or a fraction as likely
        if (!dotted && !range && countsSomething(m_text, end))
            return false;
        const Target target = m_lookup.find(m_mention.noun, number);
        if (range) {
            if (!target.place || m_found.back().sections.empty() != (target.place->section < 0))
                return false;
            takeIn(number, *target.place);
            m_found.back().end = end;
        } else {
            add(m_mention.end + int(match.capturedStart(3)), end, number, target);
        }
        m_mention.end = end;
        m_mention.number = number;
        return true;
    }

    /// Up to `number`: whole numbers one by one, sections within sections by their order.
    void takeIn(const QString &number, const DraftPlace &place)
    {
        std::vector<int> &sections = m_found.back().sections;
        const int first = m_mention.number.toInt();
        const int last = number.toInt();
        if (sections.empty() || m_found.back().kind == ReferenceKind::Section || first <= 0 ||
            last <= first) {
            if (!sections.empty())
                sections = sectionsBetween(m_index, sections.front(), place.section);
            return;
        }
        for (int i = first + 1; i <= last; ++i) {
            const Target between = m_lookup.find(m_mention.noun, QString::number(i));
            if (between.place && between.place->section >= 0)
                sections.push_back(between.place->section);
        }
        std::sort(sections.begin(), sections.end());
        sections.erase(std::unique(sections.begin(), sections.end()), sections.end());
    }

    const DraftIndex &m_index;
    Lookup m_lookup;
    const QString &m_text;
    QString m_written;
    Mention m_mention;
    bool m_plural = false;
    std::vector<Reference> m_found;
};

} // namespace

std::vector<Reference> namedNumbers(const DraftIndex &index, const QString &text)
{
    QStringList kinds;
    for (const QString &kind : proposalKinds())
        kinds += kind.endsWith(u'y') ? kind.chopped(1) + u"(?:y|ies)"_s : kind + u"s?"_s;
    static const QRegularExpression form(
        u"(?<![\\p{L}\\p{N}'’@/"
        u"£-])(sections?|sects?\\.?|secs?\\.?|(?<!\\.)ss?\\.?|§§?|paragraphs?|paras?\\.?|pages?|pgs?\\.?|(?<!"
        u"\\.)pp?\\.?|figures?|figs?\\.?|"
        "tables?|charts?|maps?|box(?:es)?|chapters?|chaps?\\.?|chs?\\.?|annex(?:e|es)?|append(?:ix|ixes|ices)"
        "|schedules?|parts?|%1)"
        "%2(?:(?:no\\.?|number|nos\\.?)%2)?((?:%3)|(?:%4)|(?:%5))"_s.arg(kinds.join(u'|'), gap, numberForm,
                                                                         letterForm, wordForm),
        AnyCase);
    static const QRegularExpression abbreviated(u"^(?:ss?|pp?|chs?|secs?)$"_s);
    std::vector<Reference> all;
    auto matches = form.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QString number = match.captured(2);
        const QString noun = nounOf(match.captured(1));
        const bool inWords = number[0].isLetter() && number.size() > 2 && !number.contains(u'.');
        const bool lettered = number[0].isLetter() && !inWords;
        // "priority one" and "page one" are said of anything.
        const bool idiom =
            inWords && number.toLower() == u"one"_s && noun != u"chapter" && noun != u"section";
        if (idiom || (lettered && noun != u"annex"))
            continue;
        // Run together only where it is short: "table4" is no word, "P4" as likely a priority or a form.
        const bool together = match.captured(1).size() + number.size() == match.captured().size();
        const bool marked = match.captured(1).endsWith(u'.') || match.captured(1).startsWith(u'§');
        if (together && !marked && (number[0].isLetter() || !abbreviated.match(match.captured(1)).hasMatch()))
            continue;
        for (Reference &reference : NumberList(index, text, match).read()) {
            if (all.empty() || all.back().end <= reference.begin)
                all.push_back(std::move(reference));
        }
    }
    return all;
}

namespace {

bool goesOnWithHeading(const DraftIndex &index, int section, const QString &rest)
{
    const std::vector<TextWord> words = wordsOf(rest);
    const std::vector<TextWord> title = wordsOf(index.sections[size_t(section)].title);
    size_t same = 0;
    while (same < words.size() && same < title.size() && words[same].folded == title[same].folded)
        ++same;
    if (same > 0 && (same == title.size() || same >= 2))
        return true;
    // "3.2 (Skills)": a word of the heading in brackets.
    if (!rest.trimmed().startsWith(u'(') || words.empty())
        return false;
    return std::any_of(title.begin(), title.end(), [&](const TextWord &w) {
        return isContentWord(w.folded) && singular(w.folded) == singular(words[0].folded);
    });
}

/// With nothing but blanks, bullets and marks of quoting before it.
bool isAtLineBegin(const QString &text, int at)
{
    for (int i = at - 1; i >= 0 && i > at - 8; --i) {
        if (text[i] == u'\n')
            return true;
        if (text[i].isLetterOrNumber())
            return false;
    }
    return at < 8;
}

} // namespace

std::vector<Reference> bareNumbers(const DraftIndex &index, const QString &text)
{
    static const QRegularExpression form(
        u"(?<![\\p{L}\\p{N}£$€.,:/+-])(\\d{1,2}(?:\\.\\d{1,3}){1,4})(?![\\d%\\p{L}])(?!\\.\\d)(?![,:/-]\\d)"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression versioned(
        u"(?:\\b(?:version|release|v|no|number|level|nos)\\.?\\s*|[£$€@]\\s?)$"_s, AnyCase);
    static const QRegularExpression beginsClause(u"[:.;]\\s+$"_s);
    static const QRegularExpression dash(u"^\\s+[-–—]\\s+\\p{L}"_s, AnyCase);
    static const QRegularExpression lineGoesOn(u"^\\s*(?:[:)–—]|-\\s|\\.\\s+\\p{L})"_s, AnyCase);
    std::vector<Reference> all;
    auto matches = form.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QString number = match.captured(1);
        const int begin = int(match.capturedStart());
        const int end = int(match.capturedEnd());
        const auto section = index.sectionNumbered(number);
        const auto paragraph = index.paragraphs.constFind(number);
        if ((!section && paragraph == index.paragraphs.cend()) ||
            versioned.match(windowOf(text, begin, -12)).hasMatch())
            continue;
        const QString rest = windowOf(text, end, 80);
        const bool beginsLine = isAtLineBegin(text, begin);
        const bool inBrackets = begin > 0 && text[begin - 1] == u'(' && rest.startsWith(u')');
        double confidence = 0;
        if (section && goesOnWithHeading(index, *section, rest))
            confidence = 0.9;
        else if (!section && number.count(u'.') >= 2)
            confidence = 0.75;
        else if (section && beginsClause.match(windowOf(text, begin, -3)).hasMatch() &&
                 dash.match(rest).hasMatch())
            confidence = 0.5;
        else if (inBrackets || (beginsLine && lineGoesOn.match(rest).hasMatch()))
            confidence = 0.6;
        if (confidence == 0 ||
            pointsElsewhere(text, {section ? u"section"_s : u"paragraph"_s, number, begin, end, false}, true))
            continue;
        Reference reference;
        reference.begin = begin;
        reference.end = end;
        reference.kind = section ? ReferenceKind::Section : ReferenceKind::Paragraph;
        reference.pointTo(section ? DraftPlace{*section, index.sections[size_t(*section)].page, 0, 0} : *paragraph);
        reference.confidence = confidence;
        all.push_back(std::move(reference));
    }
    return all;
}

} // namespace soundings::references
