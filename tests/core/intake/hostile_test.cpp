// Mail made to hurt: each must have an outcome, and soon; ctest's limit is the clock.

#include "core/intake/htmltext.h"
#include "core/intake/mail.h"
#include "core/intake/mbox.h"
#include "core/intake/oledirectory.h"
#include "tests/support/files.h"

#include <QBuffer>

#include <gtest/gtest.h>

using namespace soundings;
using namespace soundings::intake;
using namespace Qt::StringLiterals;

namespace {

Letter letterOf(const QByteArray &bytes)
{
    const Item item = readMail(bytes, u"hostile.eml"_s, Instant{1});
    EXPECT_TRUE(std::holds_alternative<Letter>(item));
    const auto *letter = std::get_if<Letter>(&item);
    return letter ? *letter : Letter();
}

const QByteArray head = "From: a@b.example\nSubject: x\n";

} // namespace

TEST(HostileMail, aHundredThousandNestedMultiparts)
{
    QByteArray bytes = head;
    for (int i = 0; i < 100'000; ++i) {
        const QByteArray boundary = 'b' + QByteArray::number(i);
        bytes += "Content-Type: multipart/mixed; boundary=" + boundary + "\n\n--" + boundary + '\n';
    }
    const Letter letter = letterOf(bytes + "\nThe end\n");
    ASSERT_FALSE(letter.parts.empty());
    EXPECT_FALSE(letter.parts.front().reason.isEmpty());
}

TEST(HostileMail, aHundredThousandNestedMessages)
{
    const Letter letter = letterOf(head + QByteArray("Content-Type: message/rfc822\n\n").repeated(100'000) + "x\n");
    EXPECT_FALSE(letter.parts.empty());
}

TEST(HostileMail, aHundredThousandParts)
{
    const Letter letter = letterOf(head + "Content-Type: multipart/mixed; boundary=b\n\n"
                                   + QByteArray("--b\n\nhello\n").repeated(100'000));
    EXPECT_LE(letter.parts.size(), 1000U);
    EXPECT_FALSE(letter.parts.back().reason.isEmpty());
}

TEST(HostileMail, headerLinesOfTenMegabytes)
{
    EXPECT_FALSE(letterOf("Subject: " + QByteArray(10'000'000, 'a') + "\n\nHello\n").parts.empty());
    EXPECT_FALSE(letterOf("To: " + QByteArray("a:").repeated(5'000'000) + "\n\nHello\n").parts.empty());
    const qsizetype size = 2'000'000;
    for (const QByteArray &field : {"Subject: " + QByteArray("=?utf-8?Q?").repeated(size / 10),
                                    "From: " + QByteArray("a:").repeated(size / 2), "To: " + QByteArray("a:").repeated(size / 2),
                                    "From: " + QByteArray(size, '('), "To: " + QByteArray(size, '('), "To: " + QByteArray(size, '<'),
                                    "To: " + QByteArray("a@b,").repeated(size / 4), "Cc: " + QByteArray("\"").repeated(size),
                                    "References: " + QByteArray("<a@b> ").repeated(size / 6),
                                    "Received: " + QByteArray("from ").repeated(size / 5), "Date: " + QByteArray(size, '1'),
                                    "Content-Type: text/plain" + QByteArray("; a=b").repeated(size / 50),
                                    "Content-Type: " + QByteArray(size, 'a'), "Content-Disposition: " + QByteArray(size, '('),
                                    "Message-ID: " + QByteArray(size, '<')}) {
        SCOPED_TRACE(field.left(20).toStdString());
        const Letter letter = letterOf("X-Mailer: y\n" + field + "\n\nHello\n");
        EXPECT_FALSE(letter.parts.empty());
    }
}

TEST(HostileMail, hundredsOfThousandsOfHeaderFields)
{
    EXPECT_EQ(letterOf(head + QByteArray("X-A: b\n").repeated(300'000) + "\nHello\n").parts.front().text, u"Hello"_s);
    EXPECT_LE(letterOf(head + QByteArray("Received: from a by b; x\n").repeated(200'000) + "\nHello\n").hops.size(), 100U);
}

TEST(HostileMail, parametersInPieces)
{
    QByteArray field = "Content-Type: application/pdf";
    for (int i = 0; i < 20'000; ++i)
        field += "; name*" + QByteArray::number(i) + "=a";
    EXPECT_FALSE(letterOf(head + field + "\n\nHello\n").parts.empty());
}

TEST(HostileMail, boundariesThatNeverEnd)
{
    EXPECT_FALSE(letterOf(head + "Content-Type: multipart/mixed; boundary=\"" + QByteArray(1'000'000, '-') + "\"\n\n"
                          + QByteArray(5'000'000, '-') + "\nHello\n").parts.empty());
    EXPECT_FALSE(letterOf(head + "Content-Type: multipart/mixed; boundary=b\n\n" + QByteArray("--b").repeated(1'000'000)).parts.empty());
}

TEST(HostileMail, nothingButNuls)
{
    const Item item = readMail(QByteArray(1'000'000, '\0'), u"nul.eml"_s, Instant{1});
    EXPECT_TRUE(std::holds_alternative<Unread>(item));
    EXPECT_EQ(letterOf(head + '\n' + QByteArray(1'000'000, '\0') + "Hello").parts.front().text, u"Hello"_s);
}

TEST(HostileMail, htmlThatIsDeepWideOrUnfinished)
{
    const int n = 100'000;
    for (const QByteArray &html :
         {QByteArray("<div>").repeated(n) + "deep", QByteArray("<b>").repeated(n) + QByteArray("</i>").repeated(n) + "deep",
          QByteArray("<table><tr><td>").repeated(n) + "deep", QByteArray("<blockquote>").repeated(n) + "deep",
          "<a " + QByteArray("x=y ").repeated(n) + ">deep", QByteArray("<!--").repeated(n) + ">deep",
          QByteArray("<style>").repeated(n) + "</style>deep", QByteArray("<a href='").repeated(n) + "'>deep",
          QByteArray("<ul><li>").repeated(n) + "deep", QByteArray("&").repeated(n) + "deep", QByteArray("<p>").repeated(n) + "deep",
          QByteArray("<a href=http://x>").repeated(n) + "deep", QByteArray("<br>").repeated(n) + "deep",
          QByteArray("<div></p></td></x>").repeated(n) + "deep"}) {
        SCOPED_TRACE(html.left(20).toStdString());
        EXPECT_TRUE(htmlToText(html, "utf-8").contains(u"deep"));
    }
    EXPECT_EQ(htmlToText("<p>cut <b", "utf-8"), u"cut"_s);
}

TEST(HostileMbox, aLengthBeyondAllBytes)
{
    QByteArray bytes = "From a@b Mon Feb 10 12:00:00 2020\nContent-Length: 9223372036854775807\n\nHello\n\n"
                       "From a@b Mon Feb 10 12:00:00 2020\n\nAgain\n";
    QBuffer file(&bytes);
    file.open(QIODevice::ReadOnly);
    MboxReader reader(file, 1000);
    EXPECT_TRUE(reader.next().has_value());
    EXPECT_EQ(reader.next().value_or(MboxReader::Message()).bytes, "\nAgain\n");
}

TEST(HostileCompoundFile, sectorsOfASizeThatThereIsNot)
{
    QByteArray bytes(1024, '\0');
    bytes.replace(30, 2, "\xfe\xff");
    EXPECT_TRUE(isShallow(bytes)); // there is no directory that could be deep
}
