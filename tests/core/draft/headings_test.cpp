#include "core/draft/headings.h"
#include "tests/support/files.h"

#include <gtest/gtest.h>

using namespace soundings;
using namespace soundings::draft;
using namespace Qt::StringLiterals;

TEST(Headings, splitsTheNumberOff)
{
    const auto is = [](const char16_t *text, const char16_t *number, const char16_t *title) {
        const Heading heading = splitNumber(QStringView(text).toString());
        EXPECT_EQ(heading.number, QStringView(number).toString());
        EXPECT_EQ(heading.title, QStringView(title).toString());
    };
    is(u"3.2 Applied materials", u"3.2", u"Applied materials");
    is(u"10 Energy and clean growth", u"10", u"Energy and clean growth");
    is(u"1.  Introduction", u"1", u"Introduction");
    is(u"3.2.1. Kilns", u"3.2.1", u"Kilns");
    is(u"Chapter 3: Ideas", u"3", u"Ideas");
    is(u"CHAPTER 3 – Ideas", u"3", u"Ideas");
    is(u"Annex A Questions", u"A", u"Questions");
    is(u"Appendix B", u"B", u"Appendix B");
    is(u"A.1 Questions you may wish to answer", u"A.1", u"Questions you may wish to answer");
    is(u"IV. People", u"IV", u"People");
}

TEST(Headings, leavesTitlesThatMerelyBeginWithAFigureOrLetter)
{
    for (const char16_t *title : {u"Foreword", u"5 foundations of productivity", u"2035 and beyond", u"A place to live",
                                  u"Partnership", u"Section", u"I believe", u"Annexes"}) {
        EXPECT_EQ(splitNumber(QStringView(title).toString()), (Heading{{}, QStringView(title).toString(), false}));
    }
}
