#include "core/survey/wishes.h"
#include "tests/support/files.h"

using namespace soundings;
using namespace soundings::survey;
using namespace Qt::StringLiterals;

TEST(Wishes, consentInTheWordsOfSurveys)
{
    using C = Confidentiality;
    const std::pair<QString, std::optional<C>> known[] = {
        {u"Yes"_s, C::MayPublish},
        {u"No"_s, C::Confidential},
        {u"Yes, but not my name"_s, C::Anonymous},
        {u"Yes, with my name"_s, C::MayPublish},
        {u"Publish response only (without name)"_s, C::Anonymous},
        {u"Publish response with name"_s, C::MayPublish},
        {u"Do not publish response"_s, C::Confidential},
        {u"Please publish anonymously"_s, C::Anonymous},
        {u"I do not consent"_s, C::Confidential},
        {u"I consent"_s, C::MayPublish},
        {u"1"_s, C::MayPublish},
        {u"0"_s, C::Confidential},
        {u"perhaps"_s, std::nullopt},
        {u""_s, std::nullopt}};
    for (const auto &[text, expected] : known)
        EXPECT_EQ(consentFrom(text), expected) << text.toStdString();
}

TEST(Wishes, confidentialityIsTheOtherWayRound)
{
    using C = Confidentiality;
    EXPECT_EQ(confidentialityFrom(u"Yes"), C::Confidential);
    EXPECT_EQ(confidentialityFrom(u"No"), C::MayPublish);
    EXPECT_EQ(confidentialityFrom(u""), C::MayPublish);
    EXPECT_EQ(confidentialityFrom(u"Please withhold my name"), C::Anonymous);
    EXPECT_EQ(confidentialityFrom(u"Our turnover is in it"), std::nullopt);
    EXPECT_EQ(stricter(C::Anonymous, C::MayPublish), C::Anonymous);
    EXPECT_EQ(stricter(C::Anonymous, C::Confidential), C::Confidential);
}

TEST(Wishes, kindsOfRespondents)
{
    using K = RespondentKind;
    const std::pair<QString, K> known[] = {
        {u"Business"_s, K::Business},
        {u"Individual"_s, K::Individual},
        {u"Voluntary or community"_s, K::VoluntarySector},
        {u"Further or higher education"_s, K::Education},
        {u"Local authority"_s, K::LocalAuthority},
        {u"Parish Council"_s, K::LocalAuthority},
        {u"Business representative organisation / trade body"_s, K::TradeBody},
        {u"Public body"_s, K::PublicBody},
        {u"Elected member"_s, K::ElectedMember},
        {u"Other"_s, K::Other},
        {u"I'm responding as a member of the public"_s, K::Individual},
        {u""_s, K::Unknown}};
    for (const auto &[text, expected] : known)
        EXPECT_EQ(kindFrom(text), expected) << text.toStdString();
}
