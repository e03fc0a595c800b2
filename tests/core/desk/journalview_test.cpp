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
