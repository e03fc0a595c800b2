#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

/// Pure: the text of RTF (1.9.1). Any bytes do; what is no RTF has no text. Linear in the input, without
/// recursion; groups nested deeper than 1,000 count as part of the innermost.
namespace soundings::rtf {

/// What a reader sees, `\n` for a paragraph, the cells of a row apart by a tab: characters by code page, font
/// charset and \u; headers where they stand, footers and notes behind the rest; text boxes. Left out: what is
/// hidden, deleted or an instruction, pictures, tables of fonts and styles.
[[nodiscard]] QString text(const QByteArray &rtf);

/// The HTML that Outlook wrapped into RTF ([MS-OXRTFEX] 2.1.3), as UTF-8 whatever its <meta> says. None where
/// the RTF was not made from HTML.
[[nodiscard]] std::optional<QByteArray> encapsulatedHtml(const QByteArray &rtf);

} // namespace soundings::rtf
