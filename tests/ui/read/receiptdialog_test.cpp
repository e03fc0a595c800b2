#include "tests/support/deskfixture.h"
#include "ui/models/commenting.h"
#include "ui/read/correctreceiptdialog.h"
#include "ui/read/receiptdialog.h"
#include "ui/widgets/walltimeedit.h"

#include <QSignalSpy>
#include <QTest>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

class ReceiptPage : public DeskFixture
{
};

QPushButton *button(QDialog &dialog, const QString &text)
{
    for (QPushButton *each : dialog.findChildren<QPushButton *>()) {
        if (each->text() == text)
            return each;
    }
    return nullptr;
}

} // namespace

TEST_F(ReceiptPage, isReadAndFollowsACorrection)
{
    const ResponseId id = receive(u"A letter."_s);
    auto *dialog = new ReceiptDialog(m_desk.get(), id, nullptr);
    dialog->show();
    ASSERT_TRUE(QTest::qWaitFor([&] { return dialog->page()->toPlainText().contains(u"mx.lep.example"_s); }));
    EXPECT_TRUE(dialog->page()->textInteractionFlags().testFlag(Qt::TextSelectableByKeyboard));

    const std::optional<Edit> edit =
        correctReceipt(response(id).response, utc(u"2020-02-10T12:00:01Z"_s), u"The post book says so"_s);
    ASSERT_TRUE(edit);
    ASSERT_TRUE(m_desk->apply(edit->changes, edit->what));
    EXPECT_TRUE(
        QTest::qWaitFor([&] { return dialog->page()->toPlainText().contains(u"The post book says so"_s); }));
    EXPECT_TRUE(dialog->page()->toPlainText().contains(u"Late: 1 second after"_s));

    QSignalSpy printing(dialog, &ReceiptDialog::printRequested);
    button(*dialog, u"&Print…"_s)->click();
    EXPECT_EQ(printing.size(), 1);
    delete dialog;
}

TEST_F(ReceiptPage, aCorrectionNeedsAnotherTimeAndAReason)
{
    const ResponseId id = receive(u"A letter."_s);
    auto *dialog = new CorrectReceiptDialog(response(id).response, QTimeZone("Europe/London"),
                                            utc(u"2020-02-10T12:00:00Z"_s), nullptr);
    QSignalSpy given(dialog, &CorrectReceiptDialog::given);
    QPushButton *save = button(*dialog, u"&Correct"_s);
    EXPECT_FALSE(save->isEnabled());
    dialog->reason()->setText(u"Handed in"_s);
    EXPECT_FALSE(save->isEnabled()) << "the time is the same";
    dialog->time()->setInstant(utc(u"2020-02-09T12:00:00Z"_s));
    Q_EMIT dialog->time()->changed();
    EXPECT_TRUE(save->isEnabled());
    save->click();
    ASSERT_EQ(given.size(), 1);
    EXPECT_EQ(given[0][0].value<Instant>(), utc(u"2020-02-09T12:00:00Z"_s));
}
