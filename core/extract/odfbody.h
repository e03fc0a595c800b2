#pragma once

#include "core/extract/documenttext.h"

#include <QHash>
#include <QMap>

#include <vector>

namespace soundings::extract {

class Xml;

/// Paragraphs out of an OpenDocument body, in reading order. Frames with text come after the paragraph they
/// hang on.
class OdfBody
{
public:
    explicit OdfBody(const ReadLimits &limits);

    /// The list styles in the element begun last (of styles.xml, or the automatic ones of content.xml), then
    /// past.
    void styles(Xml &xml);
    /// All in the element begun last, which is then past.
    void blocks(Xml &xml, QStringList &out);
    /// Footnotes and endnotes, "[1] …", in the order of their marks.
    [[nodiscard]] const QStringList &notes() const { return m_notes; }
    void describe(QStringList &notes) const;

private:
    struct Level
    {
        bool bullet = false;
        QChar form;
        QString prefix;
        QString suffix;
        int start = 1;
        int shown = 1; ///< levels in the number: 2 for "1.1"
    };
    struct Line
    {
        QString text;
        QStringList boxes;
    };

    void listStyle(Xml &xml);
    void list(Xml &xml, QStringList &out);
    void listItem(Xml &xml, QStringList &out, const QString &style, bool header);
    [[nodiscard]] QString marker(const QString &style);
    void table(Xml &xml, QStringList &out);
    void row(Xml &xml, QStringList &out);
    void cells(Xml &xml, std::vector<QStringList> &out);
    void paragraph(Xml &xml, QStringList &out);
    void inlines(Xml &xml, Line &line);
    void inlineOf(Xml &xml, Line &line);
    void note(Xml &xml, Line &line);
    void trackedChanges(Xml &xml);
    void add(Line &line, QStringView text);

    ReadLimits m_limits;
    QHash<QString, QMap<int, Level>> m_styles;
    QHash<QString, QMap<int, int>> m_counts; ///< by list style
    std::vector<QString> m_lists;            ///< styles of the lists around this place
    QStringList m_notes;
    qsizetype m_room;
    qint64 m_inserted = 0;
    qint64 m_deleted = 0;
    qint64 m_comments = 0;
    qint64 m_embedded = 0;
};

} // namespace soundings::extract
