#include "core/consultation/codepoints.h"

namespace soundings {

namespace {

bool startsPair(QStringView text, qsizetype at)
{
    return text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
}

} // namespace

qsizetype toUtf16(QStringView text, int codePoint)
{
    qsizetype at = 0;
    for (int i = 0; i < codePoint && at < text.size(); ++i)
        at += startsPair(text, at) ? 2 : 1;
    return at;
}

int toCodePoint(QStringView text, qsizetype utf16)
{
    int count = 0;
    const qsizetype stop = qMin(utf16, text.size());
    for (qsizetype at = 0; at < stop; at += startsPair(text, at) ? 2 : 1)
        ++count;
    return count;
}

int codePointCount(QStringView text)
{
    return toCodePoint(text, text.size());
}

QStringView passageOf(QStringView text, int begin, int end)
{
    const qsizetype from = toUtf16(text, begin);
    return text.sliced(from, toUtf16(text.sliced(from), qMax(0, end - begin)));
}

} // namespace soundings
