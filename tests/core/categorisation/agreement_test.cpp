#include "core/categorisation/agreement.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

using namespace soundings::categorisation;
using namespace Qt::StringLiterals;

namespace {

/// Units from rows of values, a row an observer, '.' where it is missing.
std::vector<UnitValues> unitsOf(const std::vector<std::string> &observers)
{
    std::vector<UnitValues> units;
    for (size_t i = 0; i < observers.front().size(); ++i) {
        UnitValues unit{std::vector<int>(128, 0), 1};
        for (const std::string &observer : observers) {
            if (observer[i] != '.')
                ++unit.counts[size_t(observer[i])];
        }
        units.push_back(unit);
    }
    return units;
}

Coder coder(std::vector<qint64> responses, std::vector<Tagged> tags)
{
    return {{}, std::move(responses), std::move(tags)};
}

Tagged whole(qint64 response, qint64 theme)
{
    return {response, 0, 0, 0, theme};
}

} // namespace

// Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", his four examples with nominal data.
TEST(KrippendorffAlpha, examplesOfHisPaper)
{
    EXPECT_NEAR(*krippendorffAlpha(unitsOf({"0100000010", "1110010000"})), 0.095, 0.0005)
        << "A: binary, two observers";
    EXPECT_NEAR(*krippendorffAlpha(unitsOf({"aabbdcccedda", "babbbccceddd"})), 0.692, 0.0005)
        << "B: nominal, two observers";
    const std::vector<std::string> four{"123321412...", "1233224125.3", ".3332342251.", "12332441251."};
    EXPECT_NEAR(*krippendorffAlpha(unitsOf(four)), 0.743, 0.0005) << "C: four observers, gaps";
}

// The example of the encyclopaedia's article on alpha: three coders, fifteen units, gaps.
TEST(KrippendorffAlpha, threeCodersWithGaps)
{
    EXPECT_NEAR(*krippendorffAlpha(unitsOf({".....34121133.3", "1.213343.......", "..21344.21133.4"})), 0.691,
                0.0005);
}

// Cohen's kappa, the textbook example of fifty grant proposals read by two people: 20 and 15 alike, 5 and 10
// not.
TEST(CohensKappa, fiftyGrantProposals)
{
    EXPECT_NEAR(*cohensKappa({{20, 5}, {10, 15}}), 0.40, 1e-9);
    EXPECT_NEAR(*cohensKappa({{45, 15}, {25, 15}}), 0.1304, 0.00005) << "same agreement, other margins";
    EXPECT_NEAR(*cohensKappa({{25, 35}, {5, 35}}), 0.2593, 0.00005);
}

// Fleiss, Cohen and Everitt (1969), "Large sample standard errors of kappa and weighted kappa", table 1.
TEST(CohensKappa, threeDiagnosesOfTwoHundred)
{
    EXPECT_NEAR(*cohensKappa({{88, 14, 18}, {10, 40, 10}, {2, 6, 12}}), 0.492, 0.0005);
}

TEST(Agreement, byResponseCountsWhetherTheThemeIsThere)
{
    // Fifty proposals as responses: both tag 1–20, the first alone 21–25, the second alone 26–35, nobody the
    // rest.
    std::vector<qint64> all;
    std::vector<Tagged> first;
    std::vector<Tagged> second;
    for (qint64 response = 1; response <= 50; ++response) {
        all.push_back(response);
        if (response <= 25)
            first.push_back(whole(response, 7));
        if (response <= 20 || (response > 25 && response <= 35))
            second.push_back({response, 0, 3, 9, 7});
    }
    const AgreementReport report = agreementByResponse({coder(all, first), coder(all, second)}, {7});
    EXPECT_NEAR(*report.themes[0].agreement.kappa, 0.40, 1e-9);
    EXPECT_NEAR(*report.themes[0].agreement.percent, 0.70, 1e-9);
    EXPECT_EQ(report.themes[0].agreement.units, 50);
    EXPECT_NEAR(*report.overall.kappa, 0.40, 1e-9);
    EXPECT_NEAR(*report.sameSet.kappa, 0.40, 1e-9);
    EXPECT_TRUE(report.themes[0].agreement.why.isEmpty());
}

TEST(Agreement, onlyResponsesThatTwoCodedCount)
{
    const Coder a = coder({1, 2, 3}, {whole(1, 7), whole(2, 8)});
    const Coder b = coder({2, 3, 4}, {whole(2, 8), whole(3, 7), whole(4, 7)});
    const AgreementReport report = agreementByResponse({a, b}, {7, 8});
    EXPECT_EQ(report.themes[0].agreement.units, 2);
    EXPECT_NEAR(*report.themes[0].agreement.percent, 0.5, 1e-9);
    EXPECT_NEAR(*report.themes[1].agreement.kappa, 1, 1e-9);
    EXPECT_NEAR(*report.sameSet.percent, 0.5, 1e-9);
}

TEST(Agreement, withoutVariationThereIsNoCoefficientButAWord)
{
    const Coder a = coder({1, 2}, {whole(1, 7), whole(2, 7)});
    const AgreementReport same = agreementByResponse({a, a}, {7, 8});
    for (const ThemeAgreement &theme : same.themes) {
        EXPECT_FALSE(theme.agreement.kappa);
        EXPECT_FALSE(theme.agreement.alpha);
        EXPECT_EQ(theme.agreement.percent, 1.0);
        EXPECT_FALSE(theme.agreement.why.isEmpty());
    }
    const AgreementReport alone = agreementByResponse({a, coder({5}, {})}, {7});
    EXPECT_FALSE(alone.overall.percent);
    EXPECT_EQ(alone.overall.units, 0);
    EXPECT_FALSE(alone.overall.why.isEmpty());
    EXPECT_FALSE(agreementByCharacters({a}, {7}, {{1, 0, 100}}).overall.alpha);
    EXPECT_FALSE(agreementByResponse({}, {}).overall.alpha);
}

TEST(Agreement, ofThreePeopleHasAlphaAndSaysWhyNoKappa)
{
    const AgreementReport report =
        agreementByResponse({coder({1, 2, 3}, {whole(1, 7)}), coder({1, 2}, {whole(1, 7)}),
                             coder({1, 2, 3}, {whole(1, 7), whole(2, 7)})},
                            {7});
    EXPECT_FALSE(report.overall.kappa);
    ASSERT_TRUE(report.overall.alpha);
    // By hand: values 8, of which 4 yes and 4 no; pairs that differ within a unit: 2 of unit 2's three, each
    // twice over 2.
    EXPECT_NEAR(*report.overall.alpha, 1 - 7.0 * 2 / (64 - 32), 1e-9);
    EXPECT_FALSE(report.overall.why.isEmpty());
}

TEST(Agreement, byCharactersIsThatOfALoopOverThem)
{
    std::mt19937 random(20200210);
    for (int round = 0; round < 60; ++round) {
        const std::vector<qint64> themes{1, 2};
        std::vector<PartLength> lengths;
        for (qint64 response = 1; response <= 3; ++response) {
            for (int part = 0; part < 2; ++part)
                lengths.push_back({response, part, int(random() % 40)});
        }
        std::vector<Coder> coders;
        for (int person = 0; person < 2 + round % 2; ++person) {
            Coder each = coder({1, 2}, {});
            if (random() % 2)
                each.responses.push_back(3);
            for (int i = 0; i < 6; ++i) {
                const qint64 response = each.responses[random() % each.responses.size()];
                const int begin = int(random() % 30);
                const int size = int(random() % 20); // 0: the whole response
                each.tags.push_back({response, int(random() % 2), begin, begin + size, themes[random() % 2]});
            }
            coders.push_back(each);
        }
        const AgreementReport report = agreementByCharacters(coders, themes, lengths);
        for (size_t t = 0; t < themes.size(); ++t) {
            std::vector<UnitValues> units;
            qint64 count = 0;
            for (const PartLength &part : lengths) {
                for (int at = 0; at < part.length; ++at) {
                    UnitValues unit{{0, 0}, 1};
                    for (const Coder &each : coders) {
                        if (std::find(each.responses.begin(), each.responses.end(), part.response) ==
                            each.responses.end())
                            continue;
                        const bool covers =
                            std::any_of(each.tags.begin(), each.tags.end(), [&](const Tagged &tag) {
                                return tag.theme == themes[t] && tag.response == part.response &&
                                       (tag.begin == tag.end ||
                                        (tag.part == part.part && tag.begin <= at && at < tag.end));
                            });
                        ++unit.counts[covers];
                    }
                    if (unit.counts[0] + unit.counts[1] >= 2) {
                        units.push_back(unit);
                        ++count;
                    }
                }
            }
            const Agreement &agreement = report.themes[t].agreement;
            EXPECT_EQ(agreement.units, count);
            const std::optional<double> expected = krippendorffAlpha(units);
            ASSERT_EQ(agreement.alpha.has_value(), expected.has_value());
            if (expected) {
                EXPECT_NEAR(*agreement.alpha, *expected, 1e-9);
            }
        }
    }
}

TEST(Agreement, byCharactersOfLongTextsTakesNoLoopOverThem)
{
    const Coder a = coder({1}, {{1, 0, 0, 1'000'000'000, 7}});
    const Coder b = coder({1}, {{1, 0, 500'000'000, 2'000'000'000, 7}});
    const AgreementReport report = agreementByCharacters({a, b}, {7}, {{1, 0, 2'000'000'000}});
    EXPECT_EQ(report.overall.units, 2'000'000'000);
    EXPECT_NEAR(*report.overall.percent, 0.25, 1e-9);
    EXPECT_NEAR(*report.overall.kappa, -0.5, 1e-9); // 0.25 against 0.5 by chance
}
