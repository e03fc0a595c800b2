#pragma once

#include "core/consultation/mailboxposition.h"
#include "core/extract/extractor.h"
#include "core/intake/letter.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace soundings {

/// Where items come from, one after another: files, or a mailbox.
class ItemSource
{
public:
    virtual ~ItemSource() = default;
    virtual Result<std::optional<intake::Found>> next() = 0; ///< none at the end
    [[nodiscard]] virtual int done() const = 0;              ///< given so far
    [[nodiscard]] virtual int total() const = 0;
    /// How far the source was read with the item given last, for a source that is to go on from there.
    [[nodiscard]] virtual std::optional<MailboxState> reached() const { return std::nullopt; }
};

/// The items of a source, read (by the extractor) some at a time; while some are taken in, on a thread of its
/// own, those that follow are being read.
class ReadAhead
{
public:
    enum class Pace {
        Ahead,
        InStep, ///< on the caller's thread, for a source that is bound to it
    };
    struct Given
    {
        intake::Item item;
        int done = 0; ///< of the source, with this item
        int total = 0;
        std::optional<MailboxState> reached;
    };

    /// Source and extractor outlive this, and are nobody else's meanwhile.
    ReadAhead(ItemSource &source, extract::Extractor &extractor, Pace pace, std::stop_token stop);
    ~ReadAhead(); ///< stops

    /// The next item; none at the end. An error is the source's or the extractor's, and comes after all items
    /// that were read before it.
    Result<std::optional<Given>> next();

private:
    struct Batch
    {
        std::deque<Given> items;
        Result<> end;      ///< an error: none come after these
        bool last = false; ///< none come after these
    };
    Batch fill(const std::stop_token &stop);
    void run();
    Batch await();

    ItemSource &m_source;
    extract::Extractor &m_extractor;
    Pace m_pace;
    std::stop_source m_stop;
    std::stop_callback<std::function<void()>> m_passOn;
    Batch m_batch; ///< being given
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::optional<Batch> m_waiting; ///< read, not asked for yet
    std::jthread m_thread;
};

} // namespace soundings
