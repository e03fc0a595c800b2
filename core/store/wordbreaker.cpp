#include "core/store/wordbreaker.h"

#include "core/search/stemmer.h"
#include "core/search/wordscanner.h"
#include "core/store/sqlitehandle.h"

#include <QCoreApplication>

#include <sqlite3.h>

#include <new>

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;

constexpr char markByte = static_cast<char>(stemMark);

/// One for each FTS5 table of a connection; used by one thread at a time, as the connection is.
class WordBreaker
{
public:
    using Emit = int (*)(void *, int flags, const char *, int bytes, int begin, int end);

    int breakDocument(std::string_view text, void *context, Emit emit);
    int breakQuery(std::string_view text, void *context, Emit emit);

private:
    static int hand(void *context, Emit emit, int flags, std::string_view token, size_t begin, size_t end)
    {
        return emit(context, flags, token.data(), static_cast<int>(token.size()), static_cast<int>(begin),
                    static_cast<int>(end));
    }
    std::string_view markedStem(std::string_view stem)
    {
        m_marked.assign(1, markByte);
        m_marked += stem;
        return m_marked;
    }

    search::Stemmer m_stemmer;
    std::string m_marked;
};

int WordBreaker::breakDocument(std::string_view text, void *context, Emit emit)
{
    search::WordScanner<char> words(text);
    while (words.next()) {
        int code = hand(context, emit, 0, words.folded(), words.begin(), words.end());
        if (code != SQLITE_OK)
            return code;
        const std::string_view stem = m_stemmer.stem(words.folded());
        if (stem == words.folded())
            continue;
        code = hand(context, emit, FTS5_TOKEN_COLOCATED, markedStem(stem), words.begin(), words.end());
        if (code != SQLITE_OK)
            return code;
    }
    return SQLITE_OK;
}

int WordBreaker::breakQuery(std::string_view text, void *context, Emit emit)
{
    const bool stems = !text.empty() && text.front() == markByte;
    search::WordScanner<char> words(text);
    while (words.next()) {
        if (!stems) {
            if (const int code = hand(context, emit, 0, words.folded(), words.begin(), words.end()))
                return code;
            continue;
        }
        const std::string stem(m_stemmer.stem(words.folded()));
        if (const int code = hand(context, emit, 0, markedStem(stem), words.begin(), words.end()))
            return code;
        // A word that is its own stem stands in the index only as itself.
        if (m_stemmer.stem(stem) != stem)
            continue;
        if (const int code = hand(context, emit, FTS5_TOKEN_COLOCATED, stem, words.begin(), words.end()))
            return code;
    }
    return SQLITE_OK;
}

// What FTS5 calls. No exception may pass through SQLite.

int createBreaker(void *, const char **, int, Fts5Tokenizer **made)
try {
    *made = reinterpret_cast<Fts5Tokenizer *>(new WordBreaker);
    return SQLITE_OK;
} catch (const std::bad_alloc &) {
    return SQLITE_NOMEM;
}

void deleteBreaker(Fts5Tokenizer *breaker)
{
    delete reinterpret_cast<WordBreaker *>(breaker);
}

int breakWords(Fts5Tokenizer *tokenizer, void *context, int flags, const char *text, int bytes,
               WordBreaker::Emit emit)
try {
    auto *breaker = reinterpret_cast<WordBreaker *>(tokenizer);
    const std::string_view view(text, text ? static_cast<size_t>(bytes) : 0);
    return flags & FTS5_TOKENIZE_QUERY ? breaker->breakQuery(view, context, emit)
                                       : breaker->breakDocument(view, context, emit);
} catch (const std::bad_alloc &) {
    return SQLITE_NOMEM;
}

void foldFunction(sqlite3_context *context, int, sqlite3_value **values)
try {
    if (sqlite3_value_type(values[0]) == SQLITE_NULL)
        return; // NULL
    const auto *text = reinterpret_cast<const char *>(sqlite3_value_text(values[0]));
    const QByteArray folded = search::fold(QString::fromUtf8(text, sqlite3_value_bytes(values[0]))).toUtf8();
    sqlite3_result_text(context, folded.constData(), static_cast<int>(folded.size()), SQLITE_TRANSIENT);
} catch (const std::bad_alloc &) {
    sqlite3_result_error_nomem(context);
}

fts5_api *ftsOf(sqlite3 *connection)
{
    fts5_api *api = nullptr;
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(connection, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", nullptr);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    return api;
}

tl::unexpected<Error> notRegistered(const QSqlDatabase &database, const QString &why)
{
    return failure(ErrorKind::Storage,
                   QCoreApplication::translate("soundings::store", "Search can't be set up for %1: %2")
                       .arg(database.databaseName(), why));
}

} // namespace

Result<> registerWordBreaker(QSqlDatabase &database)
{
    sqlite3 *connection = sqliteHandle(database);
    if (!connection) {
        return notRegistered(
            database, QCoreApplication::translate("soundings::store", "it is no open SQLite connection."));
    }
    fts5_api *api = ftsOf(connection);
    if (!api) {
        return notRegistered(
            database, QCoreApplication::translate("soundings::store", "this SQLite has no full-text index."));
    }
    fts5_tokenizer tokenizer{&createBreaker, &deleteBreaker, &breakWords};
    int code = api->xCreateTokenizer(api, "soundings", nullptr, &tokenizer, nullptr);
    if (code == SQLITE_OK) {
        code = sqlite3_create_function_v2(connection, "fold", 1,
                                          SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, nullptr,
                                          &foldFunction, nullptr, nullptr, nullptr);
    }
    if (code != SQLITE_OK)
        return notRegistered(database, QString::fromUtf8(sqlite3_errmsg(connection)));
    return {};
}

} // namespace soundings::store
