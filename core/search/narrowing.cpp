#include "core/search/narrowing.h"

#include "core/search/fields.h"

#include <QHash>

namespace soundings::search {

namespace {

using namespace Qt::StringLiterals;

/// Counts and tests know the same thing by two names only here.
const QHash<QString, Field> &fieldsOfFacets()
{
    static const QHash<QString, Field> fields = {
        {u"theme"_s, Field::Theme},     {u"section"_s, Field::Section},   {u"kind"_s, Field::Kind},
        {u"channel"_s, Field::Channel}, {u"status"_s, Field::Status},     {u"timeliness"_s, Field::Is},
        {u"stance"_s, Field::Stance},   {u"campaign"_s, Field::Campaign}, {u"place"_s, Field::Place},
        {u"day"_s, Field::Received},    {u"assignee"_s, Field::Assignee}, {u"author"_s, Field::TaggedBy}};
    return fields;
}

const QString none = u"none"_s;

std::optional<FieldTest> testFor(Field field, const QString &value)
{
    const Result<FieldValue> read = readValue(field, value, value != none);
    return read ? std::optional(FieldTest{field, *read}) : std::nullopt;
}

/// As a facet shows it, if a facet could: what testFor() would make into the same test.
std::optional<QString> valueOf(const FieldTest &test, Field field)
{
    if (test.field != field)
        return std::nullopt;
    const QString written = toText(Node{.what = test});
    QString value = written.mid(written.indexOf(u':') + 1);
    if (value.startsWith(u'"') && value.endsWith(u'"') && value.size() > 1)
        value = value.mid(1, value.size() - 2);
    if (field == Field::Is && value != wordOf(Flag::OnTime) && value != wordOf(Flag::Late))
        return std::nullopt; // of the others no facet counts
    const std::optional<FieldTest> again = testFor(field, value);
    const auto *received = std::get_if<ReceivedTest>(&test.value);
    const bool aDay = !received || (received->relation == ReceivedTest::Relation::On && !received->first.time);
    return aDay && again && *again == test ? std::optional(value) : std::nullopt;
}

/// None where the node is anything but tests for values of the field.
QStringList valuesOf(const Node &node, Field field)
{
    if (node.negated)
        return {};
    if (const auto *test = std::get_if<FieldTest>(&node.what)) {
        const std::optional<QString> value = valueOf(*test, field);
        return value ? QStringList{*value} : QStringList();
    }
    const auto *group = std::get_if<Group>(&node.what);
    if (!group || group->join != Group::Join::Or)
        return {};
    QStringList values;
    for (const Node &part : group->parts) {
        const QStringList one = valuesOf(part, field);
        if (one.isEmpty())
            return {};
        values << one;
    }
    return values;
}

/// What all must fit, one by one.
std::vector<Node> requirements(const Node &query)
{
    if (std::holds_alternative<Everything>(query.what))
        return {};
    const auto *group = std::get_if<Group>(&query.what);
    const bool all = group && !query.negated && group->join == Group::Join::And;
    return all ? group->parts : std::vector<Node>{query};
}

Node joined(std::vector<Node> parts, Group::Join join)
{
    if (parts.empty())
        return Node{};
    if (parts.size() == 1)
        return std::move(parts.front());
    return Node{.what = Group{join, std::move(parts)}};
}

} // namespace

bool canNarrow(const QString &facet)
{
    return fieldsOfFacets().contains(facet);
}

bool findsOthers(const QString &facet)
{
    static const QStringList facets = {u"theme"_s, u"section"_s, u"stance"_s, u"place"_s, u"assignee"_s, u"author"_s};
    return facets.contains(facet);
}

QStringList chosenValues(const Node &query, const QString &facet)
{
    const auto field = fieldsOfFacets().constFind(facet);
    if (field == fieldsOfFacets().constEnd())
        return {};
    for (const Node &part : requirements(query)) {
        const QStringList values = valuesOf(part, *field);
        if (!values.isEmpty())
            return values;
    }
    return {};
}

Node narrowed(const Node &query, const QString &facet, const QStringList &values)
{
    const auto field = fieldsOfFacets().constFind(facet);
    if (field == fieldsOfFacets().constEnd())
        return query;
    std::vector<Node> parts = requirements(query);
    const auto chosen = std::find_if(parts.begin(), parts.end(),
                                     [&](const Node &part) { return !valuesOf(part, *field).isEmpty(); });
    auto place = chosen == parts.end() ? chosen : parts.erase(chosen); // the new test stands where the old one stood
    std::vector<Node> tests;
    for (const QString &value : values) {
        if (const std::optional<FieldTest> test = testFor(*field, value))
            tests.push_back(Node{.what = *test});
    }
    if (!tests.empty())
        parts.insert(place, joined(std::move(tests), Group::Join::Or));
    return joined(std::move(parts), Group::Join::And);
}

Node both(Node first, Node second)
{
    std::vector<Node> parts = requirements(first);
    std::vector<Node> others = requirements(second);
    parts.insert(parts.end(), std::make_move_iterator(others.begin()), std::make_move_iterator(others.end()));
    return joined(std::move(parts), Group::Join::And);
}

} // namespace soundings::search
