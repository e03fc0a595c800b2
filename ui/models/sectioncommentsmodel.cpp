#include "ui/models/sectioncommentsmodel.h"

#include "core/consultation/labels.h"
#include "core/consultation/words.h"

#include <algorithm>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

constexpr int Page = 200;

} // namespace

void SectionCommentsModel::setDesk(Desk *desk)
{
    m_desk = desk;
    clear();
}

void SectionCommentsModel::clear()
{
    ++m_number;
    beginResetModel();
    m_comments.clear();
    m_question = {};
    m_more = m_asking = m_stale = false;
    endResetModel();
}

void SectionCommentsModel::show(const SectionQuestion &question)
{
    if (question == m_question) {
        refresh();
        return;
    }
    clear();
    m_question = question;
    ask({}, Page);
}

void SectionCommentsModel::refresh()
{
    if (m_asking)
        m_stale = true;
    else if (m_question.section.isValid())
        ask({}, std::max(Page, int(m_comments.size())));
}

void SectionCommentsModel::ask(CommentId after, int most)
{
    if (!m_desk || !m_question.section.isValid())
        return;
    m_asking = true;
    m_desk->ask([question = m_question, after, most](const Desk &desk) {
              return desk.sectionComments(question, after, most);
          })
        .then(this, [this, number = ++m_number, after, most](const Result<std::vector<SectionComment>> &found) {
            if (number != m_number)
                return;
            m_asking = false;
            if (!found) {
                m_more = false;
                Q_EMIT failed(found.error().message, found.error().detail);
                return;
            }
            m_more = int(found->size()) == most;
            after.isValid() ? append(*found) : merge(*found);
            Q_EMIT answered();
            if (std::exchange(m_stale, false))
                refresh();
        });
}

void SectionCommentsModel::append(std::vector<SectionComment> comments)
{
    if (comments.empty())
        return;
    const int first = int(m_comments.size());
    beginInsertRows({}, first, first + int(comments.size()) - 1);
    std::move(comments.begin(), comments.end(), std::back_inserter(m_comments));
    endInsertRows();
}

/// Both are in the order of ids: rows go, come and change where they stand, so that what is selected stays so.
void SectionCommentsModel::merge(const std::vector<SectionComment> &comments)
{
    size_t row = 0;
    for (const SectionComment &comment : comments) {
        while (row < m_comments.size() && m_comments[row].id.value < comment.id.value) {
            beginRemoveRows({}, int(row), int(row));
            m_comments.erase(m_comments.begin() + qsizetype(row));
            endRemoveRows();
        }
        if (row < m_comments.size() && m_comments[row].id == comment.id) {
            if (m_comments[row] != comment) {
                m_comments[row] = comment;
                Q_EMIT dataChanged(index(int(row), 0), index(int(row), ColumnCount - 1));
            }
        } else if (row == m_comments.size()) {
            append({&comment, &comments.back() + 1});
            return;
        } else {
            beginInsertRows({}, int(row), int(row));
            m_comments.insert(m_comments.begin() + qsizetype(row), comment);
            endInsertRows();
        }
        ++row;
    }
    if (row < m_comments.size()) {
        beginRemoveRows({}, int(row), int(m_comments.size()) - 1);
        m_comments.resize(row);
        endRemoveRows();
    }
}

const SectionComment *SectionCommentsModel::at(int row) const
{
    return row >= 0 && row < int(m_comments.size()) ? &m_comments[size_t(row)] : nullptr;
}

int SectionCommentsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_comments.size());
}

int SectionCommentsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

bool SectionCommentsModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_more && !m_asking && !m_comments.empty();
}

void SectionCommentsModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        ask(m_comments.back().id, Page);
}

QString SectionCommentsModel::text(const SectionComment &comment, int column) const
{
    switch (column) {
    case Reference: return reference(comment.number);
    case Respondent: return comment.respondent;
    case StanceColumn: return comment.stance == Stance::None ? QString() : label(comment.stance);
    default: return comment.quote.isEmpty() ? tr("The whole response") : comment.quote.simplified();
    }
}

QString SectionCommentsModel::tip(const SectionComment &comment) const
{
    QStringList lines{u"%1, %2"_s.arg(reference(comment.number), comment.respondent)};
    lines += text(comment, Quote);
    for (const ThemeId theme : comment.themes)
        lines += m_looks.value(theme).path;
    if (comment.stance != Stance::None)
        lines += label(comment.stance);
    if (!comment.note.isEmpty())
        lines += comment.note;
    return lines.join(u'\n').toHtmlEscaped().replace(u'\n', u"<br>"_s);
}

QVariant SectionCommentsModel::data(const QModelIndex &index, int role) const
{
    const SectionComment *comment = index.isValid() ? at(index.row()) : nullptr;
    if (!comment)
        return {};
    switch (role) {
    case Qt::DisplayRole: return text(*comment, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == StanceColumn && comment->stance == Stance::None ? tr("No stance")
                                                                                 : text(*comment, index.column());
    case Qt::ToolTipRole: return tip(*comment);
    default: return {};
    }
}

QVariant SectionCommentsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Reference: return tr("Response");
    case Respondent: return tr("Respondent");
    case StanceColumn: return tr("Stance");
    default: return tr("Passage");
    }
}

} // namespace soundings
