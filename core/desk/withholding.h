#pragma once

#include "core/consultation/result.h"
#include "core/redaction/clearing.h"
#include "core/reports/report.h"

#include <QHash>

namespace soundings {

class Desk;

/// What must not be told about a consultation. All may be called on any thread; what goes through all responses is long.

/// What was decided about passages of a response, in their order.
[[nodiscard]] Result<redaction::Judged> judgedOf(const Desk &desk, ResponseId response);

/// By which readers outside know responses. Of all: they stay what they are while others are published.
[[nodiscard]] Result<QHash<ResponseId, QString>> publicIdentifiers(const Desk &desk);

/// Words that must be in nothing that leaves, each with the reference of the response they come from: names and
/// organisations of who may not be named, everybody's e-mail addresses, passages that were hidden, and how to reach those
/// who asked for confidence or not to be named. What was left in somewhere, and who may be named, may stand.
[[nodiscard]] Result<redaction::Terms> withheldWords(const Desk &desk, redaction::Edition edition,
                                                     const reports::Progress &progress = {});

/// Without these words, and without what may be personal by its looks.
[[nodiscard]] QString swept(const QString &text, const redaction::Terms &words);

} // namespace soundings
