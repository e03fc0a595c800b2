#include "core/desk/reporting.h"
#include "core/reports/write.h"
#include "tests/support/deskfixture.h"

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

class Unreadable : public DeskFixture
{
protected:
    ImportSummary take(const QString &name, const QByteArray &bytes,
                       const std::optional<survey::SurveyMap> &how = {})
    {
        writeFile(path(name), bytes);
        return m_desk->takeIn({{path(name)}, {}, {}, how}, {}).value();
    }
    UnreadableItem item(size_t place = 0) { return m_desk->unreadable().value().at(place); }
    QStringList amiss()
    {
        QStringList found;
        const std::vector<Finding> findings = m_desk->verify().value();
        for (const Finding &finding : findings)
            found << finding.what;
        return found;
    }
};

survey::SurveyMap mapOf(const QString &first, const QString &second)
{
    survey::SurveyMap map;
    map.columns = {{first, 1, survey::Role::Name, {}, {}, {}},
                   {second, 1, survey::Role::FreeText, second, {}, {}}};
    return map;
}

} // namespace

TEST_F(Unreadable, aTableLeavesTheListWhenItComesInWithAMap)
{
    const QByteArray csv = "A,B\nAnn,I like trains\nBob,\n";
    take(u"survey.csv"_s, csv);
    take(u"broken.eml"_s, {});
    EXPECT_EQ(m_desk->counts()->unreadable, 2);
    EXPECT_EQ(take(u"renamed.csv"_s, csv, mapOf(u"A"_s, u"B"_s)).added, 2);
    EXPECT_EQ(m_desk->counts()->unreadable, 1) << "the same bytes, whatever the file is called";
    EXPECT_EQ(m_desk->counts()->settled, 1);
    EXPECT_EQ(item().settled, u"It came in after all, as the survey table renamed.csv"_s);
    EXPECT_EQ(item().settledBy, m_desk->person());
    EXPECT_EQ(item().settledAt, m_desk->now());
    EXPECT_EQ(*m_desk->unreadableBytes(item()), csv) << "kept all the same";
    EXPECT_FALSE(isSettled(item(1)));
    EXPECT_EQ(amiss(), QStringList());

    EXPECT_EQ(take(u"survey.csv"_s, csv).duplicates, 2) << "the map is known from now on";
    EXPECT_EQ(m_desk->counts()->unreadable, 1);
}

TEST_F(Unreadable, aTablePutRightLeavesTheListUnderItsName)
{
    take(u"survey.csv"_s, "a,\"b\n");
    ASSERT_EQ(m_desk->counts()->unreadable, 1);
    EXPECT_EQ(take(u"survey.csv"_s, "a,b\nAnn,Trains\n", mapOf(u"a"_s, u"b"_s)).added, 1);
    EXPECT_EQ(m_desk->counts()->unreadable, 0);
    EXPECT_EQ(amiss(), QStringList());
}

TEST_F(Unreadable, whatWasTakenInBeforeTheListWasTidiedLeavesItWithTheNextImport)
{
    const QByteArray csv = "A,B\nAnn,I like trains\nBob,\n";
    take(u"survey.csv"_s, csv);
    take(u"survey.csv"_s, csv, mapOf(u"A"_s, u"B"_s));
    ASSERT_TRUE(m_desk->apply({UnreadableSettled{item().id, item().settled, {}}}, u"Open"_s));
    ASSERT_EQ(m_desk->counts()->unreadable, 1);
    EXPECT_EQ(take(u"survey.csv"_s, csv, mapOf(u"A"_s, u"B"_s)).duplicates, 2);
    EXPECT_EQ(m_desk->counts()->unreadable, 0);
}

TEST_F(Unreadable, aLetterLeavesTheListWhenItsBytesCanBeReadAfterAll)
{
    const QByteArray letter = "Dear all, the towns need buses.\n";
    take(u"letter.xyz"_s, letter);
    take(u"other.xyz"_s, "Something else.\n");
    ASSERT_EQ(m_desk->counts()->unreadable, 2);
    EXPECT_EQ(take(u"letter.txt"_s, letter).added, 1);
    EXPECT_EQ(m_desk->counts()->unreadable, 1) << "the same bytes, and no others";
    EXPECT_FALSE(item().settled.isEmpty());
    EXPECT_EQ(amiss(), QStringList());

    ASSERT_TRUE(m_desk->apply({UnreadableSettled{item().id, item().settled, {}}}, u"Open"_s));
    EXPECT_EQ(take(u"letter.txt"_s, letter).duplicates, 1);
    EXPECT_EQ(m_desk->counts()->unreadable, 1) << "nor does it come back by another import";
}

TEST_F(Unreadable, isSettledByHandWithAReasonAndOpenedByUndo)
{
    take(u"broken.eml"_s, {});
    const QString how = u"Printed, and entered by hand as R-0042"_s;
    ASSERT_TRUE(m_desk->apply({UnreadableSettled{item().id, {}, how}}, u"Settle"_s));
    EXPECT_EQ(item().settled, how);
    EXPECT_EQ(m_desk->counts()->unreadable, 0);
    EXPECT_EQ(amiss(), QStringList());
    const auto again = m_desk->apply({UnreadableSettled{item().id, {}, u"Thrown away"_s}}, u"Settle"_s);
    ASSERT_FALSE(again) << "a colleague was quicker";
    EXPECT_EQ(again.error().kind, ErrorKind::Refused);

    const QString html =
        QString::fromUtf8(reports::toHtml(buildReport(*m_desk, {u"summary"_s, {}, {}, false, true}).value()));
    EXPECT_TRUE(html.contains(how));
    EXPECT_TRUE(html.contains(u"1 was dealt with in another way."_s));

    ASSERT_TRUE(m_desk->undo());
    EXPECT_FALSE(isSettled(item()));
    EXPECT_EQ(item().settledBy, QString());
    EXPECT_EQ(m_desk->counts()->unreadable, 1);
    ASSERT_TRUE(m_desk->redo());
    EXPECT_EQ(item().settled, how);
    EXPECT_EQ(amiss(), QStringList());
}
