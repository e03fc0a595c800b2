#include "tests/core/draft/pdfs.h"

namespace soundings::test {

namespace {

QByteArray number(double value)
{
    return QByteArray::number(value, 'f', 2);
}

QByteArray escaped(QByteArray text)
{
    return text.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
}

QByteArray contentOf(const std::vector<PdfText> &page)
{
    QByteArray content;
    for (const PdfText &text : page)
        content += "BT /F1 " + number(text.size) + " Tf 1 0 0 1 " + number(text.x) + ' '
                   + number(Pdf::Height - text.y) + " Tm (" + escaped(text.text) + ") Tj ET\n";
    return content;
}

/// Collects numbered objects and writes them with their offsets.
class Objects
{
public:
    int reserve()
    {
        m_objects.push_back({});
        return int(m_objects.size());
    }
    void set(int id, const QByteArray &body) { m_objects[size_t(id - 1)] = body; }
    static QByteArray ref(int id) { return QByteArray::number(id) + " 0 R"; }

    [[nodiscard]] QByteArray written(int root) const
    {
        QByteArray out = "%PDF-1.4\n";
        QByteArray table = "0000000000 65535 f \n";
        for (size_t i = 0; i < m_objects.size(); ++i) {
            table += QByteArray::number(out.size()).rightJustified(10, '0') + " 00000 n \n";
            out += QByteArray::number(int(i) + 1) + " 0 obj\n" + m_objects[i] + "\nendobj\n";
        }
        const QByteArray count = QByteArray::number(int(m_objects.size()) + 1);
        const QByteArray start = QByteArray::number(out.size());
        return out + "xref\n0 " + count + '\n' + table + "trailer\n<< /Size " + count + " /Root " + ref(root)
               + " >>\nstartxref\n" + start + "\n%%EOF\n";
    }

private:
    std::vector<QByteArray> m_objects;
};

QByteArray destination(const std::vector<int> &pages, int page, double y)
{
    return "[" + Objects::ref(pages[size_t(page)]) + " /XYZ 0 " + number(Pdf::Height - y) + " 0]";
}

/// The items of one level, beginning at `at`, chained; gives back the first and last id.
std::pair<int, int> writeOutline(Objects &objects, const std::vector<PdfOutline> &items, size_t &at, int depth,
                                 int parent, const std::vector<int> &pages)
{
    std::vector<std::pair<int, QByteArray>> level;
    while (at < items.size() && items[at].depth >= depth) {
        const PdfOutline &item = items[at++];
        const int id = objects.reserve();
        QByteArray body = "/Title (" + escaped(item.name) + ") /Parent " + Objects::ref(parent);
        if (item.page >= 0)
            body += " /Dest " + destination(pages, item.page, item.y);
        if (at < items.size() && items[at].depth > depth) {
            const auto [first, last] = writeOutline(objects, items, at, depth + 1, id, pages);
            body += " /First " + Objects::ref(first) + " /Last " + Objects::ref(last) + " /Count 1";
        }
        level.emplace_back(id, body);
    }
    for (size_t i = 0; i < level.size(); ++i) {
        if (i > 0)
            level[i].second += " /Prev " + Objects::ref(level[i - 1].first);
        if (i + 1 < level.size())
            level[i].second += " /Next " + Objects::ref(level[i + 1].first);
        objects.set(level[i].first, "<< " + level[i].second + " >>");
    }
    return {level.front().first, level.back().first};
}

} // namespace

QByteArray Pdf::bytes() const
{
    Objects objects;
    const int catalogue = objects.reserve();
    const int tree = objects.reserve();
    const int font = objects.reserve();
    objects.set(font, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
    std::vector<int> ids;
    for (size_t i = 0; i < pages.size(); ++i)
        ids.push_back(objects.reserve());
    QByteArray kids;
    for (size_t i = 0; i < pages.size(); ++i) {
        const QByteArray content = contentOf(pages[i]);
        const int stream = objects.reserve();
        objects.set(stream, "<< /Length " + QByteArray::number(content.size()) + " >>\nstream\n" + content + "endstream");
        QByteArray annotations;
        for (const PdfLink &link : links) {
            if (link.page != int(i))
                continue;
            annotations += "<< /Type /Annot /Subtype /Link /Border [0 0 0] /Rect [" + number(link.x) + ' '
                           + number(Height - link.y - link.height) + ' ' + number(link.x + link.width) + ' '
                           + number(Height - link.y) + "] ";
            annotations += link.url.isEmpty() ? "/Dest " + destination(ids, link.toPage, 0)
                                              : "/A << /S /URI /URI (" + escaped(link.url) + ") >>";
            annotations += " >> ";
        }
        objects.set(ids[i], "<< /Type /Page /Parent " + Objects::ref(tree) + " /MediaBox [0 0 " + number(Width) + ' '
                                + number(Height) + "] /Resources << /Font << /F1 " + Objects::ref(font)
                                + " >> >> /Contents " + Objects::ref(stream) + " /Annots [" + annotations + "] "
                                + pageExtra + " >>");
        kids += Objects::ref(ids[i]) + ' ';
    }
    objects.set(tree, "<< /Type /Pages /Kids [" + kids + "] /Count " + QByteArray::number(int(pages.size())) + " >>");
    QByteArray root = "<< /Type /Catalog /Pages " + Objects::ref(tree);
    if (!outline.empty()) {
        const int top = objects.reserve();
        size_t at = 0;
        const auto [first, last] = writeOutline(objects, outline, at, 0, top, ids);
        objects.set(top, "<< /Type /Outlines /First " + Objects::ref(first) + " /Last " + Objects::ref(last) + " >>");
        root += " /Outlines " + Objects::ref(top);
    }
    objects.set(catalogue, root + " >>");
    return objects.written(catalogue);
}

std::vector<PdfText> paragraph(double y, const std::vector<QByteArray> &lines, double size, double x)
{
    std::vector<PdfText> texts;
    for (const QByteArray &line : lines) {
        texts.push_back({x, y, size, line});
        y += size * 1.2;
    }
    return texts;
}

} // namespace soundings::test
