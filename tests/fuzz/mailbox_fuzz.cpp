// Names of folders come from a server, addresses from people: whatever they are, they are read or refused,
// and what was read is written and read again as the same.
#include "core/intake/foldername.h"
#include "core/intake/mailboxaddress.h"

#include <cstdlib>

using namespace soundings::intake;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    if (const std::optional<QString> name = decodeFolderName(bytes)) {
        if (decodeFolderName(encodeFolderName(*name)) != name)
            std::abort();
    }
    if (const auto address = MailboxAddress::fromUrl(QString::fromUtf8(bytes))) {
        if (MailboxAddress::fromUrl(address->url()) != *address)
            std::abort();
    }
    return 0;
}
