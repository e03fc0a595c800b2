#pragma once

#include "core/extract/documenttext.h"
#include "core/extract/rtftokens.h"

#include <QByteArray>
#include <QHash>

#include <optional>
#include <vector>

namespace soundings::extract {

/// Walks through rich text once and gathers its paragraphs, or the HTML wrapped in it.
class RtfReader
{
public:
    enum class Wanted { Text, Html };

    RtfReader(QByteArrayView bytes, Wanted wanted, const ReadLimits &limits);

    /// False where groups nest deeper than the limit.
    bool run();
    /// Of the text and then its footnotes.
    [[nodiscard]] QStringList paragraphs() const;
    [[nodiscard]] const QString &html() const { return m_html; }
    [[nodiscard]] bool wrapsHtml() const { return m_wrapsHtml; }
    [[nodiscard]] bool brokeOff() const { return m_brokeOff; }
    void describe(QStringList &notes) const;

private:
    enum class Destination { Text, Skipped, Fonts, Upright, ListText, HtmlTag };
    struct Font
    {
        std::optional<int> page;
        bool symbols = false;
        QByteArray name;
    };
    struct Group
    {
        Destination destination = Destination::Text;
        bool hidden = false;
        bool deleted = false;
        bool inserted = false;
        bool inTable = false;
        bool htmlAside = false; ///< RTF for readers that know no HTML
        int font = -1;
        int skip = 1; ///< characters that stand in for one of Unicode
        qsizetype footnote = -1;
    };
    /// Where text goes: the document, or one of its footnotes.
    struct Flow
    {
        QStringList paragraphs;
        QString line;
        QStringList cell;
        std::vector<QStringList> row;
    };

    void open();
    void close();
    void word(const RtfToken &token);
    bool destination(QByteArrayView word);
    bool character(QByteArrayView word);
    bool look(const RtfToken &token);
    bool structure(QByteArrayView word);
    bool encoding(const RtfToken &token);
    void fontWord(const RtfToken &token);
    void unicode(int number);
    void sign(char byte);
    void byte(const RtfToken &token);
    void flush();
    void put(const QString &text);
    void putListText(const QString &text);
    void endParagraph();
    void endCell();
    void endRow();
    void footnote();
    [[nodiscard]] int page() const;
    [[nodiscard]] Group &group() { return m_groups.back(); }
    [[nodiscard]] Flow &flow();

    RtfTokens m_tokens;
    Wanted m_wanted;
    size_t m_deepest;
    qsizetype m_room;
    std::vector<Group> m_groups;
    std::vector<Flow> m_flows; ///< the document's, then the footnotes'
    QHash<int, Font> m_fonts;
    QByteArray m_pending; ///< bytes not decoded yet: a character may take two
    QString m_listText;
    QString m_html;
    int m_ansiPage = 1252;
    int m_defaultFont = -1;
    int m_fontInTable = -1;
    int m_standIns = 0; ///< still to be passed over
    bool m_starred = false;
    bool m_wrapsHtml = false;
    bool m_brokeOff = false;
    qint64 m_insertions = 0;
    qint64 m_deletions = 0;
    qint64 m_comments = 0;
    qint64 m_embedded = 0;
};

} // namespace soundings::extract
