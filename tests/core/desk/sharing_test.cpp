#include "core/desk/recordkeeping.h"
#include "core/desk/sharing.h"
#include "core/desk/tagging.h"
#include "tests/support/deskfixture.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <unistd.h>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

using store::Holding;

/// A consultation in a folder that another machine has in use, or had.
class Sharing : public DeskFixture
{
protected:
    void SetUp() override
    {
        DeskFixture::SetUp();
        receive(u"The first letter."_s);
        m_file = m_desk->file();
    }
    void makeOld(const QString &note)
    {
        QFile file(note);
        ASSERT_TRUE(file.open(QIODevice::ReadWrite));
        ASSERT_TRUE(
            file.setFileTime(QDateTime::currentDateTime().addSecs(-600), QFileDevice::FileModificationTime));
    }

    QString m_file;
};

/// A folder in which nothing can be written, while it lives; root is kept out by a mount alone.
class ClosedFolder
{
public:
    explicit ClosedFolder(QString folder)
        : m_folder(std::move(folder))
    {
        if (geteuid() != 0)
            closed = QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::ExeOwner);
        else
            closed = run({u"--bind"_s, m_folder, m_folder}) && run({u"-o"_s, u"remount,ro,bind"_s, m_folder});
    }
    ~ClosedFolder()
    {
        if (geteuid() != 0)
            QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        else
            QProcess::execute(u"umount"_s, {m_folder});
    }
    bool closed = false;

private:
    static bool run(const QStringList &arguments)
    {
        QProcess mount;
        mount.start(u"mount"_s, arguments);
        return mount.waitForFinished() && mount.exitCode() == 0;
    }
    QString m_folder;
};

TEST_F(Sharing, whereNothingCanBeWrittenItIsRead)
{
    m_desk.reset();
    QTemporaryDir folder;
    const QString file = folder.filePath(u"lis.soundings"_s);
    ASSERT_TRUE(QFile::copy(m_file, file));
    {
        const ClosedFolder closed(folder.path());
        if (!closed.closed)
            GTEST_SKIP() << "a folder can't be closed to root here";
        const auto desk = Desk::open(file, u"Ann"_s);
        ASSERT_TRUE(desk) << desk.error().message.toStdString();
        EXPECT_EQ((*desk)->counts()->responses, 1);
        EXPECT_EQ((*desk)->find(u"letter"_s)->size(), 1U);
        EXPECT_TRUE((*desk)->verify()->empty());
        const auto refused =
            tagResponse(**desk, {(*desk)->responseByNumber(1).value(), {}, {u"Ideas"_s}, {}, Stance::None, {}});
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().kind, ErrorKind::Refused);
        EXPECT_TRUE(refused.error().message.contains(u"lis.soundings"_s)) << refused.error().message.toStdString();
        EXPECT_TRUE(whyOnlyRead(file).value_or(QString()).contains(u"lis.soundings"_s));
    }
    EXPECT_EQ(whyOnlyRead(file), std::nullopt);
    const auto desk = Desk::open(file, u"Ann"_s);
    ASSERT_TRUE(desk);
    EXPECT_TRUE(tagResponse(**desk, {(*desk)->responseByNumber(1).value(), {}, {u"Ideas"_s}, {}, Stance::None, {}}));
}

TEST_F(Sharing, whoIsOnTheSameMachineWritesToo)
{
    const auto second = openAgain();
    ASSERT_TRUE(
        tagResponse(*second, {second->responseByNumber(1).value(), {}, {u"Ideas"_s}, {}, Stance::None, {}}));
    EXPECT_EQ(whyOnlyRead(m_file), std::nullopt);
}

TEST_F(Sharing, anotherMachineIsNamedAndTheFileOnlyRead)
{
    m_desk.reset();
    ASSERT_FALSE(QFile::exists(Holding::noteOf(m_file))) << "the last to close takes it away";
    const Holding::Outcome other = Holding::take(m_file, u"Cem"_s, u"kiln-3"_s);
    ASSERT_TRUE(other.holding);
    const auto desk = Desk::open(m_file, u"Ann"_s);
    ASSERT_TRUE(desk) << desk.error().message.toStdString();
    EXPECT_EQ((*desk)->file(), m_file);
    EXPECT_EQ((*desk)->counts()->responses, 1);
    const auto refused =
        tagResponse(**desk, {(*desk)->responseByNumber(1).value(), {}, {u"Ideas"_s}, {}, Stance::None, {}});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::Refused);
    EXPECT_TRUE(refused.error().message.contains(u"Cem on kiln-3"_s))
        << refused.error().message.toStdString();
    EXPECT_TRUE(whyOnlyRead(m_file).value_or(QString()).startsWith(u"Cem on kiln-3"_s));
}

TEST_F(Sharing, whatAMachineLeftThatBrokeOffIsTakenOver)
{
    m_desk.reset();
    Holding::Outcome other = Holding::take(m_file, u"Cem"_s, u"kiln-3"_s);
    makeOld(Holding::noteOf(m_file));
    const auto desk = Desk::open(m_file, u"Ann"_s);
    ASSERT_TRUE(desk);
    EXPECT_TRUE(
        tagResponse(**desk, {(*desk)->responseByNumber(1).value(), {}, {u"Ideas"_s}, {}, Stance::None, {}}));
    other.holding.reset();
    EXPECT_TRUE(QFile::exists(Holding::noteOf(m_file)))
        << "who comes back late takes nothing away from the new holder";
}

TEST_F(Sharing, aProgramThatWasKilledHereHoldsNothing)
{
    m_desk.reset();
    writeFile(Holding::noteOf(m_file), QByteArray("{\"person\": \"Ann\", \"machine\": \"") +
                                           Holding::thisMachine().toUtf8() +
                                           "\", \"since\": 1000, \"processes\": [99999999]}");
    {
        const auto desk = Desk::open(m_file, u"Ben"_s);
        ASSERT_TRUE(desk);
    }
    EXPECT_FALSE(QFile::exists(Holding::noteOf(m_file)));
}

} // namespace
