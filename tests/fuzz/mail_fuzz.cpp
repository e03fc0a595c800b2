// Any bytes are mail or none; every part that was read is found again, and its text is clean.

#include "core/intake/contentkey.h"
#include "core/intake/mail.h"
#include "core/intake/mailfacts.h"
#include "tests/fuzz/bytes.h"

using namespace soundings;
using namespace soundings::intake;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const Item item = readMail(fuzz::bytesOf(data, size), QString(), Instant{1});
    const auto *letter = std::get_if<Letter>(&item);
    if (!letter)
        return 0;
    fuzz::require(contentKey(*letter).size() == 32);
    for (const Part &part : letter->parts) {
        fuzz::requireText(part.text);
        fuzz::require(partBytes(letter->original, part).has_value());
    }
    return 0;
}
