#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace soundings::extract {

/// A table's row as a line: cells apart by tabs, none at the end. A cell's paragraphs are joined by blanks,
/// save where the cell is a text of its own: then they keep their lines.
[[nodiscard]] QString rowLine(const std::vector<QStringList> &cells);

/// Paragraphs as one text, `\n` between them: runs of more than one empty line become one, control characters
/// but tab go, half a surrogate pair becomes U+FFFD. Cut at `most` characters, with a note.
[[nodiscard]] QString joined(const QStringList &paragraphs, qsizetype most, QStringList &notes);

/// A list's number in the form of w:numFmt and style:num-format: decimal, "a", "A", "i", "I".
[[nodiscard]] QString numeral(int number, QChar form);

/// A character of the fonts Symbol and Wingdings, whose codes are their own: Greek, bullets, ticks and boxes.
/// Empty where the font is neither or it stands for nothing that text has.
[[nodiscard]] QString symbol(const QString &font, char32_t code);

// What a reader of the text should know, the same for every format; nothing where the count is 0.
void noteChanges(QStringList &notes, qint64 insertions, qint64 deletions); ///< tracked
void noteComments(QStringList &notes, qint64 comments);
void noteEmbedded(QStringList &notes, qint64 files);
[[nodiscard]] QString brokenOff();

} // namespace soundings::extract
