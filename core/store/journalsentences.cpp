#include "core/store/journalsentences.h"

#include "core/consultation/labels.h"
#include "core/consultation/words.h"
#include "core/store/coding.h"
#include "core/store/reading.h"
#include "core/store/sentences.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;

constexpr int quotedCharacters = 60;

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

Standing standingOf(const QJsonObject &comment)
{
    return fromWord<Standing>(comment[u"standing"].toString()).value_or(Standing::Counts);
}

QString withThemes(const QString &line, const QString &themes)
{
    return themes.isEmpty() ? line : u"%1: %2"_s.arg(line, themes);
}

} // namespace

JournalSentences::JournalSentences(Connection &connection)
    : m_db(connection)
{}

QString JournalSentences::of(const QString &kind, const QJsonObject &change)
{
    if (kind == u"comment-changed")
        return ofChange(change[u"before"].toObject(), change[u"after"].toObject());
    const bool added = kind == u"comment-added";
    if (!added && kind != u"comment-removed")
        return sentence(kind, change);
    const Standing standing = standingOf(change);
    const QString line = !added                              ? text("Comment on %1 removed")
                         : standing == Standing::Proposed    ? text("Comment on %1 proposed")
                         : standing == Standing::Independent ? text("Comment on %1 made independently")
                                                             : text("Comment on %1 added");
    return withThemes(line.arg(placeOf(change)), themesOf(change));
}

QString JournalSentences::ofChange(const QJsonObject &before, const QJsonObject &after)
{
    const QString place = placeOf(after);
    if (standingOf(before) == Standing::Proposed && standingOf(after) == Standing::Counts)
        return withThemes(text("Proposed comment on %1 accepted").arg(place), themesOf(after));
    const QString line = text("Comment on %1 changed").arg(place);
    if (isBlind(after))
        return line;
    QStringList what;
    if (before[u"themes"] != after[u"themes"]) {
        const QString themes = themesOf(after);
        what << (themes.isEmpty() ? text("no theme any more") : text("now %1").arg(themes));
    }
    if (before[u"stance"] != after[u"stance"]) {
        const std::optional<Stance> stance = fromWord<Stance>(after[u"stance"].toString());
        what << text("stance “%1”").arg(label(stance.value_or(Stance::None)));
    }
    if (before[u"note"] != after[u"note"])
        what << text("another note");
    if (before[u"sections"] != after[u"sections"])
        what << text("other sections of the draft");
    if (before[u"points"] != after[u"points"]) {
        const QString points = pointsOf(after);
        what << (points.isEmpty() ? text("raises no point any more") : text("raises “%1”").arg(points));
    }
    if (before[u"needsNoPoint"] != after[u"needsNoPoint"]) {
        what << (after[u"needsNoPoint"].toBool() ? text("needs no point")
                                                 : text("whether it needs a point is open again"));
    }
    if (before[u"part"] != after[u"part"] || before[u"begin"] != after[u"begin"] ||
        before[u"end"] != after[u"end"])
        what << text("other ends");
    return what.isEmpty() ? line : u"%1: %2"_s.arg(line, what.join(u", "_s));
}

/// Some who tag the response independently are at work still, and whoever reads the journal may be one of
/// them.
bool JournalSentences::isBlind(const QJsonObject &comment)
{
    const std::vector<Coder> coders = codersOf(m_db, {comment[u"response"].toInteger()});
    return isCodedIndependently(coders) &&
           std::any_of(coders.begin(), coders.end(), [](const Coder &coder) { return !coder.done; });
}

QString JournalSentences::referenceOf(const QJsonObject &comment)
{
    Statement row(m_db, u"SELECT number FROM response WHERE id = ?"_s);
    return row.with(comment[u"response"].toInteger()).run().next() ? reference(int(row.number(0)))
                                                                   : QString();
}

QString JournalSentences::placeOf(const QJsonObject &comment)
{
    const QString name = referenceOf(comment);
    if (!comment.contains(u"part") || isBlind(comment))
        return name;
    const qint64 begin = comment[u"begin"].toInteger();
    const qint64 length = comment[u"end"].toInteger() - begin;
    Statement words(m_db, u"SELECT substr(text, ?, ?) FROM part WHERE id = ?"_s);
    words.with(begin + 1, std::min(length, qint64(quotedCharacters)), comment[u"part"].toInteger());
    if (!words.run().next())
        return name;
    const QString quoted = words.text(0).simplified() + (length > quotedCharacters ? u"…"_s : QString());
    return u"%1 “%2”"_s.arg(name, quoted);
}

QString JournalSentences::pointsOf(const QJsonObject &comment)
{
    QStringList titles;
    Statement row(m_db, u"SELECT title FROM point WHERE id = ?"_s);
    for (const QJsonValue &id : comment[u"points"].toArray())
        titles << (row.with(id.toInteger()).run().next() ? row.text(0) : text("a point that is gone"));
    return titles.join(u"”, “"_s);
}

QString JournalSentences::themesOf(const QJsonObject &comment)
{
    if (isBlind(comment))
        return {};
    if (!std::exchange(m_read, true)) {
        for (const Theme &theme : store::themesOf(m_db))
            m_themes.insert(theme.id.value, theme.name);
    }
    QStringList names;
    for (const QJsonValue &id : comment[u"themes"].toArray())
        names << m_themes.value(id.toInteger(), text("a theme that is gone"));
    names.sort(Qt::CaseInsensitive);
    return names.join(u", "_s);
}

} // namespace soundings::store
