#pragma once

#include "core/consultation/instant.h"
#include "core/consultation/result.h"

#include <QString>

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace soundings::store {

/// The machine on which a consultation file is written, and who is at it.
struct Holder
{
    QString person;
    QString machine;
    Instant since;

    friend bool operator==(const Holder &, const Holder &) = default;
};

/// That a consultation file is written on this machine. SQLite keeps apart those who write on one machine;
/// between machines that share a folder its locks can't be relied on, so a small file beside the consultation
/// says which machine has it. It is written anew every half minute: one that is five minutes old is left from
/// a machine that broke off, and is taken over. Thread-safe.
class Holding
{
public:
    static constexpr std::chrono::seconds renewedEvery{30};
    static constexpr std::chrono::seconds staleAfter{300};

    /// Holds the file for this machine, together with whoever else does here. Gives the holder where another
    /// machine has it. Where the folder can't be written in, nobody is kept apart: SQLite refuses to write
    /// there itself.
    struct Outcome
    {
        std::unique_ptr<Holding> holding; ///< none where it is held elsewhere, or nothing could be written
        std::optional<Holder> elsewhere;
    };
    [[nodiscard]] static Outcome take(const QString &file, const QString &person,
                                      const QString &machine = thisMachine());
    /// Who holds the file on another machine, now.
    [[nodiscard]] static std::optional<Holder> elsewhere(const QString &file,
                                                         const QString &machine = thisMachine());
    ~Holding(); ///< the last on this machine takes the file away

    [[nodiscard]] static QString thisMachine();
    /// Beside the consultation: ".lis.soundings.held".
    [[nodiscard]] static QString noteOf(const QString &file);

private:
    Holding(QString note, Holder holder, QString machine);
    void renew();

    QString m_note;
    Holder m_holder;
    QString m_machine;
    std::mutex m_guard;
    std::condition_variable m_ended;
    bool m_end = false;
    std::thread m_renewing;
};

} // namespace soundings::store
