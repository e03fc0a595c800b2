#include "core/store/points.h"

#include "core/consultation/labels.h"
#include "core/store/applying.h"
#include "core/store/coding.h"

#include <QCoreApplication>

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;

constexpr int excerptCharacters = 300;

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

template<class AnyId>
std::vector<AnyId> idsOf(Statement &rows)
{
    std::vector<AnyId> ids;
    for (rows.run(); rows.next();)
        ids.push_back({rows.number(0)});
    return ids;
}

std::vector<Point> pointsWhere(Connection &connection, const QString &condition, const QVariantList &binds)
{
    std::vector<Point> points;
    Statement rows(connection, u"SELECT id, title, text, outcome, reply, decided_by, decided_at FROM point WHERE "_s +
                                   condition + u" ORDER BY id"_s);
    for (rows.withAll(binds).run(); rows.next();) {
        points.push_back({{rows.number(0)},
                          rows.text(1),
                          rows.text(2),
                          {static_cast<Outcome>(rows.number(3)), rows.text(4), {}, rows.text(5), {rows.number(6)}}});
    }
    Statement sections(connection, u"SELECT section FROM point_section WHERE point = ? ORDER BY section"_s);
    for (Point &point : points)
        point.decision.sections = idsOf<SectionId>(sections.with(point.id.value));
    return points;
}

void tieSections(Connection &connection, PointId point, const std::vector<SectionId> &sections)
{
    Statement(connection, u"DELETE FROM point_section WHERE point = ?"_s).with(point.value).run();
    Statement insert(connection, u"INSERT INTO point_section VALUES(?, ?) ON CONFLICT DO NOTHING"_s);
    for (const SectionId section : sections)
        insert.with(point.value, section.value).run();
}

/// Sections of a decision are a set: in the order of their ids, each once, so that equal is equal.
void putInOrder(Decision &decision)
{
    std::sort(decision.sections.begin(), decision.sections.end());
    decision.sections.erase(std::unique(decision.sections.begin(), decision.sections.end()), decision.sections.end());
}

void checkWording(const Point &point)
{
    if (point.title.trimmed().isEmpty())
        refuse(ErrorKind::Refused, text("A point needs a line that says what was raised."));
}

bool exists(Connection &connection, const QString &query, qint64 value)
{
    Statement one(connection, u"SELECT EXISTS("_s + query + u")"_s);
    return one.with(value).run().next() && one.number(0) != 0;
}

} // namespace

std::vector<Point> pointsOf(Connection &connection)
{
    return pointsWhere(connection, u"1 = 1"_s, {});
}

Point pointOf(Connection &connection, PointId id)
{
    const std::vector<Point> found = pointsWhere(connection, u"id = ?"_s, {id.value});
    if (found.empty())
        refuse(ErrorKind::NotFound, text("This point is no longer there."));
    return found.front();
}

namespace {

/// Each response once for a point, with its one stance: that of its comments which take one, Mixed where they differ.
const QString stancesOfPoints = uR"sql(
    SELECT t.point AS point, c.response AS response, count(*) AS comments,
           CASE WHEN max(NULLIF(c.stance, 0)) IS NULL THEN 0
                WHEN min(NULLIF(c.stance, 0)) = max(NULLIF(c.stance, 0)) THEN max(c.stance)
                ELSE 3 END AS stance
    FROM comment_point t JOIN counted_comment c ON c.id = t.comment %1 GROUP BY t.point, c.response
)sql"_s;
static_assert(int(Stance::None) == 0 && int(Stance::Mixed) == 3);

} // namespace

QHash<PointId, PointTally> pointTallies(Connection &connection)
{
    QHash<PointId, PointTally> tallies;
    Statement rows(connection, u"SELECT point, stance, count(*), CAST(sum(comments) AS BIGINT) FROM (%1) s GROUP BY point, stance"_s.arg(
                                   stancesOfPoints.arg(QString())));
    for (rows.run(); rows.next();) {
        PointTally &tally = tallies[{rows.number(0)}];
        tally.responses += int(rows.number(2));
        tally.comments += int(rows.number(3));
        tally.byStance.at(size_t(rows.number(1))) += int(rows.number(2));
    }
    return tallies;
}

std::vector<PointStance> pointStances(Connection &connection, PointId point)
{
    std::vector<PointStance> stances;
    Statement rows(connection,
                   u"SELECT p.kind, s.stance, count(*) FROM (%1) s JOIN response r ON r.id = s.response "
                   "JOIN respondent p ON p.id = r.respondent GROUP BY p.kind, s.stance ORDER BY p.kind, s.stance"_s.arg(
                       stancesOfPoints.arg(u"WHERE t.point = ?"_s)));
    for (rows.with(point.value).run(); rows.next();) {
        stances.push_back({static_cast<RespondentKind>(rows.number(0)), static_cast<Stance>(rows.number(1)),
                           int(rows.number(2))});
    }
    return stances;
}

std::vector<std::pair<CommentId, ResponseId>> commentsThat(Connection &connection, const CommentFilter &filter)
{
    using Which = CommentFilter::Which;
    static const QString raisesOne = u"EXISTS(SELECT 1 FROM comment_point t WHERE t.comment = c.id)"_s;
    QStringList conditions;
    QVariantList binds;
    const auto demand = [&](const QString &condition, qint64 id) {
        conditions << condition;
        binds << id;
    };
    switch (filter.which) {
    case Which::WithoutPoint: conditions << u"c.needs_no_point = 0"_s << u"NOT "_s + raisesOne; break;
    case Which::NeedingNone: conditions << u"c.needs_no_point <> 0"_s; break;
    case Which::OfPoint:
        demand(u"c.id IN (SELECT comment FROM comment_point WHERE point = ?)"_s, filter.point.value);
        break;
    case Which::All: break;
    }
    if (filter.quotable)
        conditions << u"c.quotable <> 0"_s;
    if (filter.theme.isValid())
        demand(u"c.id IN (SELECT comment FROM comment_theme WHERE theme = ?)"_s, filter.theme.value);
    if (filter.section.isValid())
        demand(u"c.id IN (SELECT comment FROM comment_section WHERE section = ?)"_s, filter.section.value);
    std::vector<std::pair<CommentId, ResponseId>> comments;
    Statement rows(connection, u"SELECT c.id, c.response FROM counted_comment c JOIN response r ON r.id = c.response%1 "
                               "ORDER BY r.number, c.part NULLS FIRST, c.begin, c.id"_s
                                   .arg(conditions.isEmpty() ? QString() : u" WHERE "_s + conditions.join(u" AND "_s)));
    for (rows.withAll(binds).run(); rows.next();)
        comments.emplace_back(CommentId{rows.number(0)}, ResponseId{rows.number(1)});
    return comments;
}

PointProgress pointProgress(Connection &connection)
{
    PointProgress progress;
    Statement rows(connection, u"SELECT needs_no_point, EXISTS(SELECT 1 FROM comment_point t WHERE t.comment = c.id) AS raises, "
                               "count(*) FROM counted_comment c GROUP BY needs_no_point, raises"_s);
    for (rows.run(); rows.next();) {
        int &part = rows.number(1) != 0   ? progress.inPoints
                    : rows.number(0) != 0 ? progress.needingNone
                                          : progress.leftOver;
        part += int(rows.number(2));
    }
    return progress;
}

std::vector<CommentRow> commentRows(Connection &connection, const std::vector<CommentId> &ids)
{
    Statement row(connection,
                  u"SELECT c.response, r.number, p.kind, c.stance, c.note, p.name, p.organisation, p.address, "
                  "coalesce(substr(t.text, CAST(c.begin + 1 AS INTEGER), CAST(CASE WHEN c.\"end\" - c.begin > %1 "
                  "THEN %1 ELSE c.\"end\" - c.begin END AS INTEGER)), ''), r.subject, c.part, c.quotable FROM comment c JOIN response r ON r.id = c.response "
                  "JOIN respondent p ON p.id = r.respondent LEFT JOIN part t ON t.id = c.part WHERE c.id = ?"_s
                      .arg(excerptCharacters));
    Statement themes(connection, u"SELECT theme FROM comment_theme WHERE comment = ? ORDER BY theme"_s);
    Statement points(connection, u"SELECT point FROM comment_point WHERE comment = ? ORDER BY point"_s);
    std::vector<CommentRow> rows;
    rows.reserve(ids.size());
    for (const CommentId id : ids) {
        if (!row.with(id.value).run().next())
            continue;
        CommentRow one;
        one.id = id;
        one.response = {row.number(0)};
        one.number = int(row.number(1));
        one.kind = static_cast<RespondentKind>(row.number(2));
        one.stance = static_cast<Stance>(row.number(3));
        one.note = row.text(4);
        Respondent respondent;
        respondent.name = row.text(5);
        respondent.organisation = row.text(6);
        respondent.address = row.text(7);
        one.respondent = displayName(respondent);
        one.whole = row.isNull(10);
        one.quotable = row.number(11) != 0;
        one.words = (one.whole ? row.text(9) : row.text(8)).simplified();
        one.themes = idsOf<ThemeId>(themes.with(id.value));
        one.points = idsOf<PointId>(points.with(id.value));
        rows.push_back(std::move(one));
    }
    return rows;
}

std::optional<FinalText> finalTextOf(Connection &connection)
{
    Statement row(connection, u"SELECT file_name, sha256, pages FROM final_text"_s);
    if (!row.run().next())
        return std::nullopt;
    return FinalText{row.text(0), row.bytes(1), int(row.number(2))};
}

QHash<QString, ChangeJudgement> textChangesOf(Connection &connection)
{
    QHash<QString, ChangeJudgement> judgements;
    Statement rows(connection, u"SELECT key, editorial, note FROM text_change"_s);
    for (rows.run(); rows.next();)
        judgements.insert(rows.text(0), {{}, rows.number(1) != 0, rows.text(2)});
    Statement ties(connection, u"SELECT key, point FROM text_change_point ORDER BY key, point"_s);
    for (ties.run(); ties.next();)
        judgements[ties.text(0)].points.push_back({ties.number(1)});
    return judgements;
}

std::vector<std::pair<Passage, Redaction>> redactionsOf(Connection &connection, ResponseId response)
{
    std::vector<std::pair<Passage, Redaction>> redactions;
    Statement rows(connection, u"SELECT part, begin, \"end\", reason, hidden, note, author, at FROM redaction "
                               "WHERE response = ? ORDER BY part, begin, \"end\""_s);
    for (rows.with(response.value).run(); rows.next();) {
        redactions.push_back({{{rows.number(0)}, int(rows.number(1)), int(rows.number(2))},
                              {static_cast<RedactionReason>(rows.number(3)), rows.number(4) != 0, rows.text(5),
                               rows.text(6), {rows.number(7)}}});
    }
    return redactions;
}

std::vector<ResponseId> responsesWithRedactions(Connection &connection)
{
    Statement rows(connection, u"SELECT DISTINCT response FROM redaction ORDER BY response"_s);
    return idsOf<ResponseId>(rows);
}

void writePoint(Connection &connection, PointAdded &change)
{
    Point &p = change.point;
    checkWording(p);
    putInOrder(p.decision);
    Statement insert(connection, u"INSERT INTO point(id, title, text, outcome, reply, decided_by, decided_at) "
                                 "VALUES(?, ?, ?, ?, ?, ?, ?) RETURNING id"_s);
    insert
        .with(idOrNull(p.id), p.title, p.text, int(p.decision.outcome), p.decision.reply, p.decision.by,
              p.decision.at.ms)
        .run();
    p.id = {insert.insertedId()};
    tieSections(connection, p.id, p.decision.sections);
}

void writePoint(Connection &connection, const PointChanged &change)
{
    if (pointOf(connection, change.before.id) != change.before)
        overtaken("The point");
    checkWording(change.after);
    Statement(connection, u"UPDATE point SET title = ?, text = ? WHERE id = ?"_s)
        .with(change.after.title, change.after.text, change.after.id.value)
        .run();
}

void writePoint(Connection &connection, const PointRemoved &change)
{
    const qint64 id = change.point.id.value;
    if (pointOf(connection, change.point.id) != change.point)
        overtaken("The point");
    if (exists(connection, u"SELECT 1 FROM comment_point WHERE point = ?"_s, id) ||
        exists(connection, u"SELECT 1 FROM text_change_point WHERE point = ?"_s, id)) {
        refuse(ErrorKind::Refused,
               text("Comments or changes of the final text belong to “%1” still. Say first where they go.")
                   .arg(change.point.title));
    }
    Statement(connection, u"DELETE FROM point_section WHERE point = ?"_s).with(id).run();
    Statement(connection, u"DELETE FROM point WHERE id = ?"_s).with(id).run();
}

void recordDecision(Connection &connection, DecisionRecorded &change, const QString &by, Instant at)
{
    const Point stood = pointOf(connection, change.point);
    putInOrder(change.before);
    putInOrder(change.after);
    if (stood.decision != change.before)
        overtaken("The decision");
    if (change.after.by.isEmpty() && change.after != Decision()) {
        change.after.by = by;
        change.after.at = at;
    }
    change.title = stood.title;
    const Decision &d = change.after;
    Statement(connection, u"UPDATE point SET outcome = ?, reply = ?, decided_by = ?, decided_at = ? WHERE id = ?"_s)
        .with(int(d.outcome), d.reply, d.by, d.at.ms, change.point.value)
        .run();
    tieSections(connection, change.point, d.sections);
}

void setFinalText(Connection &connection, const FinalTextSet &change)
{
    if (finalTextOf(connection) != change.before)
        overtaken("The final text");
    connection.run(u"DELETE FROM final_text"_s);
    if (change.after) {
        Statement(connection, u"INSERT INTO final_text(id, file_name, sha256, pages) VALUES(1, ?, ?, ?)"_s)
            .with(change.after->fileName, change.after->sha256, change.after->pages)
            .run();
    }
}

void judgeTextChange(Connection &connection, const TextChangeJudged &change)
{
    if (textChangesOf(connection).value(change.key) != change.before)
        overtaken("The change of the final text");
    Statement(connection, u"DELETE FROM text_change_point WHERE key = ?"_s).with(change.key).run();
    Statement(connection, u"DELETE FROM text_change WHERE key = ?"_s).with(change.key).run();
    if (change.after == ChangeJudgement())
        return;
    Statement(connection, u"INSERT INTO text_change(key, editorial, note) VALUES(?, ?, ?)"_s)
        .with(change.key, int(change.after.editorial), change.after.note)
        .run();
    Statement tie(connection, u"INSERT INTO text_change_point VALUES(?, ?) ON CONFLICT DO NOTHING"_s);
    for (const PointId point : change.after.points)
        tie.with(change.key, point.value).run();
}

void judgeRedaction(Connection &connection, RedactionJudged &change, const QString &by, Instant at)
{
    const std::vector<std::pair<Passage, Redaction>> all = redactionsOf(connection, change.response);
    const auto stood = std::find_if(all.begin(), all.end(),
                                    [&](const auto &one) { return one.first == change.passage; });
    if ((stood == all.end() ? std::nullopt : std::optional(stood->second)) != change.before)
        overtaken("The redaction");
    const Passage &p = change.passage;
    Statement(connection, u"DELETE FROM redaction WHERE response = ? AND part = ? AND begin = ? AND \"end\" = ?"_s)
        .with(change.response.value, p.part.value, p.begin, p.end)
        .run();
    if (!change.after)
        return;
    checkPassage(connection, change.response, p);
    Redaction &r = *change.after;
    if (r.by.isEmpty()) {
        r.by = by;
        r.at = at;
    }
    Statement(connection, u"INSERT INTO redaction(response, part, begin, \"end\", reason, hidden, note, author, at) "
                          "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)"_s)
        .with(change.response.value, p.part.value, p.begin, p.end, int(r.reason), int(r.hidden), r.note, r.by, r.at.ms)
        .run();
}

} // namespace soundings::store
