#pragma once

#include "core/desk/bulk.h"

/// Rules that propose comments, and what a person says to them. Each is one step for undo.
namespace soundings {

/// A query whose words are looked for, and the theme that is proposed where they stand.
struct AutotagRule
{
    ThemeId theme;
    QString query;
    QString because; ///< Comment::because of what it proposes; by it they are known again
};
[[nodiscard]] AutotagRule ruleOf(const SavedSearch &search);
/// `words`: separated by commas, semicolons or lines; several words between them are a phrase.
[[nodiscard]] AutotagRule ruleOf(const QString &words, ThemeId theme);

/// Proposes comments in all responses that the rule finds; BulkSummary counts responses. Never where a comment of the
/// theme overlaps, nor where one was refused. Refused for a retired theme; Invalid for a query that can't be read.
/// Through submitLongJob().
Result<BulkSummary> runRule(Desk &desk, const AutotagRule &rule, const BatchProgress &progress = {});

/// What stands proposed by a rule, or by all of them where `because` is empty; by response and passage.
[[nodiscard]] Result<std::vector<Comment>> proposalsOf(const Desk &desk, const QString &because = {});

/// Proposed comments become the person's: they count, and an unread response is taken into work.
Result<BulkSummary> acceptProposals(Desk &desk, const std::vector<Comment> &proposed, const BatchProgress &progress = {});
/// Proposed comments go, and are not proposed again.
Result<BulkSummary> refuseProposals(Desk &desk, const std::vector<Comment> &proposed, const BatchProgress &progress = {});

} // namespace soundings
