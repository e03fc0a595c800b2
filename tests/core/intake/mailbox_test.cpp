// Names of mailboxes and folders. Fetching itself: tests/core/desk/fetch_test.cpp.
#include "core/intake/foldername.h"
#include "core/intake/mailboxaddress.h"
#include "tests/support/files.h"

using namespace soundings;
using namespace soundings::intake;
using namespace Qt::StringLiterals;

TEST(FolderName, isWrittenAsTheStandardHasIt)
{
    const std::pair<QString, QByteArray> cases[] = {
        {u"INBOX"_s, "INBOX"},
        {u"Entwürfe"_s, "Entw&APw-rfe"},
        {u"R & D"_s, "R &- D"},
        {u"~peter/mail/台北/日本語"_s, "~peter/mail/&U,BTFw-/&ZeVnLIqe-"}, // RFC 3501 5.1.3
        {u"😀"_s, "&2D3eAA-"},
        {{}, ""},
    };
    for (const auto &[name, bytes] : cases) {
        EXPECT_EQ(encodeFolderName(name), bytes);
        EXPECT_EQ(decodeFolderName(bytes), name);
    }
    for (const QByteArray bytes : {"Entw&APw", "Entw\xfcrfe", "&A-", "&2D0-", "&*-"})
        EXPECT_FALSE(decodeFolderName(bytes)) << bytes.toStdString();
}

TEST(MailboxAddress, isReadAsPeopleWriteItAndKeptInOneWay)
{
    const std::pair<QString, QString> cases[] = {
        {u"imaps://ann@mail.example/INBOX"_s, u"imaps://ann@mail.example/INBOX"_s},
        {u"IMAPS://ann@Mail.Example:993/inbox"_s, u"imaps://ann@mail.example/INBOX"_s},
        {u"imaps://ann@mail.example"_s, u"imaps://ann@mail.example/INBOX"_s},
        {u"imaps://ann@council.gov.uk@mail.example/Draft plan"_s,
         u"imaps://ann%40council.gov.uk@mail.example/Draft%20plan"_s},
        {u"imap://ann@localhost:1143/Anh%C3%B6rung/2020"_s, u"imap://ann@localhost:1143/Anhörung/2020"_s},
        {u"imaps://ann@[::1]:1993/a%23b"_s, u"imaps://ann@[::1]:1993/a%23b"_s},
    };
    for (const auto &[written, kept] : cases) {
        const Result<MailboxAddress> address = MailboxAddress::fromUrl(written);
        ASSERT_TRUE(address) << written.toStdString();
        EXPECT_EQ(address->url(), kept);
        EXPECT_EQ(MailboxAddress::fromUrl(kept), *address);
    }
    const Result<MailboxAddress> address = MailboxAddress::fromUrl(u"imap://ann%40x@h/50%25"_s);
    ASSERT_TRUE(address);
    EXPECT_EQ(address->user, u"ann@x"_s);
    EXPECT_EQ(address->folder, u"50%"_s);
    EXPECT_EQ(address->port, 143);
    EXPECT_EQ(address->url(17), u"imap://ann%40x@h/50%25#17"_s);
    EXPECT_EQ(address->account(), u"imap://ann%40x@h"_s);
}

TEST(MailboxAddress, refusesWhatIsNone)
{
    for (const QString &written :
         {u"mail.example"_s, u"https://ann@mail.example"_s, u"imaps://mail.example/INBOX"_s,
          u"imaps://@mail.example"_s, u"imaps://ann@"_s, u"imaps://ann@mail.example:x/"_s,
          u"imaps://ann@mail example/"_s, u"imaps://ann@h/a%0Ab"_s, QString()})
        EXPECT_FALSE(MailboxAddress::fromUrl(written)) << written.toStdString();
    const Result<MailboxAddress> told = MailboxAddress::fromUrl(u"imaps://ann:sesame@mail.example/INBOX"_s);
    ASSERT_FALSE(told);
    EXPECT_FALSE(told.error().message.contains(u"sesame"_s));
    EXPECT_TRUE(told.error().message.contains(u"password"_s));
}
