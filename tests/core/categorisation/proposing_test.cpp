#include "core/categorisation/proposing.h"

#include "core/consultation/codepoints.h"
#include "core/search/parser.h"

#include <gtest/gtest.h>

using namespace soundings;
using namespace soundings::categorisation;
using namespace Qt::StringLiterals;

namespace {

Response saying(const QString &text)
{
    Response response;
    response.id = {1};
    Part part;
    part.id = {7};
    part.text = text;
    response.parts = {part};
    return response;
}

Rule ruleFor(const QString &query)
{
    return {{3}, search::highlightTerms(*search::parse(query)), u"words: skills"_s};
}

QStringList quotes(const Response &response, const std::vector<Comment> &comments)
{
    QStringList all;
    for (const Comment &comment : comments)
        all << (comment.passage ? passageOf(response.parts.front().text, comment.passage->begin, comment.passage->end)
                                      .toString()
                                : u"(whole)"_s);
    return all;
}

} // namespace

TEST(Proposing, takesTheSentencesThatHoldTheWords)
{
    const Response response = saying(u"Dear \U0001F3ED team. We need more skilled\npeople here! Buses stop at six.\n\n"
                                     "The SKILLS gap grows. Yours"_s);
    const std::vector<Comment> comments = proposed(response, ruleFor(u"skills"_s), {}, {});
    EXPECT_EQ(quotes(response, comments),
              (QStringList{u"We need more skilled\npeople here!"_s, u"The SKILLS gap grows."_s}));
    ASSERT_FALSE(comments.empty());
    EXPECT_EQ(comments[0].standing, Standing::Proposed);
    EXPECT_EQ(comments[0].origin, Origin::Autotag);
    EXPECT_EQ(comments[0].because, u"words: skills"_s);
    EXPECT_EQ(comments[0].themes, std::vector<ThemeId>{{3}});
}

TEST(Proposing, neighboursAreOnePassageAndParagraphsAreNot)
{
    const Response response = saying(u"Skills matter. Skills pay.\n\nSkills last."_s);
    EXPECT_EQ(quotes(response, proposed(response, ruleFor(u"skills"_s), {}, {})),
              (QStringList{u"Skills matter. Skills pay."_s, u"Skills last."_s}));
}

TEST(Proposing, speaksOfTheWholeResponseWhereNoTextHoldsTheWords)
{
    const Response response = saying(u"See attached."_s);
    EXPECT_EQ(quotes(response, proposed(response, ruleFor(u"skills"_s), {}, {})), QStringList{u"(whole)"_s});
}

TEST(Proposing, staysAwayFromWhatIsTaggedOrRefused)
{
    const Response response = saying(u"Skills matter. Buses run.\n\nSkills last."_s);
    Comment there;
    there.passage = Passage{{7}, 5, 12};
    there.themes = {{3}};
    EXPECT_EQ(quotes(response, proposed(response, ruleFor(u"skills"_s), {there}, {})), QStringList{u"Skills last."_s});
    there.themes = {{4}};
    EXPECT_EQ(proposed(response, ruleFor(u"skills"_s), {there}, {}).size(), 2U) << "another theme is no obstacle";
    EXPECT_EQ(quotes(response, proposed(response, ruleFor(u"skills"_s), {}, {Passage{{7}, 27, 39}})),
              QStringList{u"Skills matter."_s});
}

TEST(Proposing, wordsBecomeAQuery)
{
    EXPECT_EQ(anyOf(u"apprenticeship, work based; OR\n appren* ,, low-carbon"_s),
              u"apprenticeship OR \"work based\" OR \"OR\" OR appren* OR \"low-carbon\""_s);
    EXPECT_TRUE(search::parse(anyOf(u"apprenticeship, work based; OR\n appren* ,, low-carbon"_s)));
}
