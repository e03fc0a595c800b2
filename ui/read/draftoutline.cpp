#include "ui/read/draftoutline.h"

#include "ui/read/draftsections.h"
#include "ui/widgets/stackedbar.h"

#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

constexpr int SectionRole = Qt::UserRole;
constexpr int StancesRole = Qt::UserRole + 1; ///< QList<int> by Stance
constexpr int BarWidth = 44;
constexpr int BarHeight = 8;

/// The count and the bar beside it.
class TallyDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem plain = option;
        plain.rect.setRight(option.rect.right() - BarWidth - 10);
        QStyleOptionViewItem ground = option;
        initStyleOption(&ground, index);
        ground.text.clear();
        const QWidget *widget = option.widget;
        widget->style()->drawControl(QStyle::CE_ItemViewItem, &ground, painter, widget);
        QStyledItemDelegate::paint(painter, plain, index);
        const QList<int> stances = index.data(StancesRole).value<QList<int>>();
        if (stances.size() != stanceCount)
            return;
        std::array<int, stanceCount> counts{};
        std::copy(stances.begin(), stances.end(), counts.begin());
        const bool chosen = option.state.testFlag(QStyle::State_Selected);
        const QRectF bar(option.rect.right() - BarWidth - 4, option.rect.center().y() - BarHeight / 2 + 1,
                         BarWidth, BarHeight);
        paintStackedBar(*painter, bar, stanceParts(counts),
                        option.palette.color(chosen ? QPalette::Highlight : QPalette::Base));
    }
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(BarWidth + 10, 0);
    }
};

} // namespace

DraftOutline::DraftOutline(QWidget *parent)
    : QWidget(parent)
    , m_order(new QComboBox)
    , m_tree(new QTreeWidget)
{
    m_order->addItems({tr("In the draft's order"), tr("Most comments first"), tr("Most opposition first")});
    m_order->setAccessibleName(tr("Order of the sections"));
    m_order->setToolTip(tr("Order of the sections, each among those beside it"));
    m_order->setMinimumContentsLength(8);
    m_order->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    buildTree();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 2, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_order);
    column->addWidget(m_tree, 1);

    connect(m_order, &QComboBox::currentIndexChanged, this, &DraftOutline::fill);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *item) {
        if (item && !m_following)
            Q_EMIT sectionChosen(sectionOf(item));
    });
    connect(m_tree, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem *item) {
        Q_EMIT sectionChosen(sectionOf(item)); // also when it is the current one and was scrolled away from
    });
    connect(m_tree, &QTreeWidget::itemActivated, this,
            [this](QTreeWidgetItem *item) { Q_EMIT sectionActivated(sectionOf(item)); });
    m_tree->installEventFilter(this);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_tree, &QWidget::customContextMenuRequested, this, [this](QPoint at) {
        const QTreeWidgetItem *item = m_tree->itemAt(at);
        Q_EMIT menuRequested(m_tree->viewport()->mapToGlobal(at), item ? sectionOf(item) : SectionId());
    });
}

bool DraftOutline::eventFilter(QObject *watched, QEvent *event)
{
    // The window has these keys for comments: here they are the section's.
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const QTreeWidgetItem *item = m_tree->currentItem();
    const bool corrects = key->key() == Qt::Key_F2;
    if (!item || key->modifiers() != Qt::NoModifier || !(corrects || key->key() == Qt::Key_Delete))
        return QWidget::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::KeyPress)
        corrects ? Q_EMIT correctionWanted(sectionOf(item)) : Q_EMIT removalWanted(sectionOf(item));
    return true;
}

void DraftOutline::buildTree()
{
    m_tree->setAccessibleName(tr("Sections of the draft"));
    m_tree->setColumnCount(2);
    m_tree->setHeaderLabels({tr("Section"), tr("Comments")});
    m_tree->setHeaderHidden(true); // a word there would take the titles' room
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setMinimumSectionSize(16);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_tree->setItemDelegateForColumn(1, new TallyDelegate(m_tree));
    m_tree->setUniformRowHeights(true);
    m_tree->setExpandsOnDoubleClick(false); // a double click lists the comments
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setTextElideMode(Qt::ElideRight);
    m_tree->setIndentation(14);
}

SectionId DraftOutline::sectionOf(const QTreeWidgetItem *item)
{
    return SectionId{item->data(0, SectionRole).toLongLong()};
}

DraftOutline::Order DraftOutline::order() const
{
    return static_cast<Order>(m_order->currentIndex());
}

void DraftOutline::setOrder(Order order)
{
    m_order->setCurrentIndex(std::clamp(int(order), 0, m_order->count() - 1));
}

void DraftOutline::setSections(const std::vector<Section> &sections)
{
    m_sections = sections;
    fill();
}

void DraftOutline::setTallies(const SectionTallies &tallies)
{
    m_tallies = tallies;
    if (order() == Order::Draft) {
        for (QTreeWidgetItem *item : std::as_const(m_items))
            showTally(item);
    } else {
        fill();
    }
}

std::vector<const Section *> DraftOutline::ordered() const
{
    std::vector<const Section *> sections;
    for (const Section &section : m_sections)
        sections.push_back(&section);
    const auto key = [this](const Section *section) {
        const SectionTally tally = m_tallies.within.value(section->id);
        return order() == Order::MostOpposition ? std::pair(tally.of(Stance::Oppose), tally.total())
                                                : std::pair(tally.total(), tally.of(Stance::Oppose));
    };
    if (order() != Order::Draft) {
        std::stable_sort(sections.begin(), sections.end(),
                         [&](const Section *a, const Section *b) { return key(a) > key(b); });
    }
    return sections;
}

void DraftOutline::fill()
{
    m_following = true;
    const QTreeWidgetItem *was = m_tree->currentItem();
    const SectionId current = was ? sectionOf(was) : SectionId{};
    m_tree->clear();
    m_items.clear();
    for (const Section &section : m_sections) {
        auto *item = new QTreeWidgetItem({headingOf(section)});
        item->setData(0, SectionRole, section.id.value);
        item->setToolTip(0, tr("%1, page %2").arg(headingOf(section)).arg(section.page + 1));
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        m_items.insert(section.id, item);
        showTally(item);
    }
    for (const Section *section : ordered()) {
        if (QTreeWidgetItem *parent = m_items.value(section->parent))
            parent->addChild(m_items.value(section->id));
        else
            m_tree->addTopLevelItem(m_items.value(section->id));
    }
    m_tree->expandAll();
    m_tree->setCurrentItem(m_items.value(current));
    m_following = false;
}

void DraftOutline::showTally(QTreeWidgetItem *item)
{
    const SectionTally within = m_tallies.within.value(sectionOf(item));
    const int own = m_tallies.own.value(sectionOf(item)).total();
    const int count = within.total();
    item->setText(1, count > 0 ? locale().toString(count) : u"–"_s);
    item->setData(1, StancesRole,
                  QVariant::fromValue(count > 0 ? QList<int>(within.stances.begin(), within.stances.end())
                                                : QList<int>()));
    QString said = count > 0 ? tr("%n comment(s)", nullptr, count) : tr("No comments");
    if (count > own)
        said += u", "_s + tr("%n of them on this section itself", nullptr, own);
    if (count > 0)
        said += u"; "_s + barText(stanceParts(within.stances), u", "_s);
    item->setToolTip(1, said);
    item->setData(1, Qt::AccessibleTextRole, said);
}

void DraftOutline::setCurrentSection(SectionId section)
{
    m_following = true;
    m_tree->setCurrentItem(m_items.value(section));
    m_following = false;
}

} // namespace soundings
