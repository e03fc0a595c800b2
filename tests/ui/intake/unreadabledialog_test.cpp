#include "tests/support/deskfixture.h"
#include "ui/intake/itemtable.h"
#include "ui/intake/unreadabledialog.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QInputDialog>
#include <QPushButton>
#include <QTest>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

class UnreadableItems : public DeskFixture
{
protected:
    void open(int items)
    {
        for (int i = 0; i < items; ++i) {
            const QString file = path(u"broken%1.eml"_s.arg(i));
            writeFile(file, {});
            ASSERT_TRUE(m_desk->takeIn({{file}, {}, {}, {}}, {}));
        }
        m_dialog = std::make_unique<UnreadableDialog>(m_desk.get());
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_dialog->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        m_dialog->show();
        ASSERT_TRUE(becomes(items));
    }
    bool becomes(int rows)
    {
        return QTest::qWaitFor([&] { return m_dialog->model()->rowCount() == rows; });
    }
    QPushButton *button(const QString &text)
    {
        for (QPushButton *one : m_dialog->findChildren<QPushButton *>()) {
            if (one->text().remove(u'&') == text)
                return one;
        }
        return nullptr;
    }
    void settle(const QString &how)
    {
        button(u"Settled…"_s)->click();
        auto *ask = m_dialog->findChild<QInputDialog *>();
        ASSERT_TRUE(ask);
        ask->setTextValue(how);
        ask->accept();
    }
    QString settledText(int row)
    {
        return m_dialog->model()->index(row, UnreadableItemsModel::Settled).data().toString();
    }

    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<UnreadableDialog> m_dialog;
};

} // namespace

TEST_F(UnreadableItems, areSettledWithAReasonAndComeBackWithUndo)
{
    open(3);
    EXPECT_FALSE(button(u"Settled…"_s)->isEnabled()) << "nothing is chosen";
    m_dialog->table()->selectRow(1);
    settle(u"Printed, and entered by hand as R-0042"_s);
    ASSERT_TRUE(becomes(2));
    EXPECT_EQ(m_dialog->model()->at(1)->source, u"broken2.eml"_s);

    m_dialog->findChild<QCheckBox *>()->setChecked(true);
    ASSERT_EQ(m_dialog->model()->rowCount(), 3);
    EXPECT_TRUE(settledText(1).startsWith(
        u"Printed, and entered by hand as R-0042 (%1, 20 Jan 2020"_s.arg(m_desk->person())))
        << settledText(1).toStdString();
    m_dialog->table()->selectRow(1);
    EXPECT_FALSE(button(u"Settled…"_s)->isEnabled());
    EXPECT_TRUE(button(u"Open again"_s)->isEnabled());

    ASSERT_TRUE(m_desk->undo());
    ASSERT_TRUE(QTest::qWaitFor([this] { return settledText(1).isEmpty(); }));
    EXPECT_TRUE(m_dialog->table()->selectionModel()->isRowSelected(1)) << "what is chosen stays so";
}

TEST_F(UnreadableItems, areNotSettledWithoutAReason)
{
    open(1);
    m_dialog->table()->selectRow(0);
    settle(u"  "_s);
    EXPECT_EQ(m_desk->counts()->unreadable, 1);
    settle(u"A test message"_s);
    ASSERT_TRUE(becomes(0));
    m_dialog->findChild<QCheckBox *>()->setChecked(true);
    m_dialog->table()->selectRow(0);
    button(u"Open again"_s)->click();
    ASSERT_TRUE(QTest::qWaitFor([this] { return m_desk->counts()->unreadable == 1; }));
}
