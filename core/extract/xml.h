#pragma once

#include <QBuffer>
#include <QByteArray>
#include <QXmlStreamReader>

namespace soundings::extract {

/// XML as the office formats use it, read forwards: no DTD (and so no entities of its own), a limit to
/// nesting. Elements and attributes are told by their local names: the transitional and strict namespaces,
/// and the prefixes of different writers, then read alike. After an error every nextChild() is false.
class Xml
{
public:
    Xml(const QByteArray &bytes, int deepest);

    /// To the root element; false where there is none.
    bool start();
    /// To the next child element of the one that was begun last; false at its end, where the reader then is.
    bool nextChild();
    /// As nextChild(), but stops at text too: isText() tells which it is.
    bool nextPiece();
    /// Past the end of the element begun last, with all in it.
    void skip();

    [[nodiscard]] QStringView name() const { return m_reader.name(); }
    [[nodiscard]] bool isText() const { return m_reader.isCharacters(); }
    [[nodiscard]] QStringView text() const { return m_reader.text(); }
    /// All text in the element begun last, which is then past.
    [[nodiscard]] QString wholeText();
    /// By local name; null where it is absent.
    [[nodiscard]] QString attribute(QStringView name) const;
    /// As attribute(), of the prefix only, for an id beside an r:id.
    [[nodiscard]] QString attribute(QStringView prefix, QStringView name) const;
    [[nodiscard]] bool failed() const { return m_reader.hasError(); }
    [[nodiscard]] QString error() const;

private:
    QXmlStreamReader::TokenType advance();

    QByteArray m_bytes;
    QBuffer m_buffer; ///< read in pieces: the reader would make UTF-16 of a QByteArray at once
    QXmlStreamReader m_reader;
    int m_depth = 0;
    int m_deepest;
};

/// Whether an on/off attribute or element value means off ("0", "false", "off").
[[nodiscard]] bool meansOff(const QString &value);

} // namespace soundings::extract
