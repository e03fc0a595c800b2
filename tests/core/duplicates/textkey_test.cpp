#include "core/duplicates/shingles.h"
#include "core/duplicates/textkey.h"
#include "tests/support/files.h"

using namespace soundings;
using namespace soundings::duplicates;
using namespace Qt::StringLiterals;

namespace {

QString bare(const QString &message)
{
    Part part;
    part.text = message;
    return bareText({part});
}

} // namespace

TEST(TextKey, isTheSameHoweverATextIsWrittenDown)
{
    const QString mail = u"Dear team,\n\nDon't  close the\nline to Leek – please!\n"_s;
    const QString letter = u"DEAR TEAM\nDon’t close the line to Leek, please."_s;
    EXPECT_EQ(bare(mail), u"dear team dont close the line to leek please"_s);
    EXPECT_EQ(textKey(bare(mail)), textKey(bare(letter)));
    EXPECT_NE(textKey(bare(mail)), textKey(bare(u"Dear team, close the line to Leek please"_s)));
    EXPECT_TRUE(textKey(bare(u" \n– "_s)).isEmpty());
}

TEST(TextKey, leavesOutQuotesAndSignaturesOfMessagesOnly)
{
    const QString answer = u"More buses in the evening, please, and on Sundays too.\n"_s;
    const QString dressed =
        answer +
        u"\n-- \nAnn Lee\nTel. 01632 960125\n\nOn Fri, 10 Jan 2020 at 09:05, Team <t@lep.example> wrote:\n> Dear all,\n> please comment.\n"_s;
    EXPECT_EQ(bare(dressed), bare(answer));
    Part attached;
    attached.kind = PartKind::Attachment;
    attached.text = u"> Dear all"_s;
    EXPECT_EQ(bareText({attached}), u"dear all"_s);
}

TEST(Shingles, measureWhatTwoTextsShare)
{
    const Shingles a = shinglesOf(u"one two three four five six"_s); // two runs
    EXPECT_EQ(a.size(), 2u);
    EXPECT_DOUBLE_EQ(resemblance(a, a), 1);
    EXPECT_DOUBLE_EQ(resemblance(a, shinglesOf(u"one two three four five seven"_s)), 1.0 / 3);
    EXPECT_DOUBLE_EQ(resemblance(a, shinglesOf(u"six five four three two one"_s)), 0);
    EXPECT_EQ(shinglesOf(u"yes"_s).size(), 1u);
    EXPECT_DOUBLE_EQ(resemblance(shinglesOf(QString()), shinglesOf(QString())), 0);
}
