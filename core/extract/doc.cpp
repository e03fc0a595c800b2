#include "core/extract/doc.h"

#include "core/extract/charset.h"
#include "core/extract/compound.h"
#include "core/extract/failures.h"
#include "core/extract/passage.h"
#include "core/extract/wordstream.h"

#include <map>

namespace soundings::extract {

using namespace Qt::StringLiterals;

namespace {

// Places in the file information block, [MS-DOC] 2.5: lengths of the parts, in their order.
constexpr qint64 ccpText = 0x4c;
constexpr qint64 fcPlcffndRef = 0xaa;
constexpr qint64 fcPlcffndTxt = 0xb2;
constexpr qint64 fcPlcfendRef = 0x20a;
constexpr qint64 fcPlcfendTxt = 0x212;
enum Part { Main, Footnotes, Headers, Macros, Comments, Endnotes, Boxes, HeaderBoxes, partCount };

/// Word's stream of characters as paragraphs.
class DocText
{
public:
    DocText(const QByteArray &document, const QByteArray &table, WordStream stream)
        : m_block(document)
        , m_table(table)
        , m_stream(std::move(stream))
    {}

    QStringList read(QStringList &notes);

private:
    struct Range
    {
        qint64 begin = 0;
        qint64 end = 0;
    };

    [[nodiscard]] Range part(Part wanted) const;
    void findReferences(qint64 references, qint64 texts, Part notes, int extra);
    QStringList paragraphs(Range range);
    void take(qint64 place, const WordStream::Character &character);
    void control(char16_t code, const WordStream::Character &character);
    void endParagraph(bool inTable = false);

    LittleEndian m_block;
    LittleEndian m_table;
    WordStream m_stream;
    std::map<qint64, Range> m_references; ///< mark in the main text → note
    QStringList m_out;
    QString m_line;
    QStringList m_cell;
    std::vector<QStringList> m_row;
    std::vector<bool> m_fields; ///< open fields, whether in their result
    int m_instructions = 0;     ///< of them, not in their result
    int m_marks = 0;
    qint64 m_inserted = 0;
    qint64 m_deleted = 0;
    qint64 m_comments = 0;
    bool m_wasDeleted = false;
    bool m_wasInserted = false;
};

DocText::Range DocText::part(Part wanted) const
{
    qint64 begin = 0;
    for (int one = Main; one < wanted; ++one)
        begin += m_block.at32(ccpText + one * 4);
    const qint64 length = m_block.at32(ccpText + wanted * 4);
    return {qMin(begin, m_stream.size()), qMin(begin + length, m_stream.size())};
}

void DocText::findReferences(qint64 references, qint64 texts, Part notes, int extra)
{
    const qint64 at = m_block.at32(references);
    const qint64 text = m_block.at32(texts);
    const qint64 count = (qMin<qint64>(m_block.at32(references + 4), m_table.size() - at) - 4) / (4 + extra);
    const Range range = part(notes);
    qint64 last = range.begin;
    for (qint64 i = 0; i < count; ++i) {
        const qint64 begin = range.begin + m_table.at32(text + i * 4);
        const qint64 end = range.begin + m_table.at32(text + i * 4 + 4);
        if (begin < last || end < begin || end > range.end)
            continue; // notes share no text, whatever a hostile file says
        m_references[m_table.at32(at + i * 4)] = {begin, end};
        last = end;
    }
}

QStringList DocText::read(QStringList &notes)
{
    findReferences(fcPlcffndRef, fcPlcffndTxt, Footnotes, 2);
    findReferences(fcPlcfendRef, fcPlcfendTxt, Endnotes, 2);
    QStringList out = paragraphs(part(Main));
    int number = 0;
    for (const auto &[place, range] : std::exchange(m_references, {}))
        out << u"[%1] "_s.arg(++number) + paragraphs(range).join(u'\n').trimmed();
    out << paragraphs(part(Boxes));
    const bool blank =
        std::all_of(out.begin(), out.end(), [](const QString &one) { return one.trimmed().isEmpty(); });
    if (blank)
        out << paragraphs(part(Headers));
    noteChanges(notes, m_inserted, m_deleted);
    noteComments(notes, m_comments);
    return out;
}

QStringList DocText::paragraphs(Range range)
{
    m_fields.clear();
    m_instructions = 0;
    for (qint64 place = range.begin; place < range.end; ++place) {
        const WordStream::Character &character = m_stream.at(place);
        m_deleted += character.deleted && !m_wasDeleted ? 1 : 0;
        m_inserted += character.inserted && !character.deleted && !m_wasInserted ? 1 : 0;
        m_wasDeleted = character.deleted;
        m_wasInserted = character.inserted && !character.deleted;
        take(place, character);
    }
    if (!m_cell.isEmpty() || !m_row.empty()) {
        m_row.push_back(std::exchange(m_cell, {}) << std::exchange(m_line, {}));
        m_out << rowLine(std::exchange(m_row, {}));
    } else if (!m_line.isEmpty()) {
        endParagraph();
    }
    return std::exchange(m_out, {});
}

void DocText::take(qint64 place, const WordStream::Character &character)
{
    const char16_t code = character.code;
    if (code == 0x13) {
        m_fields.push_back(false);
        ++m_instructions;
    } else if ((code == 0x14 || code == 0x15) && !m_fields.empty()) {
        m_instructions -= m_fields.back() ? 0 : 1;
        m_fields.back() = true;
        if (code == 0x15)
            m_fields.pop_back();
    } else if (character.deleted || m_instructions > 0) {
        return;
    } else if (m_references.contains(place)) {
        m_line += u"[%1]"_s.arg(++m_marks);
        if (code != 0x02)
            m_line += QChar(code);
    } else if (code < 0x20) {
        control(code, character);
    } else if (!character.hidden && code != 0xad) {
        m_line += QChar(code);
    }
}

void DocText::control(char16_t code, const WordStream::Character &character)
{
    switch (code) {
    case 0x07:
        if (character.rowEnd) {
            m_out << rowLine(std::exchange(m_row, {}));
            m_cell.clear();
            m_line.clear();
        } else {
            m_row.push_back(std::exchange(m_cell, {}) << std::exchange(m_line, {}));
        }
        break;
    case 0x0d:
        if (character.innerCell)
            m_line += u'\t';
        else
            endParagraph(character.inTable);
        break;
    case 0x0c:
    case 0x0e:
        endParagraph();
        break;
    case 0x0b:
        m_line += u'\n';
        break;
    case 0x09:
        m_line += u'\t';
        break;
    case 0x1e:
        m_line += u'-';
        break;
    case 0x05:
        ++m_comments;
        break;
    default:
        break; // pictures, marks of notes
    }
}

void DocText::endParagraph(bool inTable)
{
    if (inTable)
        m_cell << std::exchange(m_line, {});
    else
        m_out << std::exchange(m_line, {});
}

QString oldText(const QByteArray &document)
{
    const LittleEndian block(document);
    const qint64 begin = block.at32(0x18);
    const qint64 end = qMin<qint64>(block.at32(0x1c), document.size());
    if (begin >= end)
        return {};
    QString text = codePageText(QByteArrayView(document).sliced(begin, end - begin), 1252);
    QString out;
    int instructions = 0;
    for (const QChar c : text) {
        if (c == QChar(0x13))
            ++instructions;
        else if ((c == QChar(0x14) || c == QChar(0x15)) && instructions > 0)
            --instructions;
        else if (instructions == 0)
            out += c == u'\r' || c == QChar(0x0c) || c == QChar(0x0b) ? QChar(u'\n')
                   : c == QChar(0x07)                                 ? QChar(u'\t')
                                                                      : c;
    }
    return out;
}

} // namespace

Result<DocumentText> readDoc(const QByteArray &bytes, const ReadLimits &limits)
{
    const std::optional<Compound> file = Compound::open(bytes);
    if (!file)
        return damaged(u"no compound file"_s);
    const std::optional<QByteArray> document = file->stream("WordDocument", limits.unpackedBytes);
    if (!document)
        return file->contains("Workbook") || file->contains("PowerPoint Document")
                   ? anotherKind()
                   : damaged(u"no WordDocument"_s);
    const LittleEndian block(*document);
    const quint32 version = block.at16(2);
    const quint32 flags = block.at16(0x0a);
    if (block.at16(0) != 0xa5ec && block.at16(0) != 0xa5dc)
        return damaged(u"no Word signature"_s);
    if (flags & 0x0100)
        return passwordProtected();
    DocumentText out;
    if (version < 0xc1) { // Word 6 and 95; text saved in pieces would come in the wrong order
        if (flags & 0x0004)
            return damaged(u"Word 6, saved in pieces"_s);
        out.text = joined(oldText(*document).split(u'\n'), limits.characters, out.notes);
        return out;
    }
    const auto table = file->stream(flags & 0x0200 ? "1Table" : "0Table", limits.unpackedBytes);
    if (!table)
        return damaged(u"no table stream"_s);
    std::optional<WordStream> stream = WordStream::read(*document, *table);
    if (!stream)
        return damaged(u"no piece table"_s);
    const QStringList paragraphs = DocText(*document, *table, std::move(*stream)).read(out.notes);
    out.text = joined(paragraphs, limits.characters, out.notes);
    return out;
}

} // namespace soundings::extract
