#include "core/quoting/quoting.h"

#include <QRegularExpression>
#include <QString>

#include <algorithm>
#include <optional>

namespace soundings {

namespace {

using namespace Qt::StringLiterals;
using Kind = Fold::Kind;

constexpr auto insensitive =
    QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption;
constexpr qsizetype longestMatched = 1000; // UTF-16 units of a line that the expressions look at

struct Line
{
    qsizetype begin = 0;
    qsizetype end = 0; ///< behind the line end
    QStringView text;  ///< trimmed
    std::optional<Kind> kind;

    [[nodiscard]] bool isBlank() const { return text.isEmpty(); }
};

bool matches(const QRegularExpression &expression, QStringView text)
{
    return !text.isEmpty() && expression.match(text.left(longestMatched)).hasMatch(); // none matches nothing
}

qsizetype wordsOf(QStringView text)
{
    qsizetype count = 0;
    bool inWord = false;
    for (const QChar c : text) {
        count += c.isLetterOrNumber() && !inWord;
        inWord = c.isLetterOrNumber() || c == u'\'' || c == u'’';
    }
    return count;
}

class Reader
{
public:
    explicit Reader(QStringView text);
    [[nodiscard]] std::vector<Fold> folds();

private:
    void markQuotes();
    void markAttribution(size_t quote);
    void markOutlook();
    void markDisclaimers();
    void markSignatures();
    void markClosing(size_t end);
    [[nodiscard]] bool isHeaderBlock(size_t line) const;
    [[nodiscard]] size_t nextWritten(size_t line) const;
    [[nodiscard]] size_t endOfSignature(size_t line) const;
    void mark(size_t begin, size_t end, Kind kind);

    std::vector<Line> m_lines;
};

Reader::Reader(QStringView text)
{
    for (qsizetype at = 0; at < text.size();) {
        qsizetype end = text.indexOf(u'\n', at);
        end = end < 0 ? text.size() : end + 1;
        m_lines.push_back({at, end, text.mid(at, end - at).trimmed(), std::nullopt});
        at = end;
    }
}

void Reader::mark(size_t begin, size_t end, Kind kind)
{
    for (size_t i = begin; i < end; ++i) {
        if (!m_lines[i].kind)
            m_lines[i].kind = kind;
    }
}

size_t Reader::nextWritten(size_t line) const
{
    while (line < m_lines.size() && m_lines[line].isBlank())
        ++line;
    return line;
}

// Where the signature that begins with this "-- " ends: at the first line known not to be the writer's own. The
// line itself where what follows is too long for one.
size_t Reader::endOfSignature(size_t line) const
{
    constexpr size_t mostLines = 20;
    constexpr size_t mostWithBlanks = 60;
    size_t written = 0;
    size_t end = line;
    for (; end < m_lines.size() && !m_lines[end].kind; ++end) {
        written += !m_lines[end].isBlank();
        if (written > mostLines || end - line > mostWithBlanks)
            return line;
    }
    return end;
}

void Reader::markQuotes()
{
    static const QRegularExpression amount(u"^>\\s*[£€$]?\\d[\\d.,]*\\s?(%|per ?cent|million|m|bn|k|km|miles|years|jobs)\\b|^>\\s*[£€$]?\\d[\\d.,]*\\s?%"_s,
                                           insensitive);
    for (size_t i = 0; i < m_lines.size();) {
        if (!m_lines[i].text.startsWith(u'>')) {
            ++i;
            continue;
        }
        size_t last = i;
        for (size_t j = i; j < m_lines.size() && (m_lines[j].text.startsWith(u'>') || m_lines[j].isBlank()); ++j)
            last = m_lines[j].isBlank() ? last : j;
        const bool moreThan = last == i && matches(amount, m_lines[i].text); // "> 50 % of our members"
        if (!moreThan) {
            mark(i, last + 1, Kind::Quote);
            markAttribution(i);
        }
        i = last + 1;
    }
}

// "On … wrote:" before a quote; mailers wrap it over up to three lines.
void Reader::markAttribution(size_t quote)
{
    // Where the verb comes last it must stand right before the colon: prose says "wrote" too.
    static const QRegularExpression ending(
        u"(\\b(wrote|writes|a écrit|escribió|ha scritto|napisał\\(a\\))|"
        "\\b(schrieb|schrieben|ysgrifennodd|schreef|skrev)\\b[^\\n]{0,100})\\s?:$"_s,
        insensitive);
    static const QRegularExpression opening(u"^(On|At|Am|Le|Ar|El|Il|Op|Den|W dniu)\\b"_s, insensitive);
    size_t last = quote;
    while (last > 0 && m_lines[last - 1].isBlank() && quote - last < 2)
        --last;
    if (last == 0 || m_lines[last - 1].kind || !matches(ending, m_lines[last - 1].text))
        return;
    constexpr qsizetype longestLine = 200;
    if (m_lines[last - 1].text.size() > longestLine)
        return; // prose that ends in a colon
    size_t first = last - 1;
    for (size_t back = 0; back < 3 && back < last; ++back) {
        const Line &line = m_lines[last - 1 - back];
        if (line.isBlank() || line.kind)
            break;
        if (matches(opening, line.text)) {
            first = last - 1 - back;
            break;
        }
    }
    mark(first, quote, Kind::Quote);
}

// "From:", "Sent:", "To:", "Subject:" one under another, as Outlook heads what it quotes.
bool Reader::isHeaderBlock(size_t line) const
{
    static const QRegularExpression from(u"^\\*?(From|Von|De|Oddi wrth|Od|Van|Da)\\s?:\\*?\\s*\\S"_s, insensitive);
    static const QRegularExpression other(
        u"^\\*?(Sent|Date|To|Cc|Subject|Gesendet|Datum|An|Betreff|Envoyé|À|Objet|Anfonwyd|Dyddiad|At|Pwnc)\\s?:\\*?"_s,
        insensitive);
    if (line >= m_lines.size() || !matches(from, m_lines[line].text))
        return false;
    constexpr size_t within = 8;
    int others = 0;
    for (size_t i = line + 1; i < m_lines.size() && i < line + within; ++i) {
        if (m_lines[i].isBlank() && others > 0)
            break;
        others += matches(other, m_lines[i].text);
    }
    return others >= 2;
}

void Reader::markOutlook()
{
    static const QRegularExpression original(
        u"^[-_]{2,}\\s*(Original Message|Original Appointment|Ursprüngliche Nachricht|Message d'origine|"
        "Message original|Neges Wreiddiol|Reply message)\\s*[-_]{2,}$"_s, insensitive);
    static const QRegularExpression forwarded(
        u"^[-_]{2,}\\s*(Forwarded message|Forwarded by .*|Weitergeleitete Nachricht|Message transféré)\\s*[-_]*$|"
        "^Begin forwarded message:$"_s, insensitive);
    static const QRegularExpression rule(u"^[_-]{5,}$"_s);
    qsizetype wordsAbove = 0;
    for (size_t i = 0; i < m_lines.size(); ++i) {
        const QStringView text = m_lines[i].text;
        const bool ruled = text.startsWith(u'-') || text.startsWith(u'_');
        if ((ruled || text.startsWith(u'B', Qt::CaseInsensitive)) && matches(forwarded, text))
            return; // what somebody forwards is what they want read
        const bool starts = (ruled && matches(original, text)) || isHeaderBlock(i)
            || (ruled && matches(rule, text) && isHeaderBlock(nextWritten(i + 1)));
        if (!starts || m_lines[i].kind) {
            wordsAbove += m_lines[i].kind ? 0 : wordsOf(text);
            continue;
        }
        constexpr qsizetype fewest = 2; // "FYI" is no answer: then what stands below is what was sent
        if (wordsAbove < fewest)
            return;
        // Outlook Express marks the quoted lines as well: then what is not marked is an answer.
        size_t first = i;
        while (first < m_lines.size() && !m_lines[first].kind && first < i + 12)
            ++first;
        const bool marked = first < m_lines.size() && m_lines[first].kind == Kind::Quote;
        mark(i, marked ? first : m_lines.size(), Kind::Quote);
        if (!marked)
            return;
    }
}

int disclaimerMarks(const QString &paragraph)
{
    static const std::vector<QRegularExpression> marks = [] {
        std::vector<QRegularExpression> all;
        for (const QString &pattern : {
                 u"(intended|meant) (solely|only|exclusively)? ?for (the )?(sole )?(addressee|use of|individual|named|person|recipient|attention)"_s,
                 u"confidential and (may|is|intended|legally|are)"_s,
                 u"(may|might) (also )?(contain|be) (confidential|privileged|legally)"_s,
                 u"information (contained )?in this (e-?mail|message|communication)"_s,
                 u"accepts? no (liability|responsibility).{0,80}(virus|damage|loss|e-?mail)"_s,
                 u"(not|unless you are) the (intended|named) (recipient|addressee)"_s,
                 u"received (this|it) ?(e-?mail|message|communication|transmission)? in error"_s,
                 u"(e-?mail|message|communication)s?,? (and|with|including|together with) (any|all|its) (attachment|attached|file)"_s,
                 u"(scanned|checked|swept) (for|by).{0,60}(virus|malware)|virus(es)?.{0,60}(scanned|checked|swept|liab|damage)"_s,
                 u"(views|opinions)( or opinions)?,? (expressed|presented|contained|given).{0,80}(not necessarily|do not|those of the|solely)"_s,
                 u"consider the environment before printing"_s,
                 u"(registered (office|in (england|scotland|wales)|company|charity)|company (registration )?(no|number))"_s,
                 u"(monitored|recorded).{0,60}(e-?mail|communication|lawful|law)|e-?mails?.{0,60}(monitored|intercepted)"_s,
                 u"mae'?r (e-?bost|neges) (hwn|hon)"_s,
                 u"diese e-?mail (enthält|kann|ist) .{0,40}vertraulich"_s,
                 u"ce (message|courriel).{0,80}confidentiel"_s,
                 u"originated (from )?outside (of )?(the|your|our) (organi[sz]ation|council|network|company)"_s})
            all.emplace_back(pattern, insensitive | QRegularExpression::DotMatchesEverythingOption);
        return all;
    }();
    return int(std::count_if(marks.cbegin(), marks.cend(), [&](const auto &mark) { return mark.match(paragraph).hasMatch(); }));
}

// Paragraph by paragraph from the end: one mark is enough after the last words, in their midst it takes two.
void Reader::markDisclaimers()
{
    static const QRegularExpression rule(u"^[*_=~#-]{4,}$"_s);
    bool trailing = true;
    for (size_t end = m_lines.size(); end > 0;) {
        if (m_lines[end - 1].isBlank() || m_lines[end - 1].kind) {
            --end;
            continue;
        }
        size_t begin = end;
        QString paragraph;
        while (begin > 0 && !m_lines[begin - 1].isBlank() && !m_lines[begin - 1].kind)
            --begin;
        for (size_t i = begin; i < end && paragraph.size() < 4 * longestMatched; ++i)
            paragraph += m_lines[i].text.left(longestMatched).toString() + u' ';
        const bool onlyRule = end - begin == 1 && matches(rule, m_lines[begin].text);
        const int marks = onlyRule ? 0 : disclaimerMarks(paragraph);
        if (marks >= (trailing ? 1 : 2))
            mark(begin, end, Kind::Disclaimer);
        else if (const size_t below = nextWritten(end);
                 onlyRule && below < m_lines.size() && m_lines[below].kind == Kind::Disclaimer)
            mark(begin, end, Kind::Disclaimer);
        else
            trailing = trailing && onlyRule;
        end = begin;
    }
}

void Reader::markSignatures()
{
    static const QRegularExpression mobile(
        u"^(Sent (from|via|using)( my)? .{2,60}|Get Outlook for .{2,60}|Sent with .{2,40}|Von meinem .{2,40} gesendet|"
        "Gesendet (von|mit) .{2,40}|Envoyé (de|depuis) mon .{2,40}|Enviado desde mi .{2,40}|Anfonwyd o(’|'r|’r| fy)? .{2,40}|"
        "Inviato da .{2,40})$"_s, insensitive);
    static const QRegularExpression prose(u"[.!?]\\s+\\p{L}"_s);
    for (size_t i = 0; i < m_lines.size(); ++i) {
        const Line &line = m_lines[i];
        if (!line.kind && matches(mobile, line.text) && !matches(prose, line.text))
            mark(i, i + 1, Kind::Signature);
        if (line.kind || line.text != u"--")
            continue;
        const size_t end = endOfSignature(i);
        if (end > i)
            mark(i, end, Kind::Signature);
    }
    // Closings stand at the end of what the writer wrote: before a quote, a disclaimer or the end.
    for (size_t i = 0; i <= m_lines.size(); ++i) {
        const bool ends = i == m_lines.size() || m_lines[i].kind;
        if (ends && i > 0 && !m_lines[i - 1].kind)
            markClosing(i);
    }
}

// "Kind regards" and what follows it, if that is short and no prose.
void Reader::markClosing(size_t end)
{
    static const QRegularExpression closing(
        u"^(with )?(very )?(kind(est)?|best|warm(est)?|many|yours|sincere(ly)?|all the|cofion|yn|mit|viele|beste|bien)?\\s*"
        "(regards|wishes|thanks|best|sincerely|faithfully|truly|cordially|gorau|cynnes|cofion|gywir|freundlichen Grüßen|Grüße|"
        "cordialement|cheers)( and (best|kind|warm)? ?(regards|wishes|thanks))?[,.!]?$"_s, insensitive);
    static const QRegularExpression contact(u"@|www\\.|https?:|\\+?\\d[\\d ()-]{6,}"_s);
    static const QRegularExpression afterthought(u"^(P\\.?\\s?S\\.?|NB|N\\.B\\.)\\b"_s, insensitive);
    constexpr size_t mostLines = 14;
    constexpr qsizetype longestLine = 90;
    constexpr qsizetype mostWords = 9;
    size_t written = 0;
    for (size_t i = end; i > 0 && written <= mostLines; --i) {
        const Line &line = m_lines[i - 1];
        if (line.kind)
            return;
        if (line.isBlank())
            continue;
        if (matches(closing, line.text)) {
            if (written > 0)
                mark(i - 1, end, Kind::Signature);
            return;
        }
        const bool isContact = matches(contact, line.text);
        const bool isProse = line.text.size() > longestLine || matches(afterthought, line.text)
            || (!isContact && (wordsOf(line.text) > mostWords || (line.text.endsWith(u'?'))
                               || (line.text.endsWith(u'.') && wordsOf(line.text) > 4)));
        if (isProse)
            return;
        ++written;
    }
}

std::vector<Fold> Reader::folds()
{
    markQuotes();
    markOutlook();
    markDisclaimers();
    markSignatures();
    std::vector<Fold> folds;
    bool ownWords = false;
    size_t lastLine = 0; // of the last fold
    for (size_t i = 0; i < m_lines.size(); ++i) {
        const Line &line = m_lines[i];
        if (!line.kind || line.isBlank()) {
            ownWords = ownWords || !line.isBlank();
            continue;
        }
        const bool adjoins = !folds.empty() && folds.back().kind == *line.kind && nextWritten(lastLine + 1) == i;
        if (adjoins)
            folds.back().end = line.end;
        else
            folds.push_back({*line.kind, line.begin, line.end});
        lastLine = i;
    }
    return ownWords ? folds : std::vector<Fold>();
}

} // namespace

std::vector<Fold> foldsOf(QStringView text)
{
    return Reader(text).folds();
}

} // namespace soundings
