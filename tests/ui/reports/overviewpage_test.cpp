#include "ui/summary/overviewpage.h"

#include "openedsample.h"
#include "ui/summary/crosscard.h"
#include "ui/summary/quotespanel.h"

#include <QListWidget>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

class OverviewPageTest : public test::OpenedSample
{
protected:
    void open()
    {
        m_page.resize(1200, 800);
        m_page.show();
        m_page.setDesk(m_desk.get());
        search({});
    }
    void search(const QString &query)
    {
        QSignalSpy refreshed(&m_page, &OverviewPage::refreshed);
        m_page.setQuery(query);
        ASSERT_TRUE(refreshed.wait(30000));
    }
    const CrossCard *card(const QString &title) const
    {
        for (const CrossCard *each : m_page.findChildren<CrossCard *>()) {
            if (each->title() == title)
                return each;
        }
        return nullptr;
    }
    /// Of the responses themselves, one by one: not as the page counts.
    int responsesWith(const std::function<bool(const ResponseDetail &)> &fits) const
    {
        int all = 0;
        const std::vector<ResponseId> ids = *m_desk->find({});
        for (const ResponseId id : ids)
            all += fits(*m_desk->response(id));
        return all;
    }

    OverviewPage m_page;
};

} // namespace

TEST_F(OverviewPageTest, itsFiguresAreThoseOfTheResponses)
{
    open();
    const Overview &overview = m_page.overview();
    EXPECT_EQ(overview.found, responsesWith([](const ResponseDetail &) { return true; }));
    EXPECT_EQ(overview.late, responsesWith([](const ResponseDetail &detail) {
        return detail.response.timeliness == Timeliness::Late;
    }));
    EXPECT_EQ(overview.commented, responsesWith([](const ResponseDetail &detail) { return !detail.comments.empty(); }));
    EXPECT_EQ(overview.closingDay, u"2020-02-10"_s);
    int arrived = 0;
    for (const int total : overview.arrivals.rowTotals)
        arrived += total;
    EXPECT_EQ(arrived, overview.found) << "each came on one day";
    const QDate first = QDate::fromString(overview.arrivals.rows.first(), Qt::ISODate);
    EXPECT_EQ(overview.arrivals.rows.size(), first.daysTo(QDate::fromString(overview.arrivals.rows.last(), Qt::ISODate)) + 1)
        << "days without any stand among them";
    ASSERT_TRUE(card(u"Who answered"_s));
    EXPECT_EQ(card(u"Who answered"_s)->table(), overview.who);
}

TEST_F(OverviewPageTest, aSearchNarrowsThemAndAFaultLeavesThemStanding)
{
    open();
    const int all = m_page.overview().found;
    search(u"is:late"_s);
    EXPECT_EQ(m_page.overview().found, m_page.overview().late);
    EXPECT_LT(m_page.overview().found, all);
    const int late = m_page.overview().found;
    search(u"("_s);
    EXPECT_EQ(m_page.overview().found, late);
}

TEST_F(OverviewPageTest, aNumberLeadsToItsResponses)
{
    open();
    search(u"kind:business"_s);
    QSignalSpy searched(&m_page, &OverviewPage::searchRequested);
    for (QToolButton *tile : m_page.findChildren<QToolButton *>()) {
        if (tile->text().endsWith(u" late"_s))
            tile->click();
    }
    ASSERT_EQ(searched.count(), 1);
    EXPECT_EQ(searched.first().first().toString(), u"kind:business is:late"_s);
}

TEST_F(OverviewPageTest, aThemeLeadsToWhatPeopleSaid)
{
    open();
    const QString path = m_page.overview().themes.rows.value(0);
    ASSERT_NE(path, u"none"_s);
    auto *themes = const_cast<CrossCard *>(card(u"What they speak of, and what they think of it"_s));
    ASSERT_TRUE(themes);
    Q_EMIT themes->cellChosen(path, {});
    auto *quotes = m_page.findChild<QuotesPanel *>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return quotes->isVisible() && quotes->list()->count() > 0; }, 20000));
    const Result<std::vector<Quotation>> told = quotationsOn(*m_desk, {}, path, std::nullopt);
    ASSERT_TRUE(told);
    for (const Quotation &quotation : *told) {
        const Result<ResponseDetail> detail = m_desk->response(quotation.response);
        QString words;
        for (const Part &part : detail->response.parts)
            words += part.text.simplified() + u' ';
        EXPECT_TRUE(quotation.text.isEmpty() || words.contains(quotation.text)) << quotation.text.toStdString();
    }
    QSignalSpy opened(&m_page, &OverviewPage::responseRequested);
    auto *list = m_page.findChild<QListWidget *>();
    Q_EMIT list->itemActivated(list->item(0));
    ASSERT_EQ(opened.count(), 1);
    EXPECT_EQ(opened.first().first().value<ResponseId>(), told->front().response);
}

TEST_F(OverviewPageTest, whatIsNewSinceAMomentIsCountedFromTheRecord)
{
    const Instant before = m_desk->now();
    EXPECT_EQ(newSince(*m_desk, Instant{before.ms + 1}), NewSince());
    Comment comment;
    comment.response = *m_desk->responseByNumber(1);
    comment.at = m_desk->now();
    ASSERT_TRUE(m_desk->apply({CommentAdded{comment}}, u"Comment"_s));
    EXPECT_EQ(newSince(*m_desk, before)->comments, 1);
    EXPECT_EQ(newSince(*m_desk, before)->responses, 0);
}
