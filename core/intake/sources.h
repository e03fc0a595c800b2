#pragma once

#include "core/consultation/result.h"
#include "core/intake/letter.h"

#include <QStringList>

#include <memory>
#include <optional>

namespace soundings::intake {

/// What a person drops, item by item, not looked into: files, folders (recursively, in order of name), the messages
/// of mbox files and Maildirs. One item is in memory at a time, and of an mbox only that message. Not thread-safe; any
/// one thread. To cancel, stop asking.
///
/// `.mbox`, `.mbx`, and files without an ending that begin with a "From " line are an mbox: its messages are
/// "path.mbox#N", from 1. A Maildir's `tmp` holds unfinished deliveries and is passed over (maildir(5)).
///
/// Passed over without an item, since nobody sent them (listed by passedOver()): hidden files and folders,
/// Thumbs.db, desktop.ini, Office's lock files (~$…), Thunderbird's indexes (.msf), Apple's __MACOSX, Maildir's
/// own files. A file or folder that was named itself is never passed over for its name.
///
/// Unread, since a person would miss them: files that can't be opened, empty files, links that lead nowhere, what
/// is no ordinary file, files over the limit (not loaded).
class Walk
{
public:
    struct Limits
    {
        qint64 message = 256LL * 1024 * 1024; ///< bytes of one message or one file that is not an mbox
    };

    /// Looks through the folders; opens nothing. NotFound where a source does not exist. `now` is the evidence of
    /// last resort for files without a time.
    static Result<Walk> over(const QStringList &sources, Instant now, Limits limits);
    static Result<Walk> over(const QStringList &sources, Instant now) { return over(sources, now, Limits()); }

    Walk(Walk &&) noexcept;
    Walk &operator=(Walk &&) noexcept;
    ~Walk();

    /// The next item; none at the end.
    [[nodiscard]] std::optional<Found> next();

    [[nodiscard]] int done() const;     ///< items given so far
    [[nodiscard]] int files() const;    ///< found; an mbox counts as one
    /// The number of items. Exact where no file is an mbox; with one, an estimate from the bytes read so far that
    /// never falls below done(), and exact at the end.
    [[nodiscard]] int total() const;
    [[nodiscard]] double fraction() const; ///< of the bytes, 0…1
    [[nodiscard]] const QStringList &passedOver() const;

private:
    struct State;
    explicit Walk(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace soundings::intake
