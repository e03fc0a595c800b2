#include "core/intake/htmltext.h"
#include "tests/support/files.h"

#include <gtest/gtest.h>

using namespace soundings;
using namespace soundings::intake;
using namespace Qt::StringLiterals;

namespace {

QString read(const char *html) { return htmlToText(html, "utf-8"); }

} // namespace

TEST(HtmlText, paragraphsAndBreaks)
{
    EXPECT_EQ(read("<p>One\n  two</p><p>Three<br>four</p>"), u"One two\n\nThree\nfour"_s);
    EXPECT_EQ(read("<div>One</div><div><br></div><div>Two</div>"), u"One\n\nTwo"_s); // as Gmail writes
    EXPECT_EQ(read("<p class=MsoNormal>One</p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>Two<o:p></o:p></p>"),
              u"One\n\nTwo"_s); // as Outlook does
    EXPECT_EQ(read("<p>One<p>Two"), u"One\n\nTwo"_s);
}

TEST(HtmlText, listsAndTables)
{
    EXPECT_EQ(read("<ul><li>a<li>b<ol start=3><li>c</li><li><p>d</p></li></ol></ul>"), u"- a\n- b\n  3. c\n  4. d"_s);
    EXPECT_EQ(read("<table><tr><th>Name</th><th>Jobs</th></tr><tr><td><p class=MsoNormal>Stoke</p></td>\n<td><p>12</p></td></tr></table>after"),
              u"Name\tJobs\nStoke\t12\nafter"_s);
}

TEST(HtmlText, quotesAreMarked)
{
    EXPECT_EQ(read("Yes.<blockquote type=cite><p>Do you agree?</p><blockquote>Once</blockquote></blockquote>No."),
              u"Yes.\n\n> Do you agree?\n>\n>> Once\n\nNo."_s);
    EXPECT_EQ(read("<blockquote style=\"margin:0 0 0 40px;border:none;padding:0px\"><div>indented</div></blockquote>"), u"indented"_s);
}

TEST(HtmlText, linksSayWhereTheyLead)
{
    EXPECT_EQ(read("See <a href='https://x.example/plan'>our plan</a>, <a href='https://x.example/'>x.example</a>, "
                   "<a href='mailto:jo@x.example'>jo@x.example</a>"),
              u"See our plan (https://x.example/plan), x.example, jo@x.example"_s);
    EXPECT_EQ(read(("<a href='https://track.example/" + QByteArray(200, 'x') + "'>here</a>").constData()), u"here"_s);
}

TEST(HtmlText, whatABrowserHidesIsNotRead)
{
    EXPECT_EQ(read("<html><head><title>t</title><style>p{}</style><script>if (a<b) x()</script></head><body>"
                   "<!--[if mso]><p>twice</p><![endif]--><![if !mso]>once<![endif]>"
                   "<div style='display:none'>preview <p>text</p></div><span hidden>h</span><p style='mso-hide:all'>m</p></body></html>"),
              u"once"_s);
    EXPECT_EQ(read("<head><p>No end to this head"), u"No end to this head"_s);
    EXPECT_EQ(read("<p>a < b and <3 and AT&T &copy; &#8217; &#x2019; &#146; &nosuch; &apos;</p>"),
              u"a < b and <3 and AT&T © ’ ’ ’ &nosuch; '"_s);
}

TEST(HtmlText, preformattedTextKeepsItsLines)
{
    EXPECT_EQ(read("<pre>one\n  two</pre>three"), u"one\n  two\n\nthree"_s);
}

TEST(HtmlText, theCharsetOfTheMailOrElseOfThePage)
{
    EXPECT_EQ(htmlToText("<p>caf\xe9</p>", "iso-8859-1"), u"café"_s);
    EXPECT_EQ(htmlToText("<meta charset=koi8-r><p>\xf3\xf4</p>", ""), u"СТ"_s);
}
