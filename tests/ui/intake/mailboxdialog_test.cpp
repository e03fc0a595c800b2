#include "ui/intake/mailboxdialog.h"

#include "tests/support/deskfixture.h"
#include "tests/support/mailserver.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QTreeWidget>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 30'000;

class MailboxDialogTest : public DeskFixture
{
protected:
    void SetUp() override
    {
        if (!MailServer::isInstalled())
            GTEST_SKIP() << "needs Dovecot and openssl";
        DeskFixture::SetUp();
        QSettings().remove(u"mailbox"_s);
        m_server.deliver(u"INBOX"_s, 2);
        m_server.deliver(u"Anh&APY-rung/2020"_s, 3, 10);
        m_server.start();
    }

    std::unique_ptr<MailboxDialog> dialog()
    {
        auto made = std::make_unique<MailboxDialog>(m_desk.get(), "Europe/London");
        made->setAuthorities(m_server.authority());
        made->show();
        type(*made, u"server"_s, u"localhost"_s);
        made->findChild<QSpinBox *>(u"port"_s)->setValue(m_server.tlsPort());
        type(*made, u"user"_s, u"ann"_s);
        return made;
    }
    static void type(MailboxDialog &dialog, const QString &field, const QString &what)
    {
        auto *edit = dialog.findChild<QLineEdit *>(field);
        edit->clear();
        QTest::keyClicks(edit, what);
    }
    static QString remark(const MailboxDialog &dialog)
    {
        return dialog.findChild<QLabel *>(u"remark"_s)->text();
    }

    MailServer m_server;
};

} // namespace

TEST_F(MailboxDialogTest, ListsFoldersAndAsksForTheChosenOneByKeyboard)
{
    MailboxRequest before;
    before.address = m_server.address(u"Anhörung/2020"_s);
    before.password = MailServer::password();
    before.authorities = m_server.authority();
    ASSERT_TRUE(m_desk->fetch(before, {}));

    const auto shown = dialog();
    QSignalSpy wanted(shown.get(), &MailboxDialog::fetchRequested);
    EXPECT_FALSE(shown->findChild<QPushButton *>(u"connect"_s)->isEnabled()); // no password yet
    type(*shown, u"password"_s, MailServer::password());
    QTest::keyClick(shown->findChild<QLineEdit *>(u"password"_s), Qt::Key_Return);
    const auto *tree = shown->findChild<QTreeWidget *>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return tree->currentItem() != nullptr; }, patienceMs))
        << remark(*shown).toStdString();
    // What was read before is chosen, and says so in the consultation's own time.
    EXPECT_EQ(tree->currentItem()->text(0), u"2020"_s);
    EXPECT_TRUE(tree->currentItem()->text(1).startsWith(u"3 read until 20 Jan 2020"_s))
        << tree->currentItem()->text(1).toStdString();
    shown->findChild<QCheckBox *>(u"watch"_s)->setChecked(true);
    EXPECT_TRUE(shown->findChild<QPushButton *>(u"fetch"_s)->isEnabled());
    QTest::keyClick(shown.get(), Qt::Key_Return);
    ASSERT_EQ(wanted.count(), 1);
    const auto request = wanted[0][0].value<MailboxRequest>();
    EXPECT_EQ(request.address, before.address);
    EXPECT_EQ(request.password, MailServer::password());
    EXPECT_TRUE(request.watch);
    EXPECT_FALSE(shown->isVisible());
    const QSettings settings;
    for (const QString &key : settings.allKeys())
        EXPECT_FALSE(settings.value(key).toString().contains(MailServer::password())) << key.toStdString();
}

TEST_F(MailboxDialogTest, SaysInTheDialogWhatIsWrong)
{
    const auto shown = dialog();
    type(*shown, u"password"_s, u"tralala"_s);
    QTest::keyClick(shown->findChild<QLineEdit *>(u"password"_s), Qt::Key_Return);
    ASSERT_TRUE(QTest::qWaitFor([&] { return remark(*shown).contains(u"“ann”"_s); }, patienceMs))
        << remark(*shown).toStdString();
    EXPECT_FALSE(remark(*shown).contains(u"tralala"_s));
    EXPECT_TRUE(shown->isVisible());
    EXPECT_TRUE(shown->findChild<QPushButton *>(u"connect"_s)->isEnabled());
    EXPECT_FALSE(shown->findChild<QPushButton *>(u"fetch"_s)->isEnabled());
}

TEST_F(MailboxDialogTest, EveryFieldHasANameForThoseWhoHearIt)
{
    const auto shown = dialog();
    for (const QWidget *field : shown->findChildren<QWidget *>()) {
        const bool input =
            qobject_cast<const QComboBox *>(field) || qobject_cast<const QSpinBox *>(field) ||
            qobject_cast<const QTreeWidget *>(field) ||
            (qobject_cast<const QLineEdit *>(field) && !field->objectName().startsWith(u"qt_"_s));
        if (!input)
            continue;
        EXPECT_FALSE(field->accessibleName().isEmpty()) << field->objectName().toStdString();
    }
}
