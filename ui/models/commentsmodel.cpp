#include "ui/models/commentsmodel.h"

#include "core/consultation/codepoints.h"
#include "core/consultation/labels.h"
#include "core/desk/independent.h"

#include <QFont>

#include <algorithm>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

constexpr int LongestQuote = 200; // UTF-16 units shown in a row; the tooltip has more

} // namespace

void CommentsModel::show(const ResponseDetail &detail, const Viewer &viewer)
{
    beginResetModel();
    m_detail = detail;
    m_viewer = viewer;
    std::stable_sort(m_detail->comments.begin(), m_detail->comments.end(),
                     [this](const Comment &a, const Comment &b) { return before(a, b); });
    endResetModel();
    Q_EMIT commentsChanged();
    Q_EMIT responseChanged();
}

void CommentsModel::clear()
{
    beginResetModel();
    m_detail.reset();
    m_viewer = {};
    endResetModel();
    Q_EMIT commentsChanged();
    Q_EMIT responseChanged();
}

void CommentsModel::setThemeLooks(const ThemeLooks &looks)
{
    m_looks = looks;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Themes), index(rowCount() - 1, Themes));
    Q_EMIT commentsChanged();
}

void CommentsModel::setSectionLabels(const SectionLabels &labels)
{
    m_sections = labels;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Sections), index(rowCount() - 1, Sections));
}

void CommentsModel::apply(const ChangeSet &changes)
{
    if (!m_detail)
        return;
    bool comments = false;
    bool head = false;
    for (const Change &change : changes) {
        if (responseOf(change) != m_detail->response.id)
            continue;
        if (const auto *added = std::get_if<CommentAdded>(&change)) {
            take(added->comment);
            comments = true;
        } else if (const auto *changed = std::get_if<CommentChanged>(&change)) {
            take(changed->after);
            comments = true;
        } else if (const auto *removed = std::get_if<CommentRemoved>(&change)) {
            remove(removed->comment.id);
            comments = true;
        } else if (const auto *coders = std::get_if<CodersChanged>(&change)) {
            m_viewer.coders = coders->after;
            hideUnseen(); // what may be seen from now on, the store has: the workspace reads it again
            comments = true;
        } else {
            head = applyToResponse(change) || head;
        }
    }
    if (comments)
        Q_EMIT commentsChanged();
    if (head)
        Q_EMIT responseChanged();
}

bool CommentsModel::applyToResponse(const Change &change)
{
    Response &response = m_detail->response;
    if (const auto *status = std::get_if<StatusChanged>(&change))
        response.status = status->after;
    else if (const auto *assignee = std::get_if<AssigneeChanged>(&change))
        response.assignee = assignee->after;
    else if (const auto *respondent = std::get_if<RespondentChanged>(&change))
        response.respondent = respondent->after;
    else if (const auto *consent = std::get_if<ConfidentialityChanged>(&change))
        response.confidentiality = consent->after;
    else if (const auto *petition = std::get_if<SignatoriesChanged>(&change))
        response.signatories = petition->after;
    else if (const auto *acknowledged = std::get_if<Acknowledged>(&change))
        response.acknowledged = acknowledged->after;
    else if (const auto *ruled = std::get_if<LateRuled>(&change)) {
        response.lateRuling = ruled->after;
        response.lateReason = ruled->reasonAfter;
    } else if (const auto *receipt = std::get_if<ReceiptCorrected>(&change)) {
        response.received = receipt->after; // whether that was in time is the store's to say
        response.evidence = receipt->evidenceAfter;
    } else {
        return false;
    }
    return true;
}

void CommentsModel::take(const Comment &comment)
{
    if (isVisibleTo(m_viewer.person, m_viewer.coders, comment))
        put(comment);
    else
        remove(comment.id);
}

void CommentsModel::hideUnseen()
{
    for (int row = rowCount() - 1; row >= 0; --row) {
        const Comment &comment = comments()[static_cast<size_t>(row)];
        if (!isVisibleTo(m_viewer.person, m_viewer.coders, comment))
            remove(comment.id);
    }
}

Standing CommentsModel::standing() const
{
    return standingFor(m_viewer.coders, m_viewer.person);
}

bool CommentsModel::isTaggedIndependently() const
{
    return isCodedIndependently(m_viewer.coders);
}

void CommentsModel::put(const Comment &comment)
{
    std::vector<Comment> &all = m_detail->comments;
    const int here = rowOf(comment.id);
    if (here >= 0 && all[static_cast<size_t>(here)].passage == comment.passage) {
        all[static_cast<size_t>(here)] = comment;
        Q_EMIT dataChanged(index(here, 0), index(here, ColumnCount - 1));
        return;
    }
    if (here >= 0)
        remove(comment.id);
    const auto place = std::upper_bound(all.begin(), all.end(), comment,
                                        [this](const Comment &a, const Comment &b) { return before(a, b); });
    const int row = static_cast<int>(place - all.begin());
    beginInsertRows({}, row, row);
    all.insert(place, comment);
    endInsertRows();
}

void CommentsModel::remove(CommentId id)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_detail->comments.erase(m_detail->comments.begin() + row);
    endRemoveRows();
}

bool CommentsModel::before(const Comment &a, const Comment &b) const
{
    const auto place = [this](const Comment &comment) {
        const Passage none{{}, -1, -1};
        const Passage &passage = comment.passage ? *comment.passage : none;
        return std::tuple(comment.passage ? partIndex(passage.part) : -1, passage.begin, passage.end, comment.id);
    };
    return place(a) < place(b);
}

int CommentsModel::partIndex(PartId id) const
{
    for (const Part &part : m_detail->response.parts) {
        if (part.id == id)
            return part.index;
    }
    return -1;
}

const std::vector<Comment> &CommentsModel::comments() const
{
    static const std::vector<Comment> none;
    return m_detail ? m_detail->comments : none;
}

const Comment *CommentsModel::commentAt(int row) const
{
    return row >= 0 && row < rowCount() ? &comments()[static_cast<size_t>(row)] : nullptr;
}

const Comment *CommentsModel::comment(CommentId id) const
{
    return commentAt(rowOf(id));
}

int CommentsModel::rowOf(CommentId id) const
{
    const std::vector<Comment> &all = comments();
    const auto found = std::find_if(all.begin(), all.end(), [id](const Comment &each) { return each.id == id; });
    return found == all.end() ? -1 : static_cast<int>(found - all.begin());
}

QString CommentsModel::quoteOf(const Comment &comment) const
{
    if (!m_detail || !comment.passage)
        return {};
    for (const Part &part : m_detail->response.parts) {
        if (part.id == comment.passage->part)
            return passageOf(part.text, comment.passage->begin, comment.passage->end).toString();
    }
    return {};
}

int CommentsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(comments().size());
}

int CommentsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CommentsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Comment &comment = comments()[static_cast<size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return text(comment, index.column());
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole: return index.column() == Quote ? whole(comment) : text(comment, index.column());
    case IdRole: return QVariant::fromValue(comment.id);
    case ChipsRole: return QVariant::fromValue(chips(comment));
    case Qt::FontRole: {
        if (comment.standing != Standing::Proposed)
            return {};
        QFont unsure;
        unsure.setItalic(true);
        return unsure;
    }
    default: return {};
    }
}

/// The passage at greater length, and what a narrow list has no column for.
QString CommentsModel::whole(const Comment &comment) const
{
    QStringList lines{comment.passage ? quoteOf(comment).left(4 * LongestQuote) : text(comment, Quote), comment.note,
                      by(comment), comment.quotable ? tr("Chosen to be quoted") : QString()};
    lines.removeAll(QString());
    return lines.join(u'\n');
}

QString CommentsModel::text(const Comment &comment, int column) const
{
    switch (column) {
    case Quote: {
        const QString quote =
            comment.passage ? quoteOf(comment).left(LongestQuote).simplified() : tr("The whole response");
        return comment.quotable ? tr("❝ %1", "a comment chosen to be quoted").arg(quote) : quote;
    }
    case Themes: {
        QStringList names;
        for (const ThemeLook &look : chips(comment))
            names.append(look.name);
        return names.join(u", "_s);
    }
    case Stance: return comment.stance == soundings::Stance::None ? QString() : label(comment.stance);
    case Sections: {
        QStringList names;
        for (const SectionId id : comment.sections)
            names.append(m_sections.value(id, tr("a section of an earlier draft")));
        return names.join(u", "_s);
    }
    case Note: return comment.note;
    case By: return by(comment);
    default: return {};
    }
}

QString CommentsModel::by(const Comment &comment) const
{
    switch (comment.standing) {
    case Standing::Proposed:
        return comment.because.isEmpty() ? tr("proposed") : tr("proposed by %1").arg(comment.because);
    case Standing::Independent: return tr("%1, independently").arg(comment.author);
    case Standing::Counts: break;
    }
    return comment.author;
}

QList<ThemeLook> CommentsModel::chips(const Comment &comment) const
{
    QList<ThemeLook> chips;
    for (const ThemeId id : comment.themes) {
        if (const auto look = m_looks.find(id); look != m_looks.end())
            chips.append(*look);
    }
    return chips;
}

QVariant CommentsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Quote: return tr("Passage");
    case Themes: return tr("Themes");
    case Stance: return tr("Stance");
    case Sections: return tr("Section");
    case Note: return tr("Note");
    case By: return tr("By");
    default: return {};
    }
}

} // namespace soundings
