#include "ui/intake/surveydialog.h"

#include "tests/support/files.h"
#include "ui/intake/imports.h"
#include "ui/intake/surveymemory.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 60000;

const QByteArray exported =
    "Response ID,Date Submitted,Your name,Do you agree?,Anything else about the draft?\n"
    "A1,14/01/2020 09:00,Ann Lee,Agree,More kilns.\n"
    ",,,,\n"
    "A2,never,Bob Moor,Disagree,Fewer kilns.\n";

class SurveyDialogTest : public ::testing::Test
{
protected:
    SurveyDialogTest()
    {
        NewConsultation how;
        how.title = u"Draft strategy"_s;
        how.closes = toInstant(QDateTime(QDate(2020, 2, 10), QTime(12, 0), Qt::UTC));
        how.draftFile = test::projectFile(u"tests/data/drafts/tiny.pdf"_s);
        Result<std::unique_ptr<Desk>> made = Desk::create(m_folder.filePath(u"c.soundings"_s), how);
        EXPECT_TRUE(made);
        m_desk = std::move(*made);
    }

    QString file(const QByteArray &csv = exported)
    {
        const QString name = m_folder.filePath(u"survey.csv"_s);
        test::writeFile(name, csv);
        return name;
    }
    static bool settle(const SurveyDialog &dialog)
    {
        return QTest::qWaitFor([&] { return dialog.isSettled(); }, patienceMs);
    }
    static QString problems(const SurveyDialog &dialog)
    {
        QStringList all;
        const auto *list = dialog.findChild<QListWidget *>();
        for (int i = 0; i < list->count(); ++i)
            all << list->item(i)->text();
        return all.join(u'\n');
    }
    static bool says(const SurveyDialog &dialog, const QString &what)
    {
        const auto labels = dialog.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel *label) { return label->text().contains(what); });
    }
    static SurveyRolesModel *roles(const SurveyDialog &dialog)
    {
        for (auto *view : dialog.findChildren<QTableView *>()) {
            if (auto *model = qobject_cast<SurveyRolesModel *>(view->model()))
                return model;
        }
        return nullptr;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Desk> m_desk;
};

} // namespace

TEST_F(SurveyDialogTest, ShowsWhatWouldComeIn)
{
    SurveyDialog dialog(m_desk.get(), file());
    QAbstractItemModelTester tester(roles(dialog), QAbstractItemModelTester::FailureReportingMode::Fatal);
    ASSERT_TRUE(settle(dialog));
    EXPECT_TRUE(says(dialog, u"2 response"_s));
    EXPECT_TRUE(says(dialog, u"1 blank row"_s));
    EXPECT_TRUE(says(dialog, u"row 4"_s));
    EXPECT_EQ(roles(dialog)->index(0, 2).data().toString(), u"Name"_s);
    EXPECT_TRUE(problems(dialog).contains(u"No column asks for consent"_s)) << problems(dialog).toStdString();
    const QString text = dialog.findChild<QPlainTextEdit *>()->toPlainText();
    EXPECT_TRUE(text.startsWith(u"Ann Lee"_s)) << text.toStdString();
    EXPECT_TRUE(text.contains(u"Anything else about the draft?\nMore kilns."_s));
    EXPECT_TRUE(text.contains(u"stamped by the survey"_s));
}

TEST_F(SurveyDialogTest, AChosenRoleIsCheckedShownAndRemembered)
{
    {
        SurveyDialog dialog(m_desk.get(), file());
        ASSERT_TRUE(settle(dialog));
        auto *model = roles(dialog);
        auto *import = dialog.findChild<QPushButton *>(u"import"_s);
        for (const int column : {3, 4})
            model->setData(model->index(0, column), int(survey::Role::Ignore));
        ASSERT_TRUE(settle(dialog));
        EXPECT_FALSE(import->isEnabled());
        EXPECT_TRUE(problems(dialog).contains(u"To put right: No column is a question"_s))
            << problems(dialog).toStdString();
        model->setData(model->index(0, 4), int(survey::Role::FreeText));
        ASSERT_TRUE(settle(dialog));
        EXPECT_TRUE(import->isEnabled());
        QSignalSpy wanted(&dialog, &SurveyDialog::importRequested);
        dialog.show();
        QTest::keyClick(&dialog, Qt::Key_Return);
        ASSERT_EQ(wanted.count(), 1);
        const auto request = wanted[0][0].value<ImportRequest>();
        ASSERT_TRUE(request.map);
        EXPECT_EQ(request.map->columns[3].role, survey::Role::Ignore);
    }
    SurveyDialog next(m_desk.get(), file(exported + "A3,15/01/2020 10:00,Cy,Agree,Clay.\n"));
    ASSERT_TRUE(settle(next));
    EXPECT_EQ(roles(next)->index(0, 3).data(Qt::EditRole).toInt(), int(survey::Role::Ignore));
    EXPECT_TRUE(says(next, u"3 response"_s));
}

TEST_F(SurveyDialogTest, RolesAreChosenWithTheKeyboard)
{
    SurveyDialog dialog(m_desk.get(),
                        file("ID,Timestamp,What else?,Why is that so?\n1,2020-01-13 10:00,a b c,d e f\n"));
    ASSERT_TRUE(settle(dialog));
    dialog.show();
    QTableView *view = nullptr;
    for (auto *one : dialog.findChildren<QTableView *>()) {
        if (one->model() == roles(dialog))
            view = one;
    }
    ASSERT_TRUE(view);
    view->setCurrentIndex(roles(dialog)->index(0, 3));
    view->setFocus();
    QTest::keyClick(view, Qt::Key_F2);
    auto *box = view->findChild<QComboBox *>();
    ASSERT_TRUE(box);
    QCoreApplication::processEvents();
    box->hidePopup();
    QTest::keyClick(box, Qt::Key_Home);
    EXPECT_EQ(roles(dialog)->index(0, 3).data().toString(), u"Leave out"_s);
}

TEST_F(SurveyDialogTest, AMapIsSavedAndLoaded)
{
    const QString map = m_folder.filePath(u"map.json"_s);
    SurveyDialog dialog(m_desk.get(), file("A,B\nAnn,x\n"));
    ASSERT_TRUE(settle(dialog));
    roles(dialog)->setData(roles(dialog)->index(0, 0), int(survey::Role::Name));
    ASSERT_TRUE(settle(dialog));
    dialog.saveMapAs(map);
    ASSERT_TRUE(QTest::qWaitFor([&] { return QFile::exists(map); }, patienceMs));
    EXPECT_EQ(readMapFile(map)->columns[0].role, survey::Role::Name);
    roles(dialog)->setData(roles(dialog)->index(0, 0), int(survey::Role::Ignore));
    ASSERT_TRUE(settle(dialog));
    dialog.loadMap(map);
    EXPECT_TRUE(QTest::qWaitFor([&] { return roles(dialog)->index(0, 0).data().toString() == u"Name"_s; },
                                patienceMs));
    test::writeFile(map, "{oops");
    dialog.loadMap(map);
    EXPECT_TRUE(QTest::qWaitFor([&] { return says(dialog, u"line 1"_s); }, patienceMs));
}

TEST_F(SurveyDialogTest, ATableThatCannotBeReadSaysWhy)
{
    SurveyDialog dialog(m_desk.get(), file("a,\"b\n"));
    ASSERT_TRUE(settle(dialog));
    EXPECT_TRUE(says(dialog, u"line 1"_s));
    EXPECT_FALSE(dialog.findChild<QPushButton *>(u"import"_s)->isEnabled());
}

TEST_F(SurveyDialogTest, ImportingATableAsksFirstAndTakesTheRestAtOnce)
{
    QWidget window;
    Imports imports(&window);
    imports.setDesk(m_desk.get());
    QSignalSpy finished(&imports, &Imports::finished);
    const QString mail = m_folder.filePath(u"a.eml"_s);
    test::writeFile(
        mail, "From: Ann <ann@example.org>\nDate: Mon, 3 Feb 2020 10:00:00 +0000\nSubject: A\n\nMy view.\n");
    imports.start({{mail, file()}, {}, {}});
    ASSERT_TRUE(QTest::qWaitFor([&] { return finished.count() == 1 && window.findChild<SurveyDialog *>(); },
                                patienceMs));
    EXPECT_EQ(m_desk->counts()->responses, 1);
    auto *dialog = window.findChild<SurveyDialog *>();
    ASSERT_TRUE(settle(*dialog));
    dialog->findChild<QPushButton *>(u"import"_s)->click();
    ASSERT_TRUE(QTest::qWaitFor([&] { return finished.count() == 2; }, patienceMs));
    EXPECT_EQ(m_desk->counts()->responses, 3);
    imports.setDesk(nullptr);
}

TEST(SurveyRowsModel, ShowsTwoHundredRowsOfAHundredThousand)
{
    auto table = std::make_shared<tables::Table>();
    table->sheets.push_back({u"Sheet"_s, {}});
    table->sheets[0].rows.assign(100000, {u"a\nb"_s});
    SurveyRowsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setSheet(table, &table->sheets[0], 1, 3);
    EXPECT_EQ(model.rowCount(), 200);
    EXPECT_EQ(model.index(0, 0).data().toString(), u"a b"_s);
    EXPECT_FALSE(model.index(0, 2).data().toString().size());
    EXPECT_EQ(model.headerData(0, Qt::Vertical).toInt(), 2);
}
