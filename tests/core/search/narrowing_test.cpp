#include "core/search/narrowing.h"

#include "core/search/parser.h"

using namespace soundings;
using namespace soundings::search;
using namespace Qt::StringLiterals;

namespace {

Node query(const QString &text)
{
    const Result<Node> node = parse(text);
    EXPECT_TRUE(node) << text.toStdString();
    return node.value_or(Node{});
}

std::string after(const QString &text, const QString &facet, const QStringList &values)
{
    return toText(narrowed(query(text), facet, values)).toStdString();
}

} // namespace

TEST(Narrowing, aValueBecomesATestBesideTheWords)
{
    EXPECT_EQ(after({}, u"kind"_s, {u"business"_s}), "kind:business");
    EXPECT_EQ(after(u"rail"_s, u"kind"_s, {u"business"_s}), "rail kind:business");
    EXPECT_EQ(after(u"rail OR bus"_s, u"kind"_s, {u"business"_s}), "(rail OR bus) kind:business");
    EXPECT_EQ(after(u"-rail"_s, u"timeliness"_s, {u"late"_s}), "-rail is:late");
    EXPECT_EQ(after(u"rail"_s, u"theme"_s, {u"Business environment"_s}), "rail theme:\"Business environment\"");
    EXPECT_EQ(after(u"rail"_s, u"day"_s, {u"2020-02-10"_s}), "rail received:2020-02-10");
    EXPECT_EQ(after(u"rail"_s, u"assignee"_s, {u"none"_s}), "rail assignee:none");
    EXPECT_EQ(after(u"rail"_s, u"campaign"_s, {u"4"_s}), "rail campaign:4");
}

TEST(Narrowing, severalAreJoinedByOrWhereTheOneStood)
{
    EXPECT_EQ(after(u"rail kind:business leek"_s, u"kind"_s, {u"business"_s, u"individual"_s}),
              "rail (kind:business OR kind:individual) leek");
    EXPECT_EQ(after(u"(kind:business OR kind:individual) leek"_s, u"kind"_s, {u"individual"_s}), "kind:individual leek");
    EXPECT_EQ(after(u"(kind:business OR kind:individual) leek"_s, u"kind"_s, {}), "leek");
    EXPECT_EQ(after(u"kind:business"_s, u"kind"_s, {}), "");
}

TEST(Narrowing, whatIsChosenIsReadFromTheQueryHoweverItWasWritten)
{
    EXPECT_EQ(chosenValues(query(u"KIND:Business rail"_s), u"kind"_s), QStringList{u"business"_s});
    EXPECT_EQ(chosenValues(query(u"rail AND (status:unread OR status:tagged)"_s), u"status"_s),
              (QStringList{u"unread"_s, u"tagged"_s}));
    EXPECT_EQ(chosenValues(query(u"theme:\"People/Older people\""_s), u"theme"_s), QStringList{u"People/Older people"_s});
    EXPECT_EQ(chosenValues(query(u"place:none"_s), u"place"_s), QStringList{u"none"_s});
    EXPECT_EQ(chosenValues(query(u"is:late is:confidential"_s), u"timeliness"_s), QStringList{u"late"_s});
}

TEST(Narrowing, whatNoTickCouldSayIsNotTakenForOneAndStays)
{
    EXPECT_TRUE(chosenValues(query(u"-kind:business"_s), u"kind"_s).isEmpty());
    EXPECT_TRUE(chosenValues(query(u"kind:business OR rail"_s), u"kind"_s).isEmpty());
    EXPECT_TRUE(chosenValues(query(u"received:>2020-02-01"_s), u"day"_s).isEmpty());
    EXPECT_TRUE(chosenValues(query(u"received:2020-02-01T10:00"_s), u"day"_s).isEmpty());
    EXPECT_TRUE(chosenValues(query(u"is:confidential"_s), u"timeliness"_s).isEmpty());
    EXPECT_EQ(after(u"received:>2020-02-01 rail"_s, u"day"_s, {u"2020-02-03"_s}),
              "received:>2020-02-01 rail received:2020-02-03");
    EXPECT_EQ(after(u"-kind:business"_s, u"kind"_s, {}), "-kind:business");
}

TEST(Narrowing, bothFitAsIfWrittenSideBySide)
{
    EXPECT_EQ(toText(both(query(u"rail OR bus"_s), query(u"kind:business leek"_s))).toStdString(),
              "(rail OR bus) kind:business leek");
    EXPECT_EQ(toText(both(query({}), query(u"leek"_s))).toStdString(), "leek");
}
