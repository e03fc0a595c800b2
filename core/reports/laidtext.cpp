#include "core/reports/laidtext.h"

#include "core/reports/tagmarks.h"
#include "core/reports/textflow.h"

#include <QPainter>

#include <cmath>

namespace soundings::reports {

namespace {

using namespace Qt::StringLiterals;

constexpr double em = 10 * unitsPerPoint;

/// A column of texts, line below line; may break between lines, but leaves no line alone.
class LaidText : public LaidBlock
{
public:
    struct Piece
    {
        TextFlow flow;
        double indent = 0;
        QString marker = {}; ///< stands at the left of the first line
        double gapBefore = 0;
        bool withNext = false;
    };

    void add(Piece piece)
    {
        const int lines = piece.flow.lines();
        for (int i = 0; i < lines; ++i) {
            const double gap = i == 0 ? piece.gapBefore : 0;
            const double height = piece.flow.top(i + 1) - piece.flow.top(i) + gap;
            const bool last = i == lines - 1;
            const bool orphan = i == 0 || i == lines - 2;
            slices.push_back({height, last ? !piece.withNext : !orphan});
            m_places.push_back({m_pieces.size(), i});
        }
        m_pieces.push_back(std::move(piece));
    }

    void paint(QPainter &painter, QPointF at, int from, int to) const override
    {
        double y = at.y();
        for (int i = from; i < to; ++i) {
            const auto [pieceIndex, line] = m_places[size_t(i)];
            const Piece &piece = m_pieces[pieceIndex];
            const double gap = line == 0 ? piece.gapBefore : 0;
            if (line == 0 && !piece.marker.isEmpty()) {
                mark::piece(painter, int(pieceIndex), 1);
                paintMarker(painter, piece, {at.x(), y + gap});
            }
            if (line == 0 || i == from)
                mark::piece(painter, int(pieceIndex));
            piece.flow.paint(painter, {at.x() + piece.indent, y + gap}, line, line + 1);
            y += slices[size_t(i)].height;
        }
        mark::adornment(painter);
        if (ruleColour.isValid())
            painter.fillRect(QRectF(at.x(), at.y(), 2 * unitsPerPoint, y - at.y()), ruleColour);
    }

    Face markerFace;
    QColor ruleColour; ///< of a rule along the left side; invalid: none

private:
    void paintMarker(QPainter &painter, const Piece &piece, QPointF at) const
    {
        TextFlow(piece.marker, markerFace, piece.indent - 0.6 * em, Alignment::End).paint(painter, at);
    }

    struct Place
    {
        size_t piece;
        int line;
    };
    std::vector<Piece> m_pieces;
    std::vector<Place> m_places;
};

Style styleOf(Voice voice)
{
    switch (voice) {
    case Voice::Body: return Style::Body;
    case Voice::Aside: return Style::Aside;
    case Voice::Source: return Style::Source;
    }
    return Style::Body;
}

QString joined(const std::vector<Label> &labels)
{
    QStringList names;
    for (const Label &label : labels)
        names += label.text;
    return names.join(u", "_s);
}

} // namespace

std::unique_ptr<LaidBlock> layHeading(const Heading &heading, double width)
{
    auto laid = std::make_unique<LaidText>();
    const Style style = heading.level <= 1 ? Style::Heading1 : heading.level == 2 ? Style::Heading2 : Style::Heading3;
    laid->add({TextFlow(heading.text, face(style), width)});
    for (Slice &slice : laid->slices)
        slice.mayBreakAfter = false;
    laid->spaceBefore = heading.level <= 1 ? 2.2 * em : heading.level == 2 ? 1.6 * em : 1.1 * em;
    laid->spaceAfter = heading.level <= 1 ? 0.8 * em : 0.5 * em;
    laid->keepWithNext = true;
    return laid;
}

std::unique_ptr<LaidBlock> layParagraph(const Paragraph &paragraph, double width)
{
    auto laid = std::make_unique<LaidText>();
    laid->add({TextFlow(paragraph.runs, face(styleOf(paragraph.voice)), width)});
    laid->spaceBefore = laid->spaceAfter = (paragraph.voice == Voice::Aside ? 0.5 : 0.7) * em;
    return laid;
}

std::unique_ptr<LaidBlock> layList(const List &list, double width)
{
    auto laid = std::make_unique<LaidText>();
    laid->markerFace = face(Style::Body);
    const double indent = 2 * em;
    int number = 0;
    for (const Runs &item : list.items) {
        ++number;
        const QString marker = list.numbered ? QString::number(number) + u'.' : u"•"_s;
        laid->add({TextFlow(item, face(Style::Body), width - indent), indent, marker,
                   number > 1 ? 0.25 * em : 0});
    }
    laid->spaceBefore = laid->spaceAfter = 0.7 * em;
    return laid;
}

std::unique_ptr<LaidBlock> layQuotation(const Quotation &quotation, double width)
{
    auto laid = std::make_unique<LaidText>();
    const QString colour = quotation.themes.empty() ? QString() : quotation.themes.front().colour;
    laid->ruleColour = QColor::isValidColor(colour) ? QColor(colour) : ink::rule;
    laid->markerFace = face(Style::Heading3);
    const double indent = quotation.marker.isEmpty() ? 1.2 * em : 3.4 * em;
    const double inner = width - indent;
    QString marker = quotation.marker;
    const auto add = [&](const Runs &runs, Style style, bool withNext) {
        laid->add({TextFlow(runs, face(style), inner), indent, std::exchange(marker, {}),
                   laid->slices.empty() ? 0 : 0.15 * em, withNext});
    };
    QString about = joined(quotation.themes);
    if (!quotation.stance.isEmpty())
        about += (about.isEmpty() ? u""_s : u" · "_s) + quotation.stance;
    if (!quotation.text.isEmpty())
        add({Run{quotation.text}}, Style::Source, true);
    if (!about.isEmpty())
        add({Run{about, true}}, Style::Cell, !quotation.note.isEmpty() || !quotation.attribution.isEmpty());
    if (!quotation.note.isEmpty())
        add({Run{quotation.note}}, Style::Cell, !quotation.attribution.isEmpty());
    if (!quotation.attribution.isEmpty())
        add({Run{quotation.attribution}}, Style::Aside, false);
    laid->spaceBefore = laid->spaceAfter = 0.9 * em;
    return laid;
}

namespace {

/// Cards in rows of up to four, each with a large number and what it counts.
class LaidFigures : public LaidBlock
{
public:
    LaidFigures(const Figures &figures, double width)
    {
        const int count = int(figures.figures.size());
        if (count == 0)
            return;
        m_perRow = count <= 4 ? count : int(std::ceil(count / std::ceil(count / 4.0)));
        m_card = (width - (m_perRow - 1) * gap) / m_perRow;
        double tallest = 0;
        for (const Fact &figure : figures.figures) {
            m_values.emplace_back(figure.value, face(Style::Figure), m_card - 2 * inset);
            m_labels.emplace_back(figure.label, face(Style::Aside), m_card - 2 * inset);
            tallest = std::max(tallest, m_values.back().height() + m_labels.back().height());
        }
        m_cardHeight = tallest + 1.6 * inset;
        for (int row = 0; row * m_perRow < count; ++row)
            slices.push_back({m_cardHeight + (row > 0 ? gap : 0), true});
        spaceBefore = spaceAfter = 1.2 * em;
    }

    void paint(QPainter &painter, QPointF at, int from, int to) const override
    {
        double y = at.y();
        for (int row = from; row < to; ++row) {
            y += row > 0 ? gap : 0;
            const size_t end = std::min(m_values.size(), size_t((row + 1) * m_perRow));
            for (size_t i = size_t(row * m_perRow); i < end; ++i) {
                const double x = at.x() + double(i - size_t(row * m_perRow)) * (m_card + gap);
                painter.fillRect(QRectF(x, y, m_card, m_cardHeight), ink::shade);
                painter.fillRect(QRectF(x, y, m_card, 1.5 * unitsPerPoint), ink::accent);
                mark::piece(painter, int(i), 1);
                m_values[i].paint(painter, {x + inset, y + inset});
                mark::piece(painter, int(i));
                m_labels[i].paint(painter, {x + inset, y + inset + m_values[i].height()});
                mark::adornment(painter);
            }
            y += m_cardHeight;
        }
    }

private:
    static constexpr double gap = 0.8 * em;
    static constexpr double inset = 0.8 * em;
    int m_perRow = 1;
    double m_card = 0;
    double m_cardHeight = 0;
    std::vector<TextFlow> m_values;
    std::vector<TextFlow> m_labels;
};

} // namespace

std::unique_ptr<LaidBlock> layFigures(const Figures &figures, double width)
{
    return std::make_unique<LaidFigures>(figures, width);
}

} // namespace soundings::reports
