#include "core/consultation/labels.h"
#include "core/desk/independent.h"
#include "core/desk/tagging.h"
#include "tests/support/deskfixture.h"

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

class JournalView : public DeskFixture
{
protected:
    std::vector<JournalRow> rows(const JournalFilter &filter)
    {
        const Result<std::vector<qint64>> found = m_desk->journal(filter);
        EXPECT_TRUE(found) << (found ? "" : found.error().detail.toStdString());
        const Result<std::vector<JournalRow>> read = m_desk->journalRows(found.value_or(std::vector<qint64>()));
        EXPECT_TRUE(read);
        return read.value_or(std::vector<JournalRow>());
    }
    QStringList whatOf(const JournalFilter &filter)
    {
        QStringList what;
        for (const JournalRow &row : rows(filter))
            what << row.what;
        return what;
    }
};

} // namespace

TEST_F(JournalView, givesTheNewestFirstAndOnlyWhatIsAskedFor)
{
    const ResponseId first = receive(u"Kilns."_s);
    const ResponseId second = receive(u"Buses."_s);
    m_now.ms += 60'000;
    ASSERT_TRUE(tagResponse(*m_desk, {second, {}, {u"People"_s}, {}, Stance::None, {}}));
    m_now.ms += 60'000;
    const std::unique_ptr<Desk> ben = openAgain();
    ASSERT_TRUE(ben->apply({AssigneeChanged{first, {}, u"Çelik"_s}}, u"Assign"_s));

    const std::vector<JournalRow> all = rows({});
    ASSERT_EQ(qint64(all.size()), m_desk->counts()->journal);
    EXPECT_EQ(all.front().by, u"Ben"_s);
    EXPECT_EQ(all.front().number, 1);
    EXPECT_EQ(all.front().response, first);
    EXPECT_EQ(all.back().seq, 1);
    EXPECT_FALSE(all.back().response.isValid());
    EXPECT_EQ(all.back().what, u"Consultation “Draft strategy” created"_s);

    JournalFilter filter;
    filter.by = u"Ben"_s;
    EXPECT_EQ(whatOf(filter), QStringList{u"Assignee changed from “” to “Çelik”"_s});
    filter = {};
    filter.kinds = {u"comment-added"_s, u"assignee-changed"_s};
    EXPECT_EQ(rows(filter).size(), 2U);
    filter = {};
    filter.text = u"çELIK"_s;
    EXPECT_EQ(rows(filter).size(), 1U);
    filter = {};
    filter.response = 2;
    EXPECT_EQ(rows(filter).size(), 3U) << "received, tagged, taken into work";
    filter.before = m_now;
    filter.from = Instant{m_now.ms - 60'000};
    EXPECT_EQ(rows(filter).size(), 2U);
    EXPECT_EQ(*m_desk->journalPeople(), (QStringList{u"Ann"_s, u"Ben"_s}));
}

TEST_F(JournalView, aLineSaysWhatCommentAndWhichThemes)
{
    const ResponseId id = receive(u"Kilns need skills. Buses stop at six, and nobody can come to an evening class in town."_s);
    ASSERT_TRUE(tagResponse(*m_desk, {id, u"Kilns need skills."_s, {u"People"_s, u"Ideas"_s}, {}, Stance::None, {}}));
    ASSERT_TRUE(tagResponse(
        *m_desk, {id, u"Buses stop at six, and nobody can come to an evening class in town."_s, {}, {}, Stance::None, {}}));
    JournalFilter comments;
    comments.kinds = {u"comment-added"_s, u"comment-changed"_s, u"comment-removed"_s};
    EXPECT_EQ(whatOf(comments),
              (QStringList{u"Comment on R-0001 “Buses stop at six, and nobody can come to an evening class i…” added"_s,
                           u"Comment on R-0001 “Kilns need skills.” added: Ideas, People"_s}));

    const Comment before = response(id).comments.front();
    Comment after = before;
    after.themes = {theme(u"Places"_s).id};
    after.stance = Stance::Oppose;
    ASSERT_TRUE(m_desk->apply({CommentChanged{before, after}}, u"Change"_s));
    ASSERT_TRUE(m_desk->apply({CommentRemoved{after}}, u"Remove"_s));
    EXPECT_EQ(whatOf(comments).mid(0, 2),
              (QStringList{u"Comment on R-0001 “Kilns need skills.” removed: Places"_s,
                           u"Comment on R-0001 “Kilns need skills.” changed: now Places, stance “%1”"_s.arg(
                               label(Stance::Oppose))}));
    JournalFilter words;
    words.text = u"need SKILLS"_s;
    EXPECT_EQ(rows(words).size(), 3U) << "found by the words that are quoted";
}

TEST_F(JournalView, theJournalIsNoWayRoundBlindness)
{
    const ResponseId id = receive(u"Kilns need skills."_s);
    const std::unique_ptr<Desk> ben = openAgain();
    ASSERT_TRUE(setCoders(*m_desk, id, {u"Ann"_s, u"Ben"_s}));
    ASSERT_TRUE(tagResponse(*m_desk, {id, u"Kilns need skills."_s, {u"People"_s}, {}, Stance::None, {}}));
    JournalFilter comments;
    comments.kinds = {u"comment-added"_s};
    EXPECT_EQ(whatOf(comments), QStringList{u"Comment on R-0001 made independently"_s}) << "Ben may be looking";
    ASSERT_TRUE(finishCoding(*m_desk, id));
    EXPECT_EQ(whatOf(comments), QStringList{u"Comment on R-0001 made independently"_s});
    ASSERT_TRUE(finishCoding(*ben, id));
    EXPECT_EQ(whatOf(comments), QStringList{u"Comment on R-0001 “Kilns need skills.” made independently: People"_s});
}
