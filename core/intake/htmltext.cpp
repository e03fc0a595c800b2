#include "core/intake/htmltext.h"

#include "core/intake/charset.h"
#include "core/intake/htmltokens.h"

#include <QRegularExpression>
#include <QSet>

namespace soundings::intake {

namespace {

using namespace Qt::StringLiterals;
using Token = HtmlTokens::Token;

constexpr qsizetype deepest = 400;    // open elements
constexpr int widestQuote = 12;       // '>' in front of a line
constexpr qsizetype longestLink = 60; // characters of an address that is shown

bool in(const QSet<QString> &names, const QString &name) { return names.contains(name); }

bool isVoid(const QString &name)
{
    static const QSet<QString> names = {u"br"_s,   u"hr"_s,  u"img"_s,    u"meta"_s, u"link"_s, u"input"_s, u"col"_s,
                                        u"base"_s, u"wbr"_s, u"source"_s, u"area"_s, u"embed"_s, u"param"_s};
    return in(names, name);
}

bool isUnread(const QString &name)
{
    static const QSet<QString> names = {u"head"_s,     u"script"_s, u"style"_s,  u"title"_s,  u"template"_s,
                                        u"svg"_s,      u"iframe"_s, u"object"_s, u"select"_s, u"xml"_s,
                                        u"datalist"_s, u"noembed"_s};
    return in(names, name);
}

// What a browser leaves in the head; anything else ends it, closed or not.
bool belongsInHead(const QString &name)
{
    static const QSet<QString> names = {u"meta"_s, u"link"_s,   u"title"_s,    u"style"_s,    u"script"_s,
                                        u"base"_s, u"object"_s, u"noscript"_s, u"template"_s, u"xml"_s};
    return in(names, name) || name.contains(u':');
}

// How many line ends set it apart from what stands before and after; 0 for what stands in a line.
int apartness(const Token &token)
{
    static const QSet<QString> paragraphs = {u"p"_s,  u"h1"_s, u"h2"_s,         u"h3"_s,  u"h4"_s, u"h5"_s,
                                             u"h6"_s, u"dl"_s, u"blockquote"_s, u"pre"_s, u"hr"_s};
    static const QSet<QString> lines = {
        u"div"_s,    u"section"_s, u"article"_s, u"header"_s,     u"footer"_s, u"main"_s,    u"aside"_s, u"nav"_s,
        u"address"_s, u"ul"_s,     u"ol"_s,      u"li"_s,         u"dt"_s,     u"dd"_s,      u"tr"_s,    u"table"_s,
        u"caption"_s, u"center"_s, u"fieldset"_s, u"figure"_s,    u"form"_s,   u"body"_s,    u"thead"_s, u"tbody"_s,
        u"tfoot"_s,  u"details"_s, u"summary"_s, u"figcaption"_s, u"legend"_s, u"optgroup"_s, u"menu"_s, u"dir"_s};
    if (in(paragraphs, token.name)) // Word gives its paragraphs no margins, and writes the empty ones
        return token.name == u"p" && token.attributes.value(u"class"_s).contains(u"Mso") ? 1 : 2;
    return in(lines, token.name) ? 1 : 0;
}

bool isHidden(const Token &token)
{
    static const QRegularExpression hiding(u"(display\\s*:\\s*none|visibility\\s*:\\s*hidden|mso-hide\\s*:\\s*all)"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    return isUnread(token.name) || token.attributes.contains(u"hidden"_s)
        || token.attributes.value(u"style"_s).contains(hiding);
}

// Gmail indents with a blockquote that has no border and a left margin; that quotes nobody.
bool isIndent(const Token &token)
{
    const QString style = token.attributes.value(u"style"_s).remove(u' ').toLower();
    const bool leftMargin = style.contains(u"margin:00040px") || style.contains(u"margin:0px0px0px40px");
    return leftMargin && style.contains(u"border:none") && !token.attributes.contains(u"type"_s);
}

class Writer
{
public:
    void take(const Token &token);
    [[nodiscard]] QString finish();

private:
    struct Element
    {
        QString name;
        int apart = 0;
        bool hidden = false;
        bool quote = false;
        bool pre = false;
        int number = 0;       ///< of the next item, in an ordered list
        QString href;         ///< of a link
        qsizetype began = 0;  ///< where its text starts in m_out
    };

    void text(const QString &text);
    void put(QChar c);
    void apart(int lines);
    void lineBreak();
    void flush();
    void start(const Token &token);
    void end(const QString &name);
    void closeTo(qsizetype size);
    void close(const Element &element);
    void beginItem();
    void beginCell();
    void endCell(const Element &element);
    void endLink(const Element &element);
    void closeImplied(const Token &token);
    [[nodiscard]] int listDepth() const;

    QString m_out;
    std::vector<Element> m_open;
    QHash<QString, int> m_count; ///< of the open elements, by name
    int m_hidden = 0;
    int m_quote = 0;
    int m_pre = 0;
    int m_breaks = 0;      ///< line ends owed before the next character
    int m_lineQuote = 0;   ///< depth of quoting on the last line written
    bool m_blank = false;  ///< a blank owed before the next character
    bool m_tab = false;    ///< a tab owed, between cells
    bool m_cellStart = false;
    bool m_rowHasCell = false;
};

void Writer::take(const Token &token)
{
    switch (token.kind) {
    case HtmlTokens::Kind::Text: text(token.text); break;
    case HtmlTokens::Kind::Start: start(token); break;
    case HtmlTokens::Kind::End: end(token.name); break;
    }
}

void Writer::text(const QString &text)
{
    if (m_hidden > 0)
        return;
    for (const QChar c : text) {
        const bool collapses = c == u' ' || c == u'\t' || c == u'\n' || c == u'\r' || c == u'\f';
        if (!collapses)
            put(c == QChar::Nbsp ? QChar(u' ') : c);
        else if (m_pre > 0 && c == u'\n')
            lineBreak();
        else if (m_pre > 0 && c != u'\r')
            put(u' ');
        else
            m_blank = true;
    }
}

void Writer::put(QChar c)
{
    const bool invisible = c == QChar(0x200b) || c == QChar(0x200c) || c == QChar(0xad) || c == QChar(0xfeff)
        || c == QChar(0x34f); // what newsletters fill their previews with
    if (invisible)
        return;
    flush();
    m_out += c;
    m_cellStart = false;
}

// Writes the line ends, the quote marks, the tab or the blank that are owed.
void Writer::flush()
{
    const auto mark = [](int depth) { return depth == 0 ? QString() : QString(std::min(depth, widestQuote), u'>'); };
    if (m_out.isEmpty()) {
        m_out += m_quote > 0 ? mark(m_quote) + u' ' : QString();
    } else if (m_breaks > 0) {
        while (m_out.endsWith(u' ') || m_out.endsWith(u'\t'))
            m_out.chop(1);
        for (int i = 1; i < m_breaks; ++i)
            m_out += u'\n' + mark(std::min(m_quote, m_lineQuote));
        m_out += u'\n' + (m_quote > 0 ? mark(m_quote) + u' ' : QString());
    } else if (m_tab) {
        m_out += u'\t';
    } else if (m_blank && !m_out.endsWith(u' ') && !m_out.endsWith(u'\n')) {
        m_out += u' ';
    }
    m_lineQuote = m_quote;
    m_breaks = 0;
    m_blank = false;
    m_tab = false;
}

void Writer::apart(int lines)
{
    if (lines == 0 || m_cellStart)
        return;
    m_breaks = std::max(m_breaks, lines);
}

void Writer::lineBreak()
{
    constexpr int most = 3;
    m_breaks = std::min(most, m_breaks + 1);
    m_blank = false;
}

int Writer::listDepth() const
{
    return m_count.value(u"ul"_s) + m_count.value(u"ol"_s);
}

void Writer::closeImplied(const Token &token)
{
    const auto closeOpen = [this](const QSet<QString> &names, const QSet<QString> &barriers) {
        for (qsizetype i = qsizetype(m_open.size()) - 1; i >= 0; --i) {
            if (in(barriers, m_open[size_t(i)].name))
                return;
            if (in(names, m_open[size_t(i)].name))
                return closeTo(i);
        }
    };
    static const QSet<QString> inTable = {u"table"_s};
    if (apartness(token) > 0 && m_count.value(u"p"_s) > 0)
        closeOpen({u"p"_s}, {u"td"_s, u"th"_s, u"table"_s, u"li"_s, u"div"_s, u"blockquote"_s});
    if (token.name == u"li" && m_count.value(u"li"_s) > 0)
        closeOpen({u"li"_s}, {u"ul"_s, u"ol"_s, u"table"_s});
    if ((token.name == u"td" || token.name == u"th") && m_count.value(u"table"_s) > 0)
        closeOpen({u"td"_s, u"th"_s}, {u"table"_s, u"tr"_s});
    if (token.name == u"tr" && m_count.value(u"tr"_s) > 0)
        closeOpen({u"tr"_s}, inTable);
    if (token.name == u"a" && m_count.value(u"a"_s) > 0)
        closeOpen({u"a"_s}, inTable);
    if (m_count.value(u"head"_s) > 0 && !belongsInHead(token.name))
        closeOpen({u"head"_s}, {});
}

void Writer::start(const Token &token)
{
    closeImplied(token);
    if (token.name == u"br" && m_hidden == 0)
        return lineBreak();
    if (isVoid(token.name)) {
        if (m_hidden == 0)
            apart(apartness(token));
        return;
    }
    if (qsizetype(m_open.size()) >= deepest)
        return m_hidden == 0 ? apart(apartness(token)) : void();
    Element element;
    element.name = token.name;
    element.apart = apartness(token);
    element.hidden = isHidden(token);
    element.quote = token.name == u"blockquote" && !isIndent(token);
    element.pre = token.name == u"pre" || token.name == u"textarea";
    element.number = token.name == u"ol" ? std::max(1, token.attributes.value(u"start"_s).toInt()) : 0;
    element.href = token.name == u"a" ? token.attributes.value(u"href"_s).trimmed() : QString();
    m_hidden += element.hidden;
    if (m_hidden == 0) {
        apart(element.apart);
        if (token.name == u"li")
            beginItem();
        else if (token.name == u"td" || token.name == u"th")
            beginCell();
        else if (token.name == u"tr" || token.name == u"table")
            m_rowHasCell = false;
    }
    m_quote += element.quote;
    m_pre += element.pre;
    element.began = m_out.size();
    ++m_count[element.name];
    m_open.push_back(std::move(element));
}

void Writer::beginItem()
{
    QString mark = u"- "_s;
    for (auto element = m_open.rbegin(); element != m_open.rend(); ++element) {
        if (element->name == u"ul")
            break;
        if (element->name == u"ol") {
            mark = QString::number(element->number++) + u". "_s;
            break;
        }
    }
    flush();
    m_out += QString(2 * std::clamp(listDepth() - 1, 0, 8), u' ') + mark;
    m_cellStart = true; // a paragraph inside starts on the item's own line
}

void Writer::beginCell()
{
    if (m_rowHasCell && m_breaks == 0)
        m_tab = true;
    m_rowHasCell = true;
    m_cellStart = true;
    m_blank = false;
}

// Cells stand side by side: what ends one does not end the row, unless it has lines of its own.
void Writer::endCell(const Element &element)
{
    const bool severalLines = QStringView(m_out).mid(element.began).trimmed().contains(u'\n');
    const bool firstOfRow = m_out.size() == element.began;
    if (!firstOfRow)
        m_breaks = severalLines ? 1 : 0;
    m_cellStart = false;
    m_blank = false;
    m_rowHasCell = true;
}

void Writer::endLink(const Element &element)
{
    const auto plain = [](QString address) {
        address = address.toLower();
        for (const auto &prefix : {u"mailto:"_s, u"tel:"_s, u"http://"_s, u"https://"_s, u"www."_s}) {
            if (address.startsWith(prefix))
                address.remove(0, prefix.size());
        }
        return address.endsWith(u'/') ? address.chopped(1) : address;
    };
    const QString text = m_out.mid(element.began).simplified();
    const bool readable = element.href.startsWith(u"http", Qt::CaseInsensitive)
        || element.href.startsWith(u"mailto:", Qt::CaseInsensitive);
    if (text.isEmpty() || !readable || element.href.size() > longestLink || plain(text) == plain(element.href))
        return;
    QString shown = element.href;
    if (shown.startsWith(u"mailto:", Qt::CaseInsensitive))
        shown.remove(0, 7);
    m_out += u" ("_s + shown + u')';
}

void Writer::end(const QString &name)
{
    if (name == u"br") // "</br>" is read as a break
        return m_hidden == 0 ? lineBreak() : void();
    if (m_count.value(name) == 0) {
        if (name == u"p" && m_hidden == 0)
            apart(2);
        return;
    }
    const bool ofTable = name == u"table" || name == u"tr" || name == u"td" || name == u"th" || name == u"tbody"
        || name == u"thead" || name == u"tfoot" || name == u"body" || name == u"html";
    for (qsizetype i = qsizetype(m_open.size()) - 1; i >= 0; --i) {
        const QString &open = m_open[size_t(i)].name;
        if (open == name)
            return closeTo(i);
        if (!ofTable && (open == u"td" || open == u"th"))
            return; // an end tag astray in a cell closes nothing outside of it
        if (ofTable && open == u"table")
            return;
    }
}

void Writer::closeTo(qsizetype size)
{
    while (qsizetype(m_open.size()) > size) {
        const Element element = std::move(m_open.back());
        m_open.pop_back();
        close(element);
    }
}

void Writer::close(const Element &element)
{
    --m_count[element.name];
    if (m_hidden == 0) {
        if (element.name == u"a")
            endLink(element);
        else if (element.name == u"td" || element.name == u"th")
            endCell(element);
        else if (element.name == u"li")
            m_cellStart = false;
        apart(element.apart);
    }
    m_hidden -= element.hidden;
    m_quote -= element.quote;
    m_pre -= element.pre;
}

QString Writer::finish()
{
    closeTo(0);
    while (!m_out.isEmpty() && m_out.back().isSpace())
        m_out.chop(1);
    return m_out;
}

QByteArray charsetOf(const QByteArray &html, const QByteArray &declared)
{
    if (html.startsWith("\xef\xbb\xbf"))
        return "utf-8";
    if (html.startsWith("\xff\xfe") || html.startsWith("\xfe\xff"))
        return "utf-16";
    if (!declared.isEmpty())
        return declared;
    static const QRegularExpression meta(u"charset\\s*=\\s*[\"']?([A-Za-z0-9_:.-]+)"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    const auto match = meta.match(QString::fromLatin1(html.left(2048)));
    return match.captured(1).toLatin1();
}

} // namespace

QString htmlToText(const QByteArray &html, const QByteArray &charset)
{
    const QString source = decodeText(html, charsetOf(html, charset));
    HtmlTokens tokens(source);
    Token token;
    Writer writer;
    while (tokens.next(token))
        writer.take(token);
    return cleanText(writer.finish());
}

} // namespace soundings::intake
