#include "core/categorisation/codebook.h"

#include <gtest/gtest.h>

using namespace soundings;
using namespace soundings::categorisation;
using namespace Qt::StringLiterals;

namespace {

/// People (Skills, Jobs), Skills and training (Jobs), Places.
class CodebookTest : public testing::Test
{
protected:
    CodebookTest()
    {
        m_codebook.themes = {{{1}, {}, u"People"_s, u"Who lives here"_s, {}, {}, 0},
                             {{2}, {1}, u"Skills"_s, {}, {}, {}, 0},
                             {{3}, {1}, u"Jobs"_s, u"Work"_s, {}, {}, 1},
                             {{4}, {}, u"Workforce"_s, u"Who works here"_s, {}, {}, 1},
                             {{5}, {4}, u"jobs"_s, u"Employment"_s, {}, {}, 0},
                             {{6}, {4}, u"Pay"_s, {}, {}, {}, 1},
                             {{7}, {}, u"Places"_s, {}, {}, {}, 2}};
    }
    Comment comment(qint64 id, std::vector<ThemeId> themes, Standing standing = Standing::Counts)
    {
        Comment one;
        one.id = {id};
        one.response = {1};
        one.themes = std::move(themes);
        one.standing = standing;
        m_comments.push_back(one);
        return one;
    }
    CommentsOf comments()
    {
        return [this](ThemeId theme) {
            std::vector<Comment> found;
            for (const Comment &one : m_comments) {
                if (std::find(one.themes.begin(), one.themes.end(), theme) != one.themes.end())
                    found.push_back(one);
            }
            return found;
        };
    }
    template<class T>
    static std::vector<T> of(const ChangeSet &changes)
    {
        std::vector<T> found;
        for (const Change &change : changes) {
            if (const auto *one = std::get_if<T>(&change))
                found.push_back(*one);
        }
        return found;
    }

    Codebook m_codebook;
    std::vector<Comment> m_comments;
};

} // namespace

TEST_F(CodebookTest, mergingLosesNoCommentAndMergesWhatHasOneName)
{
    comment(1, {{4}, {1}}); // has both
    comment(2, {{5}, {6}});
    comment(3, {{5}, {3}}, Standing::Independent);
    const Result<ChangeSet> merge = merged(m_codebook, {4}, {1}, comments());
    ASSERT_TRUE(merge);
    const auto changed = of<CommentChanged>(*merge);
    ASSERT_EQ(changed.size(), 3U);
    EXPECT_EQ(changed[0].after.themes, std::vector<ThemeId>{{1}});
    EXPECT_EQ(changed[1].after.themes, (std::vector<ThemeId>{{3}, {6}}));
    EXPECT_EQ(changed[2].after.themes, std::vector<ThemeId>{{3}});
    const auto themes = of<ThemeChanged>(*merge);
    ASSERT_EQ(themes.size(), 3U);
    EXPECT_EQ(themes[0].after.definition, u"Who lives here\nWho works here"_s);
    EXPECT_EQ(themes[1].after.definition, u"Work\nEmployment"_s);
    EXPECT_EQ(themes[2].after.parent, ThemeId{1}) << "Pay goes under People";
    const auto gone = of<ThemeRemoved>(*merge);
    ASSERT_EQ(gone.size(), 2U);
    EXPECT_EQ(gone[0].theme.id, ThemeId{5}) << "a theme goes after what lies beneath it";
    EXPECT_EQ(gone[1].theme.id, ThemeId{4});
}

TEST_F(CodebookTest, whatHangsOnAMergedThemeGoesAlong)
{
    m_codebook.searches = {{{1}, u"Work"_s, u"work"_s, 0, {4}}, {{2}, u"Bus"_s, u"bus"_s, 1, {7}}};
    m_codebook.memos = {{{1}, MemoTarget::of(ThemeId{5}), u"Ask Ben"_s, {}, {}}};
    const Result<ChangeSet> merge = merged(m_codebook, {4}, {1}, comments());
    ASSERT_TRUE(merge);
    ASSERT_EQ(of<SavedSearchWritten>(*merge).size(), 1U);
    EXPECT_EQ(of<SavedSearchWritten>(*merge)[0].after->theme, ThemeId{1});
    ASSERT_EQ(of<MemoWritten>(*merge).size(), 1U);
    EXPECT_EQ(of<MemoWritten>(*merge)[0].after->target, MemoTarget::of(ThemeId{3}));
}

TEST_F(CodebookTest, aThemeGoesNeitherIntoItselfNorBeneathItself)
{
    EXPECT_FALSE(merged(m_codebook, {1}, {2}, comments()));
    EXPECT_FALSE(merged(m_codebook, {1}, {1}, comments()));
    EXPECT_FALSE(moved(m_codebook, {1}, {2}, 0));
    EXPECT_EQ(moved(m_codebook, {99}, {}, 0).error().kind, ErrorKind::NotFound);
    EXPECT_FALSE(moved(m_codebook, {5}, {1}, 0)) << "People has Jobs already";
}

TEST_F(CodebookTest, movingNumbersTheSiblings)
{
    const Result<ChangeSet> move = moved(m_codebook, {7}, {}, 0);
    ASSERT_TRUE(move);
    const auto changed = of<ThemeChanged>(*move);
    ASSERT_EQ(changed.size(), 3U);
    EXPECT_EQ(changed[0].after.name, u"Places"_s);
    EXPECT_EQ(changed[0].after.position, 0);
    EXPECT_EQ(changed[2].after.position, 2);
    EXPECT_TRUE(moved(m_codebook, {7}, {}, 99)->empty()) << "it is the last already";
}

TEST_F(CodebookTest, sortingAndRenaming)
{
    const auto sorted = of<ThemeChanged>(*sortedByName(m_codebook, {1}));
    ASSERT_EQ(sorted.size(), 2U);
    EXPECT_EQ(sorted[0].after.name, u"Jobs"_s);
    EXPECT_FALSE(renamed(m_codebook, {7}, u"PEOPLE"_s)) << "the name of a sibling";
    EXPECT_FALSE(renamed(m_codebook, {7}, u"Town/Country"_s));
    EXPECT_EQ(of<ThemeChanged>(*renamed(m_codebook, {7}, u" Towns  "_s))[0].after.name, u"Towns"_s);
}

TEST_F(CodebookTest, splittingMovesWhatIsNamedAndLeavesIndependentComments)
{
    comment(1, {{1}});
    comment(2, {{1}});
    comment(3, {{1}}, Standing::Independent);
    const auto changed = of<CommentChanged>(*split(m_codebook, {1}, {{{1}, {2}}, {{3}, {3}}}, comments()));
    ASSERT_EQ(changed.size(), 1U);
    EXPECT_EQ(changed[0].after.themes, std::vector<ThemeId>{{2}});
}

TEST_F(CodebookTest, removingAsksWhereTheCommentsGo)
{
    comment(1, {{3}});
    comment(2, {{2}, {3}});
    const Result<ChangeSet> without = removed(m_codebook, {1}, {}, comments());
    ASSERT_FALSE(without);
    EXPECT_TRUE(without.error().message.contains(u"2"_s)) << without.error().message.toStdString();
    EXPECT_FALSE(removed(m_codebook, {1}, {2}, comments())) << "it goes too";
    const Result<ChangeSet> with = removed(m_codebook, {1}, {7}, comments());
    ASSERT_TRUE(with);
    EXPECT_EQ(of<CommentChanged>(*with)[1].after.themes, std::vector<ThemeId>{{7}});
    EXPECT_EQ(of<ThemeRemoved>(*with).back().theme.id, ThemeId{1});
    EXPECT_EQ(of<ThemeRemoved>(*removed(m_codebook, {4}, {}, comments())).size(), 3U);
}
