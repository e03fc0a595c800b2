#include "core/desk/acknowledging.h"

#include "core/desk/entering.h"
#include "core/intake/mail.h"
#include "core/tables/csv.h"
#include "tests/support/deskfixture.h"

#include <QDir>

#include <csignal>
#include <sys/resource.h>

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

class AcknowledgingTest : public test::DeskFixture
{
protected:
    void SetUp() override
    {
        DeskFixture::SetUp();
        m_now = test::utc(u"2020-03-01T09:00:00Z"_s);
        m_early = receive(u"Kilns need cheaper energy."_s, u"Zoë Müller <zoe@kilns.example>"_s);
        m_late = receive(u"Buses."_s, u"bob@buses.example"_s, u"Mon, 10 Feb 2020 12:00:01 +0000"_s);
        EnteredResponse letter;
        letter.respondent.name = u"Jo Potter"_s;
        letter.received = test::utc(u"2020-01-21T10:00:00Z"_s);
        letter.confidentiality = Confidentiality::Confidential;
        letter.text = u"By hand."_s;
        const Result<Response> entered = enter(*m_desk, letter);
        ASSERT_TRUE(entered);
        m_letter = entered->id;
    }
    std::vector<AcknowledgementDraft> drafts(const AcknowledgementScope &scope = {},
                                             const AcknowledgementTemplate &words = defaultAcknowledgement())
    {
        const Result<std::vector<AcknowledgementDraft>> made = draftAcknowledgements(*m_desk, scope, words);
        EXPECT_TRUE(made) << (made ? "" : made.error().message.toStdString());
        return made.value_or(std::vector<AcknowledgementDraft>());
    }
    QStringList filesIn(const QString &folder)
    {
        return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
    }

    ResponseId m_early;
    ResponseId m_late;
    ResponseId m_letter;
};

intake::Letter readDraft(const QString &file)
{
    intake::Item item = intake::readMail(test::readFile(file), file, {});
    const auto *letter = std::get_if<intake::Letter>(&item);
    EXPECT_TRUE(letter);
    return letter ? *letter : intake::Letter();
}

} // namespace

TEST_F(AcknowledgingTest, whoWouldNotBeNamedIsNotGreetedByTheWord)
{
    receive(u"Trams."_s, u"Anonymous <a@trams.example>"_s);
    const std::vector<AcknowledgementDraft> made = drafts();
    EXPECT_TRUE(made.back().text.startsWith(u"Dear Sir or Madam,"_s)) << made.back().text.left(40).toStdString();
}

TEST_F(AcknowledgingTest, saysWhenItCameAndWhetherThatWasInTime)
{
    const std::vector<AcknowledgementDraft> made = drafts();
    ASSERT_EQ(made.size(), 3u);
    EXPECT_EQ(made[0].subject, u"Your response to “Draft strategy” (R-0001)"_s);
    EXPECT_TRUE(made[0].text.startsWith(u"Dear Zoë Müller,\n"_s));
    EXPECT_TRUE(
        made[0].text.contains(u"received it on Monday 20 January 2020, 10:00 GMT. It arrived in time."_s))
        << made[0].text.toStdString();
    EXPECT_TRUE(made[1].text.startsWith(u"Dear Sir or Madam,"_s));
    EXPECT_TRUE(made[1].text.contains(u"received after the closing time, Monday 10 February 2020, 12:00 GMT; "
                                      "whether it can be considered will be decided"_s));
    EXPECT_TRUE(made[0].byMail());
    EXPECT_FALSE(made[2].byMail());
    ASSERT_TRUE(
        m_desk->apply({LateRuled{m_late, LateRuling::None, {}, LateRuling::Accepted, u"Snow"_s}}, u"x"_s));
    EXPECT_TRUE(drafts({{m_late}, {}})[0].text.contains(u"has been accepted all the same"_s));
}

TEST_F(AcknowledgingTest, writesDraftsThatMailProgramsOpenAndATable)
{
    const QString folder = path(u"to send/now"_s);
    std::vector<int> told;
    const Result<AcknowledgementsWritten> written =
        writeAcknowledgements(drafts(), folder, [&](int done, int total) {
            EXPECT_EQ(total, 3);
            told.push_back(done);
            return true;
        });
    ASSERT_TRUE(written) << written.error().message.toStdString();
    EXPECT_EQ(written->mails, 2);
    EXPECT_EQ(written->letters, 1);
    EXPECT_EQ(told, (std::vector{1, 2, 3}));
    EXPECT_EQ(filesIn(folder), (QStringList{u"R-0001 acknowledgement.eml"_s, u"R-0002 acknowledgement.eml"_s,
                                            u"acknowledgements.csv"_s}));

    const QByteArray mail = test::readFile(folder + u"/R-0001 acknowledgement.eml"_s);
    const QByteArray head = mail.left(mail.indexOf("\r\n\r\n"));
    EXPECT_TRUE(head.contains("X-Unsent: 1")) << head.toStdString();
    EXPECT_TRUE(head.contains("In-Reply-To: <1@test.example>"));
    EXPECT_TRUE(head.contains("References: <1@test.example>"));
    EXPECT_TRUE(head.contains("<zoe@kilns.example>"));
    EXPECT_FALSE(head.contains("Date:"));
    for (const char byte : mail)
        ASSERT_GE(byte, 0) << "only ASCII goes through every mail program";
    const intake::Letter read = readDraft(folder + u"/R-0001 acknowledgement.eml"_s);
    EXPECT_EQ(read.subject, u"Your response to “Draft strategy” (R-0001)"_s);
    EXPECT_EQ(read.parts.front().text.trimmed(), drafts()[0].text.trimmed());

    const auto table = tables::readCsv(test::readFile(folder + u"/acknowledgements.csv"_s));
    ASSERT_TRUE(table);
    ASSERT_EQ(table->size(), 4u);
    EXPECT_EQ((*table)[0].first(2), (QStringList{u"reference"_s, u"name"_s}));
    EXPECT_EQ((*table)[1].first(4),
              (QStringList{u"R-0001"_s, u"Zoë Müller"_s, QString(), u"zoe@kilns.example"_s}));
    EXPECT_TRUE((*table)[2].contains(u"late"_s));
    EXPECT_TRUE((*table)[3].contains(u"letter"_s));
    EXPECT_TRUE((*table)[3].contains(u"confidential"_s));

    EXPECT_TRUE(writeAcknowledgements(drafts({{m_early}, {}}), folder)); // again, over the old ones
    EXPECT_EQ(tables::readCsv(test::readFile(folder + u"/acknowledgements.csv"_s))->size(), 2u);
}

TEST_F(AcknowledgingTest, whatWouldBreakAHeaderDoesNot)
{
    const Respondent before = response(m_early).response.respondent;
    Respondent after = before;
    after.name = u"Zoë\r\nBcc: everyone@lep.example"_s;
    ASSERT_TRUE(m_desk->apply({RespondentChanged{m_early, before, after}}, u"x"_s));
    ASSERT_TRUE(writeAcknowledgements(drafts({{m_early}, {}}), path(u"out"_s)));
    const QByteArray mail = test::readFile(path(u"out/R-0001 acknowledgement.eml"_s));
    EXPECT_FALSE(mail.contains("\nBcc:")) << mail.toStdString();
}

TEST_F(AcknowledgingTest, aFieldThatIsNotKnownIsNamed)
{
    const auto made = draftAcknowledgements(*m_desk, {}, {u"Hello"_s, u"Dear {nmae}"_s});
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().kind, ErrorKind::Invalid);
    EXPECT_TRUE(made.error().message.contains(u"{nmae}"_s));
    EXPECT_TRUE(made.error().message.contains(u"{name}"_s));
    const QString all = acknowledgementFields().join(u'|');
    EXPECT_FALSE(drafts({{m_early}, {}}, {all, all})[0].text.contains(u'{'));
}

TEST_F(AcknowledgingTest, stoppedNothingIsLeft)
{
    const Result<AcknowledgementsWritten> written =
        writeAcknowledgements(drafts(), path(u"out"_s), [](int done, int) { return done < 2; });
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().kind, ErrorKind::Cancelled);
    EXPECT_FALSE(QDir(path(u"out"_s)).exists());
}

TEST_F(AcknowledgingTest, aFolderThatCantBeWrittenIsNamed)
{
    test::writeFile(path(u"a file"_s), "x");
    const Result<AcknowledgementsWritten> written = writeAcknowledgements(drafts(), path(u"a file/out"_s));
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().kind, ErrorKind::Storage);
    EXPECT_TRUE(written.error().message.contains(u"a file/out"_s));
    ASSERT_TRUE(QDir(path(u"."_s)).mkpath(u"taken/acknowledgements.csv"_s));
    EXPECT_FALSE(writeAcknowledgements(drafts(), path(u"taken"_s)));
    EXPECT_EQ(filesIn(path(u"taken"_s)), QStringList{u"acknowledgements.csv"_s});
}

/// A limit on the size of files fails a write in the middle, as a full disk does.
TEST_F(AcknowledgingTest, aFullDiskLeavesNothingHalfWritten)
{
    const std::vector<AcknowledgementDraft> made =
        drafts({}, {u"Hello"_s, u"Dear {name}\n"_s + QString(100'000, u'x')});
    ASSERT_TRUE(QDir(path(u"."_s)).mkpath(u"out"_s));
    rlimit before{};
    ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{20'000, before.rlim_max};
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
    const Result<AcknowledgementsWritten> written = writeAcknowledgements(made, path(u"out"_s));
    setrlimit(RLIMIT_FSIZE, &before);
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().kind, ErrorKind::Storage);
    EXPECT_TRUE(written.error().message.contains(u"None of the drafts was kept"_s));
    EXPECT_EQ(filesIn(path(u"out"_s)), QStringList());
}

TEST_F(AcknowledgingTest, markedAsSentByThePersonAndUndone)
{
    EXPECT_EQ(unacknowledged(*m_desk, {})->size(), 3u);
    ASSERT_TRUE(writeAcknowledgements(drafts(), path(u"out"_s)));
    EXPECT_EQ(m_desk->count(u"is:acknowledged"_s), 0); // never by writing alone
    ASSERT_TRUE(
        m_desk->apply(markAcknowledged({m_early, m_letter}, m_desk->now()), u"Mark 2 as acknowledged"_s));
    EXPECT_EQ(m_desk->count(u"is:acknowledged"_s), 2);
    EXPECT_EQ(*m_desk->find(u"-is:acknowledged"_s), std::vector{m_late});
    EXPECT_EQ(response(m_early).response.acknowledged, m_now);
    EXPECT_EQ(m_desk->history(m_early)->back().kind, u"acknowledged"_s);
    EXPECT_EQ(m_desk->history(m_early)->back().what, u"Marked as acknowledged"_s);
    EXPECT_EQ(unacknowledged(*m_desk, {{m_early, m_late}, {}})->size(), 1u);
    const Result<ChangeSet> again = m_desk->apply(markAcknowledged({m_early}, m_now), u"x"_s);
    ASSERT_FALSE(again); // somebody else was first
    EXPECT_EQ(again.error().kind, ErrorKind::Refused);

    ASSERT_TRUE(m_desk->undo());
    EXPECT_EQ(m_desk->count(u"is:acknowledged"_s), 0);
    EXPECT_FALSE(response(m_early).response.acknowledged);
    EXPECT_EQ(m_desk->history(m_early)->back().what, u"No longer marked as acknowledged"_s);
    ASSERT_TRUE(m_desk->redo());
    EXPECT_EQ(m_desk->count(u"is:acknowledged"_s), 2);
    EXPECT_TRUE(m_desk->verify()->empty());
}
