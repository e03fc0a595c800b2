#include "core/intake/htmltokens.h"

#include "core/intake/charset.h"

#include <libxml/HTMLparser.h>

#include <QSet>

namespace soundings::intake {

namespace {

using namespace Qt::StringLiterals;

bool isBlank(QChar c) { return c == u' ' || c == u'\n' || c == u'\t' || c == u'\r' || c == u'\f'; }
bool isLetter(QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z'); }
bool isAlnum(QChar c) { return isLetter(c) || (c >= u'0' && c <= u'9'); }

// &#146; and its like mean windows-1252 to every browser (WHATWG HTML 13.2.5.80).
char32_t numbered(char32_t code)
{
    if (code >= 0x80 && code < 0xa0)
        return decodeText(QByteArray(1, char(code)), "windows-1252").at(0).unicode();
    const bool bad = code == 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000);
    return bad ? U'\ufffd' : code;
}

// "#8217", "#x2019", "nbsp": without '&' and ';'. 0 where it names nothing.
char32_t entity(QStringView name)
{
    if (name.startsWith(u'#')) {
        const bool hex = name.size() > 1 && (name[1] == u'x' || name[1] == u'X');
        bool ok = false;
        const uint code = name.mid(hex ? 2 : 1).toUInt(&ok, hex ? 16 : 10);
        return ok ? numbered(code) : 0;
    }
    if (name == u"apos")
        return U'\'';
    const QByteArray key = name.toLatin1();
    const auto *found = htmlEntityLookup(reinterpret_cast<const xmlChar *>(key.constData()));
    return found ? char32_t(found->value) : 0;
}

QString resolved(QStringView text)
{
    constexpr qsizetype longestName = 10;
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size();) {
        if (text[i] != u'&') {
            out += text[i++];
            continue;
        }
        qsizetype end = i + 1;
        if (end < text.size() && text[end] == u'#')
            ++end;
        while (end < text.size() && end - i <= longestName && isAlnum(text[end]))
            ++end;
        const char32_t code = entity(text.mid(i + 1, end - i - 1));
        if (code == 0) {
            out += text[i++];
            continue;
        }
        out += QString::fromUcs4(&code, 1);
        i = end + (end < text.size() && text[end] == u';');
    }
    return out;
}

// Elements whose content is no markup, up to their end tag.
bool isRaw(const QString &name)
{
    static const QSet<QString> raw = {u"script"_s, u"style"_s, u"title"_s, u"iframe"_s, u"xmp"_s, u"noembed"_s};
    return raw.contains(name);
}

bool matters(const QString &attribute)
{
    static const QSet<QString> wanted = {u"href"_s,   u"style"_s, u"class"_s, u"hidden"_s,
                                         u"start"_s, u"type"_s,  u"alt"_s};
    return wanted.contains(attribute);
}

} // namespace

bool HtmlTokens::next(Token &token)
{
    while (m_at < m_html.size()) {
        if (m_html[m_at] != u'<') {
            readText(token);
            return true;
        }
        const QChar after = m_at + 1 < m_html.size() ? m_html[m_at + 1] : QChar();
        if (isLetter(after) || (after == u'/' && m_at + 2 < m_html.size() && isLetter(m_html[m_at + 2])))
            return readTag(token);
        if (after != u'!' && after != u'?' && after != u'/') {
            readText(token);
            return true;
        }
        skipMarkup();
    }
    return false;
}

// Comments, declarations, Outlook's <![if …]> and <?xml …>. What a comment hides is not read: Outlook's
// conditional comments hold the same text once more.
void HtmlTokens::skipMarkup()
{
    const bool comment = m_html.mid(m_at, 4) == u"<!--";
    if (comment && m_html.mid(m_at + 4, 1) == u">") {
        m_at += 5;
        return;
    }
    const qsizetype end = comment && m_commentsEnd ? m_html.indexOf(u"-->", m_at + 2) : -1;
    m_commentsEnd = m_commentsEnd && (!comment || end >= 0);
    const qsizetype close = end < 0 ? m_html.indexOf(u'>', m_at) : -1;
    if (end >= 0)
        m_at = end + 3;
    else // a comment that never ends hides nothing but its first tag's worth
        m_at = close >= 0 ? close + 1 : m_html.size();
}

void HtmlTokens::readText(Token &token)
{
    qsizetype end = m_html.indexOf(u'<', m_at + 1);
    end = end < 0 ? m_html.size() : end;
    token.kind = Kind::Text;
    token.text = resolved(m_html.mid(m_at, end - m_at));
    m_at = end;
}

bool HtmlTokens::readTag(Token &token)
{
    token.kind = m_html[m_at + 1] == u'/' ? Kind::End : Kind::Start;
    token.attributes.clear();
    m_at += token.kind == Kind::End ? 2 : 1;
    const qsizetype begin = m_at;
    while (m_at < m_html.size() && !isBlank(m_html[m_at]) && m_html[m_at] != u'>' && m_html[m_at] != u'/')
        ++m_at;
    token.name = m_html.mid(begin, std::min<qsizetype>(32, m_at - begin)).toString().toLower();
    readAttributes(token);
    if (token.kind == Kind::Start && isRaw(token.name))
        skipRaw(token.name);
    return true;
}

void HtmlTokens::skipBlanks()
{
    while (m_at < m_html.size() && isBlank(m_html[m_at]))
        ++m_at;
}

void HtmlTokens::readAttributes(Token &token)
{
    while (m_at < m_html.size() && m_html[m_at] != u'>') {
        if (isBlank(m_html[m_at]) || m_html[m_at] == u'/') {
            ++m_at;
            continue;
        }
        const qsizetype begin = m_at++;
        while (m_at < m_html.size() && !isBlank(m_html[m_at]) && m_html[m_at] != u'>' && m_html[m_at] != u'/'
               && m_html[m_at] != u'=')
            ++m_at;
        const QString name = m_html.mid(begin, std::min<qsizetype>(32, m_at - begin)).toString().toLower();
        skipBlanks();
        QStringView value;
        if (m_at < m_html.size() && m_html[m_at] == u'=') {
            ++m_at;
            skipBlanks();
            const QChar quote = m_at < m_html.size() ? m_html[m_at] : QChar();
            if (quote == u'"' || quote == u'\'') {
                const qsizetype close = m_html.indexOf(quote, m_at + 1);
                // A quote that never closes must not swallow the rest of the letter.
                const qsizetype end = close >= 0 ? close : m_html.indexOf(u'>', m_at);
                const qsizetype stop = end < 0 ? m_html.size() : end;
                value = m_html.mid(m_at + 1, stop - m_at - 1);
                m_at = close >= 0 ? close + 1 : stop;
            } else {
                const qsizetype from = m_at;
                while (m_at < m_html.size() && !isBlank(m_html[m_at]) && m_html[m_at] != u'>')
                    ++m_at;
                value = m_html.mid(from, m_at - from);
            }
        }
        if (matters(name) && !token.attributes.contains(name))
            token.attributes.insert(name, resolved(value.left(4096)));
    }
    if (m_at < m_html.size())
        ++m_at;
}

void HtmlTokens::skipRaw(const QString &name)
{
    if (m_endless.contains(name))
        return;
    const qsizetype found = m_html.indexOf(u"</"_s + name, m_at, Qt::CaseInsensitive);
    if (found >= 0)
        m_at = found; // its end tag comes as a token of its own
    else
        m_endless.insert(name);
}

} // namespace soundings::intake
