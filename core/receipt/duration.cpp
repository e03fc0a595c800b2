#include "core/receipt/duration.h"

#include <QCoreApplication>

#include <cstdlib>

namespace soundings {

using namespace Qt::StringLiterals;

QString durationText(qint64 ms)
{
    struct Unit
    {
        qint64 seconds;
        const char *one;
        const char *many;
    };
    static const Unit units[]{{86400, "1 day", "%1 days"},
                              {3600, "1 hour", "%1 hours"},
                              {60, "1 minute", "%1 minutes"},
                              {1, "1 second", "%1 seconds"}};
    constexpr int shown = 2;
    QStringList parts;
    qint64 left = std::llabs(ms) / 1000;
    for (const Unit &unit : units) {
        const qint64 n = left / unit.seconds;
        left %= unit.seconds;
        if (n == 0 || parts.size() == shown)
            continue;
        const QString text = QCoreApplication::translate("soundings", n == 1 ? unit.one : unit.many);
        parts << (n == 1 ? text : text.arg(n));
    }
    return parts.isEmpty() ? QCoreApplication::translate("soundings", "less than a second")
                           : parts.join(u' ');
}

} // namespace soundings
