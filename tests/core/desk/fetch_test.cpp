// Fetching from a mailbox, against a real Dovecot that the test starts for itself.
#include "tests/support/deskfixture.h"
#include "tests/support/mailserver.h"

#include <QElapsedTimer>
#include <QSet>
#include <QThread>

#include <future>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

class Fetch : public DeskFixture
{
protected:
    void SetUp() override
    {
        if (!MailServer::isInstalled())
            GTEST_SKIP() << "needs Dovecot and openssl";
        DeskFixture::SetUp();
    }

    static MailboxRequest request(const MailServer &server, const QString &folder = u"INBOX"_s)
    {
        MailboxRequest made;
        made.address = server.address(folder);
        made.password = MailServer::password();
        made.authorities = server.authority();
        made.pauses = {50, 50, 50};
        return made;
    }

    Result<ImportSummary> fetch(const MailboxRequest &wanted) { return m_desk->fetch(wanted, {}); }

    void expectAllIsWell()
    {
        const Result<std::vector<Finding>> findings = m_desk->verify();
        ASSERT_TRUE(findings);
        for (const Finding &finding : *findings)
            ADD_FAILURE() << finding.what.toStdString() << ": " << finding.detail.toStdString();
    }
};

QSet<QString> subjectsOf(const ImportSummary &summary)
{
    QSet<QString> all;
    for (const ImportItem &item : summary.items)
        all.insert(item.response.subject);
    return all;
}

} // namespace

TEST_F(Fetch, takesInWhatIsNewAndLeavesTheMailboxAsItWas)
{
    MailServer server;
    server.deliver(u"INBOX"_s, 500);
    server.start();
    const QStringList before = server.messageFiles();
    const Result<ImportSummary> first = fetch(request(server));
    ASSERT_TRUE(first) << first.error().message.toStdString() << first.error().detail.toStdString();
    EXPECT_EQ(first->added, 500);
    EXPECT_EQ(subjectsOf(*first).size(), 500);
    EXPECT_EQ(first->items[0].source, server.address() + u"#1"_s);
    EXPECT_EQ(first->items[0].response.evidence, Evidence::ReceivedHeader);

    const Result<ImportSummary> again = fetch(request(server));
    ASSERT_TRUE(again);
    EXPECT_EQ(again->added + again->duplicates + again->unreadable, 0);
    server.deliver(u"INBOX"_s, 2, 500);
    const Result<ImportSummary> later = fetch(request(server));
    ASSERT_TRUE(later);
    EXPECT_EQ(subjectsOf(*later), (QSet{u"Letter 500"_s, u"Letter 501"_s}));

    QStringList after = server.messageFiles();
    after.removeIf([&](const QString &file) { return !before.contains(file); });
    EXPECT_EQ(after, before); // same names, same flags, none gone
    const auto boxes = m_desk->mailboxes();
    ASSERT_TRUE(boxes);
    ASSERT_EQ(boxes->size(), 1u);
    EXPECT_EQ(boxes->at(0).mailbox, server.address());
    EXPECT_EQ(boxes->at(0).messages, 502);
    EXPECT_EQ(boxes->at(0).at, m_desk->now());
    expectAllIsWell();
}

TEST_F(Fetch, goesOnWhereABrokenConnectionBroke)
{
    MailServer server;
    server.deliver(u"INBOX"_s, 500);
    server.start();
    CuttingProxy proxy(server.tlsPort(), 150'000, 3);
    MailboxRequest wanted = request(server);
    wanted.address = u"imaps://ann@localhost:%1/INBOX"_s.arg(proxy.port());
    const Result<ImportSummary> summary = fetch(wanted);
    ASSERT_TRUE(summary) << summary.error().message.toStdString() << summary.error().detail.toStdString();
    EXPECT_EQ(proxy.connections(), 4);
    EXPECT_EQ(summary->added, 500);
    EXPECT_EQ(summary->duplicates, 0); // none was fetched twice
    EXPECT_EQ(subjectsOf(*summary).size(), 500);
    expectAllIsWell();
}

TEST_F(Fetch, keepsWhatItHasWhereTheConnectionStaysBroken)
{
    MailServer server;
    server.deliver(u"INBOX"_s, 500);
    server.start();
    int taken = 0;
    {
        CuttingProxy proxy(server.tlsPort(), 150'000, 1000);
        MailboxRequest wanted = request(server);
        wanted.address = u"imaps://ann@localhost:%1/INBOX"_s.arg(proxy.port());
        wanted.pauses = {};
        const Result<ImportSummary> broken =
            m_desk->fetch(wanted, {{}, [&](const ImportItem &) { ++taken; }});
        ASSERT_FALSE(broken);
        EXPECT_TRUE(broken.error().message.contains(u"localhost"_s));
    }
    EXPECT_GT(taken, 0);
    EXPECT_LT(taken, 500);
    EXPECT_EQ(m_desk->count({}).value_or(0), taken);
    expectAllIsWell();
}

TEST_F(Fetch, refusesAWrongPasswordWithoutRepeatingIt)
{
    MailServer server;
    server.start();
    MailboxRequest wanted = request(server);
    wanted.password = u"not it"_s;
    const Result<ImportSummary> summary = fetch(wanted);
    ASSERT_FALSE(summary);
    EXPECT_EQ(summary.error().kind, ErrorKind::Refused);
    EXPECT_TRUE(summary.error().message.contains(u"“ann”"_s));
    EXPECT_FALSE((summary.error().message + summary.error().detail).contains(u"not it"_s));
}

struct BadCertificate
{
    Certificate certificate;
    bool authorityKnown;
    QString says;
};

class FetchCertificate : public Fetch, public ::testing::WithParamInterface<BadCertificate>
{
};

TEST_P(FetchCertificate, isRefusedBeforeThePasswordIsSent)
{
    MailServer server(GetParam().certificate);
    server.start();
    for (const bool startTls : {false, true}) {
        MailboxRequest wanted = request(server);
        if (!GetParam().authorityKnown)
            wanted.authorities.clear();
        if (startTls)
            wanted.address = u"imap://ann@localhost:%1/INBOX"_s.arg(server.plainPort());
        const Result<ImportSummary> summary = fetch(wanted);
        ASSERT_FALSE(summary);
        EXPECT_EQ(summary.error().kind, ErrorKind::Refused);
        EXPECT_TRUE(summary.error().message.contains(u"localhost"_s))
            << summary.error().message.toStdString();
        EXPECT_TRUE(summary.error().message.contains(GetParam().says))
            << summary.error().message.toStdString();
    }
    EXPECT_FALSE(server.log().contains(u"user=<ann>"_s)) << server.log().toStdString();
}

INSTANTIATE_TEST_SUITE_P(All, FetchCertificate,
                         ::testing::Values(BadCertificate{Certificate::Expired, true, u"expired on"_s},
                                           BadCertificate{Certificate::Good, false, u"“Test authority”"_s},
                                           BadCertificate{Certificate::SelfSigned, true,
                                                          u"nobody but itself"_s}));

TEST_F(Fetch, speaksStartTlsAndListsFolders)
{
    MailServer server;
    server.deliver(u"INBOX"_s, 1);
    server.deliver(u"Anh&APY-rung Mai 2020/Gr&APYA3w-ere Orte"_s, 300, 1000);
    server.start();
    MailboxRequest wanted = request(server);
    wanted.address = u"imap://ann@localhost:%1"_s.arg(server.plainPort());
    const Result<std::vector<MailFolder>> folders = mailFolders(wanted);
    ASSERT_TRUE(folders) << folders.error().message.toStdString() << folders.error().detail.toStdString();
    const auto found = std::find_if(folders->begin(), folders->end(), [](const MailFolder &folder) {
        return folder.name == u"Anhörung Mai 2020/Größere Orte"_s;
    });
    ASSERT_NE(found, folders->end());
    EXPECT_EQ(found->separator, u"/"_s);
    EXPECT_TRUE(found->selectable);
    wanted.address = found->address;
    const Result<ImportSummary> summary = fetch(wanted);
    ASSERT_TRUE(summary) << summary.error().message.toStdString();
    EXPECT_EQ(summary->added, 300);
    EXPECT_EQ(summary->items[0].source,
              u"imap://ann@localhost:%1/Anhörung%20Mai%202020/Größere%20Orte#1"_s.arg(server.plainPort()));
    wanted.address = u"imap://ann@localhost:%1/No such"_s.arg(server.plainPort());
    const Result<ImportSummary> none = fetch(wanted);
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().kind, ErrorKind::NotFound);
    EXPECT_TRUE(none.error().message.contains(u"“No such”"_s));
}

TEST_F(Fetch, looksAtEverythingAgainWhereTheNumbersChanged)
{
    MailServer server;
    server.deliver(u"INBOX"_s, 30);
    server.start();
    ASSERT_TRUE(fetch(request(server)));
    const MailboxPosition before = m_desk->mailboxes()->at(0).position;
    server.stop();
    server.renumber(u"INBOX"_s);
    server.deliver(u"INBOX"_s, 1, 30);
    QThread::msleep(1100); // UIDVALIDITY is a time in seconds
    server.start();
    const Result<ImportSummary> summary = fetch(request(server));
    ASSERT_TRUE(summary) << summary.error().message.toStdString();
    EXPECT_EQ(summary->added, 1);
    EXPECT_EQ(summary->duplicates, 30);
    EXPECT_NE(m_desk->mailboxes()->at(0).position.uidValidity, before.uidValidity);
    const Result<ImportSummary> again = fetch(request(server));
    ASSERT_TRUE(again);
    EXPECT_EQ(again->added + again->duplicates, 0);
    expectAllIsWell();
}

TEST_F(Fetch, keepsAWordOnAMessageThatIsTooLarge)
{
    MailServer server;
    server.deliver(u"INBOX"_s, 1);
    server.deliver(u"INBOX"_s, "Subject: big\n\n" + QByteArray(200'000, 'x') + "\n");
    server.deliver(u"INBOX"_s, 1, 1);
    server.start();
    MailboxRequest wanted = request(server);
    wanted.messageLimit = 100'000;
    const Result<ImportSummary> summary = fetch(wanted);
    ASSERT_TRUE(summary);
    EXPECT_EQ(summary->added, 2);
    ASSERT_EQ(summary->unreadable, 1);
    EXPECT_EQ(summary->items[1].source, server.address() + u"#2"_s);
    EXPECT_FALSE(summary->items[1].reason.isEmpty());
    EXPECT_EQ(fetch(wanted)->unreadable, 0); // it is behind us
}

TEST_F(Fetch, takesTheServersWordWhereAMessageHasNoTime)
{
    MailServer server;
    server.deliver(u"INBOX"_s, "From: a@x.example\nSubject: No date\n\nHello\n");
    server.start();
    const Result<ImportSummary> summary = fetch(request(server));
    ASSERT_TRUE(summary);
    ASSERT_EQ(summary->added, 1);
    EXPECT_EQ(summary->items[0].response.evidence, Evidence::FileTime);
    // Dovecot takes the arrival from the file, which the test has just written.
    const qint64 age = QDateTime::currentMSecsSinceEpoch() - summary->items[0].response.received.ms;
    EXPECT_LT(std::abs(age), 10 * 60'000);
}

namespace {

/// A watch on a thread of its own, and what it took in so far.
struct Watch
{
    Watch(Desk &desk, MailboxRequest request)
    {
        request.watch = true;
        ImportProgress progress;
        progress.item = [this](const ImportItem &) { ++taken; };
        progress.step = [this](int, int, const QString &) { return !stop; };
        result = std::async(std::launch::async,
                            [&desk, request, progress] { return desk.fetch(request, progress); });
    }
    bool waitFor(int count) const
    {
        for (int i = 0; i < 300 && taken < count; ++i)
            QThread::msleep(50);
        return taken == count;
    }
    std::atomic<int> taken = 0;
    std::atomic<bool> stop = false;
    std::future<Result<ImportSummary>> result;
};

} // namespace

TEST_F(Fetch, whatIsStoppedInTheMidstOfADocumentEndsAndSaysSo)
{
    MailServer server;
    server.deliver(u"INBOX"_s, 3);
    server.start();
    std::stop_source stop;
    stop.request_stop();
    ImportProgress progress;
    progress.stop = stop.get_token();
    progress.step = [](int, int, const QString &) { return true; };
    for (const bool watch : {false, true}) {
        MailboxRequest wanted = request(server);
        wanted.watch = watch;
        const Result<ImportSummary> summary = m_desk->fetch(wanted, progress);
        ASSERT_TRUE(summary) << summary.error().message.toStdString();
        EXPECT_TRUE(summary->cancelled) << watch;
        EXPECT_EQ(summary->added, 0);
    }
    EXPECT_EQ(fetch(request(server))->added, 3) << "nothing is lost by it";
}

TEST_F(Fetch, watchingBringsWhatIsDeliveredLaterAndStopsWithinASecond)
{
    MailServer server;
    server.deliver(u"INBOX"_s, 3);
    server.start();
    CuttingProxy proxy(server.tlsPort(), 0, 0);
    MailboxRequest wanted = request(server);
    wanted.address = u"imaps://ann@localhost:%1/INBOX"_s.arg(proxy.port());
    Watch watch(*m_desk, wanted);
    EXPECT_TRUE(watch.waitFor(3));
    QThread::msleep(500); // it waits by now
    server.deliver(u"INBOX"_s, 1, 3);
    EXPECT_TRUE(watch.waitFor(4));
    proxy.cutNow(); // as when a computer wakes up elsewhere
    server.deliver(u"INBOX"_s, 1, 4);
    EXPECT_TRUE(watch.waitFor(5));
    QThread::msleep(300);
    QElapsedTimer stopping;
    stopping.start();
    watch.stop = true;
    const Result<ImportSummary> summary = watch.result.get();
    EXPECT_LT(stopping.elapsed(), 1000);
    ASSERT_TRUE(summary);
    EXPECT_TRUE(summary->cancelled);
    EXPECT_EQ(summary->added, 5);
    expectAllIsWell();
}

TEST_F(Fetch, aFolderThatIsWatchedIsTakenInAsItFills)
{
    const QString inbox = path(u"scans"_s);
    QDir().mkpath(inbox);
    writeFile(inbox + u"/one.txt"_s, "The first letter.\n");
    std::atomic<int> taken = 0;
    std::atomic<bool> stop = false;
    const ImportProgress progress{[&](int, int, const QString &) { return !stop; },
                                  [&](const ImportItem &) { ++taken; }};
    auto result = std::async(std::launch::async, [&] {
        return m_desk->watchFolder({{inbox}, Channel::Letter, {}}, progress);
    });
    const auto waitFor = [&](int count) {
        for (int i = 0; i < 300 && taken < count; ++i)
            QThread::msleep(50);
        return taken == count;
    };
    EXPECT_TRUE(waitFor(1));
    writeFile(inbox + u"/two.txt"_s, "The second letter.\n");
    EXPECT_TRUE(waitFor(2));
    stop = true;
    const Result<ImportSummary> summary = result.get();
    ASSERT_TRUE(summary);
    EXPECT_EQ(summary->added, 2);
}
