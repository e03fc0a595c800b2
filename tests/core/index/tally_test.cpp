#include "core/consultation/words.h"
#include "core/index/index.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

using namespace soundings;
using namespace soundings::index;
using namespace Qt::StringLiterals;

namespace {

const QStringList themes{u"skills"_s, u"transport"_s, u"energy"_s};

/// Many responses over several containers of the index, and the same counts made by walking over them all.
class TallyTest : public ::testing::Test
{
protected:
    TallyTest()
    {
        std::mt19937 random(11);
        for (Document document = 1; document < 200'000; document += Document(1 + random() % 20)) {
            Facts facts;
            facts.document = document;
            facts.number = int(document);
            facts.kind = RespondentKind(random() % 3);
            for (size_t left = random() % 4; left > 0; --left) {
                CommentFacts comment;
                if (random() % 5 > 0)
                    comment.themes = {quint32(random() % 3 + 1)};
                comment.stance = Stance(random() % 3);
                facts.comments.push_back(comment);
            }
            m_index.columns().put(facts);
            m_all.push_back(facts);
        }
        m_index.setThemes({{1, 0, themes[0], {}}, {2, 0, themes[1], {}}, {3, 0, themes[2], {}}});
        m_index.columns().settle();
    }

    /// Every `step`th of them.
    [[nodiscard]] std::vector<Facts> every(size_t step) const
    {
        std::vector<Facts> some;
        for (size_t i = 0; i < m_all.size(); i += step)
            some.push_back(m_all[i]);
        return some;
    }
    static Bitmap bitmapOf(const std::vector<Facts> &all)
    {
        std::vector<Document> documents;
        for (const Facts &facts : all)
            documents.push_back(facts.document);
        return Bitmap::ofSorted(documents);
    }
    static QString themeOf(const CommentFacts &comment)
    {
        return comment.themes.empty() ? u"none"_s : themes[comment.themes.front() - 1];
    }
    using Labels = std::set<std::pair<QString, QString>>;
    template<class F>
    static std::map<std::pair<QString, QString>, int> counted(const std::vector<Facts> &all, F labelsOf)
    {
        std::map<std::pair<QString, QString>, int> counts;
        for (const Facts &facts : all) {
            for (const auto &label : labelsOf(facts))
                ++counts[label];
        }
        return counts;
    }

    Index m_index;
    std::vector<Facts> m_all;
};

} // namespace

TEST_F(TallyTest, FacetsOfCommentsCountEachResponseOnceHoweverManyAreFound)
{
    ASSERT_GT(m_all.size(), 15'000u);
    for (const size_t step : {1, 3, 50, 5'000}) {
        const std::vector<Facts> found = every(step);
        std::map<std::pair<QString, QString>, int> counts;
        const auto told = m_index.countBy(bitmapOf(found), u"theme"_s);
        for (const FacetCount &one : *told)
            counts[{one.value, {}}] = one.count;
        EXPECT_EQ(counts, counted(found, [](const Facts &facts) {
                      Labels labels;
                      for (const CommentFacts &comment : facts.comments)
                          labels.insert({themeOf(comment), {}});
                      if (labels.empty())
                          labels.insert({u"none"_s, {}});
                      return labels;
                  })) << found.size();
    }
}

TEST_F(TallyTest, CrossTablesCountEachResponseOnceInACell)
{
    for (const size_t step : {1, 3, 50, 5'000}) {
        const std::vector<Facts> found = every(step);
        const auto table = [&](const QString &first, const QString &second) {
            std::map<std::pair<QString, QString>, int> counts;
            const auto told = m_index.countBy(bitmapOf(found), first, second);
            for (const CrossCount &one : *told)
                counts[{one.first, one.second}] = one.count;
            return counts;
        };
        EXPECT_EQ(table(u"theme"_s, u"kind"_s), counted(found, [](const Facts &facts) {
                      const QString kind = wordsOf<RespondentKind>()[int(facts.kind)];
                      Labels labels;
                      for (const CommentFacts &comment : facts.comments)
                          labels.insert({themeOf(comment), kind});
                      if (labels.empty())
                          labels.insert({u"none"_s, kind});
                      return labels;
                  })) << found.size();
        EXPECT_EQ(table(u"theme"_s, u"stance"_s), counted(found, [](const Facts &facts) {
                      Labels labels;
                      for (const CommentFacts &comment : facts.comments)
                          labels.insert({themeOf(comment), wordsOf<Stance>()[int(comment.stance)]});
                      if (labels.empty())
                          labels.insert({u"none"_s, u"none"_s});
                      return labels;
                  })) << found.size();
    }
}
