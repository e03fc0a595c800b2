#include "ui/models/finalchangesmodel.h"

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

/// What differs between the two, with a word of what is the same on either side.
QString differing(const QString &before, const QString &after)
{
    const QStringList a = before.split(u' ', Qt::SkipEmptyParts);
    const QStringList b = after.split(u' ', Qt::SkipEmptyParts);
    qsizetype same = 0;
    while (same < a.size() && same < b.size() && a[same] == b[same])
        ++same;
    qsizetype tail = 0;
    while (tail < a.size() - same && tail < b.size() - same && a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
        ++tail;
    constexpr qsizetype around = 2;
    const qsizetype from = std::max<qsizetype>(0, same - around);
    const auto middle = [&](const QStringList &words) {
        const qsizetype end = std::min(words.size(), words.size() - tail + around);
        return (from > 0 ? u"… "_s : QString()) + words.mid(from, end - from).join(u' ') +
               (end < words.size() ? u" …"_s : QString());
    };
    return u"%1  →  %2"_s.arg(middle(a), middle(b));
}

QString kindText(comparison::Kind kind)
{
    switch (kind) {
    case comparison::Kind::Changed: return FinalChangesModel::tr("Reworded");
    case comparison::Kind::Added: return FinalChangesModel::tr("Added");
    case comparison::Kind::Removed: return FinalChangesModel::tr("Taken out");
    case comparison::Kind::Moved: return FinalChangesModel::tr("Moved");
    }
    return {};
}

QString sectionText(const FinalDifference &change)
{
    if (change.draftSection == change.finalSection || change.finalSection.isEmpty())
        return change.draftSection;
    return change.draftSection.isEmpty() ? change.finalSection
                                         : u"%1 → %2"_s.arg(change.draftSection, change.finalSection);
}

QString wordsText(const FinalDifference &change)
{
    if (change.kind == comparison::Kind::Changed)
        return differing(change.before, change.after);
    return change.after.isEmpty() ? change.before : change.after;
}

} // namespace

FinalChangesModel::FinalChangesModel(QObject *parent)
    : QAbstractTableModel(parent)
{}

void FinalChangesModel::setChanges(std::vector<FinalDifference> changes)
{
    beginResetModel();
    m_changes = std::move(changes);
    endResetModel();
}

void FinalChangesModel::setPoints(const std::vector<PointRow> &points)
{
    m_titles.clear();
    for (const PointRow &row : points)
        m_titles.insert(row.point.id, row.point.title);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Answers), index(rowCount() - 1, Answers));
}

void FinalChangesModel::setJudgement(const QString &key, const ChangeJudgement &judgement)
{
    for (int row = 0; row < rowCount(); ++row) {
        FinalDifference &change = m_changes[size_t(row)];
        if (change.key != key || change.judgement == judgement)
            continue;
        change.judgement = judgement;
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

const FinalDifference *FinalChangesModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_changes[size_t(row)] : nullptr;
}

int FinalChangesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_changes.size());
}

int FinalChangesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString FinalChangesModel::answers(const FinalDifference &change) const
{
    QStringList titles;
    for (const PointId point : change.judgement.points)
        titles << m_titles.value(point, tr("a point that is gone"));
    if (titles.isEmpty())
        return change.judgement.editorial ? tr("Editorial") : tr("Asked for by nobody");
    return titles.join(u"; "_s);
}

QVariant FinalChangesModel::data(const QModelIndex &index, int role) const
{
    const FinalDifference *change = at(index.row());
    if (!index.isValid() || !change)
        return {};
    if (role == AccountedRole)
        return change->isAccountedFor();
    if (role == Qt::ToolTipRole && index.column() == Words) {
        return change->kind == comparison::Kind::Changed ? u"%1\n→\n%2"_s.arg(change->before, change->after)
                                                         : wordsText(*change);
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Kind: return kindText(change->kind);
    case Section: return sectionText(*change);
    case Words: return wordsText(*change);
    case Answers: return answers(*change);
    default: return {};
    }
}

QVariant FinalChangesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    const QString titles[]{tr("Change"), tr("Section"), tr("Words"), tr("Answers")};
    static_assert(std::size(titles) == ColumnCount);
    return titles[section];
}

} // namespace soundings
