#include "core/reports/textflow.h"

#include <QPainter>

namespace soundings::reports {

namespace {

QTextCharFormat formatOf(const Run &run)
{
    QTextCharFormat format;
    if (run.bold)
        format.setFontWeight(QFont::Bold);
    if (run.italic)
        format.setFontItalic(true);
    if (run.raised) {
        format.setVerticalAlignment(QTextCharFormat::AlignSuperScript);
        format.setFontWeight(QFont::Bold);
        format.setForeground(ink::accent);
    }
    if (const QColor mark(run.mark); !run.mark.isEmpty() && mark.isValid()) {
        // Blended here: a PDF without transparency is printed faster and by more printers.
        const auto blend = [](int channel) { return 255 - (255 - channel) / 6; };
        format.setBackground(QColor(blend(mark.red()), blend(mark.green()), blend(mark.blue())));
        format.setUnderlineStyle(QTextCharFormat::SingleUnderline);
        format.setUnderlineColor(mark);
    }
    return format;
}

/// Line ends as QTextLayout wants them, and nothing that draws as a box.
QString drawable(QString text)
{
    for (QChar &c : text) {
        if (c == u'\n')
            c = QChar::LineSeparator;
        else if (c.unicode() < 0x20 && c != u'\t')
            c = u' ';
    }
    return text;
}

} // namespace

TextFlow::TextFlow(const QString &text, const Face &face, double width, Alignment alignment)
    : TextFlow(Runs{Run{text}}, face, width, alignment)
{}

TextFlow::TextFlow(const Runs &runs, const Face &face, double width, Alignment alignment)
    : m_colour(face.colour)
    , m_leading(face.leading)
{
    QString text;
    QList<QTextLayout::FormatRange> formats;
    for (const Run &run : runs) {
        if (run.bold || run.italic || run.raised || !run.mark.isEmpty())
            formats.append({int(text.size()), int(run.text.size()), formatOf(run)});
        text += drawable(run.text);
    }
    m_layout = std::make_unique<QTextLayout>(text, face.font);
    m_layout->setFormats(formats);
    // A line's own direction does not move it: Arabic and Hebrew begin at the right by our doing.
    QTextOption option(alignment == Alignment::End || text.isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTabStopDistance(face.leading * 2);
    m_layout->setTextOption(option);
    breakLines(width);
}

void TextFlow::breakLines(double width)
{
    m_tops.push_back(0);
    m_layout->beginLayout();
    while (true) {
        QTextLine line = m_layout->createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        // A font that lends a tall character must not push lines into each other.
        const double own = line.ascent() + line.descent();
        const double height = std::max(m_leading, own);
        line.setPosition({0, m_tops.back() + (height - own) / 2});
        m_naturalWidth = std::max(m_naturalWidth, line.naturalTextWidth());
        m_tops.push_back(m_tops.back() + height);
    }
    m_layout->endLayout();
}

void TextFlow::paint(QPainter &painter, QPointF at, int from, int to) const
{
    painter.setPen(m_colour);
    const QPointF origin(at.x(), at.y() - top(from));
    for (int i = from; i < to; ++i)
        m_layout->lineAt(i).draw(&painter, origin);
}

} // namespace soundings::reports
