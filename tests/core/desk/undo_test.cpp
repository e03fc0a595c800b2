#include "core/desk/tagging.h"
#include "tests/support/deskfixture.h"
#include "tests/support/fulldisk.h"

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

class Undo : public DeskFixture
{
protected:
    Comment tag(ResponseId id, const QString &quote, const QString &theme)
    {
        const Result<ChangeSet> tagged = tagResponse(*m_desk, {id, quote, {theme}, {u"2.1"_s}, Stance::Support, {}});
        EXPECT_TRUE(tagged) << (tagged ? "" : tagged.error().message.toStdString());
        return tagged ? std::get<CommentAdded>(tagged->front()).comment : Comment();
    }
};

} // namespace

TEST_F(Undo, takesACommentBackAndBringsItBackTheSame)
{
    const ResponseId id = receive(u"The kiln \U0001F3ED needs apprentices, and soon."_s);
    const Comment comment = tag(id, u"needs apprentices"_s, u"People"_s);
    EXPECT_EQ(comment.passage->begin, 11); // code points: the factory counts once
    EXPECT_EQ(comment.passage->end, 28);
    EXPECT_EQ(response(id).comments, std::vector{comment});
    EXPECT_EQ(response(id).response.status, Status::InProgress);

    ASSERT_TRUE(m_desk->undo());
    EXPECT_TRUE(response(id).comments.empty());
    EXPECT_EQ(response(id).response.status, Status::Unread);
    ASSERT_TRUE(m_desk->redo());
    EXPECT_EQ(response(id).comments, std::vector{comment});
    EXPECT_EQ(m_desk->redo().error().kind, ErrorKind::NotFound);
}

TEST_F(Undo, isKeptInTheJournalAndNeverShortensIt)
{
    const ResponseId id = receive(u"A letter."_s);
    const qint64 before = m_desk->counts()->journal;
    tag(id, {}, u"Ideas"_s);
    ASSERT_TRUE(m_desk->undo());
    EXPECT_EQ(m_desk->counts()->journal, before + 4); // comment and status, and both taken back
    EXPECT_TRUE(m_desk->verify()->empty());
}

TEST_F(Undo, ofANewThemeAndItsFirstCommentIsOneStep)
{
    const ResponseId id = receive(u"Buses stop at six."_s);
    const ThemeId placeholder{-1};
    Comment comment;
    comment.response = id;
    comment.themes = {placeholder};
    const Theme buses{placeholder, theme(u"Infrastructure"_s).id, u"Buses"_s, {}, u"#00609c"_s, {}, 9};
    const Result<ChangeSet> made = m_desk->apply({ThemeAdded{buses}, CommentAdded{comment}}, u"Tag with Buses"_s);
    ASSERT_TRUE(made) << made.error().message.toStdString();
    EXPECT_EQ(response(id).comments.front().themes.front(), theme(u"Infrastructure/Buses"_s).id);
    EXPECT_EQ(m_desk->undoText(), u"Tag with Buses"_s);
    ASSERT_TRUE(m_desk->undo());
    EXPECT_EQ(m_desk->themes()->size(), 5u);
    ASSERT_TRUE(m_desk->redo());
    EXPECT_EQ(response(id).comments.size(), 1u);
}

TEST_F(Undo, ofTwoNewThemesBothStandAtTheTop)
{
    const auto top = [](const QString &name) { return ThemeAdded{{{}, {}, name, {}, u"#00609c"_s, {}, 9}}; };
    ASSERT_TRUE(m_desk->apply({top(u"Buses"_s), top(u"Trains"_s)}, u"Add"_s));
    EXPECT_FALSE(theme(u"Trains"_s).parent.isValid());
    ASSERT_TRUE(m_desk->undo());
    EXPECT_EQ(m_desk->themes()->size(), 5u);
}

TEST_F(Undo, saysSoWhenSomebodyElseChangedTheThingSince)
{
    const ResponseId id = receive(u"A letter."_s);
    const Comment mine = tag(id, {}, u"Ideas"_s);
    const std::unique_ptr<Desk> colleague = openAgain();
    Comment theirs = mine;
    theirs.note = u"Look at this"_s;
    ASSERT_TRUE(colleague->apply({CommentChanged{mine, theirs}}, u"Note"_s));

    const Result<ChangeSet> undone = m_desk->undo();
    ASSERT_FALSE(undone);
    EXPECT_EQ(undone.error().kind, ErrorKind::Refused);
    EXPECT_EQ(response(id).comments, std::vector{theirs});
}

TEST_F(Undo, waitsWhereTheDiskIsFull)
{
    const ResponseId id = receive(u"A letter."_s);
    const Comment mine = tag(id, {}, u"Ideas"_s);
    const auto whileFull = [](const auto &act) {
        const FullDisk full(1);
        return act();
    };
    EXPECT_FALSE(whileFull([&] { return m_desk->undo(); }));
    EXPECT_EQ(response(id).comments, std::vector{mine});
    ASSERT_TRUE(m_desk->undo()) << "there is room again";
    EXPECT_TRUE(response(id).comments.empty());
    EXPECT_FALSE(whileFull([&] { return m_desk->redo(); }));
    ASSERT_TRUE(m_desk->redo());
    EXPECT_EQ(response(id).comments, std::vector{mine});
}

TEST_F(Undo, aThemeInUseIsNotRemoved)
{
    const ResponseId id = receive(u"A letter."_s);
    tag(id, {}, u"Ideas"_s);
    const Result<ChangeSet> removed = m_desk->apply({ThemeRemoved{theme(u"Ideas"_s)}}, u"Remove"_s);
    ASSERT_FALSE(removed);
    EXPECT_TRUE(removed.error().message.contains(u"Ideas"_s));
    const Result<ChangeSet> twice = m_desk->apply({ThemeAdded{{{}, {}, u"idéas"_s, {}, u"#000000"_s, {}, 0}}}, u"Add"_s);
    EXPECT_FALSE(twice) << "the same name in other letters";
}

TEST_F(Undo, aPassageOutsideItsTextIsRefused)
{
    const ResponseId id = receive(u"Short."_s);
    Comment comment;
    comment.response = id;
    comment.passage = Passage{response(id).response.parts.front().id, 0, 4000};
    EXPECT_EQ(m_desk->apply({CommentAdded{comment}}, u"Tag"_s).error().kind, ErrorKind::Refused);
}
