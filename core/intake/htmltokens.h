#pragma once

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringView>

namespace soundings::intake {

/// Cuts HTML into tags and text as browsers do (WHATWG HTML 13.2.5, without its states for scripts), one token at
/// a time and in linear time whatever the input. libxml2's HTML parser is not used: it drops what is nested deeper
/// than 256 elements, and takes 23 seconds for one tag of 100,000 attributes.
class HtmlTokens
{
public:
    enum class Kind { Text, Start, End };

    struct Token
    {
        Kind kind = Kind::Text;
        QString text;                        ///< of Text: entities resolved
        QString name;                        ///< of a tag, lower case
        QHash<QString, QString> attributes; ///< of Start: those that bear on what is read, names in lower case
    };

    explicit HtmlTokens(QStringView html) : m_html(html) {}

    [[nodiscard]] bool next(Token &token); ///< false at the end

private:
    void readText(Token &token);
    bool readTag(Token &token);
    void readAttributes(Token &token);
    void skipBlanks();
    void skipMarkup();
    void skipRaw(const QString &name);

    QStringView m_html;
    qsizetype m_at = 0;
    bool m_commentsEnd = true;  ///< false once a comment was found without an end: no later one has one
    QSet<QString> m_endless;    ///< raw elements without an end tag, likewise
};

} // namespace soundings::intake
