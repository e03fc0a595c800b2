#include "core/survey/surveydate.h"
#include "tests/support/files.h"

using namespace soundings;
using namespace soundings::survey;
using namespace Qt::StringLiterals;

namespace {

QString read(const QString &text, DateOrder order = DateOrder::DayMonthYear)
{
    const std::optional<ReadDate> date = readDate(text, order, QTimeZone("Europe/London"));
    return date ? isoUtc(date->at) + (date->hasTime ? u""_s : u" day"_s) : u"-"_s;
}

} // namespace

TEST(SurveyDate, readsWhatToolsAndSpreadsheetsWrite)
{
    const std::pair<QString, QString> known[] = {
        {u"2020-02-10T12:00:00Z"_s, u"2020-02-10T12:00:00Z"_s},
        {u"2020-07-10 12:00"_s, u"2020-07-10T11:00:00Z"_s},
        {u"2020-07-10T12:00:01.250+02:00"_s, u"2020-07-10T10:00:01Z"_s},
        {u"10/02/2020 12:03"_s, u"2020-02-10T12:03:00Z"_s},
        {u"10.02.20, 12:03:59"_s, u"2020-02-10T12:03:59Z"_s},
        {u"10/02/2020 12:03 AM"_s, u"2020-02-10T00:03:00Z"_s},
        {u"2020/07/20 9:05:10 pm GMT+1"_s, u"2020-07-20T20:05:10Z"_s},
        {u"2020/01/20 9:05:10 am GMT"_s, u"2020-01-20T09:05:10Z"_s},
        {u"10 February 2020 at 09:00"_s, u"2020-02-10T09:00:00Z"_s},
        {u"Mon, 10-Feb-2020 09:00 UTC"_s, u"2020-02-10T09:00:00Z"_s},
        {u"Feb 10, 2020 9:00 p.m."_s, u"2020-02-10T21:00:00Z"_s},
        {u"2020-02-10"_s, u"2020-02-10T00:00:00Z day"_s},
        {u"29/02/2019 10:00"_s, u"-"_s},
        {u"2020-03-29 01:30"_s, u"-"_s},
        {u"2020-10-25 01:30"_s, u"2020-10-25T00:30:00Z"_s},
        {u"10/02/2020 25:00"_s, u"-"_s},
        {u"soon"_s, u"-"_s},
        {u"43871"_s, u"-"_s},
        {u"7"_s, u"-"_s},
    };
    for (const auto &[text, expected] : known)
        EXPECT_EQ(read(text), expected) << text.toStdString();
    EXPECT_EQ(read(u"2/10/2020 1:00:00 PM"_s, DateOrder::MonthDayYear), u"2020-02-10T13:00:00Z"_s);
}

TEST(SurveyDate, provesItsOrder)
{
    EXPECT_EQ(orderProof(u"13/01/2020"), OrderProof::DayFirst);
    EXPECT_EQ(orderProof(u"01/13/2020 10:00"), OrderProof::MonthFirst);
    EXPECT_EQ(orderProof(u"01/02/2020"), OrderProof::None);
    EXPECT_EQ(orderProof(u"2020-01-13"), OrderProof::None);
}
