#include "ui/models/facetsmodel.h"

#include "tests/ui/models/madeconsultation.h"
#include "ui/models/crosstablemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

Mail mail(const char *name, const char *received, const char *body)
{
    return {name, QByteArray(name).replace(' ', '.').toLower() + "@example.org", "Our response", received, body};
}

class Facets : public testing::Test
{
protected:
    Facets()
        : made({mail("Ann Shaw", "Mon, 3 Feb 2020 09:00:00 +0000", "The line to Leek.\n"),
                mail("Bob Hill", "Mon, 3 Feb 2020 10:00:00 +0000", "Buses and the line.\n"),
                mail("Cat Dale", "Mon, 10 Feb 2020 12:00:01 +0000", "Buses, late.\n")})
    {
        made.addComment(1, u"line"_s, u"Infrastructure"_s);
        made.addComment(2, u"Buses"_s, u"Places"_s);
        made.addComment(2, u"line"_s, u"Infrastructure"_s);
        model.setDesk(made.desk());
        model.setLookedAt(true);
        QObject::connect(&model, &FacetsModel::settled, [this] { ++answers; });
    }
    ~Facets() override
    {
        model.setDesk(nullptr);
        made.close();
    }
    void search(const QString &query)
    {
        const int before = answers;
        model.setQuery(query);
        ASSERT_TRUE(eventually([&] { return answers > before && model.query() == query; }));
    }
    QModelIndex facet(const QString &name) const
    {
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.index(row, 0).data(FacetsModel::FacetRole) == name)
                return model.index(row, 0);
        }
        return {};
    }
    QModelIndex value(const QString &name, const QString &value) const
    {
        const QModelIndex parent = facet(name);
        for (int row = 0; parent.isValid() && row < model.rowCount(parent); ++row) {
            const QModelIndex index = model.index(row, 0, parent);
            if (index.data(FacetsModel::ValueRole) == value)
                return index;
        }
        return {};
    }
    QString count(const QString &name, const QString &of) const
    {
        return value(name, of).siblingAtColumn(FacetsModel::Count).data().toString();
    }

    MadeConsultation made;
    FacetsModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
    int answers = 0;
};

} // namespace

TEST_F(Facets, countWhatIsFoundAndKeepTheValuesThatAreNot)
{
    search({});
    EXPECT_EQ(count(u"timeliness"_s, u"on-time"_s), u"2"_s);
    EXPECT_EQ(count(u"timeliness"_s, u"late"_s), u"1"_s);
    EXPECT_EQ(count(u"theme"_s, u"Infrastructure"_s), u"2"_s);
    EXPECT_EQ(count(u"day"_s, u"2020-02-03"_s), u"2"_s);
    search(u"buses"_s);
    EXPECT_EQ(count(u"timeliness"_s, u"on-time"_s), u"1"_s);
    EXPECT_EQ(count(u"theme"_s, u"Infrastructure"_s), u"1"_s) << "responses, not comments";
    search(u"leek"_s);
    EXPECT_EQ(count(u"theme"_s, u"Places"_s), u"0"_s) << "none is hidden";
    EXPECT_FALSE(facet(u"campaign"_s).isValid()) << "nobody has one";
}

TEST_F(Facets, aTickNarrowsAndASecondLetsMoreIn)
{
    search(u"line"_s);
    QSignalSpy narrowed(&model, &FacetsModel::narrowed);
    ASSERT_TRUE(model.setData(value(u"theme"_s, u"Places"_s), Qt::Checked, Qt::CheckStateRole));
    ASSERT_EQ(narrowed.count(), 1);
    EXPECT_EQ(narrowed.first().first().toString(), u"line theme:Places"_s);
    search(narrowed.first().first().toString());
    EXPECT_EQ(value(u"theme"_s, u"Places"_s).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    EXPECT_EQ(model.chosen(), 1);
    EXPECT_EQ(count(u"theme"_s, u"Infrastructure"_s), u"2"_s) << "as if nothing of its own facet were chosen";
    EXPECT_EQ(count(u"day"_s, u"2020-02-03"_s), u"1"_s);
    model.setData(value(u"theme"_s, u"Infrastructure"_s), Qt::Checked, Qt::CheckStateRole);
    EXPECT_EQ(narrowed.last().first().toString(), u"line (theme:Places OR theme:Infrastructure)"_s);
    model.setData(value(u"theme"_s, u"Places"_s), Qt::Unchecked, Qt::CheckStateRole);
    EXPECT_EQ(narrowed.last().first().toString(), u"line"_s);
}

TEST_F(Facets, followEveryChangeOnlyWhileTheyAreLookedAt)
{
    search({});
    made.addComment(3, u"late"_s, u"Places"_s);
    ASSERT_TRUE(eventually([&] { return count(u"theme"_s, u"Places"_s) == u"2"_s; }));
    model.setLookedAt(false);
    const int before = answers;
    made.addComment(1, u"Leek"_s, u"Places"_s);
    QCoreApplication::processEvents();
    EXPECT_EQ(answers, before);
    model.setLookedAt(true);
    ASSERT_TRUE(eventually([&] { return count(u"theme"_s, u"Places"_s) == u"3"_s; }));
}

TEST_F(Facets, manyValuesStandBehindARowUntilTheyAreAskedFor)
{
    std::vector<Mail> more;
    for (int day = 1; day <= 14; ++day)
        more.push_back(mail(("Person " + QByteArray::number(day)).constData(),
                            ("Wed, " + QByteArray::number(day) + " Jan 2020 09:00:00 +0000").constData(), "Hello.\n"));
    made.receive(more);
    search({});
    ASSERT_TRUE(eventually([&] { return model.rowCount(facet(u"day"_s)) == FacetsModel::fewValues + 1; }));
    const QModelIndex others = model.index(FacetsModel::fewValues, 0, facet(u"day"_s));
    EXPECT_TRUE(others.data(FacetsModel::MoreRole).toBool());
    EXPECT_EQ(others.data().toString(), u"Show 6 more"_s);
    model.showAll(u"day"_s);
    EXPECT_EQ(model.rowCount(facet(u"day"_s)), 16);
    search(u"received:2020-02-10"_s);
    EXPECT_EQ(count(u"day"_s, u"2020-01-01"_s), u"1"_s);
}

TEST_F(Facets, aCrossTableCountsResponsesByTwoOfThem)
{
    const Result<CrossTable> table = crossTable(*made.desk(), {}, u"theme"_s, u"timeliness"_s);
    ASSERT_TRUE(table);
    CrossTableModel cross;
    const QAbstractItemModelTester crossTester(&cross, QAbstractItemModelTester::FailureReportingMode::Fatal);
    cross.setTable(*table);
    EXPECT_EQ(cross.lines(), (std::vector<QStringList>{{u"Theme"_s, u"On time"_s, u"Late"_s, u"All"_s},
                                                       {u"Infrastructure"_s, u"2"_s, u"0"_s, u"2"_s},
                                                       {u"Places"_s, u"1"_s, u"0"_s, u"1"_s},
                                                       {u"No theme"_s, u"0"_s, u"1"_s, u"1"_s},
                                                       {u"All"_s, u"2"_s, u"1"_s, u"3"_s}}));
    EXPECT_EQ(cross.index(0, 0).data(CrossTableModel::HeatRole).toDouble(), 1.0);
    EXPECT_EQ(cross.index(1, 0).data(CrossTableModel::HeatRole).toDouble(), 0.5);
    cross.setFigures(CrossTableModel::Figures::ShareOfColumn);
    EXPECT_EQ(cross.index(1, 0).data().toString(), u"50 %"_s);
    EXPECT_FALSE(crossTable(*made.desk(), {}, u"theme"_s, u"theme"_s));
}
