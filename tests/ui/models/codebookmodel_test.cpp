#include "core/desk/themes.h"
#include "tests/support/files.h"
#include "tests/ui/models/madeconsultation.h"
#include "ui/models/codebookmodel.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>

#include <gtest/gtest.h>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

class Codebook : public testing::Test
{
protected:
    Codebook() : made({Mail{}})
    {
        model.setDesk(made.desk());
        EXPECT_TRUE(eventually([this] { return count(made.theme(u"People"_s)) == u"0"_s; })) << "counted after they are shown";
    }
    Theme add(const QString &name, ThemeId parent, int position)
    {
        Theme theme;
        theme.name = name;
        theme.parent = parent;
        theme.position = position;
        theme.colour = u"#336699"_s;
        const Result<ChangeSet> applied = made.desk()->apply({ThemeAdded{theme}}, u"Add"_s);
        EXPECT_TRUE(applied);
        theme = std::get<ThemeAdded>(applied->front()).theme;
        EXPECT_TRUE(eventually([&] { return model.theme(theme.id).has_value(); }));
        return theme;
    }
    ~Codebook() override
    {
        model.setDesk(nullptr);
        made.close(); // before those who await its answers
    }
    QString count(ThemeId id) { return model.indexOf(id, CodebookModel::Comments).data().toString(); }

    MadeConsultation made;
    CodebookModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

} // namespace

TEST_F(Codebook, showsTheFoundationsOfProductivity)
{
    EXPECT_TRUE(model.indexOf(made.theme(u"Ideas"_s)).isValid());
    EXPECT_TRUE(model.indexOf(made.theme(u"Business environment"_s)).isValid());
}

TEST_F(Codebook, whatIsProposedIsCountedOnceItIsAccepted)
{
    const ThemeId people = made.theme(u"People"_s);
    Comment proposed;
    proposed.response = made.response(1).response.id;
    proposed.themes = {people};
    proposed.standing = Standing::Proposed;
    proposed.origin = Origin::Autotag;
    const Result<ChangeSet> added = made.desk()->apply({CommentAdded{proposed}}, u"Propose"_s);
    ASSERT_TRUE(added) << added.error().message.toStdString();
    proposed = std::get<CommentAdded>(added->front()).comment;
    Comment accepted = proposed;
    accepted.standing = Standing::Counts;
    QSignalSpy applied(made.desk(), &Desk::changed);
    ASSERT_TRUE(eventually([&] { return applied.count() == 1; }));
    EXPECT_EQ(count(people), u"0"_s);
    ASSERT_TRUE(made.desk()->apply({CommentChanged{proposed, accepted}}, u"Accept"_s));
    EXPECT_TRUE(eventually([&] { return count(people) == u"1"_s; })) << count(people).toStdString();
}

TEST_F(Codebook, countsFollowTaggingAndUndoAndAddUpWithSubThemes)
{
    const ThemeId people = made.theme(u"People"_s);
    const Theme young = add(u"Apprenticeships"_s, people, 0);
    made.addComment(1, u"welcome"_s, u"Apprenticeships"_s);
    ASSERT_TRUE(eventually([&] { return count(young.id) == u"1"_s; }));
    EXPECT_EQ(count(people), u"0 (1)"_s);
    ASSERT_TRUE(made.desk()->undo());
    EXPECT_TRUE(eventually([&] { return count(young.id) == u"0"_s; }));
    EXPECT_EQ(count(people), u"0 (0)"_s);
}

TEST_F(Codebook, aThemeThatMovesTakesItsPlaceWithoutAReset)
{
    const ThemeId people = made.theme(u"People"_s);
    const Theme theme = add(u"Skills"_s, {}, 99);
    const QPersistentModelIndex held = model.indexOf(theme.id);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    Theme moved = theme;
    moved.parent = people;
    moved.position = 0;
    moved.name = u"Adult skills"_s;
    ASSERT_TRUE(made.desk()->apply({ThemeChanged{theme, moved}}, u"Move"_s));
    ASSERT_TRUE(eventually([&] { return model.parent(held) == model.indexOf(people); }));
    EXPECT_EQ(held.data().toString(), u"Adult skills"_s);
    EXPECT_EQ(model.looks().value(theme.id).path, u"People/Adult skills"_s);
    EXPECT_EQ(reset.count(), 0);
}

TEST_F(Codebook, aRemovedThemeGoesAndUndoBringsItBack)
{
    const Theme theme = add(u"Passing"_s, {}, 99);
    const Result<ChangeSet> removed = made.desk()->apply({ThemeRemoved{theme}}, u"Remove"_s);
    ASSERT_TRUE(removed) << removed.error().message.toStdString() << removed.error().detail.toStdString();
    ASSERT_TRUE(eventually([&] { return !model.theme(theme.id); }));
    ASSERT_TRUE(made.desk()->undo());
    ASSERT_TRUE(eventually([&] { return model.theme(theme.id).has_value(); }));
}

TEST_F(Codebook, saysWhyANameWontDo)
{
    EXPECT_FALSE(model.objectionTo(u" "_s, {}, {}).isEmpty());
    EXPECT_FALSE(model.objectionTo(u"a/b"_s, {}, {}).isEmpty());
    EXPECT_TRUE(model.objectionTo(u"IDEAS"_s, {}, {}).contains(u"Ideas"_s));
    EXPECT_TRUE(model.objectionTo(u"Ideas"_s, made.theme(u"People"_s), {}).isEmpty()) << "only siblings must differ";
}

TEST_F(Codebook, retiredThemesStandLastAndAThemeIsDroppedWhereItIsShown)
{
    const ThemeId ideas = made.theme(u"Ideas"_s);
    const ThemeId places = made.theme(u"Places"_s);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    ASSERT_TRUE(retireTheme(*made.desk(), ideas));
    ASSERT_TRUE(eventually([&] { return model.indexOf(ideas).row() == 4; }));
    EXPECT_TRUE(model.indexOf(ideas).data(CodebookModel::RetiredRole).toBool());
    EXPECT_TRUE(model.indexOf(ideas).data().toString().contains(u"retired"_s));

    QObject::connect(&model, &CodebookModel::moveRequested, &model, [this](ThemeId theme, ThemeId parent, int position) {
        EXPECT_TRUE(moveTheme(*made.desk(), theme, parent, position));
    });
    const std::unique_ptr<QMimeData> dragged(model.mimeData({model.indexOf(places)}));
    model.dropMimeData(dragged.get(), Qt::MoveAction, 1, 0, {}); // behind the first that is offered
    EXPECT_TRUE(eventually([&] { return model.indexOf(places).row() == 1; }));
    model.dropMimeData(dragged.get(), Qt::MoveAction, -1, -1, model.indexOf(made.theme(u"People"_s)));
    EXPECT_TRUE(eventually([&] { return model.looks().value(places).path == u"People/Places"_s; }));
    ASSERT_TRUE(retireTheme(*made.desk(), ideas, false));
    EXPECT_TRUE(eventually([&] { return model.indexOf(ideas).row() == 0; }));
    EXPECT_EQ(reset.count(), 0);
}
