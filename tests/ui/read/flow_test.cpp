#include "core/categorisation/palette.h"
#include "core/desk/codebook.h"
#include "core/desk/savedsearches.h"
#include "core/desk/themes.h"
#include "tests/support/files.h"
#include "tests/ui/models/madeconsultation.h"
#include "ui/read/passagetext.h"
#include "ui/read/readworkspace.h"
#include "ui/read/splitdialog.h"
#include "ui/read/themedialog.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <gtest/gtest.h>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

/// Four responses, newest first in the list: 4, 3, 2, 1.
class Flow : public testing::Test
{
protected:
    Flow() : made({mail(1), mail(2), mail(3), mail(4)})
    {
        workspace.resize(1400, 800);
        workspace.setDesk(made.desk());
        workspace.show();
        list = workspace.findChild<QTableView *>();
        text = workspace.findChild<PassageText *>();
        EXPECT_TRUE(eventually([this] { return list->model()->rowCount() == 4; }));
        EXPECT_TRUE(eventually([this] { return workspace.findChild<QTreeView *>(u"themes"_s)->model()->rowCount() == 5; }));
    }
    ~Flow() override
    {
        workspace.setDesk(nullptr);
        made.close(); // before those who await its answers
    }
    static Mail mail(int n)
    {
        return {"Writer " + QByteArray::number(n), "w" + QByteArray::number(n) + "@w.example", "Subject",
                "Mon, 3 Feb 2020 1" + QByteArray::number(n) + ":00:00 +0000",
                "Buses first, letter " + QByteArray::number(n) + ".\n"};
    }
    void focus(QWidget *widget)
    {
        workspace.activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&workspace));
        widget->setFocus();
        ASSERT_TRUE(eventually([&] { return widget->hasFocus(); }));
    }
    void open(int number)
    {
        workspace.openResponse(made.response(number).response.id);
        ASSERT_TRUE(eventually([&] { return isOpen(number); }));
        focus(text);
    }
    bool isOpen(int number) { return workspace.openedResponse() == made.response(number).response.id; }
    void type(const QString &picker, const QString &part)
    {
        auto *popup = workspace.findChild<QWidget *>(picker);
        ASSERT_TRUE(eventually([&] { return popup->isVisible(); }));
        auto *edit = popup->findChild<QLineEdit *>();
        QTest::keyClicks(edit, part);
        QTest::keyClick(edit, Qt::Key_Return);
    }
    void answer(const QString &button)
    {
        QMessageBox *box = nullptr;
        ASSERT_TRUE(eventually([&] { return (box = workspace.findChild<QMessageBox *>(u"manyQuestion"_s)) != nullptr; }));
        EXPECT_TRUE(box->text().contains(button)) << box->text().toStdString();
        for (QAbstractButton *each : box->buttons()) {
            if (box->buttonRole(each) == QMessageBox::AcceptRole)
                each->click();
        }
    }
    QTreeView *themes() { return workspace.findChild<QTreeView *>(u"themes"_s); }
    void choose(const QString &theme)
    {
        const QModelIndexList found = themes()->model()->match(themes()->model()->index(0, 0), Qt::DisplayRole, theme, 1,
                                                               Qt::MatchExactly | Qt::MatchRecursive);
        ASSERT_FALSE(found.isEmpty());
        focus(themes());
        themes()->setCurrentIndex(found.first());
    }

    MadeConsultation made;
    ReadWorkspace workspace;
    QTableView *list = nullptr;
    PassageText *text = nullptr;
};

} // namespace

TEST_F(Flow, oneKeyGoesToTheNextThatWaitsInTheOrderOfTheList)
{
    made.addComment(3, u"Buses"_s, u"Places"_s);
    open(4);
    QTest::keyClick(text, Qt::Key_J, Qt::ShiftModifier);
    EXPECT_TRUE(eventually([&] { return isOpen(2); })) << "the third is tagged";
    const ResponseId first = made.response(1).response.id;
    ASSERT_TRUE(made.desk()->apply({StatusChanged{first, Status::Unread, Status::Reviewed}}, u"Mark"_s));
    focus(text);
    QTest::keyClick(text, Qt::Key_N);
    EXPECT_TRUE(eventually([&] { return isOpen(4) || isOpen(3); })) << "the first is read; on at the top";
}

TEST_F(Flow, takingGivesOneToThePersonAndAssigningToAnyName)
{
    open(4);
    QTest::keyClick(text, Qt::Key_T, Qt::ShiftModifier);
    ASSERT_TRUE(eventually([&] { return isOpen(3); }));
    EXPECT_TRUE(eventually([&] { return made.response(3).response.assignee == made.desk()->person(); }));
    focus(text);
    QTest::keyClick(text, Qt::Key_A, Qt::ShiftModifier);
    type(u"peoplePicker"_s, u"Zebedee Quill"_s);
    EXPECT_TRUE(eventually([&] { return made.response(3).response.assignee == u"Zebedee Quill"_s; }));
}

TEST_F(Flow, theLastThemeIsGivenAgainByOneKeyAndStandsFirst)
{
    open(4);
    QTest::keyClick(text, Qt::Key_C); // Places
    ASSERT_TRUE(eventually([&] { return made.response(4).comments.size() == 1; }));
    open(3);
    QTest::keyClick(text, Qt::Key_Period);
    ASSERT_TRUE(eventually([&] { return made.response(3).comments.size() == 1; }));
    EXPECT_EQ(made.response(3).comments.front().themes, std::vector{made.theme(u"Places"_s)});
    open(2);
    QTest::keyClick(text, Qt::Key_T);
    type(u"themePicker"_s, {});
    EXPECT_TRUE(eventually([&] { return made.response(2).comments.size() == 1; })) << "Enter takes the last one";
}

TEST_F(Flow, aThemeMadeWhileTaggingIsTaggedWith)
{
    open(4);
    QTest::keyClick(text, Qt::Key_T);
    type(u"themePicker"_s, u"People/Night buses"_s);
    ThemeDialog *dialog = nullptr;
    ASSERT_TRUE(eventually([&] { return (dialog = workspace.findChild<ThemeDialog *>()) != nullptr; }));
    dialog->accept();
    ASSERT_TRUE(eventually([&] { return made.response(4).comments.size() == 1; }));
    EXPECT_EQ(made.response(4).comments.front().themes, std::vector{made.theme(u"Night buses"_s)});
    EXPECT_EQ(themeNamed(*made.desk(), u"People/Night buses"_s)->id, made.theme(u"Night buses"_s));
}

TEST_F(Flow, retiredThemesAreNeitherOfferedNorKeys)
{
    ASSERT_TRUE(retireTheme(*made.desk(), made.theme(u"Places"_s)));
    ASSERT_TRUE(eventually([&] { return themes()->model()->index(4, 0).data().toString().contains(u"retired"_s); }));
    open(4);
    QTest::keyClick(text, Qt::Key_C);
    QTest::keyClick(text, Qt::Key_I);
    ASSERT_TRUE(eventually([&] { return made.response(4).comments.size() == 1; }));
    EXPECT_EQ(made.response(4).comments.front().themes, std::vector{made.theme(u"Ideas"_s)});
}

TEST_F(Flow, retiredThemesThatWereHiddenAreHiddenNextTime)
{
    ASSERT_TRUE(retireTheme(*made.desk(), made.theme(u"Places"_s)));
    ASSERT_TRUE(eventually([&] { return themes()->model()->index(4, 0).data().toString().contains(u"retired"_s); }));
    EXPECT_FALSE(themes()->isRowHidden(4, {}));
    const QList<QAction *> actions = themes()->actions();
    const auto show = std::find_if(actions.begin(), actions.end(),
                                   [](const QAction *action) { return action->text() == u"Show retired themes"_s; });
    ASSERT_NE(show, actions.end());
    (*show)->trigger();
    EXPECT_TRUE(themes()->isRowHidden(4, {}));

    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"layout.ini"_s), QSettings::IniFormat);
    workspace.saveLayout(settings);
    (*show)->trigger();
    EXPECT_FALSE(themes()->isRowHidden(4, {}));
    workspace.restoreLayout(settings);
    EXPECT_TRUE(themes()->isRowHidden(4, {}));
}

TEST_F(Flow, allThatASearchFindsAreTaggedAfterTheirNumberIsTold)
{
    workspace.search(u"letter -ref:R-0002"_s);
    ASSERT_TRUE(eventually([&] { return list->model()->rowCount() == 3; }));
    QSignalSpy jobs(&workspace, &Workspace::jobStarted);
    open(4);
    QTest::keyClick(text, Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    type(u"manyThemesPicker"_s, u"people"_s);
    answer(u"3"_s);
    ASSERT_TRUE(eventually([&] { return made.desk()->count(u"theme:People"_s).value() == 3; }));
    EXPECT_EQ(jobs.count(), 1);
    EXPECT_TRUE(made.response(2).comments.empty());
    ASSERT_TRUE(made.desk()->undo());
    EXPECT_EQ(made.desk()->count(u"theme:People"_s).value(), 0) << "in one step";
}

TEST_F(Flow, aSavedSearchIsKeptAndSearchedForAgain)
{
    workspace.search(u"ref:R-0002"_s);
    ASSERT_TRUE(eventually([&] { return list->model()->rowCount() == 1; }));
    auto *saved = workspace.findChild<QTreeView *>(u"savedSearches"_s);
    EXPECT_TRUE(saved->isHidden()) << "no room is taken where there is none";
    ASSERT_TRUE(saveSearch(*made.desk(), u"Second"_s, workspace.query()));
    ASSERT_TRUE(eventually([&] { return saved->model()->rowCount() == 1 && saved->isVisible(); }));
    workspace.search({});
    ASSERT_TRUE(eventually([&] { return list->model()->rowCount() == 4; }));
    focus(saved);
    saved->setCurrentIndex(saved->model()->index(0, 0));
    QTest::keyClick(saved, Qt::Key_Return);
    EXPECT_TRUE(eventually([&] { return list->model()->rowCount() == 1; }));
    EXPECT_EQ(workspace.query(), u"ref:R-0002"_s);
}

TEST_F(Flow, eachConsultationComesBackWithItsOwnSearch)
{
    MadeConsultation other({mail(1), mail(2)});
    workspace.search(u"ref:R-0002"_s);
    ASSERT_TRUE(eventually([&] { return list->model()->rowCount() == 1; }));
    workspace.setDesk(nullptr);
    workspace.setDesk(other.desk());
    EXPECT_TRUE(eventually([&] { return list->model()->rowCount() == 2; })) << "nothing is searched for here";
    workspace.setDesk(nullptr);
    workspace.setDesk(made.desk());
    EXPECT_TRUE(eventually([&] { return list->model()->rowCount() == 1; }));
    EXPECT_EQ(workspace.query(), u"ref:R-0002"_s);
    other.close();
}

TEST_F(Flow, splittingWalksThroughTheCommentsByKey)
{
    made.addComment(1, u"Buses"_s, u"Places"_s);
    made.addComment(2, u"first"_s, u"Places"_s);
    made.addComment(3, u"letter"_s, u"Places"_s);
    ASSERT_TRUE(eventually([&] { return themes()->model()->index(4, 1).data().toString() == u"3"_s; }));
    choose(u"Places"_s);
    QTest::keyClick(themes(), Qt::Key_J, Qt::ControlModifier);
    auto *dialog = workspace.findChild<SplitDialog *>();
    ASSERT_TRUE(dialog);
    auto *targets = dialog->findChild<QListWidget *>(u"splitTargets"_s);
    auto *page = dialog->findChild<QTextBrowser *>();
    ASSERT_TRUE(eventually([&] { return page->toPlainText().contains(u"letter 1"_s); }));
    QTest::keyClick(targets, Qt::Key_I);
    EXPECT_TRUE(page->toPlainText().contains(u"letter 2"_s));
    QTest::keyClick(targets, Qt::Key_Space);
    QTest::keyClick(targets, Qt::Key_P);
    for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
        if (button->text().contains(u"2"_s))
            button->click();
    }
    ASSERT_TRUE(eventually([&] { return made.response(1).comments.front().themes == std::vector{made.theme(u"Ideas"_s)}; }));
    EXPECT_EQ(made.response(2).comments.front().themes, std::vector{made.theme(u"Places"_s)});
    EXPECT_EQ(made.response(3).comments.front().themes, std::vector{made.theme(u"People"_s)});
}

TEST_F(Flow, aThemeWithCommentsIsRemovedOnceAnotherIsNamed)
{
    made.addComment(1, u"Buses"_s, u"Places"_s);
    ASSERT_TRUE(eventually([&] { return themes()->model()->index(4, 1).data().toString() == u"1"_s; }));
    choose(u"Places"_s);
    QTest::keyClick(themes(), Qt::Key_Delete);
    type(u"codebookPicker"_s, u"infra"_s);
    ASSERT_TRUE(eventually([&] { return themes()->model()->rowCount() == 4; }));
    EXPECT_EQ(made.response(1).comments.front().themes, std::vector{made.theme(u"Infrastructure"_s)});
    ASSERT_TRUE(made.desk()->undo());
    EXPECT_EQ(made.response(1).comments.front().themes, std::vector{made.theme(u"Places"_s)});
}

TEST_F(Flow, themesMoveByKeys)
{
    choose(u"People"_s);
    QTest::keyClick(themes(), Qt::Key_Up, Qt::ControlModifier);
    ASSERT_TRUE(eventually([&] { return themes()->model()->index(0, 0).data().toString() == u"People"_s; }));
    choose(u"Ideas"_s);
    QTest::keyClick(themes(), Qt::Key_Right, Qt::ControlModifier);
    ASSERT_TRUE(eventually([&] { return themes()->model()->rowCount() == 4; }));
    choose(u"Ideas"_s);
    QTest::keyClick(themes(), Qt::Key_Left, Qt::ControlModifier);
    ASSERT_TRUE(eventually([&] { return themes()->model()->rowCount() == 5; }));
    EXPECT_EQ(themes()->model()->index(1, 0).data().toString(), u"Ideas"_s);
}

TEST(ThemeColours, thoseOfThePaletteAreSeenOnAnyPageAndPaleOnesAreWarnedOf)
{
    for (int i = 0; i < categorisation::paletteSize; ++i)
        EXPECT_EQ(contrastWarning(QColor(categorisation::themeColour(i))), QString()) << i;
    EXPECT_FALSE(contrastWarning(QColor(0xff, 0xff, 0xf0)).isEmpty());
    EXPECT_FALSE(contrastWarning(QColor(0x10, 0x10, 0x10)).isEmpty());
}
