// How long the summary of a large consultation takes: summary_bench CONSULTATION. Prints how long its index takes, and then,
// of the whole and of searches that narrow it, the milliseconds until all figures are there.
#include "core/desk/arrivals.h"
#include "core/desk/indexkeeping.h"
#include "core/desk/overview.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>

using namespace soundings;
using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc != 2) {
        std::fprintf(stderr, "summary_bench CONSULTATION\n");
        return 2;
    }
    const auto desk = Desk::open(QString::fromLocal8Bit(argv[1]));
    if (!desk) {
        std::fprintf(stderr, "%s\n", qPrintable(desk.error().message));
        return 1;
    }
    QElapsedTimer whole;
    whole.start();
    if (const auto made = bringIndexUpToDate(**desk, false); !made)
        std::fprintf(stderr, "%s\n", qPrintable(made.error().message));
    std::printf("index up to date after %lld ms\n", static_cast<long long>(whole.elapsed()));
    const QString queries[]{{}, u"kind:business"_s, u"skills"_s, u"is:late"_s, u"theme:any"_s, u"stance:oppose bus"_s, {}};
    for (const QString &query : queries) {
        QElapsedTimer timer;
        timer.start();
        const Result<Overview> overview = overviewOf(**desk, query);
        const qint64 figures = timer.restart();
        const Result<CrossTable> hours = arrivalsByHour(**desk, query);
        std::printf("%-20s %8d found, figures %6lld ms, hours %6lld ms\n", qPrintable(query), overview ? overview->found : -1,
                    static_cast<long long>(figures), static_cast<long long>(hours ? timer.elapsed() : -1));
        std::fflush(stdout);
    }
    return 0;
}
