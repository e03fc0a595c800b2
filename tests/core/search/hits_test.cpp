#include "core/search/hits.h"

#include "core/search/parser.h"
#include "tests/support/files.h"

#include <gtest/gtest.h>

using namespace soundings;
using namespace soundings::search;
using namespace Qt::StringLiterals;

namespace {

std::vector<Term> termsOf(QStringView query)
{
    const Result<Node> node = parse(query);
    EXPECT_TRUE(node.has_value());
    return node ? highlightTerms(*node) : std::vector<Term>();
}

/// The text with its hits in brackets.
QString marked(QString text, const std::vector<Range> &hits)
{
    for (auto hit = hits.rbegin(); hit != hits.rend(); ++hit)
        text.insert(hit->end, u']').insert(hit->begin, u'[');
    return text;
}

QString marked(QStringView query, const QString &text)
{
    return marked(text, hitsIn(text, termsOf(query)));
}

QString snip(QStringView query, const QString &text, int maxChars)
{
    const Snippet made = snippet(text, termsOf(query), maxChars);
    EXPECT_LE(made.text.size(), maxChars);
    return marked(made.text, made.hits);
}

} // namespace

TEST(Hits, wordsMatchByStemCaseAndAccent)
{
    EXPECT_EQ(marked(u"skills", u"A Skill, SKILLS and skilful"_s), u"A [Skill], [SKILLS] and skilful"_s);
    EXPECT_EQ(marked(u"cafe", u"🏭 Café’s cafés"_s), u"🏭 [Café’s] [cafés]"_s);
    EXPECT_EQ(marked(u"low-carbon", u"low carbon, carbon low, Low\u2011Carbon"_s),
              u"[low carbon], carbon low, [Low\u2011Carbon]"_s);
}

TEST(Hits, phrasesAreExactAndPrefixesBegin)
{
    EXPECT_EQ(marked(u"\"skills gap\"", u"skills gap, skill gap, skills\ngap"_s),
              u"[skills gap], skill gap, [skills\ngap]"_s);
    EXPECT_EQ(marked(u"infra*", u"Infrastructure and infra, ultrainfra"_s),
              u"[Infrastructure] and [infra], ultrainfra"_s);
}

TEST(Hits, onlyWhatIsAskedForIsMarked)
{
    EXPECT_EQ(marked(u"roads -rail OR -(bus -tram) theme:Places", u"roads rail bus tram places"_s),
              u"[roads] rail bus [tram] places"_s);
    EXPECT_TRUE(termsOf(u"").empty());
    EXPECT_EQ(termsOf(u"skill OR skills").size(), 1u);
}

TEST(Hits, overlappingOnesAreOne)
{
    EXPECT_EQ(marked(u"\"local skills\" \"skills gap\" skill", u"the local skills gap, skills"_s),
              u"the [local skills gap], [skills]"_s);
}

TEST(Snippets, showTheWordsInOneLine)
{
    EXPECT_EQ(snip(u"skills", u"  We\n\nneed   skills.\t"_s, 80), u"We need [skills]."_s);
}

TEST(Snippets, preferThePlaceWithMostDifferentWords)
{
    const QString filler = u"and so on and so forth "_s.repeated(20);
    const QString text = u"The roads. "_s + filler + u"Buses on the roads of Leek. "_s + filler;
    const QString line = snip(u"road bus leek", text, 60);
    EXPECT_TRUE(line.contains(u"[Buses] on the [roads] of [Leek]"_s)) << line.toStdString();
    EXPECT_TRUE(line.startsWith(u'…') && line.endsWith(u'…')) << line.toStdString();
}

TEST(Snippets, beginAtTheBeginningWhereNothingIsFound)
{
    EXPECT_EQ(snip(u"zebra", u"The quick brown fox jumps over the lazy dog"_s, 16), u"The quick…"_s);
}

TEST(Snippets, neverSplitACharacterOrGrowTooLong)
{
    const QString factories = u"\U0001F3ED"_s.repeated(50);
    for (int max = 4; max < 40; ++max) {
        const Snippet made = snippet(factories + u" skills "_s + factories, termsOf(u"skill"), max);
        EXPECT_LE(made.text.size(), max);
        EXPECT_TRUE(made.text.isValidUtf16()) << max;
        const Snippet nothing = snippet(factories, termsOf(u"skill"), max);
        EXPECT_LE(nothing.text.size(), max);
        EXPECT_TRUE(nothing.text.isValidUtf16()) << max;
    }
}
