#include "ui/models/memosmodel.h"

#include "core/consultation/words.h"
#include "core/deadline/localtime.h"

#include <QCoreApplication>

#include <algorithm>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

constexpr MemoKind kinds[]{MemoKind::Consultation, MemoKind::Response, MemoKind::Theme, MemoKind::Section};

using Names = QHash<qint64, QString>; ///< by the target's id

Result<Names> responseNames(const Desk &desk, const std::vector<ResponseId> &ids)
{
    const Result<std::vector<ResponseRow>> rows = desk.rows(ids);
    if (!rows)
        return passOn(rows);
    Names names;
    for (const ResponseRow &row : *rows)
        names.insert(row.id.value, (reference(row.number) + u' ' + row.subject).trimmed());
    return names;
}

Result<Names> themeNames(const Desk &desk)
{
    const Result<std::vector<Theme>> themes = desk.themes();
    if (!themes)
        return passOn(themes);
    Names paths;
    for (const Theme &theme : *themes) { // parents before children
        const QString above = paths.value(theme.parent.value);
        paths.insert(theme.id.value, above.isEmpty() ? theme.name : above + u'/' + theme.name);
    }
    return paths;
}

Result<Names> sectionNames(const Desk &desk)
{
    const Result<std::vector<Draft>> drafts = desk.drafts();
    if (!drafts)
        return passOn(drafts);
    Names names;
    for (const Draft &draft : *drafts) {
        const Result<std::vector<Section>> sections = desk.sections(draft.id);
        if (!sections)
            return passOn(sections);
        for (const Section &section : *sections)
            names.insert(section.id.value, (section.number + u' ' + section.title).trimmed());
    }
    return names;
}

Result<Names> namesOf(const Desk &desk, MemoKind kind, const std::vector<qint64> &targets)
{
    switch (kind) {
    case MemoKind::Consultation:
        return Names{{0, QCoreApplication::translate("soundings", "The consultation")}};
    case MemoKind::Theme:
        return themeNames(desk);
    case MemoKind::Section:
        return sectionNames(desk);
    case MemoKind::Response:
        break;
    }
    std::vector<ResponseId> ids;
    for (const qint64 id : targets)
        ids.push_back({id});
    return responseNames(desk, ids);
}

} // namespace

Result<std::vector<MemoRow>> readMemos(const Desk &desk)
{
    std::vector<MemoRow> all;
    for (const MemoKind kind : kinds) {
        const Result<std::vector<Memo>> memos = desk.memos(kind);
        if (!memos)
            return passOn(memos);
        std::vector<qint64> targets;
        for (const Memo &memo : *memos)
            targets.push_back(memo.target.id);
        const Result<Names> names = namesOf(desk, kind, targets);
        if (!names)
            return passOn(names);
        for (const Memo &memo : *memos)
            all.push_back({memo, names->value(memo.target.id)});
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const MemoRow &a, const MemoRow &b) { return a.memo.at.ms > b.memo.at.ms; });
    return all;
}

Result<QString> inWords(const Desk &desk, const MemoTarget &target)
{
    const Result<Names> names = namesOf(desk, target.kind, {target.id});
    if (!names)
        return passOn(names);
    return names->value(target.id);
}

void MemosModel::setRows(std::vector<MemoRow> rows, const QTimeZone &zone)
{
    m_zone = zone;
    if (rows == m_all)
        return;
    m_all = std::move(rows);
    show();
}

void MemosModel::setFilter(std::optional<MemoKind> kind, const QString &words)
{
    m_kind = kind;
    m_words = words.simplified();
    show();
}

void MemosModel::setTarget(const std::optional<MemoTarget> &target)
{
    m_target = target;
    show();
}

void MemosModel::show()
{
    beginResetModel();
    m_shown.clear();
    std::copy_if(m_all.begin(), m_all.end(), std::back_inserter(m_shown), [this](const MemoRow &row) {
        return (!m_kind || row.memo.target.kind == *m_kind) && (!m_target || row.memo.target == *m_target) &&
               (m_words.isEmpty() || row.memo.text.contains(m_words, Qt::CaseInsensitive) ||
                row.about.contains(m_words, Qt::CaseInsensitive) ||
                row.memo.author.contains(m_words, Qt::CaseInsensitive));
    });
    endResetModel();
}

const MemoRow *MemosModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_shown[size_t(row)] : nullptr;
}

int MemosModel::rowOf(MemoId id) const
{
    const auto found =
        std::find_if(m_shown.begin(), m_shown.end(), [&](const MemoRow &row) { return row.memo.id == id; });
    return found == m_shown.end() ? -1 : int(found - m_shown.begin());
}

int MemosModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int MemosModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant MemosModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const MemoRow &row = *at(index.row());
    switch (index.column()) {
    case About:
        return row.about;
    case Text:
        return role == Qt::ToolTipRole ? row.memo.text : row.memo.text.left(200).simplified();
    case Author:
        return row.memo.author;
    case When:
        return shortLocalTime(row.memo.at, m_zone);
    default:
        return {};
    }
}

QVariant MemosModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case About:
        return tr("About");
    case Text:
        return tr("Memo");
    case Author:
        return tr("Who");
    case When:
        return tr("When");
    default:
        return {};
    }
}

} // namespace soundings
