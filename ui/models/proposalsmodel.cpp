#include "ui/models/proposalsmodel.h"

#include "core/consultation/codepoints.h"
#include "core/consultation/words.h"
#include "core/desk/autotag.h"

#include <QSet>

#include <algorithm>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostShown = 300; // characters of a passage in a row

bool isProposed(const Comment &comment)
{
    return comment.standing == Standing::Proposed;
}

QString quoteOf(const Response &response, const Comment &comment)
{
    if (!comment.passage)
        return {};
    const Passage &p = *comment.passage;
    for (const Part &part : response.parts) {
        if (part.id == p.part)
            return passageOf(part.text, p.begin, std::min(p.end, p.begin + MostShown))
                .toString()
                .simplified();
    }
    return {};
}

} // namespace

Result<std::vector<ProposalRow>> readProposals(const Desk &desk)
{
    const Result<std::vector<Comment>> comments = proposalsOf(desk);
    const Result<std::vector<Theme>> themes = desk.themes();
    if (!comments)
        return passOn(comments);
    if (!themes)
        return passOn(themes);
    QHash<ThemeId, QString> names;
    for (const Theme &theme : *themes)
        names.insert(theme.id, theme.name);
    std::vector<ProposalRow> rows;
    soundings::Response response;
    for (const Comment &comment : *comments) { // by response: each is read once
        if (response.id != comment.response) {
            Result<ResponseDetail> detail = desk.response(comment.response);
            if (!detail)
                return passOn(detail);
            response = std::move(detail->response);
        }
        QStringList called;
        for (const ThemeId theme : comment.themes)
            called << names.value(theme);
        rows.push_back({comment, response.number, quoteOf(response, comment), called.join(u", "_s)});
    }
    return rows;
}

void ProposalsModel::setRows(std::vector<ProposalRow> rows)
{
    m_all = std::move(rows);
    show();
    Q_EMIT rulesChanged();
}

void ProposalsModel::setRule(const QString &because)
{
    if (std::exchange(m_rule, because) != because)
        show();
}

void ProposalsModel::show()
{
    beginResetModel();
    m_shown.clear();
    std::copy_if(m_all.begin(), m_all.end(), std::back_inserter(m_shown), [this](const ProposalRow &row) {
        return m_rule.isEmpty() || row.comment.because == m_rule;
    });
    endResetModel();
}

void ProposalsModel::apply(const ChangeSet &changes)
{
    std::vector<CommentId> gone;
    bool more = false;
    for (const Change &change : changes) {
        if (const auto *added = std::get_if<CommentAdded>(&change)) {
            more = more || isProposed(added->comment);
        } else if (const auto *changed = std::get_if<CommentChanged>(&change)) {
            if (isProposed(changed->before))
                gone.push_back(changed->before.id);
            more = more || isProposed(changed->after);
        } else if (const auto *removed = std::get_if<CommentRemoved>(&change)) {
            gone.push_back(removed->comment.id);
        }
    }
    if (remove(gone))
        Q_EMIT rulesChanged();
    if (more)
        Q_EMIT incomplete();
}

bool ProposalsModel::remove(const std::vector<CommentId> &gone)
{
    const QSet<CommentId> ids(gone.begin(), gone.end());
    const auto goes = [&](const ProposalRow &row) { return ids.contains(row.comment.id); };
    if (std::erase_if(m_all, goes) == 0)
        return false;
    if (gone.size() > 50) { // many at once: one by one the view would be told of each
        show();
        return true;
    }
    for (const CommentId id : gone) {
        const int row = rowOf(id);
        if (row < 0)
            continue;
        beginRemoveRows({}, row, row);
        m_shown.erase(m_shown.begin() + row);
        endRemoveRows();
    }
    return true;
}

const ProposalRow *ProposalsModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_shown[size_t(row)] : nullptr;
}

int ProposalsModel::rowOf(CommentId id) const
{
    const auto found = std::find_if(m_shown.begin(), m_shown.end(),
                                    [&](const ProposalRow &row) { return row.comment.id == id; });
    return found == m_shown.end() ? -1 : int(found - m_shown.begin());
}

std::vector<Comment> ProposalsModel::shown() const
{
    std::vector<Comment> comments;
    for (const ProposalRow &row : m_shown)
        comments.push_back(row.comment);
    return comments;
}

std::map<QString, int> ProposalsModel::rules() const
{
    std::map<QString, int> counts;
    for (const ProposalRow &row : m_all)
        ++counts[row.comment.because];
    return counts;
}

int ProposalsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int ProposalsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ProposalsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const ProposalRow &row = *at(index.row());
    switch (index.column()) {
    case Response:
        return reference(row.number);
    case Quote:
        return row.quote.isEmpty() ? tr("The whole response") : row.quote;
    case Theme:
        return row.themes;
    case Because:
        return row.comment.because;
    default:
        return {};
    }
}

QVariant ProposalsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Response:
        return tr("Response");
    case Quote:
        return tr("Passage");
    case Theme:
        return tr("Theme");
    case Because:
        return tr("Where it comes from");
    default:
        return {};
    }
}

} // namespace soundings
