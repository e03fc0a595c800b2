#include "core/deadline/localtime.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

namespace soundings {

namespace {

using namespace Qt::StringLiterals;

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

QLocale english()
{
    return QLocale(QLocale::English, QLocale::UnitedKingdom);
}

} // namespace

WallTime resolve(const QDateTime &wall, const QTimeZone &zone)
{
    // A day before and a day after stand on either side of any change of the clocks at `wall`, so their offsets
    // are the only ones that can apply. Qt's own conversion hides whether a time is skipped or repeated.
    const qint64 face = QDateTime(wall.date(), wall.time(), Qt::UTC).toMSecsSinceEpoch();
    const qint64 day = 24 * 60 * 60 * 1000;
    WallTime found;
    for (const qint64 near : {face - day, face + day}) {
        const int offset = zone.offsetFromUtc(toUtc(Instant{near}));
        const Instant candidate{face - qint64(offset) * 1000};
        if (zone.offsetFromUtc(toUtc(candidate)) != offset)
            continue;
        if (!found.first)
            found.first = candidate;
        else if (candidate != *found.first)
            found.second = candidate;
    }
    if (found.second && *found.second < *found.first)
        std::swap(*found.first, *found.second);
    return found;
}

Result<Instant> readTime(QStringView written, const QTimeZone &zone)
{
    static const QRegularExpression form(
        u"^(\\d{4}-\\d{2}-\\d{2})[T ](\\d{2}:\\d{2})(:\\d{2})?(\\.\\d{1,3})?\\s*(Z|[+-]\\d{2}:?\\d{2})?$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QString trimmed = written.trimmed().toString();
    const QRegularExpressionMatch match = form.match(trimmed);
    const QDate date = QDate::fromString(match.captured(1), Qt::ISODate);
    const QTime time = QTime::fromString(match.captured(2) + (match.hasCaptured(3) && !match.captured(3).isEmpty()
                                                                   ? match.captured(3)
                                                                   : u":00"_s),
                                         u"HH:mm:ss"_s);
    if (!match.hasMatch() || !date.isValid() || !time.isValid()) {
        return failure(ErrorKind::Invalid,
                       text("“%1” is not a date and time. Write it like 2020-02-10T12:00.").arg(trimmed));
    }
    if (const QString offset = match.captured(5); !offset.isEmpty()) {
        const QDateTime at = QDateTime::fromString(
            u"%1T%2%3"_s.arg(match.captured(1), time.toString(u"HH:mm:ss"_s), offset.toUpper()), Qt::ISODate);
        return toInstant(at);
    }
    const WallTime wall = resolve(QDateTime(date, time, Qt::UTC), zone);
    if (!wall.first) {
        return failure(ErrorKind::Invalid,
                       text("%1 does not exist in %2: the clocks go forward then. Choose an hour later.")
                           .arg(trimmed, QString::fromLatin1(zone.id())));
    }
    return *wall.first;
}

Result<QTimeZone> readZone(const QByteArray &id)
{
    const QTimeZone zone(id);
    if (!zone.isValid() || id.isEmpty()) {
        return failure(ErrorKind::Invalid, text("“%1” is not a time zone. Write it like Europe/London.")
                                               .arg(QString::fromUtf8(id)));
    }
    return zone;
}

QString longLocalTime(Instant instant, const QTimeZone &zone)
{
    const QDateTime local = toUtc(instant).toTimeZone(zone);
    const QString form = local.time().second() == 0 ? u"dddd d MMMM yyyy, HH:mm"_s : u"dddd d MMMM yyyy, HH:mm:ss"_s;
    return english().toString(local, form) + u' ' + zone.abbreviation(local);
}

QString shortLocalTime(Instant instant, const QTimeZone &zone)
{
    return english().toString(toUtc(instant).toTimeZone(zone), u"d MMM yyyy HH:mm"_s);
}

} // namespace soundings
