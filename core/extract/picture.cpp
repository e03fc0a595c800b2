#include "core/extract/picture.h"

#include "core/extract/recognition.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImageReader>

#include <leptonica/allheaders.h>

#include <cmath>
#include <memory>

namespace soundings::extract {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostPixels = 120'000'000; // half a gigabyte at four bytes each
constexpr int smallestSide = 24;           // pixels: nothing smaller is read by people either

struct PixDestroy
{
    void operator()(Pix *pix) const { pixDestroy(&pix); }
};
using PixPointer = std::unique_ptr<Pix, PixDestroy>;

int dotsPerInch(const QImage &image)
{
    const int dots = int(std::lround(image.dotsPerMeterX() * 0.0254));
    return dots >= 100 && dots <= 1200 ? dots : 0; // screens' 72 and 96 say nothing of a scan
}

// Qt turns photographs the way they were taken.
QImage throughQt(QByteArray bytes, bool &tooLarge)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    QImageReader::setAllocationLimit(0); // the worker's memory is limited as a whole
    const QSize size = reader.size();
    tooLarge = qint64(size.width()) * size.height() > mostPixels;
    return tooLarge ? QImage() : reader.read();
}

QImage fromPix(PixPointer pix)
{
    if (!pix)
        return {};
    const PixPointer colour(pixConvertTo32(pix.get()));
    if (!colour)
        return {};
    const int width = pixGetWidth(colour.get());
    const int height = pixGetHeight(colour.get());
    QImage image(width, height, QImage::Format_RGB32);
    if (image.isNull())
        return {};
    for (int y = 0; y < height; ++y) {
        const l_uint32 *from = pixGetData(colour.get()) + qsizetype(y) * pixGetWpl(colour.get());
        auto *to = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < width; ++x)
            to[x] = 0xff000000 | from[x] >> 8; // RGBA to ARGB
    }
    const int dots = pixGetXRes(pix.get());
    image.setDotsPerMeterX(int(dots / 0.0254));
    return image;
}

bool isTiff(const QByteArray &bytes)
{
    return bytes.startsWith(QByteArray("II*\0", 4)) || bytes.startsWith(QByteArray("MM\0*", 4));
}

bool headerIsTooLarge(const QByteArray &bytes)
{
    l_int32 width = 0, height = 0;
    const auto *data = reinterpret_cast<const l_uint8 *>(bytes.constData());
    return pixReadHeaderMem(data, size_t(bytes.size()), nullptr, &width, &height, nullptr, nullptr,
                            nullptr) == 0 &&
           qint64(width) * height > mostPixels;
}

/// Hands out the pictures of a file one at a time.
class Pictures
{
public:
    explicit Pictures(const QByteArray &bytes)
        : m_bytes(bytes)
    {}

    /// Null after the last, and where it can't be read.
    QImage next()
    {
        const auto *data = reinterpret_cast<const l_uint8 *>(m_bytes.constData());
        if (isTiff(m_bytes)) {
            if (m_count++ > 0 && m_offset == 0)
                return {};
            return fromPix(PixPointer(pixReadMemFromMultipageTiff(data, size_t(m_bytes.size()), &m_offset)));
        }
        if (m_count++ > 0)
            return {};
        const QImage image = throughQt(m_bytes, m_tooLarge);
        return image.isNull() && !m_tooLarge ? fromPix(PixPointer(pixReadMem(data, size_t(m_bytes.size()))))
                                             : image;
    }
    [[nodiscard]] bool tooLarge() const { return m_tooLarge; }

private:
    const QByteArray &m_bytes;
    size_t m_offset = 0;
    int m_count = 0;
    bool m_tooLarge = false;
};

QString sentence(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

} // namespace

Result<DocumentText> readPicture(const QByteArray &bytes, const ReadLimits &limits)
{
    setMsgSeverity(L_SEVERITY_NONE);
    if (headerIsTooLarge(bytes))
        return failure(ErrorKind::Unreadable, sentence("The picture is too large to be read."));
    Pictures pictures(bytes);
    Recognition recognition;
    RecognisedPages pages;
    DocumentText document;
    QImage image = pictures.next();
    if (image.isNull())
        return failure(ErrorKind::Unreadable, pictures.tooLarge()
                                                  ? sentence("The picture is too large to be read.")
                                                  : sentence("The picture is damaged."));
    for (; !image.isNull(); image = pictures.next()) {
        if (pages.count() >= limits.pages || !recognition.hasTime()) {
            document.notes += sentence("Only the first %n page(s) of the scan were read.")
                                  .replace(u"%n"_s, QString::number(pages.count()));
            break;
        }
        Recognition::Page page;
        if (std::min(image.width(), image.height()) >= smallestSide) {
            auto read = recognition.read(image, dotsPerInch(image));
            if (!read)
                return passOn(read);
            page = std::move(*read);
        }
        if (!document.text.isEmpty() && !page.text.isEmpty())
            document.text += u"\n\n"_s;
        document.text += page.text;
        pages.add(page);
    }
    document.recognised = !document.text.isEmpty();
    document.confidence = document.recognised ? pages.confidence() : -1;
    return document;
}

} // namespace soundings::extract
