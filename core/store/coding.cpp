#include "core/store/coding.h"

#include "core/store/applying.h"

#include <QCoreApplication>
#include <QSet>

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

std::vector<Memo> memosFrom(Statement &rows)
{
    std::vector<Memo> memos;
    for (rows.run(); rows.next();) {
        memos.push_back({{rows.number(0)}, {static_cast<MemoKind>(rows.number(1)), rows.number(2)}, rows.text(3),
                         rows.text(4), {rows.number(5)}});
    }
    return memos;
}

const QString memoColumns = u"id, kind, target, text, author, at"_s;
const QString searchColumns = u"id, name, query, position, coalesce(theme, 0)"_s;

SavedSearch searchFrom(const Statement &row)
{
    return {{row.number(0)}, row.text(1), row.text(2), int(row.number(3)), {row.number(4)}};
}

QVariantList boundsOf(const std::optional<Passage> &passage)
{
    if (!passage)
        return {0, 0, 0};
    return {passage->part.value, passage->begin, passage->end};
}

void mark(Connection &connection, const QString &table, const QString &columns, const QVariantList &values, bool before,
          bool after)
{
    if (before == after)
        return;
    const QStringList names = columns.split(u", "_s);
    const QString same = names.join(u" = ? AND "_s) + u" = ?"_s;
    Statement statement(connection,
                        after ? u"INSERT INTO %1(%2) VALUES(%3) ON CONFLICT DO NOTHING"_s.arg(
                            table, columns, QStringList(names.size(), u"?"_s).join(u", "_s))
                              : u"DELETE FROM %1 WHERE %2"_s.arg(table, same));
    statement.withAll(values).run();
    if (statement.rowsAffected() != 1)
        overtaken("The response");
}

} // namespace

std::vector<Memo> memosOf(Connection &connection, const MemoTarget &target)
{
    Statement rows(connection, u"SELECT "_s + memoColumns + u" FROM memo WHERE kind = ? AND target = ? ORDER BY id"_s);
    return memosFrom(rows.with(int(target.kind), target.id));
}

std::vector<Memo> memosOf(Connection &connection, MemoKind kind)
{
    Statement rows(connection, u"SELECT "_s + memoColumns + u" FROM memo WHERE kind = ? ORDER BY id"_s);
    return memosFrom(rows.with(int(kind)));
}

std::vector<SavedSearch> savedSearchesOf(Connection &connection)
{
    std::vector<SavedSearch> searches;
    Statement rows(connection, u"SELECT "_s + searchColumns + u" FROM saved_search ORDER BY position, folded COLLATE \"binary\""_s);
    for (rows.run(); rows.next();)
        searches.push_back(searchFrom(rows));
    return searches;
}

std::vector<Coder> codersOf(Connection &connection, ResponseId response)
{
    std::vector<Coder> coders;
    Statement rows(connection, u"SELECT name, done FROM coder WHERE response = ? ORDER BY ordinal"_s);
    for (rows.with(response.value).run(); rows.next();)
        coders.push_back({rows.text(0), rows.number(1) != 0});
    return coders;
}

namespace {

/// Without their coders, by number.
std::vector<CodedResponse> responsesToCompare(Connection &connection, const QString &condition)
{
    std::vector<CodedResponse> found;
    Statement rows(connection, u"SELECT id, number, subject, comments FROM response "
                               "WHERE %1 ORDER BY number"_s.arg(condition));
    for (rows.run(); rows.next();)
        found.push_back({{rows.number(0)}, int(rows.number(1)), rows.text(2), {}, {}, int(rows.number(3))});
    Statement parts(connection, u"SELECT id, length(text) FROM part WHERE response = ? ORDER BY idx"_s);
    for (CodedResponse &response : found) {
        for (parts.with(response.id.value).run(); parts.next();)
            response.lengths.emplace_back(PartId{parts.number(0)}, int(parts.number(1)));
    }
    return found;
}

} // namespace

std::vector<CodedResponse> codedResponses(Connection &connection)
{
    std::vector<CodedResponse> found = responsesToCompare(connection, u"id IN (SELECT response FROM coder)"_s);
    for (CodedResponse &response : found)
        response.coders = codersOf(connection, response.id);
    return found;
}

std::vector<CodedResponse> taggedBySeveral(Connection &connection)
{
    return responsesToCompare(connection,
                              u"id IN (SELECT response FROM comment WHERE standing = %1 AND origin = %2 "
                              "GROUP BY response HAVING count(DISTINCT author) > 1) "
                              "AND id NOT IN (SELECT response FROM coder)"_s.arg(int(Standing::Counts))
                                  .arg(int(Origin::Person)));
}

std::vector<Passage> dismissedReferencesOf(Connection &connection, ResponseId response)
{
    std::vector<Passage> found;
    Statement rows(connection, u"SELECT part, begin, \"end\" FROM reference_dismissed WHERE response = ? "
                               "ORDER BY part, begin"_s);
    for (rows.with(response.value).run(); rows.next();)
        found.push_back({{rows.number(0)}, int(rows.number(1)), int(rows.number(2))});
    return found;
}

std::vector<std::optional<Passage>> dismissedProposalsOf(Connection &connection, ResponseId response, ThemeId theme)
{
    std::vector<std::optional<Passage>> found;
    Statement rows(connection, u"SELECT part, begin, \"end\" FROM proposal_dismissed WHERE response = ? AND theme = ? "
                               "ORDER BY part, begin"_s);
    for (rows.with(response.value, theme.value).run(); rows.next();) {
        found.push_back(rows.number(0) == 0 ? std::nullopt
                                            : std::optional(Passage{{rows.number(0)}, int(rows.number(1)),
                                                                    int(rows.number(2))}));
    }
    return found;
}

void writeMemo(Connection &connection, MemoWritten &change, const QString &by, Instant at)
{
    if (change.before) {
        Statement stood(connection, u"SELECT "_s + memoColumns + u" FROM memo WHERE id = ?"_s);
        if (memosFrom(stood.with(change.before->id.value)) != std::vector{*change.before})
            overtaken("The memo");
    }
    if (!change.after) {
        Statement(connection, u"DELETE FROM memo WHERE id = ?"_s).with(change.before->id.value).run();
        return;
    }
    Memo &memo = *change.after;
    if (!memo.id.isValid()) { // one from another program keeps its own
        memo.author = memo.author.isEmpty() ? by : memo.author;
        memo.at = memo.at == Instant() ? at : memo.at;
    }
    if (memo.text.trimmed().isEmpty())
        refuse(ErrorKind::Refused, text("A memo needs some words."));
    Statement insert(connection, u"INSERT INTO memo(id, kind, target, text, author, at) VALUES(?, ?, ?, ?, ?, ?) "
                                 "ON CONFLICT(id) DO UPDATE SET kind = excluded.kind, target = excluded.target, "
                                 "text = excluded.text, author = excluded.author, at = excluded.at RETURNING id"_s);
    insert.with(idOrNull(memo.id), int(memo.target.kind), memo.target.id, memo.text, memo.author, memo.at.ms).run();
    if (!memo.id.isValid())
        memo.id = {insert.insertedId()};
}

void writeSavedSearch(Connection &connection, SavedSearchWritten &change)
{
    if (change.before) {
        Statement stood(connection, u"SELECT "_s + searchColumns + u" FROM saved_search WHERE id = ?"_s);
        if (!stood.with(change.before->id.value).run().next() || searchFrom(stood) != *change.before)
            overtaken("The saved search");
    }
    if (!change.after) {
        Statement(connection, u"DELETE FROM saved_search WHERE id = ?"_s).with(change.before->id.value).run();
        return;
    }
    SavedSearch &search = *change.after;
    if (search.name.trimmed().isEmpty())
        refuse(ErrorKind::Refused, text("A saved search needs a name."));
    Statement same(connection, u"SELECT 1 FROM saved_search WHERE folded = ? AND id <> ?"_s);
    if (same.with(sortKey(search.name), search.id.value).run().next())
        refuse(ErrorKind::Refused, text("There is a saved search “%1” already. Choose another name.").arg(search.name));
    Statement insert(connection,
                     u"INSERT INTO saved_search(id, name, folded, query, position, theme) VALUES(?, ?, ?, ?, ?, ?) "
                     "ON CONFLICT(id) DO UPDATE SET name = excluded.name, folded = excluded.folded, "
                     "query = excluded.query, position = excluded.position, theme = excluded.theme RETURNING id"_s);
    insert.with(idOrNull(search.id), search.name, sortKey(search.name), search.query, search.position,
                idOrNull(search.theme))
        .run();
    if (!search.id.isValid())
        search.id = {insert.insertedId()};
}

namespace {

/// Who has finished sees what others made: all that counts, and once all have finished what they made independently.
/// Tagging on, whether by choice or by undo, would be independent no more.
void checkStillBlind(Connection &connection, const CodersChanged &change)
{
    const auto goesOn = [&](const Coder &before) {
        return before.done && std::any_of(change.after.begin(), change.after.end(), [&](const Coder &after) {
                   return !after.done && sortKey(after.name) == sortKey(before.name);
               });
    };
    if (std::none_of(change.before.begin(), change.before.end(), goesOn))
        return;
    const bool all = std::all_of(change.before.begin(), change.before.end(), [](const Coder &one) { return one.done; });
    Statement seen(connection, u"SELECT comments + proposals FROM response WHERE id = ?"_s);
    if (all || (seen.with(change.response.value).run().next() && seen.number(0) > 0)) {
        refuse(ErrorKind::Refused, text("Who has finished could see the others' comments. Going on would not be "
                                        "independent."));
    }
}

} // namespace

void changeCoders(Connection &connection, const CodersChanged &change)
{
    if (codersOf(connection, change.response) != change.before)
        overtaken("The response");
    checkStillBlind(connection, change);
    QSet<QString> names;
    for (const Coder &coder : change.after) {
        if (coder.name.trimmed().isEmpty() || names.contains(sortKey(coder.name)))
            refuse(ErrorKind::Refused, text("People who tag independently need a name each, and each another."));
        names.insert(sortKey(coder.name));
    }
    Statement(connection, u"DELETE FROM coder WHERE response = ?"_s).with(change.response.value).run();
    Statement insert(connection, u"INSERT INTO coder(response, ordinal, name, done) VALUES(?, ?, ?, ?)"_s);
    for (size_t i = 0; i < change.after.size(); ++i)
        insert.with(change.response.value, int(i), change.after[i].name, int(change.after[i].done)).run();
}

void dismissReference(Connection &connection, const ReferenceDismissed &change)
{
    checkPassage(connection, change.response, change.passage);
    mark(connection, u"reference_dismissed"_s, u"response, part, begin, \"end\""_s,
         QVariantList{change.response.value} + boundsOf(change.passage), change.before, change.after);
}

void dismissProposal(Connection &connection, const ProposalDismissed &change)
{
    if (change.passage)
        checkPassage(connection, change.response, *change.passage);
    mark(connection, u"proposal_dismissed"_s, u"response, theme, part, begin, \"end\""_s,
         QVariantList{change.response.value, change.theme.value} + boundsOf(change.passage), change.before,
         change.after);
}

void checkIndependent(Connection &connection, const Comment &comment)
{
    if (comment.standing != Standing::Independent)
        return;
    const std::vector<Coder> coders = codersOf(connection, comment.response);
    const auto mine = std::find_if(coders.begin(), coders.end(),
                                   [&](const Coder &coder) { return sortKey(coder.name) == sortKey(comment.author); });
    if (!isCodedIndependently(coders) || mine == coders.end())
        refuse(ErrorKind::Refused, text("%1 does not tag this response independently.").arg(comment.author));
    if (mine->done) {
        refuse(ErrorKind::Refused,
               text("%1 has finished tagging this response. What was tagged stays as it is, so that agreement can be "
                    "measured.").arg(comment.author));
    }
}

void checkPassage(Connection &connection, ResponseId response, const Passage &p)
{
    Statement length(connection, u"SELECT length(text) FROM part WHERE id = ? AND response = ?"_s);
    const bool found = length.with(p.part.value, response.value).run().next();
    if (!found || p.begin < 0 || p.begin >= p.end || p.end > length.number(0))
        refuse(ErrorKind::Refused, text("The passage lies outside the text of the response."));
}

} // namespace soundings::store
