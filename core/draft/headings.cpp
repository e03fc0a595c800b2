#include "core/draft/headings.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <map>

namespace soundings::draft {

using namespace Qt::StringLiterals;

namespace {

constexpr double LargerType = 1.12;    ///< times the body's: a heading by its size
constexpr double TitleType = 1.2;      ///< times the body's: a heading without a number
constexpr int LongestHeading = 140;    ///< letters
constexpr int MostWordsInBodyType = 10;
constexpr size_t MostCandidates = 3000;

/// A line as the eye sees it: a number and the title to its right are one, though the PDF sets them apart.
struct Piece
{
    QString text;
    int page = 0;
    Box box;
    double height = 0; ///< points
    double gapAbove = 0; ///< to the piece before and after in reading order, in heights; 9 where there is none
    double gapBelow = 0;
    bool larger = false;
};

bool isLoneNumber(const QString &text)
{
    static const QRegularExpression number(
        u"^(?:(?:chapter|part|section|annex|appendix|schedule)\\s+)?(?:\\d{1,3}(?:\\.\\d{1,3}){0,5}|[A-Z](?:\\.\\d{1,3}){0,5})[.)]?$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return number.match(text).hasMatch();
}

bool endsAsContents(const QString &text)
{
    static const QRegularExpression leaders(u"(?:[.·…_]\\s?){4,}\\s*\\d{0,4}$"_s);
    return leaders.match(text).hasMatch();
}

std::vector<Piece> piecesOf(const PageText &page, int number, QSizeF size)
{
    std::vector<Piece> pieces;
    for (int i = 0; i < int(page.lines.size()); ++i) {
        const Line &line = page.lines[size_t(i)];
        pieces.push_back({lineText(page, i).simplified(), number, line.box, line.height * size.height(), 9, 9, false});
    }
    for (size_t i = 0; i < pieces.size(); ++i) {
        if (!isLoneNumber(pieces[i].text))
            continue;
        const Box &box = pieces[i].box;
        const auto beside = std::find_if(pieces.begin(), pieces.end(), [&](const Piece &other) {
            const double overlap = std::min(box.bottom, other.box.bottom) - std::max(box.top, other.box.top);
            const double apart = other.box.left - box.right;
            return overlap > 0.5 * std::min(box.bottom - box.top, other.box.bottom - other.box.top) && apart > -0.005
                   && apart < 0.12;
        });
        if (beside == pieces.end())
            continue;
        Piece &whole = *beside;
        whole.text = pieces[i].text + u' ' + whole.text;
        whole.box = united(whole.box, box);
        pieces.erase(pieces.begin() + qsizetype(i));
        --i;
    }
    for (size_t i = 1; i < pieces.size(); ++i) {
        Piece &above = pieces[i - 1];
        Piece &below = pieces[i];
        const double gap = (below.box.top - above.box.bottom) * size.height();
        const bool under = below.box.left < above.box.right && above.box.left < below.box.right && gap > -0.5 * above.height;
        if (under) {
            above.gapBelow = gap / std::max(above.height, 1.0);
            below.gapAbove = gap / std::max(below.height, 1.0);
        }
    }
    return pieces;
}

/// The height of type in which most letters are set.
double bodyHeight(const std::vector<Piece> &pieces)
{
    std::map<int, qsizetype> letters; // by height in half points
    for (const Piece &piece : pieces)
        letters[int(std::lround(piece.height * 2))] += piece.text.size();
    const auto most = std::max_element(letters.begin(), letters.end(),
                                       [](const auto &a, const auto &b) { return a.second < b.second; });
    return most == letters.end() ? 0 : most->first / 2.0;
}

/// Running heads and feet: the same words, numbers aside, at the same edge of several pages.
void dropRunningHeads(std::vector<Piece> &pieces, double body)
{
    static const QRegularExpression digits(u"\\d+"_s);
    const auto keyOf = [](const Piece &piece) {
        return QString(piece.text).replace(digits, u"#"_s) + u'|' + QString::number(int(std::lround(piece.height)));
    };
    const auto atEdge = [](const Piece &piece) { return piece.box.bottom < 0.12 || piece.box.top > 0.88; };
    QHash<QString, QSet<int>> pagesOf;
    for (const Piece &piece : pieces) {
        if (atEdge(piece))
            pagesOf[keyOf(piece)].insert(piece.page);
    }
    std::erase_if(pieces, [&](const Piece &piece) {
        if (!atEdge(piece))
            return false;
        const bool outermost = piece.box.bottom < 0.075 || piece.box.top > 0.925;
        const bool small = piece.height <= body * 1.05;
        return (outermost && small) || (pagesOf.value(keyOf(piece)).size() > 1 && piece.height < body * 1.5);
    });
}

/// Pages of contents: many lines with leaders, or lines that begin as headings and end in a page number.
QSet<int> contentsPages(const std::vector<Piece> &pieces)
{
    static const QRegularExpression entry(u"^(?:[A-Z]?\\d*(?:\\.\\d+)*\\s+)?\\S.*\\s\\d{1,4}$"_s);
    static const QRegularExpression title(u"^(?:table of )?contents$"_s, QRegularExpression::CaseInsensitiveOption);
    struct Tally { int lines = 0; int entries = 0; int leaders = 0; bool titled = false; };
    QHash<int, Tally> tallies;
    for (const Piece &piece : pieces) {
        Tally &tally = tallies[piece.page];
        ++tally.lines;
        tally.leaders += endsAsContents(piece.text);
        tally.entries += entry.match(piece.text).hasMatch();
        tally.titled |= title.match(piece.text).hasMatch();
    }
    QSet<int> pages;
    for (auto it = tallies.cbegin(); it != tallies.cend(); ++it) {
        const Tally &t = it.value();
        const bool led = t.leaders >= 5 && t.leaders * 3 >= t.lines;
        const bool listed = t.titled && (t.entries >= 4 && t.entries * 2 >= t.lines);
        if (led || listed)
            pages.insert(it.key());
    }
    return pages;
}

bool readsAsHeading(const QString &title)
{
    static const QRegularExpression sentenceEnd(u"[.;,:]$"_s);
    if (title.size() < 2 || title.size() > LongestHeading || endsAsContents(title))
        return false;
    const auto letters = std::count_if(title.begin(), title.end(), [](QChar c) { return c.isLetter(); });
    if (letters < 2 || letters * 2 < title.size())
        return false;
    return (title[0].isUpper() || title[0].isDigit() || !title[0].isLower()) && !sentenceEnd.match(title).hasMatch();
}

/// A second line of the same heading is drawn to the first.
void joinContinuations(std::vector<Piece> &pieces)
{
    for (size_t i = 1; i < pieces.size();) {
        Piece &first = pieces[i - 1];
        const Piece &next = pieces[i];
        const bool alike = first.larger && next.larger && first.page == next.page
                           && std::abs(first.height - next.height) < 0.06 * first.height;
        if (alike && next.gapAbove < 0.6 && splitNumber(next.text).number.isEmpty()
            && first.text.size() + next.text.size() < LongestHeading) {
            first.text += u' ' + next.text;
            first.box = united(first.box, next.box);
            first.gapBelow = next.gapBelow;
            pieces.erase(pieces.begin() + qsizetype(i));
        } else {
            ++i;
        }
    }
}

/// The number as something that can be ordered; letters come after figures.
std::vector<int> orderOf(const QString &number)
{
    std::vector<int> order;
    for (const QString &part : number.split(u'.', Qt::SkipEmptyParts))
        order.push_back(part[0].isDigit() ? part.toInt() : 1000 + part[0].toUpper().unicode() - u'A');
    return order;
}

bool follows(const std::vector<int> &before, const std::vector<int> &after)
{
    const int step = after[0] - before[0];
    return before < after && (step <= 3 || (before[0] < 1000 && after[0] >= 1000 && after[0] < 1003));
}

/// Of numbered candidates, those that make up the weightiest rising row of numbers: a list item or a figure in a
/// table is out of step with the headings around it.
std::vector<FoundHeading> risingRow(const std::vector<FoundHeading> &found, double body)
{
    const size_t n = found.size();
    std::vector<double> best(n);
    std::vector<qsizetype> from(n, -1);
    std::vector<std::vector<int>> orders;
    for (const FoundHeading &heading : found)
        orders.push_back(orderOf(heading.heading.number));
    for (size_t i = 0; i < n; ++i) {
        for (size_t j = 0; j < i; ++j) {
            if (best[j] > best[i] && follows(orders[j], orders[i])) {
                best[i] = best[j];
                from[i] = qsizetype(j);
            }
        }
        best[i] += found[i].height >= body * LargerType ? 3 : 1;
    }
    std::vector<FoundHeading> row;
    for (qsizetype i = n == 0 ? -1 : std::max_element(best.begin(), best.end()) - best.begin(); i >= 0; i = from[size_t(i)])
        row.push_back(found[size_t(i)]);
    std::reverse(row.begin(), row.end());
    return row;
}

/// Some documents begin again at 1 in every part.
bool beginsAgain(const std::vector<FoundHeading> &found, double body)
{
    QSet<QString> ones;
    for (const FoundHeading &heading : found) {
        if (heading.heading.number == u"1"_s && heading.height >= body * LargerType)
            ones.insert(heading.heading.title);
    }
    return ones.size() > 1;
}

std::vector<FoundHeading> numberedHeadings(const std::vector<Piece> &pieces, double body)
{
    std::vector<FoundHeading> found;
    for (const Piece &piece : pieces) {
        const Heading heading = splitNumber(piece.text);
        if (heading.number.isEmpty() || !readsAsHeading(heading.title) || found.size() >= MostCandidates)
            continue;
        // In the body's size a heading stands alone and is short; a numbered paragraph runs on.
        const bool alone = piece.gapAbove > 0.5 && piece.gapBelow > 0.25;
        if (!piece.larger && (!alone || heading.title.count(u' ') >= MostWordsInBodyType || piece.height < body * 0.95))
            continue;
        const int depth = heading.named ? 0 : int(heading.number.count(u'.'));
        found.push_back({heading, piece.page, piece.box, piece.height, depth});
    }
    if (beginsAgain(found, body)) {
        std::erase_if(found, [body](const FoundHeading &heading) { return heading.height < body * LargerType; });
        return found;
    }
    return risingRow(found, body);
}

double chapterHeight(const std::vector<FoundHeading> &numbered)
{
    std::vector<double> heights;
    for (const FoundHeading &heading : numbered) {
        if (heading.depth == 0)
            heights.push_back(heading.height);
    }
    if (heights.empty())
        return 0;
    std::sort(heights.begin(), heights.end());
    return heights[heights.size() / 2];
}

bool precedes(const FoundHeading &a, const FoundHeading &b)
{
    return a.page != b.page ? a.page < b.page : a.box.top < b.box.top;
}

/// Where nothing is numbered: larger type, the largest outermost, four sizes at most.
std::vector<FoundHeading> titlesBySize(const std::vector<Piece> &pieces, double body, bool coverApart)
{
    std::vector<FoundHeading> found;
    std::vector<double> sizes;
    for (const Piece &piece : pieces) {
        if (piece.height < body * TitleType || !readsAsHeading(piece.text) || (coverApart && piece.page == 0))
            continue;
        found.push_back({{{}, piece.text, false}, piece.page, piece.box, piece.height, 0});
        const bool known = std::any_of(sizes.begin(), sizes.end(), [&](double size) {
            return std::abs(size - piece.height) < 0.06 * size;
        });
        if (!known)
            sizes.push_back(piece.height);
    }
    std::sort(sizes.rbegin(), sizes.rend());
    for (FoundHeading &heading : found) {
        const auto at = std::find_if(sizes.begin(), sizes.end(), [&](double size) {
            return std::abs(size - heading.height) < 0.06 * size;
        });
        heading.depth = int(at - sizes.begin());
    }
    std::erase_if(found, [](const FoundHeading &heading) { return heading.depth > 3; });
    return found;
}

/// A first page that carries little but a title.
bool hasCover(const std::vector<PageText> &pages)
{
    return pages.size() > 3 && pages[0].words.size() < 150;
}

} // namespace

Heading splitNumber(const QString &text)
{
    static const QRegularExpression named(
        u"^(?:chapter|part|section|annex|annexe|appendix|schedule)\\s+(\\d{1,3}(?:\\.\\d{1,3}){0,5}|[A-Z]|[IVXLC]{1,6})\\b[\\s:.)\\-–—]*(.*)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression figures(
        u"^(\\d{1,3}(?:\\.\\d{1,3}){0,5}|[A-Z](?:\\.?\\d{1,3})(?:\\.\\d{1,3}){0,4})(?:[.):]|\\.?\\s*[–—-])?\\s+(\\S.*)$"_s);
    static const QRegularExpression letter(u"^([A-Z]|[IVXLC]{2,6})[.)]\\s+(\\S.*)$"_s);
    const QString whole = text.simplified();
    if (const auto match = named.match(whole); match.hasMatch()) {
        const QString title = match.captured(2).trimmed();
        return {match.captured(1).toUpper(), title.isEmpty() ? whole : title, true};
    }
    for (const QRegularExpression &form : {figures, letter}) {
        // "5 foundations of productivity" is a title that begins with a figure.
        if (const auto match = form.match(whole); match.hasMatch() && !match.captured(2)[0].isLower())
            return {match.captured(1), match.captured(2), false};
    }
    return {{}, whole, false};
}

std::vector<FoundHeading> findHeadings(const std::vector<PageText> &pages, const std::vector<QSizeF> &sizes)
{
    std::vector<Piece> pieces;
    for (size_t i = 0; i < pages.size(); ++i) {
        std::vector<Piece> ofPage = piecesOf(pages[i], int(i), sizes[i]);
        std::move(ofPage.begin(), ofPage.end(), std::back_inserter(pieces));
    }
    const double body = bodyHeight(pieces);
    if (body <= 0)
        return {};
    dropRunningHeads(pieces, body);
    const QSet<int> contents = contentsPages(pieces);
    std::erase_if(pieces, [&](const Piece &piece) { return contents.contains(piece.page) || endsAsContents(piece.text); });
    for (Piece &piece : pieces)
        piece.larger = piece.height >= body * LargerType;
    joinContinuations(pieces);

    std::vector<FoundHeading> found = numberedHeadings(pieces, body);
    if (found.size() < 2)
        return titlesBySize(pieces, body, hasCover(pages));
    // Beside numbered chapters, a title set as large as they are is a chapter too: Foreword, Glossary.
    const double chapter = chapterHeight(found);
    if (chapter >= body * TitleType) {
        for (const Piece &piece : pieces) {
            if (piece.height >= chapter * 0.95 && splitNumber(piece.text).number.isEmpty() && readsAsHeading(piece.text)
                && !(hasCover(pages) && piece.page == 0))
                found.push_back({{{}, piece.text, false}, piece.page, piece.box, piece.height, 0});
        }
        std::stable_sort(found.begin(), found.end(), precedes);
    }
    return found;
}

} // namespace soundings::draft
