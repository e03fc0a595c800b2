#include "core/survey/surveydate.h"

#include "core/deadline/localtime.h"

#include <QRegularExpression>

namespace soundings::survey {

using namespace Qt::StringLiterals;

namespace {

constexpr auto caseless = QRegularExpression::CaseInsensitiveOption;

const QRegularExpression &numbers()
{
    static const QRegularExpression form(u"^(\\d{1,2})[/.\\-](\\d{1,2})[/.\\-](\\d{4}|\\d{2})(?![\\d])"_s);
    return form;
}

int monthNamed(QStringView name)
{
    static const QStringList months{u"jan"_s, u"feb"_s, u"mar"_s, u"apr"_s, u"may"_s, u"jun"_s,
                                    u"jul"_s, u"aug"_s, u"sep"_s, u"oct"_s, u"nov"_s, u"dec"_s};
    return int(months.indexOf(name.left(3).toString().toLower())) + 1;
}

int fullYear(QStringView year)
{
    constexpr int century = 2000;
    return year.size() == 2 ? century + year.toInt() : year.toInt();
}

/// Takes the date off the front of `text`.
QDate takeDate(QString &text, DateOrder order)
{
    static const QRegularExpression yearFirst(u"^(\\d{4})[/.\\-](\\d{1,2})[/.\\-](\\d{1,2})(?!\\d)"_s);
    static const QRegularExpression named(
        u"^(?:[a-z]+,?\\s+)?(\\d{1,2})(?:st|nd|rd|th)?[\\s\\-]+([a-z]{3,9})\\.?,?[\\s\\-]+(\\d{4}|\\d{2})(?!\\d)"_s,
        caseless);
    static const QRegularExpression monthNamedFirst(
        u"^(?:[a-z]+,\\s+)?([a-z]{3,9})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})"_s, caseless);
    QDate date;
    QRegularExpressionMatch match;
    if (match = yearFirst.match(text); match.hasMatch()) {
        date = QDate(match.capturedView(1).toInt(), match.capturedView(2).toInt(),
                     match.capturedView(3).toInt());
    } else if (match = numbers().match(text); match.hasMatch()) {
        const int first = match.capturedView(1).toInt();
        const int second = match.capturedView(2).toInt();
        const int year = fullYear(match.capturedView(3));
        date = order == DateOrder::DayMonthYear ? QDate(year, second, first) : QDate(year, first, second);
    } else if (match = named.match(text); match.hasMatch()) {
        date = QDate(fullYear(match.capturedView(3)), monthNamed(match.capturedView(2)),
                     match.capturedView(1).toInt());
    } else if (match = monthNamedFirst.match(text); match.hasMatch()) {
        date = QDate(match.capturedView(3).toInt(), monthNamed(match.capturedView(1)),
                     match.capturedView(2).toInt());
    }
    text.remove(0, match.capturedLength(0));
    return date;
}

struct Zoned
{
    QString rest;
    std::optional<int> offset; ///< seconds east of UTC
};

Zoned takeOffset(const QString &text)
{
    static const QRegularExpression form(
        u"\\s*(?:(UTC|GMT|Z|BST)|(?:UTC|GMT)?([+\\-])(\\d{1,2}):?(\\d{2})?)$"_s, caseless);
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return {text, std::nullopt};
    constexpr int minute = 60;
    constexpr int hour = 60 * minute;
    int offset = match.captured(1).compare(u"BST"_s, Qt::CaseInsensitive) == 0 ? hour : 0;
    if (match.captured(1).isEmpty())
        offset = (match.captured(3).toInt() * hour + match.captured(4).toInt() * minute) *
                 (match.captured(2) == u"-" ? -1 : 1);
    return {text.left(match.capturedStart(0)), offset};
}

std::optional<QTime> timeFrom(const QString &text)
{
    static const QRegularExpression form(
        u"^(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,9}))?)?\\s*(a\\.?m\\.?|p\\.?m\\.?)?$"_s, caseless);
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    constexpr int noon = 12;
    int hour = match.captured(1).toInt();
    if (const QString half = match.captured(5).left(1).toLower(); !half.isEmpty()) {
        if (hour < 1 || hour > noon)
            return std::nullopt;
        hour = hour % noon + (half == u"p" ? noon : 0);
    }
    const int ms = (match.captured(4) + u"000"_s).left(3).toInt();
    const QTime time(hour, match.captured(2).toInt(), match.captured(3).toInt(), ms);
    return time.isValid() ? std::optional(time) : std::nullopt;
}

} // namespace

std::optional<ReadDate> readDate(QStringView written, DateOrder order, const QTimeZone &zone)
{
    QString text = written.toString().simplified();
    const QDate date = takeDate(text, order);
    if (!date.isValid())
        return std::nullopt;
    static const QRegularExpression joint(u"^(?:T|,|\\s+at\\b)?\\s*"_s, caseless);
    text.remove(joint);
    ReadDate read;
    QTime time(0, 0);
    Zoned zoned{text, std::nullopt};
    read.hasTime = !text.isEmpty();
    if (read.hasTime) {
        zoned = takeOffset(text);
        const std::optional<QTime> found = timeFrom(zoned.rest);
        if (!found)
            return std::nullopt;
        time = *found;
    }
    if (zoned.offset) {
        constexpr qint64 msInASecond = 1000;
        read.at = Instant{QDateTime(date, time, Qt::UTC).toMSecsSinceEpoch() - *zoned.offset * msInASecond};
        return read;
    }
    const WallTime wall = resolve(QDateTime(date, time, Qt::UTC), zone);
    if (!wall.first)
        return std::nullopt;
    read.at = *wall.first;
    return read;
}

OrderProof orderProof(QStringView text)
{
    constexpr int monthsInAYear = 12;
    const QRegularExpressionMatch match = numbers().match(text.toString().simplified());
    if (!match.hasMatch())
        return OrderProof::None;
    const bool firstIsDay = match.capturedView(1).toInt() > monthsInAYear;
    const bool secondIsDay = match.capturedView(2).toInt() > monthsInAYear;
    if (firstIsDay == secondIsDay)
        return OrderProof::None;
    return firstIsDay ? OrderProof::DayFirst : OrderProof::MonthFirst;
}

} // namespace soundings::survey
