#include "core/search/parser.h"

#include "tests/core/search/generator.h"
#include "tests/support/files.h"

#include <gtest/gtest.h>

using namespace soundings;
using namespace soundings::search;
using namespace Qt::StringLiterals;

namespace {

QString normal(QStringView query)
{
    const Result<Node> node = parse(query);
    return node ? toText(*node) : u"fault: "_s + node.error().message;
}

template<class T>
T only(QStringView query)
{
    const Result<Node> node = parse(query);
    EXPECT_TRUE(node.has_value()) << query.toString().toStdString();
    if (!node || !std::holds_alternative<T>(node->what))
        return {};
    return std::get<T>(node->what);
}

ReceivedTest received(QStringView query)
{
    return std::get<ReceivedTest>(only<FieldTest>(query).value);
}

} // namespace

TEST(Parser, blankQueryIsEverything)
{
    for (const QStringView blank : {QStringView(u""), QStringView(u"  \t\n")}) {
        const Result<Node> node = parse(blank);
        ASSERT_TRUE(node.has_value());
        EXPECT_TRUE(std::holds_alternative<Everything>(node->what));
    }
}

TEST(Parser, notBindsCloserThanAndCloserThanOr)
{
    const Result<Node> node = parse(u"a -b OR c d");
    ASSERT_TRUE(node.has_value());
    const auto &either = std::get<Group>(node->what);
    ASSERT_EQ(either.join, Group::Join::Or);
    ASSERT_EQ(either.parts.size(), 2u);
    const auto &both = std::get<Group>(either.parts[0].what);
    EXPECT_EQ(both.join, Group::Join::And);
    EXPECT_FALSE(both.parts[0].negated);
    EXPECT_TRUE(both.parts[1].negated);
    EXPECT_EQ(std::get<Text>(both.parts[1].what).text, u"b"_s);
}

TEST(Parser, writesTheSameQueryOneWay)
{
    EXPECT_EQ(normal(u"  skills   AND  jobs "), u"skills jobs"_s);
    EXPECT_EQ(normal(u"NOT (skills OR jobs) NOT bus"), u"-(skills OR jobs) -bus"_s);
    EXPECT_EQ(normal(u"((a)) ((b c))"), u"a b c"_s);
    EXPECT_EQ(normal(u"(a OR (b OR c)) d"), u"(a OR b OR c) d"_s);
    EXPECT_EQ(normal(u"a OR (b c)"), u"a OR b c"_s);
    EXPECT_EQ(normal(u"NOT NOT -a"), u"-a"_s);
    EXPECT_EQ(normal(u"“exact phrase”"), u"\"exact phrase\""_s);
    EXPECT_EQ(normal(u"THEME:People kind:Business ref:17"), u"theme:People kind:business ref:R-0017"_s);
    EXPECT_EQ(normal(u"received:..2020-02-10"), u"received:<=2020-02-10"_s);
    EXPECT_EQ(normal(u"theme:\"none\" place:None"), u"theme:\"none\" place:none"_s);
}

TEST(Parser, capitalsMakeTheWordsOfTheLanguage)
{
    EXPECT_EQ(only<Group>(u"trains or buses").parts.size(), 3u);
    EXPECT_EQ(only<Group>(u"trains OR buses").join, Group::Join::Or);
}

TEST(Parser, aDashExcludesOnlyBeforeATerm)
{
    EXPECT_EQ(normal(u"low-carbon"), u"low-carbon"_s);
    EXPECT_EQ(normal(u"roads - rail"), u"roads rail"_s);
    EXPECT_EQ(normal(u"roads -rail -(bus tram) -\"park and ride\" -is:late"),
              u"roads -rail -(bus tram) -\"park and ride\" -is:late"_s);
}

TEST(Parser, signsBesideWordsArePassedOver)
{
    EXPECT_EQ(normal(u"research & development"), u"research development"_s);
    EXPECT_EQ(normal(u"R&D £5"), u"R&D £5"_s);
}

TEST(Parser, aColonIsAFieldOnlyAfterAName)
{
    EXPECT_EQ(only<Text>(u"10:30").text, u"10:30"_s);
    EXPECT_EQ(only<Text>(u"http://lep.example/draft").text, u"http://lep.example/draft"_s);
    EXPECT_EQ(only<Text>(u"Re:").text, u"Re:"_s);
    EXPECT_EQ(only<Text>(u"\"theme:People\"").exact, true);
}

TEST(Parser, readsWordsPrefixesAndPhrases)
{
    EXPECT_EQ(only<Text>(u"skill*"), (Text{u"skill"_s, false, true}));
    EXPECT_EQ(only<Text>(u"\"skills gap\""), (Text{u"skills gap"_s, true, false}));
    EXPECT_EQ(only<Text>(u"\"skills ga\"*"), (Text{u"skills ga"_s, true, true}));
    EXPECT_EQ(only<Text>(u"cafe\u0301*"), (Text{u"cafe\u0301"_s, false, true}));
}

TEST(Parser, readsTheValueOfEachField)
{
    EXPECT_EQ(only<FieldTest>(u"kind:local-authority").value, FieldValue(RespondentKind::LocalAuthority));
    EXPECT_EQ(only<FieldTest>(u"status:in-progress").value, FieldValue(Status::InProgress));
    EXPECT_EQ(only<FieldTest>(u"channel:LETTER").value, FieldValue(Channel::Letter));
    EXPECT_EQ(only<FieldTest>(u"stance:oppose").value, FieldValue(Stance::Oppose));
    EXPECT_EQ(only<FieldTest>(u"is:on-time").value, FieldValue(Flag::OnTime));
    EXPECT_EQ(only<FieldTest>(u"has:attachment").value, FieldValue(Flag::Attachment));
    EXPECT_EQ(only<FieldTest>(u"campaign:4").value, FieldValue(4));
    EXPECT_EQ(only<FieldTest>(u"ref:R-0017").value, FieldValue(17));
    EXPECT_EQ(only<FieldTest>(u"theme:\"Business environment\"").value,
              FieldValue(u"Business environment"_s));
    EXPECT_EQ(only<FieldTest>(u"theme:none").value, FieldValue(Presence::None));
    EXPECT_EQ(only<FieldTest>(u"  theme:any").column, 3);
}

TEST(Parser, readsTimesAsWritten)
{
    using Relation = ReceivedTest::Relation;
    const ReceivedTest after = received(u"received:>2020-02-09T17:00");
    EXPECT_EQ(after.relation, Relation::After);
    EXPECT_EQ(after.first.date, QDate(2020, 2, 9));
    EXPECT_EQ(after.first.time, QTime(17, 0));
    EXPECT_FALSE(after.first.offset.has_value());

    const ReceivedTest between = received(u"received:2020-02-01..2020-02-10T12:00:30+01:00");
    EXPECT_EQ(between.relation, Relation::Between);
    EXPECT_FALSE(between.first.time.has_value());
    ASSERT_TRUE(between.last.has_value());
    EXPECT_EQ(between.last->time, QTime(12, 0, 30));
    EXPECT_EQ(between.last->offset, 3600);

    EXPECT_EQ(received(u"received:2020-02-29..").relation, Relation::From);
    EXPECT_EQ(received(u"received:\"2020-02-29 09:15:00.250 Z\"").first.offset, 0);
    EXPECT_EQ(received(u"received:\"2020-02-29 09:15:00.250\"").first.time, QTime(9, 15, 0, 250));
}

TEST(Parser, everyQueryOfTheGeneratorReadsBackAsItself)
{
    Generator generator(20200210);
    for (int i = 0; i < 20'000; ++i) {
        const QString query = generator.query();
        const Result<Node> node = parse(query);
        ASSERT_TRUE(node.has_value()) << query.toStdString() << ": " << node.error().message.toStdString();
        const QString text = toText(*node);
        const Result<Node> again = parse(text);
        ASSERT_TRUE(again.has_value()) << query.toStdString() << " as " << text.toStdString();
        ASSERT_EQ(*again, *node) << query.toStdString() << " as " << text.toStdString();
        ASSERT_EQ(toText(*again), text);
    }
}

TEST(Parser, everyTextIsReadOrRefusedWithAPlace)
{
    Generator generator(29032020);
    int read = 0;
    int refused = 0;
    for (int i = 0; i < 50'000; ++i) {
        const QString noise = generator.noise();
        const Result<Node> node = parse(noise);
        if (node) {
            ++read;
            const Result<Node> again = parse(toText(*node));
            ASSERT_TRUE(again.has_value()) << noise.toStdString() << " as " << toText(*node).toStdString();
            ASSERT_EQ(*again, *node) << noise.toStdString();
        } else {
            ++refused;
            ASSERT_TRUE(placeInRange(node.error(), noise)) << noise.toStdString();
        }
    }
    EXPECT_GT(read, 1000); // the noise is near enough to the language to reach all of the parser
    EXPECT_GT(refused, 1000);
}
