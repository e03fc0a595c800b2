// How many keys a comment costs, and how long the window keeps a person waiting meanwhile: a hundred responses of the
// sample, or of a copy of the consultation named, are tagged by keys alone, two comments each. Run with
// QT_QPA_PLATFORM=offscreen; prints a few lines.
#include "core/desk/desk.h"
#include "core/desk/sample.h"
#include "tests/support/files.h"
#include "ui/read/passagetext.h"
#include "ui/read/readworkspace.h"

#include <QApplication>
#include <QFile>
#include <QElapsedTimer>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <cstdio>

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

constexpr int Responses = 100;
constexpr int patienceMs = 60 * 1000;

/// Asks the event loop for a sign of life every millisecond, and notes how late it comes.
class Pulse : public QObject
{
public:
    Pulse()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(1);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            gaps.push_back(static_cast<double>(m_since.nsecsElapsed()) / 1e6);
            m_since.start();
        });
        m_since.start();
        m_timer.start();
    }
    std::vector<double> gaps; ///< ms

private:
    QTimer m_timer;
    QElapsedTimer m_since;
};

double percentile(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, static_cast<size_t>(share * static_cast<double>(values.size())))];
}

void print(const char *what, const std::vector<double> &values)
{
    std::printf("%s: 95th %.1f ms, 99th %.1f ms, slowest %.1f ms (%zu)\n", what, percentile(values, 0.95),
                percentile(values, 0.99), percentile(values, 1), values.size());
}

class Analyst
{
public:
    Analyst(Desk *desk, ReadWorkspace *workspace) : m_desk(desk), m_workspace(workspace)
    {
        m_text = workspace->findChild<PassageText *>();
    }

    bool begin()
    {
        auto *list = m_workspace->findChild<QTableView *>();
        return until([&] { return list->model()->rowCount() > 0 && m_workspace->openedResponse().isValid(); });
    }
    bool next()
    {
        const ResponseId before = m_workspace->openedResponse();
        press(Qt::Key_J);
        m_text->setFocus();
        return until([&] { return m_workspace->openedResponse() != before; });
    }
    /// Some lines down, a line marked, a theme's key. False where there was nothing to mark.
    bool comment(Qt::Key key)
    {
        const ResponseId id = m_workspace->openedResponse();
        const size_t before = commentsOf(id);
        press(Qt::Key_Down);
        press(Qt::Key_Down);
        press(Qt::Key_Down, Qt::ShiftModifier);
        if (!m_text->selectedPassage())
            press(Qt::Key_Home, Qt::ShiftModifier); // the last line ends the text
        press(key);
        const bool made = until([&] { return commentsOf(id) > before; }, 3000);
        press(Qt::Key_Right); // nothing is marked any more
        m_comments += made ? 1 : 0;
        return made;
    }

    int presses = 0;
    std::vector<double> keys; ///< ms that a key took

    [[nodiscard]] int comments() const { return m_comments; }

private:
    template<class F>
    bool until(F condition, int patience = patienceMs)
    {
        return QTest::qWaitFor(condition, patience);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier)
    {
        QElapsedTimer took;
        took.start();
        QTest::keyClick(m_text, key, with);
        QCoreApplication::processEvents();
        keys.push_back(static_cast<double>(took.nsecsElapsed()) / 1e6);
        ++presses;
    }
    [[nodiscard]] size_t commentsOf(ResponseId id) const
    {
        const Result<std::vector<Comment>> there = m_desk->comments(id, Standing::Counts);
        return there ? there->size() : 0;
    }

    Desk *m_desk;
    ReadWorkspace *m_workspace;
    PassageText *m_text = nullptr;
    int m_comments = 0;
};

/// The two keys that are pressed: a consultation that was generated has none.
bool giveKeys(Desk &desk)
{
    const Result<std::vector<Theme>> themes = desk.themes();
    if (!themes || themes->size() < 2)
        return false;
    ChangeSet changes;
    for (size_t i = 0; i < 2; ++i) {
        const QString key = i == 0 ? u"P"_s : u"I"_s;
        const bool given = std::any_of(themes->begin(), themes->end(), [&](const Theme &theme) { return theme.key == key; });
        if (given)
            continue;
        Theme keyed = (*themes)[i];
        keyed.key = key;
        changes.push_back(ThemeChanged{(*themes)[i], keyed});
    }
    return changes.empty() || desk.apply(std::move(changes), {}).has_value();
}

bool prepare(const QString &consultation, const QString &file)
{
    if (!consultation.isEmpty()) {
        const bool copied = QFile::copy(consultation, file);
        if (!copied)
            std::fprintf(stderr, "%s can't be copied\n", qPrintable(consultation));
        return copied;
    }
    const Result<> made = makeSample(test::projectFile(u"resources/sample"_s), file, u"Ann"_s);
    if (!made)
        std::fprintf(stderr, "%s\n", qPrintable(made.error().message));
    return made.has_value();
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QTemporaryDir folder;
    const QString file = folder.filePath(u"bench.soundings"_s);
    if (!prepare(app.arguments().value(1), file))
        return 1;
    Result<std::unique_ptr<Desk>> desk = Desk::open(file, u"Bea"_s);
    if (!desk) {
        std::fprintf(stderr, "%s\n", qPrintable(desk.error().message));
        return 1;
    }
    if (!giveKeys(**desk)) {
        std::fprintf(stderr, "There are no themes to tag with\n");
        return 1;
    }
    {
        ReadWorkspace workspace;
        workspace.resize(1366, 768);
        workspace.setDesk(desk->get());
        workspace.show();
        workspace.activateWindow();
        Analyst analyst(desk->get(), &workspace);
        int read = analyst.begin() ? 1 : 0;
        Pulse pulse;
        while (read > 0 && read <= Responses) {
            analyst.comment(Qt::Key_P);
            analyst.comment(Qt::Key_I);
            if (read == Responses || !analyst.next())
                break;
            ++read;
        }
        std::printf("%d comments on %d responses, %d keys: %.1f a comment\n", analyst.comments(), read, analyst.presses,
                    analyst.comments() ? static_cast<double>(analyst.presses) / analyst.comments() : 0.0);
        print("a key", analyst.keys);
        print("between two signs of life", pulse.gaps);
        workspace.setDesk(nullptr);
    }
    desk->reset();
    return 0;
}
