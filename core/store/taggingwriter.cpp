#include "core/store/taggingwriter.h"

#include "core/store/applying.h"
#include "core/store/coding.h"
#include "core/store/points.h"
#include "core/store/reading.h"

#include <QCoreApplication>

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

/// A comment's themes, sections and points are sets: in the order of their ids, each once, so that equal is equal.
void putInOrder(Comment &comment)
{
    const auto tidy = [](auto &ids) {
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    };
    tidy(comment.themes);
    tidy(comment.sections);
    tidy(comment.points);
}

/// What a change of the codebook or of the draft's sections may do to a comment that nobody may change any
/// more.
bool differInTiesOnly(Comment before, const Comment &after)
{
    before.themes = after.themes;
    before.sections = after.sections;
    return before == after;
}

bool recodes(const ChangeSet &changes)
{
    return std::any_of(changes.begin(), changes.end(), [](const Change &change) {
        const auto *added = std::get_if<ThemeAdded>(&change);
        return std::holds_alternative<ThemeRemoved>(change) || (added && added->theme.id.isValid()) ||
               std::holds_alternative<SectionChanged>(change);
    });
}

} // namespace

TaggingWriter::TaggingWriter(Connection &connection, QString by, Instant at, const ChangeSet &changes)
    : m_db(connection)
    , m_by(std::move(by))
    , m_at(at)
    , m_recodes(recodes(changes))
{}

ThemeId TaggingWriter::given(ThemeId theme) const
{
    return m_given.value(theme, theme);
}

PointId TaggingWriter::given(PointId point) const
{
    return m_givenPoints.value(point, point);
}

void TaggingWriter::write(PointAdded &change)
{
    const PointId placeholder = change.point.id;
    writePoint(m_db, change);
    if (placeholder.value < 0)
        m_givenPoints.insert(placeholder, change.point.id);
}

/// Themes and points by their ids, and in order.
void TaggingWriter::complete(Comment &comment) const
{
    for (ThemeId &theme : comment.themes)
        theme = given(theme);
    for (PointId &point : comment.points)
        point = given(point);
    putInOrder(comment);
    comment.needsNoPoint &= comment.points.empty();
    if (comment.standing != Standing::Counts && (comment.needsNoPoint || !comment.points.empty()))
        refuse(ErrorKind::Refused, text("Only a comment that counts raises a point."));
}

void TaggingWriter::write(ThemeAdded &change)
{
    Theme &t = change.theme;
    const ThemeId placeholder = t.id;
    t.parent = given(t.parent);
    checkName(t);
    Statement insert(m_db,
                     u"INSERT INTO theme(id, parent, name, folded, definition, colour, key, position, "
                     "examples, inclusion, exclusion, retired) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                     "RETURNING id"_s);
    insert
        .with(idOrNull(t.id), idOrNull(t.parent), t.name, sortKey(t.name), t.definition, t.colour, t.key,
              t.position, t.examples, t.inclusion, t.exclusion, int(t.retired))
        .run();
    t.id = {insert.insertedId()};
    if (placeholder.value < 0)
        m_given.insert(placeholder, t.id);
}

void TaggingWriter::write(ThemeChanged &change)
{
    const Theme &t = change.after;
    if (themeOf(m_db, t.id) != change.before)
        overtaken("The theme");
    checkName(t);
    checkNoLoop(t);
    Statement(m_db,
              u"UPDATE theme SET parent = ?, name = ?, folded = ?, definition = ?, colour = ?, key = ?, "
              "position = ?, examples = ?, inclusion = ?, exclusion = ?, retired = ? WHERE id = ?"_s)
        .with(idOrNull(t.parent), t.name, sortKey(t.name), t.definition, t.colour, t.key, t.position,
              t.examples, t.inclusion, t.exclusion, int(t.retired), t.id.value)
        .run();
}

void TaggingWriter::write(ThemeRemoved &change)
{
    const Theme &t = change.theme;
    Statement used(m_db, u"SELECT EXISTS(SELECT 1 FROM comment_theme WHERE theme = ?), "
                         "EXISTS(SELECT 1 FROM theme WHERE parent = ?), "
                         "EXISTS(SELECT 1 FROM saved_search WHERE theme = ?)"_s);
    used.with(t.id.value, t.id.value, t.id.value).run().next();
    if (used.number(0) || used.number(1)) {
        refuse(ErrorKind::Refused,
               text("“%1” still has comments or sub-themes. Move them first, then remove it.").arg(t.name));
    }
    if (used.number(2))
        refuse(ErrorKind::Refused, text("A saved search proposes “%1”. Change that first.").arg(t.name));
    Statement(m_db, u"DELETE FROM theme WHERE id = ?"_s).with(t.id.value).run();
}

void TaggingWriter::write(CommentAdded &change)
{
    Comment &c = change.comment;
    complete(c);
    if (!c.id.isValid()) {
        c.at = c.at == Instant() ? m_at : c.at;
        c.author = c.author.isEmpty() ? m_by : c.author;
    }
    if (c.passage)
        checkPassage(m_db, c.response, *c.passage);
    checkIndependent(m_db, c);
    Statement insert(m_db,
                     u"INSERT INTO comment(id, response, part, begin, \"end\", stance, note, author, at, "
                     "origin, quotable, standing, because, needs_no_point) "
                     "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                     "RETURNING id"_s);
    const QVariant none(QMetaType::fromType<qint64>());
    insert
        .with(idOrNull(c.id), c.response.value, c.passage ? idOrNull(c.passage->part) : none,
              c.passage ? QVariant(c.passage->begin) : none, c.passage ? QVariant(c.passage->end) : none,
              int(c.stance), c.note, c.author, c.at.ms, int(c.origin), int(c.quotable), int(c.standing),
              c.because, int(c.needsNoPoint))
        .run();
    c.id = {insert.insertedId()};
    tie(c);
    countComment(c, +1);
}

void TaggingWriter::write(CommentChanged &change)
{
    putInOrder(change.before);
    complete(change.after);
    if (commentOf(m_db, change.before.id) != change.before)
        overtaken("The comment");
    const Comment &c = change.after;
    if (c.passage)
        checkPassage(m_db, c.response, *c.passage);
    if (!(m_recodes && differInTiesOnly(change.before, c))) {
        checkIndependent(m_db, change.before);
        checkIndependent(m_db, c);
    }
    const QVariant none(QMetaType::fromType<qint64>());
    Statement(m_db, u"UPDATE comment SET part = ?, begin = ?, \"end\" = ?, stance = ?, note = ?, author = ?, "
                    "quotable = ?, standing = ?, because = ?, needs_no_point = ? WHERE id = ?"_s)
        .with(c.passage ? idOrNull(c.passage->part) : none, c.passage ? QVariant(c.passage->begin) : none,
              c.passage ? QVariant(c.passage->end) : none, int(c.stance), c.note, c.author, int(c.quotable),
              int(c.standing), c.because, int(c.needsNoPoint), c.id.value)
        .run();
    untie(c.id);
    tie(c);
    countComment(change.before, -1);
    countComment(c, +1);
}

void TaggingWriter::write(CommentRemoved &change)
{
    putInOrder(change.comment);
    if (commentOf(m_db, change.comment.id) != change.comment)
        overtaken("The comment");
    checkIndependent(m_db, change.comment);
    untie(change.comment.id);
    Statement(m_db, u"DELETE FROM comment WHERE id = ?"_s).with(change.comment.id.value).run();
    countComment(change.comment, -1);
}

void TaggingWriter::checkName(const Theme &theme)
{
    if (theme.name.trimmed().isEmpty() || theme.name.contains(u'/')) {
        refuse(ErrorKind::Refused,
               text("A theme needs a name, without the sign “/”, which stands between a theme "
                    "and its sub-theme."));
    }
    Statement same(m_db, u"SELECT 1 FROM theme WHERE coalesce(parent, 0) = ? AND folded = ? AND id <> ?"_s);
    if (same.with(theme.parent.value, sortKey(theme.name), theme.id.value).run().next())
        refuse(ErrorKind::Refused,
               text("There is a theme “%1” here already. Choose another name.").arg(theme.name));
}

void TaggingWriter::checkNoLoop(const Theme &theme)
{
    for (ThemeId up = theme.parent; up.isValid(); up = themeOf(m_db, up).parent) {
        if (up == theme.id)
            refuse(ErrorKind::Refused, text("“%1” can't be moved beneath itself.").arg(theme.name));
    }
}

void TaggingWriter::tie(const Comment &comment)
{
    Statement theme(m_db, u"INSERT INTO comment_theme VALUES(?, ?) ON CONFLICT DO NOTHING"_s);
    for (const ThemeId id : comment.themes)
        theme.with(comment.id.value, id.value).run();
    Statement section(m_db, u"INSERT INTO comment_section VALUES(?, ?) ON CONFLICT DO NOTHING"_s);
    for (const SectionId id : comment.sections)
        section.with(comment.id.value, id.value).run();
    Statement point(m_db, u"INSERT INTO comment_point VALUES(?, ?) ON CONFLICT DO NOTHING"_s);
    for (const PointId id : comment.points)
        point.with(comment.id.value, id.value).run();
}

void TaggingWriter::untie(CommentId comment)
{
    Statement(m_db, u"DELETE FROM comment_theme WHERE comment = ?"_s).with(comment.value).run();
    Statement(m_db, u"DELETE FROM comment_section WHERE comment = ?"_s).with(comment.value).run();
    Statement(m_db, u"DELETE FROM comment_point WHERE comment = ?"_s).with(comment.value).run();
}

/// An independent comment is in no count.
void TaggingWriter::countComment(const Comment &comment, int difference)
{
    if (comment.standing == Standing::Independent)
        return;
    const QString column = comment.standing == Standing::Counts ? u"comments"_s : u"proposals"_s;
    Statement(m_db, u"UPDATE response SET %1 = %1 + ? WHERE id = ?"_s.arg(column))
        .with(difference, comment.response.value)
        .run();
}

} // namespace soundings::store
