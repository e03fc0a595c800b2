#include "core/reports/template.h"

#include "core/reports/write.h"

#include <QBuffer>
#include <QImage>

#include <gtest/gtest.h>

using namespace soundings::reports;
using namespace Qt::StringLiterals;

namespace {

Report someReport()
{
    Report report;
    report.title = u"Summary of responses"_s;
    report.runningHead = u"Summary of responses: Strategy"_s;
    report.blocks = {Paragraph{{{u"First"_s}}},   Heading{1, u"Who"_s}, Paragraph{{{u"People"_s}}},
                     PageBreak{},                 Heading{1, u"Late"_s}, Heading{2, u"By day"_s}, Paragraph{{{u"Monday"_s}}},
                     Heading{1, u"Method"_s},     Paragraph{{{u"Counted"_s}}}};
    return report;
}

} // namespace

TEST(Templates, aSectionLeftOutGoesWithAllBelowItAndThePageBreakBeforeIt)
{
    EXPECT_EQ(sectionsOf(someReport()), (QStringList{u"Who"_s, u"Late"_s, u"Method"_s}));
    const Report report = shaped(someReport(), {{}, {}, {}, {u"Late"_s}});
    ASSERT_EQ(report.blocks.size(), 5u);
    EXPECT_EQ(sectionsOf(report), (QStringList{u"Who"_s, u"Method"_s}));
    EXPECT_TRUE(std::holds_alternative<Paragraph>(report.blocks[2]));
    EXPECT_EQ(report.title, u"Summary of responses"_s);
}

TEST(Templates, titleIntroductionAndLogoStandInFront)
{
    QImage picture(8, 4, QImage::Format_RGB32);
    picture.fill(Qt::red);
    QBuffer png;
    png.open(QIODevice::WriteOnly);
    picture.save(&png, "PNG");
    const Report report = shaped(someReport(), {u" What you told us "_s, u"Thank you.\n\nWe read it all."_s, png.data(), {}});
    EXPECT_EQ(report.title, u"What you told us"_s);
    EXPECT_EQ(report.runningHead, u"What you told us"_s);
    ASSERT_EQ(report.blocks.size(), someReport().blocks.size() + 2);
    EXPECT_EQ(std::get<Paragraph>(report.blocks[1]).runs.front().text, u"We read it all."_s);
    const QByteArray html = toHtml(report);
    EXPECT_TRUE(html.contains("<img alt=\"\"")) << html.left(3000).toStdString();
    EXPECT_TRUE(html.contains(png.data().toBase64()));
    EXPECT_FALSE(toHtml(someReport()).contains("<img"));
}
