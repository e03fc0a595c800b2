#include "ui/reports/printing.h"

#include "core/reports/pages.h"
#include "core/reports/text.h"

#include <QCoreApplication>
#include <QPainter>

namespace soundings {

namespace {

struct Printing
{
    Q_DECLARE_TR_FUNCTIONS(Printing)
};

/// The report's margins on the printer's paper.
QPageLayout layoutFor(const QPrinter &printer)
{
    QPageLayout layout = reports::defaultPageLayout();
    const QPageLayout paper = printer.pageLayout();
    layout.setPageSize(paper.pageSize(), QMarginsF(0, 0, 0, 0));
    layout.setOrientation(paper.orientation());
    layout.setMargins(reports::defaultPageLayout().margins());
    return layout;
}

} // namespace

Result<> print(const std::shared_ptr<const reports::Report> &report, QPrinter &printer,
               const reports::Progress &progress)
{
    reports::Pages pages(report, layoutFor(printer));
    if (const Result<> prepared = pages.prepare(progress); !prepared)
        return prepared;
    const bool range = printer.printRange() == QPrinter::PageRange;
    const int first = range ? std::clamp(printer.fromPage(), 1, pages.count()) : 1;
    const int last = range ? std::clamp(printer.toPage(), first, pages.count()) : pages.count();

    printer.setFullPage(true);
    printer.setDocName(report->title);
    const auto refused = [&printer] {
        return failure(ErrorKind::Storage, Printing::tr("The printer %1 did not take the report. Look whether it is "
                                                        "switched on and reachable.")
                                               .arg(printer.printerName()));
    };
    QPainter painter;
    if (!painter.begin(&printer))
        return refused();
    const double scale = printer.resolution() / 72.0;
    painter.scale(scale, scale);
    for (int page = first; page <= last; ++page) {
        if (page > first && !printer.newPage())
            return refused();
        pages.paint(painter, page - 1);
        if (progress && !progress(page - first + 1, last - first + 1)) {
            printer.abort();
            return failure(ErrorKind::Cancelled, reports::stopped());
        }
    }
    if (!painter.end() || printer.printerState() == QPrinter::Error)
        return refused();
    return {};
}

} // namespace soundings
