#pragma once

#include <QByteArray>
#include <QImage>
#include <QStringList>

namespace soundings::test {

/// A page of text in black on white, as a scanner at `dotsPerInch` would give it.
[[nodiscard]] QImage scannedPage(const QStringList &lines, int dotsPerInch = 200);
[[nodiscard]] QByteArray encoded(const QImage &image, const char *format);
/// A PDF whose pages are nothing but pictures.
[[nodiscard]] QByteArray pdfOfImages(const QList<QImage> &images);
/// An uncompressed TIFF, a page a picture.
[[nodiscard]] QByteArray tiffOf(const QList<QImage> &images);
/// Words in lower case without punctuation, parted at line ends whole.
[[nodiscard]] QStringList plainWords(QString text);
/// The longest common subsequence, as a share of `reference`: how many of its words are there in order.
[[nodiscard]] double wordsInOrder(const QStringList &reference, const QStringList &read);

} // namespace soundings::test
