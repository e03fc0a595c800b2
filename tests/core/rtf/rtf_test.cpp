#include "core/rtf/codepage.h"
#include "core/rtf/rtf.h"
#include "tests/support/files.h"

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

QString textOf(const QByteArray &body)
{
    return rtf::text("{\\rtf1\\ansi\\ansicpg1252\\deff0 " + body + "}");
}

} // namespace

TEST(RtfText, readsParagraphsAndMarks)
{
    EXPECT_EQ(textOf("One\\par\r\nTwo\\line Three\\tab x\\~y \\{z\\}"), u"One\nTwo\nThree\tx\u00a0y {z}"_s);
    EXPECT_EQ(textOf("It\\rquote s \\ldblquote so\\rdblquote\\emdash\\bullet"), u"It’s “so”—•"_s);
}

TEST(RtfText, readsCharactersByCodePageAndFont)
{
    const QByteArray fonts = "{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}{\\f1\\fcharset204 Arial CYR;}"
                             "{\\f2\\fcharset128 MS Gothic;}{\\f3\\fcharset2 Symbol;}}";
    EXPECT_EQ(textOf(fonts + "caf\\'e9 {\\f1 \\'cf\\'f0\\'e8} \\'e9"), u"café При é"_s);
    EXPECT_EQ(textOf(fonts + "\\f2\\'93\\'fa\\'96\\'7b\\plain\\'e9"), u"日本é"_s);
    EXPECT_EQ(textOf(fonts + "{\\f3\\'b7}\\tab item"), u"•\titem"_s);
    EXPECT_EQ(rtf::text("{\\rtf1\\ansi\\ansicpg1251 \\'cf\\'f0\\'e8}"), u"При"_s);
}

TEST(RtfText, readsUnicodeAndPassesOverItsFallback)
{
    EXPECT_EQ(textOf("\\u8217?s \\uc2\\u8364\\'80\\'80x \\uc0\\u8364y"), u"’s €x €y"_s);
    EXPECT_EQ(textOf("{\\uc0 \\u233}\\u233?e"), u"ééé"_s.chopped(1) + u"e"_s);
    EXPECT_EQ(textOf("\\u-10179?\\u-8704?"), u"\U0001F600"_s);
    EXPECT_EQ(textOf("a\\u-10179?b"), u"a\ufffdb"_s);
}

TEST(RtfText, leavesOutWhatNobodySees)
{
    EXPECT_EQ(
        textOf("a{\\v hidden}{\\deleted gone}{\\*\\generator Riched20;}{\\info{\\title T}}{\\pict 0102}b"),
        u"ab"_s);
    EXPECT_EQ(textOf("a{\\pict\\bin5 }}}}}}\\bin3 {{{b"), u"ab"_s);
    EXPECT_EQ(textOf("{\\field{\\*\\fldinst HYPERLINK \"http://x\"}{\\fldrslt link}}"), u"link"_s);
}

TEST(RtfText, readsTablesNotesAndTextBoxes)
{
    EXPECT_EQ(textOf("\\trowd\\intbl A\\cell B\\cell\\row\\trowd C\\cell D\\cell\\row\\pard end"),
              u"A\tB\nC\tD\nend"_s);
    EXPECT_EQ(textOf("Text{\\footnote Note one} goes on.\\par"), u"Text goes on.\nNote one\n"_s);
    EXPECT_EQ(
        textOf("x{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv 1}}{\\shptxt in the box\\par}}{\\shprslt twice}}y"),
        u"x\nin the box\ny"_s);
    EXPECT_EQ(textOf("{\\header The Council}body"), u"The Council\nbody"_s);
}

TEST(RtfText, survivesWhatIsNoRtf)
{
    EXPECT_EQ(rtf::text({}), QString());
    EXPECT_EQ(rtf::text("no rtf at all"), QString());
    EXPECT_EQ(rtf::text("{\\rtf1 open"), u"open"_s);
    EXPECT_EQ(rtf::text("{\\rtf1 a}b"), u"a"_s);
    EXPECT_EQ(
        rtf::text("{\\rtf1" + QByteArray("{").repeated(100'000) + "deep" + QByteArray("}").repeated(100'001)),
        u"deep"_s);
    EXPECT_EQ(rtf::text("{\\rtf1\\bin99999999999999 x}"), QString());
    EXPECT_EQ(rtf::text("{\\rtf1\\uc999999999\\u65 x\\'"), u"A"_s);
}

TEST(EncapsulatedHtml, isGivenBackAsItWas)
{
    const QByteArray rtf = "{\\rtf1\\ansi\\ansicpg1251\\fromhtml1 \\deff0{\\fonttbl{\\f0\\fswiss "
                           "Arial;}}\r\n{\\*\\htmltag19 <html>}"
                           "{\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 \\'cf\\'f0\\'e8 {\\*\\htmltag84 "
                           "&nbsp;}\\htmlrtf \\~\\htmlrtf0 a\\{\\}"
                           "{\\*\\mhtmltag64 <p>}\\htmlrtf \\par}\\htmlrtf0 {\\*\\htmltag72 "
                           "</p>}\\u8364?{\\*\\htmltag27 </html>}}";
    EXPECT_EQ(rtf::encapsulatedHtml(rtf), u"<html><p>При &nbsp;a{}</p>€</html>"_s.toUtf8());
    EXPECT_EQ(rtf::encapsulatedHtml("{\\rtf1\\ansi\\fromtext plain}"), std::nullopt);
    EXPECT_EQ(rtf::text("{\\rtf1\\ansi\\fromtext plain\\par}"), u"plain\n"_s);
}

TEST(CodePage, hasTheNameMailGivesIt)
{
    EXPECT_EQ(rtf::charsetOf(1251), "windows-1251");
    EXPECT_EQ(rtf::charsetOf(65001), "utf-8");
    EXPECT_EQ(rtf::charsetOf(28592), "iso-8859-2");
    EXPECT_EQ(rtf::charsetOf(-7), QByteArray());
    rtf::CodePages pages;
    EXPECT_EQ(pages.decoded("\xcf", 1251), u"П"_s);
    EXPECT_EQ(pages.decoded("\x93\xfa\x96\x7b", 932), u"日本"_s);
    EXPECT_EQ(pages.decoded("\xe9", 424242), u"é"_s);
    for (const int page : {437,  850,  866,   874,   932,   936,   949,   950,   1200,  1250,
                           1258, 1361, 10000, 20127, 20866, 28605, 50220, 54936, 65000, 65001})
        EXPECT_FALSE(rtf::charsetOf(page).isEmpty()) << page;
}
