#include "ui/read/readworkspace.h"

#include "tests/support/files.h"
#include "tests/ui/models/madeconsultation.h"
#include "ui/models/responselistmodel.h"
#include "ui/read/attachmentopening.h"
#include "ui/read/draftcomments.h"
#include "ui/read/draftfindbar.h"
#include "ui/read/draftpane.h"
#include "ui/read/draftview.h"
#include "ui/read/passagetext.h"
#include "ui/read/responsereader.h"
#include "ui/read/searchbox.h"
#include "ui/read/themedialog.h"

#include <QDialog>
#include <QApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTreeView>

#include <gtest/gtest.h>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray letter = "Dear all \xF0\x9F\x98\x80,\n\nPlease reopen the line to Leek.\n\n"
                          "On Mon, 3 Feb 2020 at 09:00, LEP <lis@lep.example> wrote:\n"
                          "> What do you think of the draft?\n> Do tell us.\n";

class Reading : public testing::Test
{
protected:
    Reading() : made({{"Ann Shaw", "ann@shaw.example", "The line", "Mon, 3 Feb 2020 09:00:00 +0000", letter},
                      {"Bob Hill", "bob@hill.example", "Buses", "Mon, 10 Feb 2020 12:00:01 +0000", "Buses first.\n"}})
    {
        workspace.resize(1400, 800);
        workspace.setDesk(made.desk());
        workspace.show();
        list = workspace.findChild<QTableView *>();
        text = workspace.findChild<PassageText *>();
        EXPECT_TRUE(eventually([this] { return list->model()->rowCount() == 2; }));
        auto *themes = workspace.findChild<QTreeView *>(u"themes"_s);
        EXPECT_TRUE(eventually([themes] { return themes->model()->rowCount() == 5; }));
    }
    ~Reading() override
    {
        workspace.setDesk(nullptr);
        made.close(); // before those who await its answers
    }

    void open(int number)
    {
        const ResponseId id = made.response(number).response.id;
        workspace.openResponse(id);
        ASSERT_TRUE(eventually([&] { return workspace.openedResponse() == id; }));
        focus(text);
    }
    /// The offscreen platform does not give the focus back when a popup closes; a desktop does.
    void focus(QWidget *widget)
    {
        workspace.activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&workspace));
        widget->setFocus();
        ASSERT_TRUE(eventually([&] { return widget->hasFocus(); }));
    }
    /// As a person does it: to the words' beginning, then Shift and the arrow.
    void select(const QString &words)
    {
        const auto at = static_cast<int>(text->toPlainText().indexOf(words));
        ASSERT_GE(at, 0);
        text->select({at, at});
        for (qsizetype i = 0; i < words.size(); ++i)
            QTest::keyClick(text, Qt::Key_Right, Qt::ShiftModifier);
    }
    std::vector<Comment> comments(int number) { return made.response(number).comments; }
    QWidget *popup(const QString &name) { return workspace.findChild<QWidget *>(name); }

    MadeConsultation made;
    ReadWorkspace workspace;
    QTableView *list = nullptr;
    PassageText *text = nullptr;
};

} // namespace

TEST_F(Reading, keysTagThePassageAndUndoBringsItBack)
{
    open(1);
    select(u"the line to Leek"_s);
    QTest::keyClick(text, Qt::Key_T);
    QWidget *picker = popup(u"themePicker"_s);
    ASSERT_TRUE(picker->isVisible());
    QTest::keyClicks(picker->findChild<QLineEdit *>(), u"infra"_s);
    QTest::keyClick(picker->findChild<QLineEdit *>(), Qt::Key_Return);
    ASSERT_TRUE(eventually([&] { return comments(1).size() == 1; }));
    const Comment comment = comments(1).front();
    // "Dear all 😀," is 11 code points, two line ends, "Please reopen " 14: 27 to 43.
    ASSERT_TRUE(comment.passage);
    EXPECT_EQ(comment.passage->begin, 27);
    EXPECT_EQ(comment.passage->end, 43);
    EXPECT_EQ(comment.themes, std::vector{made.theme(u"Infrastructure"_s)});
    EXPECT_EQ(made.response(1).response.status, Status::InProgress);

    ASSERT_TRUE(eventually([&] { return text->commentAtCaret().isValid(); }));
    focus(text);
    QTest::keyClick(text, Qt::Key_2);
    ASSERT_TRUE(eventually([&] { return !comments(1).empty() && comments(1).front().stance == Stance::Oppose; }));
    QTest::keyClick(text, Qt::Key_Delete);
    ASSERT_TRUE(eventually([&] { return comments(1).empty(); }));
    ASSERT_TRUE(made.desk()->undo());
    ASSERT_TRUE(eventually([&] { return text->commentAtCaret().isValid(); })) << "the passage is marked again";
    EXPECT_EQ(comments(1).front().stance, Stance::Oppose);
}

TEST_F(Reading, theDraftsKeysWorkWhereverTheFocusIs)
{
    open(1);
    ASSERT_TRUE(eventually([&] { return workspace.findChild<DraftPane *>()->roomActions().front()->isEnabled(); })) << "it is open";
    focus(list);
    QTest::keyClick(list, Qt::Key_F, Qt::ControlModifier);
    const auto *bar = workspace.findChild<DraftFindBar *>();
    EXPECT_TRUE(eventually([&] { return bar->isVisible(); }));
    EXPECT_TRUE(bar->isAncestorOf(QApplication::focusWidget())) << "what is typed is looked for, and tags nothing";
    focus(text);
    workspace.findChild<QAction *>(u"showDraft"_s)->setChecked(false);
    QTest::keyClick(text, Qt::Key_F7);
    EXPECT_TRUE(eventually([&] { return workspace.findChild<DraftPane *>()->isVisible(); }));
}

TEST_F(Reading, aListThatAnotherRoomAskedForShowsOneOfIts)
{
    open(1);
    workspace.search(u"buses"_s);
    const ResponseId bob = made.response(2).response.id;
    EXPECT_TRUE(eventually([&] { return workspace.openedResponse() == bob; }));
    EXPECT_EQ(made.response(2).response.status, Status::Unread) << "nobody has turned to it";
    workspace.search({});
    EXPECT_TRUE(eventually([&] { return list->model()->rowCount() == 2; }));
    EXPECT_EQ(workspace.openedResponse(), bob) << "it is in this list too";
}

TEST(PassageTextTest, aHeadingAtItsBeginningLeavesTheNextTextAsItIs)
{
    PassageText text;
    Response survey;
    survey.parts.resize(1);
    survey.parts[0].kind = PartKind::Answer;
    survey.parts[0].question = u"Do you agree?"_s;
    survey.parts[0].text = u"Yes."_s;
    text.setReaderText(ReaderText(survey));
    QTextCursor start(text.document());
    start.movePosition(QTextCursor::NextCharacter);
    EXPECT_EQ(start.charFormat().fontWeight(), int(QFont::Bold));
    Response letter;
    letter.parts.resize(1);
    letter.parts[0].text = u"Dear all,"_s;
    text.setReaderText(ReaderText(letter));
    QTextCursor again(text.document());
    again.movePosition(QTextCursor::NextCharacter);
    EXPECT_NE(again.charFormat().fontWeight(), int(QFont::Bold));
}

TEST_F(Reading, aCommentListedForASectionIsOpenedAndAltLeftLeadsBack)
{
    const SectionId section = made.desk()->sections(made.desk()->drafts()->back().id)->front().id;
    Comment comment;
    comment.response = made.response(2).response.id;
    comment.passage = Passage{made.response(2).response.parts.front().id, 0, 5};
    comment.sections = {section};
    ASSERT_TRUE(made.desk()->apply({CommentAdded{comment}}, u"Add"_s));
    open(1);
    auto *draft = workspace.findChild<DraftPane *>();
    auto *listed = workspace.findChild<DraftComments *>();
    ASSERT_TRUE(eventually([&] { return draft->findChild<DraftView *>()->pageCount() > 0; }));
    draft->listComments(section, true);
    ASSERT_TRUE(eventually([&] { return listed->model()->rowCount() == 1; }));
    QTest::keyClick(listed->list(), Qt::Key_Return);
    const ResponseId second = made.response(2).response.id;
    ASSERT_TRUE(eventually([&] { return workspace.openedResponse() == second && text->hasFocus(); }));
    EXPECT_EQ(workspace.findChild<ResponseReader *>()->current(), made.response(2).comments.front().id);
    QTest::keyClick(text, Qt::Key_Left, Qt::AltModifier);
    EXPECT_TRUE(eventually([&] { return workspace.openedResponse() == made.response(1).response.id; }));
}

TEST_F(Reading, aPassageInFoldedTextIsTaggedWhereItStands)
{
    open(1);
    ASSERT_FALSE(text->readerText().folds().empty()) << "the quotation is folded";
    EXPECT_TRUE(text->isFolded(0));
    text->setFolded(0, false);
    select(u"Do tell us"_s);
    QTest::keyClick(text, Qt::Key_T);
    QTest::keyClicks(popup(u"themePicker"_s)->findChild<QLineEdit *>(), u"ideas"_s);
    QTest::keyClick(popup(u"themePicker"_s)->findChild<QLineEdit *>(), Qt::Key_Return);
    ASSERT_TRUE(eventually([&] { return comments(1).size() == 1; }));
    const Response response = made.response(1).response;
    const Passage passage = *comments(1).front().passage;
    EXPECT_EQ(response.parts.front().text.toUcs4().mid(passage.begin, passage.end - passage.begin),
              u"Do tell us"_s.toUcs4());
}

TEST_F(Reading, twoKeysInOneBreathBothArrive)
{
    const std::vector<Theme> themes = made.desk()->themes().value();
    const Theme theme = *std::find_if(themes.begin(), themes.end(),
                                      [](const Theme &each) { return each.name == u"Places"_s; });
    Theme keyed = theme;
    keyed.key = u"x"_s;
    ASSERT_TRUE(made.desk()->apply({ThemeChanged{theme, keyed}}, u"Key"_s));
    open(2);
    ASSERT_TRUE(eventually([&] {
        for (const QAction *action : workspace.actions()) {
            if (action->shortcut() == QKeySequence(Qt::Key_X))
                return action->isEnabled();
        }
        return false;
    }));
    select(u"Buses"_s);
    QTest::keyClick(text, Qt::Key_X);
    QTest::keyClick(text, Qt::Key_1);
    ASSERT_TRUE(eventually([&] { return comments(2).size() == 1 && comments(2).front().stance == Stance::Support; }));
    EXPECT_EQ(comments(2).front().themes, std::vector{theme.id});
}

TEST_F(Reading, nothingSelectedTagsTheWholeResponseAndSaysSo)
{
    open(2);
    text->select({0, 0});
    QTest::keyClick(text, Qt::Key_T);
    QWidget *picker = popup(u"themePicker"_s);
    bool said = false;
    for (const QLabel *label : picker->findChildren<QLabel *>())
        said = said || label->text().contains(u"whole response R-0002"_s);
    EXPECT_TRUE(said);
    QTest::keyClick(picker->findChild<QLineEdit *>(), Qt::Key_Return);
    ASSERT_TRUE(eventually([&] { return comments(2).size() == 1; }));
    EXPECT_FALSE(comments(2).front().passage);
}

TEST_F(Reading, lettersGoFromOneResponseToTheNext)
{
    ASSERT_TRUE(eventually([&] { return workspace.openedResponse() == made.response(2).response.id; }))
        << "the first of the list stands open at once";
    EXPECT_EQ(made.response(2).response.status, Status::Unread) << "which is not to say that somebody read it";
    focus(list);
    QTest::keyClick(list, Qt::Key_J);
    ASSERT_TRUE(eventually([&] { return workspace.openedResponse() == made.response(1).response.id; }));
    focus(text);
    QTest::keyClick(text, Qt::Key_K);
    ASSERT_TRUE(eventually([&] { return workspace.openedResponse() == made.response(2).response.id; }));
}

TEST_F(Reading, theListShowsEverythingWithoutScrollingSideways)
{
    const QHeaderView *header = list->horizontalHeader();
    for (const int width : {2400, 1300, 900, 720, 1300, 2400}) {
        workspace.resize(width, 800);
        EXPECT_TRUE(eventually([&] { return workspace.width() == width && list->horizontalScrollBar()->maximum() == 0; })) << width;
        EXPECT_FALSE(list->isColumnHidden(ResponseListModel::Reference));
        EXPECT_FALSE(list->isColumnHidden(ResponseListModel::Who));
        EXPECT_GE(header->sectionSize(ResponseListModel::Who), 12 * list->fontMetrics().averageCharWidth()) << width;
        EXPECT_EQ(list->isColumnHidden(ResponseListModel::Received), width < 1300) << "it stands beneath who wrote";
        if (width >= 1300) {
            EXPECT_GE(header->sectionSize(ResponseListModel::Received),
                      list->fontMetrics().horizontalAdvance(u"28 Mar 20:20"_s)) << "the time is not cut";
        }
    }
    // What has no column of its own is said with another.
    ASSERT_TRUE(eventually([&] { return list->model()->index(0, 0).data().toString() == u"R-0002"; }));
    const auto spoken = [this](int column) { return list->model()->index(0, column).data(Qt::AccessibleTextRole).toString(); };
    EXPECT_EQ(spoken(ResponseListModel::Reference), u"R-0002, Unread"_s);
    EXPECT_TRUE(eventually([&] { return spoken(ResponseListModel::Received) == u"10 Feb 12:00, Late"; }))
        << qPrintable(spoken(ResponseListModel::Received));
}

TEST_F(Reading, aLetterBelongsToTheMenuThatIsOpen)
{
    open(2);
    QMenu menu;
    menu.addAction(u"&Read"_s);
    menu.popup(workspace.mapToGlobal(QPoint(10, 10)));
    ASSERT_TRUE(eventually([&] { return QApplication::activePopupWidget() == &menu; }));
    QKeyEvent event(QEvent::ShortcutOverride, Qt::Key_K, Qt::NoModifier, u"k"_s);
    event.ignore();
    QCoreApplication::sendEvent(&menu, &event); // as a desktop does before it looks for shortcuts
    EXPECT_TRUE(event.isAccepted());
    menu.close();
    event.ignore();
    QCoreApplication::sendEvent(list, &event);
    EXPECT_FALSE(event.isAccepted());
}

TEST_F(Reading, theThemesKeysAreNotDisputed)
{
    auto *themes = workspace.findChild<QTreeView *>(u"themes"_s);
    ASSERT_TRUE(themes);
    ASSERT_TRUE(eventually([&] { return themes->model()->rowCount() > 0; }));
    focus(themes);
    themes->setCurrentIndex(themes->model()->index(0, 0));
    QTest::keyClick(themes, Qt::Key_F2);
    auto *editor = themes->findChild<QLineEdit *>();
    ASSERT_TRUE(editor) << "F2 is also the note's";
    editor->setText(u"Inventions"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    EXPECT_TRUE(eventually([&] { return themes->model()->index(0, 0).data() == u"Inventions"_s; }));
    QTest::keyClick(themes, Qt::Key_F2, Qt::ShiftModifier);
    EXPECT_TRUE(eventually([&] { return workspace.findChild<ThemeDialog *>() != nullptr; }));
}

TEST_F(Reading, aSearchMarksItsWordsAndKeepsTheOpenResponse)
{
    open(1);
    workspace.search(u"leek"_s);
    ASSERT_TRUE(eventually([&] { return list->model()->rowCount() == 1 && text->hitCount() == 1; }));
    EXPECT_EQ(workspace.openedResponse(), made.response(1).response.id);
    ASSERT_TRUE(text->goToHit(+1));
    EXPECT_EQ(text->selectedText(), u"Leek"_s);
    workspace.search(u"zebra"_s);
    ASSERT_TRUE(eventually([&] { return list->model()->rowCount() == 0; }));
    EXPECT_EQ(workspace.openedResponse(), made.response(1).response.id);
    auto buttons = workspace.findChildren<QPushButton *>();
    const auto clear = std::find_if(buttons.begin(), buttons.end(), [](const QPushButton *button) {
        return button->isVisible() && button->text() == u"Clear the search"_s;
    });
    ASSERT_NE(clear, buttons.end());
    (*clear)->click();
    ASSERT_TRUE(eventually([&] { return list->model()->rowCount() == 2; }));
}

TEST_F(Reading, foundWordsGoOnInTheNextResponse)
{
    made.receive({{"Cat Dale", "cat@dale.example", "Both", "Mon, 3 Feb 2020 08:00:00 +0000", "Buses, then buses again.\n"}});
    workspace.search(u"buses"_s);
    ASSERT_TRUE(eventually([&] { return list->model()->rowCount() == 2; }));
    open(2); // the newer of the two stands above
    ASSERT_TRUE(eventually([&] { return text->hitCount() == 1; }));
    text->select({0, 0});
    const ResponseId first = made.response(2).response.id;
    const ResponseId second = made.response(3).response.id;
    QTest::keyClick(text, Qt::Key_F3);
    EXPECT_EQ(text->selectedText(), u"Buses"_s);
    QTest::keyClick(text, Qt::Key_F3);
    ASSERT_TRUE(eventually([&] { return workspace.openedResponse() == second && !text->selectedText().isEmpty(); }));
    QTest::keyClick(text, Qt::Key_F3);
    EXPECT_EQ(text->selectedText(), u"buses"_s);
    QSignalSpy said(&workspace, &Workspace::statusMessage);
    QTest::keyClick(text, Qt::Key_F3);
    EXPECT_EQ(workspace.openedResponse(), second);
    EXPECT_FALSE(said.isEmpty()) << "the end of the list";
    QTest::keyClick(text, Qt::Key_F3, Qt::ShiftModifier);
    QTest::keyClick(text, Qt::Key_F3, Qt::ShiftModifier);
    EXPECT_TRUE(eventually([&] { return workspace.openedResponse() == first && text->selectedText() == u"Buses"_s; }));
}

TEST_F(Reading, aTickBesideTheResultsNarrowsTheList)
{
    focus(text);
    QTest::keyClick(text, Qt::Key_5, Qt::ControlModifier | Qt::AltModifier);
    auto *facets = workspace.findChild<QTreeView *>(u"facets"_s);
    ASSERT_TRUE(eventually([&] { return facets->isVisible() && facets->model()->rowCount() > 2; }));
    const auto find = [&](const QString &label) {
        return facets->model()->match(facets->model()->index(0, 0), Qt::DisplayRole, label, 1,
                                      Qt::MatchExactly | Qt::MatchRecursive).value(0);
    };
    ASSERT_TRUE(find(u"Late"_s).isValid());
    facets->setCurrentIndex(find(u"Late"_s));
    QTest::keyClick(facets, Qt::Key_Space);
    ASSERT_TRUE(eventually([&] { return list->model()->rowCount() == 1; }));
    EXPECT_EQ(workspace.query(), u"is:late"_s);
    ASSERT_TRUE(eventually([&] { return find(u"Late"_s).data(Qt::CheckStateRole).toInt() == Qt::Checked; }));
    QTest::mouseClick(facets->viewport(), Qt::LeftButton, {}, facets->visualRect(find(u"Late"_s)).center());
    ASSERT_TRUE(eventually([&] { return list->model()->rowCount() == 2; }));
    EXPECT_EQ(workspace.query(), QString());
}

TEST_F(Reading, aMisspeltWordIsOfferedAsItWasMeant)
{
    workspace.search(u"buzes status:unread"_s);
    QLabel *offer = nullptr;
    ASSERT_TRUE(eventually([&] {
        for (QLabel *label : workspace.findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().startsWith(u"Did you mean"_s))
                offer = label;
        }
        return offer != nullptr;
    }));
    EXPECT_TRUE(offer->text().contains(u"buses status:unread"_s)) << offer->text().toStdString();
    Q_EMIT offer->linkActivated(u"buses status:unread"_s);
    EXPECT_TRUE(eventually([&] { return list->model()->rowCount() == 1; }));
}

TEST_F(Reading, whatIsLikeTheOpenResponseIsSearchedForByItsWords)
{
    made.receive({{"Cat Dale", "cat@dale.example", "Line", "Mon, 3 Feb 2020 08:00:00 +0000", "Leek deserves its line, we say: reopen.\n"},
                  {"Dan East", "dan@east.example", "Roads", "Mon, 3 Feb 2020 08:00:00 +0000", "Roads first.\n"}});
    open(1);
    QTest::keyClick(text, Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    ASSERT_TRUE(eventually([&] { return workspace.query().contains(u" OR "_s); }));
    EXPECT_TRUE(workspace.query().contains(u"leek"_s)) << workspace.query().toStdString();
    ASSERT_TRUE(eventually([&] { return list->model()->rowCount() == 2; }));
    EXPECT_FALSE(workspace.query().contains(u"roads"_s));
}

TEST_F(Reading, aLateResponseIsAcceptedWithAReason)
{
    open(2);
    QAction *accept = nullptr;
    for (QAction *action : workspace.actions()) {
        if (action->text() == u"&Accept late response…"_s)
            accept = action;
    }
    ASSERT_TRUE(accept && accept->isEnabled());
    accept->trigger();
    QDialog *dialog = workspace.findChild<QDialog *>();
    ASSERT_TRUE(dialog);
    dialog->findChild<QPlainTextEdit *>()->setPlainText(u"One second late"_s);
    dialog->accept();
    ASSERT_TRUE(eventually([&] { return made.response(2).response.lateRuling == LateRuling::Accepted; }));
    EXPECT_EQ(made.response(2).response.lateReason, u"One second late"_s);
    open(1);
    EXPECT_FALSE(accept->isEnabled()) << "that one was in time";
}

TEST_F(Reading, theLastResponseAndSearchComeBack)
{
    QTemporaryDir folder;
    QSettings settings(folder.filePath(u"layout.ini"_s), QSettings::IniFormat);
    workspace.search(u"buses"_s);
    ASSERT_TRUE(eventually([&] { return list->model()->rowCount() == 1; }));
    open(2);
    workspace.saveLayout(settings);
    workspace.setDesk(nullptr);

    ReadWorkspace again;
    again.restoreLayout(settings);
    again.setDesk(made.desk());
    ASSERT_TRUE(eventually([&] { return again.openedResponse().isValid(); }));
    EXPECT_EQ(again.openedResponse(), made.response(2).response.id);
    EXPECT_EQ(again.query(), u"buses"_s);
    again.setDesk(nullptr);
    made.close();
}

TEST(Attachments, namesLoseTheirFoldersAndProgramsAreKnown)
{
    EXPECT_EQ(AttachmentOpening::safeName(u"../../etc/passwd"_s), u"passwd"_s);
    EXPECT_EQ(AttachmentOpening::safeName(u"C:\\x\\letter.docx"_s), u"letter.docx"_s);
    EXPECT_EQ(AttachmentOpening::safeName(u""_s), u"attachment"_s);
    EXPECT_FALSE(AttachmentOpening::safeName(u".hidden"_s).startsWith(u'.'));
    EXPECT_TRUE(AttachmentOpening::couldRun(u"invoice.pdf.EXE"_s));
    EXPECT_FALSE(AttachmentOpening::couldRun(u"letter.docx"_s));
}
