#include "tests/support/files.h"
#include "ui/widgets/quickpicker.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

using namespace soundings;
using namespace Qt::StringLiterals;

TEST(QuickPicker, enterTakesTheBestAndCtrlEnterStays)
{
    QWidget window;
    window.show();
    QuickPicker picker(&window);
    QSignalSpy chosen(&picker, &QuickPicker::chosen);
    picker.open(u"Tag"_s, {{1, u"Ideas"_s, {}, {}}, {2, u"People"_s, {}, {}}, {3, u"Places"_s, {}, {}}}, QPoint(10, 10));
    auto *edit = picker.findChild<QLineEdit *>();
    QTest::keyClicks(edit, u"pl"_s);
    QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
    EXPECT_TRUE(picker.isVisible());
    QTest::keyClicks(edit, u"ide"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    EXPECT_FALSE(picker.isVisible());
    ASSERT_EQ(chosen.count(), 2);
    EXPECT_EQ(chosen[0].first().toLongLong(), 3);
    EXPECT_EQ(chosen[1].first().toLongLong(), 1);
}

TEST(QuickPicker, offersToMakeWhatIsNotThere)
{
    QWidget window;
    window.show();
    QuickPicker picker(&window);
    picker.setCreateText(u"Add “%1”"_s);
    QSignalSpy wanted(&picker, &QuickPicker::createRequested);
    picker.open(u"Tag"_s, {{1, u"Ideas"_s, {}, {}}}, QPoint(10, 10));
    auto *edit = picker.findChild<QLineEdit *>();
    QTest::keyClicks(edit, u"Water"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    ASSERT_EQ(wanted.count(), 1);
    EXPECT_EQ(wanted.first().first().toString(), u"Water"_s);
}

TEST(QuickPicker, whatWasUsedLastStandsFirst)
{
    QWidget window;
    window.show();
    QuickPicker picker(&window);
    QSignalSpy chosen(&picker, &QuickPicker::chosen);
    picker.open(u"Tag"_s, {{1, u"Ideas"_s, {}, {}}, {2, u"Places"_s, {}, {}, 1}, {3, u"People"_s, {}, {}, 2}}, QPoint(10, 10));
    auto *edit = picker.findChild<QLineEdit *>();
    QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
    QTest::keyClicks(edit, u"p"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    ASSERT_EQ(chosen.count(), 2);
    EXPECT_EQ(chosen[0].first().toLongLong(), 3);
    EXPECT_EQ(chosen[1].first().toLongLong(), 3);
}
