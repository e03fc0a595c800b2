#include "core/intake/nested.h"

#include "core/intake/mapimessage.h"
#include "core/intake/mime.h"
#include "core/intake/outlook.h"
#include "core/intake/tnef.h"

#include <QCoreApplication>

namespace soundings::intake {

namespace {

using namespace Qt::StringLiterals;

// The parts of what is only a wrapping; its text counts where the message itself has none.
void addUnwrapped(MimeMessage inner, std::vector<MimeLeaf> &leaves)
{
    for (MimeLeaf &part : inner.leaves) {
        part.spare = part.kind == PartKind::Message;
        addLeaf(std::move(part), leaves);
    }
}

void addTnef(MimeLeaf leaf, int depth, std::vector<MimeLeaf> &leaves)
{
    const TnefReading tnef = readTnef(leaf.bytes, depth);
    addUnwrapped(mimeOf(tnef.message, depth + 1), leaves);
    if (tnef.whole)
        return;
    leaf.reason = QCoreApplication::translate("soundings",
                                              "This package of Outlook's is damaged; what could be read of "
                                              "it is listed. Ask the sender to send it as plain text or "
                                              "HTML.");
    addLeaf(std::move(leaf), leaves);
}

bool isTnefFile(const MimeLeaf &leaf)
{
    return isTnef(leaf.bytes) || leaf.type == u"application/ms-tnef" ||
           leaf.type == u"application/vnd.ms-tnef";
}

bool isSealed(const MimeLeaf &leaf)
{
    return leaf.type == u"application/pkcs7-mime" || leaf.type == u"application/x-pkcs7-mime";
}

} // namespace

void addAttached(MimeLeaf leaf, int depth, std::vector<MimeLeaf> &leaves)
{
    if (depth >= deepestNesting)
        return addLeaf(std::move(leaf), leaves);
    if (leaf.type == u"message/rfc822" ||
        leaf.type == u"message/global") { // base64, against the rule, or Outlook's
        if (auto nested = readMime(leaf.bytes, depth + 2))
            return addNested(std::move(*nested), std::move(leaf), leaves);
    }
    if (leaf.type == u"multipart/signed") { // how Outlook keeps what was signed
        if (auto inner = readMime(leaf.bytes, depth + 1))
            return addUnwrapped(std::move(*inner), leaves);
    }
    if (auto outlook = readOutlookMime(leaf.bytes, depth + 1)) {
        leaf.type = u"application/vnd.ms-outlook"_s;
        return addNested(std::move(*outlook), std::move(leaf), leaves);
    }
    if (isTnefFile(leaf))
        return addTnef(std::move(leaf), depth, leaves);
    if (isSealed(leaf))
        leaf.reason =
            QCoreApplication::translate("soundings", "This part of the message is signed or encrypted in one "
                                                     "piece (S/MIME). Open it in a mail program.");
    addLeaf(std::move(leaf), leaves);
}

} // namespace soundings::intake
