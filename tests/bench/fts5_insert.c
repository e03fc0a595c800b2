/* How fast SQLite's FTS5 alone takes texts in: fts5_insert DATABASE < TEXTS, each text ended by a NUL. A contentless table, one
 * transaction for all, row ids in order; then the pieces are merged, as an index that is to be asked wants it. The peer of
 * import_bench: nothing is kept but the index. */
#include <sqlite3.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static sqlite3 *db;

static void must(int code)
{
    if (code != SQLITE_OK && code != SQLITE_DONE) {
        fprintf(stderr, "%s\n", sqlite3_errmsg(db));
        exit(1);
    }
}

static void run(const char *sql)
{
    must(sqlite3_exec(db, sql, NULL, NULL, NULL));
}

int main(int argc, char **argv)
{
    char *text = NULL;
    size_t room = 0;
    ssize_t size;
    long texts = 0;
    sqlite3_stmt *insert;
    if (argc != 2)
        return 2;
    remove(argv[1]);
    must(sqlite3_open(argv[1], &db));
    run("PRAGMA journal_mode=WAL");
    run("PRAGMA synchronous=NORMAL");
    run("CREATE VIRTUAL TABLE words USING fts5(text, content='', tokenize='unicode61 remove_diacritics 2')");
    run("BEGIN");
    must(sqlite3_prepare_v2(db, "INSERT INTO words(rowid, text) VALUES(?, ?)", -1, &insert, NULL));
    while ((size = getdelim(&text, &room, '\0', stdin)) > 0) {
        must(sqlite3_bind_int64(insert, 1, ++texts));
        must(sqlite3_bind_text(insert, 2, text, (int)strlen(text), SQLITE_STATIC));
        must(sqlite3_step(insert));
        must(sqlite3_reset(insert));
    }
    sqlite3_finalize(insert);
    run("COMMIT");
    run("INSERT INTO words(words) VALUES('optimize')");
    must(sqlite3_close(db));
    free(text);
    printf("%ld\n", texts);
    return 0;
}
