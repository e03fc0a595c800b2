// Any bytes are read or refused; the text keeps its rules. Seeds: seeds/rtf.

#include "core/extract/rtf.h"

#include <cstdlib>

using namespace soundings;
using namespace soundings::extract;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    ReadLimits limits;
    limits.characters = 100'000;
    const Result<DocumentText> read = readRtf(bytes, limits);
    if (read && (read->text.size() > limits.characters || read->text.contains(QChar(QChar::Null)) ||
                 read->text.contains(u'\r')))
        std::abort();
    static_cast<void>(htmlInRtf(bytes));
    return 0;
}
