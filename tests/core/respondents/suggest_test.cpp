#include "core/respondents/suggest.h"
#include "tests/support/files.h"

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

RespondentKind kindFor(const QString &address, const QString &signature = {},
                       const QString &name = u"Jane Doe"_s)
{
    Clues clues;
    clues.now.address = address;
    clues.now.name = name;
    clues.signature = signature;
    const std::optional<Suggestion> found = suggest(clues);
    return found ? found->respondent.kind : RespondentKind::Unknown;
}

} // namespace

TEST(Suggest, kindByWhatTheDomainIs)
{
    EXPECT_EQ(kindFor(u"j.doe@keele.ac.uk"_s), RespondentKind::Education);
    EXPECT_EQ(kindFor(u"head@stmary.leek.sch.uk"_s), RespondentKind::Education);
    EXPECT_EQ(kindFor(u"plan@staffordshire.gov.uk"_s), RespondentKind::LocalAuthority);
    EXPECT_EQ(kindFor(u"plan@moorlandsdistrictcouncil.gov.uk"_s), RespondentKind::LocalAuthority);
    EXPECT_EQ(kindFor(u"a@beis.gov.uk"_s), RespondentKind::PublicBody);
    EXPECT_EQ(kindFor(u"a@uhnm.nhs.uk"_s), RespondentKind::PublicBody);
    EXPECT_EQ(kindFor(u"a@staffordshire.police.uk"_s), RespondentKind::PublicBody);
    EXPECT_EQ(kindFor(u"jane.doe.mp@parliament.uk"_s), RespondentKind::ElectedMember);
    EXPECT_EQ(kindFor(u"jane@gmail.com"_s), RespondentKind::Individual);
    EXPECT_EQ(kindFor(u"jane@leekfood.org.uk"_s), RespondentKind::VoluntarySector);
    EXPECT_EQ(kindFor(u"jane@kilns.example"_s), RespondentKind::Unknown);
}

TEST(Suggest, kindByTheOrganisationsName)
{
    const std::pair<QString, RespondentKind> known[]{
        {u"Peddie Plastics Ltd"_s, RespondentKind::Business},
        {u"Fenn Wright LLP"_s, RespondentKind::Business},
        {u"Staffordshire Chamber of Commerce Ltd"_s, RespondentKind::TradeBody},
        {u"Federation of Small Businesses"_s, RespondentKind::TradeBody},
        {u"University of the Potteries"_s, RespondentKind::Education},
        {u"Keele University Students' Union"_s, RespondentKind::VoluntarySector},
        {u"Penny Farthing Cycles CIC"_s, RespondentKind::VoluntarySector},
        {u"Uttoxeter and Dove Town Council"_s, RespondentKind::LocalAuthority},
        {u"North Midlands Hospitals Group"_s, RespondentKind::PublicBody},
        {u"Nine Moors Group of Parishes"_s, RespondentKind::Unknown}};
    for (const auto &[name, kind] : known)
        EXPECT_EQ(kindOfOrganisation(name), kind) << name.toStdString();
}

TEST(Suggest, anElectedMemberWhateverTheAddress)
{
    EXPECT_EQ(kindFor(u"b.sutherland@moorsidedistrict.gov.uk"_s, {}, u"Cllr Ben Sutherland"_s),
              RespondentKind::ElectedMember);
    EXPECT_EQ(kindFor(u"office@gmail.com"_s, u"Dinah Copestake MP\nMP for Burton"_s, {}),
              RespondentKind::ElectedMember);
}

TEST(Suggest, readsNameOrganisationAndPlaceOutOfASignature)
{
    Clues clues;
    clues.now.address = u"n.okafor@trentvale.ac.uk"_s;
    clues.signature =
        u"Dr Ngozi Okafor\nReader in Innovation Studies\nTrent Vale University, Stoke-on-Trent\nTel. 01632 960125"_s;
    const std::optional<Suggestion> found = suggest(clues);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->respondent.name, u"Dr Ngozi Okafor"_s);
    EXPECT_EQ(found->respondent.organisation, u"Trent Vale University"_s);
    EXPECT_EQ(found->respondent.place, u"Stoke-on-Trent"_s);
    EXPECT_EQ(found->respondent.kind, RespondentKind::Education);
    EXPECT_EQ(found->respondent.address, clues.now.address);
}

TEST(Suggest, neverTouchesWhatIsKnown)
{
    Clues clues;
    clues.now = {{3}, u"N. Okafor"_s, u"TVU"_s, RespondentKind::Other, u"Stoke"_s, u"n@trentvale.ac.uk"_s};
    clues.signature = u"Dr Ngozi Okafor\nTrent Vale University, Stoke-on-Trent"_s;
    EXPECT_FALSE(suggest(clues));
}

TEST(Suggest, takesWhatOthersOfTheDomainAgreeOn)
{
    Clues clues;
    clues.now = {{}, u"Ann Lee"_s, {}, RespondentKind::Unknown, {}, u"ann@kilns.example"_s};
    clues.sameDomain = {{{}, {}, u"Ridgeway Kilns"_s, RespondentKind::Business, {}, {}},
                        {{}, {}, u"Ridgeway Kilns"_s, RespondentKind::Business, {}, {}}};
    const std::optional<Suggestion> found = suggest(clues);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->respondent.organisation, u"Ridgeway Kilns"_s);
    EXPECT_EQ(found->respondent.kind, RespondentKind::Business);
    clues.sameDomain[1].organisation = u"Hill Potters"_s; // a shared host
    clues.sameDomain[1].kind = RespondentKind::Individual;
    EXPECT_FALSE(suggest(clues));
}

TEST(Suggest, freemailSaysNothingOfAnOrganisation)
{
    EXPECT_TRUE(isFreemail(u"gmail.com"_s));
    EXPECT_TRUE(isFreemail(u"mail.yahoo.co.uk"_s));
    EXPECT_FALSE(isFreemail(u"kilns.co.uk"_s));
}

TEST(Signature, isTheFoldOrTheLastShortLines)
{
    EXPECT_EQ(
        signatureOf(
            u"A long line about the strategy that nobody would take for a signature at all, it goes on.\n\nYours,\nAnthea Booth\nRudyard\n"_s),
        u"Yours,\nAnthea Booth\nRudyard"_s);
}
