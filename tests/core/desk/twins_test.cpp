#include "core/desk/reporting.h"
#include "core/desk/twins.h"
#include "core/reports/write.h"
#include "tests/support/deskfixture.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

const QString ask =
    u"Please build the line to Leek and bring back the evening buses, as nobody here can reach the "
    "college or the hospital without a car."_s;

class TwinsOf : public DeskFixture
{
protected:
    std::vector<duplicates::Twins> twins()
    {
        Result<std::vector<duplicates::Twins>> found = m_desk->twins();
        EXPECT_TRUE(found) << (found ? "" : found.error().message.toStdString());
        return found.value_or(std::vector<duplicates::Twins>());
    }
    Result<ChangeSet> judge(const duplicates::Twins &pair, const Verdict &verdict)
    {
        return m_desk->apply(judged(*twinSide(*m_desk, pair.pair.first), *twinSide(*m_desk, pair.pair.second),
                                    pair.judgement, verdict),
                             u"Judge"_s);
    }
    QString summary()
    {
        return QString::fromUtf8(reports::toHtml(*buildReport(*m_desk, {u"summary"_s, {}, {}, false, true})));
    }
};

} // namespace

TEST_F(TwinsOf, aDuplicateSetAsideStaysListedAndLeavesTheNumbers)
{
    const ResponseId first = receive(ask);
    const ResponseId second = receive(ask + u"\n\n-- \nAnn Lee\nTel. 01632 960125"_s);
    receive(ask, u"Ben <ben@other.example>"_s);
    const std::vector<duplicates::Twins> found = twins();
    ASSERT_EQ(found.size(), 1u) << "Ben's is a campaign's";
    EXPECT_EQ(found[0].pair, (duplicates::Pair{first, second, duplicates::Why::SameText, 1}));

    EXPECT_EQ(judge(found[0], {TwinRuling::SetAside, second, {}}).error().kind, ErrorKind::Invalid)
        << "no reason";
    ASSERT_TRUE(judge(found[0], {TwinRuling::SetAside, second, u"Sent twice"_s}));
    EXPECT_EQ(m_desk->find(u"is:duplicate"_s).value(), std::vector{second});
    EXPECT_EQ(m_desk->find({}).value().size(), 3u);
    EXPECT_EQ(response(second).response.duplicateOf, 1);
    EXPECT_EQ(response(second).response.duplicateReason, u"Sent twice"_s);
    EXPECT_TRUE(m_desk->rows({second}).value().front().duplicate);
    EXPECT_TRUE(summary().contains(u"Received 3 − 1 set aside as duplicates = 2 analysed."_s));
    EXPECT_TRUE(m_desk->history(second).value().back().what.contains(
        u"R-0001: Set aside as a duplicate: Sent twice"_s));
    EXPECT_TRUE(m_desk->verify()->empty());

    ASSERT_TRUE(m_desk->undo());
    EXPECT_EQ(m_desk->counts()->duplicates, 0);
    EXPECT_FALSE(twins()[0].judgement);
    ASSERT_TRUE(m_desk->redo());
    EXPECT_EQ(twins()[0].judgement->ruling, TwinRuling::SetAside);
    EXPECT_TRUE(m_desk->verify()->empty());
}

TEST_F(TwinsOf, aJudgementCanBeChangedAndOneAlwaysStays)
{
    const ResponseId first = receive(ask);
    const ResponseId second = receive(ask);
    const ResponseId third = receive(ask);
    ASSERT_TRUE(judge(twins()[0], {TwinRuling::SetAside, second, u"Twice"_s}));
    ASSERT_TRUE(judge(twins()[0], {TwinRuling::SetAside, first, u"The other one is whole"_s}));
    EXPECT_EQ(m_desk->find(u"is:duplicate"_s).value(), std::vector{first});
    const Result<ChangeSet> both = judge(twins()[1], {TwinRuling::SetAside, third, u"Thrice"_s});
    ASSERT_FALSE(both) << "for one that is set aside itself";
    EXPECT_TRUE(both.error().message.contains(u"R-0001"_s));
    ASSERT_TRUE(judge(twins()[0], {TwinRuling::None, {}, {}}));
    EXPECT_EQ(m_desk->counts()->duplicates, 0);
    EXPECT_TRUE(m_desk->verify()->empty());
}

TEST_F(TwinsOf, linkingMakesTheLaterOneASecondResponse)
{
    const ResponseId letter =
        receive(ask, u"Ann Lee <ann@kilns.example>"_s, u"Fri, 24 Jan 2020 10:00:00 +0000"_s);
    const ResponseId mail =
        receive(ask, u"Ann Lee <ann@home.example>"_s, u"Tue, 21 Jan 2020 10:00:00 +0000"_s);
    ASSERT_TRUE(judge(twins()[0], {TwinRuling::Linked, {}, {}}));
    EXPECT_EQ(response(letter).response.earlier, mail);
    EXPECT_FALSE(response(mail).response.earlier.isValid());
    EXPECT_EQ(m_desk->counts()->duplicates, 0);
    ASSERT_TRUE(m_desk->undo());
    EXPECT_FALSE(response(letter).response.earlier.isValid());
    EXPECT_TRUE(m_desk->verify()->empty());
}

TEST_F(TwinsOf, aJoinedPersonsLaterLettersAreLinkedFromEitherAddress)
{
    const ResponseId home = receive(ask, u"A. L. <ann@home.example>"_s);
    const ResponseId work = receive(u"On kilns."_s, u"Lee <ann@kilns.example>"_s);
    EXPECT_FALSE(response(work).response.earlier.isValid());
    ASSERT_TRUE(m_desk->apply({RespondentsJoined{work, home, false, true, {}}}, u"Join"_s));
    EXPECT_EQ(response(receive(u"And another thing."_s, u"Lee <ann@kilns.example>"_s)).response.earlier,
              home);
    EXPECT_EQ(response(receive(u"Lastly."_s, u"A. L. <ann@home.example>"_s)).response.earlier, home);
    receive(ask, u"Lee <ann@kilns.example>"_s);
    EXPECT_EQ(twins().size(), 1u) << "the same text from the same person by two addresses";
    EXPECT_TRUE(m_desk->verify()->empty());
    ASSERT_TRUE(m_desk->undo());
    EXPECT_EQ(response(receive(u"Once more."_s, u"Lee <ann@kilns.example>"_s)).response.earlier, work);
    EXPECT_TRUE(m_desk->verify()->empty());
}

TEST_F(TwinsOf, searchStopsWhenAsked)
{
    receive(ask);
    for (int i = 0; i < 70; ++i)
        receive(u"Letter %1"_s.arg(i), u"P%1 Q%1 <p%1@x.example>"_s.arg(i));
    EXPECT_EQ(m_desk->twins([](int, int) { return false; }).error().kind, ErrorKind::Cancelled);
}

TEST_F(TwinsOf, aSuggestionIsMadeOnceAndNotOverAPersonsWord)
{
    const ResponseId id = receive(
        u"The figure mixes two years.\n\n-- \nDr Ngozi Okafor\nTrent Vale University, Stoke-on-Trent"_s,
        u"n.okafor@trentvale.ac.example"_s);
    const std::optional<Suggestion> found = m_desk->suggestion(id).value();
    ASSERT_TRUE(found);
    EXPECT_EQ(found->respondent.organisation, u"Trent Vale University"_s);
    ASSERT_TRUE(m_desk->apply({SuggestionDismissed{id}}, u"Dismiss"_s));
    EXPECT_FALSE(m_desk->suggestion(id).value());
    ASSERT_TRUE(m_desk->undo());
    Respondent mine = response(id).response.respondent;
    mine.name = u"N. Okafor"_s;
    ASSERT_TRUE(m_desk->apply({RespondentChanged{id, response(id).response.respondent, mine}}, u"Edit"_s));
    EXPECT_FALSE(m_desk->suggestion(id).value());
    EXPECT_TRUE(m_desk->verify()->empty());
}
