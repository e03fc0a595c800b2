#pragma once

#include "core/consultation/response.h"
#include "core/consultation/comment.h"
#include "core/search/hits.h"

/// Pure: the comments that a rule proposes for a response.
namespace soundings::categorisation {

/// The sentences of a text in order, without the white space around them, in UTF-16 code units. A single line end
/// is white space, as mail is wrapped; an empty line ends a sentence.
[[nodiscard]] std::vector<search::Range> sentencesOf(const QString &text);

/// What a rule rests on.
struct Rule
{
    ThemeId theme;
    std::vector<search::Term> terms; ///< that are looked for in the texts; may be empty
    QString because;                 ///< the saved search's name, or "words: apprenticeship, skills"
};

/// A comment for each sentence that holds one of the rule's words, in each part's text; neighbours are joined. One on
/// the whole response where no text holds them: they stand in the subject, say, or the rule asks for no words.
/// None where a comment of `there` with the theme overlaps, or a place in `refused` does.
[[nodiscard]] std::vector<Comment> proposed(const Response &response, const Rule &rule,
                                            const std::vector<Comment> &there,
                                            const std::vector<std::optional<Passage>> &refused);

/// Whether two comments speak of one place. The whole response overlaps only itself.
[[nodiscard]] bool overlap(const std::optional<Passage> &a, const std::optional<Passage> &b);

/// Words separated by commas, semicolons or lines as a query that finds any of them: `apprenticeship OR "work based"`.
[[nodiscard]] QString anyOf(const QString &words);

} // namespace soundings::categorisation
