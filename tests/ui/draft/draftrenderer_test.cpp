#include "tests/core/draft/pdfs.h"
#include "tests/support/files.h"
#include "ui/read/draftrenderer.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 20000;

QByteArray pagesOf(int count)
{
    test::Pdf pdf;
    for (int i = 0; i < count; ++i)
        pdf.pages.push_back(test::paragraph(80, {"Page " + QByteArray::number(i + 1), "Advanced ceramics and kilns"}));
    return pdf.bytes();
}

Tile whole(int page)
{
    return {{page, 1000, 0, 0}, {0, 0, 400, 600}};
}

} // namespace

TEST(DraftRenderer, drawsWhatIsSeenBeforeWhatMayBe)
{
    DraftRenderer renderer;
    QSignalSpy drawn(&renderer, &DraftRenderer::drawn);
    QSignalSpy opened(&renderer, &DraftRenderer::opened);
    renderer.open(pagesOf(6), u"six.pdf"_s);
    ASSERT_TRUE(opened.wait(Patience));
    renderer.want({whole(3), whole(2)}, {whole(4)}, 3);
    ASSERT_TRUE(QTest::qWaitFor([&] { return drawn.count() == 3; }, Patience));
    EXPECT_EQ(drawn[0][0].value<Tile>().key.page, 3);
    EXPECT_EQ(drawn[1][0].value<Tile>().key.page, 2);
    EXPECT_EQ(drawn[2][0].value<Tile>().key.page, 4);
    EXPECT_EQ(drawn[0][1].value<QImage>().size(), QSize(400, 600));
}

TEST(DraftRenderer, forgetsWhatScrolledPast)
{
    DraftRenderer renderer;
    QSignalSpy drawn(&renderer, &DraftRenderer::drawn);
    QSignalSpy opened(&renderer, &DraftRenderer::opened);
    renderer.open(pagesOf(60), u"sixty.pdf"_s);
    ASSERT_TRUE(opened.wait(Patience));
    // As a scroll bar dragged to and fro: two thousand places, each with its pages.
    for (int i = 0; i < 2000; ++i) {
        renderer.want({whole(i % 58), whole(i % 58 + 1)}, {whole(i % 58 + 2)}, i % 58);
        EXPECT_LE(renderer.waiting(), 3);
    }
    renderer.want({whole(59)}, {}, 59);
    EXPECT_LE(renderer.waiting(), 1);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !drawn.isEmpty() && drawn.last()[0].value<Tile>() == whole(59); }, Patience));
    EXPECT_LT(drawn.count(), 1000); // most were never begun
}

TEST(DraftRenderer, answersOnlyAboutTheLastDocument)
{
    DraftRenderer renderer;
    QSignalSpy opened(&renderer, &DraftRenderer::opened);
    for (int i = 1; i <= 20; ++i)
        renderer.open(pagesOf(i), u"draft.pdf"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !opened.isEmpty(); }, Patience));
    EXPECT_EQ(opened.first()[0].value<DraftFacts>().sizes.size(), 20U);
    EXPECT_EQ(opened.count(), 1);
}

TEST(DraftRenderer, answersTheNewestQuestion)
{
    DraftRenderer renderer;
    QSignalSpy opened(&renderer, &DraftRenderer::opened);
    QSignalSpy found(&renderer, &DraftRenderer::found);
    renderer.open(pagesOf(40), u"forty.pdf"_s);
    ASSERT_TRUE(opened.wait(Patience));
    quint64 last = 0;
    for (const QString &query : {u"c"_s, u"ce"_s, u"ceramics and"_s})
        last = renderer.find(query);
    ASSERT_TRUE(QTest::qWaitFor([&] {
        return !found.isEmpty() && found.last()[0].value<quint64>() == last && found.last()[2].toBool();
    }, Patience));
    EXPECT_EQ(found.last()[1].value<std::vector<draft::Hit>>().size(), 40U);
}

TEST(DraftRenderer, canBeLetGoInTheMiddleOfItsWork)
{
    for (int i = 0; i < 20; ++i) {
        DraftRenderer renderer;
        renderer.open(pagesOf(30), u"thirty.pdf"_s);
        renderer.find(u"kilns"_s);
        if (i % 2 == 0)
            QTest::qWait(i);
        std::vector<Tile> tiles;
        for (int page = 0; page < 30; ++page)
            tiles.push_back({{page, 5000, 0, 0}, {0, 0, 2000, 3000}});
        renderer.want(tiles, {}, 0);
    }
    SUCCEED();
}
