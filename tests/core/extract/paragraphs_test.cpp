#include "core/extract/reader.h"
#include "tests/core/draft/pdfs.h"
#include "tests/support/files.h"

#include <gtest/gtest.h>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

void add(std::vector<PdfText> &page, const std::vector<PdfText> &more)
{
    page.insert(page.end(), more.begin(), more.end());
}

QString textOf(const Pdf &pdf, const extract::ReadLimits &limits = {})
{
    const auto read = extract::readDocument(pdf.bytes(), u"application/pdf"_s, u"letter.pdf"_s, limits);
    EXPECT_TRUE(read.has_value());
    return read ? read->text : QString();
}

} // namespace

TEST(Paragraphs, linesAreJoinedAndParagraphsStandApart)
{
    Pdf pdf;
    pdf.pages.resize(1);
    add(pdf.pages[0], paragraph(100, {"We write about the draft strategy and ask the",
                                      "partnership to think again about its produc-",
                                      "tivity target for the north of the county."}));
    add(pdf.pages[0],
        paragraph(170, {"Buses matter to us more than the roads do, and", "the draft is silent on them."}));
    EXPECT_EQ(
        textOf(pdf),
        u"We write about the draft strategy and ask the partnership to think again about its produc-\ntivity "
        u"target "
        "for the north of the county.\n\nBuses matter to us more than the roads do, and the draft is silent on them."_s);
}

TEST(Paragraphs, listItemsAndShortLinesKeepTheirLines)
{
    Pdf pdf;
    pdf.pages.resize(1);
    add(pdf.pages[0], paragraph(100, {"1. Skills come first in every part of the area",
                                      "2. Transport comes second", "Yours", "Ann Example"}));
    EXPECT_EQ(
        textOf(pdf),
        u"1. Skills come first in every part of the area\n2. Transport comes second\nYours\nAnn Example"_s);
}

TEST(Paragraphs, columnsAreReadOneAfterTheOther)
{
    Pdf pdf;
    pdf.pages.resize(1);
    for (int i = 0; i < 12; ++i) {
        pdf.pages[0].push_back({40, 100 + i * 13.0, 10, "left column line goes here"});
        pdf.pages[0].push_back({220, 100 + i * 13.0, 10, "right side words stand so"});
    }
    const QString text = textOf(pdf);
    EXPECT_LT(text.lastIndexOf(u"left"_s), text.indexOf(u"right"_s));
}

TEST(Paragraphs, pagesStandApartAndTheCapIsSaid)
{
    Pdf pdf;
    for (int i = 0; i < 5; ++i)
        pdf.pages.push_back({{72, 72, 11, "Page " + QByteArray::number(i + 1)}});
    EXPECT_EQ(textOf(pdf), u"Page 1\n\nPage 2\n\nPage 3\n\nPage 4\n\nPage 5"_s);
    extract::ReadLimits two;
    two.pages = 2;
    const auto read = extract::readDocument(pdf.bytes(), {}, {}, two);
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->text, u"Page 1\n\nPage 2"_s);
    EXPECT_EQ(read->notes, QStringList{u"Only the first 2 of 5 pages were read."_s});
}

// The bytes win over what the sender's program calls them; encodings of text are told.
TEST(Reader, theBytesDecide)
{
    const auto read = [](const QByteArray &bytes, const QString &type, const QString &name) {
        const auto document = extract::readDocument(bytes, type, name, {});
        return document ? document->text.trimmed() : document.error().message;
    };
    Pdf pdf;
    pdf.pages = {{{72, 72, 11, "Really a PDF"}}};
    EXPECT_EQ(read(pdf.bytes(), u"text/plain"_s, u"a.txt"_s), u"Really a PDF"_s);
    EXPECT_EQ(read("<html><body><p>One</p><script>x()</script><p>Two</p></body></html>", u"text/plain"_s,
                   u"a.txt"_s),
              u"One\n\nTwo"_s);
    EXPECT_EQ(read("caf\xe9\r\nbar", u"text/plain"_s, {}), u"café\nbar"_s);
    EXPECT_EQ(read(QByteArray("\xff\xfe\x41\0\x26\x20", 6), {}, u"a.txt"_s), u"A…"_s);
    EXPECT_EQ(
        read("\x01\x02", u"application/octet-stream"_s, u"x.bin"_s),
        u"“x.bin” could not be read. Soundings keeps documents of this kind, but has no reader for them."_s);
    EXPECT_EQ(read({}, u"application/pdf"_s, u"x.pdf"_s), u"“x.pdf” could not be read. The file is empty."_s);
}
