#include "ui/read/attachmentsview.h"

#include "ui/widgets/icons.h"

#include <QHeaderView>
#include <QLocale>
#include <QMenu>

#include <algorithm>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

enum Column { Name, Type, Size, Text, ColumnCount };

constexpr int MostRows = 4; // seen without scrolling

QString stateText(const Part &part)
{
    switch (part.state) {
    case TextState::Read:
        if (part.confidence >= 0)
            return AttachmentsView::tr("text below, recognised in a picture (%1 % sure)").arg(part.confidence);
        return part.reason.isEmpty() ? AttachmentsView::tr("text below")
                                     : AttachmentsView::tr("text below. %1").arg(part.reason);
    case TextState::NoText:
        return part.reason.isEmpty() ? AttachmentsView::tr("kept; its text is not shown here") : part.reason;
    case TextState::Unreadable: return AttachmentsView::tr("could not be read: %1").arg(part.reason);
    }
    return {};
}

/// "Word document" says more than application/vnd.openxmlformats…
QString typeText(const Part &part)
{
    const QString ending = part.name.section(u'.', -1).toUpper();
    return part.name.contains(u'.') && ending.size() <= 5 ? ending : part.type;
}

} // namespace

AttachmentsView::AttachmentsView(QWidget *parent) : QTreeWidget(parent)
{
    setColumnCount(ColumnCount);
    setHeaderLabels({tr("Attachment"), tr("Type"), tr("Size"), tr("Text")});
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Attachments"));
    setTabKeyNavigation(false);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // it would lie over the only row
    header()->setStretchLastSection(true);
    header()->setMinimumSectionSize(1);
    connect(this, &QTreeWidget::itemActivated, this, [this] {
        if (const std::optional<Part> part = currentPart())
            Q_EMIT openRequested(*part);
    });
    connect(this, &QWidget::customContextMenuRequested, this, &AttachmentsView::showMenu);
}

void AttachmentsView::setResponse(const Response &response)
{
    clear();
    m_parts.clear();
    for (const Part &part : response.parts) {
        if (part.kind != PartKind::Attachment)
            continue;
        m_parts.push_back(part);
        m_parts.back().text.clear();
        const QString name = part.name.isEmpty() ? tr("Attachment %1").arg(m_parts.size()) : part.name;
        auto *row = new QTreeWidgetItem(this, {name, typeText(part), QLocale().formattedDataSize(part.bytes), stateText(part)});
        row->setIcon(Name, namedIcon(u"attachment"_s));
        row->setToolTip(Name, u"%1\n%2"_s.arg(name, part.type));
        row->setToolTip(Text, stateText(part));
    }
    fitColumns();
    setVisible(!m_parts.empty());
    if (topLevelItemCount() > 0)
        setCurrentItem(topLevelItem(0));
    updateGeometry();
}

/// Names take half the width at most; what is known of the text gets the rest, and is whole in its tooltip.
void AttachmentsView::fitColumns()
{
    const int room = viewport()->width();
    const std::pair<Column, int> most[]{{Name, room / 2}, {Type, room / 6}, {Size, room / 6}};
    for (const auto &[column, width] : most)
        setColumnWidth(column, std::min(sizeHintForColumn(column), width));
}

void AttachmentsView::resizeEvent(QResizeEvent *event)
{
    QTreeWidget::resizeEvent(event);
    fitColumns();
}

std::optional<Part> AttachmentsView::currentPart() const
{
    const int row = indexOfTopLevelItem(currentItem());
    return row < 0 ? std::nullopt : std::optional(m_parts[static_cast<size_t>(row)]);
}

void AttachmentsView::showMenu(const QPoint &at)
{
    const std::optional<Part> part = currentPart();
    if (!part)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Open…"), this, [this, part] { Q_EMIT openRequested(*part); });
    menu->addAction(tr("Save as…"), this, [this, part] { Q_EMIT saveRequested(*part); });
    menu->popup(viewport()->mapToGlobal(at));
}

QSize AttachmentsView::sizeHint() const
{
    const int rows = std::clamp(topLevelItemCount(), 1, MostRows);
    const int height = topLevelItemCount() > 0 ? sizeHintForRow(0) : fontMetrics().height();
    return {200, rows * height + 2 * frameWidth() + 2};
}

QSize AttachmentsView::minimumSizeHint() const
{
    return {60, sizeHint().height()};
}

} // namespace soundings
