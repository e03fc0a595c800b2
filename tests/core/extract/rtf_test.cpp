#include "core/extract/rtf.h"

#include "tests/support/files.h"

using namespace soundings;
using namespace soundings::extract;
using namespace Qt::StringLiterals;

TEST(Rtf, characterSetsOfTheDocumentAndOfItsFonts)
{
    EXPECT_EQ(rtfText("{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}{\\f1\\fcharset204 Arial "
                      "Cyr;}{\\f2\\fcharset128 Gothic;}{\\f3\\fcharset2 Symbol;}}"
                      "\\f0 caf\\'e9 {\\f1\\'cf\\'f0} {\\f2\\'93\\'fa} {\\f3 a}\\par}"),
              u"café Пр 日 α"_s);
}

TEST(Rtf, unicodeWithItsStandIns)
{
    EXPECT_EQ(
        rtfText("{\\rtf1\\ansi\\uc1 A\\u8217?s {\\uc2\\u960 xyz}{\\uc0\\u-10179\\u-8704} \\u8364\\'80}"),
        u"A’s πz😀 €"_s);
}

TEST(Rtf, whatIsNotTheTextIsLeftOut)
{
    const Result<DocumentText> read =
        readRtf("{\\rtf1{\\*\\generator Word;}{\\stylesheet{\\s0 Normal;}}{\\info{\\title No}}{\\header "
                "No}{\\pict\\bin4 {}\\\\}Yes {\\v hidden}"
                "{\\deleted gone}{\\revised new}{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt "
                "link}}{\\upr{no}{\\*\\ud{ \\u233?}}}"
                "{\\*\\annotation remark}{\\*\\unknown no}\\par}",
                {});
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->text, u"Yes newlink é"_s);
    EXPECT_EQ(read->notes.size(), 3);
}

TEST(Rtf, tablesListsAndFootnotes)
{
    EXPECT_EQ(rtfText("{\\rtf1\\trowd\\intbl A\\par B\\cell C\\cell\\row\\pard Next{\\footnote "
                      "Low}\\par{\\listtext 1.\\tab}One\\par}"),
              u"A B\tC\nNext[1]\n1. One\n[1] Low"_s);
}

TEST(Rtf, htmlThatOutlookWrapped)
{
    const QByteArray wrapped =
        "{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 \\deff0{\\fonttbl{\\f0\\fswiss Arial;}}"
        "{\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 caf\\'e9 {\\*\\htmltag84 &amp;}\\htmlrtf &\\htmlrtf0  tea"
        "\\htmlrtf\\par}\\htmlrtf0{\\*\\htmltag72 </p>}{\\*\\mhtmltag0 no}}";
    EXPECT_EQ(htmlInRtf(wrapped).value_or(""), QByteArray("<p>caf\xc3\xa9 &amp; tea</p>"));
    EXPECT_FALSE(htmlInRtf("{\\rtf1\\ansi plain}").has_value());
}

TEST(Rtf, nestingWithoutEndIsRefusedAndABreakIsNoted)
{
    EXPECT_FALSE(readRtf("{\\rtf1 " + QByteArray("{").repeated(1'000'000), {}).has_value());
    const Result<DocumentText> cut = readRtf("{\\rtf1 Half a", {});
    ASSERT_TRUE(cut.has_value());
    EXPECT_EQ(cut->text, u"Half a"_s);
    EXPECT_EQ(cut->notes.size(), 1);
}
