// Any bytes are the value of any header: names, addresses and identifiers are of one line, without NUL.

#include "core/intake/headers.h"
#include "tests/fuzz/bytes.h"

using namespace soundings;
using namespace soundings::intake;

namespace {

void requireLine(const QString &text)
{
    fuzz::requireText(text);
    fuzz::require(!text.contains(u'\n'));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray raw = fuzz::bytesOf(data, size);
    requireLine(headerText(raw));
    const Mailbox mailbox = firstMailbox(raw);
    requireLine(mailbox.name);
    requireLine(mailbox.address);
    requireLine(messageIdOf(raw));
    (void)hopOf(raw);
    (void)stampOf(raw);
    (void)dateStampOf(raw);
    return 0;
}
