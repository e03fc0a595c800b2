#include "core/intake/headers.h"
#include "core/intake/maildate.h"
#include "tests/support/files.h"

#include <gtest/gtest.h>

using namespace soundings;
using namespace soundings::intake;
using namespace Qt::StringLiterals;

namespace {

QString utc(const char *text)
{
    const auto instant = mailDate(text);
    return instant ? isoUtc(*instant) : QString();
}

} // namespace

TEST(MailDate, readsWhatMailersWrite)
{
    const std::pair<const char *, QString> cases[] = {
        {"Mon, 10 Feb 2020 12:00:01 +0000", u"2020-02-10T12:00:01Z"_s},
        {"Mon, 10 Feb 2020 12:00:00 +0000 (GMT)", u"2020-02-10T12:00:00Z"_s},
        {"10 Feb 20 12:00 GMT", u"2020-02-10T12:00:00Z"_s},
        {"Tue, 30 Jun 2020 13:00:00 BST", u"2020-06-30T12:00:00Z"_s},
        {"Tue, 30 Jun 2020 13:00:00 +0100 (BST)", u"2020-06-30T12:00:00Z"_s},
        {"Tue, 30 Jun 2020 13:00:00 GMT+0100", u"2020-06-30T12:00:00Z"_s},
        {"Tue, 30 Jun 2020 13:00:00 +01:00", u"2020-06-30T12:00:00Z"_s},
        {"Mon, 10 Feb 2020 07:00:00 EST", u"2020-02-10T12:00:00Z"_s},
        {"Mon Feb 10 12:00:00 2020", u"2020-02-10T12:00:00Z"_s},
        {"Mon Feb 10 12:00:00 2020 -0500", u"2020-02-10T17:00:00Z"_s},
        {"2020-02-10T12:00:00Z", u"2020-02-10T12:00:00Z"_s},
        {"2020-02-10T12:00:00.123+01:00", u"2020-02-10T11:00:00Z"_s},
        {"2020-02-10 12:00:00 +0100", u"2020-02-10T11:00:00Z"_s},
        {"Mon, 10 Feb 2020 12.00.00 +0000", u"2020-02-10T12:00:00Z"_s},
        {"Monday, February 10, 2020 1:05 PM", u"2020-02-10T13:05:00Z"_s},
        {"Mo, 10. Dez 2020 12:00:00 +0100", u"2020-12-10T11:00:00Z"_s},
        {"Mon, (a ; comment (nested)) 10 Feb 2020 12:00:00 +0000", u"2020-02-10T12:00:00Z"_s},
        {"31 Dec 2016 23:59:60 +0000", u"2017-01-01T00:00:00Z"_s},
        {"29 Feb 2020 12:00:00 +0000", u"2020-02-29T12:00:00Z"_s}};
    for (const auto &[text, expected] : cases)
        EXPECT_EQ(utc(text), expected) << text;
}

TEST(MailDate, whatProvesNothingIsNoDate)
{
    for (const char *text : {"", "yesterday", "Thu, 1 Jan 1970 00:00:00 +0000", "30 Feb 2020 12:00:00 +0000",
                             "10 Feb 2020", "Mon, 10 Feb 2020 25:00:00 +0000", "10 Feb 9999 12:00:00 +0000", "12:00:00"})
        EXPECT_EQ(utc(text), QString()) << text;
}

TEST(Received, theDateStandsBehindTheLastSemicolon)
{
    const Hop hop = hopOf("from a.example (a; b) by c.example\r\n\twith ESMTP; id 4; Mon, 10 Feb 2020 12:00:01 +0000 (x; y)");
    EXPECT_EQ(hop.from, u"a.example"_s);
    EXPECT_EQ(hop.by, u"c.example"_s);
    ASSERT_TRUE(hop.at);
    EXPECT_EQ(isoUtc(*hop.at), u"2020-02-10T12:00:01Z"_s);
    EXPECT_FALSE(hopOf("by c.example with local").at);
}
