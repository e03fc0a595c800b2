#include "ui/reports/reportpreview.h"

#include "tests/support/files.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

std::shared_ptr<const reports::Report> pagesOf(int pages)
{
    auto report = std::make_shared<reports::Report>();
    report->title = u"Preview"_s;
    for (int i = 0; i < pages; ++i) {
        report->blocks.push_back(reports::Heading{1, u"Part %1"_s.arg(i + 1)});
        report->blocks.push_back(reports::Paragraph{{{u"Some words. "_s.repeated(40)}}});
        report->blocks.push_back(reports::PageBreak{});
    }
    return report;
}

int darkPixels(const QImage &image)
{
    int dark = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            dark += qGray(image.pixel(x, y)) < 140; // thin letters at a small scale are grey
    }
    return dark;
}

TEST(ReportPreviewTest, showsThePagesOnceTheyArePainted)
{
    ReportPreview preview;
    preview.resize(500, 700);
    preview.show();
    QSignalSpy prepared(&preview, &ReportPreview::prepared);
    preview.setReport(pagesOf(7));
    ASSERT_TRUE(prepared.wait(20000));
    EXPECT_EQ(preview.pageCount(), 7);
    EXPECT_TRUE(QTest::qWaitFor([&] { return darkPixels(preview.viewport()->grab().toImage()) > 500; }, 20000));
}

TEST(ReportPreviewTest, tellsThePageInViewAndGoesToAnother)
{
    ReportPreview preview;
    preview.resize(500, 700);
    preview.show();
    QSignalSpy prepared(&preview, &ReportPreview::prepared);
    QSignalSpy page(&preview, &ReportPreview::pageChanged);
    preview.setReport(pagesOf(7));
    ASSERT_TRUE(prepared.wait(20000));
    EXPECT_EQ(preview.currentPage(), 0);
    preview.goTo(4);
    EXPECT_EQ(preview.currentPage(), 4);
    EXPECT_EQ(page.last().at(0).toInt(), 4);
    EXPECT_EQ(page.last().at(1).toInt(), 7);
    QTest::keyClick(&preview, Qt::Key_End);
    EXPECT_EQ(preview.currentPage(), 6);
    QTest::keyClick(&preview, Qt::Key_Home);
    EXPECT_EQ(preview.currentPage(), 0);
}

TEST(ReportPreviewTest, zoomKeepsThePage)
{
    ReportPreview preview;
    preview.resize(500, 700);
    preview.show();
    QSignalSpy prepared(&preview, &ReportPreview::prepared);
    preview.setReport(pagesOf(7));
    ASSERT_TRUE(prepared.wait(20000));
    preview.goTo(3);
    const int before = preview.currentPage();
    preview.setZoom(2);
    EXPECT_EQ(preview.currentPage(), before);
    EXPECT_FALSE(preview.fitsWidth());
    EXPECT_GT(preview.horizontalScrollBar()->maximum(), 0);
    preview.setFitWidth(true);
    EXPECT_EQ(preview.currentPage(), before);
    EXPECT_EQ(preview.horizontalScrollBar()->maximum(), 0);
}

TEST(ReportPreviewTest, theNewestReportWins)
{
    ReportPreview preview;
    preview.show();
    QSignalSpy prepared(&preview, &ReportPreview::prepared);
    preview.setReport(pagesOf(300));
    preview.setReport(pagesOf(2));
    ASSERT_TRUE(prepared.wait(20000));
    EXPECT_EQ(prepared.count(), 1);
    EXPECT_EQ(preview.pageCount(), 2);
    preview.setReport(nullptr);
    EXPECT_EQ(preview.pageCount(), 0);
    EXPECT_EQ(preview.currentPage(), -1);
}

} // namespace
