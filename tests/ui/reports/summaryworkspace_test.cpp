#include "ui/summary/summaryworkspace.h"

#include "openedsample.h"
#include "ui/summary/chartwidget.h"
#include "ui/summary/overviewpage.h"
#include "ui/summary/reportview.h"
#include "ui/summary/tablewidget.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

class SummaryWorkspaceTest : public test::OpenedSample
{
protected:
    void open(SummaryWorkspace::Page page = SummaryWorkspace::AsPrinted)
    {
        m_workspace.showPage(page);
        m_workspace.resize(900, 600);
        m_workspace.show();
        QSignalSpy refreshed(&m_workspace, &SummaryWorkspace::refreshed);
        m_workspace.setDesk(m_desk.get());
        ASSERT_TRUE(refreshed.wait(30000));
    }
    /// Declared after the desk, so that it goes first.
    SummaryWorkspace m_workspace;
};

bool says(const QWidget &widget, const QString &text)
{
    for (const QLabel *label : widget.findChildren<QLabel *>()) {
        if (label->isVisible() && label->text() == text)
            return true;
    }
    return false;
}

TEST_F(SummaryWorkspaceTest, showsTheFiguresChartsAndTables)
{
    open();
    EXPECT_TRUE(says(m_workspace, QString::number(m_desk->counts()->responses)));
    EXPECT_TRUE(says(m_workspace, u"When responses arrived"_s));
    EXPECT_FALSE(m_workspace.findChildren<ChartWidget *>().isEmpty());
    EXPECT_GT(m_workspace.findChildren<TableWidget *>().size(), 2);
    for (const ChartWidget *chart : m_workspace.findChildren<ChartWidget *>())
        EXPECT_GT(chart->height(), 20);
}

TEST_F(SummaryWorkspaceTest, followsAChangeAndKeepsThePlace)
{
    open();
    auto *view = m_workspace.findChild<ReportView *>();
    view->verticalScrollBar()->setValue(view->verticalScrollBar()->maximum() / 2);
    const int place = view->verticalScrollBar()->value();
    ASSERT_GT(place, 0);
    const int comments = m_desk->counts()->comments;
    QSignalSpy refreshed(&m_workspace, &SummaryWorkspace::refreshed);
    Comment comment;
    comment.response = *m_desk->responseByNumber(1);
    comment.at = m_desk->now();
    ASSERT_TRUE(m_desk->apply({CommentAdded{comment}}, u"Comment"_s));
    ASSERT_TRUE(refreshed.wait(30000));
    EXPECT_TRUE(says(m_workspace, QString::number(comments + 1)));
    EXPECT_EQ(view->verticalScrollBar()->value(), place);
}

TEST_F(SummaryWorkspaceTest, isPrintedOfWhatItIsNarrowedTo)
{
    open(SummaryWorkspace::AtAGlance);
    QSignalSpy refreshed(&m_workspace, &SummaryWorkspace::refreshed);
    m_workspace.overview()->setQuery(u"kind:business"_s);
    ASSERT_TRUE(refreshed.wait(30000));
    const int found = m_desk->count(u"kind:business"_s).value();
    EXPECT_EQ(m_workspace.overview()->overview().found, found);
    m_workspace.showPage(SummaryWorkspace::AsPrinted);
    ASSERT_TRUE(refreshed.wait(30000));
    EXPECT_TRUE(says(m_workspace, u"Only responses that match “kind:business” are counted here."_s));
    EXPECT_TRUE(says(m_workspace, QString::number(found)));
}

TEST_F(SummaryWorkspaceTest, withoutAConsultationItSaysSo)
{
    m_workspace.show();
    EXPECT_TRUE(says(m_workspace, u"No consultation is open."_s));
    open();
    m_workspace.setDesk(nullptr);
    EXPECT_TRUE(says(m_workspace, u"No consultation is open."_s));
}

TEST(ReportTableModelTest, isAModel)
{
    ReportTableModel model({u"Caption"_s,
                            {{u"Theme"_s}, {u"Comments"_s, reports::Alignment::End, 1}},
                            {{reports::Cell(u"People"_s, u"#d55e00"_s), u"3"_s},
                             {reports::Cell(u"Skills"_s, {}, 1), u"2"_s},
                             {u"All"_s, u"5"_s}},
                            true});
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    EXPECT_EQ(model.index(1, 0).data(Qt::AccessibleTextRole).toString(), u"Skills"_s);
    EXPECT_TRUE(model.index(1, 0).data().toString().size() > 6) << "a sub-theme is indented";
    EXPECT_TRUE(model.index(0, 1).data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
    EXPECT_EQ(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), u"Comments"_s);
}

TEST(ChartWidgetTest, speaksItsNumbers)
{
    reports::BarChart chart;
    chart.caption = u"Comments by theme"_s;
    chart.labels = {u"People"_s, u"Places"_s};
    chart.series = {{u"Comments"_s, {3, 2}, {}}};
    const ChartWidget widget(chart);
    EXPECT_EQ(widget.accessibleName(), u"Comments by theme"_s);
    EXPECT_EQ(widget.accessibleDescription(), u"People 3; Places 2"_s);
}

} // namespace
