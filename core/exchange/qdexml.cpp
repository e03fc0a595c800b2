#include "core/exchange/qdexml.h"

#include "core/exchange/qdenames.h"

namespace soundings::exchange {

namespace {

using namespace Qt::StringLiterals;

/// Without what XML 1.0 can't hold.
QString writable(const QString &text)
{
    QString clean;
    clean.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            clean += c;
            clean += text[++i];
        } else if (c.isSurrogate()) {
            clean += QChar(QChar::ReplacementCharacter);
        } else if ((c >= u' ' && c < QChar(0xfffe)) || c == u'\n' || c == u'\t') {
            clean += c;
        }
    }
    return clean;
}

} // namespace

QdeXml::QdeXml(QByteArray *xml)
    : m_xml(xml)
{
    m_xml.setAutoFormatting(true);
    m_xml.setAutoFormattingIndent(1);
}

void QdeXml::beginDocument()
{
    m_xml.writeStartDocument();
    m_xml.writeStartElement(u"Project"_s);
    m_xml.writeDefaultNamespace(u"urn:QDA-XML:project:1.0"_s);
}

bool QdeXml::begin(const QString &element, bool any)
{
    if (any)
        m_xml.writeStartElement(element);
    return any;
}

void QdeXml::attribute(const QString &name, const QString &value)
{
    if (!value.isEmpty() || name == u"name")
        m_xml.writeAttribute(name, writable(value));
}

void QdeXml::attribute(const QString &name, const QUuid &guid)
{
    m_xml.writeAttribute(name, plain(guid));
}

void QdeXml::madeBy(const QString &author, const std::optional<Instant> &at)
{
    if (!author.isEmpty())
        attribute(u"creatingUser"_s, guidOfUser(author));
    if (at)
        attribute(u"creationDateTime"_s, dateTime(*at));
}

void QdeXml::text(const QString &element, const QString &content)
{
    if (!content.isEmpty())
        m_xml.writeTextElement(element, writable(content));
}

void QdeXml::reference(const QString &element, const QUuid &target)
{
    m_xml.writeEmptyElement(element);
    attribute(u"targetGUID"_s, target);
}

} // namespace soundings::exchange
