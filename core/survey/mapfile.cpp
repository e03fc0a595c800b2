#include "core/survey/surveymap.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>

namespace soundings::survey {

using namespace Qt::StringLiterals;

namespace {

constexpr int version = 1;
const QString versionKey = u"soundings-survey-map"_s;
const QString monthFirst = u"month-day-year"_s;
const QString dayFirst = u"day-month-year"_s;

QString text(const char *source)
{
    return QCoreApplication::translate("soundings::Survey", source);
}

/// One object of the file; remembers the first fault, and where it stands.
class Reading
{
public:
    Reading(const QJsonObject &object, QString where, const QStringList &known)
        : m_object(object)
        , m_where(std::move(where))
    {
        for (const QString &key : object.keys()) {
            if (!known.contains(key))
                fault(text("there is no such thing as “%1” in a map").arg(key));
        }
    }

    QString string(const QString &key)
    {
        const QJsonValue value = m_object[key];
        if (!value.isUndefined() && !value.isNull() && !value.isString())
            fault(text("“%1” must be text in quotation marks").arg(key));
        return value.toString();
    }

    int number(const QString &key, int otherwise, int least, int most)
    {
        const QJsonValue value = m_object[key];
        if (value.isUndefined() || value.isNull())
            return otherwise;
        const double given = value.toDouble(-1);
        if (!value.isDouble() || given != double(int(given)) || given < least || given > most)
            fault(text("“%1” must be a whole number from %2 to %3").arg(key).arg(least).arg(most));
        return value.toInt(otherwise);
    }

    void fault(const QString &what)
    {
        if (m_fault.isEmpty())
            m_fault = m_where.isEmpty() ? what : u"%1: %2"_s.arg(m_where, what);
    }

    [[nodiscard]] const QString &fault() const { return m_fault; }

private:
    const QJsonObject m_object;
    QString m_where;
    QString m_fault;
};

tl::unexpected<Error> broken(const QString &why)
{
    return failure(ErrorKind::Unreadable, text("The survey map can't be used: %1.").arg(why));
}

QString lineAndColumn(const QByteArray &json, int offset)
{
    const QByteArray before = json.left(offset);
    return text("line %1, column %2")
        .arg(before.count('\n') + 1)
        .arg(QString::fromUtf8(before.mid(before.lastIndexOf('\n') + 1)).size() + 1);
}

Result<MapColumn> readColumn(const QJsonValue &value, int place)
{
    const QString where = text("column %1 of “columns”").arg(place);
    if (!value.isObject())
        return broken(text("%1: it must stand in braces { }").arg(where));
    Reading reading(value.toObject(), where,
                    {u"header"_s, u"nth"_s, u"role"_s, u"question"_s, u"option"_s, u"separator"_s});
    MapColumn column;
    column.header = oneLine(reading.string(u"header"_s));
    column.nth = reading.number(u"nth"_s, 1, 1, 1'000'000);
    const QString word = reading.string(u"role"_s);
    const std::optional<Role> role = roleFromWord(word);
    if (!role) {
        QStringList words;
        for (const Role one : allRoles())
            words << toWord(one);
        reading.fault(text("“%1” is no role. The roles are %2").arg(word, words.join(u", "_s)));
    }
    column.role = role.value_or(Role::Ignore);
    column.question = oneLine(reading.string(u"question"_s));
    column.option = oneLine(reading.string(u"option"_s));
    column.separator = reading.string(u"separator"_s);
    if (isQuestion(column.role) && column.question.isEmpty())
        column.question = column.header;
    return reading.fault().isEmpty() ? Result<MapColumn>(column) : broken(reading.fault());
}

} // namespace

QByteArray writeMap(const SurveyMap &map)
{
    QJsonArray columns;
    for (const MapColumn &column : map.columns) {
        QJsonObject object{{u"header"_s, column.header}, {u"role"_s, toWord(column.role)}};
        if (column.nth > 1)
            object.insert(u"nth"_s, column.nth);
        if (!column.question.isEmpty() && column.question != column.header)
            object.insert(u"question"_s, column.question);
        if (!column.option.isEmpty())
            object.insert(u"option"_s, column.option);
        if (!column.separator.isEmpty())
            object.insert(u"separator"_s, column.separator);
        columns.append(object);
    }
    QJsonObject object{{versionKey, version},
                       {u"header-row"_s, map.headerRow},
                       {u"header-rows"_s, map.headerRows},
                       {u"date-order"_s, map.dateOrder == DateOrder::MonthDayYear ? monthFirst : dayFirst},
                       {u"columns"_s, columns}};
    if (!map.sheet.isEmpty())
        object.insert(u"sheet"_s, map.sheet);
    if (!map.zone.isEmpty())
        object.insert(u"zone"_s, QString::fromLatin1(map.zone));
    return QJsonDocument(object).toJson();
}

Result<SurveyMap> readMap(const QByteArray &json)
{
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parsed);
    if (parsed.error != QJsonParseError::NoError)
        return broken(
            text("it is not JSON at %1 (%2)").arg(lineAndColumn(json, parsed.offset), parsed.errorString()));
    const QJsonObject object = document.object();
    if (!object[versionKey].isDouble())
        return broken(text("it does not begin with “%1”, so it is no survey map").arg(versionKey));
    if (object[versionKey].toInt() > version)
        return failure(ErrorKind::Newer, text("The survey map was written by a later version of Soundings."));
    Reading reading(object, {},
                    {versionKey, u"sheet"_s, u"header-row"_s, u"header-rows"_s, u"date-order"_s, u"zone"_s,
                     u"columns"_s});
    SurveyMap map;
    map.sheet = reading.string(u"sheet"_s);
    map.headerRow = reading.number(u"header-row"_s, 1, 1, 1'000'000);
    map.headerRows = reading.number(u"header-rows"_s, 1, 1, 2);
    map.zone = reading.string(u"zone"_s).toLatin1();
    if (!map.zone.isEmpty() && !QTimeZone(map.zone).isValid())
        reading.fault(text("“zone”: “%1” is not a time zone. Write it like Europe/London")
                          .arg(QString::fromLatin1(map.zone)));
    const QString order = reading.string(u"date-order"_s);
    if (!order.isEmpty() && order != dayFirst && order != monthFirst)
        reading.fault(text("“date-order” must be “%1” or “%2”").arg(dayFirst, monthFirst));
    map.dateOrder = order == monthFirst ? DateOrder::MonthDayYear : DateOrder::DayMonthYear;
    if (!object[u"columns"].isArray())
        reading.fault(text("“columns” must be a list in brackets [ ]"));
    if (!reading.fault().isEmpty())
        return broken(reading.fault());
    int place = 0;
    for (const QJsonValue &value : object[u"columns"].toArray()) {
        const Result<MapColumn> column = readColumn(value, ++place);
        if (!column)
            return passOn(column);
        map.columns.push_back(*column);
    }
    return map;
}

} // namespace soundings::survey
