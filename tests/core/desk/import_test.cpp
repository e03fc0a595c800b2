#include "tests/support/deskfixture.h"

#include <QDir>
#include <QFile>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

using Import = DeskFixture;

namespace {

QByteArray mail(int number, const QByteArray &subject = "Comments")
{
    return "Received: from a.example by b.example; Mon, 20 Jan 2020 10:00:00 +0000\nFrom: p" + QByteArray::number(number)
           + "@x.example\nSubject: " + subject + "\nDate: Mon, 20 Jan 2020 09:59:00 +0000\nMessage-ID: <"
           + QByteArray::number(number) + "@x.example>\n\nLetter number " + QByteArray::number(number) + ".\n";
}

} // namespace

TEST_F(Import, knowsAMessageAgainWhateverFileItCameIn)
{
    writeFile(path(u"a.eml"_s), mail(1));
    writeFile(path(u"copy of a.eml"_s), mail(1));
    writeFile(path(u"all.mbox"_s), "From x Mon Jan 20 10:00:00 2020\n" + mail(1) + "\nFrom x Mon Jan 20 10:00:00 2020\n" + mail(2));
    const Result<ImportSummary> summary =
        m_desk->takeIn({{path(u"a.eml"_s), path(u"copy of a.eml"_s), path(u"all.mbox"_s)}, {}, {}}, {});
    ASSERT_TRUE(summary);
    EXPECT_EQ(summary->added, 2);
    EXPECT_EQ(summary->duplicates, 2);
    EXPECT_EQ(summary->items[1].outcome, ImportOutcome::Duplicate);
    EXPECT_EQ(summary->items[1].response.number, 1);
    EXPECT_EQ(m_desk->counts()->responses, 2);
}

TEST_F(Import, knowsAMessageAgainThatIsJustBeingWritten)
{
    QByteArray box;
    for (int number = 1; number <= 300; ++number) // a batch is 250
        box += "From x Mon Jan 20 10:00:00 2020\n" + mail(number) + '\n';
    for (const int number : {20, 290, 301})
        box += "From x Mon Jan 20 10:00:00 2020\n" + mail(number) + '\n';
    writeFile(path(u"all.mbox"_s), box);
    const Result<ImportSummary> summary = m_desk->takeIn({{path(u"all.mbox"_s)}, {}, {}}, {});
    ASSERT_TRUE(summary);
    EXPECT_EQ(summary->added, 301);
    ASSERT_EQ(summary->items.size(), 303u);
    EXPECT_EQ(summary->items[300].outcome, ImportOutcome::Duplicate);
    EXPECT_EQ(summary->items[300].response.number, 20);
    EXPECT_EQ(summary->items[301].response.number, 290);
    EXPECT_EQ(summary->items[302].response.number, 301);
}

TEST_F(Import, keepsAndListsWhatItCannotRead)
{
    writeFile(path(u"empty.eml"_s), {});
    writeFile(path(u"noise.bin"_s), QByteArray("\x00\x01\x02\xff\xfe", 5));
    const ImportRequest request{{path(u"empty.eml"_s), path(u"noise.bin"_s)}, {}, {}};
    const Result<ImportSummary> summary = m_desk->takeIn(request, {});
    ASSERT_TRUE(summary);
    EXPECT_EQ(summary->unreadable, 2);
    const Result<std::vector<UnreadableItem>> kept = m_desk->unreadable();
    ASSERT_EQ(kept->size(), 2u);
    EXPECT_FALSE((*kept)[0].reason.isEmpty());
    EXPECT_EQ(*m_desk->unreadableBytes((*kept)[1]), QByteArray("\x00\x01\x02\xff\xfe", 5));
    ASSERT_TRUE(m_desk->takeIn(request, {}));
    EXPECT_EQ(m_desk->unreadable()->size(), 2u) << "not listed twice";
}

TEST_F(Import, keepsTheOriginalByteForByte)
{
    const QByteArray odd = "From: a@b.example\r\nSubject: caf\xe9\r\nDate: Mon, 20 Jan 2020 09:59:00 +0000\r\n\r\nbare\nmixed\r\nends\x00!";
    writeFile(path(u"odd.eml"_s), odd);
    const Result<ImportSummary> summary = m_desk->takeIn({{path(u"odd.eml"_s)}, {}, {}}, {});
    ASSERT_TRUE(summary);
    EXPECT_EQ(*m_desk->original(summary->items[0].response.id), odd);
}

TEST_F(Import, stopsWhenAskedAndGoesOnWhereItStopped)
{
    QDir(m_folder.path()).mkdir(u"in"_s);
    for (int i = 0; i < 600; ++i)
        writeFile(path(u"in/%1.eml"_s.arg(i)), mail(i));
    ImportProgress stopAtOnce;
    stopAtOnce.step = [](int, int, const QString &) { return false; };
    const ImportRequest request{{path(u"in"_s)}, {}, {}};
    const Result<ImportSummary> first = m_desk->takeIn(request, stopAtOnce);
    ASSERT_TRUE(first);
    const Result<ImportSummary> second = m_desk->takeIn(request, {});
    ASSERT_TRUE(second);
    EXPECT_EQ(first->added + second->added, 600);
    EXPECT_EQ(m_desk->counts()->responses, 600);
    EXPECT_TRUE(m_desk->verify()->empty());
}

TEST_F(Import, whatACopyOfTheFolderBroughtMeanwhileIsADuplicateAndStopsNothing)
{
    QDir(m_folder.path()).mkdir(u"in"_s);
    for (int i = 0; i < 600; ++i)
        writeFile(path(u"in/%1.eml"_s.arg(i)), mail(i));
    for (int i = 0; i < 600; i += 20)
        writeFile(path(u"in/%1.broken.eml"_s.arg(i)), QByteArray());
    const ImportRequest request{{path(u"in"_s)}, {}, {}};
    const std::unique_ptr<Desk> colleague = openAgain();
    int theirs = 0;
    ImportProgress progress;
    progress.step = [&](int, int, const QString &) {
        if (theirs == 0)
            theirs = colleague->takeIn(request, {})->added;
        return true;
    };
    const Result<ImportSummary> mine = m_desk->takeIn(request, progress);
    ASSERT_TRUE(mine) << mine.error().message.toStdString() << mine.error().detail.toStdString();
    EXPECT_GT(theirs, 0);
    EXPECT_EQ(mine->added + theirs, 600);
    EXPECT_EQ(mine->added + mine->duplicates, 600);
    EXPECT_EQ(m_desk->counts()->unreadable, 30) << "each is listed once";
    EXPECT_EQ(m_desk->counts()->responses, 600);
    EXPECT_TRUE(m_desk->verify()->empty());
}

TEST_F(Import, linksASecondResponseToTheFirst)
{
    const ResponseId first = receive(u"First thoughts."_s);
    const ResponseId second = receive(u"Second thoughts."_s, u"\"Lee, Ann\" <ANN@kilns.example>"_s);
    EXPECT_EQ(response(second).response.earlier, first);
    EXPECT_FALSE(response(first).response.earlier.isValid());
    EXPECT_EQ(m_desk->count(u"is:duplicate"_s), 0) << "no person set it aside";
}

TEST_F(Import, takesAGivenTimeForEvidence)
{
    writeFile(path(u"a.eml"_s), mail(1));
    const Result<ImportSummary> summary =
        m_desk->takeIn({{path(u"a.eml"_s)}, Channel::Letter, utc(u"2020-02-11T00:00:00Z"_s)}, {});
    ASSERT_TRUE(summary);
    const Response &r = summary->items[0].response;
    EXPECT_EQ(r.evidence, Evidence::Given);
    EXPECT_EQ(r.timeliness, Timeliness::Late);
    EXPECT_EQ(response(r.id).response.channel, Channel::Letter);
}

TEST_F(Import, findsWhatItTookInByStemAccentAndField)
{
    const ResponseId skills = receive(u"Our apprentices need skills."_s);
    const ResponseId cafe = receive(u"The café culture of Leek."_s, u"Bob <bob@staffs.ac.uk>"_s);
    const auto found = [&](const QString &query) { return m_desk->find(query).value_or(std::vector<ResponseId>()); };
    EXPECT_EQ(found(u"skill"_s), std::vector{skills});
    EXPECT_EQ(found(u"CAFE"_s), std::vector{cafe});
    EXPECT_EQ(found(u"apprent*"_s), std::vector{skills});
    EXPECT_EQ(found(u"from:staffs.ac.uk"_s), std::vector{cafe});
    EXPECT_EQ(found(u"skills OR café"_s).size(), 2u);
    EXPECT_EQ(found(u"-skills"_s), std::vector{cafe});
    const Result<std::vector<ResponseId>> broken = m_desk->find(u"skills ("_s);
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().kind, ErrorKind::Invalid);
    EXPECT_TRUE(broken.error().detail.startsWith(u"column "_s));
}

TEST_F(Import, aChangedRespondentIsFoundUnderTheNewName)
{
    const ResponseId id = receive(u"A letter."_s);
    const Respondent before = response(id).response.respondent;
    Respondent after = before;
    after.organisation = u"Moorland Pottery"_s;
    ASSERT_TRUE(m_desk->apply({RespondentChanged{id, before, after}}, u"Respondent"_s));
    EXPECT_EQ(m_desk->count(u"moorland"_s), 1);
    ASSERT_TRUE(m_desk->undo());
    EXPECT_EQ(m_desk->count(u"moorland"_s), 0);
    EXPECT_TRUE(m_desk->verify()->empty());
}
