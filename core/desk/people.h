#pragma once

#include "core/consultation/people.h"
#include "core/desk/desk.h"

#include <functional>

/// People's rights: to see what is held about them, and that it is erased. All may be called on any thread; all are long.
namespace soundings {

/// Told how many of so many are done; gives false to stop (Cancelled). May be empty.
using PeopleProgress = std::function<bool(int done, int total)>;

/// What is held about a person whom these terms name, with ';' between them: a name, an e-mail address, the reference of
/// a response. NotFound where nothing is.
[[nodiscard]] Result<Held> heldAbout(const Desk &desk, const QString &terms);
/// Everybody's responses: for the end of the time for which personal data is kept.
[[nodiscard]] Result<Held> heldAboutEverybody(const Desk &desk);

/// Writes it into a new folder: index.html to read, held.json for programs, and the originals as they were received.
/// Refuses a folder that is there, and leaves no half one.
Result<> exportHeld(const Desk &desk, const Held &held, const QString &folder, const PeopleProgress &progress = {});

struct ErasureRequest
{
    std::vector<ResponseId> responses;
    std::vector<HeldMention> mentions; ///< reasons stay, whatever is asked
    QStringList terms;                 ///< that name the person: blacked out where words stay
    QString request;                   ///< the reference of their request; may be empty
    QString reason;                    ///< stays on record: without names
    /// The words of responses, notes and memos stay, with names, addresses, numbers and signatures blacked out by rules
    /// that can miss one. Originals go either way.
    bool anonymise = false;
};
struct ErasureSummary
{
    int responses = 0;
    int mentions = 0;
    int originals = 0;
    int entries = 0; ///< of the journal that lost what is personal
    QString remark;  ///< what a person should know besides; may be empty
};
/// Erases, in batches, and then rewrites the file so that nothing of it stays in free places. It can't be undone, and
/// nothing done before it can. Backups, copies, exports and printed reports are not reached.
Result<ErasureSummary> erasePeople(Desk &desk, const ErasureRequest &request, const PeopleProgress &progress = {});
/// Survey tables that hold other people's rows besides, and whose files go with these responses.
[[nodiscard]] Result<QStringList> sharedTables(const Desk &desk, const std::vector<ResponseId> &responses);

/// Until when personal data is kept; invalid: no day is set.
Result<ChangeSet> setRetention(Desk &desk, QDate until);
/// Whether that day has passed, in the consultation's zone.
[[nodiscard]] bool isRetentionOver(const Consultation &consultation, Instant now);

/// What was erased so far, for a person; empty: nothing.
[[nodiscard]] Result<QString> erasedSoFar(const Desk &desk);

/// The text with every letter of the passages [begin, end) as █, line ends kept: positions in it stay. Pure.
[[nodiscard]] QString blackedOut(const QString &text, const std::vector<std::pair<qsizetype, qsizetype>> &passages);

} // namespace soundings
