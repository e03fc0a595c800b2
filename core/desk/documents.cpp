#include "core/desk/documents.h"

#include <QCoreApplication>
#include <QCryptographicHash>

namespace soundings {

namespace {

using namespace Qt::StringLiterals;

/// The logo beneath a signature, a smiley: nothing that a person wrote.
bool isOrnament(const Part &part, size_t parts)
{
    constexpr qint64 smallestLetter = 48 * 1024; // a page that can be read takes more
    return parts > 1 && part.type.startsWith(u"image/") && part.bytes < smallestLetter;
}

bool wantsReading(const Part &part)
{
    return part.kind == PartKind::Attachment && part.state == TextState::NoText && part.bytes > 0 &&
           extract::Extractor::hasReader(part.type, part.name);
}

/// A letter's one part is its file, and needs not be found in it.
bool isWhole(const Part &part, const QByteArray &original)
{
    return part.bytes == original.size() &&
           part.sha256 == QCryptographicHash::hash(original, QCryptographicHash::Sha256);
}

void fillIn(Part &part, extract::Extracted read)
{
    part.state = read.state;
    part.text = std::move(read.text);
    part.confidence = read.recognised ? read.confidence : -1;
    if (!read.reason.isEmpty())
        read.notes.prepend(read.reason);
    part.reason = read.notes.join(u' ');
    if (part.state == TextState::NoText && part.reason.isEmpty())
        part.reason = QCoreApplication::translate("soundings", "%1 holds no text.").arg(part.name);
}

} // namespace

Documents::Documents(extract::Extractor &extractor, std::stop_token stop)
    : m_extractor(extractor)
    , m_stop(std::move(stop))
{}

bool Documents::read(std::vector<Part> &parts, const QByteArray &original)
{
    for (Part &part : parts) {
        if (!wantsReading(part))
            continue;
        if (isOrnament(part, parts.size())) {
            part.reason = QCoreApplication::translate("soundings",
                                                      "A small picture, as logos are: kept, but not read.");
            continue;
        }
        extract::Extracted read = isWhole(part, original)
                                      ? m_extractor.text(original, part.type, part.name, m_stop)
                                      : m_extractor.partText(original, part, m_stop);
        if (m_stop.stop_requested())
            return false;
        fillIn(part, std::move(read));
    }
    return !m_stop.stop_requested();
}

Result<tables::Table> Documents::table(const QByteArray &bytes, const QString &type, const QString &name)
{
    return m_extractor.table(bytes, type, name, m_stop);
}

} // namespace soundings
