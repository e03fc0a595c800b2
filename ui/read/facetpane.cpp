#include "ui/read/facetpane.h"

#include "ui/models/facetlabels.h"
#include "ui/models/facetsmodel.h"
#include "ui/widgets/palette.h"
#include "ui/widgets/themecolours.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

/// A count on a bar as long as its share, so that sizes are seen before they are read.
class CountDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const double share = index.data(FacetsModel::ShareRole).toDouble();
        if (index.column() == FacetsModel::Count && share > 0 && !(option.state & QStyle::State_Selected)) {
            QRectF bar = option.rect.adjusted(2, 2, -2, -2);
            bar.setLeft(bar.right() - std::max(2.0, bar.width() * share));
            painter->fillRect(bar, tint(option.palette.color(QPalette::Highlight), option.palette, 0.25));
        }
        QStyledItemDelegate::paint(painter, option, index);
        if (index.data(Qt::CheckStateRole).isValid() && isDark(option.palette)) {
            QStyleOptionViewItem box = option; // the style draws it as dark as what it stands on
            initStyleOption(&box, index);
            const QWidget *view = option.widget;
            const QRect rect = view->style()->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &box, view);
            painter->setPen(quietColour(option.palette));
            painter->drawRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -1.5));
        }
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (index.column() == FacetsModel::Count && option->text == u"0")
            option->palette.setColor(QPalette::Text, quietColour(option->palette));
        if (index.data(FacetsModel::MoreRole).toBool()) {
            option->palette.setColor(QPalette::Text, option->palette.color(QPalette::Link));
            option->font.setUnderline(true);
        }
        option->font.setBold(!index.parent().isValid());
    }

    /// A click anywhere on the row ticks, by the pane.
    bool editorEvent(QEvent *, QAbstractItemModel *, const QStyleOptionViewItem &, const QModelIndex &) override
    {
        return false;
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QSize size = QStyledItemDelegate::sizeHint(option, index) + QSize(0, 4);
        if (index.column() == FacetsModel::Count)
            size.setWidth(std::max(size.width() + 12, option.fontMetrics.averageCharWidth() * 10));
        return size;
    }
};

} // namespace

FacetPane::FacetPane(QWidget *parent)
    : QWidget(parent)
    , m_model(new FacetsModel(this))
    , m_view(new QTreeView)
    , m_empty(new QLabel(tr("What you find can be narrowed here, once there are responses.")))
    , m_clear(new QToolButton)
    , m_cross(new QToolButton)
{
    m_clear->setAutoRaise(true);
    m_clear->setToolTip(tr("Unticks everything; the words that were searched for stay"));
    m_clear->hide();
    m_cross->setAutoRaise(true);
    m_cross->setText(tr("Cross-table…"));
    m_cross->setToolTip(tr("Counts what is found by two of these at once"));
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    buildView();

    auto *head = new QHBoxLayout;
    head->setContentsMargins(0, 0, 0, 0);
    head->addWidget(m_clear);
    head->addStretch(1);
    head->addWidget(m_cross);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 2, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(head);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_empty, 1);
    m_view->hide();

    connect(m_clear, &QToolButton::clicked, this, &FacetPane::clear);
    connect(m_cross, &QToolButton::clicked, this, [this] {
        Q_EMIT crossTableRequested(m_view->currentIndex().data(FacetsModel::FacetRole).toString());
    });
    connect(m_model, &FacetsModel::settled, this, &FacetPane::showChosen);
    connect(m_model, &FacetsModel::narrowed, this, &FacetPane::searchRequested);
    connect(m_model, &FacetsModel::failed, this, &FacetPane::failed);
}

void FacetPane::buildView()
{
    m_view->setModel(m_model);
    m_view->setObjectName(u"facets"_s);
    m_view->setAccessibleName(tr("Narrow by"));
    m_view->setItemDelegate(new CountDelegate(m_view));
    m_view->setHeaderHidden(true);
    m_view->setUniformRowHeights(true);
    m_view->setExpandsOnDoubleClick(false);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setIndentation(m_view->fontMetrics().averageCharWidth() * 2);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setTextElideMode(Qt::ElideMiddle);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(FacetsModel::Name, QHeaderView::Stretch);
    m_view->header()->setSectionResizeMode(FacetsModel::Count, QHeaderView::ResizeToContents);
    m_view->installEventFilter(this);
    connect(m_view, &QAbstractItemView::clicked, this, &FacetPane::use);
    connect(m_view, &QWidget::customContextMenuRequested, this, &FacetPane::showMenu);
    connect(m_view, &QTreeView::collapsed, this, [this](const QModelIndex &index) {
        m_folded << index.data(FacetsModel::FacetRole).toString();
    });
    connect(m_view, &QTreeView::expanded, this, [this](const QModelIndex &index) {
        m_folded.removeAll(index.data(FacetsModel::FacetRole).toString());
    });
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &FacetPane::unfold);
}

void FacetPane::unfold()
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex facet = m_model->index(row, 0);
        m_view->setExpanded(facet, !m_folded.contains(facet.data(FacetsModel::FacetRole).toString()));
    }
}

void FacetPane::setDesk(Desk *desk)
{
    m_model->setDesk(desk);
    showChosen();
}

void FacetPane::setQuery(const QString &query)
{
    m_model->setQuery(query);
}

int FacetPane::chosen() const
{
    return m_model->chosen();
}

void FacetPane::showChosen()
{
    const bool any = m_model->rowCount() > 0;
    m_view->setVisible(any);
    m_empty->setVisible(!any);
    m_cross->setEnabled(any);
    m_clear->setVisible(chosen() > 0);
    m_clear->setText(tr("Untick %n", nullptr, chosen()));
    Q_EMIT chosenChanged();
}

/// A row is pressed or clicked: a facet folds, a value is ticked, the row of the others gives way to them.
void FacetPane::use(const QModelIndex &index)
{
    const QModelIndex name = index.siblingAtColumn(FacetsModel::Name);
    if (!name.parent().isValid())
        m_view->setExpanded(name, !m_view->isExpanded(name));
    else if (name.data(FacetsModel::MoreRole).toBool())
        m_model->showAll(name.data(FacetsModel::FacetRole).toString());
    else
        m_model->setData(name, {}, Qt::CheckStateRole);
}

void FacetPane::useOnly(const QModelIndex &index)
{
    Q_EMIT searchRequested(narrowedTo(m_model->query(), index.data(FacetsModel::FacetRole).toString(),
                                      {index.data(FacetsModel::ValueRole).toString()}));
}

void FacetPane::clear()
{
    QString query = m_model->query();
    for (int row = 0; row < m_model->rowCount(); ++row)
        query = narrowedTo(query, m_model->index(row, 0).data(FacetsModel::FacetRole).toString(), {});
    Q_EMIT searchRequested(query);
}

void FacetPane::showMenu(const QPoint &at)
{
    const QPersistentModelIndex index = m_view->indexAt(at).siblingAtColumn(FacetsModel::Name);
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (!index.data(FacetsModel::ValueRole).isNull()) {
        menu->addAction(tr("&Only this one"), this, [this, index] { useOnly(index); });
        menu->addSeparator();
    }
    const QString facet = index.data(FacetsModel::FacetRole).toString();
    menu->addAction(tr("&None of this facet"), this,
                    [this, facet] { Q_EMIT searchRequested(narrowedTo(m_model->query(), facet, {})); });
    menu->addAction(tr("&Cross-table by %1…").arg(facetLabel(facet)), this,
                    [this, facet] { Q_EMIT crossTableRequested(facet); });
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

bool FacetPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const QModelIndex current = m_view->currentIndex();
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool plain = key->modifiers() == Qt::NoModifier || key->modifiers() == Qt::KeypadModifier;
    switch (key->key()) {
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!current.isValid() || !plain)
            break;
        use(current);
        return true;
    case Qt::Key_Escape:
        if (chosen() == 0)
            break;
        clear();
        return true;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void FacetPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_model->setLookedAt(true);
}

void FacetPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_model->setLookedAt(false);
}

void FacetPane::saveLayout(QSettings &settings) const
{
    settings.setValue(u"facets/folded"_s, m_folded);
}

void FacetPane::restoreLayout(const QSettings &settings)
{
    m_folded = settings.value(u"facets/folded"_s, QStringList{u"place"_s, u"channel"_s, u"day"_s}).toStringList();
    unfold();
}

} // namespace soundings
