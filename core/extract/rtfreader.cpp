#include "core/extract/rtfreader.h"

#include "core/extract/charset.h"
#include "core/extract/passage.h"

#include <QSet>

#include <array>

namespace soundings::extract {

using namespace Qt::StringLiterals;

namespace {

bool holdsNoText(QByteArrayView word)
{
    static const QSet<QByteArray> words = {"colortbl",
                                           "stylesheet",
                                           "info",
                                           "pict",
                                           "objdata",
                                           "objclass",
                                           "objname",
                                           "header",
                                           "headerl",
                                           "headerr",
                                           "headerf",
                                           "footer",
                                           "footerl",
                                           "footerr",
                                           "footerf",
                                           "filetbl",
                                           "listtable",
                                           "generator",
                                           "listoverridetable",
                                           "revtbl",
                                           "rsidtbl",
                                           "fldinst",
                                           "datafield",
                                           "atnid",
                                           "atnauthor",
                                           "atntime",
                                           "atnicn",
                                           "atnref",
                                           "atndate",
                                           "atnparent",
                                           "atrfstart",
                                           "atrfend",
                                           "bkmkstart",
                                           "bkmkend",
                                           "xe",
                                           "tc",
                                           "rxe",
                                           "pn",
                                           "sp",
                                           "shprslt",
                                           "nonshppict",
                                           "nonesttables",
                                           "themedata",
                                           "datastore",
                                           "xmlnstbl",
                                           "latentstyles",
                                           "pgptbl",
                                           "colorschememapping",
                                           "ftnsep",
                                           "ftnsepc",
                                           "ftncn",
                                           "aftnsep",
                                           "aftnsepc",
                                           "aftncn",
                                           "template",
                                           "passwordhash",
                                           "mmathPr",
                                           "userprops",
                                           "docvar",
                                           "background",
                                           "mhtmltag",
                                           "do",
                                           "wgrffmtfilter",
                                           "protusertbl",
                                           "blipuid",
                                           "picprop",
                                           "xmlattr",
                                           "xmlattrname",
                                           "xmlattrvalue",
                                           "annotation"};
    return words.contains(word.toByteArray());
}

// Starred destinations whose content is the text's own; a reader passes over the others.
bool isOwnText(QByteArrayView word)
{
    static const QSet<QByteArray> words = {"shpinst",  "shptxt",         "shppict", "ud", "fldrslt",
                                           "footnote", "nesttableprops", "htmltag", "cs", "xmlopen"};
    return words.contains(word.toByteArray());
}

} // namespace

RtfReader::RtfReader(QByteArrayView bytes, Wanted wanted, const ReadLimits &limits)
    : m_tokens(bytes)
    , m_wanted(wanted)
    , m_deepest(size_t(limits.nesting) * 16)
    , m_room(limits.characters)
    , m_groups(1)
    , m_flows(1)
{}

bool RtfReader::run()
{
    for (RtfToken token = m_tokens.next(); token.kind != RtfToken::End; token = m_tokens.next()) {
        switch (token.kind) {
        case RtfToken::Open:
            if (m_groups.size() > m_deepest)
                return false;
            open();
            break;
        case RtfToken::Close:
            if (m_groups.size() <= 2) { // the document's end; what follows is none of it
                flush();
                return true;
            }
            close();
            break;
        case RtfToken::Word:
            word(token);
            break;
        case RtfToken::Sign:
            sign(token.byte);
            break;
        case RtfToken::Byte:
            byte(token);
            break;
        case RtfToken::End:
            break;
        }
        if (m_room < 0)
            break;
    }
    flush();
    m_brokeOff = m_room >= 0;
    return true;
}

void RtfReader::open()
{
    flush();
    m_standIns = 0;
    m_starred = false;
    m_groups.push_back(group());
}

void RtfReader::close()
{
    flush();
    m_standIns = 0;
    const Group closed = group();
    m_groups.pop_back();
    if (closed.destination == Destination::ListText && group().destination != Destination::ListText)
        putListText(std::exchange(m_listText, {}));
}

void RtfReader::word(const RtfToken &token)
{
    if (token.word == "u" && token.hasNumber && m_standIns == 0)
        return unicode(token.number);
    flush();
    const bool starred = std::exchange(m_starred, false);
    if (m_standIns > 0) {
        --m_standIns;
        return;
    }
    if (destination(token.word))
        return;
    if (starred && !isOwnText(token.word)) {
        group().destination = Destination::Skipped;
        return;
    }
    if (group().destination == Destination::Fonts)
        return fontWord(token);
    if (look(token) || encoding(token) || group().destination == Destination::Skipped)
        return;
    if (!character(token.word))
        structure(token.word);
}

// Whether the word begins a destination; text in it goes where it belongs.
bool RtfReader::destination(QByteArrayView word)
{
    const Destination now = group().destination;
    if (word == "ud" && m_groups.size() > 2 &&
        m_groups[m_groups.size() - 2].destination == Destination::Upright) {
        group().destination = Destination::Text; // the same again in Unicode
        return true;
    }
    if (now == Destination::Skipped)
        return false;
    if (now == Destination::Upright) {
        group().destination = Destination::Skipped;
        return true;
    }
    if (word == "fonttbl") {
        group().destination = Destination::Fonts;
    } else if (word == "upr") {
        group().destination = Destination::Upright;
    } else if (word == "listtext" || word == "pntext") {
        group().destination = m_wanted == Wanted::Html ? Destination::Skipped : Destination::ListText;
    } else if (word == "htmltag") {
        group().destination = Destination::HtmlTag;
        group().htmlAside = false;
    } else if (word == "footnote") {
        footnote();
    } else if (holdsNoText(word)) {
        m_comments += word == "annotation" ? 1 : 0;
        m_embedded += word == "objdata" ? 1 : 0;
        group().destination = Destination::Skipped;
    } else {
        return false;
    }
    return true;
}

void RtfReader::footnote()
{
    if (group().footnote >= 0 || group().hidden || group().deleted)
        return;
    put(u"[%1]"_s.arg(m_flows.size()));
    group().footnote = qsizetype(m_flows.size());
    m_flows.emplace_back();
    group().inTable = false;
}

bool RtfReader::look(const RtfToken &token)
{
    const bool on = !token.hasNumber || token.number != 0;
    Group &here = group();
    if (token.word == "v" || token.word == "spv") {
        here.hidden = on && token.word == "v";
    } else if (token.word == "deleted") {
        m_deletions += on && !here.deleted ? 1 : 0;
        here.deleted = on;
    } else if (token.word == "revised") {
        m_insertions += on && !here.inserted ? 1 : 0;
        here.inserted = on;
    } else if (token.word == "plain") {
        here.hidden = here.deleted = here.inserted = false;
        here.font = m_defaultFont;
    } else if (token.word == "f") {
        here.font = token.number;
    } else if (token.word == "htmlrtf") {
        here.htmlAside = on;
    } else if (token.word == "intbl") {
        here.inTable = true;
    } else if (token.word == "pard") {
        here.inTable = false;
    } else {
        return false;
    }
    return true;
}

bool RtfReader::encoding(const RtfToken &token)
{
    if (token.word == "ansicpg")
        m_ansiPage = token.number;
    else if (token.word == "mac")
        m_ansiPage = 10000;
    else if (token.word == "pc")
        m_ansiPage = 437;
    else if (token.word == "pca")
        m_ansiPage = 850;
    else if (token.word == "deff")
        group().font = m_defaultFont = token.number;
    else if (token.word == "uc")
        group().skip = qBound(0, token.number, 16);
    else if (token.word == "fromhtml")
        m_wrapsHtml = token.number == 1 || !token.hasNumber;
    else
        return false;
    return true;
}

void RtfReader::fontWord(const RtfToken &token)
{
    if (token.word == "f") {
        m_fontInTable = token.number;
        m_fonts[m_fontInTable] = {};
    } else if (token.word == "fcharset") {
        m_fonts[m_fontInTable].page = codePageOfCharset(token.number);
        m_fonts[m_fontInTable].symbols = token.number == 2;
    } else if (token.word == "cpg") {
        m_fonts[m_fontInTable].page = token.number;
    }
}

bool RtfReader::character(QByteArrayView word)
{
    static const QHash<QByteArray, QString> characters = {
        {"tab", u"\t"_s},      {"emdash", u"—"_s},     {"endash", u"–"_s},    {"lquote", u"‘"_s},
        {"rquote", u"’"_s},    {"ldblquote", u"“"_s},  {"rdblquote", u"”"_s}, {"bullet", u"•"_s},
        {"emspace", u" "_s},   {"enspace", u" "_s},    {"qmspace", u" "_s},   {"zwj", u"\u200d"_s},
        {"zwnj", u"\u200c"_s}, {"ltrmark", QString()}, {"rtlmark", QString()}};
    const auto found = characters.constFind(word.toByteArray());
    if (found == characters.constEnd())
        return false;
    put(*found);
    return true;
}

bool RtfReader::structure(QByteArrayView word)
{
    if (m_wanted == Wanted::Html) {
        if (word == "par" || word == "line")
            put(u"\r\n"_s);
        return true;
    }
    if (word == "par" || word == "sect" || word == "page")
        endParagraph();
    else if (word == "line" || word == "lbr")
        put(u"\n"_s);
    else if (word == "cell")
        endCell();
    else if (word == "row")
        endRow();
    else if (word == "nestcell")
        put(u"\t"_s);
    else if (word == "nestrow")
        put(u"\n"_s);
    else
        return false;
    return true;
}

void RtfReader::unicode(int number)
{
    flush();
    m_starred = false;
    const int code = number < 0 ? number + 65'536 : number;
    const Group &here = group();
    m_standIns = here.skip;
    if (code > 0xffff)
        put(QString::fromUcs4(std::array{char32_t(qMin(code, 0x10ffff))}.data(), 1));
    else if (code >= 0xf000 && code < 0xf100)
        put(symbol(QString::fromLatin1(m_fonts.value(here.font).name), char32_t(code)));
    else if (code > 0)
        put(QString(QChar(char16_t(code))));
}

void RtfReader::sign(char byte)
{
    flush();
    if (byte == '*') {
        m_starred = true;
    } else if (m_standIns > 0) {
        --m_standIns;
    } else if (byte == '~') {
        put(QString(QChar(QChar::Nbsp)));
    } else if (byte == '_') {
        put(u"-"_s);
    }
}

void RtfReader::byte(const RtfToken &token)
{
    m_starred = false;
    if (m_standIns > 0) {
        --m_standIns;
        return;
    }
    const Destination here = group().destination;
    if (here == Destination::Skipped || here == Destination::Upright)
        return;
    if (here == Destination::Fonts) {
        if (token.byte != ';' && m_fonts[m_fontInTable].name.size() < 64)
            m_fonts[m_fontInTable].name += token.byte;
        return;
    }
    m_pending += token.byte;
}

int RtfReader::page() const
{
    const auto font = m_fonts.constFind(m_groups.back().font);
    return font != m_fonts.constEnd() && font->page ? *font->page : m_ansiPage;
}

void RtfReader::flush()
{
    if (m_pending.isEmpty())
        return;
    const QByteArray bytes = std::exchange(m_pending, {});
    const auto font = m_fonts.constFind(group().font);
    if (font == m_fonts.constEnd() || !font->symbols)
        return put(codePageText(bytes, page()));
    QString text;
    const QString name = QString::fromLatin1(font->name).trimmed();
    for (const char c : bytes) {
        const QString meant = symbol(name, quint8(c));
        text += meant.isEmpty() && quint8(c) < 0x80 ? QString(QChar(char16_t(c))) : meant;
    }
    put(text);
}

void RtfReader::put(const QString &text)
{
    const Group &here = group();
    if (m_wanted == Wanted::Html) {
        if (here.destination != Destination::HtmlTag &&
            (here.htmlAside || here.destination != Destination::Text))
            return;
        m_html += text;
        m_room -= text.size();
        return;
    }
    if (here.hidden || here.deleted ||
        (here.destination != Destination::Text && here.destination != Destination::ListText))
        return;
    m_room -= text.size();
    if (here.destination == Destination::ListText)
        m_listText += text;
    else
        flow().line += text;
}

// What an older program shows before a paragraph of a list: a number, or a bullet of some font.
void RtfReader::putListText(const QString &text)
{
    const QString marker = text.trimmed();
    const bool spelt =
        std::any_of(marker.begin(), marker.end(), [](QChar c) { return c.isLetterOrNumber(); });
    const bool bullet = !spelt || marker == u"o";
    flow().line += bullet ? u"- "_s : marker + u' ';
}

RtfReader::Flow &RtfReader::flow()
{
    return m_flows[size_t(qMax<qsizetype>(0, group().footnote))];
}

void RtfReader::endParagraph()
{
    Flow &into = flow();
    if (group().deleted || group().destination == Destination::Skipped)
        return;
    if (group().inTable) {
        into.cell << std::exchange(into.line, {});
        return;
    }
    endRow(); // of a table that does not say where it ends
    into.paragraphs << std::exchange(into.line, {});
}

void RtfReader::endCell()
{
    Flow &into = flow();
    into.row.push_back(std::exchange(into.cell, {}) << std::exchange(into.line, {}));
}

void RtfReader::endRow()
{
    Flow &into = flow();
    if (!into.cell.isEmpty())
        into.row.push_back(std::exchange(into.cell, {}));
    if (!into.row.empty())
        into.paragraphs << rowLine(std::exchange(into.row, {}));
}

QStringList RtfReader::paragraphs() const
{
    QStringList all;
    for (size_t i = 0; i < m_flows.size(); ++i) {
        QStringList own = m_flows[i].paragraphs;
        std::vector<QStringList> row = m_flows[i].row;
        if (!m_flows[i].cell.isEmpty())
            row.push_back(m_flows[i].cell);
        if (!row.empty())
            own << rowLine(row);
        if (!m_flows[i].line.isEmpty())
            own << m_flows[i].line;
        if (i == 0)
            all = own;
        else
            all << u"[%1] "_s.arg(i) + own.join(u'\n').trimmed();
    }
    return all;
}

void RtfReader::describe(QStringList &notes) const
{
    noteChanges(notes, m_insertions, m_deletions);
    noteComments(notes, m_comments);
    noteEmbedded(notes, m_embedded);
}

} // namespace soundings::extract
