#include "pdfpages.h"

#include "tests/support/files.h"

#include <gtest/gtest.h>
#include <poppler-qt6.h>

#include <map>

namespace soundings::test {

using namespace Qt::StringLiterals;

std::vector<QString> PdfPage::lines() const
{
    std::map<int, QString> byMiddle;
    for (const Word &word : words) {
        const int middle = qRound(word.box.center().y());
        auto near = byMiddle.find(middle - 1);
        for (int y : {middle, middle + 1}) {
            if (near == byMiddle.end())
                near = byMiddle.find(y);
        }
        if (near == byMiddle.end())
            near = byMiddle.emplace(middle, QString()).first;
        near->second += (near->second.isEmpty() ? u""_s : u" "_s) + word.text;
    }
    std::vector<QString> lines;
    for (const auto &[y, line] : byMiddle)
        lines.push_back(line);
    return lines;
}

namespace {

void collect(const QVector<Poppler::OutlineItem> &items, const QString &depth, QStringList *outline)
{
    for (const Poppler::OutlineItem &item : items) {
        const auto place = item.destination();
        *outline += depth + item.name() + u" @"_s + QString::number(place ? place->pageNumber() : 0);
        collect(item.children(), depth + u"> "_s, outline);
    }
}

} // namespace

Pdf readPdf(const QString &file)
{
    Pdf pdf;
    const std::unique_ptr<Poppler::Document> document = Poppler::Document::load(file);
    EXPECT_TRUE(document) << file.toStdString();
    if (!document)
        return pdf;
    pdf.title = document->info(u"Title"_s);
    pdf.author = document->info(u"Author"_s);
    pdf.creator = document->info(u"Creator"_s);
    pdf.bytes = readFile(file);
    collect(document->outline(), {}, &pdf.outline);
    for (int i = 0; i < document->numPages(); ++i) {
        const std::unique_ptr<Poppler::Page> page = document->page(i);
        PdfPage read{page->pageSizeF(), {}, {}};
        for (const auto &box : page->textList()) {
            read.words.push_back({box->text(), box->boundingBox()});
            read.text += (read.text.isEmpty() ? u""_s : u" "_s) + box->text();
        }
        pdf.pages.push_back(std::move(read));
    }
    return pdf;
}

QRectF bodyArea()
{
    return {62, 74, 595 - 2 * 62, 842 - 74 - 66};
}

} // namespace soundings::test
