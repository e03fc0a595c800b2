#include "core/store/wordbreaker.h"

#include "tests/core/store/connection.h"

#include <gtest/gtest.h>

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

class WordBreaker : public testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(store::registerWordBreaker(m_connection.database).has_value());
        m_connection.run(u"CREATE VIRTUAL TABLE t USING fts5(text, tokenize='soundings', prefix='2 3')"_s);
    }

    void add(const QString &text)
    {
        QSqlQuery query(m_connection.database);
        query.prepare(u"INSERT INTO t(text) VALUES (?)"_s);
        query.addBindValue(text);
        ASSERT_TRUE(query.exec());
    }
    /// The first column of the rows for a MATCH string, joined by '|'.
    QString rows(const QString &column, const QString &match)
    {
        QSqlQuery query(m_connection.database);
        query.prepare(u"SELECT "_s + column + u" FROM t WHERE t MATCH ? ORDER BY rowid"_s);
        query.addBindValue(match);
        EXPECT_TRUE(query.exec()) << query.lastError().text().toStdString();
        QStringList found;
        while (query.next())
            found << query.value(0).toString();
        return found.join(u'|');
    }
    static QString stems(const QString &words) { return u"\"\u0001"_s + words + u'"'; }

    Connection m_connection;
};

const QString highlighted = u"highlight(t, 0, '[', ']')"_s;

} // namespace

TEST_F(WordBreaker, highlightMarksTheWordsAsWritten)
{
    add(u"🏭 Tŷ’r café, CAFE\u0301S; 陶器 skills—skill"_s);
    EXPECT_EQ(rows(highlighted, stems(u"cafe"_s)), u"🏭 Tŷ’r [café], [CAFE\u0301S]; 陶器 skills—skill"_s);
    EXPECT_EQ(rows(highlighted, stems(u"skilled"_s)), u"🏭 Tŷ’r café, CAFE\u0301S; 陶器 [skills]—[skill]"_s);
    EXPECT_EQ(rows(highlighted, u"\"skills skill\""_s), u"🏭 Tŷ’r café, CAFE\u0301S; 陶器 [skills—skill]"_s);
    EXPECT_EQ(rows(highlighted, u"陶"_s), u"🏭 Tŷ’r café, CAFE\u0301S; [陶]器 skills—skill"_s);
}

TEST_F(WordBreaker, stemsStandSideBySideInPhrases)
{
    add(u"skilled workers"_s);
    add(u"workers, skilled"_s);
    EXPECT_EQ(rows(u"rowid"_s, stems(u"skill worker"_s)), u"1"_s);
    EXPECT_EQ(rows(u"rowid"_s, u"\"skill worker\""_s), QString());
    EXPECT_EQ(rows(u"rowid"_s, u"\"skilled worker\" *"_s), u"1"_s);
}

// The stem of "university" is spelt as another word.
TEST_F(WordBreaker, aStemIsNotMistakenForAWord)
{
    add(u"university"_s);
    add(u"univers"_s);
    EXPECT_EQ(rows(u"rowid"_s, u"univers"_s), u"2"_s);
    EXPECT_EQ(rows(u"rowid"_s, stems(u"universities"_s)), rows(u"rowid"_s, stems(u"university"_s)));
    EXPECT_EQ(rows(u"rowid"_s, u"university*"_s), u"1"_s);
}

TEST_F(WordBreaker, theIndexAgreesWithItselfAfterChanges)
{
    add(u"skills "_s.repeated(50'000));
    add(QString::fromUtf8("cut \xF0\x9F\x8F off"));
    add(QString());
    m_connection.run(u"UPDATE t SET text = 'training' WHERE rowid = 1"_s);
    m_connection.run(u"DELETE FROM t WHERE rowid = 2"_s);
    m_connection.run(u"INSERT INTO t(t) VALUES ('integrity-check')"_s);
    EXPECT_EQ(rows(u"rowid"_s, stems(u"skills"_s)), QString());
    EXPECT_EQ(rows(u"rowid"_s, stems(u"trains"_s)), u"1"_s);
}

TEST_F(WordBreaker, foldIsAFunctionOfSql)
{
    QSqlQuery query(m_connection.database);
    ASSERT_TRUE(query.exec(u"SELECT fold('  Ŵyn  CAFÉ’s'), fold(NULL), fold('')"_s));
    ASSERT_TRUE(query.next());
    EXPECT_EQ(query.value(0).toString(), u"wyn cafe's"_s);
    EXPECT_TRUE(query.value(1).isNull());
    EXPECT_FALSE(query.value(2).isNull());
    EXPECT_EQ(query.value(2).toString(), QString());
}

TEST(WordBreakerRegistration, aClosedConnectionIsRefusedWithItsName)
{
    {
        QSqlDatabase closed = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"closed"_s);
        closed.setDatabaseName(u"lis.soundings"_s);
        const Result<> done = store::registerWordBreaker(closed);
        ASSERT_FALSE(done.has_value());
        EXPECT_EQ(done.error().kind, ErrorKind::Storage);
        EXPECT_TRUE(done.error().message.contains(u"lis.soundings"_s));
    }
    QSqlDatabase::removeDatabase(u"closed"_s);
}
