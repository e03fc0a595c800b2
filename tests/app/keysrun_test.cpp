#include "app/wiredwindow.h"
#include "core/consultation/words.h"
#include "tests/support/files.h"
#include "ui/read/passagetext.h"
#include "ui/read/readworkspace.h"
#include "ui/reports/reportsdialog.h"
#include "ui/window/mainwindow.h"
#include "ui/window/welcomepage.h"
#include "ui/window/windowactions.h"

#include <poppler-qt6.h>

#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolBar>
#include <QToolButton>

#include <algorithm>

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 90 * 1000; // a ceiling for a busy machine; nothing waits longer than it must

template<class F>
[[nodiscard]] bool until(F condition)
{
    return QTest::qWaitFor(condition, patienceMs);
}

/// A person at the keyboard: keys go to whatever has the focus, and to nothing by name.
class Keyboard
{
public:
    explicit Keyboard(MainWindow &window)
        : m_window(window)
    {}

    void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier, int times = 1)
    {
        for (int i = 0; i < times; ++i) {
            QWidget *under = focus();
            ASSERT_TRUE(under) << "nothing has the focus";
            QTest::keyClick(under, key, with);
        }
    }
    void type(const QString &text)
    {
        QWidget *under = focus();
        ASSERT_TRUE(under) << "nothing has the focus";
        QTest::keyClicks(under, text);
    }

private:
    /// The offscreen platform does not give the focus back when a popup or a dialog closes; a desktop does.
    QWidget *focus()
    {
        if (QWidget *popup = QApplication::activePopupWidget())
            return popup->focusWidget() ? popup->focusWidget() : popup;
        QWidget *front = QApplication::activeModalWidget() ? QApplication::activeModalWidget() : &m_window;
        if (QApplication::activeWindow() != front) {
            front->activateWindow();
            if (!until([front] { return QApplication::activeWindow() == front; }))
                return nullptr;
        }
        if (!QApplication::focusWidget() && front->focusWidget())
            front->focusWidget()->setFocus();
        return QApplication::focusWidget() ? QApplication::focusWidget() : front;
    }

    MainWindow &m_window;
};

QString textOf(const QString &pdf)
{
    const std::unique_ptr<Poppler::Document> document = Poppler::Document::load(pdf);
    QString text;
    for (int page = 0; document && page < document->numPages(); ++page)
        text += document->page(page)->text({}) + u' ';
    return text.simplified();
}

/// The window as the program has it, and what the store knows of the open response.
struct Session
{
    WiredWindow wired;
    MainWindow &window = wired.window();
    ReadWorkspace *read = window.findChild<ReadWorkspace *>();
    PassageText *text = window.findChild<PassageText *>();
    QTableView *list = read->findChild<QTableView *>();
    Keyboard keys{window};
    CommentId newestBefore;

    void start()
    {
        window.setSampleFolder(test::projectFile(u"resources/sample"_s));
        window.show();
        window.activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&window, patienceMs));
    }
    [[nodiscard]] ResponseDetail opened() const
    {
        return window.desk()->response(read->openedResponse()).value();
    }
    /// The comments made in this run.
    [[nodiscard]] std::vector<Comment> mine() const
    {
        std::vector<Comment> own = opened().comments;
        std::erase_if(own, [this](const Comment &comment) { return comment.id <= newestBefore; });
        return own;
    }
    [[nodiscard]] QString quoteOf(const Comment &comment) const
    {
        for (const Part &part : opened().response.parts) {
            if (comment.passage && part.id == comment.passage->part) {
                const QList<uint> points = part.text.toUcs4();
                return QString::fromUcs4(reinterpret_cast<const char32_t *>(points.constData()) +
                                             comment.passage->begin,
                                         comment.passage->end - comment.passage->begin);
            }
        }
        return {};
    }

    /// From the caret on: `skip` words, then `take` words; T, part of a theme's name, Enter.
    void tag(int skip, int take, const QString &theme)
    {
        const size_t before = mine().size();
        keys.press(Qt::Key_Right, Qt::ControlModifier, skip);
        keys.press(Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier, take);
        ASSERT_FALSE(text->selectedText().trimmed().isEmpty());
        keys.press(Qt::Key_T);
        ASSERT_TRUE(until([] { return QApplication::activePopupWidget() != nullptr; }));
        keys.type(theme);
        keys.press(Qt::Key_Return);
        ASSERT_TRUE(until([&] { return mine().size() == before + 1; }))
            << "the passage is tagged with " << qPrintable(theme);
        ASSERT_TRUE(
            until([&] { return text->commentAtCaret().isValid() || !text->selectedText().isEmpty(); }));
    }
};

} // namespace

TEST(KeysAlone, fromTheFirstStartToThePrintedComments)
{
    QTemporaryDir folder;
    QString file;
    ResponseId last;
    CommentId newestBefore;
    {
        Session run;
        run.start();
        ASSERT_TRUE(run.window.findChild<WelcomePage *>()->isVisible());

        // The sample, from the menu.
        run.keys.press(Qt::Key_C, Qt::AltModifier);
        ASSERT_TRUE(
            until([] { return qobject_cast<QMenu *>(QApplication::activePopupWidget()) != nullptr; }));
        run.keys.press(Qt::Key_S);
        ASSERT_TRUE(until([&] { return run.window.desk() != nullptr; }));
        file = run.window.desk()->file();
        ASSERT_TRUE(until([&] { return run.read->openedResponse().isValid(); }))
            << "a response stands open at once";
        const QByteArray untouched = run.window.desk()->journalHead().value();

        // A search, and into its first hit.
        run.keys.press(Qt::Key_K, Qt::ControlModifier);
        run.keys.type(u"railway"_s);
        run.keys.press(Qt::Key_Return);
        const std::vector<ResponseId> found = run.window.desk()->find(u"railway"_s).value();
        ASSERT_GE(found.size(), 3U);
        ASSERT_TRUE(until([&] { return run.list->model()->rowCount() == int(found.size()); }));
        EXPECT_EQ(run.window.desk()->journalHead().value(), untouched)
            << "opening and searching change nothing";
        run.keys.press(Qt::Key_Home);
        ASSERT_TRUE(until([&] { return run.read->openedResponse() == found[0]; }));

        // Down the list and back up.
        run.keys.press(Qt::Key_J);
        ASSERT_TRUE(until([&] { return run.read->openedResponse() == found[1]; }));
        run.keys.press(Qt::Key_J);
        ASSERT_TRUE(until([&] { return run.read->openedResponse() == found[2]; }));
        run.keys.press(Qt::Key_K);
        ASSERT_TRUE(until([&] { return run.read->openedResponse() == found[1]; }));
        last = found[1];
        run.keys.press(Qt::Key_Return);
        ASSERT_TRUE(run.text->hasFocus()) << "Enter goes from the list into the text";
        ASSERT_TRUE(until([&] { return run.text->hitCount() > 0; }));
        run.keys.press(Qt::Key_F3);
        EXPECT_TRUE(run.text->selectedText().startsWith(u"rail"_s, Qt::CaseInsensitive))
            << qPrintable(run.text->selectedText());

        // Three passages, a theme each.
        const size_t before = run.opened().comments.size();
        for (const Comment &comment : run.opened().comments)
            run.newestBefore = std::max(run.newestBefore, comment.id);
        newestBefore = run.newestBefore;
        const auto inJournal = [&run, last](const QString &kind) {
            const std::vector<JournalEntry> entries = run.window.desk()->history(last).value();
            return std::count_if(entries.begin(), entries.end(),
                                 [&](const JournalEntry &entry) { return entry.kind == kind; });
        };
        const auto addedBefore = inJournal(u"comment-added"_s);
        const auto changedBefore = inJournal(u"comment-changed"_s);
        run.keys.press(Qt::Key_Home, Qt::ControlModifier);
        run.tag(0, 3, u"adult"_s);
        run.tag(2, 3, u"buses"_s);
        run.tag(2, 3, u"rail"_s);
        ASSERT_FALSE(testing::Test::HasFatalFailure());
        ASSERT_EQ(run.opened().comments.size(), before + 3);

        // The last one to a section; taken back; done again.
        const std::vector<Section> sections =
            run.window.desk()->sections(run.window.desk()->drafts()->back().id).value();
        const Section section = *std::find_if(sections.begin(), sections.end(),
                                              [](const Section &each) { return each.number == u"5.2"; });
        const auto linked = [&] {
            const std::vector<Comment> mine = run.mine();
            return std::any_of(mine.begin(), mine.end(), [&](const Comment &comment) {
                return comment.sections == std::vector{section.id};
            });
        };
        run.keys.press(Qt::Key_L, Qt::ShiftModifier);
        ASSERT_TRUE(until([] { return QApplication::activePopupWidget() != nullptr; }));
        run.keys.type(section.number + u' ' + section.title);
        run.keys.press(Qt::Key_Return);
        ASSERT_TRUE(until([&] { return linked() && run.window.actions().undo->text().contains(u"Link"); }));
        run.keys.press(Qt::Key_Z, Qt::ControlModifier);
        ASSERT_TRUE(until([&] { return !linked(); }));
        EXPECT_EQ(run.mine().size(), 3U) << "undo took back the link alone";
        ASSERT_TRUE(until([&] { return run.window.actions().redo->isEnabled(); }));
        run.keys.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        ASSERT_TRUE(until(linked));

        // Printed to a PDF through the dialogs.
        const QString pdf = folder.filePath(u"comments.pdf"_s);
        run.keys.press(Qt::Key_P, Qt::ControlModifier);
        auto *reports = run.window.findChild<ReportsDialog *>();
        ASSERT_TRUE(reports);
        ASSERT_TRUE(until([&] {
            const QList<QPushButton *> buttons = reports->findChildren<QPushButton *>();
            return std::any_of(buttons.begin(), buttons.end(), [](const QPushButton *button) {
                return button->text() == u"Save as P&DF…" && button->isEnabled();
            });
        })) << "the report is ready";
        run.keys.press(Qt::Key_D, Qt::AltModifier);
        ASSERT_TRUE(
            until([&] { return qobject_cast<QFileDialog *>(QApplication::activeModalWidget()) != nullptr; }));
        run.keys.press(Qt::Key_A, Qt::ControlModifier);
        run.keys.type(pdf);
        run.keys.press(Qt::Key_Return);
        ASSERT_TRUE(until([&] { return QApplication::activeModalWidget() == reports; }))
            << "the file dialog has gone";
        ASSERT_TRUE(until([&] { return textOf(pdf).contains(reference(run.opened().response.number)); }));
        run.keys.press(Qt::Key_Escape);
        ASSERT_TRUE(until([] { return QApplication::activeModalWidget() == nullptr; }));

        const QString printed = textOf(pdf);
        for (const Comment &comment : run.mine())
            EXPECT_TRUE(printed.contains(run.quoteOf(comment).simplified()))
                << qPrintable(run.quoteOf(comment));
        for (const QString &theme : {u"Adult skills"_s, u"Buses and roads"_s, u"Rail"_s})
            EXPECT_TRUE(printed.contains(theme)) << qPrintable(theme);

        // What the consultation's journal says of it.
        EXPECT_EQ(inJournal(u"comment-added"_s) - addedBefore, 3);
        EXPECT_EQ(inJournal(u"comment-changed"_s) - changedBefore, 3) << "linked, taken back, done again";
        EXPECT_TRUE(run.window.desk()->verify().value().empty());

        run.keys.press(Qt::Key_Q, Qt::ControlModifier);
        ASSERT_TRUE(until([&] { return !run.window.isVisible(); }));
    }

    // The next start shows what was left.
    Session again;
    again.newestBefore = newestBefore;
    again.start();
    EXPECT_EQ(MainWindow::lastConsultation(), file);
    again.window.openConsultation(MainWindow::lastConsultation()); // as the program does when it starts
    ASSERT_TRUE(until([&] { return again.window.desk() && again.read->openedResponse().isValid(); }));
    EXPECT_EQ(again.read->openedResponse(), last);
    EXPECT_EQ(again.read->query(), u"railway"_s);
    EXPECT_EQ(again.mine().size(), 3U);
    again.keys.press(Qt::Key_Q, Qt::ControlModifier);
    ASSERT_TRUE(until([&] { return !again.window.isVisible(); }));
}

TEST(KeysAlone, noKeyIsDisputedWhereverTheFocusIs)
{
    Session run;
    const auto scopes = [&](const QAction *action) {
        QList<const QWidget *> widgets;
        for (const QObject *object : action->associatedObjects()) {
            const auto *widget = qobject_cast<const QWidget *>(object);
            if (widget && !qobject_cast<const QMenu *>(widget) &&
                !qobject_cast<const QToolButton *>(widget) && !qobject_cast<const QToolBar *>(widget))
                widgets.append(action->shortcutContext() == Qt::WindowShortcut ? widget->window() : widget);
        }
        return widgets;
    };
    int keyed = 0;
    const QList<QAction *> actions = run.window.findChildren<QAction *>();
    for (qsizetype i = 0; i < actions.size(); ++i) {
        for (const QKeySequence &keys : actions[i]->shortcuts()) {
            // The theme tree takes its own keys before the room does.
            if (keys.isEmpty() || actions[i]->shortcutContext() == Qt::WidgetShortcut)
                continue;
            ++keyed;
            for (qsizetype j = i + 1; j < actions.size(); ++j) {
                if (actions[j]->shortcutContext() == Qt::WidgetShortcut ||
                    !actions[j]->shortcuts().contains(keys))
                    continue;
                for (const QWidget *one : scopes(actions[i])) {
                    for (const QWidget *other : scopes(actions[j]))
                        EXPECT_FALSE(one == other || one->isAncestorOf(other) || other->isAncestorOf(one))
                            << qPrintable(keys.toString() + u": "_s + actions[i]->text() + u" and "_s +
                                          actions[j]->text());
                }
            }
        }
    }
    EXPECT_GT(keyed, 50);
}

/// Settings and data in a folder of the test's own, never the account's.
int main(int argc, char **argv)
{
    ::testing::InitGoogleTest(&argc, argv);
    const QTemporaryDir home;
    qputenv("XDG_DATA_HOME", QFile::encodeName(home.filePath(u"data"_s)));
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(home.filePath(u"config"_s)));
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(u"Soundings"_s);
    QCoreApplication::setApplicationName(u"Soundings"_s);
    return RUN_ALL_TESTS();
}
