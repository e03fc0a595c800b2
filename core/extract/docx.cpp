#include "core/extract/docx.h"

#include "core/extract/docxbody.h"
#include "core/extract/failures.h"
#include "core/extract/ooxml.h"
#include "core/extract/passage.h"
#include "core/extract/xml.h"

namespace soundings::extract {

using namespace Qt::StringLiterals;

namespace {

QByteArray partOr(Archive &archive, const QString &name)
{
    return archive.contains(name) ? archive.read(name).value_or(QByteArray()) : QByteArray();
}

// Footnotes and endnotes by their ids.
QHash<QString, QStringList> notesIn(DocxBody &body, const QByteArray &part, const ReadLimits &limits)
{
    QHash<QString, QStringList> notes;
    Xml xml(part, xmlDepth(limits));
    if (!xml.start())
        return notes;
    while (xml.nextChild()) {
        const QString id = xml.attribute(u"id");
        QStringList paragraphs;
        body.blocks(xml, paragraphs);
        notes.insert(id, paragraphs);
    }
    return notes;
}

qint64 childrenOf(const QByteArray &part, QStringView name, const ReadLimits &limits)
{
    Xml xml(part, xmlDepth(limits));
    qint64 count = 0;
    if (!xml.start())
        return 0;
    while (xml.nextChild()) {
        count += xml.name() == name ? 1 : 0;
        xml.skip();
    }
    return count;
}

void addNotes(const DocxBody &body, const QHash<QString, QStringList> &footnotes,
              const QHash<QString, QStringList> &endnotes, QStringList &paragraphs)
{
    int number = 0;
    for (const DocxBody::Reference &reference : body.references()) {
        const auto &from = reference.endnote ? endnotes : footnotes;
        const QString text = from.value(reference.id).join(u'\n').trimmed();
        paragraphs << u"[%1] "_s.arg(++number) + text;
    }
}

bool isBlank(const QStringList &paragraphs)
{
    return std::all_of(paragraphs.begin(), paragraphs.end(),
                       [](const QString &one) { return one.trimmed().isEmpty(); });
}

void readHeaders(Archive &archive, DocxBody &body, const std::vector<Relation> &relations,
                 const ReadLimits &limits, QStringList &paragraphs)
{
    for (const Relation &relation : relations) {
        if (relation.external || (relation.type != u"header" && relation.type != u"footer"))
            continue;
        Xml xml(partOr(archive, relation.target), xmlDepth(limits));
        if (xml.start())
            body.blocks(xml, paragraphs);
    }
}

} // namespace

Result<DocumentText> readDocx(const QByteArray &bytes, const ReadLimits &limits)
{
    Result<Archive> archive = Archive::open(bytes, {limits.unpackedBytes});
    if (!archive)
        return passOn(archive);
    const QString main = mainPart(*archive, u"word/document.xml"_s, limits);
    const auto relations = relationsOf(*archive, main, limits);
    const auto part = [&](QStringView type) { return partOr(*archive, targetOfType(relations, type)); };
    const Result<QByteArray> document = archive->read(main);
    if (!document)
        return passOn(document);

    DocxBody body(Numbering(part(u"numbering"), part(u"styles"), limits), limits);
    DocumentText out;
    QStringList paragraphs;
    Xml xml(*document, xmlDepth(limits));
    if (xml.start() && xml.name() == u"document") {
        while (xml.nextChild()) {
            if (xml.name() == u"body")
                body.blocks(xml, paragraphs);
            else
                xml.skip();
        }
    } else if (!xml.failed()) {
        return anotherKind();
    }
    if (xml.failed() && isBlank(paragraphs))
        return damaged(xml.error());
    if (xml.failed())
        out.notes << brokenOff();
    if (!body.references().empty()) {
        const auto footnotes = notesIn(body, part(u"footnotes"), limits);
        addNotes(body, footnotes, notesIn(body, part(u"endnotes"), limits), paragraphs);
    }
    if (isBlank(paragraphs))
        readHeaders(*archive, body, relations, limits, paragraphs);
    out.text = joined(paragraphs, limits.characters, out.notes);
    body.describe(out.notes);
    noteComments(out.notes, childrenOf(part(u"comments"), u"comment", limits));
    noteEmbedded(out.notes, std::count_if(relations.begin(), relations.end(), [](const Relation &one) {
                     return !one.external && (one.type == u"oleObject" || one.type == u"package");
                 }));
    return out;
}

} // namespace soundings::extract
