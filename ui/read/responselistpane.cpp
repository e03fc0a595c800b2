#include "ui/read/responselistpane.h"

#include "core/consultation/labels.h"
#include "core/search/parser.h"
#include "ui/models/responselistmodel.h"
#include "ui/read/responsedelegate.h"
#include "ui/read/savedsearchespane.h"
#include "ui/read/searchbox.h"
#include "ui/widgets/columnfit.h"
#include "ui/widgets/emptypage.h"

#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QVBoxLayout>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostPlaces = 30; // consultations whose search and order are remembered

} // namespace

ResponseListPane::ResponseListPane(ResponseListModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_search(new SearchBox)
    , m_saved(new SavedSearchesPane)
    , m_stack(new QStackedWidget)
    , m_view(new QTableView)
    , m_empty(new EmptyPage)
    , m_delegate(new ResponseDelegate(this))
    , m_columns(new QMenu(tr("Order and &columns of the list"), this))
    , m_orders(new QActionGroup(this))
{
    buildView();
    buildMenu();
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 0);
    layout->setSpacing(4);
    layout->addWidget(m_search);
    layout->addWidget(m_saved);
    layout->addWidget(m_stack, 1);

    connect(m_search, &SearchBox::queryChanged, this, [this](const QString &query) {
        m_search->showBusy();
        m_saved->setQuery(query);
        m_model->setAnchor(current());
        m_model->setQuery(query, m_model->order());
    });
    connect(m_search, &SearchBox::leaveRequested, this, [this] {
        m_view->setFocus();
        m_stepIn = !m_model->isSettled();
        if (!m_stepIn && !m_view->currentIndex().isValid())
            step(+1);
    });
    connect(m_saved, &SavedSearchesPane::searchRequested, m_search, &SearchBox::setQuery);
    connect(m_saved, &SavedSearchesPane::leaveRequested, m_search, &SearchBox::leaveRequested);
    connect(m_model, &ResponseListModel::settled, this, &ResponseListPane::showSettled);
    connect(m_model, &ResponseListModel::queryFailed, m_search, &SearchBox::showFault);
    connect(m_model, &ResponseListModel::orderChanged, this, &ResponseListPane::showOrder);
    connect(m_empty, &EmptyPage::actionTriggered, this, [this] {
        if (m_noneYet)
            Q_EMIT importRequested();
        else
            m_search->setQuery({});
    });
}

void ResponseListPane::buildView()
{
    m_view->setModel(m_model);
    m_view->setItemDelegate(m_delegate);
    m_view->setAccessibleName(tr("Responses"));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setFrameShape(QFrame::NoFrame);
    QHeaderView *rows = m_view->verticalHeader();
    rows->hide();
    rows->setSectionResizeMode(QHeaderView::Fixed);
    rows->setMinimumSectionSize(1);
    rows->setDefaultSectionSize(ResponseDelegate::rowHeight(m_view->fontMetrics()));
    QHeaderView *header = m_view->horizontalHeader();
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    fitColumns();
    showOrder();
    m_view->setSortingEnabled(true);

    connect(header, &QWidget::customContextMenuRequested, this,
            [this, header](const QPoint &at) { m_columns->popup(header->mapToGlobal(at)); });
    connect(m_view, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        Q_EMIT contextMenuRequested(m_view->viewport()->mapToGlobal(at));
    });
    connect(m_view, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        m_search->remember();
        Q_EMIT activated(m_model->idAt(index.row()));
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &now) {
                if (now.isValid() && m_view->selectionModel()->isRowSelected(now.row()))
                    tellCurrent();
            });
    // Receiving the focus makes the first row current without choosing it; choosing it then changes no current row.
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this](const QItemSelection &chosen) {
                if (chosen.contains(m_view->currentIndex()))
                    tellCurrent();
            });
}

void ResponseListPane::tellCurrent()
{
    if (m_offering)
        Q_EMIT offered(current());
    else
        Q_EMIT currentChanged(current());
}

void ResponseListPane::fitColumns()
{
    QHeaderView *header = m_view->horizontalHeader();
    const QFontMetrics metrics = m_view->fontMetrics();
    const int em = metrics.averageCharWidth();
    const auto wide = [&](const QString &text) { return metrics.horizontalAdvance(text) + 18; };
    const int disc = metrics.ascent() + 5;
    header->setMinimumSectionSize(4 * em);
    header->resizeSection(ResponseListModel::Reference, wide(label(Status::InProgress)) + disc);
    header->resizeSection(ResponseListModel::Kind, 18 * em);
    header->resizeSection(ResponseListModel::Received, wide(u"28 Mar 20:20"_s));
    header->resizeSection(ResponseListModel::Timely, wide(label(LateRuling::SetAside)) + disc);
    header->resizeSection(ResponseListModel::State, wide(label(Status::InProgress)) + disc);
    header->resizeSection(ResponseListModel::Themes, 24 * em);
    header->resizeSection(ResponseListModel::Subject, 36 * em);
    header->hideSection(ResponseListModel::Subject);
    m_fit = new ColumnFit(header, ResponseListModel::Who, 26 * em,
                          {ResponseListModel::Subject, ResponseListModel::Kind, ResponseListModel::State,
                           ResponseListModel::Timely, ResponseListModel::Themes},
                          {ResponseListModel::Received});
}

void ResponseListPane::buildMenu()
{
    const std::pair<SortKey, QString> orders[]{
        {SortKey::Received, tr("Newest first")},        {SortKey::Relevance, tr("Best matches first")},
        {SortKey::Reference, tr("By reference")},       {SortKey::Respondent, tr("By who wrote")},
        {SortKey::Kind, tr("By kind of respondent")},   {SortKey::Timeliness, tr("By timeliness")},
        {SortKey::Status, tr("By status")}};
    for (const auto &[key, text] : orders) {
        QAction *action = m_orders->addAction(text);
        action->setCheckable(true);
        action->setData(static_cast<int>(key));
        connect(action, &QAction::triggered, this, [this, by = key] {
            const bool newestFirst = by == SortKey::Received || by == SortKey::Relevance;
            m_model->setQuery(m_search->query(), Sort{by, newestFirst});
        });
    }
    m_columns->addActions(m_orders->actions());
    m_columns->addSeparator();
    for (int column = 0; column < ResponseListModel::ColumnCount; ++column) {
        if (column == ResponseListModel::Who) // a list without it could not be told apart
            continue;
        QAction *show = m_columns->addAction(tr("Column %1").arg(m_model->headerData(column, Qt::Horizontal).toString()));
        show->setCheckable(true);
        show->setToolTip(tr("Where the list is too narrow for it, it stands on the second line or waits for room"));
        connect(show, &QAction::triggered, m_fit, [this, column](bool on) { m_fit->setChosen(column, on); });
        connect(m_columns, &QMenu::aboutToShow, show, [this, show, column] { show->setChecked(m_fit->isChosen(column)); });
    }
    m_columns->setToolTipsVisible(true);
}

void ResponseListPane::setDesk(Desk *desk)
{
    putAside();
    m_file = desk ? desk->file() : QString();
    m_saved->setDesk(desk);
    m_search->setDesk(desk);
    m_model->setDesk(desk);
    m_wanted = {};
    if (!desk)
        return;
    QVariantMap place;
    for (const QVariant &each : std::as_const(m_places)) {
        if (each.toMap().value(u"file"_s) == m_file)
            place = each.toMap();
    }
    m_search->showBusy();
    goTo(place);
}

ResponseId ResponseListPane::current() const
{
    return m_model->idAt(m_view->currentIndex().row());
}

std::vector<ResponseId> ResponseListPane::selected() const
{
    std::vector<ResponseId> ids;
    for (const QModelIndex &index : m_view->selectionModel()->selectedRows())
        ids.push_back(m_model->idAt(index.row()));
    return ids;
}

void ResponseListPane::setCurrent(ResponseId id)
{
    const int row = m_model->rowOf(id);
    m_wanted = row < 0 ? id : ResponseId{};
    m_model->setAnchor(id);
    if (row >= 0)
        m_view->setCurrentIndex(m_model->index(row, m_view->horizontalHeader()->logicalIndex(0)));
}

void ResponseListPane::offer(ResponseId id)
{
    const QScopedValueRollback offering(m_offering, true);
    setCurrent(id);
}

void ResponseListPane::step(int by)
{
    const int rows = m_model->rowCount();
    if (rows == 0)
        return;
    const QModelIndex now = m_view->currentIndex();
    // Receiving the focus makes a row current, but chooses none.
    const bool chosen = now.isValid() && m_view->selectionModel()->isRowSelected(now.row());
    const int row = chosen ? std::clamp(now.row() + by, 0, rows - 1) : std::max(0, now.row());
    const QModelIndex next = m_model->index(row, std::max(0, now.column()));
    m_view->setCurrentIndex(next);
    m_view->scrollTo(next);
}

void ResponseListPane::showSettled(int hits, int total)
{
    m_search->showCount(hits, total);
    if (const Result<search::Node> query = search::parse(m_model->query()))
        m_delegate->setTerms(search::highlightTerms(*query));
    m_noneYet = total == 0;
    if (m_noneYet)
        m_empty->setText(tr("No responses yet"),
                         tr("Take in e-mails, letters, mailboxes or whole folders: drop them here or choose Import."),
                         tr("Import…"));
    else if (hits == 0)
        m_empty->setText(tr("Nothing matches"),
                         tr("None of the %n response(s) matches “%1”.", nullptr, total).arg(m_model->query()),
                         tr("Clear the search"));
    m_stack->setCurrentWidget(hits == 0 ? static_cast<QWidget *>(m_empty) : m_view);
    if (m_wanted.isValid() && m_model->rowOf(m_wanted) >= 0)
        offer(std::exchange(m_wanted, {}));
    else if (std::exchange(m_stepIn, false) && !m_view->selectionModel()->hasSelection())
        step(+1);
    else if (m_view->currentIndex().isValid())
        m_view->scrollTo(m_view->currentIndex());
}

void ResponseListPane::showOrder()
{
    const Sort order = m_model->order();
    QHeaderView *header = m_view->horizontalHeader();
    const QSignalBlocker quiet(header); // only what is shown changes, not what is asked
    header->setSortIndicatorShown(ResponseListModel::columnOf(order.key) >= 0);
    header->setSortIndicator(std::max(0, ResponseListModel::columnOf(order.key)),
                             order.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    for (QAction *action : m_orders->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(order.key));
}

QVariantMap ResponseListPane::place() const
{
    return {{u"file"_s, m_file},
            {u"query"_s, m_search->query()},
            {u"sort"_s, static_cast<int>(m_model->order().key)},
            {u"descending"_s, m_model->order().descending},
            {u"response"_s, current().value}};
}

void ResponseListPane::putAside() const
{
    if (m_file.isEmpty())
        return;
    m_places.removeIf([this](const QVariant &each) { return each.toMap().value(u"file"_s) == m_file; });
    m_places.prepend(place());
    m_places = m_places.mid(0, MostPlaces);
}

/// Where one was in this consultation; at the top of everything where one never was.
void ResponseListPane::goTo(const QVariantMap &place)
{
    const int key = place.value(u"sort"_s, 0).toInt();
    const bool known = key >= 0 && key <= static_cast<int>(SortKey::Status);
    const Sort order{known ? static_cast<SortKey>(key) : SortKey::Received, place.value(u"descending"_s, true).toBool()};
    m_wanted = ResponseId{place.value(u"response"_s, 0).toLongLong()};
    m_model->setAnchor(m_wanted);
    m_search->setQuery(place.value(u"query"_s).toString());
    m_model->setQuery(m_search->query(), order);
    showOrder();
}

void ResponseListPane::saveLayout(QSettings &settings) const
{
    putAside();
    m_fit->save(settings, u"list/places"_s);
    settings.setValue(u"list/recent"_s, m_search->recent());
    settings.setValue(u"list/inConsultations"_s, m_places);
    m_saved->saveLayout(settings);
}

void ResponseListPane::restoreLayout(const QSettings &settings)
{
    m_fit->restore(settings, u"list/places"_s);
    m_search->setRecent(settings.value(u"list/recent"_s).toStringList());
    m_places = settings.value(u"list/inConsultations"_s).toList();
    m_saved->restoreLayout(settings);
}

} // namespace soundings
