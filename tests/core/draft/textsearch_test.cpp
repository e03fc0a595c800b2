#include "core/draft/textsearch.h"
#include "tests/support/files.h"

#include <QStringList>

#include <gmock/gmock.h>

using namespace soundings;
using namespace soundings::draft;
using namespace Qt::StringLiterals;

namespace {

/// A page of the given lines, words evenly wide.
PageText page(const QStringList &lines)
{
    std::vector<RawWord> words;
    double top = 0.1;
    for (const QString &line : lines) {
        double left = 0.1;
        for (const QString &text : line.split(u' ')) {
            RawWord word{text, {left, top, left + 0.01 * double(text.size()), top + 0.02}, true, {}};
            for (int i = 0; i <= text.size(); ++i)
                word.edges.push_back(float(left + 0.01 * i));
            left = word.box.right + 0.01;
            words.push_back(std::move(word));
        }
        top += 0.03;
    }
    return composePage(std::move(words));
}

QStringList found(const PageText &text, const QString &query)
{
    QStringList passages;
    for (const Hit &hit : findText(text, 0, query))
        passages += text.text.mid(hit.begin, hit.end - hit.begin);
    return passages;
}

} // namespace

TEST(TextSearch, ignoresCaseAccentsAndTypography)
{
    const PageText text = page({u"The Café’s SKILLS — skilled ﬁrms"_s});
    EXPECT_EQ(found(text, u"cafe's"_s), QStringList{u"Café’s"_s});
    EXPECT_EQ(found(text, u"CAFÉ"_s), QStringList{u"Café"_s});
    EXPECT_EQ(found(text, u"skill"_s), (QStringList{u"SKILL"_s, u"skill"_s}));
    EXPECT_EQ(found(text, u"firms"_s), QStringList{u"ﬁrms"_s});
    EXPECT_EQ(found(text, u"skills - skilled"_s), QStringList{u"SKILLS — skilled"_s});
}

TEST(TextSearch, goesAcrossLineEnds)
{
    const PageText text = page({u"raise produc-"_s, u"tivity in Stoke-on-"_s, u"Trent and the"_s, u"county"_s});
    EXPECT_EQ(found(text, u"productivity in"_s), QStringList{u"produc-\ntivity in"_s});
    EXPECT_EQ(found(text, u"stoke-on-trent"_s), QStringList{u"Stoke-on-\nTrent"_s});
    EXPECT_EQ(found(text, u"the  county"_s), QStringList{u"the\ncounty"_s});
    const std::vector<Hit> hits = findText(text, 7, u"the county"_s);
    ASSERT_EQ(hits.size(), 1U);
    EXPECT_EQ(hits[0].page, 7);
    EXPECT_EQ(hits[0].boxes.size(), 2U);
}

TEST(TextSearch, marksOnlyTheLettersFound)
{
    const std::vector<Hit> hits = findText(page({u"an apprenticeship"_s}), 0, u"apprentice"_s);
    ASSERT_EQ(hits.size(), 1U);
    ASSERT_EQ(hits[0].boxes.size(), 1U);
    EXPECT_NEAR(hits[0].boxes[0].left, 0.13, 1e-6);
    EXPECT_NEAR(hits[0].boxes[0].right, 0.23, 1e-6);
}

TEST(TextSearch, findsNothingForNothing)
{
    const PageText text = page({u"words"_s});
    EXPECT_TRUE(findText(text, 0, {}).empty());
    EXPECT_TRUE(findText(text, 0, u" \u00AD "_s).empty());
    EXPECT_TRUE(findText({}, 0, u"words"_s).empty());
    EXPECT_EQ(found(page({u"aaaa"_s}), u"aa"_s).size(), 2);
}
