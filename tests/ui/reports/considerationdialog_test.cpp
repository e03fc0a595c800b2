#include "ui/reports/considerationdialog.h"

#include "core/desk/consideration.h"
#include "tests/support/deskfixture.h"
#include "ui/reports/considerationactions.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

class ConsiderationWindow : public DeskFixture
{
protected:
    void SetUp() override
    {
        DeskFixture::SetUp();
        m_first = receive(u"Kilns need skills."_s);
        receive(u"Buses stop at six."_s, u"Bob Hill <bob@hill.example>"_s);
        ASSERT_TRUE(recordViewing(*m_desk, m_first, m_now, 75));
    }
    ResponseId m_first;
};

} // namespace

TEST_F(ConsiderationWindow, tellsOfTheChosenResponseAndListsWhatNobodyOpened)
{
    ConsiderationDialog dialog(m_desk.get(), nullptr);
    auto *detail = dialog.findChild<QTreeWidget *>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return detail->topLevelItemCount() == 5; }, 20'000));
    EXPECT_EQ(detail->topLevelItem(1)->text(0), u"Opened, in all for 1 min 15 s"_s);
    ASSERT_EQ(detail->topLevelItem(1)->childCount(), 1);
    EXPECT_EQ(detail->topLevelItem(1)->child(0)->text(1), u"Ann"_s);

    QSignalSpy asked(&dialog, &ConsiderationDialog::responseRequested);
    for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
        if (button->text().contains(u"Show"_s) || button->text() == u"Copy")
            button->click();
    }
    ASSERT_EQ(asked.size(), 1);
    EXPECT_EQ(asked.front().front().value<ResponseId>(), m_first);
    EXPECT_TRUE(QTest::qWaitFor([] { return QGuiApplication::clipboard()->text().contains(u"R-0001\tAnn Lee\t"_s); }, 20'000))
        << QGuiApplication::clipboard()->text().toStdString();

    dialog.findChild<QCheckBox *>()->setChecked(true);
    ASSERT_TRUE(QTest::qWaitFor([&] { return dialog.model()->rowCount() == 1; }, 20'000));
    EXPECT_TRUE(QTest::qWaitFor([&] { return detail->topLevelItemCount() == 5 && detail->topLevelItem(1)->text(0) == u"Nobody has opened it"; }, 20'000));
    dialog.model()->setDesk(nullptr);
}

TEST_F(ConsiderationWindow, theListOfWhatNobodyOpenedIsOneClickAway)
{
    QWidget window;
    ConsiderationActions actions(&window);
    actions.setDesk(m_desk.get());
    QSignalSpy searched(&actions, &ConsiderationActions::searchRequested);
    const QList<WorkspaceMenu> menus = actions.menus();
    menus.front().actions.at(1)->trigger();
    ASSERT_EQ(searched.size(), 1);
    EXPECT_EQ(*m_desk->count(searched.front().front().toString()), 1);
    actions.setDesk(nullptr);
}
