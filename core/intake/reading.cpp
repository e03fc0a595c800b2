#include "core/intake/reading.h"

#include "core/intake/envelope.h"
#include "core/intake/filekind.h"
#include "core/intake/gmimepointer.h"
#include "core/intake/leaves.h"
#include "core/intake/mail.h"
#include "core/intake/outlook.h"

#include <QCoreApplication>
#include <QCryptographicHash>

namespace soundings::intake {

namespace {

using namespace Qt::StringLiterals;

QString reasonFor(const MimeLeaf &leaf, Channel channel)
{
    if (channel == Channel::Survey)
        return QCoreApplication::translate("soundings",
                                           "A survey's table: its rows are taken in one by one.");
    if (hasReadableType(leaf))
        return QCoreApplication::translate("soundings", "The attachment holds no text.");
    return QCoreApplication::translate("soundings",
                                       "Soundings keeps and opens attachments of this kind, but does not "
                                       "read them.");
}

/// A letter or a survey table of one attachment; Unread where nobody would send a response in such a file.
Item fileLetter(const Raw &raw)
{
    const bool table = !tableType(raw.ending).isEmpty();
    const QString type = typeOfEnding(raw.ending);
    if (type.isEmpty()) {
        const QString kind = raw.ending.isEmpty()
                                 ? QCoreApplication::translate(
                                       "soundings", "%1 is no e-mail, letter or table that Soundings knows.")
                                 : QCoreApplication::translate(
                                       "soundings", "%1 is of a kind (.%2) that Soundings does not know.");
        const QString what = raw.ending.isEmpty() ? kind.arg(raw.source) : kind.arg(raw.source, raw.ending);
        return Unread{raw.source, raw.bytes,
                      what + u' ' +
                          QCoreApplication::translate("soundings",
                                                      "It is kept as it is; if it holds a response, "
                                                      "save it as PDF or text and take that in.")};
    }
    MimeLeaf leaf;
    leaf.name = raw.source.section(u'/', -1);
    leaf.type = type;
    leaf.bytes = raw.bytes;
    Letter letter;
    letter.source = raw.source;
    letter.original = raw.bytes;
    letter.channel = table ? Channel::Survey : Channel::Letter;
    letter.subject = leaf.name.left(leaf.name.lastIndexOf(u'.'));
    letter.received = raw.time;
    letter.evidence = Evidence::FileTime;
    Part part;
    part.kind = PartKind::Attachment;
    part.name = leaf.name;
    part.type = type;
    part.bytes = raw.bytes.size();
    part.sha256 = QCryptographicHash::hash(raw.bytes, QCryptographicHash::Sha256);
    part.text = !table && hasReadableType(leaf) ? leafText(leaf) : QString();
    part.state = part.text.isEmpty() ? TextState::NoText : TextState::Read;
    part.reason = part.text.isEmpty() ? reasonFor(leaf, letter.channel) : QString();
    letter.parts.push_back(std::move(part));
    return letter;
}

} // namespace

Item read(const Raw &raw)
{
    const bool document = isDocumentEnding(raw.ending);
    const auto mail = [&] { return readMail(raw.bytes, raw.source, raw.time); };
    if (isMailEnding(raw.ending) || raw.bytes.isEmpty() || (!document && isMail(raw.bytes, false)))
        return mail();
    const bool named = isOutlookEnding(raw.ending);
    const bool outlook = !document && isOutlook(raw.bytes);
    if (named && !outlook && isMail(raw.bytes, true)) // saved by another program, or renamed
        return mail();
    if (named || outlook)
        return readOutlook(raw.bytes, raw.source, raw.time);
    return fileLetter(raw);
}

void startReading()
{
    startGMime();
}

} // namespace soundings::intake
