#include "ui/models/commenting.h"
#include "tests/support/files.h"
#include "ui/models/commentsmodel.h"

#include <QAbstractItemModelTester>

#include <gtest/gtest.h>

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

Theme theme(qint64 id, const QString &name)
{
    Theme theme;
    theme.id = {id};
    theme.name = name;
    return theme;
}

ResponseDetail detail(Status status = Status::Unread)
{
    ResponseDetail detail;
    detail.response.id = {7};
    detail.response.number = 7;
    detail.response.status = status;
    Part part;
    part.id = {70};
    part.text = u"We \U0001F600 welcome the draft."_s;
    detail.response.parts = {part};
    return detail;
}

Comment at(qint64 id, int begin, int end)
{
    Comment comment;
    comment.id = {id};
    comment.response = {7};
    comment.passage = Passage{{70}, begin, end};
    comment.author = u"ann"_s;
    return comment;
}

const Hand ann{u"ann"_s, {1000}};

} // namespace

TEST(Commenting, theFirstCommentTakesTheResponseIntoWork)
{
    const auto edit = tag(detail(), Passage{{70}, 5, 12}, theme(1, u"People"_s), ann);
    ASSERT_TRUE(edit);
    ASSERT_EQ(edit->changes.size(), 2u);
    EXPECT_EQ(std::get<StatusChanged>(edit->changes[1]).after, Status::InProgress);
    EXPECT_EQ(tag(detail(Status::Reviewed), std::nullopt, theme(1, u"People"_s), ann)->changes.size(), 1u);
}

TEST(Commenting, aSecondThemeJoinsTheSamePassagesComment)
{
    ResponseDetail open = detail(Status::InProgress);
    open.comments = {at(1, 5, 12)};
    open.comments[0].themes = {ThemeId{1}};
    const auto edit = tag(open, Passage{{70}, 5, 12}, theme(2, u"Places"_s), ann);
    ASSERT_TRUE(edit);
    EXPECT_EQ(std::get<CommentChanged>(edit->changes[0]).after.themes, (std::vector{ThemeId{1}, ThemeId{2}}));
    EXPECT_FALSE(tag(open, Passage{{70}, 5, 12}, theme(1, u"People"_s), ann)) << "it has it already";
    const auto other = tag(open, Passage{{70}, 5, 12}, theme(2, u"Places"_s), {u"bob"_s, {}});
    EXPECT_TRUE(std::holds_alternative<CommentAdded>(other->changes[0])) << "another person's judgement stands apart";
}

TEST(Commenting, takingTheLastThemeOffRemovesACommentThatSaysNothingElse)
{
    Comment comment = at(1, 5, 12);
    comment.themes = {ThemeId{1}};
    EXPECT_TRUE(std::holds_alternative<CommentRemoved>(untag(comment, theme(1, u"People"_s))->changes[0]));
    comment.note = u"Ask them"_s;
    EXPECT_TRUE(std::holds_alternative<CommentChanged>(untag(comment, theme(1, u"People"_s))->changes[0]));
}

TEST(Commenting, aSectionIsLinkedAndUnlinked)
{
    const Edit linked = toggleSection(at(1, 0, 2), {3}, u"3.2 Skills"_s);
    const Comment with = std::get<CommentChanged>(linked.changes[0]).after;
    EXPECT_EQ(with.sections, std::vector{SectionId{3}});
    EXPECT_TRUE(std::get<CommentChanged>(toggleSection(with, {3}, u"3.2"_s).changes[0]).after.sections.empty());
}

TEST(CommentsModel, standsInTheTextsOrderAndTakesAChangeTwice)
{
    CommentsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    ResponseDetail open = detail();
    open.comments = {at(1, 5, 12)};
    model.show(open);
    EXPECT_EQ(model.index(0, CommentsModel::Quote).data().toString(), u"welcome"_s) << "code points, an emoji before";

    Comment whole = at(3, 0, 0);
    whole.passage.reset();
    const ChangeSet changes{CommentAdded{at(2, 0, 2)}, CommentAdded{whole}, StatusChanged{{7}, Status::Unread, Status::Tagged}};
    model.apply(changes);
    model.apply(changes);
    ASSERT_EQ(model.rowCount(), 3);
    EXPECT_EQ(model.commentAt(0)->id, CommentId{3});
    EXPECT_EQ(model.commentAt(1)->id, CommentId{2});
    EXPECT_EQ(model.commentAt(2)->id, CommentId{1});
    EXPECT_EQ(model.detail()->response.status, Status::Tagged);

    model.apply({CommentRemoved{at(2, 0, 2)}});
    model.apply({CommentAdded{[] { Comment c = at(9, 0, 1); c.response = {8}; return c; }()}});
    EXPECT_EQ(model.rowCount(), 2) << "another response's comments are none of ours";
}
