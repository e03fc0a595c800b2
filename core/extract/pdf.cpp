#include "core/extract/pdf.h"

#include "core/draft/document.h"
#include "core/extract/paragraphs.h"
#include "core/extract/recognition.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace soundings::extract {

using namespace Qt::StringLiterals;

namespace {

constexpr double scanScale = 300.0 / 72;
constexpr int largestSide = 5000;   // pixels of a page that is recognised
constexpr int mostBlankTests = 500; // pages without text that are looked at at all

QString number(int value)
{
    return QLocale().toString(value);
}

QString sentence(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

// Seen small: nothing on it but paper.
bool isBlank(const draft::Document &pdf, int page)
{
    const QSizeF size = pdf.pageSize(page);
    const QImage small = pdf.render(page, std::min(0.5, 500 / std::max(size.width(), size.height())))
                             .convertToFormat(QImage::Format_Grayscale8);
    if (small.isNull())
        return true;
    int lightest = 0, darkest = 255;
    for (int y = 0; y < small.height(); ++y) {
        const auto [low, high] =
            std::minmax_element(small.constScanLine(y), small.constScanLine(y) + small.width());
        darkest = std::min<int>(darkest, *low);
        lightest = std::max<int>(lightest, *high);
    }
    return lightest - darkest < 40;
}

/// Reads a PDF page by page.
class PdfReading
{
public:
    PdfReading(const draft::Document &pdf, const ReadLimits &limits)
        : m_pdf(pdf)
        , m_limits(limits)
    {}

    Result<DocumentText> read()
    {
        const int pages = std::min(m_pdf.pageCount(), m_limits.pages);
        int page = 0;
        for (; page < pages && m_document.text.size() <= m_limits.characters; ++page) {
            QString text = paragraphsOf(m_pdf.pageText(page));
            if (text.isEmpty()) {
                auto scanned = recognised(page);
                if (!scanned)
                    return passOn(scanned);
                text = std::move(*scanned);
            }
            if (!m_document.text.isEmpty() && !text.isEmpty())
                m_document.text += u"\n\n"_s;
            m_document.text += text;
        }
        m_document.recognised = m_scans.confidence() >= 0;
        m_document.confidence = m_scans.confidence();
        addNotes(page);
        return std::move(m_document);
    }

private:
    Result<QString> recognised(int page)
    {
        if (++m_looked > mostBlankTests || isBlank(m_pdf, page))
            return QString();
        if (!m_recognition.hasTime()) {
            ++m_left;
            return QString();
        }
        const QSizeF size = m_pdf.pageSize(page);
        const double scale = std::min(scanScale, largestSide / std::max(size.width(), size.height()));
        auto read = m_recognition.read(m_pdf.render(page, scale), int(scale * 72));
        if (!read)
            return passOn(read);
        m_scans.add(*read);
        return read->text;
    }

    void addNotes(int read)
    {
        if (read < m_pdf.pageCount())
            m_document.notes += sentence("Only the first %1 of %2 pages were read.")
                                    .arg(number(read), number(m_pdf.pageCount()));
        if (m_document.recognised && m_scans.count() < read)
            m_document.notes += sentence("%1 of %2 pages are pictures; their text was recognised.")
                                    .arg(number(m_scans.count()), number(read));
        if (m_left > 0)
            m_document.notes +=
                sentence("%1 more pages are pictures whose text was not recognised: it would take too "
                         "long.")
                    .arg(number(m_left));
    }

    const draft::Document &m_pdf;
    const ReadLimits &m_limits;
    DocumentText m_document;
    Recognition m_recognition;
    RecognisedPages m_scans;
    int m_looked = 0;
    int m_left = 0;
};

} // namespace

Result<DocumentText> readPdf(const QByteArray &bytes, const QString &fileName, const ReadLimits &limits)
{
    const auto pdf = draft::Document::open(bytes, fileName);
    if (!pdf)
        return passOn(pdf);
    return PdfReading(*pdf, limits).read();
}

} // namespace soundings::extract
