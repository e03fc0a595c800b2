#include "core/store/indexfeeding.h"

#include "core/search/wordscanner.h"
#include "core/store/applying.h"
#include "core/store/journal.h"
#include "core/store/reading.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <set>

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;
using index::Document;

/// The choice as a condition, with what stands for its `?`.
struct Chosen
{
    QString condition;
    QVariantList binds;
};

Chosen chosen(Connection &connection, const QString &column, const Choice &choice)
{
    if (choice.listed.empty())
        return {column + u" > ? AND "_s + column + u" <= ?"_s, {qint64(choice.after), qint64(choice.last)}};
    QJsonArray ids;
    for (const Document document : choice.listed)
        ids << qint64(document);
    return {column + u" IN "_s + connection.engine().listedIds(),
            {QString::fromUtf8(QJsonDocument(ids).toJson(QJsonDocument::Compact))}};
}

/// Where the facts of a document stand among those read; they ascend.
index::Facts *factsIn(std::vector<index::Facts> &all, qint64 response)
{
    const auto found = std::lower_bound(all.begin(), all.end(), Document(response),
                                        [](const index::Facts &one, Document wanted) { return one.document < wanted; });
    return found != all.end() && found->document == Document(response) ? &*found : nullptr;
}

void addComments(Connection &connection, const Choice &choice, std::vector<index::Facts> &all)
{
    const Chosen which = chosen(connection, u"c.response"_s, choice);
    QHash<qint64, std::pair<index::Facts *, size_t>> places; // where each comment was put
    Statement rows(connection, u"SELECT c.id, c.response, c.stance, c.author, c.note, c.quotable FROM counted_comment c "
                               "WHERE "_s + which.condition);
    for (rows.withAll(which.binds).run(); rows.next();) {
        index::Facts *facts = factsIn(all, rows.number(1));
        if (!facts)
            continue;
        places.insert(rows.number(0), {facts, facts->comments.size()});
        facts->comments.push_back({{}, {}, static_cast<Stance>(rows.number(2)), rows.text(3)});
        facts->notes |= !rows.text(4).isEmpty();
        facts->quotable |= rows.number(5) != 0;
    }
    const auto tie = [&](const QString &table, const QString &column, auto member) {
        Statement ties(connection, u"SELECT t.comment, t.%1 FROM counted_comment c JOIN %2 t ON t.comment = c.id WHERE "_s
                                       .arg(column, table) + which.condition);
        for (ties.withAll(which.binds).run(); ties.next();) {
            const auto place = places.constFind(ties.number(0));
            if (place != places.constEnd())
                (place->first->comments[place->second].*member).push_back(quint32(ties.number(1)));
        }
    };
    tie(u"comment_theme"_s, u"theme"_s, &index::CommentFacts::themes);
    tie(u"comment_section"_s, u"section"_s, &index::CommentFacts::sections);
}

/// What an entry of this kind leaves as it was, whatever it is about.
bool isOfNoConcern(const QString &kind)
{
    static const QStringList kinds{u"consultation-created"_s, u"unreadable-received"_s, u"unreadable-settled"_s,
                                   u"table-received"_s,       u"mailbox-read"_s,        u"memo-written"_s,
                                   u"saved-search-written"_s, u"coders-changed"_s,      u"reference-dismissed"_s,
                                   u"proposal-dismissed"_s,   u"respondents-joined"_s,  u"suggestion-dismissed"_s,
                                   u"response-viewed"_s,      u"retention-set"_s,       u"point-added"_s,
                                   u"point-changed"_s,        u"point-removed"_s,       u"decision-recorded"_s,
                                   u"final-text-set"_s,       u"text-change-judged"_s,  u"redaction-judged"_s,
                                   u"campaign-added"_s,       u"campaign-changed"_s,    u"campaign-removed"_s};
    return kinds.contains(kind);
}

/// Of what a response says and who sent it, too. Of a kind that a later version brings it is not known.
bool leavesTexts(const QString &kind)
{
    static const QStringList kinds{u"status-changed"_s,      u"assignee-changed"_s,  u"confidentiality-changed"_s,
                                   u"signatories-changed"_s, u"receipt-corrected"_s, u"late-ruled"_s,
                                   u"acknowledged"_s,        u"duplicate-judged"_s,  u"campaign-joined"_s};
    return kinds.contains(kind) || kind.startsWith(u"comment-"_s);
}

bool isOfHeadings(const QString &kind)
{
    return kind.startsWith(u"theme-"_s) || kind == u"section-changed" || kind == u"draft-added";
}

} // namespace

std::vector<index::Facts> factsOf(Connection &connection, const Choice &choice)
{
    const Chosen which = chosen(connection, u"r.id"_s, choice);
    std::vector<index::Facts> all;
    Statement rows(connection, u"SELECT r.id, r.number, r.received, p.kind, r.channel, r.status, r.timeliness, "
                               "r.late_ruling, r.confidentiality, p.place, r.assignee, p.sort_name, r.attachments, "
                               "r.acknowledged, r.proposals, "
                               "EXISTS(SELECT 1 FROM twin t WHERE t.response = r.id AND t.ruling = 3), m.campaign "
                               "FROM response r LEFT JOIN campaign_member m ON m.response = r.id JOIN respondent p ON p.id = r.respondent WHERE %1 ORDER BY r.id"_s
                                   .arg(which.condition));
    static_assert(int(TwinRuling::SetAside) == 3);
    for (rows.withAll(which.binds).run(); rows.next();) {
        index::Facts facts;
        facts.document = Document(rows.number(0));
        facts.number = int(rows.number(1));
        facts.received = {rows.number(2)};
        facts.kind = static_cast<RespondentKind>(rows.number(3));
        facts.channel = static_cast<Channel>(rows.number(4));
        facts.status = static_cast<Status>(rows.number(5));
        facts.timeliness = static_cast<Timeliness>(rows.number(6));
        facts.lateRuling = static_cast<LateRuling>(rows.number(7));
        facts.confidentiality = static_cast<Confidentiality>(rows.number(8));
        facts.place = rows.text(9);
        facts.assignee = rows.text(10);
        facts.sortName = rows.text(11).toUtf8();
        facts.attachments = rows.number(12) > 0;
        facts.acknowledged = !rows.isNull(13);
        facts.proposals = rows.number(14) > 0;
        facts.duplicate = rows.number(15) != 0;
        facts.campaign = quint32(rows.number(16));
        all.push_back(std::move(facts));
    }
    addComments(connection, choice, all);
    return all;
}

std::vector<IndexedTexts> indexedTexts(Connection &connection, const Choice &choice)
{
    const Chosen which = chosen(connection, u"id"_s, choice);
    std::vector<IndexedTexts> all;
    Statement rows(connection, u"SELECT id, subject, message, attachments, respondent FROM search_source WHERE %1 "
                               "ORDER BY id"_s.arg(which.condition));
    for (rows.withAll(which.binds).run(); rows.next();) {
        all.push_back({Document(rows.number(0)), {}});
        for (int column = 1; column <= 4; ++column)
            all.back().columns.push_back(rows.text(column).toUtf8());
    }
    return all;
}

std::vector<index::Heading> themeHeadings(Connection &connection)
{
    std::vector<index::Heading> headings;
    QHash<ThemeId, index::Heading> known;
    for (const Theme &theme : themesOf(connection)) { // parents before children
        const index::Heading parent = known.value(theme.parent, {0, 0, {}, {QString()}});
        const index::Heading heading{quint32(theme.id.value), quint32(theme.parent.value),
                                     theme.parent.isValid() ? parent.label + u'/' + theme.name : theme.name,
                                     {parent.foldedNames.front() + u'/' + sortKey(theme.name)}};
        known.insert(theme.id, heading);
        headings.push_back(heading);
    }
    return headings;
}

std::vector<index::Heading> sectionHeadings(Connection &connection)
{
    std::vector<index::Heading> headings;
    Statement rows(connection, u"SELECT id, coalesce(parent, 0), number, title FROM section"_s);
    for (rows.run(); rows.next();) {
        const QString number = rows.text(2);
        const QString title = rows.text(3);
        headings.push_back({quint32(rows.number(0)), quint32(rows.number(1)), number.isEmpty() ? title : number,
                            {search::fold(number), search::fold(title)}});
    }
    return headings;
}

std::optional<Differences> differencesSince(Connection &connection, qint64 seen, const QByteArray &head, qint64 most)
{
    Statement then(connection, u"SELECT hash FROM journal WHERE seq = ?"_s);
    if (!then.with(seen).run().next() || then.bytes(0) != head)
        return std::nullopt;
    Differences found{seen, head, {}, {}, false, false, true};
    std::set<Document> facts;
    std::set<Document> texts;
    Statement entries(connection, u"SELECT seq, kind, response, hash FROM journal WHERE seq > ? ORDER BY seq "
                                  "LIMIT ?"_s);
    qint64 met = 0;
    for (entries.with(seen, most).run(); entries.next();) {
        found.whole = ++met < most;
        found.end = entries.number(0);
        found.head = entries.bytes(3);
        const QString kind = entries.text(1);
        if (isOfNoConcern(kind))
            continue;
        if (kind == u"person-erased") // nothing of it may stay anywhere in the index
            return std::nullopt;
        if (isOfHeadings(kind)) {
            found.headings = true;
            continue;
        }
        if (entries.isNull(2)) { // the deadline, or what a later version knows of
            found.everything = true;
            continue;
        }
        facts.insert(Document(entries.number(2)));
        if (!leavesTexts(kind))
            texts.insert(Document(entries.number(2)));
    }
    found.facts.assign(facts.begin(), facts.end());
    found.texts.assign(texts.begin(), texts.end());
    return found;
}

} // namespace soundings::store
