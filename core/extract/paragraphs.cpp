#include "core/extract/paragraphs.h"

#include <QRegularExpression>

#include <algorithm>

namespace soundings::extract {

using namespace Qt::StringLiterals;

namespace {

using draft::Line;
using draft::PageText;

enum class Break { None, Paragraph };

struct Laid
{
    Box box;
    double height = 0;
    double firstWord = 0; ///< its width
    QString text;
};

std::vector<Laid> laidLines(const PageText &page)
{
    std::vector<Laid> lines;
    for (size_t i = 0; i < page.lines.size(); ++i) {
        const Line &line = page.lines[i];
        const Box &word = page.words[size_t(line.firstWord)].box;
        lines.push_back({line.box, line.height, word.right - word.left, draft::lineText(page, int(i))});
    }
    return lines;
}

bool overlapSideways(const Box &a, const Box &b)
{
    return std::min(a.right, b.right) > std::max(a.left, b.left);
}

// How far a line stands under the one before, in its own height; 0 where it does not stand under it.
double pitch(const Laid &above, const Laid &below)
{
    const double down = below.box.top - above.box.top;
    return down > 0 && below.height > 0 && overlapSideways(above.box, below.box) ? down / below.height : 0;
}

double usualPitch(const std::vector<Laid> &lines)
{
    std::vector<double> pitches;
    for (size_t i = 1; i < lines.size(); ++i) {
        const double one = pitch(lines[i - 1], lines[i]);
        if (one > 0 && one < 3)
            pitches.push_back(one);
    }
    if (pitches.empty())
        return 1.2;
    const auto low =
        pitches.begin() + qsizetype(pitches.size() / 3); // the gaps between paragraphs are the wider ones
    std::nth_element(pitches.begin(), low, pitches.end());
    return *low;
}

bool beginsItem(const QString &text)
{
    static const QRegularExpression marker(
        u"^([•◦▪‣·●○■□–—*]\\s|-\\s|\\(?([0-9]{1,3}|[a-zA-Z]|[ivx]{1,5})[.)]\\s|[0-9]{1,3}(\\.[0-9]{1,3})+\\.?\\s|[•◦▪‣●○■□\\x{f0b7}\\x{f0a7}])"_s);
    return marker.match(text).hasMatch();
}

bool endsSentence(const QString &text)
{
    return text.isEmpty() || QStringView(u".!?:;”\"").contains(text.back());
}

// Between a line and the next, where space and size alone decide.
Break spaceBetween(const Laid &above, const Laid &below, double usual)
{
    const double one = pitch(above, below);
    if (one == 0) // another column, or beside it
        return endsSentence(above.text) || below.text.isEmpty() || !below.text.front().isLower()
                   ? Break::Paragraph
                   : Break::None;
    const double taller =
        std::max(above.height, below.height) / std::max(1e-6, std::min(above.height, below.height));
    return one > 1.35 * usual || taller > 1.25 ? Break::Paragraph : Break::None;
}

// Within lines that stand closely under one another.
bool startsParagraph(const Laid &above, const Laid &below, const Box &block)
{
    const double width = block.right - block.left;
    const bool hadRoom = above.box.right + below.firstWord + 0.015 < block.right - 0.02 * width;
    const bool indented = below.box.left > above.box.left + 0.015 && !beginsItem(above.text);
    return hadRoom || indented || beginsItem(below.text);
}

} // namespace

QChar lineJoin(QStringView before)
{
    const bool hyphen =
        before.endsWith(u'-') || before.endsWith(QChar(0x2010)) || before.endsWith(QChar(0xad));
    return hyphen ? u'\n' : u' ';
}

QString paragraphsOf(const draft::PageText &page)
{
    const std::vector<Laid> lines = laidLines(page);
    const double usual = usualPitch(lines);
    QString text;
    for (size_t begin = 0; begin < lines.size();) {
        // A block: lines that nothing but their ends sets apart.
        size_t end = begin + 1;
        Box block = lines[begin].box;
        while (end < lines.size() && pitch(lines[end - 1], lines[end]) > 0 &&
               spaceBetween(lines[end - 1], lines[end], usual) == Break::None)
            block = draft::united(block, lines[end++].box);
        text += lines[begin].text;
        for (size_t i = begin + 1; i < end; ++i) {
            text += startsParagraph(lines[i - 1], lines[i], block) ? QChar(u'\n') : lineJoin(text);
            text += lines[i].text;
        }
        if (end < lines.size()) {
            if (spaceBetween(lines[end - 1], lines[end], usual) == Break::None)
                text += lineJoin(text);
            else
                text += u"\n\n"_s;
        }
        begin = end;
    }
    return text;
}

} // namespace soundings::extract
