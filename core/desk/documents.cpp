#include "core/desk/documents.h"

#include "core/intake/mail.h"

#include <QCoreApplication>

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

Documents::Documents(std::stop_token stop)
    : m_stop(std::move(stop))
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
        const Result<QByteArray> bytes = intake::partBytes(original, part);
        if (!bytes) {
            part.state = TextState::Unreadable;
            part.reason = bytes.error().message;
            continue;
        }
        extract::Extracted read = m_extractor.text(*bytes, part.type, part.name, m_stop);
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
