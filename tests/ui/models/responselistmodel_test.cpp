#include "tests/ui/models/madeconsultation.h"
#include "tests/support/files.h"
#include "ui/models/responselistmodel.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>

#include <gtest/gtest.h>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

Mail mail(const QByteArray &name, const QByteArray &subject, const QByteArray &received, const QByteArray &body = "Text.\n")
{
    return {name, name.toLower().replace(' ', '.') + "@mail.example", subject, received, body};
}

std::vector<Mail> four()
{
    return {mail("Dora Dale", "Rail", "Mon, 3 Feb 2020 09:00:00 +0000", "Trains to Leek.\n"),
            mail("Adam Ash", "Skills", "Tue, 4 Feb 2020 09:00:00 +0000", "Skills and trains.\n"),
            mail("Cara Cole", "Clay", "Wed, 5 Feb 2020 09:00:00 +0000", "Ceramics.\n"),
            mail("Ben Birch", "Buses", "Mon, 10 Feb 2020 12:00:01 +0000", "Buses, not trains.\n")};
}

class ResponseList : public testing::Test
{
protected:
    void open(MadeConsultation &made)
    {
        model.setDesk(made.desk());
        ask({});
    }
    void ask(const QString &query, Sort sort = {})
    {
        QSignalSpy settled(&model, &ResponseListModel::settled);
        model.setQuery(query, sort);
        ASSERT_TRUE(eventually([&] { return !settled.isEmpty() && model.isSettled(); }));
    }
    QString cell(int row, int column)
    {
        const QModelIndex index = model.index(row, column);
        EXPECT_TRUE(eventually([&] { return !index.data(ResponseListModel::LoadingRole).toBool(); }));
        return index.data().toString();
    }
    QStringList column(int column)
    {
        QStringList cells;
        for (int row = 0; row < model.rowCount(); ++row)
            cells.append(cell(row, column));
        return cells;
    }

    ResponseListModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

} // namespace

TEST_F(ResponseList, showsTheNewestFirstInTheConsultationsTime)
{
    MadeConsultation made(four());
    open(made);
    EXPECT_EQ(column(ResponseListModel::Reference), (QStringList{u"R-0004"_s, u"R-0003"_s, u"R-0002"_s, u"R-0001"_s}));
    EXPECT_EQ(column(ResponseListModel::Who), (QStringList{u"Ben Birch"_s, u"Cara Cole"_s, u"Adam Ash"_s, u"Dora Dale"_s}));
    EXPECT_TRUE(eventually([&] { return cell(3, ResponseListModel::Received) == u"3 Feb 09:00"_s; }));
    EXPECT_EQ(cell(0, ResponseListModel::Timely), u"Late"_s);
    EXPECT_EQ(cell(1, ResponseListModel::Timely), u"On time"_s);
}

TEST_F(ResponseList, aHeaderPutsItInOrder)
{
    MadeConsultation made(four());
    open(made);
    QSignalSpy settled(&model, &ResponseListModel::settled);
    model.sort(ResponseListModel::Who, Qt::AscendingOrder);
    ASSERT_TRUE(eventually([&] { return !settled.isEmpty(); }));
    EXPECT_EQ(column(ResponseListModel::Who), (QStringList{u"Adam Ash"_s, u"Ben Birch"_s, u"Cara Cole"_s, u"Dora Dale"_s}));
}

TEST_F(ResponseList, aSearchCountsItsHitsAndAllThereAre)
{
    MadeConsultation made(four());
    open(made);
    QSignalSpy settled(&model, &ResponseListModel::settled);
    model.setQuery(u"trains"_s, {});
    ASSERT_TRUE(eventually([&] { return !settled.isEmpty(); }));
    EXPECT_EQ(settled.last().at(0).toInt(), 3);
    EXPECT_EQ(settled.last().at(1).toInt(), 4);
    EXPECT_TRUE(model.index(0, 0).data(ResponseListModel::SnippetRole).toString().contains(u"trains"_s));
}

TEST_F(ResponseList, aQueryThatCantBeReadSaysWhereAndLeavesTheRows)
{
    MadeConsultation made(four());
    open(made);
    QSignalSpy wrong(&model, &ResponseListModel::queryFailed);
    model.setQuery(u"trains (bus"_s, {});
    ASSERT_TRUE(eventually([&] { return !wrong.isEmpty(); }));
    EXPECT_FALSE(wrong.first().at(0).toString().isEmpty());
    EXPECT_GT(wrong.first().at(1).toInt(), 0);
    EXPECT_EQ(model.rowCount(), 4);
}

TEST_F(ResponseList, whatIsSelectedStaysSelectedThroughSearchOrderAndArrivals)
{
    MadeConsultation made(four());
    open(made);
    QItemSelectionModel selection(&model);
    const ResponseId adam = model.idAt(2);
    ASSERT_EQ(cell(2, ResponseListModel::Who), u"Adam Ash"_s);
    selection.setCurrentIndex(model.index(2, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    const auto selected = [&] {
        const QModelIndexList rows = selection.selectedRows();
        return rows.size() == 1 ? model.idAt(rows.first().row()) : ResponseId{};
    };

    ask(u"trains"_s);
    EXPECT_EQ(selected(), adam);
    EXPECT_EQ(model.idAt(selection.currentIndex().row()), adam);
    ask(u"trains"_s, Sort{SortKey::Respondent, false});
    EXPECT_EQ(selected(), adam);
    EXPECT_EQ(selection.currentIndex().row(), 0);

    made.receive({mail("Aaron Able", "Trains", "Thu, 6 Feb 2020 09:00:00 +0000", "More trains.\n")});
    ASSERT_TRUE(eventually([&] { return model.rowCount() == 4; }));
    EXPECT_EQ(cell(0, ResponseListModel::Who), u"Aaron Able"_s);
    EXPECT_EQ(selected(), adam);
    EXPECT_EQ(selection.currentIndex().row(), 1);

    ask(u"ceramics"_s);
    EXPECT_TRUE(selection.selectedRows().isEmpty());
}

TEST_F(ResponseList, aCommentChangesItsRowOnly)
{
    MadeConsultation made(four());
    open(made);
    ASSERT_EQ(cell(3, ResponseListModel::Reference), u"R-0001"_s);
    model.setThemeLooks({{made.theme(u"Places"_s), ThemeLook{u"Places"_s, u"Places"_s, Qt::red, 0}}});
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy layout(&model, &QAbstractItemModel::layoutChanged);
    made.addComment(1, u"Leek"_s, u"Places"_s);
    ASSERT_TRUE(eventually([&] { return cell(3, ResponseListModel::Themes) == u"Places"_s; }));
    EXPECT_EQ(changed.last().at(0).toModelIndex().row(), 3);
    EXPECT_EQ(changed.last().at(1).toModelIndex().row(), 3);
    EXPECT_EQ(layout.count(), 0);
}

TEST_F(ResponseList, theNewestQuestionWins)
{
    MadeConsultation made(four());
    open(made);
    model.setQuery(u"ceramics"_s, {});
    model.setQuery(u"trains"_s, {});
    model.setQuery(u"ceramics"_s, {});
    model.setQuery(u"buses"_s, {});
    ASSERT_TRUE(eventually([&] { return model.isSettled(); }));
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(cell(0, ResponseListModel::Who), u"Ben Birch"_s);
}

TEST_F(ResponseList, fiveThousandRowsComeAsTheyAreLookedAt)
{
    std::vector<Mail> mails;
    for (int i = 1; i <= 5000; ++i)
        mails.push_back(mail("Writer " + QByteArray::number(i), "Subject " + QByteArray::number(i),
                             "Mon, 3 Feb 2020 09:00:00 +0000", "Body " + QByteArray::number(i) + "\n"));
    MadeConsultation made(mails);
    model.setDesk(made.desk());
    ask({}, Sort{SortKey::Reference, false});
    ASSERT_EQ(model.rowCount(), 5000);
    EXPECT_FALSE(model.index(0, 0).data(ResponseListModel::LoadingRole).toBool()) << "the first page comes with the answer";
    const QModelIndex deep = model.index(4321, ResponseListModel::Reference);
    EXPECT_EQ(deep.data().toString(), u"…"_s);
    EXPECT_EQ(cell(4321, ResponseListModel::Reference), u"R-4322"_s);
    EXPECT_EQ(cell(4999, ResponseListModel::Subject), u"Subject 5000"_s);
    EXPECT_EQ(cell(17, ResponseListModel::Who), u"Writer 18"_s);
}
