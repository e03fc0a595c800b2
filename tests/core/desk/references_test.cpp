#include "core/desk/references.h"
#include "tests/support/deskfixture.h"

#include <gtest/gtest.h>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

QString sentence(const QString &text, const QString &words)
{
    const qsizetype at = text.indexOf(words);
    const SentenceRange range = sentenceAround(text, at, at + words.size());
    return text.sliced(range.begin, range.end - range.begin);
}

class ReferencesFound : public DeskFixture
{
};

} // namespace

TEST(SentenceAround, runsOverLineEndsButNotOverParagraphsAndItems)
{
    const QString text =
        u"Dear all\n\nWe like it. Section 2.1 says\ntoo little on skills. Thank you.\n\n- as to section 2\n- homes"_s;
    EXPECT_EQ(sentence(text, u"Section 2.1"_s), u"Section 2.1 says\ntoo little on skills."_s);
    EXPECT_EQ(sentence(text, u"section 2\n"_s).simplified(), u"- as to section 2"_s);
    EXPECT_EQ(sentence(text, u"Dear all"_s), u"Dear all"_s);
}

TEST(SentenceAround, aPointWithinTheReferenceEndsNothing)
{
    EXPECT_EQ(sentence(u"As sec. 2.1 has it, yes. No."_s, u"sec. 2.1"_s), u"As sec. 2.1 has it, yes."_s);
}

TEST_F(ReferencesFound, inWhatTheWriterSaysNotInWhatTheyQuote)
{
    const ResponseId id =
        receive(u"\U0001F600 We support section 2.1 of the draft. But what of section 3.9?\n\n"
                "On Mon, 20 Jan 2020 at 09:00, LEP <lis@lep.example> wrote:\n"
                "> Please see section 1.\n> Thank you.\n"_s);
    DraftReferences references;
    const Response response = this->response(id).response;
    const Result<std::vector<FoundReference>> found = references.find(*m_desk, response);
    ASSERT_TRUE(found) << found.error().message.toStdString();
    ASSERT_EQ(found->size(), 2u);
    const FoundReference &first = found->front();
    const auto words = [&](const Passage &passage) {
        return response.parts.front().text.toUcs4().mid(passage.begin, passage.end - passage.begin);
    };
    EXPECT_EQ(words(first.passage), u"section 2.1"_s.toUcs4());
    EXPECT_EQ(words(first.sentence), u"\U0001F600 We support section 2.1 of the draft."_s.toUcs4());
    ASSERT_EQ(first.sections.size(), 1u);
    const std::vector<Section> sections = m_desk->sections(m_desk->drafts().value().back().id).value();
    const auto section = std::find_if(sections.begin(), sections.end(),
                                      [&](const Section &each) { return each.id == first.sections.front(); });
    ASSERT_NE(section, sections.end());
    EXPECT_EQ(section->number, u"2.1"_s);
    EXPECT_TRUE(found->back().sections.empty());
    EXPECT_TRUE(found->back().why.contains(u"3.9"_s)) << found->back().why.toStdString();

    Comment comment;
    comment.passage = first.sentence;
    EXPECT_FALSE(says(comment, first));
    comment.sections = first.sections;
    EXPECT_TRUE(says(comment, first));
    EXPECT_FALSE(says(comment, found->back()));
}

TEST(SpokenOf, theWordsThatACommentNamesInThatSection)
{
    FoundReference paragraph; // "paragraph 1.2.2", in section 7
    paragraph.passage = {{5}, 10, 25};
    paragraph.sections = {{7}};
    paragraph.words = draft::Span{3, 120, 180};
    FoundReference section; // "section 2.1", as a whole
    section.passage = {{5}, 30, 41};
    section.sections = {{8}};
    Comment comment;
    comment.passage = Passage{{5}, 0, 60};
    comment.sections = {{7}, {8}};
    EXPECT_EQ(spokenOf(comment, {7}, {section, paragraph}), paragraph.words);
    EXPECT_FALSE(spokenOf(comment, {8}, {section, paragraph})) << "it names that section as a whole";
    comment.passage->end = 20;
    EXPECT_FALSE(spokenOf(comment, {7}, {section, paragraph})) << "the words stand partly outside it";
    comment.passage->part = {6};
    EXPECT_FALSE(spokenOf(comment, {7}, {section, paragraph})) << "another part";
}
