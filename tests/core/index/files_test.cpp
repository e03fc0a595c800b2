#include "core/index/files.h"
#include "tests/support/files.h"

#include <QDir>
#include <QTemporaryDir>

#include <sys/wait.h>
#include <unistd.h>

using namespace soundings;
using namespace soundings::index;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

class FilesTest : public ::testing::Test
{
protected:
    void add(Index &index, Document first, int count, const QByteArray &text)
    {
        Gathering gathering;
        for (int i = 0; i < count; ++i) {
            Facts facts;
            facts.document = first + Document(i);
            facts.number = int(facts.document);
            facts.received = Instant{1'580'000'000'000 + facts.number};
            facts.place = u"Leek"_s;
            facts.comments = {{{7}, {}, Stance::Support, u"Ann"_s}};
            index.columns().put(facts);
            gathering.add(facts.document, {text});
        }
        index.columns().settle();
        index.words().add(std::make_shared<const Segment>(gathering.segment()));
    }
    static size_t having(const Index &index, const QString &word)
    {
        return index.words().having({word, false, false})->count();
    }

    QTemporaryDir m_folder;
    Files m_files{m_folder.filePath(u"index"_s)};
};

} // namespace

TEST_F(FilesTest, whatIsSavedIsLoadedAgain)
{
    Index index;
    index.setZone(QTimeZone("Europe/London"));
    index.setThemes({{7, 0, u"People"_s, {u"/people"_s}}});
    add(index, 1, 2'000, "kilns and ceramics");
    add(index, 2'001, 10, "railway");
    ASSERT_TRUE(m_files.save(index, {17, "head"}, true));
    add(index, 5, 3, "canal"); // told anew, and not many
    ASSERT_TRUE(m_files.save(index, {18, "next"}, false));

    Result<Files::Loaded> loaded = m_files.load();
    ASSERT_TRUE(loaded) << loaded.error().message.toStdString();
    EXPECT_EQ(loaded->stamp, (Stamp{18, "next"}));
    EXPECT_EQ(loaded->unsaved, (std::vector<Document>{5, 6, 7}));
    EXPECT_EQ(having(loaded->index, u"kiln"_s), 1'997u);
    EXPECT_EQ(having(loaded->index, u"railway"_s), 10u);
    const Bitmap all = loaded->index.columns().all();
    EXPECT_EQ(loaded->index.countBy(all, u"theme"_s), (std::vector<FacetCount>{{u"People"_s, 2'010}}));
    EXPECT_EQ(loaded->index.countBy(all, u"place"_s), (std::vector<FacetCount>{{u"Leek"_s, 2'010}}));
    EXPECT_EQ(loaded->index.ordered(all, {SortKey::Received, true}, 1), std::vector{ResponseId{2'010}});
}

TEST_F(FilesTest, everyDamagedByteOfASegmentIsNoticed)
{
    Index index;
    add(index, 1, 2'000, "kilns");
    ASSERT_TRUE(m_files.save(index, {1, "a"}, true));
    const QString name = QDir(m_files.folder()).filePath(QDir(m_files.folder()).entryList({u"*.words"_s}).value(0));
    const QByteArray whole = readFile(name);
    for (qsizetype at = 0; at < whole.size(); at += 997) {
        QByteArray bytes = whole;
        bytes[at] = char(bytes[at] ^ 1);
        writeFile(name, bytes);
        const Result<Files::Loaded> loaded = m_files.load();
        ASSERT_FALSE(loaded) << at;
        EXPECT_EQ(loaded.error().kind, ErrorKind::Unreadable);
    }
    writeFile(name, whole.left(whole.size() / 2));
    EXPECT_FALSE(m_files.load());
}

/// A process that is killed again and again while it saves never leaves anything but a whole index.
TEST_F(FilesTest, killedWhileItWritesTheLastWholeIndexStands)
{
    Index index;
    add(index, 1, 3'000, "kilns and ceramics");
    ASSERT_TRUE(m_files.save(index, {1, "a"}, true));
    for (int round = 0; round < 25; ++round) {
        const pid_t child = fork();
        if (child == 0) {
            for (int entry = 2;; ++entry) { // until it is killed
                add(index, Document(3'001), 1'500, "railway");
                if (!m_files.save(index, {entry, "a"}, true))
                    _exit(1);
            }
        }
        usleep(useconds_t(3'000 + round * 4'000));
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
        const Result<Files::Loaded> loaded = m_files.load();
        ASSERT_TRUE(loaded) << loaded.error().message.toStdString() << loaded.error().detail.toStdString();
        EXPECT_EQ(having(loaded->index, u"kiln"_s), 3'000u);
        EXPECT_EQ(having(loaded->index, u"railway"_s), loaded->stamp.entry > 1 ? 1'500u : 0u);
    }
}

TEST_F(FilesTest, whatNoStateNamesAnyMoreIsSwept)
{
    Index index;
    for (int round = 0; round < 5; ++round) {
        add(index, 1, 1'500, "kilns");
        ASSERT_TRUE(m_files.save(index, {round + 1, "a"}, true));
    }
    EXPECT_EQ(QDir(m_files.folder()).entryList({u"*.words"_s}).size(), 1);
    m_files.remove();
    EXPECT_FALSE(QDir(m_files.folder()).exists());
    EXPECT_EQ(m_files.load().error().kind, ErrorKind::NotFound);
}
