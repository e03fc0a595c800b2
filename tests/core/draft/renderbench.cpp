// Not a test: prints how many pages a second are opened, read and drawn. Run it beside `pdftoppm -r 110 FILE /dev/null`
// (draft_bench FILE [dpi]); a machine that does other things makes either figure worthless alone.
#include "core/draft/document.h"

#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>

#include <cstdio>

using namespace soundings;

int main(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    QFile file(argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString());
    if (!file.open(QIODevice::ReadOnly)) {
        std::fprintf(stderr, "usage: draft_bench FILE.pdf [dpi]\n");
        return 2;
    }
    const double dpi = argc > 2 ? QByteArray(argv[2]).toDouble() : 110;
    const auto document = draft::Document::open(file.readAll(), file.fileName());
    if (!document) {
        std::fprintf(stderr, "%s\n", qPrintable(document.error().message));
        return 1;
    }
    const int pages = document->pageCount();
    QElapsedTimer timer;
    timer.start();
    for (int page = 0; page < pages; ++page) {
        if (document->render(page, dpi / 72).isNull())
            std::fprintf(stderr, "page %d can't be drawn\n", page + 1);
    }
    const double drawn = double(timer.restart()) / 1000;
    qsizetype words = 0;
    for (int page = 0; page < pages; ++page)
        words += qsizetype(document->pageText(page).words.size());
    const double read = double(timer.elapsed()) / 1000;
    std::printf("%d pages: drawn at %.0f dpi in %.2f s (%.1f a second), read in %.2f s (%.1f a second, %lld words)\n",
                pages, dpi, drawn, pages / drawn, read, pages / read, static_cast<long long>(words));
    return 0;
}
