#include "core/reports/write.h"

#include "core/reports/pages.h"
#include "core/reports/pdfsupplement.h"
#include "core/reports/pdftagging.h"
#include "core/reports/savedfile.h"
#include "core/reports/text.h"
#include "core/reports/typography.h"

#include <QPainter>
#include <QPdfWriter>

namespace soundings::reports {

namespace {

using namespace Qt::StringLiterals;

/// One unit of the layout is one dot: nothing is rounded on the way.
constexpr int dotsPerInch = int(72 * unitsPerPoint);

void setUp(QPdfWriter &writer, const Report &report, const QPageLayout &layout)
{
    QPageLayout whole(layout);
    whole.setMode(QPageLayout::FullPageMode);
    whole.setMargins({});
    writer.setPageLayout(whole);
    writer.setResolution(dotsPerInch);
    writer.setTitle(report.title);
    writer.setCreator(u"Soundings " SOUNDINGS_VERSION ""_s);
}

} // namespace

Result<> writePdf(const Report &report, const QString &file, const Progress &progress)
{
    auto saved = SavedFile::open(file);
    if (!saved)
        return passOn(saved);

    // Laying out takes about half of the time, painting the other.
    const auto half = [&](int first) -> Progress {
        if (!progress)
            return {};
        return [&progress, first](int done, int total) { return progress(first * total + done, 2 * total); };
    };
    const QPageLayout layout = defaultPageLayout();
    Pages pages(std::shared_ptr<const Report>(&report, [](const Report *) {}), layout);
    if (Result<> prepared = pages.prepare(half(0)); !prepared)
        return prepared;

    PdfTagging tagging((*saved)->device());
    QPdfWriter writer(&tagging);
    setUp(writer, report, layout);
    QPainter painter;
    if (!painter.begin(&writer))
        return failure(ErrorKind::Storage, Words::tr("%1 could not be begun as a PDF.").arg(file));
    painter.scale(unitsPerPoint, unitsPerPoint);
    const Progress painted = half(1);
    for (int page = 0; page < pages.count(); ++page) {
        if (page > 0)
            writer.newPage();
        pages.paint(painter, page);
        if (painted && !painted(page + 1, pages.count())) {
            painter.end();
            return failure(ErrorKind::Cancelled, stopped());
        }
    }
    painter.end();
    tagging.finish();
    SavedFile &out = **saved;
    out.device().write(
        pdfSupplement(out.tail(), out.written(), report, pages.outline(), pages.pageSize().height(), tagging.content()));
    return out.commit();
}

} // namespace soundings::reports
