#include "core/extract/rtf.h"

#include "core/extract/failures.h"
#include "core/extract/passage.h"
#include "core/extract/rtfreader.h"

namespace soundings::extract {

using namespace Qt::StringLiterals;

namespace {

// From the first brace: some writers put a byte order mark or an empty line before it.
QByteArrayView begun(const QByteArray &bytes)
{
    const qsizetype at = bytes.left(64).indexOf("{\\rtf");
    return at < 0 ? QByteArrayView() : QByteArrayView(bytes).sliced(at);
}

} // namespace

Result<DocumentText> readRtf(const QByteArray &bytes, const ReadLimits &limits)
{
    const QByteArrayView document = begun(bytes);
    if (document.isEmpty())
        return damaged(u"no {\\rtf"_s);
    RtfReader reader(document, RtfReader::Wanted::Text, limits);
    if (!reader.run())
        return damaged(u"nested too deeply"_s);
    DocumentText out;
    out.text = joined(reader.paragraphs(), limits.characters, out.notes);
    if (reader.brokeOff())
        out.notes << brokenOff();
    reader.describe(out.notes);
    return out;
}

QString rtfText(const QByteArray &bytes)
{
    return readRtf(bytes, {}).value_or(DocumentText()).text;
}

std::optional<QByteArray> htmlInRtf(const QByteArray &bytes)
{
    const QByteArrayView document = begun(bytes);
    RtfReader reader(document, RtfReader::Wanted::Html, {});
    if (document.isEmpty() || !reader.run() || !reader.wrapsHtml())
        return std::nullopt;
    return reader.html().toUtf8();
}

} // namespace soundings::extract
