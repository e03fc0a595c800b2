#include "core/exchange/qdc.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>
#include <QUuid>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

#include <unordered_map>

namespace soundings::exchange {

namespace {

using namespace Qt::StringLiterals;

constexpr int deepest = 64; ///< levels of codes; no codebook a person made comes near

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

/// Reads the tree of <Code> elements into paths.
class QdcReader
{
public:
    explicit QdcReader(const QByteArray &bytes)
        : m_xml(bytes)
    {}

    Result<std::vector<PathTheme>> read()
    {
        if (!m_xml.readNextStartElement() || m_xml.name() != u"CodeBook")
            return m_xml.hasError() ? wrong(m_xml.errorString())
                                    : wrong(text("it is not a REFI-QDA codebook"));
        while (m_xml.readNextStartElement()) {
            if (m_xml.name() == u"Codes")
                codes();
            else
                m_xml.skipCurrentElement();
        }
        if (m_xml.hasError())
            return wrong(m_xml.errorString());
        return std::move(m_themes);
    }

private:
    void codes()
    {
        while (m_xml.readNextStartElement()) {
            if (m_xml.name() == u"Code")
                code({}, 1);
            else
                m_xml.skipCurrentElement();
        }
    }

    void code(const QString &above, int depth)
    {
        const QXmlStreamAttributes attributes = m_xml.attributes();
        QString name = attributes.value(u"name"_s).toString().simplified();
        name.replace(u'/', u'∕');
        if (name.isEmpty())
            return m_xml.raiseError(text("a code has no name"));
        if (depth > deepest)
            return m_xml.raiseError(text("codes lie more than %1 levels deep").arg(deepest));
        const QString path = above.isEmpty() ? name : above + u'/' + name;
        const size_t at = placeOf(path, attributes.value(u"color"_s).toString());
        while (m_xml.readNextStartElement()) {
            if (m_xml.name() == u"Description")
                describe(m_themes[at], m_xml.readElementText(QXmlStreamReader::SkipChildElements));
            else if (m_xml.name() == u"Code")
                code(path, depth + 1);
            else
                m_xml.skipCurrentElement();
        }
    }

    size_t placeOf(const QString &path, const QString &colour)
    {
        static const QRegularExpression hex(u"^#[0-9a-fA-F]{6}$"_s);
        const auto [found, isNew] = m_places.try_emplace(path.toCaseFolded(), m_themes.size());
        if (isNew)
            m_themes.push_back({path, {}, hex.match(colour).hasMatch() ? colour.toLower() : QString(), {}});
        return found->second;
    }

    [[nodiscard]] tl::unexpected<Error> wrong(const QString &why) const
    {
        return failure(ErrorKind::Unreadable,
                       text("The codebook can't be read: line %1: %2.").arg(m_xml.lineNumber()).arg(why));
    }

    QXmlStreamReader m_xml;
    std::vector<PathTheme> m_themes;
    std::unordered_map<QString, size_t> m_places;
};

using Children = QHash<ThemeId, std::vector<const Theme *>>;

void writeCodes(QXmlStreamWriter &xml, const Children &children, ThemeId parent, const QString &above)
{
    static const QUuid ours(u"{6f0f3f8e-5d0c-4b6a-9a3e-6d1c8f0b7a21}"_s); // names the space of theme paths
    for (const Theme *theme : children.value(parent)) {
        const QString path = above + u'/' + theme->name;
        xml.writeStartElement(u"Code"_s);
        xml.writeAttribute(u"guid"_s, QUuid::createUuidV5(ours, path).toString(QUuid::WithoutBraces));
        xml.writeAttribute(u"name"_s, theme->name);
        xml.writeAttribute(u"isCodable"_s, u"true"_s);
        if (!theme->colour.isEmpty())
            xml.writeAttribute(u"color"_s, theme->colour);
        if (const QString description = descriptionOf(*theme); !description.isEmpty())
            xml.writeTextElement(u"Description"_s, description);
        writeCodes(xml, children, theme->id, path);
        xml.writeEndElement();
    }
}

} // namespace

Result<std::vector<PathTheme>> readCodebookQdc(const QByteArray &bytes)
{
    return QdcReader(bytes).read();
}

Result<QByteArray> writeCodebookQdc(const std::vector<Theme> &themes)
{
    if (themes.empty())
        return failure(ErrorKind::Refused,
                       text("There is no theme to export, and REFI-QDA has no empty codebook."));
    Children children;
    for (const Theme &theme : themes)
        children[theme.parent].push_back(&theme);
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    xml.setAutoFormatting(true);
    xml.setAutoFormattingIndent(2);
    xml.writeStartDocument();
    xml.writeStartElement(u"CodeBook"_s);
    xml.writeDefaultNamespace(u"urn:QDA-XML:codebook:1.0"_s);
    xml.writeAttribute(u"origin"_s, u"Soundings "_s + QString::fromLatin1(SOUNDINGS_VERSION));
    xml.writeStartElement(u"Codes"_s);
    writeCodes(xml, children, {}, {});
    xml.writeEndDocument();
    return bytes;
}

} // namespace soundings::exchange
