#include "core/draft/document.h"
#include "tests/core/draft/pdfs.h"
#include "tests/support/files.h"

#include <gmock/gmock.h>

using namespace soundings;
using namespace Qt::StringLiterals;
using draft::Document;

namespace {

QString reasonFor(const QByteArray &bytes)
{
    const auto document = Document::open(bytes, u"plan.pdf"_s);
    EXPECT_FALSE(document.has_value());
    return document ? QString() : document.error().message;
}

Document opened(const test::Pdf &pdf)
{
    auto document = Document::open(pdf.bytes(), u"test.pdf"_s);
    EXPECT_TRUE(document.has_value());
    return std::move(*document);
}

} // namespace

TEST(Document, saysWhyAFileIsNoDraft)
{
    EXPECT_EQ(reasonFor({}), u"“plan.pdf” is empty."_s);
    EXPECT_EQ(reasonFor("Dear all, please find attached"), u"“plan.pdf” is not a PDF."_s);
    const QByteArray whole = test::Pdf{.pages = {{{72, 72, 11, "A"}}}, .outline = {}, .links = {}, .pageExtra = {}}.bytes();
    EXPECT_TRUE(reasonFor(whole.left(60)).contains(u"cut short"_s));
    EXPECT_EQ(reasonFor(test::Pdf{}.bytes()), u"“plan.pdf” has no pages."_s);
}

TEST(Document, asksForNoPasswordButSaysThatOneIsNeeded)
{
    const QString folder = test::corpora(u"pdf"_s);
    if (folder.isEmpty())
        GTEST_SKIP() << "the PDF corpus is not here";
    EXPECT_TRUE(reasonFor(test::readFile(folder + u"/libreoffice-writer-password.pdf"_s)).contains(u"needs a password"_s));
}

TEST(Document, givesWordsWithTheirPlaceOnThePage)
{
    const Document document = opened({.pages = {{{100, 300, 20, "Made here"}, {100, 330, 20, "made better"}}},
                                      .outline = {}, .links = {}, .pageExtra = {}});
    ASSERT_EQ(document.pageCount(), 1);
    EXPECT_EQ(document.pageSize(0), QSizeF(400, 600));
    const draft::PageText text = document.pageText(0);
    EXPECT_EQ(text.text, u"Made here\nmade better"_s);
    ASSERT_EQ(text.words.size(), 4U);
    const Box made = text.words[0].box;
    EXPECT_NEAR(made.left, 100.0 / 400, 0.01);
    EXPECT_LT(made.top, 290.0 / 600);
    EXPECT_GT(made.bottom, 298.0 / 600);
    EXPECT_LT(made.bottom, 315.0 / 600);
    EXPECT_EQ(text.words[3].begin, 15);
}

TEST(Document, givesTheWordsOfATurnedPageAsItIsShown)
{
    const Document document = opened({.pages = {{{100, 300, 20, "Sideways"}}}, .outline = {}, .links = {},
                                      .pageExtra = "/Rotate 90"});
    EXPECT_EQ(document.pageSize(0), QSizeF(600, 400));
    const draft::PageText text = document.pageText(0);
    ASSERT_EQ(text.words.size(), 1U);
    // What was 300 of 600 from the top is 300 of 600 from the right, running down.
    EXPECT_NEAR(text.words[0].box.right, 0.5, 0.05);
    EXPECT_NEAR(text.words[0].box.top, 0.25, 0.02);
    EXPECT_TRUE(text.words[0].edges.empty());
}

TEST(Document, drawsAPageAndATileOfItAlike)
{
    const Document document = opened({.pages = {{{100, 300, 40, "Ceramics"}}}, .outline = {}, .links = {}, .pageExtra = {}});
    const QImage page = document.render(0, 2);
    ASSERT_EQ(page.size(), QSize(800, 1200));
    EXPECT_EQ(page.pixelColor(5, 5), QColor(Qt::white));
    const QRect tile(150, 500, 300, 200);
    const QImage part = document.render(0, 2, tile).convertToFormat(QImage::Format_RGB32);
    EXPECT_EQ(part, page.copy(tile).convertToFormat(QImage::Format_RGB32));
    bool ink = false;
    for (int x = 0; x < part.width(); ++x)
        ink |= part.pixelColor(x, 80).lightness() < 100;
    EXPECT_TRUE(ink);
}

TEST(Document, cutsATileToThePageAndRefusesAnImmenseOne)
{
    const Document document = opened({.pages = {{{72, 72, 11, "A"}}}, .outline = {}, .links = {}, .pageExtra = {}});
    EXPECT_EQ(document.render(0, 1, QRect(350, 550, 512, 512)).size(), QSize(50, 50));
    EXPECT_TRUE(document.render(0, 1, QRect(500, 0, 10, 10)).isNull());
    EXPECT_TRUE(document.render(0, 100).isNull());
    EXPECT_TRUE(document.render(0, 0).isNull());
}

TEST(Document, stopsWhenAsked)
{
    const Document document = opened({.pages = {test::paragraph(72, {"one two three", "four five six"})},
                                      .outline = {}, .links = {}, .pageExtra = {}});
    EXPECT_TRUE(document.render(0, 1, {}, [] { return true; }).isNull());
    EXPECT_TRUE(document.pageText(0, [] { return true; }).words.empty());
    EXPECT_FALSE(document.render(0, 1, {}, [] { return false; }).isNull());
}

TEST(Document, followsLinksWithinAndOutside)
{
    test::Pdf pdf{.pages = {{{72, 84, 11, "See page two"}}, {{72, 84, 11, "Page two"}}}, .outline = {}, .links = {}, .pageExtra = {}};
    pdf.links = {{0, 72, 72, 100, 14, 1, {}}, {0, 72, 100, 100, 14, -1, "https://example.org/plan"}};
    const std::vector<draft::Link> links = opened(pdf).links(0);
    ASSERT_EQ(links.size(), 2U);
    ASSERT_TRUE(links[0].place.has_value());
    EXPECT_EQ(links[0].place->page, 1);
    EXPECT_NEAR(links[0].box.left, 72.0 / 400, 0.001);
    EXPECT_NEAR(links[0].box.top, 72.0 / 600, 0.001);
    EXPECT_NEAR(links[0].box.bottom, 86.0 / 600, 0.001);
    EXPECT_FALSE(links[1].place.has_value());
    EXPECT_EQ(links[1].url, u"https://example.org/plan"_s);
}
