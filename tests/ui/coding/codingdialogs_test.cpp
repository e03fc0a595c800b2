#include "core/desk/autotag.h"
#include "core/desk/independent.h"
#include "core/desk/tagging.h"
#include "tests/support/deskfixture.h"
#include "ui/coding/agreementdialog.h"
#include "ui/coding/autotagdialog.h"
#include "ui/coding/codersdialog.h"
#include "ui/coding/comparisondialog.h"
#include "ui/coding/journaldialog.h"
#include "ui/coding/memosdialog.h"
#include "ui/coding/proposalsdialog.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

using namespace soundings;
using namespace soundings::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto fatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

class CodingDialogs : public DeskFixture
{
protected:
    void tag(Desk &desk, ResponseId id, const QString &theme, const QString &quote)
    {
        ASSERT_TRUE(tagResponse(desk, {id, quote, {theme}, {}, Stance::None, {}}));
    }
};

} // namespace

TEST_F(CodingDialogs, whatTwoMadeIsAgreedOnPlaceByPlace)
{
    const ResponseId id = receive(u"Kilns need skills. Buses stop at six. Thank you."_s);
    const std::unique_ptr<Desk> ben = openAgain();
    ASSERT_TRUE(setCoders(*m_desk, id, {u"Ann"_s, u"Ben"_s}));
    tag(*m_desk, id, u"People"_s, u"Kilns need skills."_s);
    tag(*ben, id, u"People"_s, u"Kilns need skills."_s);
    tag(*m_desk, id, u"Infrastructure"_s, u"Buses stop at six."_s);
    tag(*ben, id, u"Places"_s, u"Buses stop at six."_s);
    tag(*ben, id, u"Ideas"_s, u"Thank you."_s);
    ASSERT_TRUE(finishCoding(*m_desk, id));
    ASSERT_TRUE(finishCoding(*ben, id));

    ComparisonDialog dialog(m_desk.get(), id, nullptr);
    const QAbstractItemModelTester tester(dialog.places(), fatal);
    const QAbstractItemModelTester responses(dialog.responses(), fatal);
    dialog.show();
    ASSERT_TRUE(QTest::qWaitFor([&] { return dialog.places()->rowCount() == 3; }));
    const auto state = [&](int row) { return dialog.places()->index(row, PlacesModel::State).data().toString(); };
    EXPECT_EQ(state(0), u"Alike"_s);
    EXPECT_EQ(state(1), u"Different"_s);
    EXPECT_EQ(state(2), u"Only Ben"_s);

    dialog.takeAlike();
    ASSERT_TRUE(QTest::qWaitFor([&] { return state(0) == u"Taken"_s; }));
    EXPECT_EQ(response(id).comments.size(), 1U) << "alike counts once";
    dialog.placeTable()->setCurrentIndex(dialog.places()->index(1, 0));
    dialog.take(ComparisonDialog::Take::Right);
    ASSERT_TRUE(QTest::qWaitFor([&] { return state(1) == u"Taken from Ben"_s; }));
    ASSERT_TRUE(QTest::qWaitFor([&] { return dialog.placeTable()->currentIndex().row() == 2; })) << "on to the next";
    dialog.take(ComparisonDialog::Take::Neither);
    ASSERT_TRUE(QTest::qWaitFor([&] { return state(2) == u"Neither"_s; }));
    EXPECT_EQ(m_desk->count(u"theme:Places"_s).value_or(-1), 1);
    EXPECT_EQ(m_desk->count(u"theme:Infrastructure"_s).value_or(-1), 0);
    EXPECT_EQ(m_desk->count(u"theme:Ideas"_s).value_or(-1), 0);

    ComparisonDialog later(ben.get(), id, nullptr);
    ASSERT_TRUE(QTest::qWaitFor([&] { return later.places()->rowCount() == 3; }));
    EXPECT_EQ(later.places()->index(2, PlacesModel::State).data().toString(), u"Neither"_s) << "it is a decision";
    EXPECT_EQ(later.places()->undecidedAfter(-1), -1);

    ASSERT_TRUE(m_desk->undo());
    ASSERT_TRUE(QTest::qWaitFor([&] { return state(2) == u"Only Ben"_s; }));
    ASSERT_TRUE(m_desk->undo());
    ASSERT_TRUE(QTest::qWaitFor([&] { return state(1) == u"Different"_s; }));
}

TEST_F(CodingDialogs, beforeAllHaveFinishedNothingIsShown)
{
    const ResponseId id = receive(u"Kilns."_s);
    ASSERT_TRUE(setCoders(*m_desk, id, {u"Ann"_s, u"Ben"_s}));
    tag(*m_desk, id, u"People"_s, {});
    ComparisonDialog dialog(m_desk.get(), id, nullptr);
    QSignalSpy shown(&dialog, &ComparisonDialog::shown);
    ASSERT_TRUE(shown.wait());
    EXPECT_EQ(dialog.places()->rowCount(), 0);
}

TEST_F(CodingDialogs, aRuleTellsBeforeHowManyResponsesItLooksAt)
{
    receive(u"Kilns need skills."_s);
    receive(u"Nothing of the kind."_s);
    AutotagDialog dialog(m_desk.get(), nullptr);
    QSignalSpy read(&dialog, &AutotagDialog::read);
    ASSERT_TRUE(read.wait());
    EXPECT_FALSE(dialog.rule());
    dialog.setTheme(theme(u"People"_s).id);
    dialog.setWords(u"skill, apprentice"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return dialog.countText().startsWith(u'1'); }));
    ASSERT_TRUE(dialog.rule());
    EXPECT_EQ(dialog.rule()->theme, theme(u"People"_s).id);
}

TEST_F(CodingDialogs, proposalsAreAcceptedAndRefusedOneByOne)
{
    const ResponseId first = receive(u"Kilns need skills."_s);
    const ResponseId second = receive(u"More skills, please."_s);
    ASSERT_TRUE(runRule(*m_desk, ruleOf(u"skill"_s, theme(u"People"_s).id)));
    ProposalsDialog dialog(m_desk.get(), nullptr);
    const QAbstractItemModelTester tester(dialog.model(), fatal);
    dialog.show();
    ASSERT_TRUE(QTest::qWaitFor([&] { return dialog.model()->rowCount() == 2; }));
    dialog.judge(true);
    ASSERT_TRUE(QTest::qWaitFor([&] { return dialog.model()->rowCount() == 1; }));
    EXPECT_EQ(response(first).comments.size(), 1U);
    QTest::qWait(50); // the answer after the change
    dialog.judge(false);
    ASSERT_TRUE(QTest::qWaitFor([&] { return dialog.model()->rowCount() == 0; }));
    EXPECT_TRUE(response(second).comments.empty());
    ASSERT_TRUE(m_desk->undo());
    EXPECT_TRUE(QTest::qWaitFor([&] { return dialog.model()->rowCount() == 1; })) << "undone, it waits again";
}

TEST_F(CodingDialogs, aMemoIsKeptWhenTheDialogClosesAsOneChange)
{
    const ResponseId id = receive(u"Kilns."_s);
    MemosDialog dialog(m_desk.get(), MemoTarget::of(id), nullptr);
    QObject::connect(&dialog, &MemosDialog::writeRequested, &dialog,
                     [this](const std::function<Result<ChangeSet>(Desk &)> &write) { EXPECT_TRUE(write(*m_desk)); });
    QSignalSpy listed(&dialog, &MemosDialog::listed);
    ASSERT_TRUE(listed.wait());
    dialog.editor()->insertPlainText(u"Ask "_s);
    dialog.editor()->insertPlainText(u"Ben"_s);
    dialog.reject();
    const std::vector<Memo> memos = m_desk->memos(MemoTarget::of(id)).value();
    ASSERT_EQ(memos.size(), 1U);
    EXPECT_EQ(memos.front().text, u"Ask Ben"_s);
    ASSERT_TRUE(m_desk->undo());
    EXPECT_TRUE(m_desk->memos(MemoTarget::of(id))->empty());
}

TEST_F(CodingDialogs, codersAreTickedOrNamedAndOneAloneIsRefused)
{
    const ResponseId id = receive(u"Kilns."_s);
    CodersDialog dialog(m_desk.get(), {id}, nullptr);
    QSignalSpy chosen(&dialog, &CodersDialog::chosen);
    QSignalSpy read(&dialog, &CodersDialog::read);
    ASSERT_TRUE(read.wait());
    auto *buttons = dialog.findChild<QDialogButtonBox *>();
    const QList<QAbstractButton *> all = buttons->buttons();
    const auto accept = std::find_if(all.begin(), all.end(), [&](QAbstractButton *button) {
        return buttons->buttonRole(button) == QDialogButtonBox::AcceptRole;
    });
    ASSERT_NE(accept, all.end());
    const auto *people = dialog.findChild<QListWidget *>();
    ASSERT_EQ(people->count(), 1) << "Ann, who stands in the journal";
    EXPECT_TRUE(dialog.names().isEmpty());
    auto *name = dialog.findChild<QLineEdit *>();
    dialog.show();
    people->item(0)->setCheckState(Qt::Checked);
    EXPECT_FALSE((*accept)->isEnabled()) << "it takes two";
    dialog.add(u"ANN"_s);
    EXPECT_EQ(people->count(), 1) << "the same person, in capitals";
    dialog.add(u"  "_s);
    EXPECT_EQ(people->count(), 1);
    QTest::keyClicks(name, u"Ben"_s);
    QTest::keyClick(name, Qt::Key_Tab);
    dialog.add(name->text());
    EXPECT_EQ(dialog.names(), (QStringList{u"Ann"_s, u"Ben"_s}));
    EXPECT_TRUE((*accept)->isEnabled());
    QTest::keyClick(*accept, Qt::Key_Space);
    ASSERT_EQ(chosen.size(), 1);
    EXPECT_EQ(chosen.front().at(1).toStringList(), (QStringList{u"Ann"_s, u"Ben"_s}));
}

TEST_F(CodingDialogs, agreementSaysThatNobodyCanBeComparedYetAndThenMeasures)
{
    const ResponseId id = receive(u"Kilns."_s);
    const std::unique_ptr<Desk> ben = openAgain();
    AgreementDialog dialog(m_desk.get(), nullptr);
    const QAbstractItemModelTester tester(dialog.model(), fatal);
    dialog.show();
    QSignalSpy measured(&dialog, &AgreementDialog::measured);
    ASSERT_TRUE(measured.wait());
    EXPECT_EQ(dialog.model()->rowCount(), 0);
    EXPECT_TRUE(dialog.headText().isEmpty());

    tag(*ben, id, u"People"_s, {});
    tag(*m_desk, id, u"People"_s, {});
    dialog.setWhose(CodedHow::InSight);
    ASSERT_TRUE(QTest::qWaitFor([&] { return dialog.model()->rowCount() == 2; })) << "People, and overall";
    EXPECT_TRUE(dialog.headText().contains(u"may have seen"_s)) << dialog.headText().toStdString();
    EXPECT_EQ(dialog.model()->index(0, AgreementModel::Percent).data().toString(), u"100 %"_s);
    dialog.setWhose(CodedHow::Independent);
    EXPECT_TRUE(QTest::qWaitFor([&] { return dialog.model()->rowCount() == 0 && dialog.headText().isEmpty(); }))
        << "nobody tagged blind";
}

TEST_F(CodingDialogs, theJournalIsFilteredByWordsAndLeadsToTheResponse)
{
    const ResponseId id = receive(u"Kilns need skills."_s);
    receive(u"Buses."_s);
    tag(*m_desk, id, u"People"_s, u"Kilns need skills."_s);
    JournalDialog dialog(m_desk.get(), nullptr);
    const QAbstractItemModelTester tester(dialog.model(), fatal);
    QSignalSpy found(dialog.model(), &JournalModel::found);
    QSignalSpy wanted(&dialog, &JournalDialog::responseRequested);
    dialog.show();
    ASSERT_TRUE(found.wait());
    const int all = dialog.model()->rowCount();
    EXPECT_GT(all, 3);

    const QList<QLineEdit *> fields = dialog.findChildren<QLineEdit *>();
    const auto words = std::find_if(fields.begin(), fields.end(), [](const QLineEdit *field) {
        return field->accessibleName() == u"Words in what was done"_s;
    });
    ASSERT_NE(words, fields.end());
    QTest::keyClicks(*words, u"kilns need"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return dialog.model()->rowCount() == 1; }));
    auto *table = dialog.findChild<QTreeView *>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return dialog.model()->at(0) != nullptr; }));
    EXPECT_EQ(dialog.model()->at(0)->what, u"Comment on R-0001 “Kilns need skills.” added: People"_s);
    table->setCurrentIndex(dialog.model()->index(0, 0));
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Return);
    ASSERT_EQ(wanted.size(), 1);
    EXPECT_EQ(wanted.front().front().value<ResponseId>(), id);

    (*words)->setText(u"no such thing"_s);
    ASSERT_TRUE(QTest::qWaitFor([&] { return dialog.model()->rowCount() == 0; }));
    dialog.showResponse(2);
    EXPECT_EQ(dialog.filter().response, 2);
}
