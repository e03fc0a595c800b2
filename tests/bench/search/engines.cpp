#include "tests/bench/search/engines.h"

#include "core/search/parser.h"
#include "core/store/applying.h"

#include <QDir>

#include <sqlite3.h>

namespace soundings::bench {

using namespace Qt::StringLiterals;
using namespace soundings::index;

// --- Ours --------------------------------------------------------------------------------------------------------

OurEngine::OurEngine(const QString &folder)
    : m_files(folder)
{
    m_index.setZone(QTimeZone("Europe/London"));
}

void OurEngine::closeSegment()
{
    const Result<std::shared_ptr<const Segment>> kept = m_files.keep(m_gathering.segment());
    if (!kept)
        qFatal("%s", qPrintable(kept.error().message));
    m_index.words().add(*kept);
}

void OurEngine::add(const InventedResponse &response, int number)
{
    Facts facts;
    facts.document = Document(number + 1);
    facts.number = number + 1;
    facts.received = response.received;
    facts.kind = response.respondent.kind;
    facts.place = response.respondent.place;
    facts.sortName = store::sortKey(response.respondent.name).toUtf8();
    facts.campaign = response.campaign ? quint32(*response.campaign + 1) : 0;
    facts.status = response.comments.empty() ? Status::Unread : Status::Tagged;
    for (const InventedComment &comment : response.comments)
        facts.comments.push_back({{quint32(comment.theme + 1)}, {quint32(comment.begin % 40 + 1)}, comment.stance, u"Ann"_s});
    m_index.columns().put(facts);
    const Respondent &who = response.respondent;
    m_gathering.add(facts.document, {response.subject.toUtf8(), response.text.toUtf8(), {},
                                     (who.name + u'\n' + who.organisation + u'\n' + who.place + u'\n' + who.address).toUtf8()});
    if (m_gathering.size() == Gathering::mostDocuments)
        closeSegment();
}

void OurEngine::finish(const Invention &invention)
{
    if (m_gathering.size() > 0)
        closeSegment();
    std::vector<Heading> themes;
    for (const Theme &theme : invention.themes())
        themes.push_back({quint32(themes.size() + 1), 0, theme.name, {u'/' + theme.name.toLower()}});
    std::vector<Heading> sections;
    for (quint32 i = 1; i <= 40; ++i)
        sections.push_back({i, 0, QString::number(i), {QString::number(i), {}}});
    m_index.setThemes(themes);
    m_index.setSections(sections);
    m_index.columns().settle();
    if (const Result<> saved = m_files.save(m_index, {1, "bench"}, true); !saved)
        qFatal("%s", qPrintable(saved.error().message));
}

void OurEngine::openAgain()
{
    m_index = {};
    Result<Files::Loaded> loaded = m_files.load();
    if (!loaded)
        qFatal("%s", qPrintable(loaded.error().message));
    m_index = std::move(loaded->index);
    m_index.setZone(QTimeZone("Europe/London"));
}

Bitmap OurEngine::found(const Question &question) const
{
    const Result<search::Node> node = search::parse(question.query);
    if (!node)
        qFatal("%s: %s", qPrintable(question.query), qPrintable(node.error().message));
    return *m_index.matching(*node, [](const search::FieldTest &) { return std::nullopt; });
}

std::vector<ResponseId> OurEngine::newest(const Question &question) const
{
    return m_index.ordered(found(question), {SortKey::Received, true}, 50);
}

std::vector<ResponseId> OurEngine::wholeList(const Question &question, Sort sort) const
{
    return m_index.ordered(found(question), sort);
}

size_t OurEngine::count(const Question &question) const
{
    return found(question).count();
}

void OurEngine::allFacets(const Question &question) const
{
    const Bitmap all = found(question);
    for (const QString &facet : {u"theme"_s, u"section"_s, u"kind"_s, u"channel"_s, u"status"_s, u"timeliness"_s, u"stance"_s,
                                 u"place"_s, u"day"_s, u"assignee"_s, u"confidentiality"_s, u"author"_s, u"campaign"_s})
        static_cast<void>(m_index.countBy(all, facet));
}

void OurEngine::crossTable(const Question &question, const QString &first, const QString &second) const
{
    static_cast<void>(m_index.countBy(found(question), first, second));
}

// --- FTS5 --------------------------------------------------------------------------------------------------------

namespace {

void execute(sqlite3 *database, const char *sql)
{
    if (sqlite3_exec(database, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        qFatal("%s: %s", sql, sqlite3_errmsg(database));
}

} // namespace

Fts5Engine::Fts5Engine(const QString &file)
{
    QFile::remove(file);
    sqlite3_open(QFile::encodeName(file).constData(), &m_database);
    execute(m_database, "PRAGMA journal_mode=WAL");
    execute(m_database, "PRAGMA cache_size=-64000");
    execute(m_database, "CREATE VIRTUAL TABLE t USING fts5(subject, message, respondent, content='', prefix='1 2 3')");
    execute(m_database, "CREATE TABLE r(id INTEGER PRIMARY KEY, received INTEGER)");
    execute(m_database, "CREATE INDEX r_received ON r(received)");
    execute(m_database, "BEGIN");
}

Fts5Engine::~Fts5Engine()
{
    sqlite3_close(m_database);
}

void Fts5Engine::add(const InventedResponse &response, int row)
{
    static sqlite3_stmt *insert = nullptr;
    static sqlite3_stmt *received = nullptr;
    if (!insert) {
        sqlite3_prepare_v2(m_database, "INSERT INTO t(rowid, subject, message, respondent) VALUES(?, ?, ?, ?)", -1, &insert, nullptr);
        sqlite3_prepare_v2(m_database, "INSERT INTO r VALUES(?, ?)", -1, &received, nullptr);
    }
    const QByteArray texts[]{response.subject.toUtf8(), response.text.toUtf8(),
                             (response.respondent.name + u'\n' + response.respondent.place).toUtf8()};
    sqlite3_bind_int(insert, 1, row);
    for (int i = 0; i < 3; ++i)
        sqlite3_bind_text(insert, i + 2, texts[i].constData(), int(texts[i].size()), SQLITE_STATIC);
    if (sqlite3_step(insert) != SQLITE_DONE)
        qFatal("%s", sqlite3_errmsg(m_database));
    sqlite3_reset(insert);
    sqlite3_bind_int(received, 1, row);
    sqlite3_bind_int64(received, 2, response.received.ms);
    sqlite3_step(received);
    sqlite3_reset(received);
    if (row % 1000 == 0) {
        execute(m_database, "COMMIT");
        execute(m_database, "BEGIN");
    }
}

void Fts5Engine::finish()
{
    execute(m_database, "COMMIT");
}

size_t Fts5Engine::run(const char *sql, const Question &question) const
{
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(m_database, sql, -1, &statement, nullptr) != SQLITE_OK)
        qFatal("%s: %s", sql, sqlite3_errmsg(m_database));
    const QByteArray match = question.match.toUtf8();
    if (question.received) {
        sqlite3_bind_int64(statement, 1, question.received->first);
        sqlite3_bind_int64(statement, 2, question.received->second);
    } else {
        sqlite3_bind_text(statement, 1, match.constData(), int(match.size()), SQLITE_STATIC);
    }
    size_t found = 0;
    size_t rows = 0;
    while (sqlite3_step(statement) == SQLITE_ROW) {
        found = size_t(sqlite3_column_int64(statement, 0));
        ++rows;
    }
    sqlite3_finalize(statement);
    return QByteArray(sql).contains("count(*)") ? found : rows;
}

Answered Fts5Engine::newest(const Question &question) const
{
    return {run(question.received ? "SELECT id FROM r WHERE received >= ? AND received < ? ORDER BY id DESC LIMIT 50"
                                  : "SELECT rowid FROM t WHERE t MATCH ? ORDER BY rowid DESC LIMIT 50",
                question),
            0};
}

Answered Fts5Engine::count(const Question &question) const
{
    return {0, run(question.received ? "SELECT count(*) FROM r WHERE received >= ? AND received < ?"
                                     : "SELECT count(*) FROM t WHERE t MATCH ?",
                   question)};
}

} // namespace soundings::bench
