// Any bytes are a message of Outlook's or none, by themselves and as a winmail.dat within a mail; every part
// that was read is found again.

#include "core/intake/mail.h"
#include "core/intake/outlook.h"

#include <cstdlib>

using namespace soundings::intake;

namespace {

void check(const Item &item)
{
    const auto *letter = std::get_if<Letter>(&item);
    if (!letter)
        return;
    for (const soundings::Part &part : letter->parts) {
        const auto bytes = partBytes(letter->original, part);
        if (!bytes || bytes->size() != part.bytes)
            std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    check(readOutlook(bytes, QString(), soundings::Instant{1}));
    check(readMail("From: a@b\nContent-Type: application/ms-tnef\nContent-Transfer-Encoding: base64\n\n" +
                       bytes.toBase64(),
                   QString(), soundings::Instant{1}));
    return 0;
}
