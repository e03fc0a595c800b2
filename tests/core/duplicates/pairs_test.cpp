#include "core/duplicates/pairs.h"
#include "core/duplicates/textkey.h"
#include "tests/support/files.h"

using namespace soundings;
using namespace soundings::duplicates;
using namespace Qt::StringLiterals;

namespace {

const QString letter =
    u"we ask that the line to leek is built and that the evening buses come back to the moorlands "
    "because nobody can reach the college without a car and the old cannot reach the hospital"_s;

struct World
{
    std::vector<Candidate> all;
    std::vector<QString> texts;

    Candidate &add(const QString &address, const QString &text, const QString &name = u"ann lee"_s)
    {
        Candidate one;
        one.number = int(all.size()) + 1;
        one.id = {one.number};
        one.address = address;
        one.name = name;
        one.original = QByteArray::number(one.number);
        one.textKey = textKey(text);
        all.push_back(one);
        texts.push_back(text);
        return all.back();
    }
    std::vector<Pair> pairs(const std::vector<std::pair<ResponseId, ResponseId>> &joined = {})
    {
        return pairsOf(all, joined, [this](ResponseId id) { return texts[size_t(id.value - 1)]; });
    }
};

} // namespace

TEST(Pairs, theSameTextFromTheSameAddressOrTheSameName)
{
    World world;
    world.add(u"ann@x"_s, letter);
    world.add(u"ann@x"_s, letter, {});
    world.add({}, letter);                       // by letter: the name is all there is
    world.add(u"ben@y"_s, letter, u"ben ray"_s); // a campaign's
    world.add(u"team@z"_s, letter, u"anonymous"_s);
    world.add({}, letter, u"anonymous"_s); // a single word names nobody
    const std::vector<Pair> found = world.pairs();
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0], (Pair{{1}, {2}, Why::SameText, 1}));
    EXPECT_EQ(found[1], (Pair{{1}, {3}, Why::SameText, 1}));
}

TEST(Pairs, nearlyTheSameTextFromFourFifthsOn)
{
    World world;
    world.add(u"ann@x"_s, letter);
    world.add(u"ann@x"_s, letter + u" thank you"_s);
    world.add(u"ann@x"_s,
              u"another matter altogether is the roundabout at the a50 which floods each winter"_s);
    const std::vector<Pair> found = world.pairs();
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].why, Why::NearlySameText);
    EXPECT_NEAR(found[0].similarity, 31.0 / 33, 0.001);
}

TEST(Pairs, aMessageIdTwiceAndAFileUnderAnotherName)
{
    World world;
    world.add(u"a@x"_s, u"one"_s, {}).messageId = u"1@x"_s;
    world.add(u"b@x"_s, u"two"_s, {}).messageId = u"1@x"_s;
    world.add({}, u"three"_s, {}).original = "pdf";
    world.add(u"c@x"_s, u"four"_s, {}).attachments = {"pdf"};
    for (int i = 0; i < 3; ++i) { // rows of one table
        Candidate &row = world.add({}, u"yes"_s, {});
        row.channel = Channel::Survey;
        row.original = "table";
    }
    const std::vector<Pair> found = world.pairs();
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].why, Why::SameMessageId);
    EXPECT_EQ(found[1].why, Why::SameFile);
    EXPECT_EQ(found[1].second, ResponseId{4});
}

TEST(Pairs, aJoinedPersonsAddressesAreOnes)
{
    World world;
    world.add(u"ann@home"_s, letter, {});
    world.add(u"ann@work"_s, letter, {});
    EXPECT_TRUE(world.pairs().empty());
    EXPECT_EQ(world.pairs({{{2}, {1}}}).size(), 1u);
}

TEST(Pairs, manyOfOneTextMakeAChainAndNotAllAgainstAll)
{
    World world;
    for (int i = 0; i < 5000; ++i)
        world.add(u"office@x"_s, letter);
    EXPECT_EQ(world.pairs().size(), 4999u);
}

TEST(Pairs, standWithTheirJudgementsAlsoWhereNothingProposesThem)
{
    const std::vector<Pair> pairs{{{1}, {4}, Why::SameText, 1}, {{2}, {3}, Why::SameText, 1}};
    const std::vector<Twins> all = withJudgements(
        pairs, {{{3}, {2}, TwinRuling::SetAside, u"twice"_s}, {{9}, {1}, TwinRuling::KeepBoth, {}}});
    ASSERT_EQ(all.size(), 3u);
    EXPECT_FALSE(all[0].judgement);
    EXPECT_EQ(all[1].pair, (Pair{{1}, {9}, Why::Judged, 0}));
    EXPECT_EQ(all[2].judgement->reason, u"twice"_s);
}

TEST(Pairs, ofAHundredThousandResponsesOnlyASamePersonsTextsAreRead)
{
    World world;
    constexpr int persons = 50'000;
    for (int i = 0; i < persons; ++i) {
        const QString address = u"p%1@x"_s.arg(i);
        world.add(address, u"letter number %1"_s.arg(i), {});
        world.add(address, i % 100 == 0 ? u"letter number %1"_s.arg(i) : u"quite another %1"_s.arg(i), {});
    }
    int read = 0;
    const std::vector<Pair> found = pairsOf(world.all, {}, [&](ResponseId id) {
        ++read;
        return world.texts[size_t(id.value - 1)];
    });
    EXPECT_EQ(found.size(), size_t(persons / 100));
    EXPECT_EQ(read, 2 * persons - 2 * persons / 100) << "equal keys need no text";
}
