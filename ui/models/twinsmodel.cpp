#include "ui/models/twinsmodel.h"

#include "core/consultation/labels.h"
#include "core/consultation/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace soundings {

using namespace Qt::StringLiterals;

void TwinsModel::setPairs(std::vector<TwinsRow> pairs)
{
    beginResetModel();
    m_all = std::move(pairs);
    m_shown.clear();
    for (size_t i = 0; i < m_all.size(); ++i) {
        if (isShown(i))
            m_shown.push_back(i);
    }
    endResetModel();
}

void TwinsModel::setJudgedShown(bool shown)
{
    if (std::exchange(m_judgedShown, shown) != shown)
        setPairs(std::move(m_all));
}

void TwinsModel::apply(const ChangeSet &changes)
{
    for (const Change &change : changes) {
        const auto *judged = std::get_if<DuplicateJudged>(&change);
        if (!judged)
            continue;
        const auto pair = std::minmax(judged->response, judged->other);
        const auto found = std::find_if(m_all.begin(), m_all.end(), [&](const TwinsRow &row) {
            return std::minmax(row.twins.pair.first, row.twins.pair.second) == pair;
        });
        if (found == m_all.end())
            continue;
        if (judged->after == TwinRuling::None)
            found->twins.judgement.reset();
        else
            found->twins.judgement = {judged->response, judged->other, judged->after, judged->reasonAfter};
        update(static_cast<size_t>(found - m_all.begin()));
    }
}

void TwinsModel::update(size_t place)
{
    const auto here = std::lower_bound(m_shown.begin(), m_shown.end(), place);
    const int row = static_cast<int>(here - m_shown.begin());
    const bool stands = here != m_shown.end() && *here == place;
    if (stands && !isShown(place)) {
        beginRemoveRows({}, row, row);
        m_shown.erase(here);
        endRemoveRows();
    } else if (!stands && isShown(place)) {
        beginInsertRows({}, row, row);
        m_shown.insert(here, place);
        endInsertRows();
    } else if (stands) {
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

const TwinsRow *TwinsModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_all[m_shown[static_cast<size_t>(row)]] : nullptr;
}

int TwinsModel::rowOf(ResponseId first, ResponseId second) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (at(row)->twins.pair.first == first && at(row)->twins.pair.second == second)
            return row;
    }
    return -1;
}

int TwinsModel::open() const
{
    return static_cast<int>(
        std::count_if(m_all.begin(), m_all.end(), [](const TwinsRow &row) { return !row.twins.judgement; }));
}

int TwinsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int TwinsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

namespace {

QString judgementText(const TwinsRow &row)
{
    const std::optional<duplicates::Judgement> &judgement = row.twins.judgement;
    if (!judgement)
        return {};
    if (judgement->ruling != TwinRuling::SetAside)
        return label(judgement->ruling);
    const int number = judgement->response == row.first.id ? row.first.number : row.second.number;
    return TwinsModel::tr("%1 set aside: %2").arg(reference(number), judgement->reason);
}

} // namespace

QVariant TwinsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    const TwinsRow &row = *at(index.row());
    switch (index.column()) {
    case First:
        return reference(row.first.number);
    case Second:
        return reference(row.second.number);
    case Who: {
        const QString first = displayName(row.first);
        const QString second = displayName(row.second);
        return first == second ? first : u"%1 · %2"_s.arg(first, second);
    }
    case Why:
        return label(row.twins.pair.why);
    case Similarity:
        return row.twins.pair.why == duplicates::Why::Judged
                   ? QString()
                   : tr("%1 %").arg(qRound(row.twins.pair.similarity * 100));
    case Judgement:
        return judgementText(row);
    default:
        return {};
    }
}

QVariant TwinsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case First:
        return tr("First");
    case Second:
        return tr("Second");
    case Who:
        return tr("Who");
    case Why:
        return tr("Why it is proposed");
    case Similarity:
        return tr("Alike");
    case Judgement:
        return tr("Judgement");
    default:
        return {};
    }
}

QString label(duplicates::Why why)
{
    switch (why) {
    case duplicates::Why::SameMessageId:
        return TwinsModel::tr("The same Message-ID, another content");
    case duplicates::Why::SameFile:
        return TwinsModel::tr("The same file, byte for byte");
    case duplicates::Why::SameText:
        return TwinsModel::tr("The same text from the same person");
    case duplicates::Why::NearlySameText:
        return TwinsModel::tr("Nearly the same text from the same person");
    case duplicates::Why::Judged:
        return TwinsModel::tr("Judged before; nothing proposes it now");
    }
    return {};
}

} // namespace soundings
