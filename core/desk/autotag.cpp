#include "core/desk/autotag.h"

#include "core/categorisation/proposing.h"
#include "core/search/parser.h"

#include <QCoreApplication>

namespace soundings {

namespace {

using namespace Qt::StringLiterals;

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

Result<Theme> usableTheme(const Desk &desk, ThemeId id)
{
    const Result<std::vector<Theme>> themes = desk.themes();
    if (!themes)
        return passOn(themes);
    const auto found = std::find_if(themes->begin(), themes->end(), [&](const Theme &theme) { return theme.id == id; });
    if (found == themes->end())
        return failure(ErrorKind::NotFound, text("The theme that the rule proposes is no longer in the codebook."));
    if (found->retired)
        return failure(ErrorKind::Refused, text("“%1” is retired: nothing is tagged with it any more.").arg(found->name));
    return *found;
}

Result<ChangeSet> proposedIn(const Desk &desk, ResponseId id, const categorisation::Rule &rule)
{
    const Result<ResponseDetail> detail = desk.response(id);
    if (!detail)
        return passOn(detail);
    std::vector<Comment> there = detail->comments;
    there.insert(there.end(), detail->proposed.begin(), detail->proposed.end());
    const Result<std::vector<Comment>> independent = desk.comments(id, Standing::Independent);
    if (!independent)
        return passOn(independent);
    there.insert(there.end(), independent->begin(), independent->end());
    const Result<std::vector<std::optional<Passage>>> refused = desk.dismissedProposals(id, rule.theme);
    if (!refused)
        return passOn(refused);
    ChangeSet changes;
    for (const Comment &comment : categorisation::proposed(detail->response, rule, there, *refused))
        changes.emplace_back(CommentAdded{comment});
    return changes;
}

} // namespace

AutotagRule ruleOf(const SavedSearch &search)
{
    return {search.theme, search.query, search.name};
}

AutotagRule ruleOf(const QString &words, ThemeId theme)
{
    return {theme, categorisation::anyOf(words), text("words: %1").arg(words.simplified())};
}

Result<BulkSummary> runRule(Desk &desk, const AutotagRule &rule, const BatchProgress &progress)
{
    const Result<Theme> theme = usableTheme(desk, rule.theme);
    if (!theme)
        return passOn(theme);
    if (rule.query.trimmed().isEmpty())
        return failure(ErrorKind::Invalid, text("A rule needs words to look for."));
    const Result<search::Node> node = search::parse(rule.query);
    if (!node)
        return passOn(node);
    const Result<std::vector<ResponseId>> ids = desk.find(rule.query, {SortKey::Reference, false});
    if (!ids)
        return passOn(ids);
    const categorisation::Rule what{rule.theme, search::highlightTerms(*node), rule.because};
    return applyInBatches(
        desk, int(ids->size()), [&](int i) { return proposedIn(desk, (*ids)[size_t(i)], what); },
        text("Propose %1").arg(theme->name), progress);
}

Result<std::vector<Comment>> proposalsOf(const Desk &desk, const QString &because)
{
    Result<std::vector<Comment>> all = desk.proposedComments();
    if (!all)
        return all;
    if (!because.isEmpty())
        std::erase_if(*all, [&](const Comment &comment) { return comment.because != because; });
    std::stable_sort(all->begin(), all->end(),
                     [](const Comment &a, const Comment &b) { return a.response < b.response; });
    return all;
}

Result<BulkSummary> acceptProposals(Desk &desk, const std::vector<Comment> &proposed, const BatchProgress &progress)
{
    QHash<ResponseId, int> first; // proposal of each response, which takes it into work
    for (size_t i = 0; i < proposed.size(); ++i)
        first.insert(proposed[i].response, first.value(proposed[i].response, int(i)));
    const auto accept = [&](int i) -> Result<ChangeSet> {
        const Comment &before = proposed[size_t(i)];
        if (before.standing != Standing::Proposed)
            return ChangeSet();
        Comment after = before;
        after.standing = Standing::Counts;
        after.author = desk.person();
        ChangeSet changes{CommentChanged{before, after}};
        if (first.value(before.response) != i)
            return changes;
        const Result<std::vector<ResponseRow>> rows = desk.rows({before.response});
        if (!rows)
            return passOn(rows);
        if (!rows->empty() && rows->front().status == Status::Unread)
            changes.emplace_back(StatusChanged{before.response, Status::Unread, Status::InProgress});
        return changes;
    };
    return applyInBatches(desk, int(proposed.size()), accept,
                          text(proposed.size() == 1 ? "Accept proposed comment" : "Accept proposed comments"), progress);
}

Result<BulkSummary> refuseProposals(Desk &desk, const std::vector<Comment> &proposed, const BatchProgress &progress)
{
    const auto refuse = [&](int i) -> Result<ChangeSet> {
        const Comment &comment = proposed[size_t(i)];
        if (comment.standing != Standing::Proposed)
            return ChangeSet();
        const Result<std::vector<std::optional<Passage>>> refused =
            comment.themes.empty() ? std::vector<std::optional<Passage>>()
                                   : desk.dismissedProposals(comment.response, comment.themes.front());
        if (!refused)
            return passOn(refused);
        ChangeSet changes{CommentRemoved{comment}};
        for (const ThemeId theme : comment.themes) {
            if (std::find(refused->begin(), refused->end(), comment.passage) == refused->end())
                changes.emplace_back(ProposalDismissed{comment.response, comment.passage, theme});
        }
        return changes;
    };
    return applyInBatches(desk, int(proposed.size()), refuse,
                          text(proposed.size() == 1 ? "Refuse proposed comment" : "Refuse proposed comments"), progress);
}

} // namespace soundings
