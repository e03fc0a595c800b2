#include "core/consultation/codepoints.h"
#include "tests/support/files.h"

#include <gtest/gtest.h>

using namespace soundings;
using namespace Qt::StringLiterals;

TEST(CodePoints, countsAPairOfSurrogatesOnce)
{
    const QString text = u"a\U0001F3ED b"_s; // a factory between letters: 5 UTF-16 units
    EXPECT_EQ(codePointCount(text), 4);
    EXPECT_EQ(toUtf16(text, 2), 3);
    EXPECT_EQ(toCodePoint(text, 3), 2);
    EXPECT_EQ(passageOf(text, 1, 3).toString(), u"\U0001F3ED "_s);
}

TEST(CodePoints, stopsAtTheEnd)
{
    EXPECT_EQ(toUtf16(u"abc", 99), 3);
    EXPECT_EQ(toCodePoint(u"abc", 99), 3);
    EXPECT_EQ(passageOf(u"abc", 2, 99).toString(), u"c"_s);
}
