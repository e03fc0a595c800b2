#pragma once

#include "core/consultation/result.h"
#include "core/draft/pagetext.h"

#include <QByteArray>
#include <QImage>
#include <QRect>
#include <QSizeF>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace soundings::draft {

/// Asked from time to time by long work: true stops it.
using Aborted = std::function<bool()>;

/// A place in the document: a page from 0, and how far down it as a fraction of its height.
struct Place
{
    int page = 0;
    double top = 0;

    friend bool operator==(const Place &, const Place &) = default;
};

/// Something on a page that leads somewhere: within the document, or to an address outside.
struct Link
{
    Box box;
    std::optional<Place> place;
    QString url; ///< empty for a link within the document
};

/// An entry of the PDF's own outline.
struct OutlineEntry
{
    QString name;
    int depth = 0;
    std::optional<Place> place; ///< none where it leads out of the document or nowhere
};

/// A PDF opened for reading.
///
/// One thread owns a document: open it, use it and let it go in the same thread. Poppler crashes where two threads
/// share one. Values that it gives can go anywhere.
class Document
{
public:
    /// `name` is what messages call the file. Errors are of kind Unreadable and say why: empty, not a PDF, cut
    /// short, damaged, needs a password, has no pages.
    static Result<Document> open(const QByteArray &bytes, const QString &name);
    Document(Document &&) noexcept;
    Document &operator=(Document &&) noexcept;
    ~Document();

    [[nodiscard]] int pageCount() const;
    /// As the page is shown, rotation applied, in points of 1/72 inch. Nonsense in the file gives A4.
    [[nodiscard]] QSizeF pageSize(int page) const;
    /// As the document numbers it: "iv", "12"; the page's place from 1 where it says nothing.
    [[nodiscard]] QString pageLabel(int page) const;
    /// The words of a page. Empty where there is no text layer, or when stopped.
    [[nodiscard]] PageText pageText(int page, const Aborted &aborted = {}) const;
    [[nodiscard]] std::vector<Link> links(int page) const;
    /// Depth first. At most 10,000 entries, 32 deep.
    [[nodiscard]] std::vector<OutlineEntry> outline() const;

    /// A page, or a tile of it, at a scale in device pixels per point (96 dpi on a screen with a device pixel ratio
    /// of 2: 96 / 72 × 2). `tile` is in device pixels from the top left of the page at that scale, and is cut to
    /// it; a null one is the whole page. White paper. Null when stopped, when the page can't be drawn, or when it
    /// would take more than 256 MB.
    [[nodiscard]] QImage render(int page, double scale, QRect tile = {}, const Aborted &aborted = {}) const;

    /// The size of a page at a scale, in device pixels; at least 1 × 1.
    [[nodiscard]] static QSize pixelSize(QSizeF points, double scale);

private:
    struct Poppler;
    explicit Document(std::unique_ptr<Poppler> poppler);
    std::unique_ptr<Poppler> m_poppler;
};

} // namespace soundings::draft
