#include "core/draft/sections.h"
#include "core/draft/textsearch.h"
#include "tests/support/files.h"

#include <QDir>
#include <QElapsedTimer>

#include <gtest/gtest.h>

using namespace soundings;
using namespace Qt::StringLiterals;

// Fonts, rotations, forms, outlines, encrypted, broken, fuzzed: each file has an outcome, and none brings us down.
TEST(Corpus, everyFileGivesPagesOrAReason)
{
    const QString folder = test::corpora(u"pdf"_s);
    if (folder.isEmpty())
        GTEST_SKIP() << "the PDF corpus is not here";
    int opened = 0;
    int refused = 0;
    int undrawn = 0;
    for (const QFileInfo &file : QDir(folder).entryInfoList({u"*.pdf"_s}, QDir::Files, QDir::Name)) {
        SCOPED_TRACE(file.fileName().toStdString());
        QElapsedTimer timer;
        timer.start();
        const auto tooLong = [&timer] { return timer.elapsed() > 20000; };
        const auto document = draft::Document::open(test::readFile(file.filePath()), file.fileName());
        if (!document) {
            ++refused;
            EXPECT_TRUE(document.error().message.contains(file.fileName()));
            EXPECT_TRUE(document.error().message.endsWith(u'.'));
            continue;
        }
        ++opened;
        for (int page = 0; page < document->pageCount(); ++page) {
            const draft::PageText text = document->pageText(page, tooLong);
            for (const draft::Word &word : text.words) {
                EXPECT_EQ(text.text.mid(word.begin, int(word.text.size())), word.text);
                EXPECT_TRUE(word.box.left >= 0 && word.box.right <= 1 && word.box.top >= 0 && word.box.bottom <= 1);
            }
            EXPECT_LE(draft::findText(text, page, u"e"_s).size(), size_t(text.text.size()));
            for (const draft::Link &link : document->links(page))
                EXPECT_TRUE(link.place.has_value() || !link.url.isEmpty());
            const QImage picture = document->render(page, 1, {}, tooLong);
            if (picture.isNull())
                ++undrawn; // the fuzzed one has lost its page
            else
                EXPECT_EQ(picture.size(), draft::Document::pixelSize(document->pageSize(page), 1));
        }
        for (const Section &section : draft::findSections(*document, tooLong))
            EXPECT_TRUE(section.page >= 0 && section.page < document->pageCount());
        EXPECT_FALSE(tooLong());
    }
    EXPECT_EQ(opened + refused, int(QDir(folder).entryList({u"*.pdf"_s}, QDir::Files).size()));
    EXPECT_LE(undrawn, 1);
    EXPECT_GE(opened, 69); // of the 72; the others are locked or have no page left
}
