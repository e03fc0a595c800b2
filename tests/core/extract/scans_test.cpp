#include "core/extract/extractor.h"
#include "tests/core/draft/pdfs.h"
#include "tests/core/extract/documents.h"
#include "tests/support/files.h"

#include <gtest/gtest.h>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

const QStringList letter = {u"Dear Sir or Madam,"_s, u"We welcome the draft Local Industrial Strategy,"_s,
                            u"but it says too little about buses and colleges."_s,
                            u"Yours faithfully, Ann Example"_s};
const QStringList second = {u"The second page asks about broadband in Leek."_s};

extract::Extractor extractor()
{
    return extract::Extractor({}, QStringLiteral(SOUNDINGS_EXTRACT));
}

void expectLetter(const extract::Extracted &got)
{
    EXPECT_EQ(got.state, TextState::Read) << got.reason.toStdString();
    EXPECT_TRUE(got.recognised);
    EXPECT_GT(got.confidence, 80);
    EXPECT_GE(wordsInOrder(plainWords(letter.join(u'\n')), plainWords(got.text)), 0.95)
        << got.text.toStdString();
}

} // namespace

TEST(Scans, picturesOfLettersAreRecognised)
{
    auto reader = extractor();
    const QImage page = scannedPage(letter);
    expectLetter(reader.text(encoded(page, "PNG"), u"image/png"_s, u"scan.png"_s));
    expectLetter(reader.text(encoded(page, "JPG"), u"image/jpeg"_s, u"scan.jpg"_s));
    expectLetter(reader.text(encoded(page, "BMP"), {}, u"scan"_s));
}

TEST(Scans, everyPageOfATiffAndOfAPdfIsRecognised)
{
    auto reader = extractor();
    const QList<QImage> pages = {scannedPage(letter), scannedPage(second)};
    for (const auto &[bytes, name] :
         {std::pair(tiffOf(pages), u"fax.tif"_s), std::pair(pdfOfImages(pages), u"scan.pdf"_s)}) {
        SCOPED_TRACE(name.toStdString());
        const extract::Extracted got = reader.text(bytes, {}, name);
        expectLetter(got);
        EXPECT_TRUE(got.text.contains(u"broadband in Leek"_s)) << got.text.toStdString();
    }
}

TEST(Scans, aPictureWithoutWordsHasNoText)
{
    auto reader = extractor();
    QImage logo(300, 80, QImage::Format_RGB32);
    logo.fill(qRgb(20, 90, 160));
    const extract::Extracted got = reader.text(encoded(logo, "PNG"), u"image/png"_s, u"logo.png"_s);
    EXPECT_EQ(got.state, TextState::NoText);
    EXPECT_EQ(got.reason, u"The file “logo.png” holds no text."_s);
    EXPECT_FALSE(got.recognised);
    Pdf blank;
    blank.pages.resize(3);
    EXPECT_EQ(reader.text(blank.bytes(), {}, u"blank.pdf"_s).state, TextState::NoText);
}

TEST(Scans, brokenPicturesAreSaidToBe)
{
    auto reader = extractor();
    const QByteArray whole = encoded(scannedPage(letter), "PNG");
    const extract::Extracted got = reader.text(whole.left(40), u"image/png"_s, u"cut.png"_s);
    EXPECT_EQ(got.state, TextState::Unreadable);
    EXPECT_EQ(got.reason, u"“cut.png” could not be read. The picture is damaged."_s);
    QByteArray huge = whole;
    huge.replace(16, 8, QByteArray("\0\1\0\0\0\1\0\0", 8)); // 65,536 squared
    EXPECT_EQ(reader.text(huge, u"image/png"_s, u"huge.png"_s).state, TextState::Unreadable);
    expectLetter(reader.text(whole, u"image/png"_s, u"scan.png"_s));
}
