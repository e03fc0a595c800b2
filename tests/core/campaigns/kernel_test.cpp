#include "core/campaigns/kernel.h"

#include <gtest/gtest.h>

using namespace soundings::campaigns;
using namespace Qt::StringLiterals;

TEST(Kernel, isWhatMostSayAndLeavesOutWhereEachLives)
{
    const QString text = u"Dear officer,\n\nI live in Leek and use the 18 bus every day. Please keep it.\n\nYours, Ann"_s;
    const QStringList others{u"Dear officer,\n\nI live in Stone and use the 18 bus every day. Please keep it.\n\nYours, Bob"_s,
                             u"Dear officer,\n\nI live in Leek and use the 18 bus every day. Please keep it.\n\nYours, Cat"_s,
                             u"Dear officer,\n\nI live in Hanley and use the 18 bus every day. Please keep it.\n\nYours, Dan"_s};
    EXPECT_EQ(kernelText(text, others), u"Dear officer,\n\nI live in … and use the 18 bus every day. Please keep it.\n\nYours,"_s);
    EXPECT_EQ(kernelText(u"Dear Ann,\n\nKeep the bus."_s, {u"Dear Bob,\n\nKeep the bus."_s, u"Dear Cat,\n\nKeep the bus."_s}),
              u"Dear …\n\nKeep the bus."_s);
    EXPECT_EQ(kernelText(text, {}), text);
}

TEST(Kernel, whatOneSaysBesidesIsTold)
{
    const QString kernel = u"Keep the bus. It is how we get to work."_s;
    EXPECT_EQ(ownWords(kernel, u"Keep the bus. My mother needs it. It is how we get to work. Thanks!"_s),
              u"My mother needs it. … Thanks!"_s);
    EXPECT_EQ(ownWords(kernel, u"Keep the bus."_s), QString());
}

TEST(Kernel, aNameIsTheFirstWordsBehindTheSalutation)
{
    EXPECT_EQ(titleFor(u"Dear Sir or Madam,\n\nKeep the 18 bus.\nIt is needed."_s), u"Keep the 18 bus. It is needed."_s);
    const QString title = titleFor(u"Dear all,\nPlease do keep the number eighteen bus between Leek and Hanley in the evening too, for "
                                   "all of us."_s);
    EXPECT_TRUE(title.startsWith(u"Please do keep the number eighteen bus"_s)) << title.toStdString();
    EXPECT_TRUE(title.endsWith(u'…'));
    EXPECT_LE(title.size(), 71);
}
