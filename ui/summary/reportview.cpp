#include "ui/summary/reportview.h"

#include "ui/summary/chartwidget.h"
#include "ui/summary/tablewidget.h"

#include <QBoxLayout>
#include <QEvent>
#include <QFormLayout>
#include <QFrame>
#include <QLabel>
#include <QScrollBar>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

QLabel *label(const QString &text, QWidget *parent, double size = 1, bool bold = false)
{
    auto *made = new QLabel(text, parent);
    made->setTextFormat(Qt::PlainText);
    made->setWordWrap(true);
    made->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QFont font = parent->font();
    font.setPointSizeF(font.pointSizeF() * size);
    font.setBold(bold);
    made->setFont(font);
    return made;
}

QLabel *coloured(QLabel *label, const QColor &colour)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, colour);
    label->setPalette(palette);
    return label;
}

/// Text that explains: between the text's colour and the window's, and still legible.
QColor quietOf(const QPalette &palette)
{
    const QColor text = palette.color(QPalette::WindowText);
    const QColor window = palette.color(QPalette::Window);
    const auto mix = [](int a, int b) { return (7 * a + 3 * b) / 10; };
    return {mix(text.red(), window.red()), mix(text.green(), window.green()), mix(text.blue(), window.blue())};
}

QString plain(const reports::Runs &runs)
{
    QString text;
    for (const reports::Run &run : runs)
        text += run.text;
    return text;
}

/// Makes the widgets of one block after another.
class Blocks
{
public:
    Blocks(QWidget *page, QVBoxLayout *column) : m_page(page), m_column(column) {}

    void operator()(const reports::Heading &b)
    {
        m_column->addSpacing(m_page->fontMetrics().height());
        QLabel *heading = label(b.text, m_page, b.level <= 1 ? 1.4 : 1.15, true);
        m_column->addWidget(coloured(heading, accentOf(m_page->palette())));
    }
    void operator()(const reports::Paragraph &b)
    {
        QLabel *paragraph = label(plain(b.runs), m_page);
        if (b.voice == reports::Voice::Aside)
            coloured(paragraph, quietOf(m_page->palette()));
        m_column->addWidget(paragraph);
    }
    void operator()(const reports::List &b)
    {
        QStringList lines;
        for (const reports::Runs &item : b.items)
            lines += u"•  "_s + plain(item);
        m_column->addWidget(label(lines.join(u'\n'), m_page));
    }
    void operator()(const reports::Table &b)
    {
        caption(b.caption);
        m_column->addWidget(new TableWidget(b, m_page));
    }
    void operator()(const reports::BarChart &b)
    {
        caption(b.caption);
        m_column->addWidget(new ChartWidget(b, m_page));
    }
    void operator()(const reports::Facts &b)
    {
        auto *form = new QFormLayout;
        form->setHorizontalSpacing(m_page->fontMetrics().averageCharWidth() * 4);
        form->setRowWrapPolicy(QFormLayout::WrapLongRows);
        for (const reports::Fact &fact : b.facts)
            form->addRow(coloured(label(fact.label, m_page), quietOf(m_page->palette())), label(fact.value, m_page));
        m_column->addLayout(form);
    }
    void operator()(const reports::Figures &b)
    {
        auto *row = new QHBoxLayout;
        for (const reports::Fact &figure : b.figures)
            row->addWidget(card(figure), 1);
        m_column->addLayout(row);
    }
    void operator()(const reports::Quotation &b)
    {
        for (const QString &text : {b.text, b.note, b.attribution}) {
            if (!text.isEmpty())
                m_column->addWidget(label(text, m_page));
        }
    }
    void operator()(const reports::PageBreak &) {}
    void operator()(const reports::KeepTogether &) {}

private:
    void caption(const QString &text)
    {
        m_column->addSpacing(m_page->fontMetrics().height() / 2);
        if (!text.isEmpty())
            m_column->addWidget(label(text, m_page, 1, true));
    }

    QWidget *card(const reports::Fact &figure)
    {
        auto *frame = new QFrame(m_page);
        frame->setFrameShape(QFrame::StyledPanel);
        frame->setAutoFillBackground(true);
        frame->setBackgroundRole(QPalette::Base);
        frame->setAccessibleName(u"%1 %2"_s.arg(figure.value, figure.label));
        auto *column = new QVBoxLayout(frame);
        QLabel *value = label(figure.value, m_page, 2, true);
        value->setWordWrap(false);
        column->addWidget(coloured(value, accentOf(m_page->palette())));
        column->addWidget(label(figure.label, m_page));
        return frame;
    }

    QWidget *m_page;
    QVBoxLayout *m_column;
};

} // namespace

ReportView::ReportView(QWidget *parent) : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
}

void ReportView::setReport(reports::Report report)
{
    m_report = std::move(report);
    build();
}

void ReportView::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (m_report && (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange))
        build(); // headings and quiet text have colours and sizes of their own, made from the window's
}

void ReportView::build()
{
    const reports::Report &report = *m_report;
    const int place = verticalScrollBar()->value();
    setUpdatesEnabled(false);
    // Of the viewport's palette and font, and not shown before it is whole: what is added to a visible page is only
    // shown, and counted by its layout, a moment later.
    auto *page = new QWidget(viewport());
    auto *middle = new QHBoxLayout(page);
    auto *column = new QVBoxLayout;
    const int em = fontMetrics().height();
    middle->setContentsMargins(em, em, em, em);
    middle->addLayout(column, 1);
    Blocks blocks(page, column);
    column->addWidget(coloured(label(report.title, page, 1.8, true), accentOf(page->palette())));
    column->addWidget(label(report.subtitle, page, 1.1));
    column->addSpacing(em / 2);
    for (const reports::Block &block : report.blocks)
        std::visit(blocks, block);
    column->addStretch(1);
    // Lines longer than this are hard to read; tables gain nothing either.
    page->setMaximumWidth(fontMetrics().averageCharWidth() * 150);
    setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    page->layout()->activate();
    setWidget(page); // deletes what was there
    page->show();
    verticalScrollBar()->setValue(place);
    setUpdatesEnabled(true);
}

} // namespace soundings
