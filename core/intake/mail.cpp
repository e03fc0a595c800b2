#include "core/intake/mail.h"

#include "core/intake/envelope.h"
#include "core/intake/letterof.h"
#include "core/intake/mime.h"
#include "core/intake/outlook.h"

#include <QCoreApplication>
#include <QCryptographicHash>

namespace soundings::intake {

namespace {

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

// The walk that gave a kept original its parts; none where it is no message.
std::optional<MimeMessage> walked(const QByteArray &original)
{
    if (auto outlook = readOutlookMime(original))
        return outlook;
    return isMail(original, true) ? readMime(original) : std::nullopt;
}

} // namespace

Item readMail(const QByteArray &bytes, const QString &source, Instant fileTime)
{
    if (bytes.isEmpty())
        return Unread{source, bytes,
                      QCoreApplication::translate("soundings", "%1 is empty: there is nothing in it to read.").arg(source)};
    const auto mime = isMail(bytes, true) ? readMime(bytes) : std::nullopt;
    if (!mime)
        return Unread{source, bytes,
                      QCoreApplication::translate("soundings", "%1 does not begin as an e-mail does (no sender, no "
                                                               "subject, no date). Open it in the program that made "
                                                               "it to see what it is.").arg(source)};
    return letterOf(*mime, bytes, source, fileTime);
}

Result<QByteArray> partBytes(const QByteArray &original, int partIndex)
{
    const auto mime = walked(original);
    if (!mime && partIndex == 0)
        return original;
    if (!mime || partIndex < 0 || size_t(partIndex) >= mime->leaves.size())
        return failure(ErrorKind::NotFound,
                       QCoreApplication::translate("soundings", "The original has no part %1.").arg(partIndex + 1));
    return mime->leaves[size_t(partIndex)].bytes;
}

Result<QByteArray> partBytes(const QByteArray &original, const Part &part)
{
    if (part.sha256 == sha256(original))
        return original;
    auto bytes = partBytes(original, part.index);
    if (bytes && sha256(*bytes) != part.sha256)
        return failure(ErrorKind::Unreadable,
                       QCoreApplication::translate("soundings", "The attachment %1 is not in the original as it was "
                                                                "when it was taken in.").arg(part.name));
    return bytes;
}

} // namespace soundings::intake
