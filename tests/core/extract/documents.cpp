#include "tests/core/extract/documents.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QRegularExpression>

#include <algorithm>
#include <vector>

namespace soundings::test {

using namespace Qt::StringLiterals;

QImage scannedPage(const QStringList &lines, int dotsPerInch)
{
    QImage page(int(8.27 * dotsPerInch), int(11.69 * dotsPerInch), QImage::Format_RGB32);
    page.fill(Qt::white);
    page.setDotsPerMeterX(int(dotsPerInch / 0.0254));
    page.setDotsPerMeterY(int(dotsPerInch / 0.0254));
    QPainter painter(&page);
    QFont font(u"DejaVu Serif"_s);
    font.setPixelSize(dotsPerInch * 12 / 72);
    painter.setFont(font);
    int y = dotsPerInch;
    for (const QString &line : lines) {
        painter.drawText(dotsPerInch, y, line);
        y += dotsPerInch * 18 / 72;
    }
    return page;
}

QByteArray encoded(const QImage &image, const char *format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

QByteArray pdfOfImages(const QList<QImage> &images)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins({});
    QPainter painter(&writer);
    for (qsizetype i = 0; i < images.size(); ++i) {
        if (i > 0)
            writer.newPage();
        painter.drawImage(QRect(0, 0, writer.width(), writer.height()), images[i]);
    }
    painter.end();
    return bytes;
}

QByteArray tiffOf(const QList<QImage> &images)
{
    // Little-endian, a directory a page, 8-bit grey in one strip: TIFF 6.0, sections 2 and 4.
    QByteArray bytes("II*\0\0\0\0\0", 8);
    const auto put = [&bytes](quint32 value, int size) {
        for (int i = 0; i < size; ++i)
            bytes += char(value >> (8 * i) & 0xff);
    };
    const auto patch = [&bytes](qsizetype at, quint32 value) {
        for (int i = 0; i < 4; ++i)
            bytes[at + i] = char(value >> (8 * i) & 0xff);
    };
    qsizetype link = 4;
    for (const QImage &image : images) {
        const QImage grey = image.convertToFormat(QImage::Format_Grayscale8);
        const auto strip = quint32(bytes.size());
        for (int y = 0; y < grey.height(); ++y)
            bytes.append(reinterpret_cast<const char *>(grey.constScanLine(y)), grey.width());
        bytes.append(bytes.size() % 2, '\0');
        patch(link, quint32(bytes.size()));
        const std::vector<std::pair<quint32, quint32>> entries = {
            {256, quint32(grey.width())},
            {257, quint32(grey.height())},
            {258, 8},
            {259, 1},
            {262, 1},
            {273, strip},
            {277, 1},
            {278, quint32(grey.height())},
            {279, quint32(grey.width() * grey.height())}};
        put(quint32(entries.size()), 2);
        for (const auto &[tag, value] : entries) {
            put(tag, 2);
            put(4, 2); // LONG
            put(1, 4);
            put(value, 4);
        }
        link = bytes.size();
        put(0, 4);
    }
    return bytes;
}

QStringList plainWords(QString text)
{
    static const QRegularExpression parted(u"[-\\x{2010}\\x{ad}]\\n+"_s);
    static const QRegularExpression between(u"[^\\p{L}\\p{N}]+"_s,
                                            QRegularExpression::UseUnicodePropertiesOption);
    text = text.normalized(QString::NormalizationForm_KC).toLower();
    text.remove(parted);
    return text.split(between, Qt::SkipEmptyParts);
}

double wordsInOrder(const QStringList &reference, const QStringList &read)
{
    std::vector<int> row(size_t(read.size()) + 1, 0);
    for (const QString &word : reference) {
        int before = 0; // of the row above, one to the left
        for (qsizetype i = 0; i < read.size(); ++i) {
            const int above = row[size_t(i) + 1];
            row[size_t(i) + 1] = word == read[i] ? before + 1 : std::max(above, row[size_t(i)]);
            before = above;
        }
    }
    return reference.isEmpty() ? 1 : double(row.back()) / double(reference.size());
}

} // namespace soundings::test
