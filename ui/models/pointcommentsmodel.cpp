#include "ui/models/pointcommentsmodel.h"

#include "core/consultation/labels.h"
#include "core/consultation/words.h"
#include "ui/models/pointsmodel.h"

#include <QIODevice>
#include <QMimeData>
#include <QSet>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t mostMoves = 400; // of rows that come or go one by one; beyond, the list starts anew

QString spoken(const CommentRow &row)
{
    const QString stance = row.stance == Stance::None ? QString() : u", "_s + label(row.stance);
    return u"%1. %2, %3%4"_s.arg(row.words, row.respondent, reference(row.number), stance);
}

} // namespace

PointCommentsModel::PointCommentsModel(QObject *parent)
    : QAbstractListModel(parent)
    , m_rows(8192)
{}

void PointCommentsModel::setDesk(Desk *desk)
{
    if (m_desk)
        disconnect(m_desk, nullptr, this, nullptr);
    ++m_question;
    m_asking = m_again = m_fetching = false;
    beginResetModel();
    m_desk = desk;
    m_ids.clear();
    m_rows.clear();
    endResetModel();
    if (!m_desk)
        return;
    connect(m_desk, &Desk::changed, this, &PointCommentsModel::react);
    ask();
}

void PointCommentsModel::setFilter(const CommentFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    ++m_question; // what is under way answers another question
    m_asking = m_again = false;
    ask();
}

void PointCommentsModel::ask()
{
    m_again = m_asking;
    if (m_asking || !m_desk)
        return;
    m_asking = true;
    m_desk->ask([filter = m_filter](const Desk &desk) { return commentsThat(desk, filter); })
        .then(this, [this, question = m_question](Result<std::vector<CommentId>> ids) {
            if (question != m_question)
                return;
            m_asking = false;
            if (!ids) {
                Q_EMIT failed(ids.error());
            } else {
                take(*std::move(ids));
                Q_EMIT found(rowCount());
            }
            if (m_again)
                ask();
        });
}

void PointCommentsModel::react(const Applied &applied)
{
    bool any = false;
    for (const Change &change : applied.changes) {
        any = any || concernsPoints(change);
        const auto *changed = std::get_if<CommentChanged>(&change);
        if (!changed)
            continue;
        m_rows.remove(changed->after.id.value);
        const auto row = std::find(m_ids.begin(), m_ids.end(), changed->after.id);
        if (row != m_ids.end()) {
            const QModelIndex at = index(int(row - m_ids.begin()));
            Q_EMIT dataChanged(at, at);
        }
    }
    if (any)
        ask();
}

/// Both lists are in one order, so that what stays is in order too.
void PointCommentsModel::take(std::vector<CommentId> ids)
{
    const QSet<CommentId> wanted(ids.begin(), ids.end());
    const QSet<CommentId> here(m_ids.begin(), m_ids.end());
    const auto gone = std::count_if(m_ids.begin(), m_ids.end(), [&](CommentId id) { return !wanted.contains(id); });
    const auto come = std::count_if(ids.begin(), ids.end(), [&](CommentId id) { return !here.contains(id); });
    if (size_t(gone + come) > mostMoves) {
        beginResetModel();
        m_ids = std::move(ids);
        endResetModel();
        return;
    }
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (wanted.contains(m_ids[size_t(row)]))
            continue;
        beginRemoveRows({}, row, row);
        m_ids.erase(m_ids.begin() + row);
        endRemoveRows();
    }
    for (int row = 0; row < int(ids.size()); ++row) {
        if (here.contains(ids[size_t(row)]))
            continue;
        beginInsertRows({}, row, row);
        m_ids.insert(m_ids.begin() + row, ids[size_t(row)]);
        endInsertRows();
    }
}

CommentId PointCommentsModel::idAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_ids[size_t(row)] : CommentId();
}

std::vector<CommentId> PointCommentsModel::idsAt(const QModelIndexList &indexes) const
{
    QList<int> rows;
    for (const QModelIndex &index : indexes)
        rows << index.row();
    std::sort(rows.begin(), rows.end());
    std::vector<CommentId> ids;
    for (const int row : rows)
        ids.push_back(idAt(row));
    return ids;
}

const CommentRow *PointCommentsModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? m_rows.object(m_ids[size_t(row)].value) : nullptr;
}

void PointCommentsModel::want(int row) const
{
    m_wanted = row;
    if (m_fetching)
        return;
    // Not from within a view's paint event.
    QMetaObject::invokeMethod(
        const_cast<PointCommentsModel *>(this), [this] { const_cast<PointCommentsModel *>(this)->fetch(); },
        Qt::QueuedConnection);
}

void PointCommentsModel::fetch()
{
    const int row = std::exchange(m_wanted, -1);
    if (m_fetching || !m_desk || row < 0 || row >= rowCount() || at(row))
        return;
    m_fetching = true;
    std::vector<CommentId> missing;
    const int first = std::max(0, row - AtOnce / 2);
    for (int i = first; i < std::min(rowCount(), first + AtOnce); ++i) {
        if (!at(i))
            missing.push_back(m_ids[size_t(i)]);
    }
    m_desk->ask([missing](const Desk &desk) { return commentRows(desk, missing); })
        .then(this, [this, desk = m_desk](const Result<std::vector<CommentRow>> &rows) {
            if (desk != m_desk)
                return;
            m_fetching = false;
            if (!rows) {
                Q_EMIT failed(rows.error());
                return;
            }
            for (const CommentRow &read : *rows)
                m_rows.insert(read.id.value, new CommentRow(read));
            if (rowCount() > 0)
                Q_EMIT dataChanged(index(0), index(rowCount() - 1)); // views ask for what they show
            if (m_wanted >= 0)
                fetch();
        });
}

int PointCommentsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_ids.size());
}

QVariant PointCommentsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == IdRole)
        return QVariant::fromValue(idAt(index.row()));
    const CommentRow *row = at(index.row());
    if (!row) {
        want(index.row());
        return role == Qt::DisplayRole ? QVariant(u"…"_s) : QVariant();
    }
    switch (role) {
    case Qt::DisplayRole: return row->words;
    case Qt::ToolTipRole: return row->note.isEmpty() ? row->words : u"%1\n\n%2"_s.arg(row->words, row->note);
    case Qt::AccessibleTextRole: return spoken(*row);
    case RowRole: return QVariant::fromValue(*row);
    case ResponseRole: return QVariant::fromValue(row->response);
    default: return {};
    }
}

Qt::ItemFlags PointCommentsModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? QAbstractListModel::flags(index) | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren
                           : Qt::NoItemFlags;
}

QString PointCommentsModel::mimeType()
{
    return u"application/x-soundings-comments"_s;
}

QStringList PointCommentsModel::mimeTypes() const
{
    return {mimeType()};
}

QMimeData *PointCommentsModel::mimeData(const QModelIndexList &indexes) const
{
    QByteArray ids;
    for (const CommentId id : idsAt(indexes))
        ids += QByteArray::number(id.value) + ' ';
    auto *data = new QMimeData;
    data->setData(mimeType(), ids);
    return data;
}

std::vector<CommentId> PointCommentsModel::dragged(const QMimeData *data)
{
    std::vector<CommentId> ids;
    for (const QByteArray &id : data->data(mimeType()).split(' ')) {
        if (const qint64 value = id.toLongLong(); value > 0)
            ids.push_back({value});
    }
    return ids;
}

} // namespace soundings
