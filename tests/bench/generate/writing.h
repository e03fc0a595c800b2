#pragma once

#include "core/consultation/result.h"
#include "tests/bench/generate/invention.h"

#include <QByteArray>

namespace soundings::bench {

/// A response as mail: received by the consultation's server, text in UTF-8, every third quoted-printable.
[[nodiscard]] QByteArray mailOf(const Invention &invention, const InventedResponse &response, int number);

/// All responses as mail, into cur/ of a new Maildir.
Result<> writeMaildir(const Invention &invention, const QString &folder);

/// All responses as a survey's export: a row each, with the respondent, the date, consent and two questions.
Result<> writeCsv(const Invention &invention, const QString &file);

/// Their texts alone, in UTF-8, a NUL behind each: for programs that know nothing of mail.
Result<> writeTexts(const Invention &invention, const QString &file);

/// All responses with their themes and comments straight into a new consultation file, without a draft: what
/// an import and people's tagging would have made, through the store's own changes.
Result<> writeConsultation(const Invention &invention, const QString &file);

/// What is known of each response, a JSON object a line: {"message-id", "campaign" (from 0, or null), "edit",
/// "kind", "themes"}.
Result<> writeTruth(const Invention &invention, const QString &file);

} // namespace soundings::bench
