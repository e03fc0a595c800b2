#pragma once

#include <QRectF>
#include <QStringList>

#include <vector>

namespace soundings::test {

/// A word that another program finds on a page; points from the top left.
struct Word
{
    QString text;
    QRectF box;
};

struct PdfPage
{
    QSizeF size;
    std::vector<Word> words;
    QString text; ///< words, a space between
    /// Words in the order of lines, grouped by the same height on the page.
    [[nodiscard]] std::vector<QString> lines() const;
};

struct Pdf
{
    QString title;
    QString author;
    QString creator;
    QStringList outline; ///< "> Sub-heading @3": a sign a level, and the page from 1
    QByteArray bytes;
    std::vector<PdfPage> pages;
};

/// Read back with Poppler.
[[nodiscard]] Pdf readPdf(const QString &file);

/// Where the text may stand: the report's margins, with room for the running head and the foot.
[[nodiscard]] QRectF bodyArea();

} // namespace soundings::test
