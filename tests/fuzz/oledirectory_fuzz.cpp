// Any bytes are a compound file or none; what it holds is bounded by a multiple of its size, and packs to one
// that can be opened.

#include "core/intake/oledirectory.h"
#include "core/intake/olefile.h"
#include "tests/fuzz/bytes.h"

using namespace soundings;
using namespace soundings::intake;

namespace {

qint64 walk(const OleStorage &folder, int depth)
{
    qint64 bytes = 0;
    for (const QByteArray &name : folder.names()) {
        if (const auto inner = depth > 0 ? folder.storage(name) : std::nullopt)
            bytes += walk(*inner, depth - 1);
        else if (const auto content = folder.stream(name))
            bytes += content->size();
    }
    return bytes;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = fuzz::bytesOf(data, size);
    (void)isShallow(bytes);
    const auto file = OleStorage::open(bytes);
    if (!file)
        return 0;
    constexpr int timesRead = 8;
    fuzz::require(walk(*file, 3) <= bytes.size() * timesRead);
    fuzz::require(OleStorage::open(file->packed({{"added", "text"}})).has_value());
    return 0;
}
