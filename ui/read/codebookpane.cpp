#include "ui/read/codebookpane.h"

#include "ui/read/themedialog.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/quickpicker.h"
#include "ui/widgets/themecolours.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

/// A square of the theme's colour before its name.
class ThemeDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (index.data(CodebookModel::RetiredRole).toBool())
            option->palette.setColor(QPalette::Text, quietColour(option->palette));
        if (index.column() != CodebookModel::Name)
            return;
        const auto colour = index.data(CodebookModel::ColourRole).value<QColor>();
        const int side = option->fontMetrics.ascent();
        const qreal ratio = option->widget ? option->widget->devicePixelRatioF() : 1;
        QPixmap swatch(QSize(side, side) * ratio);
        swatch.setDevicePixelRatio(ratio);
        swatch.fill(Qt::transparent);
        QPainter painter(&swatch);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(colour);
        painter.setPen(QPen(legible(colour, option->palette.color(QPalette::Base), 3.0), 1));
        painter.drawRoundedRect(QRectF(1, 1, side - 2, side - 2), 3, 3);
        option->icon = QIcon(swatch);
        option->decorationSize = QSize(side, side);
        option->features |= QStyleOptionViewItem::HasDecoration;
    }
};

} // namespace

CodebookPane::CodebookPane(CodebookModel *model, EditQueue *edits, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_edits(edits)
    , m_view(new QTreeView)
    , m_picker(new QuickPicker(this))
    , m_from(new QMenu(tr("Add t&hemes from"), this))
{
    m_picker->setObjectName(u"codebookPicker"_s);
    buildView();
    buildActions();
    buildChanges();
    buildExchange();
    m_view->installEventFilter(this);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 0, 6, 6);
    layout->setSpacing(2);
    layout->addWidget(m_view);
    updateActions();
}

void CodebookPane::buildView()
{
    m_view->setModel(m_model);
    m_view->setItemDelegate(new ThemeDelegate(this));
    m_view->setUniformRowHeights(true);
    m_view->setObjectName(u"themes"_s);
    m_view->setAccessibleName(tr("Themes"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setExpandsOnDoubleClick(false);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setDragDropMode(QAbstractItemView::InternalMove);
    m_view->setDefaultDropAction(Qt::MoveAction);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(CodebookModel::Name, QHeaderView::Stretch);
    m_view->header()->setSectionResizeMode(CodebookModel::Comments, QHeaderView::ResizeToContents);
    m_view->header()->setSectionResizeMode(CodebookModel::Key, QHeaderView::ResizeToContents);
    connect(m_view, &QAbstractItemView::doubleClicked, this,
            [this](const QModelIndex &index) { Q_EMIT tagRequested(m_model->idAt(index)); });
    connect(m_view, &QWidget::customContextMenuRequested, this, &CodebookPane::showMenu);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &CodebookPane::updateActions);
    connect(m_model, &QAbstractItemModel::modelReset, m_view, &QTreeView::expandAll);
    connect(m_model, &QAbstractItemModel::rowsInserted, m_view,
            [this](const QModelIndex &within) { m_view->expand(within); });
    connect(m_model, &QAbstractItemModel::dataChanged, this, &CodebookPane::updateActions); // counts
    connect(m_model, &CodebookModel::themesChanged, this, [this] {
        hideRetired();
        updateActions();
        tagOnceThere();
    });
}

QAction *CodebookPane::make(const QString &text, const QKeySequence &key, const QString &tip)
{
    auto *action = new QAction(text, this);
    action->setShortcut(key);
    // These keys mean something else in the text; here they are the codebook's.
    action->setShortcutContext(Qt::WidgetShortcut);
    action->setToolTip(tip);
    action->setStatusTip(tip);
    m_view->addAction(action);
    m_actions.append(action);
    return action;
}

void CodebookPane::buildActions()
{
    m_add = make(tr("&New theme…"), QKeySequence(Qt::Key_Insert), tr("Adds a theme beside the chosen one"));
    m_addWithin = make(tr("New s&ub-theme…"), QKeySequence(Qt::SHIFT | Qt::Key_Insert),
                       tr("Adds a theme within the chosen one"));
    m_rename = make(tr("Re&name theme"), QKeySequence(Qt::Key_F2), tr("Gives the chosen theme another name, where it stands"));
    m_edit = make(tr("&Edit theme…"), QKeySequence(Qt::SHIFT | Qt::Key_F2),
                  tr("Name, definition, examples, what belongs and what does not, colour and key"));
    m_tag = make(tr("&Tag with the chosen theme"), QKeySequence(Qt::Key_Return),
                 tr("Tags the selected passage, or the whole response where nothing is selected (Enter)"));
    m_search = make(tr("&Find responses with it"), QKeySequence(), tr("Searches for the chosen theme and its sub-themes"));
    connect(m_add, &QAction::triggered, this, [this] {
        const std::optional<Theme> beside = m_model->theme(current());
        addTheme(beside ? beside->parent : ThemeId{});
    });
    connect(m_addWithin, &QAction::triggered, this, [this] { addTheme(current()); });
    connect(m_rename, &QAction::triggered, this,
            [this] { m_view->edit(m_view->currentIndex().siblingAtColumn(CodebookModel::Name)); });
    connect(m_edit, &QAction::triggered, this, &CodebookPane::editTheme);
    connect(m_tag, &QAction::triggered, this, [this] { Q_EMIT tagRequested(current()); });
    connect(m_search, &QAction::triggered, this, [this] {
        const QString path = m_model->looks().value(current()).path;
        Q_EMIT searchRequested(path.contains(u' ') ? u"theme:\"%1\""_s.arg(path) : u"theme:%1"_s.arg(path));
    });
}

void CodebookPane::setDesk(Desk *desk)
{
    Q_EMIT deskLeaves();
    m_desk = desk;
    m_tagWhenThere = {};
    updateActions();
}

QList<QAction *> CodebookPane::actions() const
{
    return {m_tag,     m_search,  nullptr, m_add,    m_addWithin, m_rename, m_edit,        nullptr,
            m_up,      m_down,    m_inward, m_outward, nullptr,    m_merge,  m_split,       m_retire,
            m_remove,  nullptr,   m_showRetired,       m_from->menuAction(),  m_export};
}

/// F2 and Delete are also the text's: of two actions with a key Qt would run neither, so the tree takes its own first.
bool CodebookPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const QKeySequence pressed(static_cast<QKeyEvent *>(event)->keyCombination());
    for (QAction *action : std::as_const(m_actions)) {
        if (action->shortcut() != pressed)
            continue;
        if (event->type() == QEvent::KeyPress && action->isEnabled())
            action->trigger();
        event->accept();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

ThemeId CodebookPane::current() const
{
    return m_model->idAt(m_view->currentIndex());
}

void CodebookPane::updateActions()
{
    const ThemeId id = current();
    const std::optional<Theme> theme = m_model->theme(id);
    const QModelIndex index = m_view->currentIndex();
    const bool offered = theme && !index.data(CodebookModel::RetiredRole).toBool();
    for (QAction *action : {m_rename, m_edit, m_search, m_merge, m_retire, m_remove})
        action->setEnabled(theme && m_desk);
    for (QAction *action : {m_addWithin, m_tag})
        action->setEnabled(offered);
    m_add->setEnabled(m_desk != nullptr);
    m_up->setEnabled(theme && index.row() > 0);
    m_down->setEnabled(theme && index.row() + 1 < m_model->rowCount(index.parent()));
    m_inward->setEnabled(theme && index.row() > 0);
    m_outward->setEnabled(theme && theme->parent.isValid());
    m_split->setEnabled(theme && m_desk && m_model->ownCount(id) > 0);
    m_retire->setText(theme && theme->retired ? tr("Br&ing theme back") : tr("Ret&ire theme"));
    m_from->setEnabled(m_desk != nullptr);
    m_export->setEnabled(m_desk && m_model->rowCount() > 0);
}

void CodebookPane::hideRetired(const QModelIndex &within)
{
    for (int row = 0; row < m_model->rowCount(within); ++row) {
        const QModelIndex index = m_model->index(row, 0, within);
        m_view->setRowHidden(row, within, !m_showRetired->isChecked() && index.data(CodebookModel::RetiredRole).toBool());
        hideRetired(index);
    }
}

QString CodebookPane::objectionTo(const Theme &theme) const
{
    const QString name = m_model->objectionTo(theme.name, theme.parent, theme.id);
    if (!name.isEmpty() || theme.key.isEmpty())
        return name;
    if (!theme.key[0].isLetterOrNumber() || m_reserved.contains(theme.key))
        return tr("The key “%1” does something else already. Free are other letters and the digits 5 to 9.").arg(theme.key);
    for (const Theme &other : m_model->themes()) {
        if (other.id != theme.id && other.key.compare(theme.key, Qt::CaseInsensitive) == 0)
            return tr("The key “%1” belongs to %2.").arg(theme.key, other.name);
    }
    return {};
}

void CodebookPane::addTheme(ThemeId parent, const QString &name)
{
    Theme fresh;
    fresh.parent = parent;
    fresh.name = name;
    openDialog(fresh, false);
}

void CodebookPane::addThemeAndTag(const QString &path)
{
    const QString above = path.section(u'/', 0, -2).trimmed();
    Theme fresh;
    fresh.name = path.section(u'/', -1).trimmed();
    for (const Theme &theme : m_model->themes()) {
        if (!above.isEmpty() && m_model->looks().value(theme.id).path.compare(above, Qt::CaseInsensitive) == 0)
            fresh.parent = theme.id;
    }
    openDialog(fresh, true);
}

void CodebookPane::openDialog(const Theme &theme, bool thenTag)
{
    Theme fresh = theme;
    fresh.position = m_model->childCount(fresh.parent);
    fresh.colour = suggestedThemeColour(static_cast<int>(m_model->themes().size())).name();
    auto *dialog = new ThemeDialog(tr("New theme"), fresh, [this](const Theme &each) { return objectionTo(each); }, this);
    connect(this, &CodebookPane::deskLeaves, dialog, &QDialog::reject);
    connect(dialog, &ThemeDialog::given, this, [this, thenTag](const Theme &given) {
        m_edits->add([given] { return Edit{{ThemeAdded{given}}, tr("Add theme %1").arg(given.name)}; },
                     [this, thenTag](const ChangeSet &applied) {
                         const auto *added = applied.empty() ? nullptr : std::get_if<ThemeAdded>(&applied.front());
                         m_tagWhenThere = added && thenTag ? added->theme.id : ThemeId{};
                         tagOnceThere();
                     });
    });
    dialog->open();
}

/// The list of themes hears of a new one a moment after it is written.
void CodebookPane::tagOnceThere()
{
    if (m_tagWhenThere.isValid() && m_model->theme(m_tagWhenThere))
        Q_EMIT tagRequested(std::exchange(m_tagWhenThere, {}));
}

void CodebookPane::editTheme()
{
    const std::optional<Theme> before = m_model->theme(current());
    if (!before)
        return;
    auto *dialog = new ThemeDialog(tr("Theme"), *before, [this](const Theme &theme) { return objectionTo(theme); }, this);
    connect(this, &CodebookPane::deskLeaves, dialog, &QDialog::reject);
    connect(dialog, &ThemeDialog::given, this, [this](const Theme &after) {
        m_edits->add([this, after]() -> std::optional<Edit> {
            const std::optional<Theme> now = m_model->theme(after.id);
            if (!now || *now == after)
                return std::nullopt;
            return Edit{{ThemeChanged{*now, after}}, tr("Edit theme %1").arg(after.name)};
        });
    });
    dialog->open();
}

void CodebookPane::showMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QAction *action : actions())
        action ? menu->addAction(action) : static_cast<void>(menu->addSeparator());
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

void CodebookPane::saveLayout(QSettings &settings) const
{
    settings.setValue(u"themes/showRetired"_s, m_showRetired->isChecked());
}

void CodebookPane::restoreLayout(const QSettings &settings)
{
    m_showRetired->setChecked(settings.value(u"themes/showRetired"_s, true).toBool());
}

} // namespace soundings
