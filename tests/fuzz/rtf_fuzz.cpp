// Any bytes have a text, or none: valid characters, no NUL, no carriage return.

#include "core/rtf/rtf.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray rtf =
        "{\\rtf1" + QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QString text = soundings::rtf::text(rtf);
    if (text.contains(QChar(0)) || text.contains(QChar(u'\r')) || !text.isValidUtf16())
        std::abort();
    (void)soundings::rtf::encapsulatedHtml("{\\rtf1\\fromhtml1 " + rtf.mid(6));
    return 0;
}
