#include "ui/intake/imports.h"

#include "tests/support/files.h"
#include "ui/intake/importdialog.h"
#include "ui/intake/itemtable.h"
#include "ui/intake/unreadabledialog.h"

#include <QDir>
#include <QLocale>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 60000;

class ImportsTest : public ::testing::Test
{
protected:
    ImportsTest()
    {
        NewConsultation how;
        how.title = u"Draft strategy"_s;
        how.closes = toInstant(QDateTime(QDate(2020, 2, 10), QTime(12, 0), Qt::UTC));
        how.draftFile = test::projectFile(u"resources/sample/draft/draft-lis.pdf"_s);
        Result<std::unique_ptr<Desk>> made = Desk::create(m_folder.filePath(u"c.soundings"_s), how);
        EXPECT_TRUE(made);
        m_desk = std::move(*made);
        m_imports = std::make_unique<Imports>(&m_window);
        m_imports->setDesk(m_desk.get());
    }
    ~ImportsTest() override { m_imports->setDesk(nullptr); }

    QString mail(int number)
    {
        const QString file = m_folder.filePath(u"mail/%1.eml"_s.arg(number, 5, 10, QLatin1Char('0')));
        QDir().mkpath(m_folder.filePath(u"mail"_s));
        test::writeFile(file, "From: Ann <ann@example.org>\nDate: Mon, 3 Feb 2020 10:00:00 +0000\nMessage-ID: <"
                                  + QByteArray::number(number) + "@example.org>\nSubject: Number "
                                  + QByteArray::number(number) + "\n\nMy view, number " + QByteArray::number(number) + ".\n");
        return file;
    }

    QTemporaryDir m_folder;
    QWidget m_window;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<Imports> m_imports;
};

} // namespace

TEST_F(ImportsTest, ListsWhatWasAddedRepeatedAndUnreadable)
{
    mail(1);
    test::writeFile(m_folder.filePath(u"mail/broken.eml"_s), "");
    QSignalSpy finished(m_imports.get(), &Imports::finished);
    m_imports->start({{m_folder.filePath(u"mail"_s)}, {}, {}});
    ASSERT_TRUE(QTest::qWaitFor([&] { return finished.count() == 1; }, patienceMs));
    auto *dialog = m_window.findChild<ImportDialog *>();
    ASSERT_TRUE(dialog);
    EXPECT_EQ(dialog->heading(), u"1 added, 0 repeated, 1 unreadable"_s);

    QSignalSpy wanted(m_imports.get(), &Imports::responseRequested);
    QTest::keyClick(dialog->findChild<ItemTable *>(), Qt::Key_Return);
    ASSERT_TRUE(QTest::qWaitFor([&] { return wanted.count() == 1; }, patienceMs));
    const auto id = wanted[0][0].value<ResponseId>();
    EXPECT_EQ(m_desk->response(id)->response.subject, u"Number 1"_s);

    m_imports->showUnreadable();
    auto *unreadable = m_window.findChild<UnreadableDialog *>();
    ASSERT_TRUE(unreadable);
    const QAbstractItemModel *model = unreadable->findChild<ItemTable *>()->model();
    EXPECT_TRUE(QTest::qWaitFor([&] { return model->rowCount() == 1; }, patienceMs));
    EXPECT_TRUE(model->index(0, 0).data().toString().contains(u"broken.eml"_s));
}

TEST_F(ImportsTest, KeepsAndListsWhatWasTakenInBeforeItWasStopped)
{
    for (int i = 0; i < 1500; ++i)
        mail(i);
    QFutureWatcherBase *job = nullptr;
    QObject::connect(m_imports.get(), &Imports::started, &m_window, [&](const QString &, QFutureWatcherBase *started) {
        job = started;
        QObject::connect(job, &QFutureWatcherBase::progressValueChanged, job, [&job](int value) {
            if (value > 0)
                job->cancel();
        });
    });
    QSignalSpy finished(m_imports.get(), &Imports::finished);
    m_imports->start({{m_folder.filePath(u"mail"_s)}, {}, {}});
    ASSERT_TRUE(QTest::qWaitFor([&] { return finished.count() == 1; }, patienceMs));
    const int kept = m_desk->counts()->responses;
    auto *dialog = m_window.findChild<ImportDialog *>();
    ASSERT_TRUE(dialog);
    EXPECT_TRUE(dialog->heading().startsWith(QLocale().toString(kept) + u" added"_s)) << kept;
    EXPECT_EQ(dialog->findChild<ItemTable *>()->model()->rowCount(), kept);
}

TEST_F(ImportsTest, StopsWhenTheConsultationIsClosed)
{
    for (int i = 0; i < 400; ++i)
        mail(i);
    m_imports->start({{m_folder.filePath(u"mail"_s)}, {}, {}});
    m_imports->setDesk(nullptr);
    m_desk.reset(); // would hang or crash if the import still used it
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    EXPECT_FALSE(m_window.findChild<ImportDialog *>());
}
