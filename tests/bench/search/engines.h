#pragma once

#include "core/index/files.h"
#include "tests/bench/generate/invention.h"

#include <memory>

struct sqlite3;

namespace soundings::bench {

/// A question, in the words of each engine.
struct Question
{
    QString query;             ///< in our query language
    QString match;             ///< as an FTS5 MATCH; empty: plain FTS5 can't say it
    std::optional<std::pair<qint64, qint64>> received; ///< milliseconds, of a range of days
};

struct Answered
{
    size_t first = 0; ///< how many of the newest 50 there are
    size_t count = 0;
};

/// The index, told of invented responses.
class OurEngine
{
public:
    explicit OurEngine(const QString &folder);
    void add(const InventedResponse &response, int number);
    void finish(const Invention &invention);
    void openAgain(); ///< from its files

    [[nodiscard]] std::vector<ResponseId> newest(const Question &question) const;
    [[nodiscard]] std::vector<ResponseId> wholeList(const Question &question, Sort sort) const;
    [[nodiscard]] size_t count(const Question &question) const;
    void allFacets(const Question &question) const;
    void crossTable(const Question &question, const QString &first, const QString &second) const;

private:
    [[nodiscard]] index::Bitmap found(const Question &question) const;
    void closeSegment();

    index::Files m_files;
    index::Index m_index;
    index::Gathering m_gathering;
};

/// Plain FTS5: contentless, its own word breaker, row ids in order of receipt, so that the newest are met first.
class Fts5Engine
{
public:
    explicit Fts5Engine(const QString &file);
    ~Fts5Engine();
    void add(const InventedResponse &response, int row);
    void finish();
    [[nodiscard]] Answered newest(const Question &question) const;
    [[nodiscard]] Answered count(const Question &question) const;

private:
    [[nodiscard]] size_t run(const char *sql, const Question &question) const;

    sqlite3 *m_database = nullptr;
};

} // namespace soundings::bench
