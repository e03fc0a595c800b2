// soundings-extract, with documents that make a worker misbehave. `--garbage` answers nonsense, `--silent`
// nothing, by the name it is called under: what Soundings starts gets no arguments of a test's.

#include "app/extract/keeper.h"
#include "core/extract/reader.h"
#include "core/intake/reading.h"

#include <QCoreApplication>

#include <chrono>
#include <csignal>
#include <thread>
#include <unistd.h>

using namespace soundings;
using namespace soundings::extract;

namespace {

[[noreturn]] void spin()
{
    for (volatile bool on = true; on;) {
    }
    std::abort();
}

[[noreturn]] void sleepOn()
{
    while (true)
        std::this_thread::sleep_for(std::chrono::seconds(1));
}

[[noreturn]] void hog()
{
    std::vector<std::unique_ptr<char[]>> held;
    while (true) {
        constexpr size_t piece = 16 << 20;
        held.push_back(std::make_unique<char[]>(piece)); // zeroed, so really taken
    }
}

// Comes back only where the bytes are no deed.
void act(const QByteArray &deed)
{
    if (deed == "!spin")
        spin();
    if (deed == "!sleep")
        sleepOn();
    if (deed == "!crash")
        *reinterpret_cast<volatile int *>(quintptr(8)) = 1;
    if (deed == "!abort")
        std::abort();
    if (deed == "!hog")
        hog();
    if (deed == "!leave")
        _exit(5);
    if (deed == "!garbage") { // what an attacker who owns the worker would answer: nonsense of the right size
        [[maybe_unused]] const auto written = ::write(5, "nonsense", 8);
        _exit(0);
    }
}

Answer misbehave(const Request &request)
{
    act(request.bytes);
    if (request.bytes == "!flood")
        return DocumentText{QString(12 * 1024 * 1024, u'x'), {}, false, -1};
    if (request.task == Task::Items) {
        std::vector<intake::Item> items;
        for (const intake::Raw &raw : request.items) {
            act(raw.bytes);
            if (raw.bytes != "!omit")
                items.push_back(intake::read(raw));
        }
        return items;
    }
    auto read = readDocument(request.bytes, request.type, request.fileName, request.limits.read);
    return read ? Answer(std::move(*read)) : Answer(read.error());
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QString name = QString::fromLocal8Bit(argv[0]).section(u'/', -1);
    if (name == QStringLiteral("garbage-child")) {
        while (::write(STDOUT_FILENO, "All work and no play", 20) > 0) {
        }
        return 0;
    }
    if (name == QStringLiteral("huge-child")) { // claims a frame of 2^63 bytes
        [[maybe_unused]] const auto written = ::write(STDOUT_FILENO, "SSX1\0\0\0\0\0\0\0\x7f", 12);
        sleepOn();
    }
    return keepWorkers(STDIN_FILENO, misbehave);
}
