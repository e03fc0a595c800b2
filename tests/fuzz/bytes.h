#pragma once

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <cstdlib>

/// What the fuzzers have in common: their input as Qt takes it, and a rule that must hold.
namespace soundings::fuzz {

inline QByteArray bytesOf(const uint8_t *data, size_t size)
{
    return {reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)};
}

inline void require(bool held)
{
    if (!held)
        std::abort();
}

/// As texts of documents are kept: valid characters, no NUL, `\n` line ends.
inline void requireText(const QString &text)
{
    require(text.isValidUtf16() && !text.contains(QChar(0)) && !text.contains(u'\r'));
}

} // namespace soundings::fuzz
