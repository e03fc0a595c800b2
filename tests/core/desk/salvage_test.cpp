#include "core/desk/backups.h"
#include "core/desk/tagging.h"
#include "tests/support/deskfixture.h"

#include <QFile>

#include <random>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

/// A consultation whose file a bad disk has been at.
class Salvage : public DeskFixture
{
protected:
    void SetUp() override
    {
        DeskFixture::SetUp();
        constexpr int letters = 12;
        for (int i = 0; i < letters; ++i)
            receive(u"A letter about skills, number %1. "_s.arg(i) + u"And more of it. "_s.repeated(300));
        ASSERT_TRUE(tagResponse(
            *m_desk, {m_desk->responseByNumber(3).value(), {}, {u"Ideas"_s}, {}, Stance::None, {}}));
        m_file = m_desk->file();
        m_copy = path(u"damaged.soundings"_s);
        ASSERT_TRUE(backUp(*m_desk, m_copy)); // one file, without a log beside it
        m_bytes = readFile(m_copy);
    }

    QString m_file;
    QString m_copy;
    QByteArray m_bytes;
};

TEST_F(Salvage, whatIsWholeComesOutWholeAndTheFileStaysAsItIs)
{
    const Result<soundings::Salvage> saved = soundings::salvage(m_copy, path(u"new.soundings"_s));
    ASSERT_TRUE(saved) << saved.error().message.toStdString() << saved.error().detail.toStdString();
    EXPECT_TRUE(saved->saved.join(u'\n').contains(u"12 response"_s)) << saved->saved.join(u'\n').toStdString();
    for (const Finding &finding : saved->lost)
        ADD_FAILURE() << (finding.what + u' ' + finding.where + u' ' + finding.detail).toStdString();
    EXPECT_EQ(readFile(m_copy), m_bytes);
    const auto made = Desk::open(path(u"new.soundings"_s)).value();
    EXPECT_EQ(journalMark(*made)->head, journalMark(*m_desk)->head);
    EXPECT_EQ(made->count(u"skills"_s).value(), 12);
    EXPECT_EQ(soundings::salvage(m_copy, path(u"new.soundings"_s)).error().kind, ErrorKind::Refused);
    EXPECT_EQ(soundings::salvage(path(u"none.soundings"_s), path(u"b.soundings"_s)).error().kind, ErrorKind::NotFound);
}

TEST_F(Salvage, ofADamagedFileComesWhatCanBeReadAndTheRestIsNamed)
{
    constexpr int files = 12;
    constexpr int page = 4096;
    int made = 0;
    for (int i = 0; i < files; ++i) {
        std::mt19937 random(20200210U + unsigned(i));
        QByteArray bytes = m_bytes;
        if (i % 3 == 0) { // cut off
            bytes.truncate(qsizetype(random() % unsigned(bytes.size())));
        } else { // pages overwritten
            for (int n = 0; n < 1 + i; ++n) {
                const qsizetype at = page * (1 + qsizetype(random() % unsigned(bytes.size() / page - 1)));
                for (qsizetype b = at; b < at + page; ++b)
                    bytes[b] = char(random());
            }
        }
        writeFile(m_copy, bytes);
        const QString fresh = path(u"new-%1.soundings"_s.arg(i));
        const Result<soundings::Salvage> saved = soundings::salvage(m_copy, fresh);
        if (!saved) {
            EXPECT_FALSE(saved.error().message.isEmpty());
            EXPECT_FALSE(QFile::exists(fresh)) << "nothing half made is left";
            continue;
        }
        ++made;
        EXPECT_FALSE(saved->lost.empty()) << i << ": what was lost must be said";
        EXPECT_EQ(readFile(m_copy), bytes);
    }
    RecordProperty("salvaged", made);
    EXPECT_GE(made, files / 2);
}

} // namespace
