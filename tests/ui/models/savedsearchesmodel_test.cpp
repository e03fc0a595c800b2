#include "core/desk/savedsearches.h"
#include "tests/ui/models/madeconsultation.h"
#include "ui/models/savedsearchesmodel.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>

#include <gtest/gtest.h>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

class Searches : public testing::Test
{
protected:
    Searches() : made({Mail{}, Mail{"Bob Hill", "bob@hill.example", "Buses", "Mon, 3 Feb 2020 10:00:00 +0000", "Buses first.\n"}})
    {
        model.setDesk(made.desk());
    }
    ~Searches() override
    {
        model.setDesk(nullptr);
        made.close(); // before those who await its answers
    }
    void save(const QString &name, const QString &query)
    {
        ASSERT_TRUE(saveSearch(*made.desk(), name, query));
        ASSERT_TRUE(eventually([&] { return !names().empty() && names().back() == name; }));
    }
    QStringList names() const
    {
        QStringList all;
        for (const SavedSearch &search : model.searches())
            all << search.name;
        return all;
    }
    QString count(int row) const { return model.index(row, SavedSearchesModel::Count).data().toString(); }

    MadeConsultation made;
    SavedSearchesModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

} // namespace

TEST_F(Searches, countsFollowTheWork)
{
    save(u"Untagged"_s, u"theme:none"_s);
    ASSERT_TRUE(eventually([this] { return count(0) == u"2"_s; }));
    made.addComment(1, u"welcome"_s, u"Ideas"_s);
    EXPECT_TRUE(eventually([this] { return count(0) == u"1"_s; }));
}

TEST_F(Searches, oneThatNamesWhatIsGoneSaysSo)
{
    Theme passing;
    passing.name = u"Passing"_s;
    const Result<ChangeSet> added = made.desk()->apply({ThemeAdded{passing}}, u"Add"_s);
    ASSERT_TRUE(added);
    save(u"It"_s, u"theme:Passing"_s);
    ASSERT_TRUE(made.desk()->apply({ThemeRemoved{std::get<ThemeAdded>(added->front()).theme}}, u"Remove"_s));
    EXPECT_TRUE(eventually([this] { return count(0) == u"?"_s; }));
}

TEST_F(Searches, moveByDraggingAndUndoBringsBackWhatWasRemoved)
{
    save(u"One"_s, u"one"_s);
    save(u"Two"_s, u"two"_s);
    save(u"Three"_s, u"three"_s);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QObject::connect(&model, &SavedSearchesModel::moveRequested, &model, [this](SavedSearchId id, int position) {
        EXPECT_TRUE(moveSearch(*made.desk(), id, position));
    });
    const QPersistentModelIndex held = model.index(2, 0);
    const std::unique_ptr<QMimeData> dragged(model.mimeData({model.index(0, 0)}));
    model.dropMimeData(dragged.get(), Qt::MoveAction, 2, 0, {}); // between Two and Three
    EXPECT_TRUE(eventually([this] { return names() == QStringList({u"Two"_s, u"One"_s, u"Three"_s}); }));
    ASSERT_TRUE(removeSearch(*made.desk(), model.searches().front()));
    EXPECT_TRUE(eventually([this] { return names() == QStringList({u"One"_s, u"Three"_s}); }));
    ASSERT_TRUE(made.desk()->undo());
    EXPECT_TRUE(eventually([this] { return names().size() == 3; }));
    EXPECT_EQ(held.data().toString(), u"Three"_s);
    EXPECT_EQ(reset.count(), 0);
}
