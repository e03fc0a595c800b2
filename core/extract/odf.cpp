#include "core/extract/odf.h"

#include "core/extract/failures.h"
#include "core/extract/odfbody.h"
#include "core/extract/ooxml.h"
#include "core/extract/passage.h"
#include "core/extract/xml.h"

#include <QCoreApplication>

namespace soundings::extract {

using namespace Qt::StringLiterals;

Result<QByteArray> odfContent(Archive &archive, const ReadLimits &limits)
{
    // Encrypted parts are named in the manifest; since ODF 1.3 the package may be one encrypted whole.
    if (const auto bytes = archive.read(u"META-INF/manifest.xml"_s)) {
        Xml manifest(*bytes, xmlDepth(limits));
        for (bool more = manifest.start(); more && manifest.nextChild();) {
            while (manifest.nextChild()) {
                if (manifest.name() == u"encryption-data")
                    return passwordProtected();
                manifest.skip();
            }
        }
    }
    return archive.read(u"content.xml"_s);
}

Result<DocumentText> readOdf(const QByteArray &bytes, const ReadLimits &limits)
{
    Result<Archive> archive = Archive::open(bytes, {limits.unpackedBytes});
    if (!archive)
        return passOn(archive);
    const Result<QByteArray> content = odfContent(*archive, limits);
    if (!content)
        return passOn(content);
    OdfBody body(limits);
    if (const auto common = archive->read(u"styles.xml"_s)) {
        Xml xml(*common, xmlDepth(limits));
        if (xml.start())
            body.styles(xml);
    }
    QStringList paragraphs;
    Xml xml(*content, xmlDepth(limits));
    for (bool more = xml.start(); more && xml.nextChild();) {
        if (xml.name() == u"body")
            body.blocks(xml, paragraphs);
        else if (xml.name() == u"automatic-styles")
            body.styles(xml);
        else
            xml.skip();
    }
    DocumentText out;
    const QString read = joined(paragraphs + body.notes(), limits.characters, out.notes);
    if (xml.failed() && read.isEmpty())
        return damaged(xml.error());
    if (xml.failed())
        out.notes << brokenOff();
    out.text = read;
    body.describe(out.notes);
    return out;
}

} // namespace soundings::extract
