#include "tests/support/files.h"
#include "tests/ui/models/madeconsultation.h"
#include "ui/read/searchbox.h"
#include "ui/read/searchhelp.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

TEST(SearchBox, asksOnceForWhatIsTypedInOneGo)
{
    SearchBox box;
    box.show();
    QSignalSpy asked(&box, &SearchBox::queryChanged);
    QTest::keyClicks(box.findChild<QLineEdit *>(), u"rail bus"_s);
    ASSERT_TRUE(eventually([&] { return !asked.isEmpty(); }));
    EXPECT_EQ(asked.count(), 1);
    EXPECT_EQ(asked.first().first().toString(), u"rail bus"_s);
}

TEST(SearchBox, escapeClearsAndThenLeaves)
{
    SearchBox box;
    box.show();
    box.setQuery(u"rail"_s);
    QSignalSpy asked(&box, &SearchBox::queryChanged);
    QSignalSpy left(&box, &SearchBox::leaveRequested);
    QTest::keyClick(box.findChild<QLineEdit *>(), Qt::Key_Escape);
    EXPECT_EQ(box.query(), QString());
    EXPECT_EQ(asked.count(), 1);
    QTest::keyClick(box.findChild<QLineEdit *>(), Qt::Key_Escape);
    EXPECT_EQ(left.count(), 1);
}

TEST(SearchBox, aFaultIsToldAndGoesWithTheNextAnswer)
{
    SearchBox box;
    box.show();
    box.setQuery(u"rail ("_s);
    box.showFault(u"A parenthesis is not closed."_s, 6);
    const auto told = [&] {
        for (const QLabel *label : box.findChildren<QLabel *>()) {
            if (label->isVisible() && label->text() == u"A parenthesis is not closed."_s)
                return true;
        }
        return false;
    };
    EXPECT_TRUE(told());
    EXPECT_EQ(box.query(), u"rail ("_s) << "marking the place must not type anything";
    box.showCount(3, 9);
    EXPECT_FALSE(told());
}

TEST(SearchBox, remembersTheLatestFirstAndEachOnce)
{
    SearchBox box;
    for (const QString &query : {u"rail"_s, u"bus"_s, u"rail"_s, u" "_s}) {
        box.setQuery(query);
        box.remember();
    }
    EXPECT_EQ(box.recent(), (QStringList{u"rail"_s, u"bus"_s}));
}

TEST(SearchHelp, anExampleThatIsClickedIsTheQuery)
{
    QWidget window;
    SearchHelp help(&window);
    help.setAttribute(Qt::WA_DeleteOnClose, false);
    QSignalSpy chosen(&help, &SearchHelp::exampleChosen);
    auto *page = help.findChild<QTextBrowser *>();
    const QString html = page->toHtml();
    const qsizetype at = html.indexOf(u"%22"_s); // the quoted phrase, the hardest to carry in a link
    ASSERT_GE(at, 0);
    const qsizetype begin = html.lastIndexOf(u'"', at) + 1;
    Q_EMIT page->anchorClicked(QUrl(html.mid(begin, html.indexOf(u'"', at) - begin)));
    ASSERT_EQ(chosen.count(), 1);
    EXPECT_EQ(chosen.first().first().toString(), u"\"advanced ceramics\""_s);
}
