#include "ui/models/pointsmodel.h"

#include "core/consultation/labels.h"
#include "ui/models/pointcommentsmodel.h"

#include <QMimeData>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

const QString pointType = u"application/x-soundings-point"_s;

int responsesThat(const PointRow &row, Stance stance)
{
    return row.tally.byStance.at(size_t(stance));
}

bool isNumber(int column)
{
    return column == PointsModel::Responses || column == PointsModel::For || column == PointsModel::Against;
}

} // namespace

bool concernsPoints(const Change &change)
{
    return std::holds_alternative<PointAdded>(change) || std::holds_alternative<PointChanged>(change) ||
           std::holds_alternative<PointRemoved>(change) || std::holds_alternative<DecisionRecorded>(change) ||
           std::holds_alternative<CommentAdded>(change) || std::holds_alternative<CommentChanged>(change) ||
           std::holds_alternative<CommentRemoved>(change) || std::holds_alternative<RespondentChanged>(change) ||
           std::holds_alternative<PersonErased>(change);
}

PointsModel::PointsModel(QObject *parent)
    : QAbstractTableModel(parent)
{}

void PointsModel::setDesk(Desk *desk)
{
    if (m_desk)
        disconnect(m_desk, nullptr, this, nullptr);
    beginResetModel();
    m_desk = desk;
    m_points.clear();
    m_progress = {};
    m_asking = m_again = false;
    endResetModel();
    if (!m_desk)
        return;
    connect(m_desk, &Desk::changed, this, &PointsModel::react);
    ask();
}

void PointsModel::react(const Applied &applied)
{
    if (std::any_of(applied.changes.begin(), applied.changes.end(), concernsPoints))
        ask();
}

void PointsModel::ask()
{
    m_again = m_asking; // a change after a change needs one more answer, not one each
    if (m_asking || !m_desk)
        return;
    m_asking = true;
    using Told = std::pair<std::vector<PointRow>, PointProgress>;
    m_desk
        ->ask([](const Desk &desk) -> Result<Told> {
            Result<std::vector<PointRow>> rows = pointRows(desk);
            const Result<PointProgress> progress = pointProgress(desk);
            if (!rows)
                return passOn(rows);
            if (!progress)
                return passOn(progress);
            return Told{*std::move(rows), *progress};
        })
        .then(this, [this, desk = m_desk](Result<Told> told) {
            if (desk != m_desk)
                return;
            m_asking = false;
            if (!told) {
                Q_EMIT failed(told.error());
            } else {
                m_progress = told->second;
                take(std::move(told->first));
                Q_EMIT refreshed();
            }
            if (m_again)
                ask();
        });
}

void PointsModel::take(std::vector<PointRow> rows)
{
    const auto before = [](const PointRow &a, const PointRow &b) { return a.point.id < b.point.id; };
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (std::binary_search(rows.begin(), rows.end(), m_points[size_t(row)], before))
            continue;
        beginRemoveRows({}, row, row);
        m_points.erase(m_points.begin() + row);
        endRemoveRows();
    }
    for (int row = 0; row < int(rows.size()); ++row) {
        PointRow &told = rows[size_t(row)];
        const bool known = row < rowCount() && m_points[size_t(row)].point.id == told.point.id;
        if (!known) {
            beginInsertRows({}, row, row);
            m_points.insert(m_points.begin() + row, std::move(told));
            endInsertRows();
        } else if (m_points[size_t(row)] != told) {
            m_points[size_t(row)] = std::move(told);
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
    }
}

const PointRow *PointsModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_points[size_t(row)] : nullptr;
}

const PointRow *PointsModel::find(PointId id) const
{
    return at(indexOf(id).row());
}

QModelIndex PointsModel::indexOf(PointId id) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (m_points[size_t(row)].point.id == id)
            return index(row, 0);
    }
    return {};
}

int PointsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_points.size());
}

int PointsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PointsModel::data(const QModelIndex &index, int role) const
{
    const PointRow *row = at(index.row());
    if (!index.isValid() || !row)
        return {};
    const Decision &decision = row->point.decision;
    if (role == IdRole)
        return QVariant::fromValue(row->point.id);
    if (role == OutcomeRole)
        return int(decision.outcome);
    if (role == Qt::TextAlignmentRole)
        return isNumber(index.column()) ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    if (role == Qt::ToolTipRole) {
        return index.column() == Reply && !decision.reply.isEmpty() ? decision.reply
               : row->point.text.isEmpty()                          ? row->point.title
                                           : u"%1\n%2"_s.arg(row->point.title, row->point.text);
    }
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    const bool sorting = role == SortRole;
    const auto number = [sorting](int n) { return sorting ? QVariant(n) : QVariant(tr("%L1").arg(n)); };
    switch (index.column()) {
    case Title: return row->point.title;
    case Responses: return number(row->tally.responses);
    case For: return number(responsesThat(*row, Stance::Support));
    case Against: return number(responsesThat(*row, Stance::Oppose));
    case Decided: return sorting ? QVariant(int(decision.outcome)) : QVariant(label(decision.outcome));
    case Reply: return decision.reply.isEmpty() ? tr("no reply yet") : decision.reply.simplified();
    default: return {};
    }
}

QVariant PointsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole && isNumber(section))
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[]{tr("Point"), tr("Responses"), tr("For"), tr("Against"), tr("Decision"), tr("Reply")};
    static_assert(std::size(titles) == ColumnCount);
    return titles[section];
}

Qt::ItemFlags PointsModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? QAbstractTableModel::flags(index) | Qt::ItemIsDragEnabled | Qt::ItemIsDropEnabled |
                                 Qt::ItemNeverHasChildren
                           : Qt::NoItemFlags;
}

QStringList PointsModel::mimeTypes() const
{
    return {pointType, PointCommentsModel::mimeType()};
}

QMimeData *PointsModel::mimeData(const QModelIndexList &indexes) const
{
    const PointRow *row = indexes.isEmpty() ? nullptr : at(indexes.front().row());
    if (!row)
        return nullptr;
    auto *data = new QMimeData;
    data->setData(pointType, QByteArray::number(row->point.id.value));
    data->setText(row->point.title);
    return data;
}

bool PointsModel::canDropMimeData(const QMimeData *data, Qt::DropAction, int, int, const QModelIndex &parent) const
{
    return parent.isValid() && data->hasFormat(PointCommentsModel::mimeType());
}

bool PointsModel::dropMimeData(const QMimeData *data, Qt::DropAction, int, int, const QModelIndex &parent)
{
    const PointRow *row = at(parent.row());
    const std::vector<CommentId> comments = PointCommentsModel::dragged(data);
    if (!parent.isValid() || !row || comments.empty())
        return false;
    Q_EMIT commentsDropped(row->point.id, comments);
    return true;
}

PointId PointsModel::dragged(const QMimeData *data)
{
    return {data->data(pointType).toLongLong()};
}

} // namespace soundings
