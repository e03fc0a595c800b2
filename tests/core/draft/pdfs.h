#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace soundings::test {

/// Text on a page of a PDF that a test makes. Positions in points from the top left, `size` of the type in points.
struct PdfText
{
    double x = 72;
    double y = 72; ///< of the base line
    double size = 11;
    QByteArray text; ///< Latin-1
};

struct PdfOutline
{
    QByteArray name;
    int depth = 0;
    int page = 0; ///< negative: leads nowhere
    double y = 0; ///< from the top of the page
};

struct PdfLink
{
    int page = 0; ///< on which it stands
    double x = 72, y = 72, width = 100, height = 14;
    int toPage = -1; ///< or an address
    QByteArray url;
};

/// A small PDF 1.4 with a correct cross-reference table, pages of 400 × 600 points in Helvetica.
struct Pdf
{
    static constexpr double Width = 400;
    static constexpr double Height = 600;

    std::vector<std::vector<PdfText>> pages;
    std::vector<PdfOutline> outline;
    std::vector<PdfLink> links;
    QByteArray pageExtra; ///< more entries for every page: "/Rotate 90"

    [[nodiscard]] QByteArray bytes() const;
};

/// Lines of a paragraph, one under the other, from y on; 1.2 times the size apart.
[[nodiscard]] std::vector<PdfText> paragraph(double y, const std::vector<QByteArray> &lines, double size = 11,
                                             double x = 72);

} // namespace soundings::test
