#include "core/desk/tagging.h"
#include "tests/support/deskfixture.h"
#include "ui/window/peopleactions.h"
#include "ui/window/peopledialog.h"
#include "ui/window/propertiesdialog.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

class PeopleRights : public DeskFixture
{
protected:
    void SetUp() override
    {
        DeskFixture::SetUp();
        m_theirs = receive(u"Kilns need skills."_s, u"Zoe Quill <zoe@quill.example>"_s);
        receive(u"I agree with Zoe Quill."_s, u"Bob Hill <bob@hill.example>"_s);
    }
    template<class W>
    static W *named(const QWidget &in, const QString &name)
    {
        for (W *one : in.findChildren<W *>()) {
            if (one->accessibleName() == name || one->objectName() == name)
                return one;
        }
        ADD_FAILURE() << "no " << name.toStdString();
        return nullptr;
    }
    static QPushButton *button(const QWidget &in, const QString &text)
    {
        for (QPushButton *one : in.findChildren<QPushButton *>()) {
            if (one->text().remove(u'&').startsWith(text))
                return one;
        }
        ADD_FAILURE() << "no button " << text.toStdString();
        return nullptr;
    }
    static void find(PeopleDialog &dialog, const QString &terms)
    {
        QSignalSpy settled(&dialog, &PeopleDialog::settled);
        dialog.search(terms);
        ASSERT_TRUE(settled.wait(20'000));
    }

    ResponseId m_theirs;
};

} // namespace

TEST_F(PeopleRights, whatIsHeldIsListedAndWhatGoesIsTicked)
{
    PeopleDialog dialog(m_desk.get(), nullptr);
    find(dialog, u"Zoe Quill"_s);
    ASSERT_EQ(dialog.list()->topLevelItemCount(), 2);
    EXPECT_EQ(dialog.chosen().responses, std::vector{m_theirs}) << "what only names her stays";
    EXPECT_TRUE(button(dialog, u"Erase"_s)->isEnabled());
    dialog.list()->topLevelItem(0)->child(0)->setCheckState(0, Qt::Unchecked);
    EXPECT_FALSE(button(dialog, u"Erase"_s)->isEnabled()) << "nothing is ticked";
    EXPECT_TRUE(button(dialog, u"Export"_s)->isEnabled());
    find(dialog, u"Nobody Here"_s);
    EXPECT_FALSE(button(dialog, u"Export"_s)->isEnabled());
}

TEST_F(PeopleRights, nothingIsErasedWithoutAReasonAndTheWordTypedByHand)
{
    PeopleDialog dialog(m_desk.get(), nullptr);
    find(dialog, u"Zoe Quill"_s);
    button(dialog, u"Erase"_s)->click();
    auto *erasure = dialog.findChild<ErasureDialog *>();
    ASSERT_TRUE(erasure);
    QPushButton *go = button(*erasure, u"Erase for ever"_s);
    EXPECT_FALSE(go->isEnabled());
    named<QLineEdit>(*erasure, u"Reason"_s)->setText(u"Asked"_s);
    EXPECT_FALSE(go->isEnabled());
    named<QLineEdit>(*erasure, u"Confirmation"_s)->setText(ErasureDialog::word());
    EXPECT_TRUE(go->isEnabled());
    QSignalSpy erased(erasure, &ErasureDialog::erased);
    go->click();
    ASSERT_TRUE(erased.wait(20'000));
    EXPECT_EQ(response(m_theirs).response.respondent.name, QString());
    EXPECT_TRUE(m_desk->verify()->empty());
    EXPECT_FALSE(button(dialog, u"Erase"_s)->isEnabled()) << "there is nothing left in the list";
}

TEST_F(PeopleRights, theDayIsSetInThePropertiesAndAReminderComesWhenItHasPassed)
{
    {
        PropertiesDialog properties(m_desk.get(), *m_desk->consultation(), *m_desk->counts());
        named<QDateEdit>(properties, u"retention"_s)->setDate(QDate(2020, 1, 15));
        named<QCheckBox>(properties, u"retentionSet"_s)->setChecked(true);
        ASSERT_TRUE(QTest::qWaitFor([&] { return m_desk->consultation()->retainUntil == QDate(2020, 1, 15); }));
        QTest::qWait(0);
    }
    QWidget window;
    PeopleActions actions(&window);
    QSignalSpy told(&actions, &PeopleActions::told);
    actions.setDesk(m_desk.get());
    ASSERT_TRUE(told.wait(20'000)) << "it is 20 January";
    EXPECT_TRUE(told.front().front().toString().contains(u"Everybody"_s));
    actions.setDesk(nullptr);
}
