#include "core/desk/reporting.h"

#include "core/reports/write.h"
#include "openedsample.h"

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

using ReportingTest = test::OpenedSample;

QString textOf(const Result<reports::Report> &report)
{
    EXPECT_TRUE(report) << (report ? "" : report.error().message.toStdString());
    return report ? QString::fromUtf8(reports::toHtml(*report)) : QString();
}

const reports::Table *table(const reports::Report &report, const QString &caption)
{
    for (const reports::Block &block : report.blocks) {
        const auto *found = std::get_if<reports::Table>(&block);
        if (found && found->caption == caption)
            return found;
    }
    return nullptr;
}

TEST_F(ReportingTest, anUnknownKindIsRefusedAndTheKnownOnesAreNamed)
{
    const auto report = buildReport(*m_desk, {u"opinions"_s, {}, {}, false, true});
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().kind, ErrorKind::Invalid);
    for (const QString &kind : {u"opinions"_s, u"points"_s, u"summary"_s, u"response"_s, u"responses"_s})
        EXPECT_TRUE(report.error().message.contains(kind));
}

TEST_F(ReportingTest, theSummaryAgreesWithWhatTheDeskCounts)
{
    const auto report = buildReport(*m_desk, {u"summary"_s, {}, {}, false, true});
    ASSERT_TRUE(report) << report.error().message.toStdString();
    const Counts counts = *m_desk->counts();
    const auto &figures = std::get<reports::Figures>(report->blocks.front()).figures;
    EXPECT_EQ(figures[0].value.toInt(), counts.responses);
    EXPECT_EQ(figures[1].value.toInt(), counts.onTime);
    EXPECT_EQ(figures[2].value.toInt(), counts.late);
    EXPECT_EQ(figures[3].value.toInt(), counts.comments);
    const auto *late = table(*report, u"Late responses"_s);
    ASSERT_TRUE(late);
    EXPECT_EQ(int(late->rows.size()), counts.late);
    EXPECT_TRUE(textOf(report).contains(QString::fromLatin1(m_desk->journalHead()->toHex())));
}

TEST_F(ReportingTest, aSummaryOfSomeResponsesSaysSoAndCountsOnlyThem)
{
    const auto report = buildReport(*m_desk, {u"summary"_s, u"is:late"_s, {}, false, true});
    ASSERT_TRUE(report) << report.error().message.toStdString();
    const auto &figures = std::get<reports::Figures>(report->blocks.front()).figures;
    EXPECT_EQ(figures[0].value.toInt(), *m_desk->count(u"is:late"_s));
    EXPECT_EQ(figures[1].value, u"0"_s);
    EXPECT_TRUE(textOf(report).contains(u"Only responses that match “is:late”"_s));
}

TEST_F(ReportingTest, responsesAreThoseOfTheIdsOrTheQuery)
{
    const ResponseId second = *m_desk->responseByNumber(2);
    const ResponseId first = *m_desk->responseByNumber(1);
    const QString named = textOf(buildReport(*m_desk, {u"response"_s, {}, {second, first}, false, true}));
    EXPECT_TRUE(named.contains(u"R-0001 · "_s));
    EXPECT_LT(named.indexOf(u"R-0002 · "_s), named.indexOf(u"R-0001 · "_s));
    EXPECT_FALSE(named.contains(u"R-0003 · "_s));
    const QString late = textOf(buildReport(*m_desk, {u"responses"_s, u"is:late"_s, {}, false, true}));
    EXPECT_TRUE(late.contains(u"Those that match “is:late”."_s));
    EXPECT_EQ(late.count(u"<h2"_s), *m_desk->count(u"is:late"_s));
}

TEST_F(ReportingTest, aQueryThatCannotBeReadIsAnError)
{
    const auto report = buildReport(*m_desk, {u"responses"_s, u"kind:("_s, {}, false, true});
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().kind, ErrorKind::Invalid);
}

TEST_F(ReportingTest, stopsWhenAsked)
{
    for (const QString &kind : {u"summary"_s, u"responses"_s}) {
        const auto report = buildReport(*m_desk, {kind, {}, {}, false, true}, [](int, int) { return false; });
        ASSERT_FALSE(report);
        EXPECT_EQ(report.error().kind, ErrorKind::Cancelled);
    }
}

TEST_F(ReportingTest, anonymousTellsNoAddressOfAnyRespondent)
{
    const QString text = textOf(buildReport(*m_desk, {u"responses"_s, {}, {}, true, true}));
    int told = 0;
    const auto all = m_desk->find({});
    ASSERT_TRUE(all);
    for (ResponseId id : *all) {
        const Response response = m_desk->response(id)->response;
        if (response.respondent.address.contains(u'@'))
            told += text.contains(response.respondent.address, Qt::CaseInsensitive);
        EXPECT_FALSE(!response.source.isEmpty() && text.contains(response.source)) << response.source.toStdString();
    }
    EXPECT_EQ(told, 0);
}

} // namespace
