#include "core/store/querysql.h"

#include "core/consultation/words.h"
#include "core/search/parser.h"
#include "core/store/wordbreaker.h"
#include "tests/core/store/connection.h"
#include "tests/support/files.h"

#include <QSqlError>
#include <QSqlQuery>

#include <gtest/gtest.h>

using namespace soundings;
using namespace soundings::store;
using namespace Qt::StringLiterals;

namespace {

class QuerySql : public testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(registerWordBreaker(m_connection.database).has_value());
        m_connection.runFile(u"tests/data/queries/consultation.sql"_s);
    }

    CompiledQuery compile(const QString &text)
    {
        const Result<search::Node> node = search::parse(text);
        EXPECT_TRUE(node.has_value()) << text.toStdString() << ": " << node.error().message.toStdString();
        const Result<CompiledQuery> query =
            node ? compileQuery(*node, QTimeZone("Europe/London")) : tl::unexpected<Error>(node.error());
        EXPECT_TRUE(query.has_value());
        return query.value_or(CompiledQuery());
    }

    /// "R-0001 R-0002", or "-".
    QString found(const QString &sql, const QVariantList &binds)
    {
        QStringList references;
        QSqlQuery query(m_connection.database);
        EXPECT_TRUE(query.prepare(sql)) << query.lastError().text().toStdString();
        for (const QVariant &bind : binds)
            query.addBindValue(bind);
        EXPECT_TRUE(query.exec()) << sql.toStdString() << '\n' << query.lastError().text().toStdString();
        while (query.next())
            references << reference(query.value(0).toInt());
        return references.isEmpty() ? u"-"_s : references.join(u' ');
    }
    QString found(const QString &text)
    {
        const CompiledQuery query = compile(text);
        return found(u"SELECT r.number FROM response r WHERE "_s + query.where + u" ORDER BY r.number"_s,
                     query.binds);
    }

    soundings::Connection m_connection;
};

} // namespace

TEST_F(QuerySql, everyQueryOfTheTableFindsWhatItShould)
{
    const QString table =
        QString::fromUtf8(test::readFile(test::projectFile(u"tests/data/queries/queries.txt"_s)));
    int cases = 0;
    for (const QString &line : table.split(u'\n')) {
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        const QStringList sides = line.split(u" => "_s);
        ASSERT_EQ(sides.size(), 2) << line.toStdString();
        EXPECT_EQ(found(sides[0]), sides[1]) << sides[0].toStdString();
        ++cases;
    }
    EXPECT_GE(cases, 60);
}

TEST_F(QuerySql, emptyQueryFindsAll)
{
    EXPECT_EQ(found(u""_s), u"R-0001 R-0002 R-0003 R-0004 R-0005 R-0006 R-0017 R-0018"_s);
}

TEST_F(QuerySql, matchRanksWhatTheQueryFinds)
{
    EXPECT_FALSE(compile(u"skills -buses"_s).match.isEmpty());
    EXPECT_TRUE(compile(u"-skills"_s).match.isEmpty());
    EXPECT_TRUE(compile(u"is:late"_s).match.isEmpty());
    EXPECT_TRUE(compile(u"skills OR is:late"_s).match.isEmpty());
    const QString ranked = u"SELECT r.number FROM search JOIN response r ON r.id = search.rowid "
                           "WHERE search MATCH ? AND (%1) ORDER BY bm25(search)"_s;
    for (const QString &text :
         {u"skills -buses"_s, u"(skills is:late) OR cafe"_s, u"leek -(cafe is:on-time)"_s}) {
        const CompiledQuery query = compile(text);
        QStringList byRank =
            found(ranked.arg(query.where), QVariantList{query.match} + query.binds).split(u' ');
        byRank.sort();
        EXPECT_EQ(byRank.join(u' '), found(text)) << text.toStdString();
    }
}

TEST_F(QuerySql, neighbouringWordsAreOneMatch)
{
    const auto matches = [&](const QString &text) { return compile(text).where.count(u"MATCH"_s); };
    EXPECT_EQ(matches(u"a b (c OR d) -e is:late"_s), 1);
    EXPECT_EQ(matches(u"-a -b kind:business"_s), 1);
    EXPECT_EQ(matches(u"a OR b OR is:late OR c"_s), 1);
}

TEST_F(QuerySql, theDeepestAndLongestQueriesRun)
{
    const auto nested = [](const QString &open, const QString &close) {
        return open.repeated(search::maxNesting) + u"z"_s + close.repeated(search::maxNesting);
    };
    for (const QString &query :
         {nested(u"leek OR bus -("_s, u")"_s), nested(u"leek OR is:late -("_s, u")"_s),
          nested(u"a (b OR "_s, u")"_s), nested(u"a OR b -(c OR "_s, u" d) e"_s),
          nested(u"-(-leek is:late OR "_s, u")"_s), u"leek OR "_s.repeated(search::maxTerms - 1) + u"bus"_s,
          u"-is:late OR "_s.repeated(search::maxTerms - 1) + u"bus"_s,
          u"theme:people "_s.repeated(search::maxTerms), u"bus OR -leek "_s.repeated(search::maxTerms / 2),
          u'"' + u"word "_s.repeated(1500) + u'"'}) {
        EXPECT_FALSE(found(query).isEmpty());
    }
}

TEST_F(QuerySql, textIsNeverReadAsSqlOrAsFts)
{
    for (const QString &query : {u"\"'; DROP TABLE response; --\""_s, u"NEAR{a,b}"_s, u"subject^2"_s,
                                 u"a'b"_s, u"from:\"' OR 1=1 --\""_s, u"place:_"_s, u"note:%"_s}) {
        EXPECT_EQ(found(query), u"-"_s) << query.toStdString();
    }
}

TEST_F(QuerySql, misspeltNamesAreToldWithTheirPlace)
{
    const auto check = [&](const QString &text) {
        return checkNames(*search::parse(text), m_connection.database);
    };
    EXPECT_TRUE(check(u"theme:people/apprenticeships section:3.2 section:levy -theme:none"_s).has_value());
    const Result<> theme = check(u"skills (theme:People OR -theme:Poeple)"_s);
    ASSERT_FALSE(theme.has_value());
    EXPECT_EQ(theme.error().kind, ErrorKind::Invalid);
    EXPECT_EQ(theme.error().detail, u"column 26"_s);
    EXPECT_TRUE(theme.error().message.contains(u"Poeple"_s));
    EXPECT_EQ(check(u"section:9.9"_s).error().detail, u"column 1"_s);
}
