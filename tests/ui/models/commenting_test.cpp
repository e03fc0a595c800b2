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

TEST(Commenting, whileTheResponseIsTaggedIndependentlyNothingCounts)
{
    ResponseDetail open = detail(Status::InProgress);
    open.comments = {at(1, 5, 12)};
    const Hand alone{u"ann"_s, {1000}, Standing::Independent};
    const auto edit = tag(open, Passage{{70}, 5, 12}, theme(1, u"People"_s), alone);
    ASSERT_TRUE(edit && std::holds_alternative<CommentAdded>(edit->changes[0])) << "what counts is another comment";
    EXPECT_EQ(std::get<CommentAdded>(edit->changes[0]).comment.standing, Standing::Independent);
}

TEST(Commenting, anAcceptedProposalIsThePersonsAndARefusedOneIsNotMadeAgain)
{
    Comment proposed = at(1, 5, 12);
    proposed.author = u"bob"_s;
    proposed.standing = Standing::Proposed;
    proposed.themes = {ThemeId{1}, ThemeId{2}};
    const Edit accepted = acceptProposal(detail(), proposed, ann);
    const Comment after = std::get<CommentChanged>(accepted.changes[0]).after;
    EXPECT_EQ(after.standing, Standing::Counts);
    EXPECT_EQ(after.author, u"ann"_s);
    EXPECT_EQ(accepted.changes.size(), 2u) << "the response is in work";
    const Edit refused = refuseProposal(proposed);
    ASSERT_EQ(refused.changes.size(), 3u);
    EXPECT_TRUE(std::holds_alternative<CommentRemoved>(refused.changes[0]));
    EXPECT_EQ(std::get<ProposalDismissed>(refused.changes[2]).theme, ThemeId{2});
}

TEST(Commenting, endsMoveWithinThePartOnly)
{
    EXPECT_FALSE(setPassage(at(1, 5, 12), {{71}, 0, 3}));
    EXPECT_FALSE(setPassage(at(1, 5, 12), {{70}, 5, 12}));
    EXPECT_EQ(std::get<CommentChanged>(setPassage(at(1, 5, 12), {{70}, 4, 12})->changes[0]).after.passage->begin, 4);
}

TEST(CommentsModel, showsWhatItsViewerMaySee)
{
    CommentsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.show(detail(), {u"ann"_s, {{u"ann"_s, false}, {u"bob"_s, false}}});
    EXPECT_EQ(model.standing(), Standing::Independent);
    Comment own = at(1, 0, 2);
    own.standing = Standing::Independent;
    Comment other = own;
    other.id = {2};
    other.author = u"bob"_s;
    model.apply({CommentAdded{own}, CommentAdded{other}, CommentAdded{at(3, 5, 12)}});
    ASSERT_EQ(model.rowCount(), 1) << "not bob's, and not what counts";
    EXPECT_EQ(model.commentAt(0)->id, CommentId{1});

    model.apply({CodersChanged{{7}, {}, {}}, CommentAdded{at(3, 5, 12)}});
    EXPECT_EQ(model.standing(), Standing::Counts);
    model.apply({CodersChanged{{7}, {}, {{u"ann"_s, false}, {u"bob"_s, true}}}});
    EXPECT_EQ(model.rowCount(), 1) << "while ann tags it, she sees her own only";

    Comment proposed = at(4, 0, 2);
    proposed.standing = Standing::Proposed;
    proposed.because = u"words: skills"_s;
    model.apply({CodersChanged{{7}, {}, {}}, CommentAdded{proposed}});
    const int row = model.rowOf({4});
    EXPECT_TRUE(model.index(row, CommentsModel::By).data().toString().contains(u"words: skills"_s));
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
