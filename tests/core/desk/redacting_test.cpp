#include "core/desk/redacting.h"

#include "core/consultation/codepoints.h"
#include "core/desk/tagging.h"
#include "core/desk/withholding.h"
#include "tests/support/deskfixture.h"

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

class Redacting : public DeskFixture
{
protected:
    void SetUp() override
    {
        DeskFixture::SetUp();
        m_id = receive(u"Dear Mr Quill,\nPlease ring 01782 123456 or 01538 654321. \U0001F600 Kilns need skills.\nAnn Lee"_s);
    }
    RedactionView view() { return redactionView(*m_desk, m_id).value(); }
    void setConsent(Confidentiality consent)
    {
        const Confidentiality now = response(m_id).response.confidentiality;
        ASSERT_TRUE(m_desk->apply({ConfidentialityChanged{m_id, now, consent}}, u"Consent"_s));
    }
    QStringList offered()
    {
        QStringList words;
        for (const RedactionOffer &offer : view().offers)
            words << offer.words;
        return words;
    }
    ResponseId m_id;
};

} // namespace

TEST_F(Redacting, whatMayBePersonalIsOfferedAndConsentSaysWhoseNameIs)
{
    EXPECT_EQ(offered(), (QStringList{u"Quill"_s, u"01782 123456"_s, u"01538 654321"_s})) << "who may be named is no suggestion";
    setConsent(Confidentiality::Anonymous);
    EXPECT_EQ(offered().last(), u"Ann Lee"_s);
    setConsent(Confidentiality::Confidential);
    EXPECT_TRUE(offered().empty()) << "it never leaves";
    EXPECT_TRUE(redactionRows(*m_desk, {})->empty());
}

TEST_F(Redacting, aJudgementIsOneStepWithWhoAndWhyAndUndoTakesItBack)
{
    const std::vector<RedactionOffer> offers = view().offers;
    ASSERT_EQ(offers.size(), 3u);
    ASSERT_TRUE(judge(*m_desk, m_id, {{offers[1].passage, offers[1].reason, true, u"a mobile"_s},
                                      {offers[2].passage, offers[2].reason, true, {}}}));
    EXPECT_EQ(m_desk->undoText(), u"Hide 2 passage(s)"_s);
    EXPECT_EQ(offered(), QStringList{u"Quill"_s});
    ASSERT_EQ(view().judged.size(), 2u);
    const Redaction made = view().judged.front().second;
    EXPECT_EQ(made.reason, RedactionReason::Telephone);
    EXPECT_EQ(made.note, u"a mobile"_s);
    EXPECT_EQ(made.by, u"Ann"_s);
    EXPECT_EQ(made.at, m_now);

    ASSERT_TRUE(judge(*m_desk, m_id, {{offers[0].passage, offers[0].reason, false, {}}}));
    EXPECT_EQ(redactionRow(*m_desk, m_id).value(),
              (RedactionRow{m_id, 1, u"Ann Lee"_s, Confidentiality::MayPublish, 0, 2, 1}));
    ASSERT_TRUE(m_desk->undo());
    ASSERT_TRUE(m_desk->undo());
    EXPECT_EQ(view().offers, offers);
    EXPECT_TRUE(view().judged.empty());
    ASSERT_TRUE(m_desk->redo());
    EXPECT_EQ(view().judged.size(), 2u);
    EXPECT_TRUE(m_desk->verify()->empty());
}

TEST_F(Redacting, aJudgementCanBeAnotherLaterAndBeTakenBack)
{
    const RedactionOffer offer = view().offers.front();
    ASSERT_TRUE(judge(*m_desk, m_id, {{offer.passage, offer.reason, true, {}}}));
    ASSERT_TRUE(judge(*m_desk, m_id, {{offer.passage, RedactionReason::Other, false, {}}}));
    EXPECT_FALSE(view().judged.front().second.hidden);
    EXPECT_TRUE(judge(*m_desk, m_id, {{offer.passage, RedactionReason::Other, false, {}}})->empty()) << "it stands already";
    ASSERT_TRUE(withdrawJudgement(*m_desk, m_id, offer.passage));
    EXPECT_TRUE(view().judged.empty());
    EXPECT_EQ(withdrawJudgement(*m_desk, m_id, offer.passage).error().kind, ErrorKind::NotFound);
}

TEST_F(Redacting, whatWaitsIsCounted)
{
    receive(u"Nothing about anybody."_s, u"Bob Hill <bob@hill.example>"_s);
    const std::vector<RedactionRow> rows = redactionRows(*m_desk, {}).value();
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(withUndecided(rows), 1);
    EXPECT_EQ(redactionRows(*m_desk, {}, [](int, int) { return false; }).error().kind, ErrorKind::Cancelled);
}

TEST_F(Redacting, publicIdentifiersStayAndAreOneEach)
{
    for (int i = 0; i < 20; ++i)
        receive(u"Letter %1"_s.arg(i), u"Bob Hill <bob%1@hill.example>"_s.arg(i));
    const QHash<ResponseId, QString> before = publicIdentifiers(*m_desk).value();
    EXPECT_EQ(QSet<QString>(before.begin(), before.end()).size(), 21);
    receive(u"One more"_s, u"Cy Dale <cy@dale.example>"_s);
    const QHash<ResponseId, QString> after = publicIdentifiers(*openAgain()).value();
    EXPECT_EQ(after.size(), 22);
    for (auto one = before.begin(); one != before.end(); ++one)
        EXPECT_EQ(after.value(one.key()), one.value());
}
