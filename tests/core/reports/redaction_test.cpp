#include "core/reports/redaction.h"
#include "tests/support/files.h"

using namespace soundings;
using namespace soundings::reports;
using namespace Qt::StringLiterals;

namespace {

Redaction redaction()
{
    return {{{1}, u"Will Oakes"_s, u"Oakes Pottery"_s, RespondentKind::Individual, {}, u"will@oakes.example"_s}, true};
}

TEST(RedactionTest, hidesNamesInAnyCaseAndTheirPartsAsWritten)
{
    EXPECT_EQ(redaction().apply(u"I, WILL OAKES, will not. Mr Oakes agrees with oakes trees."_s),
              u"I, [name], will not. Mr [name] agrees with oakes trees."_s);
    EXPECT_EQ(redaction().apply(u"Write to Oakes pottery"_s), u"Write to [name]"_s);
}

TEST(RedactionTest, hidesAddressesNumbersAndPostCodes)
{
    EXPECT_EQ(redaction().apply(u"will.o+x@mail.oakes.co.uk or 01782 123 456, +44 7700 900123, ST1 4AB."_s),
              u"[address] or [number], [number], [post code]."_s);
}

TEST(RedactionTest, leavesFiguresYearsAndMoneyAlone)
{
    const QString text = u"By 2030, £1,200,000 for 2 500 000 people in 2019-2020; see 3.2.1 and EN 12 3."_s;
    EXPECT_EQ(redaction().apply(text), text);
}

TEST(RedactionTest, leavesOutTheSignature)
{
    const auto cut = [](const QString &text) {
        return withCuts(text, redaction().cutsOfMessage(text), 0, text.size());
    };
    EXPECT_EQ(cut(u"More buses.\n-- \nBill\nThe Old Kiln"_s), u"More buses.\n[signature]"_s);
    EXPECT_EQ(cut(u"More buses.\n\nKind regards,\nBill\nThe Old Kiln"_s), u"More buses.\n\n[signature]"_s);
    EXPECT_EQ(cut(u"Yours sincerely\nWill Oakes"_s), u"[signature]"_s);
    const QString early = u"Regards\n"_s + u"A long line that goes on about buses and trains and roads and paths and much more. "_s
                                                .repeated(3);
    EXPECT_EQ(cut(early), early) << "what follows is no signature";
}

TEST(RedactionTest, withoutOneNothingIsHidden)
{
    EXPECT_EQ(Redaction().apply(u"a@b.example 01782 123456"_s), u"a@b.example 01782 123456"_s);
    EXPECT_TRUE(Redaction().cutsOfMessage(u"x\n-- \ny"_s).empty());
}

} // namespace
