#include "core/intake/contentkey.h"
#include "core/respondents/kindguess.h"
#include "core/intake/mail.h"
#include "core/intake/mbox.h"
#include "core/intake/sources.h"
#include "tests/core/intake/found.h"
#include "tests/support/files.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace soundings;
using namespace soundings::intake;
using namespace Qt::StringLiterals;

namespace {

constexpr Instant now{1'600'000'000'000};

QByteArray mail(const QByteArray &subject, const QByteArray &text = "Hello\n")
{
    return "From: Jo <jo@x.example>\nSubject: " + subject + "\nDate: Mon, 10 Feb 2020 12:00:00 +0000\nMessage-ID: <" + subject
        + "@x>\n\n" + text;
}

class Sources : public testing::Test
{
protected:
    void put(const QString &name, const QByteArray &bytes)
    {
        const QString path = m_dir.filePath(name);
        QDir().mkpath(path.section(u'/', 0, -2));
        test::writeFile(path, bytes);
    }
    [[nodiscard]] QString path(const QString &name) const { return m_dir.filePath(name); }

    // "source subject" of letters, "source !" of what is unread.
    QStringList walked(const QStringList &names, Walk::Limits limits = {})
    {
        QStringList paths;
        for (const QString &name : names)
            paths << path(name);
        auto walk = Walk::over(paths, now, limits);
        EXPECT_TRUE(walk);
        QStringList out;
        double before = 0;
        while (const auto found = walk->next()) {
            const Item item = itemOf(*found);
            EXPECT_GE(walk->fraction(), before);
            EXPECT_LE(walk->fraction(), 1.0);
            EXPECT_GE(walk->total(), walk->done());
            before = walk->fraction();
            if (const auto *letter = std::get_if<Letter>(&item)) {
                out << letter->source + u' ' + letter->subject;
            } else {
                EXPECT_FALSE(std::get<Unread>(item).reason.isEmpty());
                out << std::get<Unread>(item).source + u" !"_s;
            }
        }
        EXPECT_EQ(walk->fraction(), 1.0);
        EXPECT_EQ(walk->total(), out.size());
        m_passedOver = walk->passedOver();
        return out;
    }

    QTemporaryDir m_dir;
    QStringList m_passedOver;
};

const QByteArray fromLine = "From jo@x.example Mon Feb 10 12:00:00 2020\n";

} // namespace

TEST_F(Sources, aFolderInOrderOfNameWithWhatNobodySentPassedOver)
{
    put(u"inbox/0002.eml"_s, mail("two"));
    put(u"inbox/0001.eml"_s, mail("one"));
    put(u"inbox/late/0003.EML"_s, mail("three"));
    put(u"inbox/.DS_Store"_s, "x");
    put(u"inbox/Thumbs.db"_s, "x");
    put(u"inbox/~$letter.docx"_s, "x");
    put(u"inbox/noending"_s, "Return-Path: <a@b>\n" + mail("four"));
    EXPECT_EQ(walked({u"inbox"_s}), QStringList({u"inbox/0001.eml one"_s, u"inbox/0002.eml two"_s, u"inbox/late/0003.EML three"_s,
                                                  u"inbox/noending four"_s}));
    EXPECT_EQ(m_passedOver.size(), 3);
    EXPECT_EQ(walked({u"inbox/0002.eml"_s}), QStringList({u"0002.eml two"_s}));
}

TEST_F(Sources, theSampleIsReadWhole)
{
    auto walk = Walk::over({test::projectFile(u"resources/sample/responses"_s)}, now);
    ASSERT_TRUE(walk);
    int mails = 0;
    while (const auto found = walk->next()) {
        const Item item = itemOf(*found);
        const auto *letter = std::get_if<Letter>(&item);
        ASSERT_NE(letter, nullptr) << std::get<Unread>(item).reason.toStdString();
        mails += letter->channel == Channel::Email;
        const bool stamped = letter->evidence == Evidence::ReceivedHeader;
        EXPECT_EQ(letter->channel == Channel::Email, stamped) << letter->source.toStdString();
        EXPECT_FALSE(letter->subject.isEmpty()) << letter->source.toStdString();
        EXPECT_FALSE(letter->parts.empty()) << letter->source.toStdString();
    }
    EXPECT_GE(mails, 100);
}

TEST_F(Sources, lettersAndTables)
{
    put(u"d/Bloggs Ltd.pdf"_s, "%PDF");
    put(u"d/note.txt"_s, "Dear team,\r\nmore buses \x96 please");
    put(u"d/survey.csv"_s, "id,answer\n1,yes\n");
    put(u"d/tool.exe"_s, "MZ");
    EXPECT_EQ(walked({u"d"_s}), QStringList({u"d/Bloggs Ltd.pdf Bloggs Ltd"_s, u"d/note.txt note"_s, u"d/survey.csv survey"_s,
                                              u"d/tool.exe !"_s}));
    auto walk = Walk::over({path(u"d/note.txt"_s), path(u"d/survey.csv"_s)}, now);
    const auto note = std::get<Letter>(itemOf(*walk->next()));
    EXPECT_EQ(note.channel, Channel::Letter);
    EXPECT_EQ(note.evidence, Evidence::FileTime);
    ASSERT_EQ(note.parts.size(), 1U);
    EXPECT_EQ(note.parts[0].text, u"Dear team,\nmore buses – please"_s);
    EXPECT_EQ(partBytes(note.original, note.parts[0]), note.original);
    const auto survey = std::get<Letter>(itemOf(*walk->next()));
    EXPECT_EQ(survey.channel, Channel::Survey);
    EXPECT_EQ(survey.parts[0].state, TextState::NoText);
}

TEST_F(Sources, aMaildir)
{
    put(u"box/cur/1.a:2,S"_s, mail("read"));
    put(u"box/new/2.b"_s, mail("new"));
    put(u"box/tmp/3.c"_s, mail("unfinished"));
    put(u"box/.Sent/cur/4.d:2,"_s, mail("folder"));
    QDir().mkpath(path(u"box/.Sent/new"_s));
    put(u"box/dovecot-uidlist"_s, "x");
    EXPECT_EQ(walked({u"box"_s}), QStringList({u"box/cur/1.a:2,S read"_s, u"box/new/2.b new"_s, u"box/.Sent/cur/4.d:2, folder"_s}));
}

TEST_F(Sources, whatAPersonWouldMissIsUnread)
{
    put(u"d/empty.eml"_s, "");
    put(u"d/large.eml"_s, mail("large", QByteArray(5000, 'x')));
    put(u"d/notmail.eml"_s, "Hello there\n");
    QFile::link(path(u"d/nowhere"_s), path(u"d/zlink"_s));
    EXPECT_EQ(walked({u"d"_s}, {2000}),
              QStringList({u"d/empty.eml !"_s, u"d/large.eml !"_s, u"d/notmail.eml !"_s, u"d/zlink !"_s}));
    const auto walk = Walk::over({path(u"absent"_s)}, now);
    ASSERT_FALSE(walk);
    EXPECT_TRUE(walk.error().message.contains(u"absent"));
}

TEST_F(Sources, foldersThatLinkInACircleAreWalkedOnce)
{
    put(u"d/a/1.eml"_s, mail("one"));
    QFile::link(path(u"d"_s), path(u"d/a/back"_s));
    EXPECT_EQ(walked({u"d"_s}), QStringList({u"d/a/1.eml one"_s}));
}

TEST_F(Sources, anMboxMessageByMessage)
{
    put(u"all.mbox"_s, fromLine + mail("one", "Text\n\nFrom here on we agree.\n>From the start.\n>>From deeper.\n") + '\n' + fromLine
            + mail("two", "x\n") + '\n');
    put(u"Inbox"_s, QByteArray(fromLine + mail("three") + '\n').replace('\n', "\r\n"));
    EXPECT_EQ(walked({u"all.mbox"_s, u"Inbox"_s}), QStringList({u"all.mbox#1 one"_s, u"all.mbox#2 two"_s, u"Inbox#1 three"_s}));
    auto walk = Walk::over({path(u"all.mbox"_s)}, now);
    EXPECT_EQ(std::get<Letter>(itemOf(*walk->next())).original,
              mail("one", "Text\n\nFrom here on we agree.\nFrom the start.\n>From deeper.\n"));
}

TEST_F(Sources, anMboxMessageOverTheLimitDoesNotHideTheNext)
{
    put(u"all.mbox"_s, fromLine + mail("one", QByteArray(9000, 'x') + '\n') + '\n' + fromLine + mail("two") + '\n');
    EXPECT_EQ(walked({u"all.mbox"_s}, {2000}), QStringList({u"all.mbox#1 !"_s, u"all.mbox#2 two"_s}));
}

TEST_F(Sources, filesJoinedWithoutAnEmptyLineBetweenLoseNoMessage)
{
    put(u"all.mbox"_s, fromLine + mail("one", "First\n") + fromLine + mail("two", "Quoted:\n" + fromLine + "said nothing: more\n") + '\n' +
                           fromLine + mail("three"));
    EXPECT_EQ(walked({u"all.mbox"_s}), QStringList({u"all.mbox#1 one"_s, u"all.mbox#2 two"_s, u"all.mbox#3 three"_s}));
    auto walk = Walk::over({path(u"all.mbox"_s)}, now);
    EXPECT_EQ(std::get<Letter>(itemOf(*walk->next())).original, mail("one", "First\n"));
    EXPECT_TRUE(std::get<Letter>(itemOf(*walk->next())).original.contains("said nothing")) << "a line that is no header follows";
}

TEST(Mbox, contentLengthIsBelievedWhereItFits)
{
    const QByteArray body = "quoted:\n\n" + fromLine + "still the first\n";
    QByteArray bytes = fromLine + "Subject: one\nContent-Length: " + QByteArray::number(body.size()) + "\n\n" + body + '\n' + fromLine
        + "Subject: two\nContent-Length: 99999\n\nx\n\n" + fromLine + "Subject: three\n\ny\n";
    QBuffer device(&bytes);
    ASSERT_TRUE(device.open(QIODevice::ReadOnly));
    MboxReader reader(device, 1 << 20);
    EXPECT_TRUE(reader.next()->bytes.endsWith("still the first\n"));
    EXPECT_TRUE(reader.next()->bytes.startsWith("Subject: two"));
    EXPECT_TRUE(reader.next()->bytes.startsWith("Subject: three"));
    EXPECT_FALSE(reader.next());
    EXPECT_FALSE(reader.failed());
}

TEST(Mbox, knowsALineThatSeparates)
{
    for (const char *line : {"From jo@x.example Mon Feb 10 12:00:00 2020", "From - Mon Feb 10 12:00:00 2020",
                             "From jo at x.example  Mon Feb 10 12:00:00 2020", "From 165@xxx Mon Feb 10 12:00:00 +0000 2020",
                             "From MAILER-DAEMON Mon Feb  3 12:00 GMT 2020", "From jo@x.example 10 Feb 2020 12:00:00"})
        EXPECT_TRUE(isFromLine(line)) << line;
    for (const char *line : {"From here on we agree.", "From Monday 10 February we meet at 12:00", "From: Jo <jo@x.example>",
                             "From what I heard on Mon Feb 10 12:00:00 2020"})
        EXPECT_FALSE(isFromLine(line)) << line;
}

namespace {

QByteArray keyOf(const QByteArray &bytes)
{
    const Item item = readMail(bytes, u"x.eml"_s, now);
    EXPECT_TRUE(std::holds_alternative<Letter>(item));
    return contentKey(std::get<Letter>(item));
}

} // namespace

TEST(ContentKey, oneMessageHowEverItWasSaved)
{
    const QByteArray plain = mail("one", "Text\n\nFrom the start.\n");
    EXPECT_EQ(keyOf(plain), keyOf(QByteArray(plain).replace('\n', "\r\n")));
    EXPECT_EQ(keyOf(plain), keyOf("Received: from a by b; Mon, 10 Feb 2020 12:00:09 +0000\nX-Spam: no\n" + plain));
    EXPECT_EQ(keyOf(plain), keyOf(mail("one", "Text\n\n>From the start.\n\n")));
}

TEST(ContentKey, tellsMessagesApart)
{
    EXPECT_NE(keyOf(mail("one", "Text\n")), keyOf(mail("one", "Other text\n"))); // one Message-ID, two messages
    QByteArray other = mail("one", "Text\n");
    other.replace("jo@x.example", "sam@x.example");
    EXPECT_NE(keyOf(mail("one", "Text\n")), keyOf(other)); // a campaign
}

TEST(KindGuess, fromTheDomain)
{
    EXPECT_EQ(kindFromAddress(u"a@keele.ac.uk"_s), RespondentKind::Education);
    EXPECT_EQ(kindFromAddress(u"a@x.ac.example"_s), RespondentKind::Education);
    EXPECT_EQ(kindFromAddress(u"a@stoke.gov.uk"_s), RespondentKind::LocalAuthority);
    EXPECT_EQ(kindFromAddress(u"a@x.gov.example"_s), RespondentKind::LocalAuthority);
    EXPECT_EQ(kindFromAddress(u"a@beis.gov.uk"_s), RespondentKind::PublicBody);
    EXPECT_EQ(kindFromAddress(u"a@uhnm.nhs.uk"_s), RespondentKind::PublicBody);
    EXPECT_EQ(kindFromAddress(u"a@parliament.uk"_s), RespondentKind::ElectedMember);
    EXPECT_EQ(kindFromAddress(u"a@bloggs.co.uk"_s), RespondentKind::Unknown);
    EXPECT_EQ(kindFromAddress(u""_s), RespondentKind::Unknown);
}
