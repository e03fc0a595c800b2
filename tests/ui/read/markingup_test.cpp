#include "tests/ui/models/madeconsultation.h"
#include "ui/models/commentsmodel.h"
#include "ui/read/offerstrip.h"
#include "ui/read/passagetext.h"
#include "ui/read/readworkspace.h"
#include "ui/read/wholecomments.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray letter =
    "Dear all \xF0\x9F\x98\x80,\n\nWe read section 4.2 with care. Nothing is said in section 6.9, sadly.\n"
    "The line to Leek should be reopened.\n";

/// What is done to comments and references that stand in the text already.
class MarkingUp : public testing::Test
{
protected:
    MarkingUp()
        : made({{"Ann Shaw", "ann@shaw.example", "The line", "Mon, 3 Feb 2020 09:00:00 +0000", letter}})
    {
        workspace.resize(1400, 800);
        workspace.setDesk(made.desk());
        workspace.show();
        text = workspace.findChild<PassageText *>();
        strip = workspace.findChild<OfferStrip *>();
        const ResponseId id = made.response(1).response.id;
        workspace.openResponse(id);
        EXPECT_TRUE(eventually([&] { return workspace.openedResponse() == id; }));
        workspace.activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(&workspace));
        text->setFocus();
    }
    ~MarkingUp() override
    {
        workspace.setDesk(nullptr);
        made.close();
    }

    [[nodiscard]] std::vector<Comment> comments() { return made.response(1).comments; }
    [[nodiscard]] QString words(const Comment &comment)
    {
        const QList<uint> all = made.response(1).response.parts.front().text.toUcs4();
        const QList<uint> some =
            all.mid(comment.passage->begin, comment.passage->end - comment.passage->begin);
        return QString::fromUcs4(reinterpret_cast<const char32_t *>(some.data()), some.size());
    }
    void putCaret(const QString &in)
    {
        const auto at = static_cast<int>(text->toPlainText().indexOf(in));
        ASSERT_GE(at, 0);
        text->select({at + 1, at + 1});
    }
    Comment propose(const QString &quote)
    {
        Comment comment = made.addComment(1, quote, u"Infrastructure"_s);
        Comment proposed = comment;
        proposed.id = {};
        proposed.standing = Standing::Proposed;
        proposed.origin = Origin::Autotag;
        proposed.because = u"words: railway"_s;
        const Result<ChangeSet> applied =
            made.desk()->apply({CommentRemoved{comment}, CommentAdded{proposed}}, u"Propose"_s);
        EXPECT_TRUE(applied) << applied.error().message.toStdString();
        return std::get<CommentAdded>(applied->back()).comment;
    }

    MadeConsultation made;
    ReadWorkspace workspace;
    PassageText *text = nullptr;
    OfferStrip *strip = nullptr;
};

} // namespace

TEST_F(MarkingUp, aReferenceIsOfferedAndOneKeyLinksItsSentence)
{
    ASSERT_TRUE(eventually([&] { return strip->isVisible(); }));
    EXPECT_TRUE(strip->text().contains(u"2 reference"_s)) << strip->text().toStdString();
    text->select({0, 0});
    QTest::keyClick(text, Qt::Key_F4);
    EXPECT_TRUE(strip->text().contains(u"“section 4.2” refers to 4.2"_s)) << strip->text().toStdString();
    QTest::keyClick(text, Qt::Key_Return);
    ASSERT_TRUE(eventually([&] { return comments().size() == 1; }));
    EXPECT_EQ(words(comments().front()), u"We read section 4.2 with care."_s);
    EXPECT_EQ(comments().front().sections.size(), 1u);
    ASSERT_TRUE(eventually([&] { return !strip->text().contains(u"4.2"_s); })) << "it is said now";

    QTest::keyClick(text, Qt::Key_F4);
    EXPECT_TRUE(strip->text().contains(u"6.9"_s)) << "it points at nothing: " << strip->text().toStdString();
    QTest::keyClick(text, Qt::Key_Return);
    QTest::keyClick(text, Qt::Key_Backspace);
    ASSERT_TRUE(eventually([&] { return !strip->isVisible(); }));
    EXPECT_EQ(comments().size(), 1u);
    ASSERT_TRUE(made.desk()->undo());
    EXPECT_TRUE(eventually([&] { return strip->isVisible(); })) << "Undo offers it again";
}

TEST_F(MarkingUp, aReferenceJoinsTheCommentTheCaretIsIn)
{
    ASSERT_TRUE(eventually([&] { return strip->isVisible(); }));
    const Comment comment = made.addComment(1, u"We read section 4.2"_s, u"People"_s);
    ASSERT_TRUE(eventually([&] {
        putCaret(u"section 4.2"_s);
        return text->commentAtCaret() == comment.id;
    }));
    QTest::keyClick(text, Qt::Key_Return);
    ASSERT_TRUE(eventually([&] { return comments().front().sections.size() == 1; }));
    EXPECT_EQ(comments().size(), 1u);
}

TEST_F(MarkingUp, aProposalIsAcceptedOrRefusedByOneKey)
{
    propose(u"line to Leek"_s);
    ASSERT_TRUE(eventually([&] {
        putCaret(u"line to Leek"_s);
        return text->commentAtCaret().isValid();
    }));
    EXPECT_TRUE(strip->text().contains(u"words: railway"_s)) << strip->text().toStdString();
    EXPECT_TRUE(comments().empty()) << "a proposal counts for nothing";
    QTest::keyClick(text, Qt::Key_Return);
    ASSERT_TRUE(eventually([&] { return comments().size() == 1; }));
    EXPECT_EQ(comments().front().author, u"Test Person"_s);

    propose(u"reopened"_s);
    ASSERT_TRUE(eventually([&] {
        putCaret(u"reopened"_s);
        return text->commentAtCaret().isValid();
    }));
    QTest::keyClick(text, Qt::Key_Delete);
    ASSERT_TRUE(eventually([&] { return made.response(1).proposed.empty(); }));
    EXPECT_EQ(made.desk()
                  ->dismissedProposals(made.response(1).response.id, made.theme(u"Infrastructure"_s))
                  ->size(),
              1u);
}

TEST_F(MarkingUp, keysAndHandlesMoveTheEndsOfAComment)
{
    const Comment comment = made.addComment(1, u"line to"_s, u"Infrastructure"_s);
    ASSERT_TRUE(eventually([&] {
        putCaret(u"line to"_s);
        return text->commentAtCaret() == comment.id;
    }));
    QTest::keyClick(text, Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
    QTest::keyClick(text, Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
    QTest::keyClick(text, Qt::Key_Up, Qt::AltModifier | Qt::ShiftModifier);
    ASSERT_TRUE(eventually([&] { return words(comments().front()) == u"The line to Leek should"_s; }))
        << words(comments().front()).toStdString();
    QTest::keyClick(text, Qt::Key_Left, Qt::AltModifier | Qt::ShiftModifier);
    ASSERT_TRUE(eventually([&] { return words(comments().front()) == u"The line to Leek"_s; }));

    const auto *shown = workspace.findChild<CommentsModel *>();
    ASSERT_TRUE(eventually([&] { return *shown->comment(comment.id)->passage == *comments().front().passage; }))
        << "the window has it too";
    const auto at = [&](const QString &quote) {
        QTextCursor cursor = text->textCursor();
        cursor.setPosition(static_cast<int>(text->toPlainText().indexOf(quote)));
        return text->cursorRect(cursor);
    };
    const QRect from = at(u" should"_s);
    const QPoint to = at(u" be reopened"_s).center();
    QTest::mousePress(text->viewport(), Qt::LeftButton, {}, QPoint(from.center().x(), from.bottom()));
    QTest::mouseMove(text->viewport(), to);
    QTest::mouseRelease(text->viewport(), Qt::LeftButton, {}, to);
    ASSERT_TRUE(eventually([&] { return words(comments().front()) == u"The line to Leek should"_s; }))
        << words(comments().front()).toStdString();
}

TEST_F(MarkingUp, whatIsToBeQuotedIsChosenByKey)
{
    const Comment comment = made.addComment(1, u"line to Leek"_s, u"Infrastructure"_s);
    ASSERT_TRUE(eventually([&] {
        putCaret(u"line to Leek"_s);
        return text->commentAtCaret() == comment.id;
    }));
    QTest::keyClick(text, Qt::Key_Q, Qt::ShiftModifier);
    ASSERT_TRUE(eventually([&] { return comments().front().quotable; }));
    QTest::keyClick(text, Qt::Key_Q, Qt::ShiftModifier);
    ASSERT_TRUE(eventually([&] { return !comments().front().quotable; }));
}

TEST_F(MarkingUp, aCommentOnTheWholeResponseStandsAtItsHead)
{
    auto *head = workspace.findChild<WholeComments *>();
    ASSERT_TRUE(head);
    EXPECT_FALSE(head->isVisible());
    Comment comment;
    comment.response = made.response(1).response.id;
    comment.themes = {made.theme(u"Places"_s)};
    ASSERT_TRUE(made.desk()->apply({CommentAdded{comment}}, u"Tag"_s));
    EXPECT_TRUE(eventually([&] { return head->isVisible() && head->accessibleName().contains(u"Places"_s); }));
}
