// Any bytes are an mbox: every message is within the file, numbered from 1, and the whole file is gone
// through.

#include "core/intake/mbox.h"
#include "tests/fuzz/bytes.h"

#include <QBuffer>

using namespace soundings;
using namespace soundings::intake;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    QByteArray bytes = fuzz::bytesOf(data, size);
    QBuffer file(&bytes);
    file.open(QIODevice::ReadOnly);
    constexpr qint64 most = 256;
    MboxReader reader(file, most);
    qint64 total = 0;
    int number = 0;
    while (const auto message = reader.next()) {
        total += message->size;
        fuzz::require(message->number == ++number);
        fuzz::require(message->bytes.size() <= most && message->tooLarge == (message->size > most));
        fuzz::require(reader.position() <= bytes.size());
    }
    fuzz::require(total <= bytes.size() && reader.count() == number);
    fuzz::require(!reader.failed() && reader.position() == bytes.size());
    return 0;
}
