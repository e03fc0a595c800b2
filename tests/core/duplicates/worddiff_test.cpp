#include "core/duplicates/worddiff.h"
#include "tests/support/files.h"

#include <QStringList>

using namespace soundings::duplicates;
using namespace Qt::StringLiterals;

namespace {

QStringList marked(const QString &text, const std::vector<Stretch> &stretches)
{
    QStringList words;
    for (const Stretch &stretch : stretches)
        words << text.sliced(stretch.begin, stretch.end - stretch.begin);
    return words;
}

} // namespace

TEST(WordDiff, marksTheWordsThatTheOtherDoesNotHave)
{
    const QString left = u"Please pay for a coordinator and training, not only for minibuses."_s;
    const QString right = u"Please pay for two coordinators\nand training not for minibuses. Thank you."_s;
    const WordDiff diff = wordDiff(left, right);
    EXPECT_TRUE(diff.whole);
    EXPECT_EQ(marked(left, diff.left), (QStringList{u"a coordinator"_s, u"training,"_s, u"only"_s}));
    EXPECT_EQ(marked(right, diff.right),
              (QStringList{u"two coordinators"_s, u"training"_s, u"Thank you."_s}));
}

TEST(WordDiff, ofTheSameTextAndOfNothing)
{
    const WordDiff same = wordDiff(u"a  b\nc", u"a b c");
    EXPECT_TRUE(same.left.empty() && same.right.empty() && same.whole);
    const WordDiff added = wordDiff(u"", u"a b");
    EXPECT_EQ(added.right, (std::vector<Stretch>{{0, 3}}));
}

TEST(WordDiff, givesUpOnTextsThatShareTooLittle)
{
    QString left = u"begin "_s;
    QString right = u"begin "_s;
    for (int i = 0; i < 3000; ++i) {
        left += u"l%1 "_s.arg(i);
        right += u"r%1 "_s.arg(i);
    }
    const WordDiff diff = wordDiff(left, right);
    EXPECT_FALSE(diff.whole);
    EXPECT_EQ(diff.left, (std::vector<Stretch>{{6, left.size() - 1}}));
}
