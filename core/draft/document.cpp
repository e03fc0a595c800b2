#include "core/draft/document.h"

#include <QCoreApplication>
#include <poppler-qt6.h>

#include <algorithm>
#include <cmath>
#include <mutex>

namespace soundings::draft {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 MostPixels = 64 * 1024 * 1024; // 256 MB at four bytes each
constexpr int MostOutlineEntries = 10000;
constexpr int DeepestOutline = 32;
const QSizeF A4(595.276, 841.89);

QString text(const char *source)
{
    return QCoreApplication::translate("Draft", source);
}

/// What Poppler complains of first, for the detail of an error. It reports through one function for all threads.
thread_local QString *t_complaint = nullptr;

void keepComplaint(const QString &message, const QVariant &)
{
    if (t_complaint && t_complaint->isEmpty())
        *t_complaint = message;
}

std::unique_ptr<::Poppler::Document> load(const QByteArray &bytes, QString *complaint)
{
    static std::once_flag once;
    std::call_once(once, [] { ::Poppler::setDebugErrorFunction(keepComplaint, {}); });
    t_complaint = complaint;
    auto document = ::Poppler::Document::loadFromData(bytes);
    t_complaint = nullptr;
    return document;
}

/// Why Poppler gave no document.
QString reasonFor(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return text("“%1” is empty.");
    if (!bytes.left(1024).contains("%PDF-"))
        return text("“%1” is not a PDF.");
    if (!bytes.right(1024).contains("%%EOF"))
        return text("“%1” is cut short: its end is missing. Fetch it again from where it came.");
    return text("“%1” is damaged and can't be read. Save it again with the program that made it.");
}

double fraction(double value)
{
    return std::isfinite(value) ? std::clamp(value, 0.0, 1.0) : 0.0;
}

Box boxOf(const QRectF &points, QSizeF page)
{
    const QRectF r = points.normalized();
    return {fraction(r.left() / page.width()), fraction(r.top() / page.height()),
            fraction(r.right() / page.width()), fraction(r.bottom() / page.height())};
}

/// Where each letter begins, when the word runs from left to right and each UTF-16 unit has a box of its own.
std::vector<float> edgesOf(const ::Poppler::TextBox &word, const QString &letters, double pageWidth)
{
    std::vector<float> edges;
    edges.reserve(size_t(letters.size()) + 1);
    double last = -1;
    for (int i = 0; i < letters.size(); ++i) {
        const QRectF box = word.charBoundingBox(i);
        if (box.width() <= 0 || box.left() <= last)
            return {};
        last = box.left();
        edges.push_back(float(fraction(box.left() / pageWidth)));
    }
    edges.push_back(float(fraction(word.boundingBox().right() / pageWidth)));
    return edges;
}

std::optional<Place> placeOf(const ::Poppler::LinkDestination &destination, int pages)
{
    const int page = destination.pageNumber() - 1;
    if (page < 0 || page >= pages)
        return std::nullopt;
    return Place{page, destination.isChangeTop() ? fraction(destination.top()) : 0.0};
}

bool ask(const QVariant &closure)
{
    const auto *aborted = static_cast<const Aborted *>(closure.value<void *>());
    return *aborted && (*aborted)();
}

QVariant closureOf(const Aborted &aborted)
{
    return QVariant::fromValue(const_cast<void *>(static_cast<const void *>(&aborted)));
}

} // namespace

struct Document::Poppler
{
    std::unique_ptr<::Poppler::Document> document;
    std::vector<QSizeF> sizes;
};

Document::Document(std::unique_ptr<Poppler> poppler) : m_poppler(std::move(poppler)) {}
Document::Document(Document &&) noexcept = default;
Document &Document::operator=(Document &&) noexcept = default;
Document::~Document() = default;

Result<Document> Document::open(const QByteArray &bytes, const QString &name)
{
    QString complaint;
    auto document = load(bytes, &complaint);
    if (!document)
        return failure(ErrorKind::Unreadable, reasonFor(bytes).arg(name), complaint);
    if (document->isLocked())
        return failure(ErrorKind::Unreadable,
                       text("“%1” needs a password. Save a copy without one and use that.").arg(name));
    if (document->numPages() <= 0)
        return failure(ErrorKind::Unreadable, text("“%1” has no pages.").arg(name), complaint);

    using ::Poppler::Document;
    document->setRenderHint(Document::Antialiasing);
    document->setRenderHint(Document::TextAntialiasing);

    auto poppler = std::make_unique<Poppler>();
    for (int i = 0; i < document->numPages(); ++i) {
        const auto page = document->page(i);
        const QSizeF size = page ? page->pageSizeF() : QSizeF();
        const bool sound = size.width() >= 1 && size.height() >= 1 && size.width() < 100000 && size.height() < 100000;
        poppler->sizes.push_back(sound ? size : A4);
    }
    poppler->document = std::move(document);
    return soundings::draft::Document(std::move(poppler));
}

int Document::pageCount() const
{
    return int(m_poppler->sizes.size());
}

QSizeF Document::pageSize(int page) const
{
    return m_poppler->sizes.at(size_t(page));
}

QString Document::pageLabel(int page) const
{
    const auto source = m_poppler->document->page(page);
    const QString label = source ? source->label().simplified() : QString();
    return label.isEmpty() ? QString::number(page + 1) : label;
}

PageText Document::pageText(int page, const Aborted &aborted) const
{
    const auto source = m_poppler->document->page(page);
    if (!source)
        return {};
    const QSizeF size = pageSize(page);
    const auto boxes = source->textList(::Poppler::Page::Rotate0, ask, closureOf(aborted));
    if (aborted && aborted())
        return {};
    std::vector<RawWord> words;
    words.reserve(boxes.size());
    for (const auto &box : boxes) {
        QString letters = box->text();
        if (letters.contains(QChar::Null))
            letters.replace(QChar::Null, QChar::ReplacementCharacter);
        words.push_back({letters, boxOf(box->boundingBox(), size), box->hasSpaceAfter(),
                         edgesOf(*box, letters, size.width())});
    }
    return composePage(std::move(words));
}

std::vector<Link> Document::links(int page) const
{
    std::vector<Link> found;
    const auto source = m_poppler->document->page(page);
    if (!source)
        return found;
    for (const auto &link : source->links()) {
        // Poppler gives the area as fractions already, its top and bottom sometimes the wrong way round.
        const Box box = boxOf(link->linkArea(), QSizeF(1, 1));
        if (link->linkType() == ::Poppler::Link::Goto) {
            const auto *go = static_cast<const ::Poppler::LinkGoto *>(link.get());
            if (const auto place = placeOf(go->destination(), pageCount()); place && !go->isExternal())
                found.push_back({box, place, {}});
        } else if (link->linkType() == ::Poppler::Link::Browse) {
            const QString url = static_cast<const ::Poppler::LinkBrowse *>(link.get())->url();
            if (!url.isEmpty())
                found.push_back({box, std::nullopt, url});
        }
    }
    return found;
}

std::vector<OutlineEntry> Document::outline() const
{
    std::vector<OutlineEntry> entries;
    const std::function<void(const QVector<::Poppler::OutlineItem> &, int)> add =
        [&](const QVector<::Poppler::OutlineItem> &items, int depth) {
            for (const ::Poppler::OutlineItem &item : items) {
                if (entries.size() >= MostOutlineEntries || item.isNull())
                    return;
                OutlineEntry entry{item.name().simplified(), depth, std::nullopt};
                const auto destination = item.destination();
                if (destination && item.externalFileName().isEmpty() && item.uri().isEmpty())
                    entry.place = placeOf(*destination, pageCount());
                entries.push_back(std::move(entry));
                if (depth < DeepestOutline && item.hasChildren())
                    add(item.children(), depth + 1);
            }
        };
    add(m_poppler->document->outline(), 0);
    return entries;
}

QSize Document::pixelSize(QSizeF points, double scale)
{
    // Up to a hair over a whole pixel is that pixel: 595.2 × 1.25 must not become 745 by rounding error.
    const auto pixels = [scale](double length) {
        return int(std::clamp(std::ceil(length * scale - 0.01), 1.0, 1e9));
    };
    return {pixels(points.width()), pixels(points.height())};
}

QImage Document::render(int page, double scale, QRect tile, const Aborted &aborted) const
{
    const auto source = m_poppler->document->page(page);
    if (!source || !(scale > 0))
        return {};
    const QRect whole(QPoint(0, 0), pixelSize(pageSize(page), scale));
    tile = tile.isNull() ? whole : tile.intersected(whole);
    if (tile.isEmpty() || qint64(tile.width()) * tile.height() > MostPixels)
        return {};
    const QImage image = source->renderToImage(72 * scale, 72 * scale, tile.x(), tile.y(), tile.width(), tile.height(),
                                               ::Poppler::Page::Rotate0, nullptr, nullptr, ask, closureOf(aborted));
    return aborted && aborted() ? QImage() : image;
}

} // namespace soundings::draft
