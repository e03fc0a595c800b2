#include "core/index/gathering.h"
#include "core/index/words.h"
#include "core/search/stemmer.h"
#include "core/search/wordscanner.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

using namespace soundings;
using namespace soundings::index;
using namespace Qt::StringLiterals;

namespace {

using Texts = std::map<Document, QStringList>; ///< columns

/// Looks through the texts themselves.
class PlainSearch
{
public:
    void put(Document document, const QStringList &columns)
    {
        std::vector<std::vector<search::Word>> &words = m_words[document];
        words.clear();
        for (const QString &column : columns)
            words.push_back(search::split(column));
    }
    std::vector<Occurrence> occurrences(const search::Text &text) const
    {
        const std::vector<search::Word> wanted = search::split(text.text);
        std::vector<Occurrence> found;
        for (const auto &[document, columns] : m_words) {
            quint32 times = 0;
            for (const std::vector<search::Word> &words : columns) {
                for (size_t at = 0; at + wanted.size() <= words.size(); ++at)
                    times += stands(text, wanted, words, at);
            }
            if (times > 0)
                found.push_back({document, times});
        }
        return found;
    }

private:
    static bool stands(const search::Text &text, const std::vector<search::Word> &wanted,
                       const std::vector<search::Word> &words, size_t at)
    {
        for (size_t i = 0; i < wanted.size(); ++i) {
            const QString &here = words[at + i].folded;
            const QString &sought = wanted[i].folded;
            const bool last = i + 1 == wanted.size();
            const bool fits = text.prefix && last              ? here.startsWith(sought)
                              : text.exact || text.prefix ? here == sought
                                                          : search::stem(here) == search::stem(sought);
            if (!fits)
                return false;
        }
        return true;
    }

    std::map<Document, std::vector<std::vector<search::Word>>> m_words;
};

class WordsTest : public ::testing::Test
{
protected:
    void add(const Texts &texts)
    {
        Gathering gathering;
        for (const auto &[document, columns] : texts) {
            std::vector<QByteArray> utf8;
            for (const QString &column : columns)
                utf8.push_back(column.toUtf8());
            gathering.add(document, utf8);
            m_plain.put(document, columns);
        }
        m_words.add(std::make_shared<const Segment>(gathering.segment()));
    }

    /// Few words often and many seldom, of one stem, with signs between them.
    QString text(int words)
    {
        static const QStringList often = {u"the"_s, u"of"_s, u"skill"_s, u"skills"_s, u"skilled"_s, u"low-carbon"_s};
        QStringList all;
        for (int i = 0; i < words; ++i) {
            if (below(3) != 0)
                all << often[below(int(often.size()))];
            else
                all << QString(QChar(u'a' + below(4))) + QChar(u'a' + below(26)) + QString::number(below(40)) +
                           (below(2) ? u"s"_s : u"ed"_s);
        }
        return all.join(u' ');
    }
    int below(int limit) { return int(m_random() % unsigned(limit)); }

    void expectTheSame(const search::Text &text)
    {
        const std::vector<Occurrence> expected = m_plain.occurrences(text);
        std::vector<Document> documents;
        for (const Occurrence &one : expected)
            documents.push_back(one.document);
        const std::optional<Bitmap> found = m_words.having(text);
        ASSERT_TRUE(found);
        EXPECT_EQ(found->documents(), documents) << text.text.toStdString() << text.exact << text.prefix;
        const auto occurrences = m_words.occurrences(text, *found);
        ASSERT_TRUE(occurrences);
        ASSERT_EQ(occurrences->size(), expected.size());
        for (size_t i = 0; i < expected.size(); ++i)
            EXPECT_EQ((*occurrences)[i].times, expected[i].times) << text.text.toStdString();
    }
    void expectTheSameOfAll()
    {
        for (const QString &one : {u"the"_s, u"skill"_s, u"skills"_s, u"SKILLED"_s, u"low carbon"_s, u"of the"_s, u"the of the"_s,
                                   u"skills of"_s, u"aa1"_s, u"ab12s"_s, u"the ab12s"_s, u"zebra"_s, u"zebra of"_s,
                                   u"the the"_s, u"skilled low carbon of"_s}) {
            expectTheSame({one, true, false});
            expectTheSame({one, false, false});
            expectTheSame({one, false, true});
        }
        for (const QString &beginning : {u"a"_s, u"s"_s, u"ab"_s, u"ski"_s, u"skil"_s, u"ab1"_s, u"of a"_s, u"the of t"_s,
                                         u"x"_s, u"l"_s})
            expectTheSame({beginning, true, true});
    }

    Words m_words;
    PlainSearch m_plain;
    std::mt19937 m_random{11};
};

} // namespace

TEST_F(WordsTest, findsAndCountsWhatStandsThere)
{
    Texts texts;
    for (Document document = 1; document <= 300; ++document)
        texts[document * 3] = {text(below(3)), text(below(40)), {}, text(below(5))};
    add(texts);
    expectTheSameOfAll();
}

TEST_F(WordsTest, ofManyDocumentsKeepsPairsAndBeginnings)
{
    Texts texts;
    for (Document document = 1; document <= 9'000; ++document)
        texts[document] = {text(2), text(12)};
    add(texts);
    const Segment &segment = *m_words.parts().front().segment;
    EXPECT_TRUE(segment.havingPair(*segment.find("of"), *segment.find("the")));
    EXPECT_TRUE(segment.havingBeginning("s"));
    expectTheSameOfAll();
}

TEST_F(WordsTest, aDocumentToldAnewCountsAsItIsNow)
{
    for (int round = 0; round < 30; ++round) {
        Texts texts;
        for (int i = 0; i < 20; ++i)
            texts[Document(1 + below(200))] = {text(2), text(below(20))};
        add(texts);
    }
    EXPECT_LT(m_words.parts().size(), 8u) << "small segments are joined";
    expectTheSameOfAll();
    size_t tokens = 0;
    for (const Words::Part &part : m_words.parts())
        EXPECT_FALSE(part.segment->documents().isEmpty());
    std::vector<Document> all;
    for (Document document = 1; document <= 200; ++document)
        all.push_back(document);
    std::vector<quint32> lengths;
    m_words.lengthsOf(all, lengths);
    for (const quint32 length : lengths)
        tokens += length;
    EXPECT_EQ(m_words.tokens(), tokens);
}

TEST_F(WordsTest, writingsOfManyKindsAreFoundAsAReaderExpects)
{
    const QString ligature = u"ﬁrms and oﬃces"_s;
    add({{1, {u"Überblick, Straße, Müller"_s}},
         {2, {u"Ŵyn ar y bryn, tŷ gwyn"_s}},
         {3, {ligature}},
         {4, {u"eco\u00ADnomy and vi\u00ADsi\u00ADtor"_s}},
         {5, {u"the council’s buses"_s}}});
    const auto first = [&](const QString &text) {
        const std::vector<Document> found = m_words.having({text, false, false})->documents();
        return found.size() == 1 ? int(found.front()) : 0;
    };
    EXPECT_EQ(first(u"uberblick"_s), 1);
    EXPECT_EQ(first(u"STRASSE"_s), 1);
    EXPECT_EQ(first(u"müller"_s), 1);
    EXPECT_EQ(first(u"wyn"_s), 2);
    EXPECT_EQ(first(u"TY"_s), 2);
    EXPECT_EQ(first(u"firm"_s), 3);
    EXPECT_EQ(first(u"offices"_s), 3);
    EXPECT_EQ(first(u"economy"_s), 4);
    EXPECT_EQ(first(u"visitors"_s), 4);
    EXPECT_EQ(first(u"bus"_s), 5);
    EXPECT_EQ(first(u"council"_s), 5);
}

TEST_F(WordsTest, wordsNearToAMisspeltOneAreMostAlikeFirst)
{
    add({{1, {u"broadband broadband railway"_s}}, {2, {u"broadband railways"_s}}, {3, {u"abroad"_s}}});
    EXPECT_EQ(m_words.near("brodband"), std::vector<std::string>{"broadband"});
    EXPECT_EQ(m_words.near("raliway"), std::vector<std::string>{"railway"}); // two letters swapped
    EXPECT_TRUE(m_words.near("zzzzzz").empty());
    EXPECT_TRUE(m_words.near("br").empty()); // too short to guess
}
