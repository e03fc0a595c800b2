#include "core/desk/autotag.h"
#include "core/desk/flow.h"
#include "core/desk/independent.h"
#include "core/desk/memos.h"
#include "core/desk/savedsearches.h"
#include "core/desk/tagging.h"
#include "core/desk/themes.h"
#include "tests/support/deskfixture.h"

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

class Categorising : public DeskFixture
{
protected:
    void tag(ResponseId id, const QString &theme, const QString &quote = {})
    {
        const Result<ChangeSet> tagged = tagResponse(*m_desk, {id, quote, {theme}, {u"2.1"_s}, Stance::Support, {}});
        EXPECT_TRUE(tagged) << (tagged ? "" : tagged.error().message.toStdString());
    }
    Comment unconfirmed(ResponseId id, const QString &theme, Standing standing)
    {
        Comment comment;
        comment.response = id;
        comment.themes = {this->theme(theme).id};
        comment.sections = {m_desk->sections(m_desk->drafts()->front().id)->front().id};
        comment.stance = Stance::Oppose;
        comment.note = u"unsure"_s;
        comment.quotable = true;
        comment.standing = standing;
        return comment;
    }
    void expectWhole() { EXPECT_TRUE(m_desk->verify()->empty()); }
    int count(const QString &query) { return m_desk->count(query).value_or(-1); }
};

} // namespace

TEST_F(Categorising, aProposedCommentCountsNowhereUntilItIsAccepted)
{
    const ResponseId id = receive(u"Kilns need skills."_s);
    ASSERT_TRUE(m_desk->apply({CommentAdded{unconfirmed(id, u"People"_s, Standing::Proposed)}}, u"Propose"_s));
    const auto counted = [&] {
        return std::vector<int>{count(u"theme:People"_s),
                                count(u"stance:oppose"_s),
                                count(u"section:any"_s),
                                count(u"has:comment"_s),
                                count(u"note:unsure"_s),
                                count(u"is:quotable"_s),
                                count(u"tagged-by:Ann"_s),
                                m_desk->counts()->comments,
                                m_desk->themeCounts()->value(theme(u"People"_s).id),
                                int(m_desk->sectionCounts()->size()),
                                int(m_desk->rows({id})->front().themes.size()),
                                m_desk->rows({id})->front().comments,
                                int(response(id).comments.size()),
                                int(m_desk->countBy({}, u"theme"_s)->front().value == u"People"_s)};
    };
    EXPECT_EQ(counted(), std::vector<int>(14, 0));
    EXPECT_EQ(count(u"is:proposed"_s), 1);
    expectWhole();

    const std::unique_ptr<Desk> ben = openAgain();
    ASSERT_TRUE(acceptProposals(*ben, response(id).proposed));
    EXPECT_EQ(counted(), (std::vector<int>{1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1}));
    EXPECT_EQ(count(u"tagged-by:Ben"_s), 1) << "who confirmed it judged";
    EXPECT_EQ(count(u"is:proposed"_s), 0);
    EXPECT_EQ(response(id).response.status, Status::InProgress);
    ASSERT_TRUE(ben->undo());
    EXPECT_EQ(counted(), std::vector<int>(14, 0));
    expectWhole();
}

TEST_F(Categorising, mergingThemesIsOneStepThatUndoTakesBackWhole)
{
    const ResponseId id = receive(u"Kilns need skills and buses."_s);
    tag(id, u"People"_s, u"skills"_s);
    tag(id, u"Places"_s, u"buses"_s);
    ASSERT_TRUE(writeMemo(*m_desk, MemoTarget::of(theme(u"People"_s).id), u"Ask Ben"_s));
    ASSERT_TRUE(saveSearch(*m_desk, u"Skills"_s, u"skills"_s, theme(u"People"_s).id));
    const std::vector<Comment> before = response(id).comments;
    const std::vector<Theme> themes = *m_desk->themes();
    const Result<ChangeSet> merged = mergeThemes(*m_desk, theme(u"People"_s).id, theme(u"Places"_s).id);
    ASSERT_TRUE(merged) << merged.error().message.toStdString();
    EXPECT_EQ(count(u"theme:Places"_s), 1);
    EXPECT_EQ(m_desk->themeCounts()->value(theme(u"Places"_s).id), 2);
    EXPECT_EQ(m_desk->savedSearches()->front().theme, theme(u"Places"_s).id);
    EXPECT_EQ(m_desk->memos(MemoTarget::of(theme(u"Places"_s).id))->size(), 1U);
    expectWhole();
    ASSERT_TRUE(m_desk->undo());
    EXPECT_EQ(*m_desk->themes(), themes);
    EXPECT_EQ(response(id).comments, before);
    ASSERT_TRUE(m_desk->redo());
    EXPECT_EQ(m_desk->themes()->size(), 4U);
    expectWhole();
}

TEST_F(Categorising, aThemeWithCommentsIsRemovedOnlyWithAPlaceForThem)
{
    const ResponseId id = receive(u"A letter."_s);
    tag(id, u"People"_s);
    const ThemeId people = theme(u"People"_s).id;
    EXPECT_EQ(removeTheme(*m_desk, people).error().kind, ErrorKind::Refused);
    ASSERT_TRUE(removeTheme(*m_desk, people, theme(u"Ideas"_s).id));
    EXPECT_EQ(count(u"theme:Ideas"_s), 1);
    ASSERT_TRUE(m_desk->undo());
    EXPECT_EQ(count(u"theme:People"_s), 1);
    expectWhole();
}

TEST_F(Categorising, aRetiredThemeKeepsItsCommentsAndIsNotOffered)
{
    const ResponseId id = receive(u"A letter."_s);
    tag(id, u"People"_s);
    ASSERT_TRUE(retireTheme(*m_desk, theme(u"People"_s).id));
    EXPECT_EQ(count(u"theme:People"_s), 1);
    EXPECT_EQ(offered(*m_desk->themes()).size(), 4U);
    EXPECT_EQ(tagResponse(*m_desk, {id, {}, {u"People"_s}, {}, Stance::None, {}}).error().kind, ErrorKind::Refused);
    EXPECT_FALSE(runRule(*m_desk, ruleOf(u"letter"_s, theme(u"People"_s).id)));
}

TEST_F(Categorising, aRuleProposesSentencesAndForgetsNoRefusal)
{
    const ResponseId id = receive(u"Kilns need skills. Buses stop at six."_s);
    receive(u"Nothing of the kind."_s);
    const AutotagRule rule = ruleOf(u"skill, apprentice"_s, theme(u"People"_s).id);
    const Result<BulkSummary> run = runRule(*m_desk, rule);
    ASSERT_TRUE(run) << run.error().message.toStdString();
    EXPECT_EQ(run->changed, 1);
    ASSERT_EQ(response(id).proposed.size(), 1U);
    EXPECT_EQ(response(id).proposed.front().passage->end, 18);
    EXPECT_EQ(response(id).response.status, Status::Unread) << "nobody has read it";
    EXPECT_EQ(runRule(*m_desk, rule)->changed, 0) << "it is proposed already";

    ASSERT_TRUE(refuseProposals(*m_desk, *proposalsOf(*m_desk, rule.because)));
    EXPECT_TRUE(response(id).proposed.empty());
    EXPECT_EQ(runRule(*m_desk, rule)->changed, 0) << "it was refused";
    expectWhole();
    ASSERT_TRUE(m_desk->undo());
    EXPECT_EQ(response(id).proposed.size(), 1U);
    ASSERT_TRUE(m_desk->undo());
    EXPECT_TRUE(response(id).proposed.empty());
    EXPECT_EQ(runRule(*m_desk, rule)->changed, 1) << "taken back is not refused";
    expectWhole();
}

TEST_F(Categorising, whatIsTaggedIndependentlyIsBlindUntilAllAreDoneAndStaysAsItWas)
{
    const ResponseId id = receive(u"Kilns need skills."_s);
    const std::unique_ptr<Desk> ben = openAgain();
    EXPECT_FALSE(setCoders(*m_desk, id, {u"Ann"_s}));
    ASSERT_TRUE(setCoders(*m_desk, id, {u"Ann"_s, u"Ben"_s}));
    EXPECT_EQ(standingFor(*m_desk->coders(id), u"Ann"_s), Standing::Independent);
    EXPECT_EQ(standingFor(*m_desk->coders(id), u"Cat"_s), Standing::Counts);
    ASSERT_TRUE(m_desk->apply({CommentAdded{unconfirmed(id, u"People"_s, Standing::Independent)}}, u"Tag"_s));
    ASSERT_TRUE(ben->apply({CommentAdded{unconfirmed(id, u"Places"_s, Standing::Independent)}}, u"Tag"_s));
    EXPECT_EQ(count(u"has:comment"_s), 0);
    EXPECT_EQ(visibleComments(*m_desk, id, u"Ann"_s)->size(), 1U);
    EXPECT_TRUE(visibleComments(*m_desk, id, u"Cat"_s)->empty());
    EXPECT_FALSE(comparison(*m_desk, id, u"Ann"_s, u"Ben"_s));

    ASSERT_TRUE(finishCoding(*m_desk, id));
    EXPECT_EQ(visibleComments(*m_desk, id, u"Ann"_s)->size(), 1U) << "Ben is not done yet";
    ASSERT_TRUE(finishCoding(*ben, id));
    EXPECT_EQ(visibleComments(*m_desk, id, u"Ann"_s)->size(), 2U);
    const auto places = comparison(*m_desk, id, u"Ann"_s, u"Ben"_s);
    ASSERT_TRUE(places);
    ASSERT_EQ(places->size(), 1U);
    EXPECT_FALSE(places->front().agreed);

    const Comment anns = places->front().left.front();
    Comment other = anns;
    other.themes = places->front().right.front().themes;
    EXPECT_EQ(m_desk->apply({CommentChanged{anns, other}}, u"Change"_s).error().kind, ErrorKind::Refused);
    EXPECT_FALSE(m_desk->apply({CommentRemoved{anns}}, u"Remove"_s));
    EXPECT_FALSE(finishCoding(*ben, id, false)) << "having seen the other's";
    EXPECT_FALSE(ben->undo()) << "undo is no way round it";
    ASSERT_TRUE(agree(*ben, {anns}));
    EXPECT_EQ(count(u"theme:People"_s), 1);
    EXPECT_EQ(response(id).comments.front().author, u"Ben"_s);
    EXPECT_EQ(m_desk->comments(id, Standing::Independent)->size(), 2U);
    expectWhole();
    ASSERT_TRUE(mergeThemes(*m_desk, theme(u"People"_s).id, theme(u"Ideas"_s).id)) << "the codebook may change";
    expectWhole();
}

TEST_F(Categorising, manyAtOnceAreUndoneAtOnce)
{
    std::vector<Change> letters;
    const ResponseId first = receive(u"A letter about kilns."_s);
    Response like = response(first).response;
    for (int i = 0; i < 450; ++i) { // three batches
        Response one = like;
        one.id = {};
        one.number = 0;
        one.respondent.id = {};
        for (Part &part : one.parts)
            part.id = {};
        one.contentKey = QByteArray::number(i).rightJustified(32, '0');
        letters.emplace_back(ResponseReceived{one});
    }
    ASSERT_TRUE(m_desk->apply(letters, {}));
    tag(first, u"People"_s);
    int told = 0;
    const BulkRequest request{u"kilns"_s, {}, theme(u"People"_s).id};
    const Result<BulkSummary> done = applyToAll(*m_desk, request, [&](int, int total) {
        EXPECT_EQ(total, 451);
        return ++told > 0;
    });
    ASSERT_TRUE(done) << done.error().message.toStdString();
    EXPECT_GE(told, 3);
    EXPECT_EQ(done->changed, 450);
    EXPECT_EQ(done->unchanged, 1);
    EXPECT_EQ(count(u"theme:People status:in-progress"_s), 451);
    ASSERT_TRUE(m_desk->undo());
    EXPECT_EQ(count(u"theme:People"_s), 1);
    EXPECT_EQ(count(u"status:unread"_s), 450);
    ASSERT_TRUE(m_desk->redo());
    EXPECT_EQ(count(u"theme:People"_s), 451);
    ASSERT_TRUE(m_desk->undo());

    const auto once = applyToAll(*m_desk, {u"kilns"_s, {}, Assign{u"Ben"_s}}, [](int, int) { return false; });
    EXPECT_TRUE(once->cancelled);
    EXPECT_EQ(count(u"assignee:Ben"_s), 200);
    ASSERT_TRUE(m_desk->undo());
    EXPECT_EQ(count(u"assignee:none"_s), 451);
}

TEST_F(Categorising, theNextThatWaitsFollowsTheList)
{
    std::vector<ResponseId> ids;
    for (int day = 11; day < 16; ++day)
        ids.push_back(receive(u"Letter of the %1th."_s.arg(day), u"Ann Lee <ann@kilns.example>"_s,
                              u"%1 Jan 2020 10:00:00 +0000"_s.arg(day)));
    ASSERT_TRUE(m_desk->apply({StatusChanged{ids[2], Status::Unread, Status::InProgress}}, u"Read"_s));
    for (const SortKey key : {SortKey::Received, SortKey::Relevance, SortKey::Reference, SortKey::Respondent,
                              SortKey::Kind, SortKey::Timeliness}) {
        for (const bool descending : {true, false}) {
            const Sort sort{key, descending};
            std::vector<ResponseId> list = *m_desk->find({}, sort);
            std::erase(list, ids[2]);
            ResponseId at;
            for (const ResponseId expected : list) {
                at = m_desk->next(Waiting::Unread, {}, sort, at)->value_or(ResponseId());
                EXPECT_EQ(at, expected) << int(key) << descending;
            }
            EXPECT_EQ(*m_desk->next(Waiting::Unread, {}, sort, at), list.front()) << "on at the top";
        }
    }
    EXPECT_EQ(*m_desk->next(Waiting::Unread, u"status:in-progress"_s, {}, {}), std::nullopt);
    EXPECT_EQ(*m_desk->next(Waiting::WithProposals, {}, {}, {}), std::nullopt);
    tag(ids[4], u"People"_s);
    EXPECT_EQ(*m_desk->next(Waiting::WithoutComments, {}, {}, {}), ids[3]);
    EXPECT_EQ(*takeNext(*m_desk, {}, {}, {}), ids[4]);
    EXPECT_EQ(*takeNext(*m_desk, {}, {}, {}), ids[3]) << "the other one is taken";
    EXPECT_EQ(count(u"assignee:Ann"_s), 2);
}

TEST_F(Categorising, savedSearchesCountAndMemosStay)
{
    receive(u"Kilns."_s);
    EXPECT_EQ(saveSearch(*m_desk, u"Bad"_s, u"theme:Nonsense"_s).error().kind, ErrorKind::Invalid);
    ASSERT_TRUE(saveSearch(*m_desk, u"Kilns"_s, u"kilns"_s));
    ASSERT_TRUE(saveSearch(*m_desk, u"Buses"_s, u"buses"_s));
    EXPECT_FALSE(saveSearch(*m_desk, u"KILNS"_s, u"pots"_s)) << "the name is taken";
    const std::vector<SavedSearch> all = *m_desk->savedSearches();
    EXPECT_EQ(savedSearchCounts(*m_desk)->value(all[0].id), 1);
    EXPECT_EQ(savedSearchCounts(*m_desk)->value(all[1].id), 0);
    ASSERT_TRUE(moveSearch(*m_desk, all[1].id, 0));
    EXPECT_EQ(m_desk->savedSearches()->front().name, u"Buses"_s);
    ASSERT_TRUE(removeSearch(*m_desk, m_desk->savedSearches()->front()));
    ASSERT_TRUE(m_desk->undo());

    ASSERT_TRUE(writeMemo(*m_desk, {}, u"Looks good"_s));
    const Memo memo = m_desk->memos(MemoTarget())->front();
    EXPECT_EQ(memo.author, u"Ann"_s);
    ASSERT_TRUE(rewriteMemo(*m_desk, memo, u"Looks better"_s));
    EXPECT_FALSE(throwAway(*m_desk, memo)) << "it was written again since";
    ASSERT_TRUE(throwAway(*m_desk, m_desk->memos(MemoTarget())->front()));
    ASSERT_TRUE(m_desk->undo());
    EXPECT_EQ(m_desk->memos(MemoTarget())->front().text, u"Looks better"_s);
    expectWhole();
}

TEST_F(Categorising, aRefusedReferenceIsRemembered)
{
    const ResponseId id = receive(u"As in section 2.1 of our lease."_s);
    const Passage passage{response(id).response.parts.front().id, 6, 17};
    ASSERT_TRUE(m_desk->apply({ReferenceDismissed{id, passage}}, u"No reference"_s));
    EXPECT_EQ(*m_desk->dismissedReferences(id), std::vector{passage});
    expectWhole();
    ASSERT_TRUE(m_desk->undo());
    EXPECT_TRUE(m_desk->dismissedReferences(id)->empty());
    EXPECT_EQ(m_desk->history(id)->back().what, u"A reference to the draft is offered again"_s);
    expectWhole();
}
