#include "tests/support/files.h"
#include "tests/ui/models/madeconsultation.h"
#include "ui/read/searchbox.h"
#include "ui/read/searchhelp.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
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

TEST(SearchBox, offersFieldsAndTheValuesThatThereAre)
{
    MadeConsultation made({Mail{}});
    made.addComment(1, u"draft"_s, u"Infrastructure"_s);
    SearchBox box;
    box.resize(400, 60);
    box.show();
    box.setDesk(made.desk());
    auto *edit = box.findChild<QLineEdit *>();
    edit->setFocus();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&box));
    QTest::keyClicks(edit, u"rail th"_s);
    QAbstractItemView *rows = edit->completer()->popup();
    ASSERT_TRUE(eventually([&] { return rows->isVisible(); }));
    EXPECT_EQ(rows->model()->index(0, 0).data().toString(), u"theme:"_s);
    QTest::keyClick(rows, Qt::Key_Down);
    QTest::keyClick(rows, Qt::Key_Return);
    ASSERT_TRUE(eventually([&] { return rows->isVisible() && rows->model()->index(0, 0).data().toString().contains(u"Infra"_s); }));
    QTest::keyClick(rows, Qt::Key_Down);
    QTest::keyClick(rows, Qt::Key_Return);
    EXPECT_TRUE(eventually([&] { return box.query() == u"rail theme:Infrastructure "_s; })) << box.query().toStdString();
    box.setDesk(nullptr);
    made.close();
}

TEST(SearchBox, enterSearchesAtOnceThoughRowsAreOffered)
{
    SearchBox box;
    box.show();
    box.setRecent({u"skills leek"_s});
    auto *edit = box.findChild<QLineEdit *>();
    edit->setFocus();
    QSignalSpy left(&box, &SearchBox::leaveRequested);
    QTest::keyClicks(edit, u"skills"_s);
    QAbstractItemView *rows = edit->completer()->popup();
    ASSERT_TRUE(rows->isVisible());
    QTest::keyClick(rows, Qt::Key_Return);
    EXPECT_EQ(left.count(), 1);
    EXPECT_EQ(box.query(), u"skills"_s);
    EXPECT_FALSE(rows->isVisible());
}

TEST(SearchBox, saysInPlainWordsWhatWasAsked)
{
    SearchBox box;
    box.show();
    const auto told = [&] {
        for (const QLabel *label : box.findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().startsWith(u"Responses "_s))
                return label->text();
        }
        return QString();
    };
    box.setQuery(u"skills -is:late"_s);
    box.showCount(3, 9);
    EXPECT_EQ(told(), u"Responses with “skills”, and not late"_s);
    box.setQuery(u"skills"_s);
    box.showCount(3, 9);
    EXPECT_EQ(told(), QString());
}
