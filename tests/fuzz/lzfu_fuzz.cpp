// Any bytes are unpacked or refused; a right checksum is put on, so that what lies behind it is reached.

#include "core/intake/lzfu.h"

#include <QtEndian>

#include <cstdlib>

namespace {

quint32 checksum(const QByteArray &bytes)
{
    quint32 crc = 0;
    for (const char c : bytes) {
        crc ^= static_cast<quint8>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xedb88320U : crc >> 1;
    }
    return crc;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray packed(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    (void)soundings::intake::decompressedRtf(packed);
    QByteArray header(16, '\0');
    qToLittleEndian(quint32(size + 12), header.data());
    qToLittleEndian(quint32(0x75465a4c), header.data() + 8);
    qToLittleEndian(checksum(packed), header.data() + 12);
    const auto rtf = soundings::intake::decompressedRtf(header + packed);
    constexpr qsizetype mostOfOne = 17; // bytes that a reference of two can give
    if (rtf && rtf->size() > packed.size() * mostOfOne)
        std::abort();
    return 0;
}
