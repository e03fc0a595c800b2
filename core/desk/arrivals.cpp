#include "core/desk/arrivals.h"

#include "core/consultation/words.h"
#include "core/desk/narrowing.h"

#include <QTimeZone>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

constexpr int hoursBefore = 24;
constexpr int hoursAfter = 12;
constexpr qint64 hourMs = 3'600'000;

} // namespace

QString hourOf(Instant moment, const QByteArray &zone)
{
    return toUtc(moment).toTimeZone(QTimeZone(zone)).toString(u"yyyy-MM-dd HH:00"_s);
}

QString receivedInHour(const QString &hour)
{
    const QString form = u"yyyy-MM-ddTHH:mm"_s;
    const QDateTime begin = QDateTime::fromString(QString(hour).replace(u' ', u'T'), form);
    return u"received:>=%1 received:<%2"_s.arg(begin.toString(form), begin.addSecs(hourMs / 1000).toString(form));
}

Result<CrossTable> arrivalsByHour(const Desk &desk, const QString &query)
{
    const Result<Consultation> consultation = desk.consultation();
    if (!consultation)
        return passOn(consultation);
    CrossTable table;
    table.rowFacet = u"day"_s;
    table.columnFacet = u"timeliness"_s;
    table.columns = wordsOf<Timeliness>();
    table.columnTotals.assign(size_t(table.columns.size()), 0);
    const Instant closes = consultation->closes;
    for (int i = -hoursBefore; i <= hoursAfter; ++i) {
        const QString hour = hourOf({closes.ms + i * hourMs}, consultation->zone);
        if (table.rows.contains(hour)) // the clock was put back
            continue;
        table.rows << hour;
        table.rowTotals.push_back(0);
        for (qsizetype column = 0; column < table.columns.size(); ++column) {
            const QString test = receivedInHour(hour) + u" is:"_s + table.columns[column];
            const Result<int> count = desk.count(withTest(query, test));
            if (!count)
                return passOn(count);
            table.counts.push_back(*count);
            table.rowTotals.back() += *count;
            table.columnTotals[size_t(column)] += *count;
            table.found += *count;
            table.most = std::max(table.most, *count);
        }
    }
    return table;
}

} // namespace soundings
