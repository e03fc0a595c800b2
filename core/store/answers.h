#pragma once

#include "core/consultation/views.h"
#include "core/index/files.h"
#include "core/store/asking.h"
#include "core/store/connection.h"
#include "core/store/indexfeeding.h"

#include <QLockFile>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <thread>

namespace soundings::store {

/// How far the index has come, in responses. False stops it.
using IndexProgress = std::function<bool(qint64 done, qint64 total)>;

/// Answers questions about many responses: the one place that decides whether the index (core/index) does it, where it
/// stands and is in step with the journal, or SQL, which says the same. The index is derived: kept in this account's cache
/// folder, of a team database only while it is open, and never where the journal may not be read, as by guests. Any thread.
class Answers
{
public:
    /// Below so many responses SQL is as quick, and no index is made until didYouMean() wants one.
    static constexpr qint64 worthAnIndex = 5'000;

    explicit Answers(QString place, qint64 worth = worthAnIndex);
    ~Answers(); ///< saves what is new, or takes the index away where none is kept

    // --- As listing.h; all throw StoreFailure
    [[nodiscard]] std::vector<ResponseId> matching(Connection &connection, const QString &query, Sort sort);
    [[nodiscard]] int countMatching(Connection &connection, const QString &query);
    [[nodiscard]] std::vector<FacetCount> countBy(Connection &connection, const QString &query, const QString &facet);
    [[nodiscard]] std::vector<CrossCount> countBy(Connection &connection, const QString &query, const QString &first,
                                                  const QString &second);
    [[nodiscard]] std::vector<ResponseRow> rowsOf(Connection &connection, const std::vector<ResponseId> &ids,
                                                  const QString &query);
    /// The words of the query that stand in no response, and near words that do. Makes the index where none stands yet.
    struct Misspelt
    {
        QString word;     ///< folded
        QStringList near; ///< most alike first; may be empty
    };
    [[nodiscard]] std::vector<Misspelt> didYouMean(Connection &connection, const QString &query);

    /// Makes the index, or brings it in step, on a thread of its own; returns at once. For who will ask often.
    void prepare();
    void waitUntilPrepared(); ///< for tests and benchmarks
    /// Nothing is kept: the place itself is a copy that goes. Before anything is asked.
    void keepNothing() { m_keeps = false; }
    /// As prepare(), here; from nothing where `anew`. Gives what was wrong with the one that stood before, a sentence, if
    /// anything was. Throws StoreFailure: Cancelled where it was stopped.
    QString bringUpToDate(Connection &connection, bool anew, const IndexProgress &progress = {});
    /// Takes the index away, in memory and in the cache folder, as something was erased that it may hold. Where it is
    /// asked often it is made anew.
    void forget(Connection &connection);
    [[nodiscard]] bool isReady() const;
    [[nodiscard]] quint64 answered() const { return m_answered; } ///< questions that the index answered

private:
    struct Held
    {
        index::Index index;
        index::Stamp stamp;
        index::Stamp saved;
    };

    /// f(const Index &, found) where the index stands, is in step and can tell what fits; else nothing.
    template<class F>
    auto ask(Connection &connection, const Asked &asked, F f)
        -> std::invoke_result_t<F, const index::Index &, const index::Bitmap &, const index::Index::Elsewhere &>;
    [[nodiscard]] bool catchUp(Connection &connection, const IndexProgress &progress, bool much);
    [[nodiscard]] bool openKept(Connection &connection, QString &complaint);
    void build(Connection &connection, const IndexProgress &progress);
    void tell(Connection &connection, Held &held, const Differences &differences, const IndexProgress &progress);
    void tellFacts(Connection &connection, Held &held, const Choice &choice);
    [[nodiscard]] QString folderOf(Connection &connection) const;
    void save(bool all);
    void saveHeld(bool all); ///< by whom m_guard is held
    [[nodiscard]] std::optional<std::vector<index::Index::Counted>> counted(const index::Index &index, const Asked &asked,
                                                                           const index::Index::Elsewhere &elsewhere) const;

    QString m_place;
    qint64 m_worth;
    mutable std::shared_mutex m_guard; ///< of m_held
    std::unique_ptr<Held> m_held;
    std::mutex m_making; ///< one thread makes or opens it
    std::optional<index::Files> m_files;
    std::unique_ptr<QLockFile> m_lock; ///< held by the one process that writes the folder
    std::atomic<bool> m_tried = false; ///< to open what was kept
    std::atomic<bool> m_wanted = false;    ///< by prepare(): then again, where it fell behind
    std::atomic<bool> m_preparing = false;
    std::atomic<bool> m_stop = false;
    bool m_keeps; ///< when it is closed
    std::atomic<quint64> m_answered = 0;
    std::mutex m_threadGuard;
    std::thread m_thread;
};

} // namespace soundings::store
