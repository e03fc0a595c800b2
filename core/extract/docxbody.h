#pragma once

#include "core/extract/documenttext.h"
#include "core/extract/numbering.h"

#include <vector>

namespace soundings::extract {

class Xml;

/// Paragraphs out of the WordprocessingML of a document's body, notes and headers, in reading order. Text
/// boxes come after the paragraph they hang on.
class DocxBody
{
public:
    struct Reference
    {
        QString id;
        bool endnote = false;
    };

    DocxBody(Numbering numbering, const ReadLimits &limits);

    /// All in the element begun last, which is then past.
    void blocks(Xml &xml, QStringList &out);
    /// Where "[1]", "[2]"… stand in the text, in this order.
    [[nodiscard]] const std::vector<Reference> &references() const { return m_references; }
    /// Tracked changes and what was left out.
    void describe(QStringList &notes) const;

private:
    struct Line
    {
        QString text;
        QStringList boxes; ///< paragraphs of text boxes
    };
    struct Properties
    {
        QString style;
        Numbering::Place place;
        bool hasPlace = false;
        bool markDeleted = false; ///< runs on into the next paragraph
    };

    void paragraph(Xml &xml, QStringList &out);
    Properties paragraphProperties(Xml &xml);
    void inlines(Xml &xml, Line &line);
    void inlineOf(Xml &xml, Line &line);
    void run(Xml &xml, Line &line);
    void runPiece(Xml &xml, Line &line, const QString &font);
    bool runHidden(Xml &xml, QString &font);
    void alternatives(Xml &xml, Line &line);
    void alternativeBlocks(Xml &xml, QStringList &out);
    void pictures(Xml &xml, Line &line);
    void fieldMark(Xml &xml, Line &line);
    QString formField(Xml &xml);
    void table(Xml &xml, QStringList &out);
    void row(Xml &xml, QStringList &out);
    void cells(Xml &xml, std::vector<QStringList> &out, bool &deleted);
    void changes(Xml &xml, bool &deleted);
    void add(Line &line, QStringView text);
    [[nodiscard]] bool inInstruction() const;

    Numbering m_numbering;
    ReadLimits m_limits;
    std::vector<Reference> m_references;
    std::vector<bool> m_fields; ///< open fields, whether in their result
    QString m_carried;          ///< of a paragraph whose mark was deleted
    qsizetype m_room;           ///< characters that may still come
    int m_tables = 0;           ///< tables around this place
    qint64 m_inserted = 0;
    qint64 m_deleted = 0;
    qint64 m_foreign = 0; ///< documents of another format kept within this one
};

} // namespace soundings::extract
