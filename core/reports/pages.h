#pragma once

#include "core/consultation/result.h"
#include "core/reports/report.h"

#include <QPageLayout>

class QPainter;

namespace soundings::reports {

/// A4 upright, with margins to write in.
[[nodiscard]] QPageLayout defaultPageLayout();

/// A report on paper. Lines break the same for the preview, the printer and the PDF: the layout is made in tenths
/// of a point with unhinted fonts, whatever the device.
///
/// Only where each page begins is kept, and the few blocks last painted: a report of thousands of pages takes
/// little more memory than its text. Needs a QGuiApplication; any thread, but one thread at a time.
class Pages
{
public:
    explicit Pages(std::shared_ptr<const Report> report, const QPageLayout &layout = defaultPageLayout());
    ~Pages();
    Pages(Pages &&) noexcept;
    Pages &operator=(Pages &&) noexcept;

    /// Finds where the pages begin; before, there are none. Progress counts blocks. An error only if stopped.
    Result<> prepare(const Progress &progress = {});
    [[nodiscard]] int count() const;
    [[nodiscard]] QSizeF pageSize() const; ///< in points
    /// Paints a page, from 0, with the page's top left at the painter's origin and a point a unit.
    void paint(QPainter &painter, int page) const;

    /// A heading and where it stands, for an outline.
    struct Entry
    {
        QString text;
        int level = 1;
        int page = 0;   ///< from 0
        double top = 0; ///< points from the top of the page
    };
    [[nodiscard]] const std::vector<Entry> &outline() const;

private:
    struct Private;
    std::unique_ptr<Private> m;
};

} // namespace soundings::reports
