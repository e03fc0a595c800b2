#pragma once

#include "core/intake/letter.h"

namespace soundings::intake {

/// What an item is, and what it says. Trusts the libraries that it calls with what anyone may have sent: only
/// soundings-extract calls it.
///
/// - `.eml`, `.emlx`, and other or no endings where the bytes begin with a header of mail: mail.
/// - `.msg`, and other or no endings where the bytes hold a message of Outlook's: mail.
/// - documents and pictures (.pdf .docx .doc .odt .rtf .txt .md .html .pages .png .jpg .tif …): a letter, one
///   attachment, subject the file's name without its ending, evidence the file's time. Plain text and HTML
///   are read.
/// - `.csv .tsv .xlsx .xls .ods`: a survey table, one attachment.
/// - anything else: Unread, kept.
[[nodiscard]] Item read(const Raw &raw);

/// Starts the libraries, so that not every worker has to.
void startReading();

} // namespace soundings::intake
