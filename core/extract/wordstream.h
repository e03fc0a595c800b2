#pragma once

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace soundings::extract {

/// Little-endian numbers out of bytes; 0 beyond their end.
class LittleEndian
{
public:
    explicit LittleEndian(const QByteArray &bytes)
        : m_bytes(bytes)
    {}
    [[nodiscard]] quint32 at8(qint64 offset) const
    {
        return offset >= 0 && offset < m_bytes.size() ? quint8(m_bytes[qsizetype(offset)]) : 0U;
    }
    [[nodiscard]] quint32 at16(qint64 offset) const { return at8(offset) | at8(offset + 1) << 8; }
    [[nodiscard]] quint32 at32(qint64 offset) const { return at16(offset) | at16(offset + 2) << 16; }
    [[nodiscard]] qint64 size() const { return m_bytes.size(); }

private:
    const QByteArray &m_bytes;
};

/// The characters of a Word 97 file with what their formatting says, as [MS-DOC] stores them: pieces of text
/// all over the stream, formatting by place in the stream. All of it is bounded by the bytes there are.
class WordStream
{
public:
    struct Character
    {
        char16_t code = 0;
        bool deleted = false;
        bool inserted = false;
        bool hidden = false;
        bool inTable = false;
        bool rowEnd = false;    ///< a table row's own mark
        bool innerCell = false; ///< a paragraph mark that ends a cell of a table in a table
    };

    /// None where it has no pieces of text that make sense.
    [[nodiscard]] static std::optional<WordStream> read(const QByteArray &document, const QByteArray &table);

    [[nodiscard]] qint64 size() const { return qint64(m_characters.size()); }
    [[nodiscard]] const Character &at(qint64 place) const { return m_characters[size_t(place)]; }

private:
    struct Run ///< of the stream's bytes, with the formatting that matters here
    {
        qint64 begin = 0;
        qint64 end = 0;
        Character look;
    };

    static std::vector<Run> characterRuns(const LittleEndian &document, const LittleEndian &table);
    static std::vector<Run> paragraphRuns(const LittleEndian &document, const LittleEndian &table);
    bool addPiece(const QByteArray &document, qint64 offset, qint64 count, bool wide);
    void format(const std::vector<qint64> &places, const std::vector<Run> &runs);

    std::vector<Character> m_characters;
    std::vector<qint64> m_places; ///< where in the stream each stands
};

} // namespace soundings::extract
