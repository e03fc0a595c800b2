#include "core/desk/campaigns.h"
#include "core/desk/campaignreporting.h"
#include "core/reports/text.h"
#include "tests/support/deskfixture.h"

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

const QString letter = u"Please keep the number eighteen bus between Leek and Hanley in the evening. It is how we come home from "
                       "work and from college, and there is no other way for those of us who do not drive a car."_s;

class Campaigns : public DeskFixture
{
protected:
    ResponseId from(const QString &name, const QString &text)
    {
        return receive(text, u"%1 <%1@%1.example>"_s.arg(name));
    }
    void SetUp() override
    {
        DeskFixture::SetUp();
        ann = from(u"ann"_s, letter);
        bob = from(u"bob"_s, letter);
        cat = from(u"cat"_s, letter + u" My mother goes to church by it."_s);
        own = from(u"dan"_s, u"Kilns are dear, and the draft does not say what is to be done about the price of gas for those of us who "
                             "fire pottery in the city every day."_s);
    }
    Membership membership(ResponseId id)
    {
        const std::vector<CampaignRow> rows = campaignRows(*m_desk).value();
        for (const CampaignRow &row : rows) {
            const std::vector<CampaignMember> members = campaignMembers(*m_desk, row.campaign.id).value();
            for (const CampaignMember &member : members) {
                if (member.response == id)
                    return member.membership;
            }
        }
        return {};
    }
    CampaignRow only()
    {
        const std::vector<CampaignRow> rows = campaignRows(*m_desk).value();
        EXPECT_EQ(rows.size(), 1u);
        return rows.empty() ? CampaignRow() : rows.front();
    }
    bool isInOrder() { return m_desk->verify()->empty(); }

    ResponseId ann, bob, cat, own;
};

} // namespace

TEST_F(Campaigns, areFoundOnceKeptCountedBothWaysAndUndoneInOneStep)
{
    const Result<CampaignSearch> found = findCampaigns(*m_desk);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->campaigns, 1);
    EXPECT_EQ(found->members, 3);
    const CampaignRow row = only();
    EXPECT_EQ(row.size, 3);
    EXPECT_EQ(row.distinct, 2);
    EXPECT_EQ(row.campaign.kernel, letter);
    EXPECT_FALSE(row.campaign.title.isEmpty());
    const CampaignFigures figures = campaignFigures(*m_desk).value();
    EXPECT_EQ(figures, (CampaignFigures{4, 3, 1, 2}));
    EXPECT_EQ(figures.weighed(), 2);
    EXPECT_EQ(campaignFigures(*m_desk, u"from:ann"_s).value(), (CampaignFigures{1, 1, 1, 1}));
    EXPECT_EQ(campaignFigures(*m_desk, u"\"\" OR from:dan"_s).value_or(CampaignFigures()).campaigns, 0);

    EXPECT_EQ(m_desk->find(u"campaign:%1"_s.arg(row.campaign.id.value), {SortKey::Reference, false}).value(),
              (std::vector{ann, bob, cat}));
    EXPECT_EQ(m_desk->find(u"campaign:none"_s).value(), (std::vector{own}));
    EXPECT_EQ(m_desk->countBy({}, u"campaign"_s).value(),
              (std::vector<FacetCount>{{QString::number(row.campaign.id.value), 3}, {u"none"_s, 1}}));
    EXPECT_EQ(m_desk->rows({cat}).value().front().campaign, row.campaign.id);

    EXPECT_EQ(findCampaigns(*m_desk)->members, 0) << "nothing new";
    EXPECT_TRUE(isInOrder());
    ASSERT_TRUE(m_desk->undo());
    EXPECT_TRUE(campaignRows(*m_desk)->empty());
    EXPECT_TRUE(isInOrder());
    ASSERT_TRUE(m_desk->redo());
    EXPECT_EQ(only().size, 3);
}

TEST_F(Campaigns, aLaterLetterJoinsTheCampaignThatIsKnown)
{
    ASSERT_TRUE(findCampaigns(*m_desk));
    const CampaignId known = only().campaign.id;
    ASSERT_TRUE(renameCampaign(*m_desk, known, u"  The 18   bus "_s));
    const ResponseId eve = from(u"eve"_s, letter);
    EXPECT_EQ(findCampaigns(*m_desk)->members, 1);
    EXPECT_EQ(only().campaign.id, known);
    EXPECT_EQ(only().campaign.title, u"The 18 bus"_s);
    EXPECT_EQ(membership(eve), (Membership{known, 1000, 0, false}));
}

TEST_F(Campaigns, whatAPersonSaidIsNotFoundOtherwise)
{
    ASSERT_TRUE(findCampaigns(*m_desk));
    const CampaignId known = only().campaign.id;
    ASSERT_TRUE(takeOutOfCampaign(*m_desk, {cat}));
    ASSERT_TRUE(putIntoCampaign(*m_desk, known, {own}));
    EXPECT_EQ(findCampaigns(*m_desk)->members, 0);
    EXPECT_FALSE(membership(cat).campaign.isValid());
    EXPECT_EQ(membership(own).campaign, known);
    EXPECT_LT(membership(own).likeness, 500) << "whatever it is like";
    ASSERT_TRUE(m_desk->undo());
    ASSERT_TRUE(m_desk->undo());
    EXPECT_EQ(membership(cat), (Membership{known, 1000, 7, false}));
    EXPECT_TRUE(isInOrder());
}

TEST_F(Campaigns, areMergedAndDissolved)
{
    const QString other = u"Another letter altogether, about the price of homes in the villages of the moorlands, and who can still "
                          "afford to live where they were born and went to school."_s;
    from(u"fay"_s, other);
    from(u"gus"_s, other);
    ASSERT_TRUE(findCampaigns(*m_desk));
    const std::vector<CampaignRow> both = campaignRows(*m_desk).value();
    ASSERT_EQ(both.size(), 2u);
    ASSERT_TRUE(mergeCampaigns(*m_desk, both[1].campaign.id, both[0].campaign.id));
    EXPECT_EQ(only().size, 5);
    EXPECT_EQ(only().campaign.id, both[0].campaign.id);
    ASSERT_TRUE(m_desk->undo());
    EXPECT_EQ(campaignRows(*m_desk).value(), both);
    ASSERT_TRUE(dissolveCampaign(*m_desk, both[0].campaign.id));
    EXPECT_EQ(only().campaign.id, both[1].campaign.id);
    EXPECT_EQ(findCampaigns(*m_desk)->members, 0) << "a person dissolved it";
    EXPECT_TRUE(isInOrder());
}

TEST_F(Campaigns, whatIsSetAsideAsADuplicateIsNoSubmission)
{
    ASSERT_TRUE(findCampaigns(*m_desk));
    DuplicateJudged aside;
    aside.response = bob;
    aside.other = ann;
    aside.after = TwinRuling::SetAside;
    aside.reasonAfter = u"The same man"_s;
    ASSERT_TRUE(m_desk->apply({aside}, u"Set aside"_s));
    EXPECT_EQ(only().size, 2);
    EXPECT_EQ(campaignFigures(*m_desk).value(), (CampaignFigures{3, 2, 1, 2}));
}

TEST_F(Campaigns, whoSentOnlyInConfidenceIsNotQuotedOutside)
{
    ASSERT_TRUE(findCampaigns(*m_desk));
    const auto report = [&](bool anonymous) {
        ReportRequest request;
        request.kind = u"campaigns"_s;
        request.anonymous = anonymous;
        const auto input = readCampaigns(*m_desk, request, {});
        EXPECT_TRUE(input);
        return input.value_or(reports::CampaignsInput());
    };
    EXPECT_EQ(report(true).campaigns.at(0).campaign.kernel, letter);
    ASSERT_EQ(report(false).campaigns.at(0).variants.size(), 1u);
    EXPECT_EQ(report(false).campaigns.at(0).variants[0].own, u"My mother goes to church by it."_s);
    EXPECT_EQ(report(false).campaigns.at(0).variants[0].who, u"cat"_s);
    EXPECT_EQ(report(true).campaigns.at(0).variants[0].who, QString());
    for (const ResponseId id : {ann, bob, cat})
        ASSERT_TRUE(m_desk->apply({ConfidentialityChanged{id, Confidentiality::MayPublish, Confidentiality::Confidential}}, u"Confidence"_s));
    EXPECT_EQ(report(false).campaigns.at(0).campaign.kernel, letter);
    EXPECT_EQ(report(true).campaigns.at(0).campaign.kernel, QString());
    EXPECT_EQ(report(true).campaigns.at(0).campaign.title, u"Campaign 1"_s);
    EXPECT_TRUE(report(true).campaigns.at(0).variants.empty());
    EXPECT_EQ(report(true).figures.members, 3) << "they are counted";
}

TEST_F(Campaigns, whatMembersAddIsToldOutsideWithoutTheirNames)
{
    from(u"Wardle"_s, letter + u" As Wardle of the old mill I live beside the stop, and my mother needs it every day."_s);
    ASSERT_TRUE(findCampaigns(*m_desk));
    const auto said = [&](bool anonymous) {
        ReportRequest request;
        request.kind = u"campaigns"_s;
        request.anonymous = anonymous;
        QStringList all;
        const auto input = readCampaigns(*m_desk, request, {});
        for (const reports::CampaignVariant &variant : input->campaigns.at(0).variants)
            all << variant.own;
        return all.join(u' ');
    };
    EXPECT_TRUE(said(false).contains(u"As Wardle of the old mill"_s)) << said(false).toStdString();
    EXPECT_FALSE(said(true).contains(u"Wardle"_s)) << said(true).toStdString();
    EXPECT_TRUE(said(true).contains(u"of the old mill"_s)) << said(true).toStdString();
}
