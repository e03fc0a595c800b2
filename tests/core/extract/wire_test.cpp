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

TEST(Wire, lettersComeThroughWithoutTheirBytes)
{
    intake::Letter letter;
    letter.source = u"inbox/1.eml"_s;
    letter.original = "From: …";
    letter.channel = Channel::Survey;
    letter.name = u"Zoë 😀"_s;
    letter.address = u"zoe@kilns.example"_s;
    letter.subject = u"On skills"_s;
    letter.messageId = u"1@x"_s;
    letter.sent = Instant{-5};
    letter.received = Instant{1580000000000};
    letter.evidence = Evidence::DateHeader;
    letter.hops = {{u"a"_s, u"b"_s, Instant{7}}, {u"c"_s, {}, std::nullopt}};
    for (int i = 0; i < 2; ++i) {
        Part part;
        part.kind = i == 0 ? PartKind::Message : PartKind::Attachment;
        part.index = i;
        part.name = u"n%1"_s.arg(i);
        part.type = u"text/plain"_s;
        part.bytes = 10 + i;
        part.sha256 = QByteArray(32, char('a' + i));
        part.text = u"Text %1"_s.arg(i);
        part.state = i == 0 ? TextState::Read : TextState::Unreadable;
        part.reason = u"why"_s;
        letter.parts.push_back(part);
    }
    const auto answer = answerFrom(
        packed(Answer(std::vector<intake::Item>{letter, intake::Unread{u"s"_s, "b", u"no mail"_s}})));
    ASSERT_TRUE(answer.has_value());
    const auto &items = std::get<std::vector<intake::Item>>(*answer);
    ASSERT_EQ(items.size(), 2U);
    const auto &back = std::get<intake::Letter>(items[0]);
    EXPECT_TRUE(back.source.isEmpty() && back.original.isEmpty());
    EXPECT_EQ(back.channel, letter.channel);
    EXPECT_EQ(back.name + back.address + back.subject + back.messageId,
              letter.name + letter.address + letter.subject + letter.messageId);
    EXPECT_EQ(back.sent, letter.sent);
    EXPECT_EQ(back.received, letter.received);
    EXPECT_EQ(back.evidence, letter.evidence);
    EXPECT_EQ(back.hops, letter.hops);
    EXPECT_EQ(back.parts, letter.parts);
    EXPECT_EQ(std::get<intake::Unread>(items[1]).reason, u"no mail"_s);
}

TEST(Wire, noFactsAreAnAnswerToo)
{
    const auto none = answerFrom(packed(Answer(std::optional<intake::MailFacts>())));
    ASSERT_TRUE(none.has_value());
    EXPECT_FALSE(std::get<std::optional<intake::MailFacts>>(*none).has_value());
    const intake::MailFacts facts{
        Stamp{{u"a"_s, u"b"_s, Instant{7}}, u"Mon"_s, false}, {Stamp{}}, u"Kilns Ltd"_s};
    const auto some = answerFrom(packed(Answer(std::optional(facts))));
    ASSERT_TRUE(some.has_value());
    const auto &back = std::get<std::optional<intake::MailFacts>>(*some);
    ASSERT_TRUE(back.has_value());
    EXPECT_EQ(back->date, facts.date);
    EXPECT_EQ(back->hops, facts.hops);
    EXPECT_EQ(back->organisation, facts.organisation);
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
