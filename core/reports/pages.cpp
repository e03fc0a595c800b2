#include "core/reports/pages.h"

#include "core/reports/laidblock.h"
#include "core/reports/tagmarks.h"
#include "core/reports/text.h"
#include "core/reports/textflow.h"

#include <QImage>
#include <QPainter>

#include <deque>

namespace soundings::reports {

QPageLayout defaultPageLayout()
{
    return {QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF(62, 74, 62, 66), QPageLayout::Point};
}

struct Pages::Private
{
    /// Slices [from, to) of a block, y from the top of the text area.
    struct Placement
    {
        size_t block;
        int from;
        int to;
        double y;
    };
    using Page = std::vector<Placement>;

    std::shared_ptr<const Report> report;
    QSizeF paper; ///< in units, as the area
    QRectF area;  ///< of the text
    double titleHeight = 0;
    QImage logo; ///< null: none
    std::vector<Page> pages;
    std::vector<Entry> outline;
    /// The block last laid out stands first.
    std::deque<std::pair<size_t, std::shared_ptr<const LaidBlock>>> recent;

    // While the pages are made.
    double y = 0;
    double lastSpace = 0;
    bool breakAsked = false; ///< a page break begins no page of which nothing follows

    std::shared_ptr<const LaidBlock> laid(size_t block);
    [[nodiscard]] bool isHint(size_t block) const;
    double startHeight(size_t block);
    double togetherHeight(size_t block, int count);
    void newPage();
    void beginPageIfAsked();
    void place(size_t block);
    int chunkEnd(const LaidBlock &block, int from) const;
    void layTitle();
    void paintTitle(QPainter &painter) const;
    void paintFrame(QPainter &painter, int page) const;
    [[nodiscard]] std::vector<TextFlow> titleLines() const;
    [[nodiscard]] QSizeF logoSize() const;
};

namespace {

constexpr size_t kept = 12;
constexpr double titleGap = 5 * unitsPerPoint;
constexpr double logoHeight = 48 * unitsPerPoint;

} // namespace

std::shared_ptr<const LaidBlock> Pages::Private::laid(size_t block)
{
    for (auto it = recent.begin(); it != recent.end(); ++it) {
        if (it->first == block)
            return it->second;
    }
    std::shared_ptr<const LaidBlock> made = layOut(report->blocks[block], area.width(), area.height());
    recent.emplace_front(block, made);
    if (recent.size() > kept)
        recent.pop_back();
    return made;
}

bool Pages::Private::isHint(size_t block) const
{
    return std::holds_alternative<PageBreak>(report->blocks[block])
           || std::holds_alternative<KeepTogether>(report->blocks[block]);
}

/// The first slice that can't be parted from what follows, exclusive end.
int Pages::Private::chunkEnd(const LaidBlock &block, int from) const
{
    int to = from;
    while (to < int(block.slices.size()) && !block.slices[size_t(to)].mayBreakAfter)
        ++to;
    return std::min(to + 1, int(block.slices.size()));
}

/// The least that must stand on the page where a block begins: for a heading, also the beginning of what follows.
double Pages::Private::startHeight(size_t block)
{
    const auto here = laid(block);
    double height = here->keepWithNext ? here->height(0, int(here->slices.size()))
                                       : here->height(0, chunkEnd(*here, 0));
    if (!here->keepWithNext)
        return height;
    for (size_t next = block + 1; next < report->blocks.size(); ++next) {
        if (std::holds_alternative<PageBreak>(report->blocks[next]))
            break;
        if (isHint(next))
            continue;
        return height + std::max(here->spaceAfter, laid(next)->spaceBefore) + startHeight(next);
    }
    return height;
}

double Pages::Private::togetherHeight(size_t block, int count)
{
    double height = 0;
    double space = 0;
    for (size_t i = block; i < report->blocks.size() && count > 0; ++i) {
        if (std::holds_alternative<PageBreak>(report->blocks[i]))
            break;
        if (isHint(i))
            continue;
        const auto here = laid(i);
        height += (height > 0 ? std::max(space, here->spaceBefore) : 0) + here->height(0, int(here->slices.size()));
        space = here->spaceAfter;
        if (height > area.height())
            break;
        --count;
    }
    return height;
}

void Pages::Private::newPage()
{
    pages.emplace_back();
    y = 0;
    lastSpace = 0;
}

void Pages::Private::beginPageIfAsked()
{
    if (std::exchange(breakAsked, false))
        newPage();
}

void Pages::Private::place(size_t block)
{
    const auto here = laid(block);
    const int end = int(here->slices.size());
    if (end == 0)
        return;
    beginPageIfAsked();
    const bool blank = pages.back().empty() && (pages.size() > 1 || y == 0);
    double space = blank ? 0 : std::max(lastSpace, here->spaceBefore);
    if (!blank && y + space + startHeight(block) > area.height()) {
        newPage();
        space = 0;
    }
    y += space;
    if (const auto *heading = std::get_if<Heading>(&report->blocks[block])) {
        outline.push_back({heading->text, heading->level, int(pages.size()) - 1,
                           (area.top() + y) / unitsPerPoint});
    }
    int from = 0;
    while (from < end) {
        int to = chunkEnd(*here, from);
        while (to < end && y + here->height(from, chunkEnd(*here, to)) <= area.height())
            to = chunkEnd(*here, to);
        pages.back().push_back({block, from, to, y});
        y += here->height(from, to);
        from = to;
        if (from < end)
            newPage();
    }
    lastSpace = here->spaceAfter;
}

std::vector<TextFlow> Pages::Private::titleLines() const
{
    std::vector<TextFlow> lines;
    const double room = logo.isNull() ? area.width() : area.width() - logoSize().width() - titleGap;
    const auto add = [&](const QString &text, Style style) {
        if (!text.isEmpty())
            lines.emplace_back(text, face(style), room);
    };
    add(report->organisation, Style::Caption);
    add(report->title, Style::Title);
    add(report->subtitle, Style::Subtitle);
    return lines;
}

QSizeF Pages::Private::logoSize() const
{
    return QSizeF(logo.size()).scaled(area.width() / 4, logoHeight, Qt::KeepAspectRatio);
}

void Pages::Private::layTitle()
{
    for (const TextFlow &line : titleLines())
        y += line.height() + titleGap;
    if (!logo.isNull())
        y = std::max(y, logoSize().height() + titleGap);
    titleHeight = y;
    if (y > 0) {
        y += 4 * unitsPerPoint;
        lastSpace = 14 * unitsPerPoint;
    }
}

void Pages::Private::paintTitle(QPainter &painter) const
{
    double top = area.top();
    int piece = 0;
    mark::block(painter, mark::title);
    for (const TextFlow &line : titleLines()) {
        mark::piece(painter, piece++);
        line.paint(painter, {area.left(), top});
        top += line.height() + titleGap;
    }
    mark::adornment(painter);
    if (!logo.isNull())
        painter.drawImage(QRectF({area.right() - logoSize().width(), area.top()}, logoSize()), logo);
    painter.fillRect(QRectF(area.left(), area.top() + titleHeight, area.width(), 1.5 * unitsPerPoint), ink::accent);
}

void Pages::Private::paintFrame(QPainter &painter, int page) const
{
    const Face small = face(Style::Aside);
    const double half = area.width() / 2 - 6 * unitsPerPoint;
    const double right = area.right() - half;
    const auto oneLine = [&](const QString &text, Alignment alignment) {
        const QString cut = QFontMetricsF(small.font).elidedText(text, Qt::ElideRight, half - 1);
        return TextFlow(cut, small, half, alignment);
    };
    const double headBase = area.top() - 22 * unitsPerPoint - small.leading;
    const QString head = report->runningHead.isEmpty() ? report->title : report->runningHead;
    oneLine(head, Alignment::Start).paint(painter, {area.left(), headBase});
    oneLine(report->organisation, Alignment::End).paint(painter, {right, headBase});
    const double rule = headBase + small.leading + 3 * unitsPerPoint;
    painter.fillRect(QRectF(area.left(), rule, area.width(), 0.5 * unitsPerPoint), ink::rule);

    const double foot = area.bottom() + 18 * unitsPerPoint;
    oneLine(madeOn(*report), Alignment::Start).paint(painter, {area.left(), foot});
    oneLine(pageOf(page + 1, int(pages.size())), Alignment::End).paint(painter, {right, foot});
}

Pages::Pages(std::shared_ptr<const Report> report, const QPageLayout &layout) : m(std::make_unique<Private>())
{
    m->report = std::move(report);
    m->paper = layout.fullRect(QPageLayout::Point).size() * unitsPerPoint;
    const QRectF inner = layout.paintRect(QPageLayout::Point);
    m->area = QRectF(inner.topLeft() * unitsPerPoint, inner.size() * unitsPerPoint);
}

Pages::~Pages() = default;
Pages::Pages(Pages &&) noexcept = default;
Pages &Pages::operator=(Pages &&) noexcept = default;

Result<> Pages::prepare(const Progress &progress)
{
    m->pages.clear();
    m->outline.clear();
    m->recent.clear();
    m->breakAsked = false;
    m->newPage();
    m->logo = QImage::fromData(m->report->logo);
    m->layTitle();
    const size_t total = m->report->blocks.size();
    for (size_t i = 0; i < total; ++i) {
        const Block &block = m->report->blocks[i];
        if (std::holds_alternative<PageBreak>(block)) {
            m->breakAsked = !m->pages.back().empty();
        } else if (const auto *hint = std::get_if<KeepTogether>(&block)) {
            m->beginPageIfAsked();
            const double height = m->togetherHeight(i + 1, hint->blocks);
            const bool fitsHere = m->y + std::max(m->lastSpace, 0.0) + height <= m->area.height();
            if (!fitsHere && height <= m->area.height() && !m->pages.back().empty())
                m->newPage();
        } else {
            m->place(i);
        }
        if (progress && (i % 64 == 0) && !progress(int(i), int(total))) {
            m->pages.clear();
            return failure(ErrorKind::Cancelled, stopped());
        }
    }
    return {};
}

int Pages::count() const
{
    return int(m->pages.size());
}

QSizeF Pages::pageSize() const
{
    return m->paper / unitsPerPoint;
}

const std::vector<Pages::Entry> &Pages::outline() const
{
    return m->outline;
}

void Pages::paint(QPainter &painter, int page) const
{
    if (page < 0 || page >= count())
        return;
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.scale(1 / unitsPerPoint, 1 / unitsPerPoint);
    m->paintFrame(painter, page);
    if (page == 0 && m->titleHeight > 0)
        m->paintTitle(painter);
    for (const Private::Placement &placed : m->pages[size_t(page)]) {
        mark::block(painter, int(placed.block));
        m->laid(placed.block)->paint(painter, {m->area.left(), m->area.top() + placed.y}, placed.from, placed.to);
    }
    painter.restore();
}

} // namespace soundings::reports
