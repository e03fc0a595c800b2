#include "core/store/querysql.h"

#include "core/index/times.h"
#include "core/search/wordscanner.h"

#include <QCoreApplication>
#include <QSqlError>
#include <QSqlQuery>

#include <algorithm>
#include <optional>

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;
using namespace soundings::search;

struct Sql
{
    QString where;
    QVariantList binds;
};

// --- Words: one MATCH expression for as many neighbours as FTS5 can join
// -------------------------------------

QString joinedMatch(const QStringList &parts, QStringView by)
{
    return parts.size() == 1 ? parts.first() : u'(' + parts.join(by) + u')';
}

/// Words that must be there and words that must not; the former not empty.
QString differenceMatch(const QStringList &wanted, const QStringList &excluded)
{
    const QString all = joinedMatch(wanted, u" AND ");
    return excluded.isEmpty() ? all : u'(' + all + u" NOT "_s + joinedMatch(excluded, u" OR ") + u')';
}

std::optional<QString> matchOf(const Node &node, const Engine &engine);

/// Of a group, the parts that are words alone, as MATCH expressions, and the others.
struct Sorted
{
    QStringList wanted;
    QStringList excluded;
    std::vector<const Node *> others;
};
Sorted sorted(const Group &group, const Engine &engine)
{
    Sorted parts;
    for (const Node &part : group.parts) {
        if (const std::optional<QString> match = matchOf(part, engine))
            (part.negated ? parts.excluded : parts.wanted) << *match;
        else
            parts.others.push_back(&part);
    }
    return parts;
}

/// The node, were it not negated, as one MATCH expression. None where it asks for more than words, or where
/// FTS5, whose NOT has two sides, can't say it, and where the engine joins no words.
std::optional<QString> matchOf(const Node &node, const Engine &engine)
{
    if (!engine.joinsWords())
        return std::nullopt;
    if (const auto *text = std::get_if<Text>(&node.what))
        return engine.matchOf(*text).first();
    const auto *group = std::get_if<Group>(&node.what);
    if (!group)
        return std::nullopt;
    const Sorted parts = sorted(*group, engine);
    if (!parts.others.empty() || parts.wanted.isEmpty())
        return std::nullopt;
    if (group->join == Group::Join::And)
        return differenceMatch(parts.wanted, parts.excluded);
    return parts.excluded.isEmpty() ? std::optional(joinedMatch(parts.wanted, u" OR ")) : std::nullopt;
}

/// Whether the node asks for a word of every response that it finds.
bool asksForWords(const Node &node)
{
    if (node.negated)
        return false;
    if (const auto *group = std::get_if<Group>(&node.what)) {
        return group->join == Group::Join::And ? std::any_of(group->parts.begin(), group->parts.end(), asksForWords)
                                               : std::all_of(group->parts.begin(), group->parts.end(), asksForWords);
    }
    return std::holds_alternative<Text>(node.what);
}

/// What every response that fits the node fits too, as a MATCH expression.
std::optional<QString> requiredMatch(const Node &node, const Engine &engine)
{
    if (!asksForWords(node))
        return std::nullopt;
    if (const std::optional<QString> whole = matchOf(node, engine))
        return whole;
    const auto &group = std::get<Group>(node.what);
    QStringList found;
    for (const Node &part : group.parts) {
        if (const std::optional<QString> match = requiredMatch(part, engine))
            found << *match;
    }
    return joinedMatch(found, group.join == Group::Join::And ? u" AND " : u" OR ");
}

Sql receivedSql(const ReceivedTest &test, const QTimeZone &zone)
{
    const index::TimeSpan span = index::timeSpanOf(test, zone);
    const bool from = span.from != index::TimeSpan().from;
    const bool until = span.until != index::TimeSpan().until;
    if (from && until)
        return {u"(r.received >= ? AND r.received < ?)"_s, {span.from, span.until}};
    return from ? Sql{u"r.received >= ?"_s, {span.from}} : Sql{u"r.received < ?"_s, {span.until}};
}

// --- Fields
// --------------------------------------------------------------------------------------------------

/// Themes by path from the top: `path` is '/' and the folded names with '/' between.
const QString themePaths = u"path(id, path) AS (SELECT id, '/' || folded FROM theme WHERE parent IS NULL "
                           "UNION ALL SELECT t.id, path.path || '/' || t.folded FROM theme t "
                           "JOIN path ON t.parent = path.id)"_s;
/// A theme is named by its path or the end of it: "Apprenticeships" or "People/Apprenticeships".
const QString themeNamed = u"SELECT id FROM path WHERE substr(path, length(path) - length(?) + 1) = ?"_s;
const QString sectionNamed = u"SELECT id FROM section WHERE fold(number) = ? OR fold(title) = ?"_s;

QVariantList themeBinds(const QString &value)
{
    const QString end = u'/' + fold(value);
    return {end, end};
}

QVariantList sectionBinds(const QString &value)
{
    QString folded = fold(value);
    while (folded.size() > 1 && folded.endsWith(u'.')) // "3.2." is 3.2
        folded.chop(1);
    return {folded, folded};
}

Sql themeSql(const QString &value)
{
    return {u"r.id IN (WITH RECURSIVE "_s + themePaths + u", sub(id) AS ("_s + themeNamed +
                u" UNION SELECT t.id FROM theme t JOIN sub ON t.parent = sub.id) "
                "SELECT c.response FROM counted_comment c JOIN comment_theme ct ON ct.comment = c.id "
                "WHERE ct.theme IN (SELECT id FROM sub))"_s,
            themeBinds(value)};
}

Sql sectionSql(const QString &value)
{
    return {u"r.id IN (WITH RECURSIVE sub(id) AS ("_s + sectionNamed +
                u" UNION SELECT s.id FROM section s JOIN sub ON s.parent = sub.id) "
                "SELECT c.response FROM counted_comment c JOIN comment_section cs ON cs.comment = c.id "
                "WHERE cs.section IN (SELECT id FROM sub))"_s,
            sectionBinds(value)};
}

Sql respondentSql(const QString &condition, const QVariantList &binds)
{
    return {u"r.respondent IN (SELECT id FROM respondent WHERE "_s + condition + u')', binds};
}

Sql commentSql(const QString &condition, const QVariantList &binds)
{
    return {u"r.id IN (SELECT response FROM counted_comment WHERE "_s + condition + u')', binds};
}

Sql textSql(Field field, const QString &value)
{
    const QString folded = fold(value);
    switch (field) {
    case Field::Theme:
        return themeSql(value);
    case Field::Section:
        return sectionSql(value);
    case Field::From:
        return respondentSql(
            u"instr(fold(address), ?) > 0 OR instr(fold(name), ?) > 0 OR instr(fold(organisation), ?) > 0"_s,
            {folded, folded, folded});
    case Field::Place: // from the beginning of a word: "trent" finds Stoke-on-Trent, "ash" not Wash
        return respondentSql(u"instr(' ' || replace(fold(place), '-', ' '), ?) > 0"_s,
                             {u' ' + QString(folded).replace(u'-', u' ')});
    case Field::Assignee: // whole words of the name
        return {u"instr(' ' || fold(r.assignee) || ' ', ?) > 0"_s, {u' ' + folded + u' '}};
    case Field::TaggedBy:
        return commentSql(u"instr(' ' || fold(author) || ' ', ?) > 0"_s, {u' ' + folded + u' '});
    default:
        return commentSql(u"instr(fold(note), ?) > 0"_s, {folded});
    }
}

/// That the response has any value of the field.
Sql anySql(Field field)
{
    switch (field) {
    case Field::Theme:
        return {u"r.id IN (SELECT c.response FROM counted_comment c JOIN comment_theme ct ON ct.comment = c.id)"_s,
                {}};
    case Field::Section:
        return {u"r.id IN (SELECT c.response FROM counted_comment c JOIN comment_section cs ON cs.comment = c.id)"_s,
                {}};
    case Field::Kind:
        return respondentSql(u"kind <> ?"_s, {static_cast<int>(RespondentKind::Unknown)});
    case Field::From:
        return respondentSql(u"name <> '' OR organisation <> '' OR address <> ''"_s, {});
    case Field::Place:
        return respondentSql(u"place <> ''"_s, {});
    case Field::Assignee:
        return {u"r.assignee <> ''"_s, {}};
    case Field::Stance:
        return commentSql(u"stance <> ?"_s, {static_cast<int>(Stance::None)});
    case Field::Note:
        return commentSql(u"note <> ''"_s, {});
    case Field::TaggedBy:
        return {u"r.comments > 0"_s, {}};
    case Field::Campaign:
        return {u"r.id IN (SELECT response FROM campaign_member WHERE campaign IS NOT NULL)"_s, {}};
    default:
        return {u"FALSE"_s, {}}; // every response has a value of the others, and the parser takes no “any” of them
    }
}

Sql flagSql(Flag flag)
{
    switch (flag) {
    case Flag::OnTime:
        return {u"r.timeliness = ?"_s, {static_cast<int>(Timeliness::OnTime)}};
    case Flag::Late:
        return {u"r.timeliness = ?"_s, {static_cast<int>(Timeliness::Late)}};
    case Flag::Confidential:
        return {u"r.confidentiality = ?"_s, {static_cast<int>(Confidentiality::Confidential)}};
    case Flag::Duplicate:
        return {u"EXISTS(SELECT 1 FROM twin WHERE twin.response = r.id AND twin.ruling = ?)"_s,
                {static_cast<int>(TwinRuling::SetAside)}};
    case Flag::Acknowledged:
        return {u"r.acknowledged IS NOT NULL"_s, {}};
    case Flag::Proposed:
        return {u"r.proposals > 0"_s, {}};
    case Flag::Quotable:
        return commentSql(u"quotable <> 0"_s, {});
    case Flag::Opened:
        return {u"EXISTS(SELECT 1 FROM viewing WHERE viewing.response = r.id)"_s, {}};
    case Flag::Unopened:
        return {u"NOT EXISTS(SELECT 1 FROM viewing WHERE viewing.response = r.id)"_s, {}};
    case Flag::Attachment:
        return {u"r.attachments > 0"_s, {}};
    case Flag::Comment:
        return {u"r.comments > 0"_s, {}};
    }
    Q_UNREACHABLE();
}

QString negatedSql(const QString &condition)
{
    return u'(' + condition + u") IS NOT TRUE"_s; // what is unknown (NULL) does not fit
}

struct FieldWriter
{
    Field field;
    const QTimeZone &zone;

    Sql operator()(Presence presence) const
    {
        Sql any = anySql(field);
        return presence == Presence::Any ? any : Sql{negatedSql(any.where), any.binds};
    }
    Sql operator()(const QString &text) const { return textSql(field, text); }
    Sql operator()(int number) const
    {
        return field == Field::Ref
                   ? Sql{u"r.number = ?"_s, {number}}
                   : Sql{u"r.id IN (SELECT response FROM campaign_member WHERE campaign = ?)"_s, {number}};
    }
    Sql operator()(Flag flag) const { return flagSql(flag); }
    Sql operator()(RespondentKind kind) const
    {
        return respondentSql(u"kind = ?"_s, {static_cast<int>(kind)});
    }
    Sql operator()(Channel channel) const { return {u"r.channel = ?"_s, {static_cast<int>(channel)}}; }
    Sql operator()(Status status) const { return {u"r.status = ?"_s, {static_cast<int>(status)}}; }
    Sql operator()(Stance stance) const { return commentSql(u"stance = ?"_s, {static_cast<int>(stance)}); }
    Sql operator()(const ReceivedTest &test) const { return receivedSql(test, zone); }
};

// --- The tree
// ------------------------------------------------------------------------------------------------

Sql matchSql(const QString &match, const Engine &engine)
{
    return {engine.matchCondition(), {match}};
}

Sql textMatchSql(const Text &text, const Engine &engine)
{
    const QStringList matches = engine.matchOf(text);
    const QStringList conditions(matches.size(), engine.matchCondition());
    return {conditions.join(u" AND "_s), QVariantList(matches.begin(), matches.end())};
}

Sql nodeSql(const Node &node, const QTimeZone &zone, const Engine &engine);

Sql groupSql(const Group &group, const QTimeZone &zone, const Engine &engine)
{
    const bool all = group.join == Group::Join::And;
    const Sorted parts = sorted(group, engine);
    std::vector<Sql> made;
    QStringList excluded = parts.excluded;
    if (!parts.wanted.isEmpty() && all)
        made.push_back(matchSql(differenceMatch(parts.wanted, std::exchange(excluded, {})), engine));
    else if (!parts.wanted.isEmpty())
        made.push_back(matchSql(joinedMatch(parts.wanted, u" OR "), engine));
    if (!excluded.isEmpty()) { // -a AND -b lacks a or b; -a OR -b lacks a and b
        const Sql found = matchSql(joinedMatch(excluded, all ? u" OR " : u" AND "), engine);
        made.push_back({negatedSql(found.where), found.binds});
    }
    for (const Node *other : parts.others)
        made.push_back(nodeSql(*other, zone, engine));

    QStringList conditions;
    Sql whole;
    for (const Sql &part : made) {
        conditions << part.where;
        whole.binds << part.binds;
    }
    whole.where = u'(' + conditions.join(all ? u" AND "_s : u" OR "_s) + u')';
    return whole;
}

Sql nodeSql(const Node &node, const QTimeZone &zone, const Engine &engine)
{
    Sql sql;
    if (const std::optional<QString> match = matchOf(node, engine))
        sql = matchSql(*match, engine);
    else if (const auto *text = std::get_if<Text>(&node.what))
        sql = textMatchSql(*text, engine);
    else if (const auto *test = std::get_if<FieldTest>(&node.what))
        sql = std::visit(FieldWriter{test->field, zone}, test->value);
    else if (const auto *group = std::get_if<Group>(&node.what))
        sql = groupSql(*group, zone, engine);
    else
        sql = {u"TRUE"_s, {}};
    return node.negated ? Sql{negatedSql(sql.where), sql.binds} : sql;
}

// --- Relevance
// ---------------------------------------------------------------------------------------------------

bool isWordsAlone(const Node &node)
{
    if (const auto *group = std::get_if<Group>(&node.what))
        return std::all_of(group->parts.begin(), group->parts.end(), isWordsAlone);
    return std::holds_alternative<Text>(node.what);
}

/// What of a node asks for words.
Node wordsOf(const Node &node)
{
    if (isWordsAlone(node))
        return node;
    const auto &group = std::get<Group>(node.what);
    Group words{group.join, {}};
    for (const Node &part : group.parts) {
        if (asksForWords(part))
            words.parts.push_back(wordsOf(part));
    }
    return words.parts.size() == 1 ? words.parts.front() : Node{false, std::move(words)};
}

/// Both; either may ask for nothing.
Node both(const Node &a, const Node &b)
{
    if (std::holds_alternative<Everything>(a.what))
        return b;
    return Node{false, Group{Group::Join::And, {a, b}}};
}

/// The texts by which relevance ranks what the node finds; each counts in the responses that fit `where`.
void collectRanking(const Node &node, const Node &where, const QTimeZone &zone, const Engine &engine,
                    std::vector<RankedText> &texts)
{
    if (!asksForWords(node))
        return;
    if (const auto *text = std::get_if<Text>(&node.what)) {
        const Sql sql = nodeSql(where, zone, engine);
        texts.push_back({*text, where, sql.where, sql.binds});
        return;
    }
    const auto *group = std::get_if<Group>(&node.what);
    for (const Node &part : group->parts) {
        const bool branches = group->join == Group::Join::Or && std::holds_alternative<Group>(part.what);
        collectRanking(part, branches ? both(where, wordsOf(part)) : where, zone, engine, texts);
    }
}

// --- Names
// ---------------------------------------------------------------------------------------------------

void collectNames(const Node &node, std::vector<FieldTest> &names)
{
    if (const auto *group = std::get_if<Group>(&node.what)) {
        for (const Node &part : group->parts)
            collectNames(part, names);
    } else if (const auto *test = std::get_if<FieldTest>(&node.what)) {
        const bool named = test->field == Field::Theme || test->field == Field::Section;
        if (named && std::holds_alternative<QString>(test->value))
            names.push_back(*test);
    }
}

} // namespace

Result<CompiledQuery> compileQuery(const Node &query, const QTimeZone &zone, const Engine &engine)
{
    if (!zone.isValid()) {
        return failure(ErrorKind::Invalid,
                       QCoreApplication::translate("soundings::store",
                                                   "The consultation's time zone is not known here."));
    }
    const Sql sql = nodeSql(query, zone, engine);
    CompiledQuery compiled{sql.where, sql.binds, {}, {}};
    collectRanking(query, {}, zone, engine, compiled.ranking);
    if (engine.joinsWords())
        compiled.match = requiredMatch(query, engine).value_or(QString());
    return compiled;
}

Result<> checkNames(const Node &query, const QSqlDatabase &database)
{
    std::vector<FieldTest> names;
    collectNames(query, names);
    for (const FieldTest &name : names) {
        const bool theme = name.field == Field::Theme;
        const QString value = std::get<QString>(name.value);
        QSqlQuery find(database);
        find.setForwardOnly(true);
        bool done =
            find.prepare(theme ? u"WITH RECURSIVE "_s + themePaths + u' ' + themeNamed : sectionNamed);
        const QVariantList binds = theme ? themeBinds(value) : sectionBinds(value);
        for (const QVariant &bind : binds)
            find.addBindValue(bind);
        done = done && find.exec();
        if (!done) {
            return failure(
                ErrorKind::Storage,
                QCoreApplication::translate("soundings::store", "Themes and sections can't be read from %1.")
                    .arg(database.databaseName()),
                find.lastError().text());
        }
        if (!find.next()) {
            const QString sentence =
                theme ? QCoreApplication::translate("soundings::store",
                                                    "There is no theme “%1” in this consultation.")
                      : QCoreApplication::translate("soundings::store",
                                                    "There is no section “%1” in this consultation.");
            return failure(ErrorKind::Invalid, sentence.arg(value), u"column %1"_s.arg(name.column));
        }
    }
    return {};
}

} // namespace soundings::store
