#include "ui/models/considerationmodel.h"

#include "core/consultation/labels.h"
#include "core/consultation/words.h"
#include "core/desk/consideration.h"
#include "core/reports/text.h"

#include <algorithm>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

constexpr ConsiderationKey keys[]{ConsiderationKey::Reference, ConsiderationKey::Respondent, ConsiderationKey::Received,
                                  ConsiderationKey::Received,  ConsiderationKey::FirstOpened, ConsiderationKey::People,
                                  ConsiderationKey::Times,     ConsiderationKey::InView,      ConsiderationKey::Comments,
                                  ConsiderationKey::Status,    ConsiderationKey::Acknowledged};
static_assert(std::size(keys) == ConsiderationModel::ColumnCount);

bool isNumber(int column)
{
    return column == ConsiderationModel::Times || column == ConsiderationModel::InView
           || column == ConsiderationModel::Comments;
}

} // namespace

ConsiderationModel::ConsiderationModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_rows(8192)
{}

void ConsiderationModel::setDesk(Desk *desk)
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
    connect(m_desk, &Desk::changed, this, &ConsiderationModel::react);
    ask();
}

void ConsiderationModel::setZone(const QByteArray &zone)
{
    m_zone = zone;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void ConsiderationModel::setQuery(const QString &query)
{
    if (query == m_query)
        return;
    m_query = query;
    ++m_question; // what is under way answers another question
    m_asking = m_again = false;
    ask();
}

void ConsiderationModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= ColumnCount)
        return;
    const ConsiderationSort wanted{keys[column], order == Qt::DescendingOrder};
    if (wanted == m_sort)
        return;
    m_sort = wanted;
    ++m_question;
    m_asking = m_again = false;
    ask();
}

void ConsiderationModel::ask()
{
    m_again = m_asking; // a change after a change needs one more answer, not one each
    if (m_asking || !m_desk)
        return;
    m_asking = true;
    m_desk->ask([query = m_query, sort = m_sort](const Desk &desk) { return considered(desk, query, sort); })
        .then(this, [this, question = m_question](Result<std::vector<ResponseId>> ids) {
            if (question != m_question)
                return;
            m_asking = false;
            if (!ids) {
                Q_EMIT failed(ids.error());
            } else {
                if (*ids != m_ids) {
                    beginResetModel();
                    m_ids = *std::move(ids);
                    endResetModel();
                }
                Q_EMIT found(rowCount());
            }
            if (m_again)
                ask();
        });
}

void ConsiderationModel::react(const Applied &applied)
{
    bool any = false;
    for (const Change &change : applied.changes) {
        const std::optional<ResponseId> id = responseOf(change);
        any = any || id || std::holds_alternative<DeadlineMoved>(change);
        if (!id)
            continue;
        m_rows.remove(id->value);
        if (const int row = rowOf(*id); row >= 0)
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        Q_EMIT touched(*id);
    }
    if (any)
        ask();
}

ResponseId ConsiderationModel::idAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_ids[size_t(row)] : ResponseId();
}

int ConsiderationModel::rowOf(ResponseId id) const
{
    const auto found = std::find(m_ids.begin(), m_ids.end(), id);
    return found == m_ids.end() ? -1 : int(found - m_ids.begin());
}

void ConsiderationModel::tellTabbed(const QList<int> &rows, std::function<void(const QString &)> tell)
{
    std::vector<ResponseId> ids;
    for (const int row : rows)
        ids.push_back(idAt(row));
    m_desk->ask([ids](const Desk &desk) { return considerationRows(desk, ids); })
        .then(this, [this, tell = std::move(tell), desk = m_desk](const Result<std::vector<ConsiderationRow>> &read) {
            if (desk != m_desk)
                return;
            if (!read) {
                Q_EMIT failed(read.error());
                return;
            }
            QStringList cells;
            for (int column = 0; column < ColumnCount; ++column)
                cells << headerData(column, Qt::Horizontal).toString();
            QStringList lines{cells.join(u'\t')};
            for (const ConsiderationRow &row : *read) {
                cells.clear();
                for (int column = 0; column < ColumnCount; ++column)
                    cells << text(row, column);
                lines << cells.join(u'\t');
            }
            tell(lines.join(u'\n'));
        });
}

const ConsiderationRow *ConsiderationModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? m_rows.object(m_ids[size_t(row)].value) : nullptr;
}

void ConsiderationModel::want(int row) const
{
    m_wanted = row;
    if (m_fetching)
        return;
    // Not from within a view's paint event.
    QMetaObject::invokeMethod(
        const_cast<ConsiderationModel *>(this), [this] { const_cast<ConsiderationModel *>(this)->fetch(); },
        Qt::QueuedConnection);
}

void ConsiderationModel::fetch()
{
    const int row = std::exchange(m_wanted, -1);
    if (m_fetching || !m_desk || row < 0 || row >= rowCount() || at(row))
        return;
    m_fetching = true;
    const int first = std::max(0, row - AtOnce / 2);
    const int end = std::min(rowCount(), first + AtOnce);
    std::vector<ResponseId> missing;
    for (int i = first; i < end; ++i) {
        if (!at(i))
            missing.push_back(m_ids[size_t(i)]);
    }
    m_desk->ask([missing](const Desk &desk) { return considerationRows(desk, missing); })
        .then(this, [this, desk = m_desk](const Result<std::vector<ConsiderationRow>> &rows) {
            if (desk != m_desk)
                return;
            m_fetching = false;
            if (!rows) {
                Q_EMIT failed(rows.error());
                return;
            }
            for (const ConsiderationRow &read : *rows)
                m_rows.insert(read.id.value, new ConsiderationRow(read));
            if (rowCount() > 0)
                Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1)); // views ask for what they show
            if (m_wanted >= 0)
                fetch();
        });
}

int ConsiderationModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_ids.size());
}

int ConsiderationModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ConsiderationModel::text(const ConsiderationRow &row, int column) const
{
    const auto time = [this](const std::optional<Instant> &at, const QString &otherwise) {
        return at ? reports::shortLocalTime(*at, m_zone) : otherwise;
    };
    switch (column) {
    case Reference:
        return reference(row.number);
    case From:
        return displayName(row.respondent);
    case Received:
        return time(row.received, {});
    case Timeliness:
        return row.timeliness == soundings::Timeliness::Late && row.lateRuling != LateRuling::None
                   ? u"%1, %2"_s.arg(label(row.timeliness), label(row.lateRuling))
                   : label(row.timeliness);
    case FirstOpened:
        return time(row.firstOpened, tr("not opened"));
    case People:
        return row.people.join(u", "_s);
    case Times:
        return tr("%L1").arg(row.times);
    case InView:
        return row.times > 0 ? reports::durationText(row.seconds) : QString();
    case Comments:
        return tr("%L1").arg(row.comments);
    case Status:
        return label(row.status);
    case Acknowledged:
        return time(row.acknowledged, tr("no"));
    default:
        return {};
    }
}

QVariant ConsiderationModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return isNumber(index.column()) ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const ConsiderationRow *row = at(index.row());
    if (row)
        return text(*row, index.column());
    want(index.row());
    return role == Qt::DisplayRole ? QVariant(u"…"_s) : QVariant();
}

QVariant ConsiderationModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    const QString titles[]{tr("Response"), tr("From"),    tr("Received"), tr("Timeliness"), tr("First opened"), tr("Opened by"),
                           tr("Times"),    tr("In view"), tr("Comments"), tr("Status"),     tr("Receipt sent")};
    static_assert(std::size(titles) == ColumnCount);
    return titles[section];
}

} // namespace soundings
