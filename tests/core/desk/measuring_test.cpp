#include "core/desk/independent.h"
#include "core/desk/measuring.h"
#include "core/desk/tagging.h"
#include "tests/support/deskfixture.h"

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

class Measuring : public DeskFixture
{
protected:
    void SetUp() override
    {
        DeskFixture::SetUp();
        m_ben = openAgain();
    }
    ResponseId both(const QString &text)
    {
        const ResponseId id = receive(text);
        EXPECT_TRUE(setCoders(*m_desk, id, {u"Ann"_s, u"Ben"_s}));
        return id;
    }
    void tag(Desk &desk, ResponseId id, const QString &theme, const QString &quote = {})
    {
        const Result<ChangeSet> tagged = tagResponse(desk, {id, quote, {theme}, {}, Stance::None, {}});
        EXPECT_TRUE(tagged) << (tagged ? "" : tagged.error().message.toStdString());
    }
    void finish(ResponseId id)
    {
        EXPECT_TRUE(finishCoding(*m_desk, id));
        EXPECT_TRUE(finishCoding(*m_ben, id));
    }

    std::unique_ptr<Desk> m_ben;
};

} // namespace

// Ann gives People to three of four responses, Ben to two of these. Kappa: they agree on 3/4; by chance on
// 3/4 × 2/4 + 1/4 × 2/4 = 1/2; (3/4 - 1/2) / (1 - 1/2) = 1/2. Alpha: of eight values five are yes; disagreement seen
// 2/8, by chance 2 × 5 × 3 / (8 × 7) = 30/56; 1 - 14/30 = 8/15.
TEST_F(Measuring, figuresByResponseAreThoseWorkedByHand)
{
    const ResponseId ids[]{both(u"Kilns."_s), both(u"Skills."_s), both(u"Buses."_s), both(u"Thanks."_s)};
    const ResponseId open = both(u"Still at work."_s);
    for (int i = 0; i < 3; ++i)
        tag(*m_desk, ids[i], u"People"_s);
    for (int i = 0; i < 2; ++i)
        tag(*m_ben, ids[i], u"People"_s);
    for (const ResponseId id : ids)
        finish(id);
    tag(*m_desk, open, u"Places"_s);
    tag(*m_ben, open, u"Ideas"_s);
    ASSERT_TRUE(finishCoding(*m_desk, open)) << "Ben has not: nothing of it counts";

    const Result<MeasuredAgreement> measured = agreementOf(*m_desk);
    ASSERT_TRUE(measured) << measured.error().message.toStdString();
    EXPECT_EQ(measured->people, (QStringList{u"Ann"_s, u"Ben"_s}));
    ASSERT_EQ(measured->themes.size(), 1U);
    EXPECT_EQ(measured->themes.front().name, u"People"_s);
    const categorisation::Agreement people = measured->byResponse.themes.front().agreement;
    EXPECT_EQ(people.units, 4);
    EXPECT_NEAR(people.kappa.value(), 0.5, 1e-12);
    EXPECT_NEAR(people.alpha.value(), 8.0 / 15, 1e-12);
    EXPECT_NEAR(people.percent.value(), 0.75, 1e-12);
    EXPECT_NEAR(measured->byResponse.overall.kappa.value(), 0.5, 1e-12) << "one theme is all of them";
    EXPECT_EQ(m_desk->count(u"has:comment"_s).value_or(-1), 0) << "who tags independently makes nothing that counts";
}

// Twenty characters: Ann's passage is the first ten, Ben's the sixth to the fifteenth. Five by both, by either, by none:
// agreement 1/2, by chance 1/2, kappa 0. Alpha: 20 of 40 values are yes; 1 - (20/40) / (2 × 20 × 20 / (40 × 39)) = 1/40.
TEST_F(Measuring, figuresByCharactersAreThoseWorkedByHand)
{
    const ResponseId id = both(u"aaaaabbbbbcccccddddd"_s);
    tag(*m_desk, id, u"People"_s, u"aaaaabbbbb"_s);
    tag(*m_ben, id, u"People"_s, u"bbbbbccccc"_s);
    finish(id);
    const Result<MeasuredAgreement> measured = agreementOf(*m_desk);
    ASSERT_TRUE(measured);
    const categorisation::Agreement people = measured->byCharacters.themes.front().agreement;
    EXPECT_EQ(people.units, 20);
    EXPECT_NEAR(people.kappa.value(), 0, 1e-12);
    EXPECT_NEAR(people.alpha.value(), 1.0 / 40, 1e-12);
    EXPECT_EQ(measured->byResponse.overall.percent, 1.0) << "both gave it the theme";
}

TEST_F(Measuring, withoutTwoWhoFinishedThereIsNothing)
{
    both(u"Kilns."_s);
    const Result<MeasuredAgreement> measured = agreementOf(*m_desk);
    ASSERT_TRUE(measured);
    EXPECT_TRUE(measured->people.isEmpty());
    EXPECT_FALSE(measured->byResponse.overall.alpha);
    EXPECT_FALSE(measured->byResponse.overall.why.isEmpty());
}

// Two responses that Ann and Ben both commented on, without being set apart: one theme alike, one not.
TEST_F(Measuring, whoTaggedInSightOfEachOtherIsMeasuredApart)
{
    const ResponseId alike = receive(u"Kilns."_s);
    const ResponseId unlike = receive(u"Buses."_s);
    const ResponseId alone = receive(u"Skills."_s);
    const ResponseId blind = both(u"Thanks."_s);
    tag(*m_desk, alike, u"People"_s);
    tag(*m_ben, alike, u"People"_s, u"Kilns."_s);
    tag(*m_desk, unlike, u"People"_s);
    tag(*m_ben, unlike, u"Places"_s);
    tag(*m_desk, alone, u"Ideas"_s);
    tag(*m_desk, blind, u"Ideas"_s);
    tag(*m_ben, blind, u"Ideas"_s);
    finish(blind);

    const Result<MeasuredAgreement> inSight = agreementOf(*m_desk, CodedHow::InSight);
    ASSERT_TRUE(inSight) << inSight.error().message.toStdString();
    EXPECT_EQ(inSight->people, (QStringList{u"Ann"_s, u"Ben"_s}));
    ASSERT_EQ(inSight->themes.size(), 2U) << "Ideas was given by one alone, or blind";
    EXPECT_EQ(inSight->byResponse.overall.units, 4) << "two responses, two themes";
    EXPECT_NEAR(inSight->byResponse.overall.percent.value(), 0.5, 1e-12);

    const Result<MeasuredAgreement> independent = agreementOf(*m_desk);
    ASSERT_TRUE(independent);
    ASSERT_EQ(independent->themes.size(), 1U);
    EXPECT_EQ(independent->themes.front().name, u"Ideas"_s);
    EXPECT_EQ(independent->byResponse.overall.units, 1);
}

TEST_F(Measuring, whatARuleMadeIsNobodysJudgement)
{
    const ResponseId id = receive(u"Kilns need skills."_s);
    tag(*m_desk, id, u"People"_s);
    Comment accepted;
    accepted.response = id;
    accepted.author = u"Ben"_s;
    accepted.origin = Origin::Autotag;
    accepted.themes = {theme(u"People"_s).id};
    ASSERT_TRUE(m_desk->apply({CommentAdded{accepted}}, u"Rule"_s));
    const Result<MeasuredAgreement> alone = agreementOf(*m_desk, CodedHow::InSight);
    ASSERT_TRUE(alone);
    EXPECT_TRUE(alone->people.isEmpty());

    tag(*m_ben, id, u"Places"_s);
    const Result<MeasuredAgreement> both = agreementOf(*m_desk, CodedHow::InSight);
    ASSERT_TRUE(both);
    ASSERT_EQ(both->themes.size(), 2U);
    EXPECT_EQ(both->byResponse.overall.percent, 0.0) << "Ben gave it Places alone; People was the rule's";
}
