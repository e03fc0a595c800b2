#pragma once

#include "core/consultation/instant.h"

#include <QUuid>
#include <QXmlStreamWriter>

#include <optional>

namespace soundings::exchange {

/// The XML of the standard, as it is written: nothing that XML 1.0 can't hold, nothing empty.
class QdeXml
{
public:
    explicit QdeXml(QByteArray *xml);

    /// Begins an element that holds others of one kind, if there are any.
    bool begin(const QString &element, bool any = true);
    void end() { m_xml.writeEndElement(); }
    void beginDocument();
    void endDocument() { m_xml.writeEndDocument(); }

    /// Left out where it is empty and not a name.
    void attribute(const QString &name, const QString &value);
    void attribute(const QString &name, int value) { m_xml.writeAttribute(name, QString::number(value)); }
    void attribute(const QString &name, const QUuid &guid);
    void madeBy(const QString &author, const std::optional<Instant> &at);
    /// An element of text; left out where it is empty.
    void text(const QString &element, const QString &content);
    /// An element that only points somewhere.
    void reference(const QString &element, const QUuid &target);
    /// An element without content, whose attributes follow.
    void empty(const QString &element) { m_xml.writeEmptyElement(element); }

private:
    QXmlStreamWriter m_xml;
};

/// Without braces, as every program takes it.
[[nodiscard]] inline QString plain(const QUuid &guid)
{
    return guid.toString(QUuid::WithoutBraces);
}

} // namespace soundings::exchange
