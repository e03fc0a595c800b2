#include "ui/models/codebookmodel.h"

#include <QMimeData>

#include <algorithm>
#include <tuple>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

const QString themeFormat = u"application/x-soundings-theme"_s;

} // namespace

CodebookModel::CodebookModel(QObject *parent) : QAbstractItemModel(parent)
{
    m_nodes.insert(ThemeId{}, Node{});
}

void CodebookModel::setDesk(Desk *desk)
{
    if (m_desk)
        disconnect(m_desk, nullptr, this, nullptr);
    beginResetModel();
    m_desk = desk;
    m_nodes.clear();
    m_nodes.insert(ThemeId{}, Node{});
    m_loading = m_counting = false;
    endResetModel();
    rebuildLooks();
    if (!m_desk)
        return;
    connect(m_desk, &Desk::changed, this, &CodebookModel::react);
    load();
}

void CodebookModel::load()
{
    m_loading = true;
    m_loadAgain = false;
    m_desk->ask([](const Desk &desk) { return desk.themes(); })
        .then(this, [this, desk = m_desk](const Result<std::vector<Theme>> &themes) {
            if (desk == m_desk)
                take(themes);
        });
}

void CodebookModel::take(const Result<std::vector<Theme>> &themes)
{
    m_loading = false;
    if (m_loadAgain) { // something changed while it was read
        load();
        return;
    }
    if (!themes) {
        Q_EMIT failed(themes.error().message, themes.error().detail);
        return;
    }
    beginResetModel();
    m_nodes.clear();
    m_nodes.insert(ThemeId{}, Node{});
    for (const Theme &theme : *themes) {
        m_nodes.insert(theme.id, Node{theme, {}, 0});
        m_nodes[theme.parent].children.push_back(theme.id);
    }
    for (Node &each : m_nodes)
        std::stable_partition(each.children.begin(), each.children.end(),
                              [this](ThemeId id) { return !m_nodes.value(id).theme.retired; });
    m_counting = true;
    endResetModel();
    rebuildLooks();
    loadCounts();
}

/// By themselves: of a million comments they take longer than all else that is shown first.
void CodebookModel::loadCounts()
{
    m_counting = true;
    m_countAgain = false;
    m_desk->ask([](const Desk &desk) { return desk.themeCounts(); })
        .then(this, [this, desk = m_desk](const Result<QHash<ThemeId, int>> &counts) {
            if (desk == m_desk)
                takeCounts(counts);
        });
}

void CodebookModel::takeCounts(const Result<QHash<ThemeId, int>> &counts)
{
    if (m_countAgain) { // a comment came or went while they were counted
        loadCounts();
        return;
    }
    m_counting = false;
    if (!counts) {
        Q_EMIT failed(counts.error().message, counts.error().detail);
        return;
    }
    for (auto node = m_nodes.begin(); node != m_nodes.end(); ++node) {
        node->own = counts->value(node.key());
        if (node.key().isValid()) {
            const QModelIndex cell = indexOf(node.key(), Comments);
            Q_EMIT dataChanged(cell, cell);
        }
    }
}

// --- Changes -----------------------------------------------------------------------------------------------------

void CodebookModel::react(const Applied &applied)
{
    if (m_loading) {
        m_loadAgain = true;
        return;
    }
    bool themes = false;
    for (const Change &change : applied.changes) {
        if (const auto *added = std::get_if<ThemeAdded>(&change)) {
            add(added->theme);
            themes = true;
        } else if (const auto *changed = std::get_if<ThemeChanged>(&change)) {
            this->change(changed->after);
            themes = true;
        } else if (const auto *removed = std::get_if<ThemeRemoved>(&change)) {
            remove(removed->theme.id);
            themes = true;
        } else if (const auto *tagged = std::get_if<CommentAdded>(&change)) {
            count(tagged->comment, +1);
        } else if (const auto *retagged = std::get_if<CommentChanged>(&change)) {
            count(retagged->before, -1);
            count(retagged->after, +1);
        } else if (const auto *untagged = std::get_if<CommentRemoved>(&change)) {
            count(untagged->comment, -1);
        }
    }
    if (themes)
        rebuildLooks();
}

int CodebookModel::placeFor(const Theme &theme) const
{
    const auto key = [](const Theme &each) { return std::tuple(each.retired, each.position, each.id); };
    int place = 0;
    for (const ThemeId id : node(theme.parent).children) {
        if (id != theme.id && key(node(id).theme) < key(theme))
            ++place;
    }
    return place;
}

void CodebookModel::add(const Theme &theme)
{
    if (m_nodes.contains(theme.id) || !m_nodes.contains(theme.parent))
        return;
    const int row = placeFor(theme);
    beginInsertRows(indexOf(theme.parent), row, row);
    m_nodes.insert(theme.id, Node{theme, {}, 0});
    std::vector<ThemeId> &siblings = m_nodes[theme.parent].children;
    siblings.insert(siblings.begin() + row, theme.id);
    endInsertRows();
}

void CodebookModel::change(const Theme &theme)
{
    if (!m_nodes.contains(theme.id) || !m_nodes.contains(theme.parent) || isWithin(theme.parent, theme.id))
        return;
    const ThemeId oldParent = m_nodes[theme.id].theme.parent;
    const int from = rowOf(theme.id);
    const int to = placeFor(theme);
    if (oldParent != theme.parent || from != to) {
        // Qt counts the target row as it stands before the move.
        const int target = oldParent == theme.parent && to > from ? to + 1 : to;
        beginMoveRows(indexOf(oldParent), from, from, indexOf(theme.parent), target);
        std::vector<ThemeId> &left = m_nodes[oldParent].children;
        left.erase(left.begin() + from);
        std::vector<ThemeId> &joined = m_nodes[theme.parent].children;
        joined.insert(joined.begin() + to, theme.id);
        m_nodes[theme.id].theme = theme;
        endMoveRows();
    }
    m_nodes[theme.id].theme = theme;
    Q_EMIT dataChanged(indexOf(theme.id, 0), indexOf(theme.id, ColumnCount - 1));
    count({theme.id}, 0);
    if (oldParent.isValid() && oldParent != theme.parent)
        count({oldParent}, 0);
}

void CodebookModel::remove(ThemeId id)
{
    if (!id.isValid() || !m_nodes.contains(id) || !node(id).children.empty())
        return;
    const ThemeId above = node(id).theme.parent;
    const int row = rowOf(id);
    beginRemoveRows(indexOf(above), row, row);
    std::vector<ThemeId> &siblings = m_nodes[above].children;
    siblings.erase(siblings.begin() + row);
    m_nodes.remove(id);
    endRemoveRows();
}

void CodebookModel::count(const Comment &comment, int by)
{
    if (comment.standing == Standing::Counts)
        count(comment.themes, by);
}

void CodebookModel::count(const std::vector<ThemeId> &themes, int by)
{
    m_countAgain = m_counting;
    for (const ThemeId id : themes) {
        if (!id.isValid() || !m_nodes.contains(id))
            continue;
        m_nodes[id].own += by;
        for (ThemeId up = id; up.isValid(); up = m_nodes[up].theme.parent) {
            const QModelIndex cell = indexOf(up, Comments);
            Q_EMIT dataChanged(cell, cell);
        }
    }
}

void CodebookModel::rebuildLooks()
{
    m_looks.clear();
    int order = 0;
    for (const Theme &theme : themes()) {
        ThemeLook look{theme.name, theme.name, QColor(theme.colour), order++};
        if (const auto parent = m_looks.constFind(theme.parent); parent != m_looks.constEnd())
            look.path = parent->path + u'/' + theme.name;
        if (!look.colour.isValid())
            look.colour = QColor(0x80, 0x80, 0x80);
        m_looks.insert(theme.id, look);
    }
    Q_EMIT themesChanged();
}

// --- Looking up --------------------------------------------------------------------------------------------------

const CodebookModel::Node &CodebookModel::node(ThemeId id) const
{
    const auto found = m_nodes.constFind(id);
    Q_ASSERT(found != m_nodes.constEnd());
    return *found;
}

std::optional<Theme> CodebookModel::theme(ThemeId id) const
{
    const auto found = m_nodes.constFind(id);
    return found == m_nodes.constEnd() || !id.isValid() ? std::nullopt : std::optional(found->theme);
}

std::vector<Theme> CodebookModel::themes() const
{
    std::vector<Theme> all;
    const std::vector<ThemeId> &top = node(ThemeId{}).children;
    std::vector<ThemeId> ahead(top.rbegin(), top.rend());
    while (!ahead.empty()) {
        const ThemeId id = ahead.back();
        ahead.pop_back();
        const Node &next = node(id);
        all.push_back(next.theme);
        ahead.insert(ahead.end(), next.children.rbegin(), next.children.rend());
    }
    return all;
}

int CodebookModel::childCount(ThemeId id) const
{
    const auto found = m_nodes.constFind(id);
    return found == m_nodes.constEnd() ? 0 : static_cast<int>(found->children.size());
}

int CodebookModel::ownCount(ThemeId id) const
{
    const auto found = m_nodes.constFind(id);
    return found == m_nodes.constEnd() ? 0 : found->own;
}

int CodebookModel::total(ThemeId id) const
{
    int sum = node(id).own;
    for (const ThemeId child : node(id).children)
        sum += total(child);
    return sum;
}

bool CodebookModel::isRetired(ThemeId id) const
{
    for (; id.isValid(); id = node(id).theme.parent) {
        if (node(id).theme.retired)
            return true;
    }
    return false;
}

int CodebookModel::positionAt(ThemeId parent, int row, ThemeId self) const
{
    std::vector<ThemeId> shown = node(parent).children;
    std::erase(shown, self);
    std::vector<ThemeId> stored = shown;
    std::sort(stored.begin(), stored.end(), [this](ThemeId a, ThemeId b) {
        return std::pair(node(a).theme.position, a) < std::pair(node(b).theme.position, b);
    });
    if (row < 0 || row >= static_cast<int>(shown.size()))
        return static_cast<int>(stored.size());
    const auto before = std::find(stored.begin(), stored.end(), shown[static_cast<size_t>(row)]);
    return static_cast<int>(before - stored.begin());
}

bool CodebookModel::isWithin(ThemeId id, ThemeId ancestor) const
{
    for (; id.isValid(); id = node(id).theme.parent) {
        if (id == ancestor)
            return true;
    }
    return false;
}

QString CodebookModel::objectionTo(const QString &name, ThemeId parent, ThemeId self) const
{
    const QString wanted = name.trimmed();
    if (wanted.isEmpty())
        return tr("A theme needs a name.");
    if (wanted.contains(u'/'))
        return tr("A name can't contain “/”: it separates the names of a path, as in People/Apprenticeships.");
    for (const ThemeId id : node(parent).children) {
        if (id != self && node(id).theme.name.compare(wanted, Qt::CaseInsensitive) == 0)
            return tr("There is a theme called “%1” here already.").arg(node(id).theme.name);
    }
    return {};
}

int CodebookModel::rowOf(ThemeId id) const
{
    const std::vector<ThemeId> &siblings = node(node(id).theme.parent).children;
    return static_cast<int>(std::find(siblings.begin(), siblings.end(), id) - siblings.begin());
}

ThemeId CodebookModel::idAt(const QModelIndex &index) const
{
    return index.isValid() ? ThemeId{static_cast<qint64>(index.internalId())} : ThemeId{};
}

QModelIndex CodebookModel::indexOf(ThemeId id, int column) const
{
    if (!id.isValid() || !m_nodes.contains(id))
        return {};
    return createIndex(rowOf(id), column, static_cast<quintptr>(id.value));
}

// --- What a view sees --------------------------------------------------------------------------------------------

QModelIndex CodebookModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const ThemeId id = node(idAt(parent)).children[static_cast<size_t>(row)];
    return createIndex(row, column, static_cast<quintptr>(id.value));
}

QModelIndex CodebookModel::parent(const QModelIndex &child) const
{
    const auto found = m_nodes.constFind(idAt(child));
    return !child.isValid() || found == m_nodes.constEnd() ? QModelIndex() : indexOf(found->theme.parent);
}

int CodebookModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : childCount(idAt(parent));
}

int CodebookModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant CodebookModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ThemeId id = idAt(index);
    const Node &own = node(id);
    switch (role) {
    case Qt::EditRole: return index.column() == Name ? QVariant(own.theme.name) : QVariant();
    case Qt::DisplayRole:
        if (index.column() == Name)
            return own.theme.retired ? tr("%1 (retired)").arg(own.theme.name) : own.theme.name;
        if (index.column() == Key)
            return own.theme.key.toUpper();
        if (m_counting)
            return u"…"_s;
        return own.children.empty() ? QString::number(own.own)
                                     : tr("%1 (%2)", "comments (with sub-themes)").arg(own.own).arg(total(id));
    case Qt::ToolTipRole: {
        QString tip = m_looks.value(id).path;
        for (const QString &line :
             {own.theme.definition, own.theme.examples.isEmpty() ? QString() : tr("Examples: %1").arg(own.theme.examples),
              own.theme.inclusion.isEmpty() ? QString() : tr("Include: %1").arg(own.theme.inclusion),
              own.theme.exclusion.isEmpty() ? QString() : tr("Exclude: %1").arg(own.theme.exclusion)}) {
            if (!line.isEmpty())
                tip += u'\n' + line;
        }
        tip += u'\n' + tr("%n comment(s)", nullptr, own.own);
        if (!own.children.empty())
            tip += tr(", %1 with its sub-themes").arg(total(id));
        if (!own.theme.key.isEmpty())
            tip += u'\n' + tr("Key: %1").arg(own.theme.key.toUpper());
        return tip;
    }
    case Qt::TextAlignmentRole:
        return index.column() == Name ? QVariant() : QVariant(int(Qt::AlignRight | Qt::AlignVCenter));
    case IdRole: return QVariant::fromValue(id);
    case ColourRole: return m_looks.value(id).colour;
    case OwnCountRole: return own.own;
    case TotalCountRole: return total(id);
    case PathRole: return m_looks.value(id).path;
    case RetiredRole: return isRetired(id);
    default: return {};
    }
}

QVariant CodebookModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Theme");
    case Comments: return tr("Comments");
    case Key: return tr("Key");
    default: return {};
    }
}

bool CodebookModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const QString name = value.toString().simplified();
    const std::optional<Theme> before = theme(idAt(index));
    if (role != Qt::EditRole || index.column() != Name || !before || name.isEmpty() || name == before->name)
        return false;
    Q_EMIT renameRequested(before->id, name); // the row follows once it is written
    return true;
}

Qt::ItemFlags CodebookModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled; // at the top
    const Qt::ItemFlags row = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemIsDropEnabled;
    return index.column() == Name ? row | Qt::ItemIsEditable : row;
}

QStringList CodebookModel::mimeTypes() const
{
    return {themeFormat};
}

QMimeData *CodebookModel::mimeData(const QModelIndexList &indexes) const
{
    const ThemeId dragged = indexes.isEmpty() ? ThemeId{} : idAt(indexes.first());
    if (!dragged.isValid())
        return nullptr;
    auto *data = new QMimeData;
    data->setData(themeFormat, QByteArray::number(dragged.value));
    return data;
}

/// Always false: the view must not remove the row itself; it moves once that is written.
bool CodebookModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int, const QModelIndex &parent)
{
    const ThemeId dragged{data->data(themeFormat).toLongLong()};
    const ThemeId onto = idAt(parent.siblingAtColumn(Name));
    if (action != Qt::MoveAction || !theme(dragged) || isWithin(onto, dragged))
        return false;
    const bool same = node(dragged).theme.parent == onto;
    const int without = same && row > rowOf(dragged) ? row - 1 : row; // as it stands once the dragged one is taken out
    Q_EMIT moveRequested(dragged, onto, positionAt(onto, without, dragged));
    return false;
}

} // namespace soundings
