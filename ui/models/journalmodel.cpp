#include "ui/models/journalmodel.h"

#include "core/consultation/words.h"
#include "core/deadline/localtime.h"

#include <algorithm>

namespace soundings {

using namespace Qt::StringLiterals;

JournalModel::JournalModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_rows(8192)
{}

void JournalModel::setDesk(Desk *desk)
{
    if (m_desk)
        disconnect(m_desk, nullptr, this, nullptr);
    ++m_question;
    m_asking = m_again = m_fetching = false;
    beginResetModel();
    m_desk = desk;
    m_entries.clear();
    m_rows.clear();
    endResetModel();
    if (!m_desk)
        return;
    connect(m_desk, &Desk::changed, this, &JournalModel::ask);
    ask();
}

void JournalModel::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, When), index(rowCount() - 1, When));
}

void JournalModel::setFilter(const JournalFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    ++m_question; // what is under way answers another question
    m_asking = m_again = false;
    ask();
}

void JournalModel::ask()
{
    m_again = m_asking; // a change after a change needs one more answer, not one each
    if (m_asking || !m_desk)
        return;
    m_asking = true;
    m_desk->ask([filter = m_filter](const Desk &desk) { return desk.journal(filter); })
        .then(this, [this, question = m_question](Result<std::vector<qint64>> entries) {
            if (question != m_question)
                return;
            m_asking = false;
            if (entries)
                take(std::move(*entries));
            else
                Q_EMIT failed(entries.error());
            if (m_again)
                ask();
        });
}

/// The journal only grows: what stood there stays, and more stands before it. Another filter is another list.
void JournalModel::take(std::vector<qint64> entries)
{
    const size_t more = entries.size() - std::min(entries.size(), m_entries.size());
    const bool grown = !m_entries.empty() && entries.size() >= m_entries.size() &&
                       std::equal(m_entries.begin(), m_entries.end(), entries.begin() + qsizetype(more));
    if (grown && more > 0) {
        beginInsertRows({}, 0, int(more) - 1);
        m_entries = std::move(entries);
        endInsertRows();
    } else if (!grown) {
        beginResetModel();
        m_entries = std::move(entries);
        endResetModel();
    }
    Q_EMIT found(rowCount());
}

const JournalRow *JournalModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? m_rows.object(m_entries[size_t(row)]) : nullptr;
}

void JournalModel::want(int row) const
{
    m_wanted = row;
    if (m_fetching)
        return;
    // Not from within a view's paint event.
    QMetaObject::invokeMethod(
        const_cast<JournalModel *>(this), [this] { const_cast<JournalModel *>(this)->fetch(); },
        Qt::QueuedConnection);
}

void JournalModel::fetch()
{
    const int row = std::exchange(m_wanted, -1);
    if (m_fetching || !m_desk || row < 0 || row >= rowCount() || at(row))
        return;
    m_fetching = true;
    const int first = std::max(0, row - AtOnce / 2);
    const int end = std::min(rowCount(), first + AtOnce);
    std::vector<qint64> missing;
    for (int i = first; i < end; ++i) {
        if (!at(i))
            missing.push_back(m_entries[size_t(i)]);
    }
    m_desk->ask([missing](const Desk &desk) { return desk.journalRows(missing); })
        .then(this, [this, desk = m_desk](const Result<std::vector<JournalRow>> &rows) {
            if (desk != m_desk)
                return;
            m_fetching = false;
            if (!rows) {
                Q_EMIT failed(rows.error());
                return;
            }
            for (const JournalRow &read : *rows)
                m_rows.insert(read.seq, new JournalRow(read));
            if (rowCount() > 0)
                Q_EMIT dataChanged(index(0, 0),
                                   index(rowCount() - 1, ColumnCount - 1)); // views ask for what they show
            if (m_wanted >= 0)
                fetch();
        });
}

int JournalModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int JournalModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString JournalModel::text(const JournalRow &row, int column) const
{
    switch (column) {
    case Entry:
        return QString::number(row.seq);
    case When:
        return shortLocalTime(row.at, m_zone);
    case Who:
        return row.by;
    case Response:
        return row.number > 0 ? reference(row.number) : QString();
    case What:
        return row.what;
    default:
        return {};
    }
}

QVariant JournalModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const JournalRow *row = at(index.row());
    if (row)
        return text(*row, index.column());
    want(index.row());
    return role == Qt::DisplayRole ? QVariant(u"…"_s) : QVariant();
}

QVariant JournalModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Entry:
        return tr("Entry");
    case When:
        return tr("When");
    case Who:
        return tr("Who");
    case Response:
        return tr("Response");
    case What:
        return tr("What");
    default:
        return {};
    }
}

} // namespace soundings
