#include "core/extract/wire.h"
#include "tests/support/files.h"

#include <gtest/gtest.h>

using namespace soundings;
using namespace soundings::extract;
using namespace Qt::StringLiterals;

TEST(Wire, answersComeThroughAsTheyWere)
{
    const auto text = answerFrom(packed(Answer(DocumentText{u"Zürich 😀\n"_s, {u"a"_s, u""_s}, true, 93})));
    ASSERT_TRUE(text.has_value());
    const auto &document = std::get<DocumentText>(*text);
    EXPECT_EQ(document.text, u"Zürich 😀\n"_s);
    EXPECT_EQ(document.notes, (QStringList{u"a"_s, u""_s}));
    EXPECT_TRUE(document.recognised);
    EXPECT_EQ(document.confidence, 93);

    const auto table =
        answerFrom(packed(Answer(Table{{{u"Sheet 1"_s, {{u"a"_s, u""_s}, {}, {u"b"_s}}}, {}}})));
    ASSERT_TRUE(table.has_value());
    const auto &sheets = std::get<Table>(*table).sheets;
    ASSERT_EQ(sheets.size(), 2U);
    EXPECT_EQ(sheets[0].name, u"Sheet 1"_s);
    EXPECT_EQ(sheets[0].rows, (std::vector<QStringList>{{u"a"_s, u""_s}, {}, {u"b"_s}}));

    const auto error = answerFrom(packed(Answer(Error{ErrorKind::Unreadable, u"why"_s, u"how"_s})));
    ASSERT_TRUE(error.has_value());
    EXPECT_EQ(std::get<Error>(*error), (Error{ErrorKind::Unreadable, u"why"_s, u"how"_s}));
}

TEST(Wire, whatIsCutOrTooLongIsNoAnswer)
{
    const QByteArray whole = packed(Answer(DocumentText{u"text"_s, {u"note"_s}, false, -1}));
    for (qsizetype i = 0; i < whole.size(); ++i)
        EXPECT_FALSE(answerFrom(QByteArrayView(whole).first(i)).has_value()) << i;
    EXPECT_FALSE(answerFrom(whole + 'x').has_value());
    // A count of four thousand million items, and none there.
    EXPECT_FALSE(answerFrom(QByteArray("\1\xff\xff\xff\xff", 5)).has_value());
}

TEST(Wire, framesAreFoundHoweverTheyArrive)
{
    const QByteArray stream = framed("one") + framed("") + framed("three");
    Frames frames(100);
    QList<QByteArray> bodies;
    for (const char byte : stream) {
        frames.add(QByteArrayView(&byte, 1));
        while (auto body = frames.next())
            bodies += *body;
    }
    EXPECT_EQ(bodies, (QList<QByteArray>{"one", "", "three"}));
    EXPECT_TRUE(frames.empty());
    EXPECT_FALSE(frames.broken());
}

TEST(Wire, aStreamThatIsNoneIsKnownAtOnce)
{
    Frames text(100);
    text.add("x");
    EXPECT_FALSE(text.next().has_value());
    EXPECT_TRUE(text.broken());
    Frames tooLong(100);
    tooLong.add(framed(QByteArray(101, 'x')).left(12));
    EXPECT_FALSE(tooLong.next().has_value());
    EXPECT_TRUE(tooLong.broken());
}
