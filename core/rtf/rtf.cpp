#include "core/rtf/rtf.h"

#include "core/rtf/codepage.h"
#include "core/rtf/rtftokens.h"

#include <QHash>
#include <QSet>

#include <vector>

namespace soundings::rtf {

namespace {

using namespace Qt::StringLiterals;

enum class Destination {
    Text,
    Html,   ///< \*\htmltag: markup, taken over as it stands
    Fonts,  ///< the table of fonts
    Holder, ///< skipped but for the text it holds: shapes, \upr
    Skipped
};

struct Group
{
    Destination destination = Destination::Text;
    int font = -1;        ///< -1 for the document's own
    int fallback = 1;     ///< \uc: bytes that stand behind \u for readers without Unicode
    bool hidden = false;  ///< \v
    bool deleted = false; ///< \deleted
    bool rtfOnly = false; ///< \htmlrtf: not of the HTML
    bool notes = false;   ///< goes behind the rest
    bool apart = false;   ///< in lines of its own
};

// Destinations that hold no text of the document. Those marked \* are skipped unless they are known.
const QSet<QByteArray> &skipped()
{
    static const QSet<QByteArray> words = {
        "colortbl",     "stylesheet", "info",     "pict",      "nonshppict",   "xe",          "tc",
        "tcn",          "rxe",        "txe",      "fldinst",   "nonesttables", "datafield",   "template",
        "author",       "operator",   "title",    "subject",   "keywords",     "comment",     "doccomm",
        "manager",      "company",    "private",  "filetbl",   "objname",      "objclass",    "objdata",
        "objalias",     "objsect",    "pnseclvl", "bkmkstart", "bkmkend",      "atrfstart",   "atrfend",
        "ftnsep",       "ftnsepc",    "ftncn",    "aftnsep",   "aftnsepc",     "aftncn",      "listname",
        "levelnumbers", "leveltext",  "revtbl",   "pgdsctbl",  "shprslt",      "passwordhash"};
    return words;
}

// Destinations whose text stands apart from the line they are met in.
bool isNote(const QByteArray &name)
{
    return name == "footnote" || name == "annotation" || name == "footer" || name == "footerl" ||
           name == "footerr" || name == "footerf";
}

bool isHeader(const QByteArray &name)
{
    return name == "header" || name == "headerl" || name == "headerr" || name == "headerf";
}

bool isTextBox(const QByteArray &name)
{
    return name == "shptxt" || name == "dptxbxtext";
}

// Words that stand for characters.
const QHash<QByteArray, char16_t> &characters()
{
    static const QHash<QByteArray, char16_t> words = {
        {"par", u'\n'},         {"line", u'\n'},          {"sect", u'\n'},          {"page", u'\n'},
        {"column", u'\n'},      {"softline", u'\n'},      {"tab", u'\t'},           {"cell", u'\t'},
        {"nestcell", u'\t'},    {"emdash", u'\u2014'},    {"endash", u'\u2013'},    {"emspace", u'\u2003'},
        {"enspace", u'\u2002'}, {"qmspace", u'\u2005'},   {"bullet", u'\u2022'},    {"lquote", u'\u2018'},
        {"rquote", u'\u2019'},  {"ldblquote", u'\u201c'}, {"rdblquote", u'\u201d'}, {"zwj", u'\u200d'},
        {"zwnj", u'\u200c'},    {"ltrmark", u'\u200e'},   {"rtlmark", u'\u200f'}};
    return words;
}

int codePageOfFont(int charset)
{
    static const QHash<int, int> pages = {
        {0, 1252},   {2, 1252},   {77, 10000}, {78, 932},  {79, 949},   {80, 936},   {81, 950},   {128, 932},
        {129, 949},  {130, 1361}, {134, 936},  {136, 950}, {161, 1253}, {162, 1254}, {163, 1258}, {177, 1255},
        {178, 1256}, {186, 1257}, {204, 1251}, {222, 874}, {238, 1250}, {254, 437},  {255, 850}};
    return pages.value(charset, -1);
}

class Reader
{
public:
    Reader(QByteArrayView rtf, bool html)
        : m_tokens(rtf)
        , m_html(html)
    {}

    QString read();

private:
    struct Font
    {
        int codePage = -1; ///< -1 for the document's
        bool symbol = false;
    };

    void open();
    void close();
    void word(const Token &token);
    void symbol(char c);
    void bytes(QByteArrayView bytes);
    void unicode(int value);
    void character(char16_t c);
    void flush();
    void enter(const QByteArray &name);
    void resetFormat();
    void standApart(bool apart, bool notes);
    void endLine();
    bool fontWord(const QByteArray &name, int value);
    bool formatWord(const QByteArray &name, int value, bool on);
    void endOfRow();
    [[nodiscard]] bool isDestination(const QByteArray &name) const;
    [[nodiscard]] Group &group() { return m_groups.back(); }
    [[nodiscard]] bool isHeard() const;
    [[nodiscard]] Font font() const;
    [[nodiscard]] QString &out() { return m_groups.back().notes ? m_notes : m_text; }

    Tokens m_tokens;
    bool m_html;
    CodePages m_pages;
    std::vector<Group> m_groups{Group()};
    qsizetype m_beyond = 0; ///< groups open that are too deep to be kept
    bool m_first = false;   ///< nothing but \* stands before in this group
    bool m_star = false;
    int m_pass = 0; ///< bytes of fallback still to be passed over
    int m_codePage = 1252;
    int m_defaultFont = -1;
    int m_definedFont = -1; ///< the one that the table of fonts speaks of
    QHash<int, Font> m_fonts;
    QByteArray m_pending; ///< bytes of one code page
    int m_pendingPage = 1252;
    QString m_text;
    QString m_notes;
};

bool Reader::isHeard() const
{
    const Group &group = m_groups.back();
    if (m_html && group.rtfOnly)
        return false;
    return group.destination == Destination::Html ||
           (group.destination == Destination::Text && (m_html || (!group.hidden && !group.deleted)));
}

Reader::Font Reader::font() const
{
    const int number = m_groups.back().font < 0 ? m_defaultFont : m_groups.back().font;
    Font font = m_fonts.value(number);
    if (font.codePage < 0)
        font.codePage = m_codePage;
    return font;
}

void Reader::flush()
{
    if (m_pending.isEmpty())
        return;
    out() += m_pages.decoded(m_pending, m_pendingPage);
    m_pending.clear();
}

void Reader::character(char16_t c)
{
    flush();
    if (isHeard())
        out() += QChar(c);
}

void Reader::bytes(QByteArrayView bytes)
{
    const qsizetype passed = std::min<qsizetype>(m_pass, bytes.size());
    m_pass -= int(passed);
    bytes = bytes.sliced(passed);
    if (!isHeard() || bytes.isEmpty())
        return;
    const Font font = this->font();
    if (font.symbol && bytes == "\xb7") // what Word's bullets are
        return character(u'\u2022');
    if (font.codePage != m_pendingPage)
        flush();
    m_pendingPage = font.codePage;
    m_pending += bytes;
}

void Reader::unicode(int value)
{
    auto c = char16_t(value < 0 ? value + 0x10000 : value);
    if (c >= 0xf000 && c <= 0xf0ff) // a place in a font of symbols: mostly bullets
        c = u'\u2022';
    character(c);
    m_pass = group().fallback;
}

void Reader::open()
{
    constexpr size_t deepest = 1000;
    flush();
    m_pass = 0;
    m_first = true;
    m_star = false;
    if (m_groups.size() >= deepest)
        ++m_beyond;
    else
        m_groups.push_back(m_groups.back());
}

void Reader::close()
{
    flush();
    m_pass = 0;
    m_first = false;
    if (m_beyond > 0) {
        --m_beyond;
    } else if (m_groups.size() > 1) {
        const Group &outer = m_groups[m_groups.size() - 2];
        if (group().apart && (!outer.apart || outer.notes != group().notes))
            endLine();
        m_groups.pop_back();
    }
}

// Whether a group's first word says what the group is for.
bool Reader::isDestination(const QByteArray &name) const
{
    return m_star || isNote(name) || isHeader(name) || isTextBox(name) || name == "upr" ||
           name == "htmltag" || name == "fonttbl" || skipped().contains(name);
}

void Reader::enter(const QByteArray &name)
{
    Destination &destination = group().destination;
    if (destination == Destination::Holder && (isTextBox(name) || name == "ud")) {
        destination = Destination::Text;
        standApart(isTextBox(name), false);
    } else if (destination != Destination::Text) {
        return;
    } else if (name == "htmltag") {
        destination = m_html ? Destination::Html : Destination::Skipped;
    } else if (name == "shpinst" || name == "do" || name == "upr") {
        destination = Destination::Holder;
    } else if (name == "fonttbl") {
        destination = Destination::Fonts;
    } else if (isNote(name) || isHeader(name)) {
        standApart(!m_html, isNote(name));
    } else if (name != "nesttableprops" && !isTextBox(name)) {
        destination = Destination::Skipped;
    }
}

void Reader::standApart(bool apart, bool notes)
{
    if (!apart)
        return;
    group().apart = true;
    group().notes = group().notes || notes;
    group().hidden = group().deleted = false;
    endLine();
}

void Reader::endLine()
{
    if (!out().isEmpty() && !out().endsWith(u'\n'))
        out() += u'\n';
}

bool Reader::fontWord(const QByteArray &name, int value)
{
    const bool table = group().destination == Destination::Fonts;
    if (name == "f" && table)
        m_definedFont = value;
    else if (name == "f")
        group().font = value;
    else if (name == "deff")
        m_defaultFont = value;
    else if (name == "ansicpg")
        m_codePage = value > 0 ? value : 1252;
    else if (name == "mac")
        m_codePage = 10000;
    else if (name == "pc")
        m_codePage = 437;
    else if (name == "pca")
        m_codePage = 850;
    else if (name == "fcharset" && table)
        m_fonts[m_definedFont] = {codePageOfFont(value), value == 2};
    else if (name == "cpg" && table)
        m_fonts[m_definedFont].codePage = value;
    else
        return false;
    return true;
}

void Reader::resetFormat()
{
    group().hidden = group().deleted = false;
    group().font = -1;
}

bool Reader::formatWord(const QByteArray &name, int value, bool on)
{
    constexpr int longestFallback = 64;
    if (name == "v")
        group().hidden = on;
    else if (name == "deleted")
        group().deleted = on;
    else if (name == "htmlrtf")
        group().rtfOnly = on;
    else if (name == "plain")
        resetFormat();
    else if (name == "uc")
        group().fallback = std::clamp(value, 0, longestFallback);
    else
        return false;
    return true;
}

void Reader::endOfRow()
{
    flush();
    if (!isHeard())
        return;
    if (out().endsWith(u'\t'))
        out().chop(1);
    out() += u'\n';
}

void Reader::word(const Token &token)
{
    const QByteArray name = token.text.toByteArray();
    if (name == "bin")
        return m_tokens.skip(token.value);
    const bool first = m_first;
    m_first = false;
    if (m_pass > 0 && name != "u") { // a word counts as one character of the fallback
        --m_pass;
        return;
    }
    if (first && isDestination(name)) {
        flush();
        return enter(name);
    }
    const bool on = !token.hasValue || token.value != 0;
    if (name == "u")
        return unicode(token.value);
    if (name == "row" || name == "nestrow")
        return endOfRow();
    if (const auto found = characters().constFind(name); found != characters().cend())
        return character(*found);
    if (name == "f" || name == "v" || name == "deleted" || name == "htmlrtf" || name == "plain")
        flush();
    if (!fontWord(name, token.value))
        formatWord(name, token.value, on);
}

void Reader::symbol(char c)
{
    if (c == '*') {
        m_star = m_first;
        return;
    }
    m_first = false;
    if (m_pass > 0) {
        --m_pass;
        return;
    }
    if (c == '\\' || c == '{' || c == '}')
        bytes(QByteArrayView(&c, 1));
    else if (c == '~')
        character(u'\u00a0');
    else if (c == '_')
        character(u'\u2011');
    else if (c == '\n' || c == '\r')
        character(u'\n');
    else if (c == '\t')
        character(u'\t');
}

QString Reader::read()
{
    for (;;) {
        const Token token = m_tokens.next();
        switch (token.kind) {
        case Token::Kind::Open:
            open();
            continue;
        case Token::Kind::Close:
            close();
            if (m_groups.size() > 1)
                continue;
            break; // what stands behind the document is not of it
        case Token::Kind::Word:
            word(token);
            continue;
        case Token::Kind::Symbol:
            symbol(char(token.value));
            continue;
        case Token::Kind::Byte: {
            m_first = false;
            const char byte = char(token.value);
            bytes(QByteArrayView(&byte, 1));
            continue;
        }
        case Token::Kind::Text:
            m_first = false;
            bytes(token.text);
            continue;
        case Token::Kind::End:
            break;
        }
        break;
    }
    flush();
    if (m_notes.isEmpty())
        return m_text;
    return m_text + (m_text.isEmpty() || m_text.endsWith(u'\n') ? u""_s : u"\n"_s) + m_notes;
}

bool isRtf(QByteArrayView rtf)
{
    return rtf.startsWith("{\\rtf") || rtf.startsWith("{\\urtf");
}

QByteArrayView withoutBlanks(const QByteArray &rtf)
{
    QByteArrayView view(rtf);
    if (view.startsWith("\xef\xbb\xbf"))
        view = view.sliced(3);
    while (!view.isEmpty() &&
           (view[0] == ' ' || view[0] == '\t' || view[0] == '\r' || view[0] == '\n' || view[0] == 0))
        view = view.sliced(1);
    return view;
}

// [MS-OXRTFEX] 2.1.3.1.2: among the first ten tokens.
bool isFromHtml(QByteArrayView rtf)
{
    constexpr int looked = 20; // some writers put more before it
    Tokens tokens(rtf);
    for (int i = 0; i < looked; ++i) {
        const Token token = tokens.next();
        if (token.kind == Token::Kind::Word && token.text == "fromhtml")
            return !token.hasValue || token.value == 1;
    }
    return false;
}

// No control characters but tab and newline; half of a surrogate pair is no character.
QString cleaned(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool pair = c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (pair)
            (out += c) += text[++i];
        else if (c.isSurrogate())
            out += QChar::ReplacementCharacter;
        else if (c == u'\n' || c == u'\t' || (c.unicode() >= 0x20 && c.unicode() != 0x7f))
            out += c;
    }
    return out;
}

} // namespace

QString text(const QByteArray &rtf)
{
    const QByteArrayView begin = withoutBlanks(rtf);
    if (!isRtf(begin))
        return {};
    return cleaned(Reader(begin, false).read());
}

std::optional<QByteArray> encapsulatedHtml(const QByteArray &rtf)
{
    const QByteArrayView begin = withoutBlanks(rtf);
    if (!isRtf(begin) || !isFromHtml(begin))
        return std::nullopt;
    return Reader(begin, true).read().toUtf8();
}

} // namespace soundings::rtf
