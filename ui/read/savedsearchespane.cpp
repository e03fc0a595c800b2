#include "ui/read/savedsearchespane.h"

#include "core/desk/savedsearches.h"
#include "ui/models/savedsearchesmodel.h"
#include "ui/read/savedsearchdialog.h"
#include "ui/read/unopenedbutton.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/makeaction.h"
#include "ui/widgets/quickpicker.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPointer>
#include <QVBoxLayout>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostRows = 6; // at once; more are scrolled to

} // namespace

SavedSearchesPane::SavedSearchesPane(QWidget *parent)
    : QWidget(parent)
    , m_model(new SavedSearchesModel(this))
    , m_fold(new QToolButton)
    , m_add(new QToolButton)
    , m_unopened(new UnopenedButton)
    , m_view(new QTreeView)
    , m_picker(new QuickPicker(this))
{
    m_picker->setObjectName(u"searchPicker"_s);
    m_fold->setText(tr("Saved searches"));
    m_fold->setAutoRaise(true);
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fold->setArrowType(Qt::DownArrow);
    m_fold->setToolTip(tr("Shows or hides the saved searches"));
    m_add->setAutoRaise(true);
    m_add->setText(tr("Save this one…"));
    m_add->setToolTip(tr("Keeps what stands in the search box under a name, for the whole team"));
    buildView();
    buildOwnActions();
    auto *head = new QHBoxLayout;
    head->setContentsMargins(0, 0, 0, 0);
    head->addWidget(m_fold);
    head->addStretch(1);
    head->addWidget(m_add);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_unopened, 0, Qt::AlignLeft);
    layout->addWidget(m_view);

    connect(m_fold, &QToolButton::clicked, this, [this] {
        m_open = !m_open;
        fitHeight();
    });
    connect(m_add, &QToolButton::clicked, this, &SavedSearchesPane::save);
    connect(m_unopened, &UnopenedButton::searchRequested, this, &SavedSearchesPane::searchRequested);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &SavedSearchesPane::fitHeight);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &SavedSearchesPane::fitHeight);
    connect(m_model, &QAbstractItemModel::modelReset, this, &SavedSearchesPane::fitHeight);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &SavedSearchesPane::mark);
    connect(m_model, &SavedSearchesModel::failed, this, &SavedSearchesPane::failed);
    connect(m_model, &SavedSearchesModel::renameRequested, this, [this](const SavedSearch &before, const QString &name) {
        SavedSearch after = before;
        after.name = name;
        submit([before, after](Desk &desk) { return changeSearch(desk, before, after); });
    });
    connect(m_model, &SavedSearchesModel::moveRequested, this, [this](SavedSearchId id, int position) {
        submit([id, position](Desk &desk) { return moveSearch(desk, id, position); });
    });
    connect(m_picker, &QuickPicker::chosen, this, [this](qint64 id) {
        for (const SavedSearch &search : m_model->searches()) {
            if (search.id.value == id)
                Q_EMIT searchRequested(search.query);
        }
    });
    fitHeight();
    updateActions();
}

void SavedSearchesPane::buildView()
{
    m_view->setModel(m_model);
    m_view->setObjectName(u"savedSearches"_s);
    m_view->setAccessibleName(tr("Saved searches"));
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setHeaderHidden(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setDragDropMode(QAbstractItemView::InternalMove);
    m_view->setDefaultDropAction(Qt::MoveAction);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(SavedSearchesModel::Name, QHeaderView::Stretch);
    m_view->header()->setSectionResizeMode(SavedSearchesModel::Count, QHeaderView::ResizeToContents);
    m_view->installEventFilter(this);
    connect(m_view, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) {
        Q_EMIT searchRequested(index.data(SavedSearchesModel::QueryRole).toString());
    });
    connect(m_view, &QWidget::customContextMenuRequested, this, &SavedSearchesPane::showMenu);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &SavedSearchesPane::updateActions);
}

/// Keys that mean something else in the room stay with the list: the event filter takes them first.
void SavedSearchesPane::buildOwnActions()
{
    const auto make = [this](const QString &text, const QKeySequence &key, const QString &tip) {
        auto *action = new QAction(text, this);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        action->setToolTip(tip);
        action->setStatusTip(tip);
        m_view->addAction(action);
        return action;
    };
    m_rename = make(tr("&Rename"), Qt::Key_F2, tr("Gives the chosen saved search another name"));
    m_edit = make(tr("&Edit saved search…"), Qt::SHIFT | Qt::Key_F2, tr("Changes what the chosen saved search looks for"));
    m_up = make(tr("Move &up"), Qt::CTRL | Qt::Key_Up, tr("Moves the chosen saved search up"));
    m_down = make(tr("Move &down"), Qt::CTRL | Qt::Key_Down, tr("Moves the chosen saved search down"));
    m_remove = make(tr("Re&move saved search"), Qt::Key_Delete, tr("Forgets the chosen saved search; Undo brings it back"));
    connect(m_rename, &QAction::triggered, this, [this] { m_view->edit(m_view->currentIndex().siblingAtColumn(0)); });
    connect(m_edit, &QAction::triggered, this, &SavedSearchesPane::editCurrent);
    connect(m_up, &QAction::triggered, this, [this] { moveCurrent(-1); });
    connect(m_down, &QAction::triggered, this, [this] { moveCurrent(+1); });
    connect(m_remove, &QAction::triggered, this, &SavedSearchesPane::removeCurrent);
}

QList<QAction *> SavedSearchesPane::buildActions(QWidget *scope)
{
    QAction *save = makeAction(scope, this, tr("Sa&ve this search…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_S},
                               m_add->toolTip());
    QAction *go = makeAction(scope, this, tr("&Go to a saved search…"), {Qt::SHIFT | Qt::Key_S},
                             tr("Searches for what was saved, by typing part of its name"));
    save->setIcon(namedIcon(u"save"_s));
    go->setIcon(namedIcon(u"search"_s));
    connect(save, &QAction::triggered, this, &SavedSearchesPane::save);
    connect(go, &QAction::triggered, this, &SavedSearchesPane::openPicker);
    return {save, go, m_edit, m_remove};
}

bool SavedSearchesPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_view || (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress))
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool pressed = event->type() == QEvent::KeyPress;
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        if (const std::optional<SavedSearch> search = current(); pressed && search) {
            Q_EMIT searchRequested(search->query);
            Q_EMIT leaveRequested();
        }
        event->accept();
        return true;
    }
    for (QAction *action : {m_rename, m_edit, m_up, m_down, m_remove}) {
        if (action->shortcut() != QKeySequence(key->keyCombination()))
            continue;
        if (pressed && action->isEnabled())
            action->trigger();
        event->accept();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void SavedSearchesPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitHeight();
}

void SavedSearchesPane::setDesk(Desk *desk)
{
    m_desk = desk;
    m_model->setDesk(desk);
    m_unopened->setDesk(desk);
    m_add->setEnabled(desk != nullptr);
}

void SavedSearchesPane::setQuery(const QString &query)
{
    m_query = query.trimmed();
    m_unopened->setQuery(m_query);
    mark();
}

std::optional<SavedSearch> SavedSearchesPane::current() const
{
    return m_model->search(m_view->currentIndex().row());
}

/// As high as its rows, up to a few.
void SavedSearchesPane::fitHeight()
{
    const int rows = std::min(m_model->rowCount(), MostRows);
    m_fold->setArrowType(m_open ? Qt::DownArrow : Qt::RightArrow);
    m_view->setVisible(m_open && rows > 0);
    if (rows > 0)
        m_view->setFixedHeight(rows * std::max(m_view->sizeHintForRow(0), fontMetrics().height()) + 4);
    updateActions();
}

/// The one that is searched for stands out, unless somebody is just looking through them.
void SavedSearchesPane::mark()
{
    updateActions();
    if (m_view->hasFocus())
        return;
    const QSignalBlocker quiet(m_view->selectionModel());
    int same = -1;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (same < 0 && m_model->search(row)->query == m_query)
            same = row;
    }
    if (same >= 0 && m_view->currentIndex().row() != same)
        m_view->setCurrentIndex(m_model->index(same, 0));
    else if (same < 0)
        m_view->selectionModel()->clear();
    m_view->viewport()->update();
    updateActions();
}

void SavedSearchesPane::updateActions()
{
    const std::optional<SavedSearch> search = current();
    const int row = m_view->currentIndex().row();
    for (QAction *action : {m_rename, m_edit, m_remove})
        action->setEnabled(search.has_value());
    m_up->setEnabled(search && row > 0);
    m_down->setEnabled(search && row + 1 < m_model->rowCount());
}

// --- Keeping them ------------------------------------------------------------------------------------------------

void SavedSearchesPane::submit(std::function<Result<ChangeSet>(Desk &)> job)
{
    if (!m_desk)
        return;
    m_desk->submitJob(std::move(job)).then(this, [this](const Result<ChangeSet> &done) {
        if (!done)
            Q_EMIT failed(done.error().message, done.error().detail);
    });
}

void SavedSearchesPane::save()
{
    if (!m_desk)
        return;
    SavedSearch fresh;
    fresh.name = m_query.left(60);
    fresh.query = m_query;
    auto *dialog = new SavedSearchDialog(tr("Save this search"), fresh, this);
    connect(dialog, &SavedSearchDialog::given, this,
            [this, dialog](const SavedSearch &search) { keep(dialog, {}, search); });
    dialog->open();
}

void SavedSearchesPane::editCurrent()
{
    const std::optional<SavedSearch> before = current();
    if (!m_desk || !before)
        return;
    auto *dialog = new SavedSearchDialog(tr("Saved search"), *before, this);
    connect(dialog, &SavedSearchDialog::given, this,
            [this, dialog, before](const SavedSearch &after) { keep(dialog, *before, after); });
    dialog->open();
}

void SavedSearchesPane::keep(SavedSearchDialog *dialog, const SavedSearch &before, const SavedSearch &after)
{
    if (!m_desk)
        return;
    m_desk->submitJob([before, after](Desk &desk) {
              return before.id.isValid() ? changeSearch(desk, before, after) : saveSearch(desk, after.name, after.query);
          })
        .then(dialog, [dialog](const Result<ChangeSet> &kept) {
            if (kept)
                dialog->accept();
            else
                dialog->showFault(kept.error().message);
        });
}

void SavedSearchesPane::moveCurrent(int by)
{
    if (const std::optional<SavedSearch> search = current())
        submit([id = search->id, to = m_view->currentIndex().row() + by](Desk &desk) { return moveSearch(desk, id, to); });
}

void SavedSearchesPane::removeCurrent()
{
    if (const std::optional<SavedSearch> search = current())
        submit([search = *search](Desk &desk) { return removeSearch(desk, search); });
}

void SavedSearchesPane::openPicker()
{
    std::vector<QuickPicker::Item> items;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const SavedSearch &search = m_model->searches()[static_cast<size_t>(row)];
        items.push_back({search.id.value, search.name, m_model->index(row, SavedSearchesModel::Count).data().toString(), {}});
    }
    const QString heading = items.empty() ? tr("No search is saved yet: Ctrl+Shift+S saves what stands in the search box.")
                                          : tr("Go to a saved search");
    m_picker->open(heading, std::move(items), mapToGlobal(QPoint(20, height())));
}

void SavedSearchesPane::showMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_rename, m_edit, m_up, m_down});
    menu->addSeparator();
    menu->addAction(m_remove);
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

void SavedSearchesPane::saveLayout(QSettings &settings) const
{
    settings.setValue(u"list/savedSearches"_s, m_open);
}

void SavedSearchesPane::restoreLayout(const QSettings &settings)
{
    m_open = settings.value(u"list/savedSearches"_s, true).toBool();
    fitHeight();
}

} // namespace soundings
