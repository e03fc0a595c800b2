#include "core/reports/laidtable.h"

#include "core/reports/tagmarks.h"
#include "core/reports/textflow.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <numeric>

namespace soundings::reports {

namespace {

using namespace Qt::StringLiterals;

constexpr double padX = 4 * unitsPerPoint;
constexpr double padY = 2.4 * unitsPerPoint;
constexpr double patch = 6.5 * unitsPerPoint; ///< the side of a colour patch
constexpr double step = 11 * unitsPerPoint;   ///< of an indented cell
constexpr double hair = 0.5 * unitsPerPoint;

struct LaidCell
{
    TextFlow flow;
    double x = 0;
    QColor colour;
};
using LaidRow = std::vector<LaidCell>;

struct Frame
{
    std::vector<Column> columns;
    std::vector<double> lefts; ///< one more than columns
    double scale = 1;          ///< of its letters

    [[nodiscard]] Face faceOf(Style style) const
    {
        Face scaled = face(style);
        scaled.font.setPixelSize(qRound(scaled.font.pixelSize() * scale));
        scaled.leading *= scale;
        return scaled;
    }
};

/// The width of the longest word, so that no word need be broken. Very long ones are, all the same.
double longestWord(const QString &text, const QFontMetricsF &metrics)
{
    double longest = 0;
    for (const QString &word : text.left(200).split(u' '))
        longest = std::max(longest, metrics.horizontalAdvance(word));
    return std::min(longest, 130 * unitsPerPoint);
}

double leastWidth(const Frame &frame, const std::vector<Row> &rows, size_t column)
{
    constexpr size_t looked = 100; // enough to judge by
    double least = longestWord(frame.columns[column].title, QFontMetricsF(frame.faceOf(Style::CellHead).font));
    const QFontMetricsF metrics(frame.faceOf(Style::Cell).font);
    for (size_t i = 0; i < rows.size() && i < looked; ++i) {
        if (column >= rows[i].size())
            continue;
        const Cell &cell = rows[i][column];
        const double before = cell.indent * step + (cell.colour.isEmpty() ? 0 : patch + padX);
        least = std::max(least, longestWord(cell.text, metrics) + before);
    }
    return least + 2 * padX + unitsPerPoint;
}

/// Columns by their relative widths, but none narrower than its longest word while the others have room to give; where they
/// have not, in smaller letters.
Frame frameOf(const std::vector<Column> &columns, const std::vector<Row> &rows, double width)
{
    Frame frame{columns, {0}};
    std::vector<double> least;
    double sumOfLeast = 0;
    for (const double scale : {1.0, 0.92, 0.85, 0.78}) {
        frame.scale = scale;
        least.clear();
        for (size_t i = 0; i < columns.size(); ++i)
            least.push_back(leastWidth(frame, rows, i));
        sumOfLeast = std::accumulate(least.begin(), least.end(), 0.0);
        if (sumOfLeast <= width)
            break;
    }
    std::vector<double> widths(columns.size(), 0);
    std::vector<bool> fixed(columns.size(), false);
    for (bool settled = false; !settled;) {
        settled = true;
        double room = width;
        double shares = 0;
        for (size_t i = 0; i < columns.size(); ++i) {
            room -= fixed[i] ? least[i] : 0;
            shares += fixed[i] ? 0 : std::max(columns[i].width, 0.01);
        }
        for (size_t i = 0; i < columns.size(); ++i) {
            if (fixed[i])
                continue;
            widths[i] = room * std::max(columns[i].width, 0.01) / shares;
            if (widths[i] < least[i] && sumOfLeast <= width) {
                widths[i] = least[i];
                fixed[i] = true;
                settled = false;
            }
        }
    }
    if (sumOfLeast > width) {
        for (size_t i = 0; i < columns.size(); ++i)
            widths[i] = width * least[i] / sumOfLeast;
    }
    for (double one : widths)
        frame.lefts.push_back(frame.lefts.back() + one);
    return frame;
}

LaidRow layRow(const Row &row, const Frame &frame, const Face &first, const Face &others)
{
    LaidRow laid;
    for (size_t i = 0; i < row.size() && i < frame.columns.size(); ++i) {
        const Cell &cell = row[i];
        double x = frame.lefts[i] + padX + cell.indent * step;
        if (!cell.colour.isEmpty())
            x += patch + padX;
        const double inner = std::max(frame.lefts[i + 1] - padX - x, 2 * step);
        laid.push_back({TextFlow(cell.text, i == 0 ? first : others, inner, frame.columns[i].alignment), x,
                        QColor(cell.colour)});
    }
    return laid;
}

int linesOf(const LaidRow &row)
{
    int lines = 1;
    for (const LaidCell &cell : row)
        lines = std::max(lines, cell.flow.lines());
    return lines;
}

double textHeight(const LaidRow &row)
{
    double height = 0;
    for (const LaidCell &cell : row)
        height = std::max(height, cell.flow.height());
    return height;
}

double lineHeight(const LaidRow &row, int line)
{
    double height = 0;
    for (const LaidCell &cell : row) {
        if (line < cell.flow.lines())
            height = std::max(height, cell.flow.top(line + 1) - cell.flow.top(line));
    }
    return height;
}

/// Lines [from, to) of every cell, the first with its top at `at`.
void paintRow(QPainter &painter, const LaidRow &row, int number, QPointF at, int from, int to)
{
    for (size_t column = 0; column < row.size(); ++column) {
        const LaidCell &cell = row[column];
        const int last = std::min(to, cell.flow.lines());
        if (from == 0 || from < last)
            mark::piece(painter, number, int(column)); // an empty cell is one too
        if (from >= last)
            continue;
        cell.flow.paint(painter, {at.x() + cell.x, at.y()}, from, last);
        if (from == 0 && cell.colour.isValid()) {
            const double middle = (cell.flow.top(1) - cell.flow.top(0)) / 2;
            mark::adornment(painter);
            painter.fillRect(QRectF(at.x() + cell.x - patch - padX, at.y() + middle - patch / 2, patch, patch),
                             cell.colour);
        }
    }
    mark::adornment(painter);
}

/// Rows under a head that stands again on every page.
class LaidTable : public LaidBlock
{
public:
    LaidTable(Frame frame, double width) : m_frame(std::move(frame)), m_width(width) {}

    void setHead(const QString &caption)
    {
        if (!caption.isEmpty()) {
            m_caption.emplace_back(caption, face(Style::Caption), m_width);
            const QString again = QCoreApplication::translate("reports", "%1 (continued)").arg(caption);
            m_caption.emplace_back(again, face(Style::Caption), m_width);
        }
        Row titles;
        for (const Column &column : m_frame.columns)
            titles.emplace_back(column.title);
        m_head = layRow(titles, m_frame, m_frame.faceOf(Style::CellHead), m_frame.faceOf(Style::CellHead));
        m_hasHead = true;
        repeatedHead = headHeight(true);
    }

    void addRow(const Row &row, const Face &first, const Face &others, double pageHeight, bool strong)
    {
        LaidRow laid = layRow(row, m_frame, first, others);
        const double extra = slices.empty() ? headHeight(false) : 0;
        const int lines = linesOf(laid);
        const double whole = textHeight(laid) + 2 * padY;
        if (whole + repeatedHead <= pageHeight) {
            push({whole + extra, true}, {m_rows.size(), 0, lines});
        } else {
            for (int i = 0; i < lines; ++i) {
                const double pad = (i == 0 ? padY : 0) + (i == lines - 1 ? padY : 0);
                push({lineHeight(laid, i) + pad + (i == 0 ? extra : 0), true}, {m_rows.size(), i, i + 1});
            }
        }
        m_rows.push_back({std::move(laid), lines, strong});
    }

    /// A last row alone on a page says nothing, nor does a first one.
    void keepEnds()
    {
        if (slices.size() >= 4) {
            slices[0].mayBreakAfter = false;
            slices[slices.size() - 2].mayBreakAfter = false;
        }
    }

    void paint(QPainter &painter, QPointF at, int from, int to) const override
    {
        double y = at.y();
        if (m_hasHead)
            y = paintHead(painter, at, from > 0);
        for (int i = from; i < to; ++i) {
            const Place &place = m_places[size_t(i)];
            const Laid &row = m_rows[place.row];
            double height = slices[size_t(i)].height - (i == 0 ? headHeight(false) : 0);
            if (row.strong)
                painter.fillRect(QRectF(at.x(), y, m_width, 2 * hair), ink::quiet);
            paintRow(painter, row.cells, int(place.row), {at.x(), y + (place.from == 0 ? padY : 0)}, place.from, place.to);
            y += height;
            if (m_hasHead && place.to == row.lines)
                painter.fillRect(QRectF(at.x(), y - hair, m_width, hair), ink::rule);
        }
    }

private:
    struct Laid
    {
        LaidRow cells;
        int lines = 1;
        bool strong = false;
    };
    struct Place
    {
        size_t row = 0;
        int from = 0;
        int to = 0;
    };

    void push(Slice slice, Place place)
    {
        slices.push_back(slice);
        m_places.push_back(place);
    }

    [[nodiscard]] double headHeight(bool again) const
    {
        if (!m_hasHead)
            return 0;
        const double caption = m_caption.empty() ? 0 : m_caption[again ? 1 : 0].height() + 2 * padY;
        return caption + textHeight(m_head) + 2 * padY;
    }

    double paintHead(QPainter &painter, QPointF at, bool again) const
    {
        double y = at.y();
        if (!m_caption.empty()) {
            const TextFlow &caption = m_caption[again ? 1 : 0];
            if (!again) // what stands again on each page is no content
                mark::piece(painter, mark::caption);
            caption.paint(painter, {at.x(), y});
            mark::adornment(painter);
            y += caption.height() + 2 * padY;
        }
        const double height = textHeight(m_head) + 2 * padY;
        painter.fillRect(QRectF(at.x(), y, m_width, height), ink::shade);
        // Titles of different lengths stand on the line above the numbers.
        for (size_t column = 0; column < m_head.size(); ++column) {
            const LaidCell &cell = m_head[column];
            if (!again)
                mark::piece(painter, mark::head, int(column));
            cell.flow.paint(painter, {at.x() + cell.x, y + height - padY - cell.flow.height()});
        }
        mark::adornment(painter);
        painter.fillRect(QRectF(at.x(), y + height - 2 * hair, m_width, 2 * hair), ink::quiet);
        return y + height;
    }

    Frame m_frame;
    double m_width;
    std::vector<TextFlow> m_caption; ///< as it first stands, and as it stands again
    LaidRow m_head;
    bool m_hasHead = false;
    std::vector<Laid> m_rows;
    std::vector<Place> m_places;
};

} // namespace

std::unique_ptr<LaidBlock> layTable(const Table &table, double width, double pageHeight)
{
    Frame frame = frameOf(table.columns, table.rows, width);
    const Face cell = frame.faceOf(Style::Cell);
    const Face strong = frame.faceOf(Style::CellHead);
    auto laid = std::make_unique<LaidTable>(std::move(frame), width);
    laid->setHead(table.caption);
    for (size_t i = 0; i < table.rows.size(); ++i) {
        const bool total = table.lastIsTotal && i + 1 == table.rows.size();
        laid->addRow(table.rows[i], total ? strong : cell, total ? strong : cell, pageHeight, total);
    }
    laid->keepEnds();
    laid->spaceBefore = 12 * unitsPerPoint;
    laid->spaceAfter = 14 * unitsPerPoint;
    return laid;
}

std::unique_ptr<LaidBlock> layFacts(const Facts &facts, double width, double pageHeight)
{
    const std::vector<Column> columns{{{}, Alignment::Start, 1}, {{}, Alignment::Start, 2.9}};
    auto laid = std::make_unique<LaidTable>(frameOf(columns, {}, width), width);
    Face label = face(Style::Cell);
    label.colour = ink::quiet;
    for (const Fact &fact : facts.facts)
        laid->addRow({fact.label, fact.value}, label, face(Style::Cell), pageHeight, false);
    laid->spaceBefore = laid->spaceAfter = 8 * unitsPerPoint;
    return laid;
}

std::unique_ptr<LaidBlock> layGrid(const List &list, double width, double pageHeight)
{
    const std::vector<Column> columns(size_t(list.columns), Column{});
    auto laid = std::make_unique<LaidTable>(frameOf(columns, {}, width), width);
    Row row;
    for (const Runs &item : list.items) {
        QString text;
        for (const Run &run : item)
            text += run.text;
        row.emplace_back(text);
        if (row.size() == columns.size() || &item == &list.items.back()) {
            laid->addRow(row, face(Style::Cell), face(Style::Cell), pageHeight, false);
            row.clear();
        }
    }
    laid->spaceBefore = laid->spaceAfter = 8 * unitsPerPoint;
    return laid;
}

} // namespace soundings::reports
