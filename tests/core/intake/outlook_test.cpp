// Outlook's .msg and winmail.dat, made property by property as [MS-OXMSG] and [MS-OXTNEF] have it.

#include "core/intake/contentkey.h"
#include "core/intake/lzfu.h"
#include "core/intake/mail.h"
#include "core/intake/outlook.h"
#include "core/intake/sources.h"
#include "tests/core/intake/found.h"
#include "tests/core/intake/msgbuilder.h"
#include "tests/support/files.h"

#include <QTemporaryDir>
#include <QtEndian>

using namespace soundings;
using namespace soundings::intake;
using namespace Qt::StringLiterals;
using test::Msg;
using test::Tnef;

namespace {

constexpr Instant fileTime{1'000'000'000'000};
constexpr Instant sent{1'700'000'000'000};
constexpr Instant delivered{1'700'000'060'000};

// [MS-OXRTFCP] 4.1.1
const QByteArray packedRtf = QByteArray::fromHex("2d0000002b0000004c5a4675f1c5c7a703000a0072637067313235423"
                                                 "20af32068656c090020627705b06c647d0a800fa0");

Letter letterOf(const QByteArray &bytes)
{
    Item item = readOutlook(bytes, u"a.msg"_s, fileTime);
    EXPECT_TRUE(std::holds_alternative<Letter>(item));
    return std::holds_alternative<Letter>(item) ? std::get<Letter>(std::move(item)) : Letter();
}

Letter mailOf(const QByteArray &bytes)
{
    return std::get<Letter>(readMail(bytes, u"a.eml"_s, fileTime));
}

Msg message(const QString &subject, const QString &body)
{
    return Msg()
        .text(Mapi::MessageClass, u"IPM.Note"_s)
        .text(Mapi::Subject, subject)
        .text(Mapi::Body, body)
        .text(Mapi::SentRepresentingName, u"Ann Lee"_s)
        .text(Mapi::SentRepresentingType, u"SMTP"_s)
        .text(Mapi::SentRepresentingAddress, u"ann@example.org"_s)
        .time(Mapi::ClientSubmitTime, sent);
}

QStringList namesOf(const Letter &letter)
{
    QStringList names;
    for (const Part &part : letter.parts) {
        if (part.kind == PartKind::Attachment)
            names << part.name;
    }
    return names;
}

QString textOf(const Letter &letter)
{
    QStringList texts;
    for (const Part &part : letter.parts) {
        if (part.kind == PartKind::Message)
            texts << part.text;
    }
    return texts.join(u'|');
}

// Every part can be opened later, by the same walk.
void expectPartsOpen(const Letter &letter)
{
    for (const Part &part : letter.parts) {
        const auto bytes = partBytes(letter.original, part);
        ASSERT_TRUE(bytes) << part.name.toStdString();
        EXPECT_EQ(bytes->size(), part.bytes);
    }
}

QByteArray mailWith(const QByteArray &text, const QByteArray &name, const QByteArray &type,
                    const QByteArray &bytes)
{
    return "From: Ann Lee <ann@example.org>\nSubject: With it\nMessage-ID: <1@example.org>\nMIME-Version: "
           "1.0\n"
           "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n" +
           text + "\n--b\nContent-Type: " + type + "; name=\"" + name +
           "\"\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64\n\n" + bytes.toBase64() +
           "\n--b--\n";
}

Tnef winmail()
{
    const QByteArray object = QByteArray::fromHex("0703020000000000c000000000000046") +
                              Tnef()
                                  .attribute(1, 0x8004, QByteArray("Inner\0", 6))
                                  .attribute(1, 0x800c, QByteArray("Said within\0", 12))
                                  .bytes;
    return Tnef()
        .attribute(1, 0x9007, QByteArray::fromHex("e304000000000000")) // 1251
        .attribute(1, 0x9003,
                   Tnef::properties({Tnef::property(Mapi::RtfCompressed, mapitype::binary, packedRtf)}))
        .attribute(2, 0x9002, QByteArray(14, '\0'))
        .attribute(2, 0x8010, QByteArray("\xcf\xeb\xe0\xed.txt\0", 9))
        .attribute(2, 0x800f, "The plan.")
        .attribute(2, 0x9002, QByteArray(14, '\0'))
        .attribute(2, 0x9005, Tnef::properties({Tnef::property(Mapi::AttachData, mapitype::object, object)}));
}

} // namespace

TEST(Outlook, isReadAsMailIs)
{
    const Letter letter = letterOf(message(u"Objection"_s, u"I object.\r\nStrongly 😀."_s).file());
    EXPECT_EQ(letter.channel, Channel::Email);
    EXPECT_EQ(letter.subject, u"Objection"_s);
    EXPECT_EQ(letter.name, u"Ann Lee"_s);
    EXPECT_EQ(letter.address, u"ann@example.org"_s);
    EXPECT_EQ(letter.sent, sent);
    EXPECT_EQ(letter.received, sent);
    EXPECT_EQ(letter.evidence, Evidence::DateHeader);
    EXPECT_EQ(textOf(letter), u"I object.\nStrongly 😀."_s);
}

TEST(Outlook, receiptRestsOnTheServerThenOnTheSender)
{
    Msg msg = message(u"s"_s, u"b"_s).time(Mapi::DeliveryTime, delivered);
    EXPECT_EQ(letterOf(msg.file()).received, delivered);
    EXPECT_EQ(letterOf(msg.file()).evidence, Evidence::ReceivedHeader);
    msg.text(Mapi::TransportHeaders,
             u"Microsoft Mail Internet Headers Version 2.0\r\nReceived: from a by b; Tue, 14 Nov "
             "2023 23:00:00 +0000\r\nMessage-ID: <x@y>\r\nFrom: Ann B. Lee <ann@example.org>\r\n"_s);
    const Letter letter = letterOf(msg.file());
    EXPECT_EQ(isoUtc(letter.received), u"2023-11-14T23:00:00Z"_s);
    ASSERT_EQ(letter.hops.size(), 1U);
    EXPECT_EQ(letter.hops[0].by, u"b"_s);
    EXPECT_EQ(letter.messageId, u"x@y"_s);
    EXPECT_EQ(letter.name, u"Ann B. Lee"_s);
    EXPECT_EQ(letter.sent, sent);
    const Letter draft = letterOf(Msg().text(Mapi::Body, u"not sent yet"_s).file());
    EXPECT_EQ(draft.evidence, Evidence::FileTime);
    EXPECT_EQ(draft.received, fileTime);
}

TEST(Outlook, anAddressOfExchangeIsNone)
{
    Msg msg = Msg()
                  .text(Mapi::Body, u"b"_s)
                  .text(Mapi::SenderName, u"Bo Day"_s)
                  .text(Mapi::SenderType, u"EX"_s)
                  .text(Mapi::SenderAddress, u"/O=ORG/OU=X/CN=RECIPIENTS/CN=BO"_s);
    EXPECT_EQ(letterOf(msg.file()).name, u"Bo Day"_s);
    EXPECT_EQ(letterOf(msg.file()).address, QString());
    msg.text(Mapi::SenderSmtpAddress, u"bo@example.org"_s);
    EXPECT_EQ(letterOf(msg.file()).address, u"bo@example.org"_s);
}

TEST(Outlook, readsHtmlAndStringsOfACodePage)
{
    const Letter letter = letterOf(
        Msg()
            .narrow(Mapi::Subject, "\xcf\xeb\xe0\xed")
            .binary(Mapi::Html, "<html><p>\xcf\xf0\xee\xf2\xe8\xe2 <b>\xef\xeb\xe0\xed\xe0</b></p></html>")
            .number(Mapi::InternetCodePage, 1251)
            .number(Mapi::MessageCodePage, 1251)
            .file());
    EXPECT_EQ(letter.subject, u"План"_s);
    EXPECT_EQ(textOf(letter), u"Против плана"_s);
    EXPECT_EQ(letter.parts.at(0).type, u"text/html"_s);
    EXPECT_EQ(letterOf(Msg().narrow(Mapi::Subject, "\xcf\xeb\xe0\xed").number(Mapi::LocaleId, 0x419).file())
                  .subject,
              u"План"_s);
}

TEST(Outlook, readsABodyThatIsOnlyRtf)
{
    EXPECT_EQ(decompressedRtf(packedRtf), QByteArray("{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"));
    EXPECT_EQ(textOf(letterOf(Msg().binary(Mapi::RtfCompressed, packedRtf).file())), u"hello world"_s);
    const QByteArray html =
        "{\\rtf1\\ansi\\fromhtml1{\\*\\htmltag64 <p>}So {\\*\\htmltag84 <b>}it{\\*\\htmltag92 </b>}}";
    const QByteArray unpacked = QByteArray::fromHex("00000000") + char(html.size()) +
                                QByteArray::fromHex("0000004d454c4100000000") + html;
    EXPECT_EQ(textOf(letterOf(Msg().binary(Mapi::RtfCompressed, unpacked).file())), u"So it"_s);
    QByteArray damaged = packedRtf;
    damaged[20] = 'X';
    EXPECT_EQ(decompressedRtf(damaged), std::nullopt);
    const Letter letter = letterOf(Msg().binary(Mapi::RtfCompressed, damaged).file());
    ASSERT_EQ(letter.parts.size(), 1U);
    EXPECT_TRUE(letter.parts[0].reason.contains(u"damaged"));
    for (qsizetype size = 0; size < packedRtf.size(); ++size)
        EXPECT_EQ(decompressedRtf(packedRtf.left(size)), std::nullopt);
}

TEST(Outlook, listsAttachmentsAndOpensThemAgain)
{
    const Msg inner = message(u"Inner: one"_s, u"Said within"_s).attachFile(u"deep.txt"_s, "Deep down");
    Msg msg = message(u"Outer"_s, u"Said"_s)
                  .attachFile(u"C:\\tmp\\plan.txt"_s, "The plan")
                  .attachMessage(inner, u"Inner: one"_s);
    msg.attach(Msg().text(Mapi::DisplayName, u"Big file"_s).number(Mapi::AttachMethod, 7));
    Msg object;
    object.number(Mapi::AttachMethod, 6).storages["__substg1.0_3701000D"].streams["CONTENTS"] = "ole";
    const Letter letter = letterOf(msg.attach(object).file());
    EXPECT_EQ(namesOf(letter),
              (QStringList{u"plan.txt"_s, u"Inner- one.msg"_s, u"deep.txt"_s, u"Big file"_s, u"Object"_s}));
    ASSERT_EQ(letter.parts.size(), 6U);
    EXPECT_EQ(letter.parts[1].text, u"The plan"_s);
    EXPECT_TRUE(letter.parts[2].text.startsWith(u"From: Ann Lee <ann@example.org>\nDate: Tue, 14 Nov 2023"));
    EXPECT_TRUE(letter.parts[2].text.endsWith(u"Subject: Inner: one\n\nSaid within"));
    EXPECT_EQ(letter.parts[3].text, u"Deep down"_s);
    EXPECT_TRUE(letter.parts[4].reason.contains(u"link"));
    EXPECT_TRUE(letter.parts[5].reason.contains(u"object"));
    expectPartsOpen(letter);
    const Letter alone = letterOf(partBytes(letter.original, 2).value());
    EXPECT_EQ(alone.subject, u"Inner: one"_s);
    EXPECT_EQ(alone.sent, sent);
    EXPECT_EQ(namesOf(alone), QStringList{u"deep.txt"_s});
}

TEST(Outlook, nestingIsBounded)
{
    Msg msg = message(u"0"_s, u"innermost"_s);
    for (int i = 1; i <= 40; ++i)
        msg = message(QString::number(i), u"b"_s).attachMessage(msg, QString());
    const Letter letter = letterOf(msg.file());
    ASSERT_GT(letter.parts.size(), 30U);
    EXPECT_TRUE(letter.parts.back().reason.contains(u"nested too deeply"));
    Msg many = message(u"many"_s, u"b"_s);
    for (int i = 0; i < 1100; ++i)
        many.attachFile(u"a.txt"_s, "x");
    const Letter full = letterOf(many.file());
    ASSERT_EQ(full.parts.size(), 1000U);
    EXPECT_TRUE(full.parts.back().reason.contains(u"more parts"));
}

// A compound file whose directory is one long chain: libgsf follows it by recursion.
TEST(Outlook, aDirectoryWithoutEndIsRefused)
{
    constexpr quint32 entries = 400'000;
    constexpr quint32 sector = 4096;
    constexpr quint32 sectors = entries * 128 / sector;
    constexpr quint32 tables = sectors / 1024 + 1;
    QByteArray file(sector * (1 + tables + sectors), '\xff');
    const auto put = [&](qsizetype at, quint32 value) { qToLittleEndian(value, file.data() + at); };
    file.replace(0, 76, QByteArray::fromHex("d0cf11e0a1b11ae1") + QByteArray(68, '\0'));
    put(24, 0x0004003e);
    put(28, 0x000cfffe);
    put(32, 6);
    put(40, sectors);
    put(44, tables);
    put(48, tables);
    put(56, sector);
    put(60, 0xfffffffe);
    put(68, 0xfffffffe);
    for (quint32 i = 0; i < tables; ++i) {
        put(76 + i * 4, i);
        put(sector + i * 4, 0xfffffffd);
    }
    for (quint32 i = tables; i < tables + sectors; ++i)
        put(sector + i * 4, i + 1 < tables + sectors ? i + 1 : 0xfffffffe);
    for (quint32 i = 0; i < entries; ++i) {
        const qsizetype at = sector * (1 + tables) + qsizetype(i) * 128;
        file.replace(at, 128, QByteArray("a\0\0\0", 4) + QByteArray(124, '\0'));
        put(at + 64, i == 0 ? 0x01050004 : 0x01020004);
        put(at + 68, 0xffffffff);
        put(at + 72, i > 0 && i + 1 < entries ? i + 1 : 0xffffffff);
        put(at + 76, i == 0 ? 1 : 0xffffffff);
    }
    EXPECT_TRUE(std::holds_alternative<Unread>(readOutlook(file, u"a.msg"_s, fileTime)));
}

TEST(Outlook, isTheSameMessageAsItsEml)
{
    const QByteArray headers =
        "From: =?utf-8?Q?J=C3=B6rg?= <jorg@example.org>\r\nSubject: =?utf-8?Q?Gr=C3=BCn?=\r\n"
        "Message-ID: <77@example.org>\r\nDate: Tue, 14 Nov 2023 22:13:20 +0000\r\n";
    const Letter eml = mailOf(headers + "Content-Type: text/plain\r\n\r\nThe same\r\nwords.\r\n");
    Msg msg = Msg()
                  .text(Mapi::TransportHeaders, QString::fromLatin1(headers))
                  .text(Mapi::Body, u"The same\r\nwords.\r\n"_s);
    EXPECT_EQ(contentKey(letterOf(msg.file())), contentKey(eml));
    EXPECT_NE(contentKey(letterOf(msg.text(Mapi::Body, u"Other words."_s).file())), contentKey(eml));
    const Letter internal = letterOf(Msg()
                                         .text(Mapi::Subject, u"Grün"_s)
                                         .text(Mapi::SentRepresentingName, u"Jörg"_s)
                                         .text(Mapi::SentRepresentingSmtpAddress, u"jorg@example.org"_s)
                                         .text(Mapi::InternetMessageId, u"<77@example.org>"_s)
                                         .time(Mapi::ClientSubmitTime, sent)
                                         .text(Mapi::Body, u"The same\r\nwords.\r\n"_s)
                                         .file());
    EXPECT_EQ(contentKey(internal), contentKey(eml));
}

TEST(Outlook, notesAndContactsAreNotLost)
{
    EXPECT_EQ(textOf(letterOf(
                  Msg().text(Mapi::MessageClass, u"IPM.StickyNote"_s).text(Mapi::Body, u"note"_s).file())),
              u"note"_s);
    const Msg contact = Msg()
                            .text(Mapi::MessageClass, u"IPM.Contact"_s)
                            .text(Mapi::DisplayName, u"Cy Fox"_s)
                            .text(Mapi::BusinessPhone, u"0123"_s);
    EXPECT_EQ(textOf(letterOf(contact.file())), u"Cy Fox\n0123"_s);
    const Letter empty = letterOf(Msg().text(Mapi::MessageClass, u"IPM.Note"_s).file());
    ASSERT_EQ(empty.parts.size(), 1U);
    EXPECT_FALSE(empty.parts[0].reason.isEmpty());
}

TEST(Outlook, signedMessagesAreOpened)
{
    const QByteArray inner =
        "Content-Type: multipart/signed; boundary=s\n\n--s\nContent-Type: multipart/mixed; boundary=m\n\n"
        "--m\nContent-Type: text/plain\n\nSigned words\n--m\nContent-Type: text/plain; name=a.txt\n"
        "Content-Disposition: attachment\n\nfile\n--m--\n--s\nContent-Type: application/pkcs7-signature; "
        "name=smime.p7s\n\nxx\n--s--\n";
    Msg attachment;
    attachment.text(Mapi::AttachLongFileName, u"smime.p7m"_s)
        .text(Mapi::AttachMimeTag, u"multipart/signed"_s);
    const Letter letter = letterOf(Msg().attach(attachment.binary(Mapi::AttachData, inner)).file());
    EXPECT_EQ(textOf(letter), u"Signed words"_s);
    EXPECT_EQ(namesOf(letter), (QStringList{u"a.txt"_s, u"smime.p7s"_s}));
    expectPartsOpen(letter);
}

TEST(Outlook, attachedToAMailItIsANestedMessage)
{
    const QByteArray msg = message(u"Forwarded"_s, u"The response"_s).attachFile(u"r.txt"_s, "more").file();
    const Letter letter = mailOf(mailWith("See attached.", "fwd.msg", "application/octet-stream", msg));
    EXPECT_EQ(namesOf(letter), (QStringList{u"fwd.msg"_s, u"r.txt"_s}));
    EXPECT_TRUE(letter.parts.at(1).text.endsWith(u"The response"));
    EXPECT_EQ(partBytes(letter.original, 1).value(), msg);
    expectPartsOpen(letter);
}

TEST(Outlook, isFoundByItsEndingOrItsBytes)
{
    QTemporaryDir dir;
    const QByteArray msg = message(u"s"_s, u"b"_s).file();
    test::writeFile(dir.filePath(u"1.msg"_s), msg);
    test::writeFile(dir.filePath(u"2.bin"_s), msg);
    test::writeFile(dir.filePath(u"3.msg"_s), "From: a@b\nSubject: eml\n\nText\n");
    test::writeFile(dir.filePath(u"4.msg"_s), "no message at all");
    auto walk = Walk::over({dir.path()}, fileTime);
    ASSERT_TRUE(walk);
    const QStringList subjects = {u"s"_s, u"s"_s, u"eml"_s};
    for (const QString &subject : subjects) {
        const Item item = itemOf(walk->next().value());
        ASSERT_TRUE(std::holds_alternative<Letter>(item));
        EXPECT_EQ(std::get<Letter>(item).subject, subject);
        EXPECT_EQ(std::get<Letter>(item).channel, Channel::Email);
    }
    const Item item = itemOf(walk->next().value());
    ASSERT_TRUE(std::holds_alternative<Unread>(item));
    EXPECT_TRUE(std::get<Unread>(item).reason.contains(u"4.msg"));
}

TEST(Winmail, itsFilesBecomeParts)
{
    const Letter letter =
        mailOf(mailWith("Own words", "winmail.dat", "application/ms-tnef", winmail().bytes));
    EXPECT_EQ(textOf(letter), u"Own words"_s);
    EXPECT_EQ(namesOf(letter), (QStringList{u"План.txt"_s, u"Inner.dat"_s}));
    EXPECT_EQ(letter.parts.at(1).text, u"The plan."_s);
    EXPECT_EQ(letter.parts.at(2).text, u"Subject: Inner\n\nSaid within"_s);
    expectPartsOpen(letter);
}

TEST(Winmail, itsTextCountsWhereTheMailHasNone)
{
    const Letter letter = mailOf(mailWith("  ", "winmail.dat", "application/octet-stream", winmail().bytes));
    EXPECT_EQ(textOf(letter), u"hello world"_s);
    expectPartsOpen(letter);
}

TEST(Winmail, damagedItStaysWithAReason)
{
    const QByteArray whole = winmail().bytes;
    for (qsizetype size = 0; size < whole.size(); ++size) {
        const Letter letter =
            mailOf(mailWith("Own words", "winmail.dat", "application/ms-tnef", whole.left(size)));
        const auto end = [&] { return letter.parts.back(); };
        if (end().name == u"winmail.dat") {
            EXPECT_FALSE(end().reason.isEmpty());
            EXPECT_EQ(partBytes(letter.original, end()).value(), whole.left(size));
        }
    }
    const Letter half =
        mailOf(mailWith("Own words", "winmail.dat", "application/ms-tnef", whole.left(whole.size() - 9)));
    EXPECT_EQ(namesOf(half), (QStringList{u"План.txt"_s, QString(), u"winmail.dat"_s}));
}
