#include "core/extract/recognition.h"

#include "core/extract/paragraphs.h"

#include <QCoreApplication>

#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

namespace soundings::extract {

using namespace Qt::StringLiterals;

namespace {

// Less than Limits::recognitionSeconds, so that a long scan is read in part and not lost.
constexpr std::chrono::seconds longest(200);
constexpr int largestSide = 5000;     // pixels: A4 at 400 dpi
constexpr float leastConfidence = 30; // of a word that is one: grain and hatching come out below it

QImage prepared(const QImage &image)
{
    QImage grey = image;
    if (image.hasAlphaChannel()) { // what shows through is paper
        grey = QImage(image.size(), QImage::Format_RGB32);
        grey.fill(Qt::white);
        const QImage over = image.convertToFormat(QImage::Format_ARGB32);
        for (int y = 0; y < over.height(); ++y) {
            const auto *from = reinterpret_cast<const QRgb *>(over.constScanLine(y));
            auto *to = reinterpret_cast<QRgb *>(grey.scanLine(y));
            for (int x = 0; x < over.width(); ++x) {
                const int alpha = qAlpha(from[x]);
                const auto mixed = [alpha](int c) { return (c * alpha + 255 * (255 - alpha)) / 255; };
                to[x] = qRgb(mixed(qRed(from[x])), mixed(qGreen(from[x])), mixed(qBlue(from[x])));
            }
        }
    }
    if (std::max(grey.width(), grey.height()) > largestSide)
        grey = grey.scaled(largestSide, largestSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    return grey.convertToFormat(QImage::Format_Grayscale8);
}

QString textOf(const tesseract::ResultIterator &at, tesseract::PageIteratorLevel level)
{
    const std::unique_ptr<char[]> text(at.GetUTF8Text(level));
    return QString::fromUtf8(text.get()).trimmed();
}

} // namespace

Recognition::Recognition()
    : m_end(std::chrono::steady_clock::now() + longest)
{}

Recognition::~Recognition() = default;

bool Recognition::hasTime() const
{
    return std::chrono::steady_clock::now() < m_end;
}

Result<> Recognition::start()
{
    if (m_engine)
        return {};
    auto engine = std::make_unique<tesseract::TessBaseAPI>();
    if (engine->Init(nullptr, "eng", tesseract::OEM_LSTM_ONLY) != 0)
        return failure(ErrorKind::NotFound,
                       QCoreApplication::translate("soundings",
                                                   "It is a picture of text, and the package that "
                                                   "recognises text (tesseract-ocr-eng) is missing."));
    engine->SetPageSegMode(tesseract::PSM_AUTO);
    m_engine = std::move(engine);
    return {};
}

Recognition::Page Recognition::recognised() const
{
    Page page;
    double sum = 0;
    qsizetype length = 0;
    const std::unique_ptr<tesseract::ResultIterator> word(m_engine->GetIterator());
    if (!word)
        return page;
    do {
        const float confidence = word->Confidence(tesseract::RIL_WORD);
        const QString text = textOf(*word, tesseract::RIL_WORD);
        if (text.isEmpty() || confidence < leastConfidence)
            continue;
        if (!page.text.isEmpty()) {
            if (word->IsAtBeginningOf(tesseract::RIL_PARA))
                page.text += u"\n\n"_s;
            else
                page.text +=
                    word->IsAtBeginningOf(tesseract::RIL_TEXTLINE) ? lineJoin(page.text) : QChar(u' ');
        }
        page.text += text;
        sum += double(confidence) * double(text.size());
        length += text.size();
    } while (word->Next(tesseract::RIL_WORD));
    page.confidence = length > 0 ? int(sum / double(length)) : 0;
    return page;
}

Result<Recognition::Page> Recognition::read(const QImage &image, int dotsPerInch)
{
    if (const auto started = start(); !started)
        return passOn(started);
    const QImage grey = prepared(image);
    if (grey.isNull())
        return Page{};
    m_engine->SetImage(grey.constBits(), grey.width(), grey.height(), 1, int(grey.bytesPerLine()));
    if (dotsPerInch > 0)
        m_engine->SetSourceResolution(std::max(70, dotsPerInch * grey.width() / std::max(1, image.width())));
    if (m_engine->Recognize(nullptr) != 0)
        return Page{};
    Page page = recognised();
    m_engine->Clear();
    return page;
}

void RecognisedPages::add(const Recognition::Page &page)
{
    ++m_count;
    m_sum += double(page.confidence) * double(page.text.size());
    m_length += double(page.text.size());
}

int RecognisedPages::confidence() const
{
    return m_length > 0 ? int(m_sum / m_length) : -1;
}

} // namespace soundings::extract
