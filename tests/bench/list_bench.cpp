// How soon the window shows a consultation that stands, from the beginning of the process to a painted list, and how long
// each step of scrolling through it takes. Run with QT_QPA_PLATFORM=offscreen or on a display; prints a few lines.
#include "app/wiredwindow.h"
#include "ui/models/responselistmodel.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QScrollBar>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QWheelEvent>

#include <algorithm>
#include <cstdio>
#include <functional>

#include <unistd.h>

using namespace soundings;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const char *file)
{
    QFile read(QString::fromLatin1(file));
    return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
}

/// Milliseconds since the process was started; the kernel counts in hundredths of a second.
double sinceStart()
{
    const QByteArray stat = contentOf("/proc/self/stat");
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    const double started = fields[19].toDouble() / double(sysconf(_SC_CLK_TCK));
    return (contentOf("/proc/uptime").split(' ').first().toDouble() - started) * 1000;
}

/// Resident, in MB; `what` is a line of /proc/self/status.
double memory(const QByteArray &what)
{
    for (const QByteArray &line : contentOf("/proc/self/status").split('\n')) {
        if (line.startsWith(what))
            return line.simplified().split(' ')[1].toDouble() / 1024;
    }
    return 0;
}

/// Every row that is seen has its words.
bool isWhole(const QTableView *list)
{
    const int first = list->rowAt(0);
    const int last = list->rowAt(list->viewport()->height() - 1);
    for (int row = first; first >= 0 && row <= (last < 0 ? list->model()->rowCount() - 1 : last); ++row) {
        if (list->model()->index(row, 0).data(ResponseListModel::LoadingRole).toBool())
            return false;
    }
    return first >= 0;
}

QTableView *listOf(const QWidget &window)
{
    for (QTableView *view : window.findChildren<QTableView *>()) {
        if (qobject_cast<ResponseListModel *>(view->model()))
            return view;
    }
    return nullptr;
}

class Scroller : public QObject
{
public:
    explicit Scroller(QTableView *list) : m_list(list) { qApp->installEventFilter(this); }

    bool eventFilter(QObject *object, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            (object == m_list->viewport() ? m_listPainted : m_painted) = true;
        return false;
    }

    /// A step, its events, and what it leaves to be painted.
    void step(const std::function<void()> &how)
    {
        m_listPainted = false;
        QElapsedTimer took;
        took.start();
        how();
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        if (!m_listPainted)
            m_list->viewport()->repaint();
        m_frames.push_back(double(took.nsecsElapsed()) / 1e6);
    }
    void wheel(int notches)
    {
        step([&] {
            const QPoint middle = m_list->viewport()->rect().center();
            QWheelEvent event(middle, m_list->viewport()->mapToGlobal(middle), {}, QPoint(0, notches * -120), Qt::NoButton,
                              Qt::NoModifier, Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(m_list->viewport(), &event);
        });
    }
    void press(Qt::Key key, Qt::KeyboardModifiers with = {})
    {
        step([&] { QTest::keyClick(m_list, key, with); });
    }
    /// As a key that is held down, thirty times a second: what follows until the next one, painted, are frames too.
    void hold(Qt::Key key)
    {
        QElapsedTimer since;
        since.start();
        press(key);
        while (since.elapsed() < 33) {
            m_listPainted = m_painted = false;
            QElapsedTimer took;
            took.start();
            QCoreApplication::processEvents();
            if (m_listPainted || m_painted)
                m_frames.push_back(double(took.nsecsElapsed()) / 1e6);
            else
                QThread::usleep(200);
        }
    }
    void settle()
    {
        QElapsedTimer waited;
        waited.start();
        while (!isWhole(m_list) && waited.elapsed() < 10'000)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
        m_waits.push_back(double(waited.nsecsElapsed()) / 1e6);
    }
    void print(const char *what)
    {
        const auto at = [](std::vector<double> values, double share) {
            std::sort(values.begin(), values.end());
            return values.empty() ? 0.0 : values[std::min(values.size() - 1, size_t(share * double(values.size())))];
        };
        std::printf("%-34s %6zu frames: median %.1f, 95 %% %.1f, 99 %% %.1f, most %.1f ms", what, m_frames.size(),
                    at(m_frames, 0.5), at(m_frames, 0.95), at(m_frames, 0.99), at(m_frames, 1));
        if (!m_waits.empty())
            std::printf("; rows there after %.1f ms (median), %.1f (most)", at(m_waits, 0.5), at(m_waits, 1));
        std::printf("\n");
        m_frames.clear();
        m_waits.clear();
    }

private:
    QTableView *m_list;
    bool m_listPainted = false;
    bool m_painted = false; ///< something else
    std::vector<double> m_frames;
    std::vector<double> m_waits;
};

void scroll(QTableView *list)
{
    Scroller scroller(list);
    const int rows = list->model()->rowCount();
    for (int i = 0; i < 1000; ++i)
        scroller.wheel(1);
    scroller.print("wheel, notch by notch");
    const int fast = std::max(1, rows / 3 / 1000); // three rows a notch, a thousand turns from end to end
    for (int i = 0; i < 1100; ++i)
        scroller.wheel(fast);
    scroller.print("wheel, to the end");
    scroller.settle();
    for (int i = 0; i < 1100; ++i)
        scroller.wheel(-fast);
    scroller.settle();
    scroller.print("wheel, back to the top");
    list->setFocus();
    for (int i = 0; i < 1000; ++i)
        scroller.hold(Qt::Key_PageDown);
    scroller.print("Page Down");
    scroller.press(Qt::Key_End, Qt::ControlModifier);
    scroller.settle();
    scroller.print("Ctrl+End");
    for (int i = 0; i < 1000; ++i)
        scroller.hold(Qt::Key_PageUp);
    scroller.settle();
    scroller.print("Page Up");
    for (int i = 0; i < 60; ++i) {
        list->verticalScrollBar()->setValue(int(qint64(list->verticalScrollBar()->maximum()) * ((i * 37) % 60) / 60));
        scroller.step([] {});
        scroller.settle();
    }
    scroller.print("the scroll bar, anywhere");
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(u"Soundings"_s);
    QCoreApplication::setApplicationName(u"Soundings"_s);
    const QString file = application.arguments().value(1);
    if (!QFile::exists(file)) {
        std::fprintf(stderr, "list_bench CONSULTATION\n");
        return 2;
    }
    const QTemporaryDir settings;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, settings.path());
    {
        WiredWindow wired;
        MainWindow &window = wired.window();
        window.resize(1366, 768);
        window.show();
        window.openConsultation(file);
        QTableView *list = nullptr;
        const bool there = QTest::qWaitFor(
            [&] {
                list = listOf(window);
                return list && list->model()->rowCount() > 0 && isWhole(list);
            },
            120'000);
        if (!there) {
            std::fprintf(stderr, "The list does not come\n");
            return 1;
        }
        list->viewport()->repaint();
        std::printf("from the start of the process to a painted list of %d: %.0f ms\n", list->model()->rowCount(),
                    sinceStart());
        scroll(list);
        QElapsedTimer sorted;
        for (const int column : {int(ResponseListModel::Who), int(ResponseListModel::Kind), int(ResponseListModel::Received)}) {
            sorted.start();
            list->sortByColumn(column, Qt::AscendingOrder);
            auto *model = qobject_cast<ResponseListModel *>(list->model());
            static_cast<void>(QTest::qWaitFor([&] { return model->isSettled() && isWhole(list); }, 120'000));
            std::printf("sorted by column %d and painted: %.0f ms\n", column, double(sorted.nsecsElapsed()) / 1e6);
        }
        std::printf("resident memory: %.0f MB at the end (of it %.0f MB pages of mapped files), %.0f MB at most\n",
                    memory("VmRSS:"), memory("RssFile:"), memory("VmHWM:"));
    }
    return 0;
}
