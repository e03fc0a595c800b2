#pragma once

#include "core/desk/desk.h"

namespace soundings {

/// A letter, a phone call, an event's note, as a person types it in.
struct EnteredResponse
{
    Channel channel = Channel::Letter;
    Respondent respondent;
    QString event;   ///< of an event: which; stands before the subject
    QString subject; ///< may be empty
    Instant received;
    Confidentiality confidentiality = Confidentiality::MayPublish;
    int signatories = 1;
    QString text;
    QString file; ///< a scan or document on the disk; empty: none
    bool evenIfRepeated = false;
};

/// Takes it in; gives it back with its number and timeliness. Blocks.
/// Invalid: nothing was typed or added, received in the future, no signatory, an empty file. Refused: the
/// same person said the same before, and it is not to be taken `evenIfRepeated`; or the file can't be kept.
/// NotFound, Storage: the file can't be read.
[[nodiscard]] Result<Response> enter(Desk &desk, const EnteredResponse &entered);

} // namespace soundings
