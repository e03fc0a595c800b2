#include "ui/models/placesmodel.h"

#include "core/consultation/codepoints.h"
#include "core/consultation/labels.h"
#include "core/consultation/words.h"

#include <algorithm>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostShown = 300; // characters of a passage in a row

} // namespace

// --- Responses
// -------------------------------------------------------------------------------------------------------

void CodedResponsesModel::setResponses(std::vector<CodedResponse> responses)
{
    if (responses == m_responses)
        return;
    const bool same = std::equal(responses.begin(), responses.end(), m_responses.begin(), m_responses.end(),
                                 [](const CodedResponse &a, const CodedResponse &b) { return a.id == b.id; });
    if (same) {
        m_responses = std::move(responses);
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_responses = std::move(responses);
    endResetModel();
}

const CodedResponse *CodedResponsesModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_responses[size_t(row)] : nullptr;
}

int CodedResponsesModel::rowOf(ResponseId id) const
{
    const auto found = std::find_if(m_responses.begin(), m_responses.end(),
                                    [&](const CodedResponse &response) { return response.id == id; });
    return found == m_responses.end() ? -1 : int(found - m_responses.begin());
}

int CodedResponsesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_responses.size());
}

int CodedResponsesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CodedResponsesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const CodedResponse &response = m_responses[size_t(index.row())];
    switch (index.column()) {
    case Response:
        return reference(response.number);
    case Subject:
        return response.subject;
    case People: {
        QStringList people;
        for (const Coder &coder : response.coders)
            people << (coder.done ? tr("%1 has finished") : tr("%1 at work")).arg(coder.name);
        return people.join(u", "_s);
    }
    case Agreed:
        return QString::number(response.comments);
    default:
        return {};
    }
}

QVariant CodedResponsesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Response:
        return tr("Response");
    case Subject:
        return tr("Subject");
    case People:
        return tr("People");
    case Agreed:
        return tr("Agreed comments");
    default:
        return {};
    }
}

// --- Places
// ----------------------------------------------------------------------------------------------------------

void PlacesModel::setCompared(ComparedResponse compared)
{
    const bool same = compared.response.id == m_compared.response.id && compared.left == m_compared.left &&
                      compared.right == m_compared.right &&
                      compared.places.size() == m_compared.places.size();
    if (same) {
        m_compared = std::move(compared);
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_compared = std::move(compared);
    endResetModel();
}

void PlacesModel::clear()
{
    setCompared({});
}

const categorisation::Place *PlacesModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_compared.places[size_t(row)] : nullptr;
}

bool PlacesModel::isLeftOut(int row) const
{
    return size_t(row) < m_compared.leftOut.size() && m_compared.leftOut[size_t(row)];
}

bool PlacesModel::isTaken(const std::vector<Comment> &comments) const
{
    const auto taken = [this](const Comment &comment) {
        return std::any_of(m_compared.counted.begin(), m_compared.counted.end(), [&](const Comment &counted) {
            return counted.passage == comment.passage && counted.themes == comment.themes &&
                   counted.stance == comment.stance;
        });
    };
    return !comments.empty() && std::all_of(comments.begin(), comments.end(), taken);
}

bool PlacesModel::isDecided(int row) const
{
    const categorisation::Place *place = at(row);
    return place && (isLeftOut(row) || isTaken(place->left) || isTaken(place->right));
}

int PlacesModel::undecidedAfter(int row) const
{
    for (int i = 1; i <= rowCount(); ++i) {
        const int next = (row + i) % rowCount();
        if (!isDecided(next))
            return next;
    }
    return -1;
}

std::vector<Comment> PlacesModel::alike() const
{
    std::vector<Comment> comments;
    for (int row = 0; row < rowCount(); ++row) {
        if (at(row)->agreed && !isDecided(row))
            comments.insert(comments.end(), at(row)->left.begin(), at(row)->left.end());
    }
    return comments;
}

QString PlacesModel::quoteOf(const categorisation::Place &place) const
{
    if (!place.passage)
        return tr("The whole response");
    const soundings::Passage &p = *place.passage;
    for (const Part &part : m_compared.response.parts) {
        if (part.id == p.part)
            return passageOf(part.text, p.begin, std::min(p.end, p.begin + MostShown))
                .toString()
                .simplified();
    }
    return {};
}

QString PlacesModel::stateOf(int row) const
{
    const categorisation::Place &place = *at(row);
    const bool left = isTaken(place.left);
    const bool right = isTaken(place.right);
    if (left && right)
        return tr("Taken");
    if (left || right)
        return tr("Taken from %1").arg(left ? m_compared.left : m_compared.right);
    if (isLeftOut(row))
        return tr("Neither");
    if (place.agreed)
        return tr("Alike");
    if (place.left.empty() || place.right.empty())
        return tr("Only %1").arg(place.left.empty() ? m_compared.right : m_compared.left);
    return tr("Different");
}

QString PlacesModel::themesOf(const std::vector<Comment> &comments) const
{
    QStringList names;
    for (const Comment &comment : comments) {
        for (const ThemeId theme : comment.themes)
            names << m_compared.themes.value(theme);
        if (comment.stance != Stance::None)
            names << label(comment.stance);
    }
    names.removeDuplicates();
    return names.join(u", "_s);
}

QString PlacesModel::inWords(const std::vector<Comment> &comments) const
{
    QStringList lines;
    for (const Comment &comment : comments) {
        const QString themes = themesOf({comment});
        lines << (themes.isEmpty() ? tr("No theme") : themes);
        if (!comment.note.isEmpty())
            lines << tr("Note: %1").arg(comment.note);
    }
    return lines.isEmpty() ? tr("Nothing here") : lines.join(u'\n');
}

int PlacesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_compared.places.size());
}

int PlacesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PlacesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const categorisation::Place &place = *at(index.row());
    switch (index.column()) {
    case Passage:
        return quoteOf(place);
    case Left:
        return role == Qt::ToolTipRole ? inWords(place.left) : themesOf(place.left);
    case Right:
        return role == Qt::ToolTipRole ? inWords(place.right) : themesOf(place.right);
    case State:
        return stateOf(index.row());
    default:
        return {};
    }
}

QVariant PlacesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Passage:
        return tr("Passage");
    case Left:
        return m_compared.left.isEmpty() ? tr("First person") : m_compared.left;
    case Right:
        return m_compared.right.isEmpty() ? tr("Second person") : m_compared.right;
    case State:
        return tr("State");
    default:
        return {};
    }
}

} // namespace soundings
