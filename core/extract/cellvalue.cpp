#include "core/extract/cellvalue.h"

#include <QDateTime>

#include <cmath>

namespace soundings::extract {

using namespace Qt::StringLiterals;

NumberKind kindOfFormat(const QString &code)
{
    bool date = false;
    bool time = false;
    for (qsizetype i = 0; i < code.size(); ++i) {
        const QChar c = code[i].toLower();
        if (c == u'"') { // text as it is
            i = code.indexOf(u'"', i + 1);
        } else if (c == u'\\' || c == u'_' || c == u'*') { // the next character as it is, as a space, to fill
            ++i;
        } else if (c == u'[') { // a colour, a locale, a condition, or hours beyond a day
            const qsizetype end = code.indexOf(u']', i);
            const QString inside = code.mid(i + 1, end - i - 1).toLower();
            if (!inside.isEmpty() &&
                (inside.count(u'h') == inside.size() || inside.count(u'm') == inside.size() ||
                 inside.count(u's') == inside.size()))
                return NumberKind::Elapsed;
            i = end;
        } else if (c == u';') { // the form of negative numbers
            break;
        } else if (QStringView(code).mid(i).startsWith(u"general", Qt::CaseInsensitive)) {
            return NumberKind::Plain;
        } else {
            date |= c == u'y' || c == u'd';
            time |= c == u'h' || c == u's';
            date |= c == u'm' && !time && !QStringView(code).mid(i).contains(u's', Qt::CaseInsensitive);
        }
        if (i < 0) // not closed
            break;
    }
    return date && time ? NumberKind::DateTime
           : date       ? NumberKind::Date
           : time       ? NumberKind::Time
                        : NumberKind::Plain;
}

NumberKind kindOfBuiltIn(int format)
{
    if ((format >= 14 && format <= 17) || (format >= 27 && format <= 31) || format == 36 ||
        (format >= 50 && format <= 58))
        return NumberKind::Date;
    if ((format >= 18 && format <= 21) || (format >= 32 && format <= 35) || format == 45 || format == 47)
        return NumberKind::Time;
    return format == 22 ? NumberKind::DateTime : format == 46 ? NumberKind::Elapsed : NumberKind::Plain;
}

QString generalNumber(double number)
{
    if (number == 0)
        return u"0"_s; // never -0
    return QString::number(number, 'G', 15);
}

QString serialDate(double days, NumberKind kind, bool from1904)
{
    constexpr double lastDay = 2'958'466; // 31 December 9999, and its hours
    if (kind == NumberKind::Plain || !std::isfinite(days) || days < 0 || days >= lastDay)
        return generalNumber(days);
    const qint64 seconds = std::llround(days * 86'400);
    const qint64 whole = seconds / 86'400;
    const qint64 rest = seconds % 86'400;
    const auto clock = [](qint64 hours, qint64 left) {
        return u"%1:%2:%3"_s.arg(hours, 2, 10, QChar(u'0'))
            .arg(left / 60 % 60, 2, 10, QChar(u'0'))
            .arg(left % 60, 2, 10, QChar(u'0'));
    };
    if (kind == NumberKind::Elapsed)
        return clock(seconds / 3'600, seconds);
    if (kind == NumberKind::Time && whole == 0)
        return clock(rest / 3'600, rest);
    // Excel has a 29 February 1900: days before it count from one later.
    const QDate first = from1904 ? QDate(1904, 1, 1) : whole < 60 ? QDate(1899, 12, 31) : QDate(1899, 12, 30);
    const QString date = first.addDays(whole).toString(Qt::ISODate);
    return kind == NumberKind::Date ? date : date + u'T' + clock(rest / 3'600, rest);
}

} // namespace soundings::extract
