#pragma once

#include <QByteArray>
#include <QString>

namespace soundings::intake {

/// An HTML body as the text a person would read: paragraphs apart by an empty line, blanks collapsed as a browser
/// does, lists with "- " and "1. ", the cells of a row apart by a tab, quoted passages (blockquote) with "> ",
/// a link's address in parentheses where it says more than the link's text and is short. Nothing hidden, no
/// scripts, styles, comments. Nothing is fetched. Linear in the input, without recursion; elements nested deeper
/// than 400 count as text of the innermost.
/// `charset` is what the mail declares; a byte order mark wins over it, a <meta> is heard where it is empty.
[[nodiscard]] QString htmlToText(const QByteArray &html, const QByteArray &charset);

} // namespace soundings::intake
