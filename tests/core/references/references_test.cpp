#include "tests/core/references/sampledraft.h"
#include "tests/support/files.h"

#include "core/consultation/codepoints.h"

#include <gmock/gmock.h>

using namespace soundings;
using namespace soundings::references;
using namespace Qt::StringLiterals;
using ::testing::ElementsAre;

namespace {

class References : public ::testing::Test
{
protected:
    void SetUp() override
    {
        m_index = test::sampleDraft();
        if (!m_index)
            GTEST_SKIP() << "the sample draft is not here";
    }

    /// "passage → sections" of each reference.
    std::vector<std::string> found(const QString &text) const
    {
        std::vector<std::string> all;
        for (const Reference &each : findReferences(*m_index, text)) {
            QStringList sections;
            for (const int section : each.sections)
                sections += m_index->sections[size_t(section)].number;
            all.push_back((passageOf(text, each.begin, each.end).toString() + u" → "_s + sections.join(u' '))
                              .toStdString());
        }
        return all;
    }

    const DraftIndex *m_index = nullptr;
};

} // namespace

TEST_F(References, passagesCountCodePointsAndStandInOrder)
{
    const QString text = u"😀😀 See “Adult skills and retraining” and section 3.2 😀 and p. 12."_s;
    EXPECT_THAT(found(text),
                ElementsAre("Adult skills and retraining → 4.3", "section 3.2 → 3.2", "p. 12 → 4"));
    const std::vector<Reference> all = findReferences(*m_index, text);
    EXPECT_EQ(all[0].begin, 8);
    EXPECT_LT(all[0].end, all[1].begin);
}

TEST_F(References, picturesInTheTextHideNothing)
{
    for (int pad = 0; pad < 100; ++pad) {
        const QString text = QString(pad, u'x') + u" "_s + QString(u"😀"_s).repeated(50) +
                             u" p. 3 of our annual report "_s + QString(pad, u'y') + u" "_s +
                             QString(u"😀"_s).repeated(60) + u" Sections 3.2, "_s + u"4.1 "_s +
                             QString(u"😀"_s).repeated(60);
        ASSERT_EQ(found(text).size(), 2U) << pad;
    }
    EXPECT_EQ(found(QString(u"\xd83d"_s) + u" section 3.2"_s).size(), 1U) << "half a picture";
}

TEST_F(References, paragraphsCaptionsAndQuotationsPointToTheirWords)
{
    const std::vector<Reference> all = findReferences(
        *m_index, u"Para 2.1.3 is right, Table 1 is vague. Section 2.1 too. You say “Three messages came up at every "
                  "workshop. Firms cannot find”."_s);
    ASSERT_EQ(all.size(), 4u);
    ASSERT_TRUE(all[0].words && all[1].words && all[3].words);
    EXPECT_TRUE(test::sampleDraftWords(*all[0].words).startsWith(u"2.1.3"_s));
    EXPECT_EQ(test::sampleDraftWords(*all[1].words), u"Table 1. What would be different by 2035"_s);
    EXPECT_FALSE(all[2].words) << "a section has its heading";
    EXPECT_EQ(test::sampleDraftWords(*all[3].words), u"Three messages came up at every workshop. Firms cannot find"_s);
}

TEST_F(References, aNumberAndItsHeadingAreOneReference)
{
    EXPECT_THAT(found(u"We like One front door (Priority 7)."_s),
                ElementsAre("One front door (Priority 7 → 6.2"));
    EXPECT_THAT(found(u"Section 4.3 – Adult skills and retraining."_s),
                ElementsAre("Section 4.3 – Adult skills and retraining → 4.3"));
    EXPECT_THAT(found(u"Priorities 5, 6 and 7"_s), ElementsAre("Priorities 5 → 5.2", "6 → 5.5", "7 → 6.2"));
}

TEST_F(References, whatIsNotThereIsSaidInASentence)
{
    const std::vector<Reference> all =
        findReferences(*m_index, u"section 9.4, Annex D, page 48, Figure 21, Priority 15, paragraph 4.2.9"_s);
    QStringList why;
    for (const Reference &each : all) {
        EXPECT_TRUE(each.sections.empty());
        EXPECT_FALSE(each.page);
        why += each.why;
    }
    EXPECT_EQ(why,
              QStringList({u"The draft has no section 9.4."_s, u"The draft has no annex D."_s,
                           u"The draft has no page 48, only 35 pages."_s, u"The draft has no figure 21."_s,
                           u"The draft has no priority 15."_s, u"The draft has no paragraph 4.2.9."_s}));
}

TEST_F(References, rangesPointToAllTheirSections)
{
    EXPECT_THAT(found(u"Sections 5.2–5.4"_s), ElementsAre("Sections 5.2–5.4 → 5.2 5.3 5.4"));
    EXPECT_THAT(found(u"chapters 8 to 10"_s), ElementsAre("chapters 8 to 10 → 8 9 10"));
}

TEST_F(References, aNumberThatCountsSomethingElseDoesNotGoOnAList)
{
    EXPECT_THAT(found(u"See sections 3 and 4 people will tell you."_s), ElementsAre("sections 3 → 3"));
    EXPECT_THAT(found(u"See section 3.2 and 15 of our members."_s), ElementsAre("section 3.2 → 3.2"));
}

TEST_F(References, theDraftsOwnReferenceInsideAQuotationIsNotTheWriters)
{
    EXPECT_THAT(found(u"You say “Full fibre reaches 7 per cent of premises here, against 12 per cent in "
                      u"England (Figure 7). Superfast service "
                      "by copper reaches 95 per cent”."_s),
                ElementsAre("Full fibre reaches 7 per cent of premises here, against 12 per cent in England "
                            "(Figure 7). Superfast service by "
                            "copper reaches 95 per cent → 5.5"));
}

TEST_F(References, quotationsAreFoundHoweverTheyAreWritten)
{
    EXPECT_THAT(found(u"NOT EVERYONE WELCOMES SHEDS: THEY ARE LARGE"_s).size(), 1U) << "in capitals";
    EXPECT_THAT(found(u"the stage between a gram in a labo-\nratory and a tonne in a works"_s).size(), 1U)
        << "hyphen at a line's end";
    EXPECT_THAT(found(u"Eﬀort that is spent on ﬁnding one another is not spent on getting better"_s).size(),
                1U)
        << "ligatures";
    EXPECT_THAT(found(u"people are drawn to places with something happening, and so are firms"_s).size(), 1U)
        << "a word changed";
    EXPECT_THAT(found(u"not everyone welcomes sheds"_s).size(), 0U) << "four words are no quotation";
}

TEST_F(References, withoutSectionsPagesFiguresAndParagraphsStillWork)
{
    const DraftIndex &bare = *test::sampleDraftWithoutSections();
    const std::vector<Reference> all = findReferences(
        bare,
        u"Page 15, Figure 9, paragraph 5.2.1, and “late payment was described at every workshop”; sections 5.2 and 9.9"_s);
    ASSERT_EQ(all.size(), 6U);
    for (size_t i = 0; i < 5; ++i)
        EXPECT_TRUE(all[i].sections.empty() && all[i].page) << i;
    EXPECT_EQ(all[0].page, 14);
    EXPECT_EQ(all[1].page, 20);
    EXPECT_EQ(all[2].page, 14);
    EXPECT_EQ(all[3].page, 18);
    EXPECT_EQ(all[4].page, 14) << "a heading's line is still numbered";
    EXPECT_EQ(all[5].why, u"No numbered sections were found in the draft."_s);
}

TEST_F(References, longTextsAndOddOnesAreRead)
{
    QString text;
    for (int i = 0; i < 20000; ++i)
        text += u"section on the p. "_s;
    EXPECT_TRUE(findReferences(*m_index, text).empty());
    EXPECT_TRUE(findReferences(*m_index, {}).empty());
    EXPECT_TRUE(findReferences(*m_index, u"section section §§ p. pp. ( ) 1.1.1.1.1.1.1.1 \xd83d"_s).empty());
    EXPECT_TRUE(findReferences({}, u"the draft of nothing, quoted “word for word by somebody”"_s).empty());
}
