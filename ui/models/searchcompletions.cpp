#include "ui/models/searchcompletions.h"

#include "core/search/fields.h"

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

/// The facet whose values a field takes; empty for none.
QString facetOf(search::Field field)
{
    switch (field) {
    case search::Field::Theme: return u"theme"_s;
    case search::Field::Section: return u"section"_s;
    case search::Field::Place: return u"place"_s;
    case search::Field::Assignee: return u"assignee"_s;
    case search::Field::Campaign: return u"campaign"_s;
    case search::Field::TaggedBy: return u"author"_s;
    case search::Field::Received: return u"day"_s;
    default: return {};
    }
}

} // namespace

SearchCompletions::SearchCompletions(QObject *parent) : QAbstractListModel(parent) {}

void SearchCompletions::setDesk(Desk *desk)
{
    if (m_desk)
        disconnect(m_desk, nullptr, this, nullptr);
    m_desk = desk;
    m_values.clear();
    m_asked.clear();
    if (m_desk)
        connect(m_desk, &Desk::changed, this, [this] { m_values.clear(); });
}

void SearchCompletions::setTyped(const QString &query, int caret)
{
    m_query = query;
    m_caret = caret;
    fill();
}

void SearchCompletions::fill()
{
    std::vector<Row> rows;
    const search::Typing typing = search::typingAt(m_query, m_caret);
    for (const QString &field : search::fieldsFor(typing))
        rows.push_back({field, search::withField(m_query, typing, field)});
    if (typing.field) {
        const QStringList values = valuesOf(*typing.field);
        for (const QString &value : search::valuesFor(typing, values)) {
            if (value.compare(typing.written, Qt::CaseInsensitive) != 0) // what stands there already is no completion
                rows.push_back({search::nameOf(*typing.field) + u": "_s + value, search::withValue(m_query, typing, value)});
        }
    }
    for (const QString &query : m_recent) {
        if (query != m_query && query.contains(m_query.trimmed(), Qt::CaseInsensitive))
            rows.push_back({query, {query, query.size()}});
    }
    rows.resize(std::min(rows.size(), size_t(most)));
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

QStringList SearchCompletions::valuesOf(search::Field field)
{
    const QStringList fixed = search::allowedValues(field);
    if (!fixed.isEmpty())
        return fixed;
    const QString facet = facetOf(field);
    if (!facet.isEmpty() && !m_values.contains(facet))
        fetch(facet);
    return m_values.value(facet);
}

void SearchCompletions::fetch(const QString &facet)
{
    if (!m_desk || m_asked.contains(facet))
        return;
    m_asked << facet;
    m_desk->ask([facet](const Desk &desk) { return desk.countBy({}, facet); })
        .then(this, [this, facet, desk = m_desk](const Result<std::vector<FacetCount>> &counts) {
            if (desk != m_desk)
                return;
            m_asked.removeAll(facet);
            QStringList values; // none where it can't be told: what is typed is searched for all the same
            for (const FacetCount &count : counts ? *counts : std::vector<FacetCount>())
                values << count.value;
            m_values.insert(facet, values);
            fill();
            Q_EMIT arrived();
        });
}

int SearchCompletions::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant SearchCompletions::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= int(m_rows.size()))
        return {};
    const Row &row = m_rows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole: return row.shown;
    case Qt::EditRole:
    case WholeRole: return row.whole.query;
    case CaretRole: return int(row.whole.caret);
    default: return {};
    }
}

} // namespace soundings
