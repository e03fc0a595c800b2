#include "core/desk/backups.h"

#include "core/desk/tagging.h"
#include "tests/support/deskfixture.h"

#include <QDir>
#include <QFile>

#include <sys/mount.h>
#include <utime.h>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

class Backups : public DeskFixture
{
protected:
    void SetUp() override
    {
        DeskFixture::SetUp();
        receive(u"The first letter, about skills."_s);
        QDir(m_folder.path()).mkdir(u"kept"_s);
        m_plan.folder = path(u"kept"_s);
        m_plan.keep = 3;
    }
    /// Something new, an hour later.
    void work()
    {
        receive(u"One more letter."_s);
        m_now.ms += 3'600'000;
    }
    PlannedBackup plannedBackup()
    {
        const Result<PlannedBackup> made = backUpByPlan(*m_desk, m_plan);
        EXPECT_TRUE(made) << (made ? "" : made.error().message.toStdString() + made.error().detail.toStdString());
        return made.value_or(PlannedBackup());
    }
    QStringList kept() const { return QDir(m_plan.folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot); }
    /// Files and folders that a step must not leave behind.
    QStringList leftOvers() const
    {
        return QDir(m_folder.path()).entryList({u".soundings-work*"_s, u"*.part"_s}, QDir::AllEntries | QDir::Hidden);
    }

    BackupPlan m_plan;
};

/// A disk of so many kilobytes, for root alone; skips with a word otherwise.
class SmallDisk
{
public:
    SmallDisk(const QString &folder, int kilobytes)
        : m_folder(folder.toLocal8Bit())
    {
        QDir().mkpath(folder);
        const QByteArray size = "size=" + QByteArray::number(kilobytes) + "k";
        m_mounted = ::mount("tmpfs", m_folder.constData(), "tmpfs", 0, size.constData()) == 0;
    }
    ~SmallDisk()
    {
        if (m_mounted)
            ::umount2(m_folder.constData(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;
    [[nodiscard]] bool isMounted() const { return m_mounted; }
    void forbidWriting() { ::mount(nullptr, m_folder.constData(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr); }

private:
    QByteArray m_folder;
    bool m_mounted = false;
};

} // namespace

TEST_F(Backups, soManyAreKeptAndTheOldestGoes)
{
    QStringList made;
    for (int i = 0; i < 5; ++i) {
        made << QFileInfo(plannedBackup().file).fileName();
        work();
    }
    EXPECT_EQ(kept(), QStringList(made.sliced(2))) << "the newest three, and nothing else";
    const auto facts = backupFacts(m_plan.folder + u'/' + made.last());
    ASSERT_TRUE(facts);
    EXPECT_EQ(facts->title, m_desk->consultation()->title);
    EXPECT_EQ(facts->responses, 5);
    EXPECT_EQ(entryWithHead(*m_desk, facts->mark.head).value(), std::optional(facts->mark.entry));
}

TEST_F(Backups, whereNothingHappenedNoneIsMade)
{
    EXPECT_FALSE(plannedBackup().file.isEmpty());
    m_now.ms += 3'600'000;
    EXPECT_TRUE(plannedBackup().file.isEmpty());
    EXPECT_EQ(kept().size(), 1);
}

TEST_F(Backups, whatIsNotABackupOfThisConsultationStays)
{
    m_plan.keep = 1;
    const QString other = path(u"other.soundings"_s);
    NewConsultation how;
    how.title = u"Another"_s;
    how.closes = utc(u"2020-02-10T12:00:00Z"_s);
    how.draftFile = projectFile(u"tests/data/drafts/tiny.pdf"_s);
    Desk::create(other, how).value().reset();
    const QString name = QFileInfo(m_desk->file()).completeBaseName();
    ASSERT_TRUE(QFile::copy(other, m_plan.folder + u'/' + name + u" 2019-01-01 000000.soundings"_s));
    ASSERT_TRUE(QFile::copy(m_desk->file(), m_plan.folder + u"/mine.soundings"_s));
    writeFile(m_plan.folder + u'/' + name + u" 2019-01-02 000000.soundings"_s, "no consultation at all");
    for (int i = 0; i < 3; ++i) {
        plannedBackup();
        work();
    }
    EXPECT_EQ(kept().size(), 4) << kept().join(u' ').toStdString();
}

TEST_F(Backups, aFolderThatIsGoneIsNamedAndNothingIsRemoved)
{
    m_plan.folder = path(u"gone"_s);
    const auto made = backUpByPlan(*m_desk, m_plan);
    ASSERT_FALSE(made);
    EXPECT_TRUE(made.error().message.contains(m_plan.folder)) << made.error().message.toStdString();
}

TEST_F(Backups, theClockAsksAfterSoManyHours)
{
    const QDateTime noon(QDate(2020, 2, 10), QTime(12, 0));
    m_plan.everyHours = 4;
    EXPECT_TRUE(isDue(m_plan, {}, noon));
    EXPECT_FALSE(isDue(m_plan, noon.addSecs(-4 * 3600 + 1), noon));
    EXPECT_TRUE(isDue(m_plan, noon.addSecs(-4 * 3600), noon));
    m_plan.everyHours = 0;
    EXPECT_FALSE(isDue(m_plan, {}, noon));
    EXPECT_FALSE(isDue({}, {}, noon)) << "without a folder there is no plan";
}

TEST_F(Backups, aRestoredOneIsTheSameAndIsWorkedIn)
{
    const QString backup = plannedBackup().file;
    const QByteArray head = m_desk->journalHead().value();
    const QByteArray bytes = readFile(backup);
    work();
    const QString fresh = path(u"restored.soundings"_s);
    const auto amiss = restoreBackup(backup, fresh);
    ASSERT_TRUE(amiss) << amiss.error().message.toStdString() << amiss.error().detail.toStdString();
    EXPECT_TRUE(amiss->empty());
    EXPECT_TRUE(readFile(backup) == bytes) << "the backup stays as it is";
    const auto desk = Desk::open(fresh).value();
    EXPECT_EQ(desk->journalHead().value(), head);
    EXPECT_EQ(desk->count(u"skills"_s).value(), 1);
    ASSERT_TRUE(tagResponse(*desk, {desk->responseByNumber(1).value(), {}, {u"Ideas"_s}, {}, Stance::None, {}}));
    const auto again = restoreBackup(backup, fresh);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().kind, ErrorKind::Refused) << "never over a file";
}

TEST_F(Backups, aConsultationInUseIsRestoredWithItsLog)
{
    ASSERT_TRUE(m_desk->extend(utc(u"2020-02-20T12:00:00Z"_s), u"Floods"_s));
    ASSERT_GT(QFileInfo(m_desk->file() + u"-wal"_s).size(), 0);
    const QString fresh = path(u"restored.soundings"_s);
    ASSERT_TRUE(restoreBackup(m_desk->file(), fresh));
    EXPECT_EQ(Desk::open(fresh).value()->consultation()->closes, utc(u"2020-02-20T12:00:00Z"_s));
}

TEST_F(Backups, aDamagedBackupIsSaidToBeAndLeavesNothing)
{
    const QString backup = plannedBackup().file;
    QByteArray bytes = readFile(backup);
    writeFile(backup, bytes.first(bytes.size() / 3));
    const auto restored = restoreBackup(backup, path(u"restored.soundings"_s));
    ASSERT_FALSE(restored);
    EXPECT_FALSE(restored.error().message.isEmpty());
    EXPECT_FALSE(QFile::exists(path(u"restored.soundings"_s)));
    EXPECT_TRUE(leftOvers().isEmpty());
}

TEST_F(Backups, underAPasswordItOpensWithThatAlone)
{
    const QString file = path(u"lis.soundings-locked"_s);
    EXPECT_FALSE(backUp(*m_desk, file, {}, u"short"_s));
    EXPECT_FALSE(QFile::exists(file));
    const Result<> made = backUp(*m_desk, file, {}, u"four plain words"_s);
    ASSERT_TRUE(made) << made.error().message.toStdString() << made.error().detail.toStdString();
    EXPECT_FALSE(readFile(file).contains("SQLite format"));
    EXPECT_TRUE(backupFacts(file)->encrypted);
    const auto wrong = restoreBackup(file, path(u"restored.soundings"_s), u"four plain wards"_s);
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().kind, ErrorKind::Refused);
    EXPECT_FALSE(QFile::exists(path(u"restored.soundings"_s)));
    ASSERT_TRUE(restoreBackup(file, path(u"restored.soundings"_s), u"four plain words"_s));
    EXPECT_EQ(Desk::open(path(u"restored.soundings"_s)).value()->journalHead().value(), m_desk->journalHead().value());
    EXPECT_TRUE(leftOvers().isEmpty()) << leftOvers().join(u' ').toStdString();
    const auto opened = Desk::open(file);
    ASSERT_FALSE(opened);
    EXPECT_TRUE(opened.error().message.contains(u"password"_s)) << opened.error().message.toStdString();
}

TEST_F(Backups, whatIsStoppedLeavesNothing)
{
    const QString file = path(u"copy.soundings"_s);
    for (const int steps : {0, 1, 3}) {
        int left = steps;
        const Result<> stopped = backUp(*m_desk, file, [&](qint64, qint64) { return left-- > 0; });
        if (stopped) // there was less to do than that
            break;
        EXPECT_EQ(stopped.error().kind, ErrorKind::Cancelled) << stopped.error().message.toStdString();
        EXPECT_FALSE(QFile::exists(file));
        EXPECT_TRUE(leftOvers().isEmpty());
    }
}

TEST_F(Backups, whatAKilledProgramLeftIsTakenAway)
{
    const QString left = path(u".soundings-work-abcdef"_s);
    QDir().mkpath(left);
    writeFile(left + u"/copy.soundings"_s, "half");
    const utimbuf old{1'000'000'000, 1'000'000'000};
    ASSERT_EQ(::utime(qPrintable(left), &old), 0);
    ASSERT_TRUE(backUp(*m_desk, path(u"copy.soundings"_s)));
    EXPECT_FALSE(QFile::exists(left));
}

TEST_F(Backups, aFullDiskIsNamedAndKeepsWhatItHad)
{
    SmallDisk disk(m_plan.folder, 64);
    if (!disk.isMounted())
        GTEST_SKIP() << "only root can mount a small disk";
    const QString file = m_plan.folder + u"/copy.soundings"_s;
    const Result<> made = backUp(*m_desk, file);
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().kind, ErrorKind::Storage);
    EXPECT_TRUE(made.error().message.contains(m_plan.folder)) << made.error().message.toStdString();
    EXPECT_TRUE(kept().isEmpty()) << kept().join(u' ').toStdString();
    const auto planned = backUpByPlan(*m_desk, m_plan);
    ASSERT_FALSE(planned);
    EXPECT_TRUE(kept().isEmpty());
}

TEST_F(Backups, aFolderThatMayNotBeWrittenIsNamed)
{
    SmallDisk disk(m_plan.folder, 50'000);
    if (!disk.isMounted())
        GTEST_SKIP() << "only root can mount a disk";
    const QString backup = plannedBackup().file;
    disk.forbidWriting();
    const Result<> made = backUp(*m_desk, m_plan.folder + u"/copy.soundings"_s);
    ASSERT_FALSE(made);
    EXPECT_TRUE(made.error().message.contains(m_plan.folder)) << made.error().message.toStdString();
    EXPECT_EQ(backupFacts(backup)->responses, 1) << "a backup on a disk that can't be written can be read";
    EXPECT_TRUE(restoreBackup(backup, path(u"restored.soundings"_s)));
}

TEST_F(Backups, theQuickCheckFindsDamageAndAnOlderCopyInItsPlace)
{
    const QByteArray head = m_desk->journalHead().value();
    const QString old = path(u"old.soundings"_s);
    ASSERT_TRUE(backUp(*m_desk, old));
    work();
    const QByteArray newer = m_desk->journalHead().value();
    EXPECT_TRUE(quickCheck(*m_desk, head)->empty());
    EXPECT_TRUE(quickCheck(*m_desk, newer)->empty());
    const auto older = quickCheck(*Desk::open(old).value(), newer);
    ASSERT_TRUE(older);
    ASSERT_EQ(older->size(), 1u);
    EXPECT_EQ(older->front().what, u"journal-head"_s);
}
