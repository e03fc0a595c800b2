#include "ui/models/sectioncommentsmodel.h"

#include "tests/ui/models/madeconsultation.h"

#include <QAbstractItemModelTester>

#include <gtest/gtest.h>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

class SectionComments : public testing::Test
{
protected:
    SectionComments() : made({Mail{}})
    {
        model.setDesk(made.desk());
        section = made.desk()->sections(made.desk()->drafts()->back().id)->front().id;
    }
    ~SectionComments() override
    {
        model.setDesk(nullptr);
        made.close();
    }
    CommentId add(Stance stance)
    {
        Comment comment;
        comment.response = made.response(1).response.id;
        comment.sections = {section};
        comment.stance = stance;
        return std::get<CommentAdded>(made.desk()->apply({CommentAdded{comment}}, u"Add"_s)->front()).comment.id;
    }
    bool shows(int rows)
    {
        return eventually([&] { return !model.isAsking() && model.rowCount() == rows; });
    }

    MadeConsultation made;
    SectionId section;
    SectionCommentsModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

} // namespace

TEST_F(SectionComments, areListedWithWhoWroteThemAndKeptUpToDateInPlace)
{
    add(Stance::Support);
    const CommentId second = add(Stance::Oppose);
    model.show({section});
    ASSERT_TRUE(shows(2));
    EXPECT_EQ(model.index(0, SectionCommentsModel::Reference).data().toString(), u"R-0001"_s);
    EXPECT_EQ(model.index(0, SectionCommentsModel::Respondent).data().toString(), u"Ann Shaw"_s);
    const QPersistentModelIndex kept = model.index(1, 0);
    add(Stance::Neutral);
    const Comment first = made.response(1).comments.front();
    ASSERT_TRUE(made.desk()->apply({CommentRemoved{first}}, u"Remove"_s));
    model.refresh();
    ASSERT_TRUE(eventually([&] { return kept.row() == 0; }));
    EXPECT_EQ(model.at(0)->id, second);
    EXPECT_EQ(model.rowCount(), 2);
    model.show({section, false, Stance::Oppose});
    EXPECT_TRUE(shows(1));
}

TEST_F(SectionComments, comeAPageAtATime)
{
    ChangeSet changes;
    Comment comment;
    comment.response = made.response(1).response.id;
    comment.sections = {section};
    for (int i = 0; i < 450; ++i)
        changes.push_back(CommentAdded{comment});
    ASSERT_TRUE(made.desk()->apply(changes, u"Add"_s));
    SectionCommentsModel paged; // the tester would fetch more by itself
    paged.setDesk(made.desk());
    const auto shows = [&](int rows) {
        return eventually([&] { return !paged.isAsking() && paged.rowCount() == rows; });
    };
    paged.show({section});
    ASSERT_TRUE(shows(200));
    paged.fetchMore({});
    ASSERT_TRUE(shows(400));
    paged.fetchMore({});
    ASSERT_TRUE(shows(450));
    EXPECT_FALSE(paged.canFetchMore({}));
}
