#include "app/englishplurals.h"

namespace soundings {

QString EnglishPlurals::translate(const char *, const char *source, const char *, int n) const
{
    using namespace Qt::StringLiterals;
    if (n < 0 || !source)
        return {};
    QString text = QString::fromUtf8(source);
    if (!text.contains(u"(s)"_s) && !text.contains(u"(es)"_s))
        return {};
    return text.replace(u"(s)"_s, n == 1 ? u""_s : u"s"_s).replace(u"(es)"_s, n == 1 ? u""_s : u"es"_s);
}

} // namespace soundings
