#include "core/categorisation/comparing.h"

#include <gtest/gtest.h>

using namespace soundings;
using namespace soundings::categorisation;

namespace {

Comment on(qint64 id, int begin, int end, ThemeId theme, Stance stance = Stance::None)
{
    Comment comment;
    comment.id = {id};
    if (end > 0)
        comment.passage = Passage{{1}, begin, end};
    comment.themes = {theme};
    comment.stance = stance;
    comment.standing = Standing::Independent;
    return comment;
}

} // namespace

TEST(Comparing, alignsWhatOverlaps)
{
    const std::vector<Comment> ann{on(1, 0, 10, {1}), on(2, 20, 30, {2}), on(3, 0, 0, {3})};
    const std::vector<Comment> ben{on(4, 5, 12, {1}), on(5, 30, 40, {2}), on(6, 0, 0, {4})};
    const std::vector<Place> places = compared(ann, ben);
    ASSERT_EQ(places.size(), 4U);
    EXPECT_FALSE(places[0].passage) << "the whole response comes first";
    EXPECT_FALSE(places[0].agreed);
    EXPECT_EQ(places[1].passage, (Passage{{1}, 0, 12}));
    EXPECT_TRUE(places[1].agreed);
    EXPECT_TRUE(places[2].right.empty()) << "passages that only touch are two places";
    EXPECT_FALSE(places[2].agreed);
    EXPECT_TRUE(places[3].left.empty());
}

TEST(Comparing, anotherStanceIsNoAgreement)
{
    EXPECT_FALSE(compared({on(1, 0, 9, {1}, Stance::Support)}, {on(2, 0, 9, {1}, Stance::Oppose)}).front().agreed);
    EXPECT_TRUE(compared({on(1, 0, 9, {1}, Stance::Support)}, {on(2, 0, 9, {1}, Stance::Support)}).front().agreed);
}

TEST(Comparing, whatIsAgreedOnCountsAndIsNew)
{
    const Comment agreed = agreedFrom(on(1, 0, 9, {1}));
    EXPECT_FALSE(agreed.id.isValid());
    EXPECT_EQ(agreed.standing, Standing::Counts);
}
