#include "core/reports/text.h"

#include <QLocale>
#include <QTimeZone>

namespace soundings::reports {

namespace {

using namespace Qt::StringLiterals;

/// Reports are in English until the program is translated; a report never mixes two languages' dates.
QLocale reportLocale()
{
    return {QLocale::English, QLocale::UnitedKingdom};
}

QTimeZone zoneOf(const QByteArray &id)
{
    const QTimeZone zone(id);
    return zone.isValid() ? zone : QTimeZone::utc();
}

QDateTime local(Instant instant, const QByteArray &zone)
{
    return toUtc(instant).toTimeZone(zoneOf(zone));
}

} // namespace

QString localTime(Instant instant, const QByteArray &zone)
{
    const QDateTime time = local(instant, zone);
    return reportLocale().toString(time, u"d MMMM yyyy, HH:mm:ss"_s) + u' ' + time.timeZoneAbbreviation();
}

QString shortLocalTime(Instant instant, const QByteArray &zone)
{
    const QDateTime time = local(instant, zone);
    return reportLocale().toString(time, u"d MMM yyyy, HH:mm:ss"_s) + u' ' + time.timeZoneAbbreviation();
}

QString localDate(Instant instant, const QByteArray &zone)
{
    return reportLocale().toString(local(instant, zone).date(), u"d MMMM yyyy"_s);
}

QString zoneName(Instant instant, const QByteArray &zone)
{
    const QTimeZone known = zoneOf(zone);
    const QString name = known.displayName(toUtc(instant), QTimeZone::LongName, reportLocale());
    const QString id = QString::fromLatin1(known.id());
    return name.isEmpty() || name == id ? id : u"%1 (%2)"_s.arg(name, id);
}

QString madeOn(const Report &report)
{
    return Words::tr("Made on %1").arg(localDate(report.made, report.zone));
}

QString pageOf(int page, int pages)
{
    return Words::tr("Page %1 of %2").arg(page).arg(pages);
}

QString stopped()
{
    return Words::tr("The report was stopped before it was finished.");
}

QString count(qint64 n)
{
    return reportLocale().toString(n);
}

QString countOf(int n, const QString &one, const QString &many)
{
    return u"%1 %2"_s.arg(count(n), n == 1 ? one : many);
}

Paragraph sentence(const QString &text, Voice voice)
{
    return {{{text}}, voice};
}

Cell counted(qint64 n)
{
    return {count(n), double(n)};
}

Cell shared(int part, int whole)
{
    return {share(part, whole), whole > 0 ? tables::Value(tables::Share{double(part) / whole}) : tables::Value()};
}

Cell lasting(qint64 seconds)
{
    return {durationText(seconds), tables::Lasting{seconds}};
}

Cell timed(Instant instant, const QByteArray &zone)
{
    return {shortLocalTime(instant, zone), local(instant, zone)};
}

Fact countedFact(const QString &label, qint64 n)
{
    return {label, count(n), double(n)};
}

Fact timedFact(const QString &label, Instant instant, const QByteArray &zone)
{
    return {label, localTime(instant, zone), local(instant, zone)};
}

QString xmlText(const QString &text)
{
    QString safe = text;
    for (qsizetype i = 0; i < safe.size(); ++i) {
        const QChar c = safe[i];
        if (c.isHighSurrogate() && i + 1 < safe.size() && safe[i + 1].isLowSurrogate())
            ++i;
        else if (c.isSurrogate() || c.unicode() >= 0xFFFE)
            safe[i] = QChar::ReplacementCharacter;
        else if (c.unicode() < 0x20 && c != u'\n' && c != u'\t')
            safe[i] = u' ';
    }
    return safe;
}

QString plainText(const Runs &runs)
{
    QString text;
    for (const Run &run : runs)
        text += run.text;
    return text;
}

QString durationText(qint64 seconds)
{
    constexpr qint64 minute = 60;
    constexpr qint64 hour = 60 * minute;
    if (seconds >= hour)
        return Words::tr("%1 h %2 min").arg(count(seconds / hour)).arg(seconds % hour / minute);
    return seconds >= minute ? Words::tr("%1 min %2 s").arg(seconds / minute).arg(seconds % minute)
                             : Words::tr("%1 s").arg(seconds);
}

QString share(int part, int whole)
{
    return whole > 0 ? u"%1 %"_s.arg(qRound(100.0 * part / whole)) : u"–"_s;
}

} // namespace soundings::reports
