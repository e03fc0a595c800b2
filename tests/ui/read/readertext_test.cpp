#include "tests/support/files.h"
#include "ui/read/readertext.h"

#include <gtest/gtest.h>

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

Part part(qint64 id, const QString &text, PartKind kind = PartKind::Message, const QString &name = {})
{
    Part part;
    part.id = {id};
    part.kind = kind;
    part.name = name;
    part.text = text;
    return part;
}

Response response(std::vector<Part> parts)
{
    Response response;
    response.parts = std::move(parts);
    return response;
}

TextRange find(const ReaderText &text, const QString &words)
{
    const auto at = static_cast<int>(text.text().indexOf(words));
    EXPECT_GE(at, 0) << words.toStdString();
    return {at, at + static_cast<int>(words.size())};
}

// "Dear 😀," – the emoji is one code point and two units – then a quotation of two lines, then the passage.
const QString message = u"Dear \U0001F600,\n> What do you\n> think?\nMore trains, please.\n-- \nAnn"_s;
const std::vector<std::vector<FoldedStretch>> folds{{{{9, 32}, u"Quoted text"_s}, {{54, 61}, u"Signature"_s}}};

} // namespace

TEST(ReaderText, aPassageBehindAnEmojiAndAFoldIsCountedInCodePoints)
{
    const ReaderText text(response({part(1, message)}), folds);
    ASSERT_EQ(text.folds().size(), 2u);
    const std::optional<Passage> passage = text.passage(find(text, u"More trains"_s));
    ASSERT_TRUE(passage);
    // D e a r _ 😀 , \n = 8; "> What do you\n" = 14; "> think?\n" = 9.
    EXPECT_EQ(*passage, (Passage{{1}, 31, 42}));
    EXPECT_EQ(text.shown(*passage), find(text, u"More trains"_s));
}

TEST(ReaderText, aSelectionAcrossAFoldHoldsWhatIsFolded)
{
    const ReaderText text(response({part(1, message)}), folds);
    const TextRange all{find(text, u"Dear"_s).begin, find(text, u"More"_s).end};
    EXPECT_EQ(text.passage(all), (Passage{{1}, 0, 35}));
    EXPECT_EQ(text.plain(all), u"Dear \U0001F600,\n> What do you\n> think?\nMore"_s) << "without our own line";
}

TEST(ReaderText, ourOwnLinesAreNobodysWords)
{
    const ReaderText text(response({part(1, message)}), folds);
    EXPECT_FALSE(text.passage(text.folds()[0].marker));
    EXPECT_FALSE(text.passage({3, 3}));
    EXPECT_EQ(text.folds()[0].lines, 2);
    EXPECT_TRUE(text.text().contains(u"Quoted text"_s));
}

TEST(ReaderText, whiteSpaceAtTheEndsOfASelectionIsLeftOut)
{
    const ReaderText text(response({part(1, u"One.\n\n  Two.  \nThree."_s)}));
    EXPECT_EQ(text.passage({4, 15}), (Passage{{1}, 8, 12}));
    EXPECT_FALSE(text.passage({4, 7})) << "nothing but white space";
}

TEST(ReaderText, halfAnEmojiIsTakenWhole)
{
    const ReaderText text(response({part(1, u"a\U0001F600b"_s)}));
    EXPECT_EQ(text.passage({2, 4}), (Passage{{1}, 1, 3}));
    EXPECT_EQ(text.passage({0, 2}), (Passage{{1}, 0, 2}));
}

TEST(ReaderText, placesFarDownALongTextWithEmojiAreExact)
{
    QString long_;
    for (int i = 0; i < 3000; ++i)
        long_ += u"\U0001F600 word "_s; // seven code points, eight units
    const ReaderText text(response({part(1, long_)}));
    for (const int n : {0, 146, 147, 1023, 1024, 2999}) {
        const TextRange word{8 * n + 3, 8 * n + 7};
        EXPECT_EQ(text.passage(word), (Passage{{1}, 7 * n + 2, 7 * n + 6})) << n;
        EXPECT_EQ(text.shown(Passage{{1}, 7 * n + 2, 7 * n + 6}), word) << n;
    }
}

TEST(ReaderText, severalPartsStandUnderTheirNames)
{
    const ReaderText text(response({part(1, u"See attached."_s), part(2, {}, PartKind::Attachment, u"scan.pdf"_s),
                                    part(3, u"Our view: yes."_s, PartKind::Attachment, u"view.docx"_s)}));
    EXPECT_TRUE(text.text().contains(u"view.docx"_s));
    EXPECT_FALSE(text.text().contains(u"scan.pdf"_s)) << "it has no text to stand over";
    EXPECT_EQ(text.passage(find(text, u"yes"_s)), (Passage{{3}, 10, 13}));
    const TextRange both{find(text, u"attached"_s).begin, find(text, u"view: yes"_s).end};
    EXPECT_EQ(text.passage(both), (Passage{{1}, 4, 13})) << "a passage lies in one part";
    EXPECT_FALSE(text.shown(Passage{{2}, 0, 1}));
    EXPECT_FALSE(text.shown(Passage{{3}, 12, 99})->end > text.text().size());
}

TEST(ReaderText, charactersThatADocumentWouldSwallowKeepTheirPlaces)
{
    const ReaderText text(response({part(1, u"a\u2029b\u2028c\uFFFCd\re"_s)}));
    EXPECT_FALSE(text.text().contains(QChar(0x2029)));
    EXPECT_EQ(text.passage(find(text, u"e"_s)), (Passage{{1}, 8, 9}));
}
