#include "core/encryption/encryption.h"

#include "tests/support/files.h"

#include <QFile>
#include <QTemporaryDir>

#include <random>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype prefaceBytes = 72;
constexpr qsizetype checkBytes = 17;
constexpr qsizetype pieceBytes = 65'536 + 17;
const encryption::Cost cheap{1, 8192}; // so that a hundred tries take no minute

class Encryption : public ::testing::Test
{
protected:
    static QByteArray someBytes(qsizetype count)
    {
        std::mt19937 random(20200210);
        QByteArray bytes(count, '\0');
        for (char &byte : bytes)
            byte = char(random());
        return bytes;
    }
    QString encrypt(const QByteArray &content, const QString &password = u"four plain words"_s)
    {
        writeFile(path(u"plain"_s), content);
        QFile::remove(path(u"encrypted"_s));
        const Result<> encrypted = encryption::encrypt(path(u"plain"_s), path(u"encrypted"_s), password, {}, cheap);
        EXPECT_TRUE(encrypted) << (encrypted ? "" : encrypted.error().message.toStdString());
        return path(u"encrypted"_s);
    }
    Result<> decrypt(const QString &password = u"four plain words"_s)
    {
        QFile::remove(path(u"out"_s));
        return encryption::decrypt(path(u"encrypted"_s), path(u"out"_s), password);
    }
    /// Refused or found altered, and no file is left.
    void expectNothing(const QByteArray &bytes, const std::string &what)
    {
        writeFile(path(u"encrypted"_s), bytes);
        const Result<> opened = decrypt();
        ASSERT_FALSE(opened) << what;
        EXPECT_TRUE(opened.error().kind == ErrorKind::Refused || opened.error().kind == ErrorKind::Unreadable) << what;
        EXPECT_FALSE(opened.error().message.isEmpty());
        EXPECT_FALSE(QFile::exists(path(u"out"_s))) << what;
    }
    QString path(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
};

} // namespace

TEST_F(Encryption, whatIsEncryptedComesOutAsItWas)
{
    for (const qsizetype size : {0, 1, 65'535, 65'536, 65'537, 300'000}) {
        const QByteArray content = someBytes(size);
        const QString encrypted = encrypt(content);
        EXPECT_TRUE(encryption::isEncrypted(encrypted));
        EXPECT_FALSE(encryption::isEncrypted(path(u"plain"_s)));
        ASSERT_TRUE(decrypt()) << size;
        EXPECT_TRUE(readFile(path(u"out"_s)) == content) << size;
    }
}

TEST_F(Encryption, nothingOfTheContentStandsInTheFile)
{
    const QString encrypted = encrypt(QByteArray("the kiln of Ann Lee ").repeated(10'000));
    EXPECT_FALSE(readFile(encrypted).contains("Ann Lee"));
    const QByteArray first = readFile(encrypted);
    EXPECT_NE(readFile(encrypt(QByteArray("the kiln of Ann Lee ").repeated(10'000))), first) << "nor whether two are the same";
}

TEST_F(Encryption, anotherPasswordIsRefusedAndLeavesNothing)
{
    encrypt(someBytes(1000));
    for (const QString &wrong : {u"four plain Words"_s, u"four plain words "_s, QString()}) {
        const Result<> opened = decrypt(wrong);
        ASSERT_FALSE(opened);
        EXPECT_EQ(opened.error().kind, ErrorKind::Refused);
        EXPECT_FALSE(QFile::exists(path(u"out"_s)));
    }
}

TEST_F(Encryption, aPasswordIsTheSameHoweverItsAccentsAreTyped)
{
    encrypt(someBytes(10), u"caf\u00e9 kilns"_s);
    EXPECT_TRUE(decrypt(u"cafe\u0301 kilns"_s));
}

TEST_F(Encryption, anyAlteredByteIsFound)
{
    const QByteArray whole = readFile(encrypt(someBytes(200'000)));
    std::mt19937 random(5);
    for (int i = 0; i < 150; ++i) {
        QByteArray altered = whole;
        // Each byte of what stands before the pieces, and some of those.
        const qsizetype at = i < prefaceBytes + checkBytes ? i : qsizetype(random() % unsigned(whole.size()));
        altered[at] = char(altered[at] ^ (1 << random() % 8));
        if (i >= 20 && i < 32)
            continue; // what the key costs: another cost is another key, which may take minutes to make
        expectNothing(altered, "byte " + std::to_string(at));
    }
}

TEST_F(Encryption, piecesThatAreCutSwappedOrAddedAreFound)
{
    const QByteArray whole = readFile(encrypt(someBytes(200'000)));
    const qsizetype begin = prefaceBytes + checkBytes;
    for (const qsizetype size : {qsizetype(0), qsizetype(10), prefaceBytes, begin, begin + 1, begin + pieceBytes,
                                 begin + 2 * pieceBytes, begin + 3 * pieceBytes, whole.size() - 1})
        expectNothing(whole.first(size), "cut at " + std::to_string(size));
    expectNothing(whole + "x", "added");
    expectNothing(whole + whole.sliced(begin), "twice");
    expectNothing(whole.first(begin) + whole.sliced(begin + pieceBytes, pieceBytes) + whole.sliced(begin, pieceBytes)
                      + whole.sliced(begin + 2 * pieceBytes),
                  "swapped");
    expectNothing(whole.first(begin) + whole.sliced(begin + pieceBytes), "one left out");
}

TEST_F(Encryption, aFileThatAsksForTooMuchMemoryIsNotBelieved)
{
    QByteArray bytes = readFile(encrypt(someBytes(10)));
    bytes.replace(24, 8, QByteArray("\xff\xff\xff\xff\xff\xff\xff\x7f", 8));
    expectNothing(bytes, "memory");
}

TEST_F(Encryption, nothingIsOverwrittenAndWhatIsStoppedLeavesNothing)
{
    encrypt(someBytes(200'000));
    writeFile(path(u"out"_s), "mine");
    const Result<> over = encryption::decrypt(path(u"encrypted"_s), path(u"out"_s), u"four plain words"_s);
    ASSERT_FALSE(over);
    EXPECT_EQ(readFile(path(u"out"_s)), "mine");
    const Result<> stopped =
        encryption::decrypt(path(u"encrypted"_s), path(u"other"_s), u"four plain words"_s, [](qint64, qint64) { return false; });
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().kind, ErrorKind::Cancelled);
    EXPECT_FALSE(QFile::exists(path(u"other"_s)));
}
