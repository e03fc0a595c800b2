#pragma once

#include <QHash>
#include <QString>

#include <optional>
#include <vector>

namespace soundings::references {

/// A page as the document labels it ("iv", "12") and its text, a \n at the end of each line.
struct DraftPage
{
    QString label;
    QString text;
};

/// Something numbered that begins a line of the draft.
struct NumberedLine
{
    QString number;
    QString title; ///< what follows on the line
    int page = 0;
    int at = 0; ///< in the page's text, UTF-16 units
    int end = 0; ///< of the line
};

/// What the lines of a draft name and number, whatever its sections are.
struct DraftLines
{
    std::vector<NumberedLine> paragraphs;            ///< "3.2.1"; or "45" where paragraphs run through
    QHash<QString, std::vector<NumberedLine>> named; ///< by its kind in the singular: "figure", "priority"
    std::optional<int>
        printedOffset; ///< place from 1 less the number printed on the page, where most pages have one
};

/// Pure, linear in the text.
[[nodiscard]] DraftLines linesOf(const std::vector<DraftPage> &pages);

/// Kinds of numbered proposals that drafts have, in the singular, lower case: priority, objective, theme…
[[nodiscard]] const QStringList &proposalKinds();

} // namespace soundings::references
