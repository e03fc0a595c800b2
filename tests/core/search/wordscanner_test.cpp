#include "core/search/wordscanner.h"

#include "core/search/stemmer.h"
#include "tests/support/files.h"

#include <QStringList>

#include <gtest/gtest.h>

using namespace soundings;
using namespace soundings::search;
using namespace Qt::StringLiterals;

namespace {

QString folded(QStringView text)
{
    QStringList words;
    for (const Word &word : split(text))
        words << word.folded;
    return words.join(u'|');
}

QString stemOf(QStringView word)
{
    return stem(split(word).front().folded);
}

} // namespace

TEST(Words, caseAndAccentsFall)
{
    EXPECT_EQ(folded(u"Café CAFÉ cafe\u0301 Tŷ Gŵyl STRASSE Straße ﬁrm Łódź Ærø ŒUVRE İzmir"),
              u"cafe|cafe|cafe|ty|gwyl|strasse|strasse|firm|lodz|aero|oeuvre|izmir"_s);
}

TEST(Words, signsPartThemAndAreNoWords)
{
    EXPECT_EQ(folded(u"low-carbon £5m (50%) 3.2 R&D a/b under_score x—y"),
              u"low|carbon|5m|50|3|2|r|d|a|b|under|score|x|y"_s);
    EXPECT_EQ(folded(u"£ % — & ½ 🏭"), u""_s);
}

TEST(Words, apostrophesOfAnyShapeStandWithinThem)
{
    EXPECT_EQ(folded(u"council's council’s don’t ‘quoted’ firms' rock 'n' roll O'Brien"),
              u"council's|council's|don't|quoted|firms|rock|n|roll|o'brien"_s);
}

TEST(Words, invisibleCharactersVanish)
{
    EXPECT_EQ(folded(u"infra\u00ADstructure in\u200Dto zero\u200Bwidth"),
              u"infrastructure|into|zero|width"_s);
}

TEST(Words, digitsOfEveryScriptAndSmallOnesAreDigits)
{
    EXPECT_EQ(folded(u"CO₂ m² ٢٠٢٠ ２０２０"), u"co2|m2|2020|2020"_s);
}

TEST(Words, eachIdeographIsOne)
{
    EXPECT_EQ(folded(u"地方産業とLEP戦略"), u"地|方|産|業|と|lep|戦|略"_s);
}

TEST(Words, rangesCoverWhatStandsInTheText)
{
    const QString text = u"🏭 Tŷ\u0301 cafe\u0301, (council’s)"_s;
    QStringList pieces;
    for (const Word &word : split(text))
        pieces << text.sliced(word.range.begin, word.range.end - word.range.begin);
    EXPECT_EQ(pieces, (QStringList{u"Tŷ\u0301"_s, u"cafe\u0301"_s, u"council’s"_s}));
}

TEST(Words, areTheSameInUtf8AndUtf16)
{
    const QString text = u"Tŷ 🏭 ﬁrm’s low\u00ADcarbon 地方 Straße½ Ἀθῆναι हिन्दी 한국 x"_s;
    const QByteArray utf8 = text.toUtf8();
    WordScanner<char> narrow({utf8.constData(), static_cast<size_t>(utf8.size())});
    for (const Word &word : split(text)) {
        ASSERT_TRUE(narrow.next());
        EXPECT_EQ(QString::fromUtf8(narrow.folded().data(), static_cast<qsizetype>(narrow.folded().size())),
                  word.folded);
        EXPECT_EQ(QString::fromUtf8(utf8.sliced(static_cast<qsizetype>(narrow.begin()),
                                                static_cast<qsizetype>(narrow.end() - narrow.begin()))),
                  text.sliced(word.range.begin, word.range.end - word.range.begin));
    }
    EXPECT_FALSE(narrow.next());
}

TEST(Words, malformedTextPartsWordsAndHarmsNothing)
{
    const std::string broken = "a\xFFw\xC3(\xE2\x82x\xF0\x9F\x8F\xED\xA0\x80z\xC0\xAF\x80q\xE2";
    WordScanner<char> scanner(broken);
    std::string words;
    while (scanner.next())
        words += std::string(scanner.folded()) + '|';
    EXPECT_EQ(words, "a|w|x|z|q|");
    const char16_t lone[] = {u'a', 0xD800, u'b', 0xDC00};
    EXPECT_EQ(folded(QStringView(lone, 4)), u"a|b"_s);
}

// The index, the query and the reader fold at different times: a folded word folds to itself.
TEST(Words, foldingAgainChangesNothing)
{
    for (char32_t c = 1; c <= 0x10FFFF; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        const QString once = fold(u"a"_s + QString::fromUcs4(&c, 1) + u"b"_s);
        ASSERT_EQ(fold(once), once) << "U+" << std::hex << static_cast<uint32_t>(c);
        const QString words = folded(u"a"_s + QString::fromUcs4(&c, 1) + u"b"_s);
        ASSERT_EQ(folded(words), words) << "U+" << std::hex << static_cast<uint32_t>(c);
    }
}

TEST(Words, anEndlessOneIsCut)
{
    const std::vector<Word> words = split(u"é"_s.repeated(1'000'000));
    ASSERT_EQ(words.size(), 1u);
    EXPECT_EQ(words[0].folded.size(), 128);
    EXPECT_EQ(words[0].range, (Range{0, 1'000'000}));
}

TEST(Stems, joinTheFormsOfAWord)
{
    EXPECT_EQ(stemOf(u"skills"), stemOf(u"Skill"));
    EXPECT_EQ(stemOf(u"training"), stemOf(u"trained"));
    EXPECT_EQ(stemOf(u"council’s"), stemOf(u"Councils"));
    EXPECT_EQ(stemOf(u"O’Brien"), stemOf(u"OBrien"));
    EXPECT_EQ(stemOf(u"buses"), stemOf(u"bus"));
    EXPECT_NE(stemOf(u"university"), stemOf(u"skill"));
    EXPECT_EQ(stemOf(u"Ἀθῆναι"), u"αθηναι"_s);
    EXPECT_EQ(stemOf(u"covid19"), u"covid19"_s);
}

TEST(Fold, comparesNames)
{
    EXPECT_EQ(fold(u"  Stoke\u2013on\u2011Trent \n & Café’s "), u"stoke-on-trent & cafe's"_s);
    EXPECT_EQ(fold(u"Ann.Smith@Staffs.AC.uk"), u"ann.smith@staffs.ac.uk"_s);
}
