#pragma once

#include "core/consultation/result.h"
#include "core/intake/letter.h"
#include "core/intake/mailwriting.h"

#include <functional>

namespace soundings::intake {

/// What a person types in of a letter, a phone call, a note.
struct Entered
{
    QString name;
    QString address;
    QString subject;
    QString text;
    std::optional<OutgoingMail::File> file; ///< a scan or document; its type is found out
    Instant received;
};

/// What is read of an item: intake::read(), where it does no harm.
using ReadItem = std::function<Item(const Raw &)>;

/// As a letter with an original of its own: the text alone as UTF-8 with `\n` line ends; the file alone as
/// its bytes; both as a message with two parts. partBytes() finds each again. Its source is empty, its
/// evidence is Given. Invalid where there is neither text nor file. `read` is asked where there is a file.
[[nodiscard]] Result<Letter> letterFrom(const Entered &entered, const ReadItem &read);

} // namespace soundings::intake
