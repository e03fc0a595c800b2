#include "core/draft/folding.h"

namespace soundings::draft {

namespace {

bool isHyphen(QChar c)
{
    return c == u'-' || c == QChar(0x2010) || c == QChar(0x2011) || c == QChar(QChar::SoftHyphen);
}

char16_t plain(char16_t c)
{
    switch (c) {
    case 0x2018: case 0x2019: case 0x201A: case 0x2032: case 0x02BC: return u'\'';
    case 0x201C: case 0x201D: case 0x201E: case 0x00AB: case 0x00BB: case 0x2033: return u'"';
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212: return u'-';
    case 0x0142: case 0x0141: return u'l'; // letters with a stroke do not decompose
    case 0x00F8: case 0x00D8: return u'o';
    case 0x0111: case 0x0110: return u'd';
    default: return c;
    }
}

} // namespace

Folded folded(QStringView text, LineHyphens hyphens)
{
    Folded result;
    result.text.reserve(text.size());
    result.source.reserve(size_t(text.size()) + 1);
    const auto put = [&result](QChar c, qsizetype from) {
        result.text += c;
        result.source.push_back(int(from));
    };
    for (qsizetype i = 0; i < text.size();) {
        const QChar c = text[i];
        if (isHyphen(c) && i > 0 && text[i - 1].isLetter() && i + 2 < text.size() && text[i + 1] == u'\n'
            && text[i + 2].isLetter()) {
            result.hadLineHyphens = true;
            if (hyphens == LineHyphens::Kept && c != QChar(QChar::SoftHyphen))
                put(u'-', i);
            i += 2;
        } else if (c == QChar(QChar::SoftHyphen)) {
            ++i;
        } else if (c.isSpace()) {
            if (!result.text.isEmpty() && !result.text.endsWith(u' '))
                put(u' ', i);
            ++i;
        } else {
            const qsizetype size = c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate() ? 2 : 1;
            const QString parts =
                QString(1, QChar(plain(c.unicode()))).append(text.mid(i + 1, size - 1)).normalized(
                    QString::NormalizationForm_KD).toCaseFolded();
            for (const QChar part : parts) {
                if (!part.isMark())
                    put(part, i);
            }
            i += size;
        }
    }
    result.source.push_back(int(text.size()));
    return result;
}

} // namespace soundings::draft
