#pragma once

#include "core/survey/surveymap.h"

#include <QStringView>

/// What the cells of one column have in common: the half of a guess that does not rest on headers.
namespace soundings::survey {

/// Counted over the first thousand rows beneath the headers; a question's answers do not change their kind
/// later.
struct ColumnCells
{
    int filled = 0;
    int distinct = 0; ///< ignoring case
    int longest = 0;  ///< characters
    qint64 characters = 0;
    int dates = 0;      ///< that can be read in one order or the other
    int addresses = 0;  ///< that look like e-mail
    int ticks = 0;      ///< "Yes", "1", "x"
    int unticks = 0;    ///< "No", "0": blank ones not counted
    int scale = 0;      ///< words that only closed questions offer: "Strongly agree", "Don't know", 7
    int kinds = 0;      ///< kinds of respondent
    int consents = 0;   ///< understood as an answer to “may we publish?”
    int wishes = 0;     ///< understood as an answer to “confidential?”
    int semicolons = 0; ///< cells that hold or end with one

    [[nodiscard]] bool mostly(int count) const { return filled > 0 && 2 * count > filled; }
};
[[nodiscard]] ColumnCells countCells(const tables::Sheet &sheet, size_t firstRow, qsizetype column);

/// Whether every cell is filled and none stands twice, in all rows.
[[nodiscard]] bool isUnique(const tables::Sheet &sheet, size_t firstRow, qsizetype column);

/// By what the choices of a closed question in one cell are separated: ";" (Microsoft Forms, Smart Survey) or
/// "," (Google Forms), where splitting gives few choices that come again and again. Empty: they are not.
[[nodiscard]] QString separatorOf(const tables::Sheet &sheet, size_t firstRow, qsizetype column);

/// Whether the answers are few and come again: a closed question.
[[nodiscard]] bool isClosed(const ColumnCells &cells);

} // namespace soundings::survey
