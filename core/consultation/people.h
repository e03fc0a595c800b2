#pragma once

#include "core/consultation/ids.h"
#include "core/consultation/instant.h"
#include "core/consultation/respondent.h"

#include <QString>
#include <QStringList>

#include <vector>

/// What is held about a person, who has a right to see it and may ask that it goes.
namespace soundings {

/// A response of theirs, or one of somebody else that names them.
struct HeldResponse
{
    ResponseId id;
    int number = 0;
    Respondent respondent;
    QString subject;
    Instant received;
    bool theirs = false; ///< they sent it; else its words name them

    friend bool operator==(const HeldResponse &, const HeldResponse &) = default;
};

/// What names them outside of their own responses.
struct HeldMention
{
    enum class Kind {
        Note,       ///< of a comment
        Memo,
        Search,     ///< that is saved
        Unreadable, ///< an item that could not be read
        Reason,     ///< of a ruling or an extension: stays, as part of the record
    };
    Kind kind = Kind::Note;
    qint64 id = 0;
    int number = 0; ///< of the response it belongs to; 0: to none
    QString text;
    QString author;

    friend bool operator==(const HeldMention &, const HeldMention &) = default;
};

struct Held
{
    QStringList terms; ///< that were looked for: names, addresses, references
    std::vector<HeldResponse> responses; ///< theirs first, by number
    std::vector<HeldMention> mentions;
    int entries = 0; ///< of the journal, about their responses

    friend bool operator==(const Held &, const Held &) = default;
};

} // namespace soundings
