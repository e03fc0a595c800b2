#include "core/extract/xml.h"

namespace soundings::extract {

using namespace Qt::StringLiterals;

Xml::Xml(const QByteArray &bytes, int deepest)
    : m_bytes(bytes)
    , m_buffer(&m_bytes)
    , m_deepest(deepest)
{
    m_buffer.open(QIODevice::ReadOnly);
    m_reader.setDevice(&m_buffer);
}

QXmlStreamReader::TokenType Xml::advance()
{
    const auto token = m_reader.readNext();
    if (token == QXmlStreamReader::StartElement && ++m_depth > m_deepest)
        m_reader.raiseError(u"nested too deeply"_s);
    else if (token == QXmlStreamReader::EndElement)
        --m_depth;
    else if (token == QXmlStreamReader::DTD)
        m_reader.raiseError(u"has a DTD"_s); // entities that grow
    return m_reader.hasError() ? QXmlStreamReader::Invalid : token;
}

bool Xml::start()
{
    while (!m_reader.atEnd()) {
        if (advance() == QXmlStreamReader::StartElement)
            return true;
    }
    return false;
}

bool Xml::nextChild()
{
    while (nextPiece()) {
        if (!isText())
            return true;
    }
    return false;
}

bool Xml::nextPiece()
{
    while (!m_reader.atEnd()) {
        switch (advance()) {
        case QXmlStreamReader::StartElement:
        case QXmlStreamReader::Characters:
            return true;
        case QXmlStreamReader::EndElement:
        case QXmlStreamReader::EndDocument:
        case QXmlStreamReader::Invalid:
            return false;
        default:
            break;
        }
    }
    return false;
}

void Xml::skip()
{
    for (const int outside = m_depth - 1; m_depth > outside && !m_reader.atEnd();)
        advance();
}

QString Xml::wholeText()
{
    QString all;
    for (const int outside = m_depth - 1; m_depth > outside && !m_reader.atEnd();) {
        if (advance() == QXmlStreamReader::Characters)
            all += m_reader.text();
    }
    return all;
}

QString Xml::attribute(QStringView wanted) const
{
    for (const QXmlStreamAttribute &one : m_reader.attributes()) {
        if (one.name() == wanted)
            return one.value().toString();
    }
    return {};
}

QString Xml::attribute(QStringView prefix, QStringView wanted) const
{
    for (const QXmlStreamAttribute &one : m_reader.attributes()) {
        if (one.name() == wanted && one.prefix() == prefix)
            return one.value().toString();
    }
    return {};
}

QString Xml::error() const
{
    return u"XML line %1: %2"_s.arg(m_reader.lineNumber()).arg(m_reader.errorString());
}

bool meansOff(const QString &value)
{
    return value == u"0" || value == u"false" || value == u"off";
}

} // namespace soundings::extract
