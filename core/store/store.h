#pragma once

#include "core/consultation/change.h"
#include "core/consultation/views.h"
#include "core/store/applying.h"
#include "core/store/choices.h"
#include "core/store/journal.h"
#include "core/store/listing.h"
#include "core/store/reading.h"
#include "core/store/verifying.h"

#include <map>
#include <memory>
#include <mutex>

namespace soundings::store {

class Answers;

/// A consultation, in a file or a team database ("postgresql://…"). Thread-safe: every thread that asks gets a connection of its own, closed with the thread or
/// by release().
class Store
{
public:
    /// Refuses where a file stands already.
    static Result<std::unique_ptr<Store>> create(const QString &place);
    /// Migrates an older one; refuses a newer one and what is no consultation.
    static Result<std::unique_ptr<Store>> open(const QString &place);
    /// Takes away what create() made and nobody has seen yet.
    static void discard(const QString &place);
    ~Store();

    [[nodiscard]] const QString &place() const { return m_place; }
    [[nodiscard]] QString shownPlace() const; ///< without a password

    /// All changes and their journal entries in one transaction, or nothing. Gives back the changes with their ids.
    Result<ChangeSet> apply(ChangeSet changes, const Originals &originals, const QString &by, Instant at);

    /// Runs `f(Connection &)` on this thread's connection: the functions of reading.h, listing.h and the like.
    template<class F>
    auto read(F f) const -> Result<std::invoke_result_t<F, Connection &>>
    {
        return guarded([&] { return f(here()); });
    }

    [[nodiscard]] Answers &answers() const { return *m_answers; }

    /// Whether an entry of the journal was written by apply() of this very store. Any thread.
    [[nodiscard]] bool isOwn(qint64 entry) const;

    /// Closes this thread's connection, where there is one. A thread that outlives the store and has read from it
    /// calls this before the store goes.
    void release() const;

private:
    explicit Store(QString place);
    Connection &here() const;
    void own(const Entries &entries);
    void disown(const Entries &entries);

    mutable std::mutex m_guard;
    std::map<qint64, qint64> m_own; ///< entries written here, from and to
    QString m_place;
    std::unique_ptr<Answers> m_answers;
    quint64 m_number; ///< by which threads know this store; never used again
};

} // namespace soundings::store
