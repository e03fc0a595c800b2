#include "core/intake/headers.h"
#include "core/receipt/duration.h"
#include "core/receipt/oddities.h"
#include "tests/support/deskfixture.h"

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

/// A message of three hops that nobody would wonder about.
Stamps plain()
{
    Stamps stamps;
    stamps.date = intake::dateStampOf("Mon, 10 Feb 2020 10:00:00 +0000");
    for (const char *hop :
         {"from b by c; Mon, 10 Feb 2020 10:00:09 +0000", "from a by b; Mon, 10 Feb 2020 11:00:05 +0100",
          "from pc by a; Mon, 10 Feb 2020 10:00:01 GMT"})
        stamps.hops.push_back(intake::stampOf(hop));
    stamps.received = *stamps.hops.front().hop.at;
    stamps.takenIn = utc(u"2020-02-10T15:00:00Z"_s);
    return stamps;
}

std::vector<Oddity::Kind> kinds(const Stamps &stamps)
{
    std::vector<Oddity::Kind> found;
    for (const Oddity &oddity : odditiesOf(stamps))
        found.push_back(oddity.kind);
    return found;
}

using Kind = Oddity::Kind;

} // namespace

TEST(Oddities, noneInAnOrdinaryMessage)
{
    EXPECT_EQ(kinds(plain()), std::vector<Kind>{});
}

TEST(Oddities, sentAfterItWasReceived)
{
    Stamps stamps = plain();
    stamps.date = intake::dateStampOf("Mon, 10 Feb 2020 11:30:00 +0000"); // an hour's zone wrong, as of old
    const std::vector<Oddity> found = odditiesOf(stamps);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].kind, Kind::SentAfterReceived);
    EXPECT_TRUE(found[0].sentence.contains(u"1 hour 29 minutes"_s)) << found[0].sentence.toStdString();
    stamps.date = intake::dateStampOf("Mon, 10 Feb 2020 10:00:40 +0000"); // half a minute: clocks differ
    EXPECT_TRUE(kinds(stamps).empty());
}

TEST(Oddities, hopsOutOfOrderAreNamedByTheirNumber)
{
    Stamps stamps = plain();
    stamps.hops[1] = intake::stampOf("from a by b; Mon, 10 Feb 2020 13:00:00 +0000");
    const std::vector<Oddity> found = odditiesOf(stamps);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].kind, Kind::HopsOutOfOrder);
    EXPECT_EQ(found[0].hop, std::optional<size_t>(0));
    EXPECT_TRUE(found[0].sentence.contains(u"hop 2"_s)) << found[0].sentence.toStdString();
}

TEST(Oddities, timesWithoutAZoneOrWithoutSense)
{
    Stamps stamps = plain();
    stamps.hops[0] = intake::stampOf("from b by c; Mon, 10 Feb 2020 10:00:09");
    stamps.hops[1] = intake::stampOf("from a by b; Thu, 1 Jan 1970 00:00:00 +0000");
    stamps.hops[2] = intake::stampOf("from pc by a");
    EXPECT_EQ(kinds(stamps), (std::vector{Kind::NoZone, Kind::Absurd, Kind::NoTime}));
    stamps = plain();
    stamps.date = intake::dateStampOf("Mon, 10 Feb 2031 10:00:00 +0000");
    EXPECT_EQ(kinds(stamps), (std::vector{Kind::InTheFuture, Kind::SentAfterReceived}));
    stamps.date = intake::dateStampOf("Wed, 10 Jan 2018 10:00:00 +0000");
    EXPECT_EQ(kinds(stamps), std::vector{Kind::LongWay});
}

TEST(Oddities, aZoneIsToldFromMorningAndYear)
{
    for (const char *zoned :
         {"Mon, 10 Feb 2020 10:00:00 +0000", "10 Feb 2020 10:00 GMT", "2020-02-10T10:00:00Z",
          "Mon Feb 10 10:00:00 GMT 2020", "Mon, 10 Feb 2020 10.00.00 PM EST"})
        EXPECT_TRUE(intake::dateStampOf(zoned).zoned) << zoned;
    for (const char *bare : {"Mon, 10 Feb 2020 10:00:00", "Mon Feb 10 10:00:00 2020", "10 Feb 2020 10:00 AM"})
        EXPECT_FALSE(intake::dateStampOf(bare).zoned) << bare;
}

TEST(Duration, isToldInItsTwoLargestUnits)
{
    EXPECT_EQ(durationText(1000), u"1 second"_s);
    EXPECT_EQ(durationText(-(3 * 3600 + 61) * 1000), u"3 hours 1 minute"_s);
    EXPECT_EQ(durationText(2 * 86400 * 1000LL), u"2 days"_s);
}
