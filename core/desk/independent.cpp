#include "core/desk/independent.h"

#include <QCoreApplication>

namespace soundings {

namespace {

using namespace Qt::StringLiterals;

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

bool isOf(const QString &name, const QString &person)
{
    return name.compare(person, Qt::CaseInsensitive) == 0;
}

const Coder *coderNamed(const std::vector<Coder> &coders, const QString &person)
{
    const auto found = std::find_if(coders.begin(), coders.end(), [&](const Coder &one) { return isOf(one.name, person); });
    return found == coders.end() ? nullptr : &*found;
}

bool allDone(const std::vector<Coder> &coders)
{
    return std::all_of(coders.begin(), coders.end(), [](const Coder &coder) { return coder.done; });
}

std::vector<Comment> madeBy(const std::vector<Comment> &comments, const QString &person)
{
    std::vector<Comment> theirs;
    std::copy_if(comments.begin(), comments.end(), std::back_inserter(theirs),
                 [&](const Comment &comment) { return isOf(comment.author, person); });
    return theirs;
}

} // namespace

namespace {

/// What refusing the comment refuses: each of its themes, or none where it has none.
std::vector<ThemeId> refusedThemes(const Comment &comment)
{
    return comment.themes.empty() ? std::vector<ThemeId>{ThemeId()} : comment.themes;
}

Result<bool> isRefused(const Desk &desk, const Comment &comment, ThemeId theme)
{
    const Result<std::vector<std::optional<Passage>>> refused = desk.dismissedProposals(comment.response, theme);
    if (!refused)
        return passOn(refused);
    return std::find(refused->begin(), refused->end(), comment.passage) != refused->end();
}

Result<ChangeSet> codersSet(const Desk &desk, ResponseId response, const QStringList &names)
{
    if (names.size() == 1)
        return failure(ErrorKind::Refused, text("Tagging independently takes two people at least. Choose another one."));
    const Result<std::vector<Coder>> before = desk.coders(response);
    if (!before)
        return passOn(before);
    std::vector<Coder> after;
    for (const QString &name : names) {
        const Coder *there = coderNamed(*before, name.simplified());
        after.push_back({name.simplified(), there && there->done});
    }
    if (after == *before)
        return ChangeSet();
    return ChangeSet{CodersChanged{response, *before, after}};
}

} // namespace

Result<ChangeSet> setCoders(Desk &desk, ResponseId response, const QStringList &names)
{
    Result<ChangeSet> changes = codersSet(desk, response, names);
    if (!changes || changes->empty())
        return changes;
    return desk.apply(std::move(*changes), text("Tag independently"));
}

Result<BulkSummary> setCoders(Desk &desk, const std::vector<ResponseId> &responses, const QStringList &names,
                              const BatchProgress &progress)
{
    return applyInBatches(
        desk, int(responses.size()), [&](int i) { return codersSet(desk, responses[size_t(i)], names); },
        text("Tag independently"), progress);
}

Result<ChangeSet> finishCoding(Desk &desk, ResponseId response, bool done)
{
    const Result<std::vector<Coder>> before = desk.coders(response);
    if (!before)
        return passOn(before);
    std::vector<Coder> after = *before;
    const auto mine = std::find_if(after.begin(), after.end(),
                                   [&](const Coder &one) { return isOf(one.name, desk.person()); });
    if (mine == after.end())
        return failure(ErrorKind::Refused, text("%1 does not tag this response independently.").arg(desk.person()));
    mine->done = done;
    if (after == *before)
        return ChangeSet();
    return desk.apply({CodersChanged{response, *before, after}}, text("Finish tagging"));
}

Standing standingFor(const std::vector<Coder> &coders, const QString &person)
{
    const Coder *mine = coderNamed(coders, person);
    return isCodedIndependently(coders) && mine && !mine->done ? Standing::Independent : Standing::Counts;
}

bool isVisibleTo(const QString &person, const std::vector<Coder> &coders, const Comment &comment)
{
    const bool tagging = standingFor(coders, person) == Standing::Independent;
    if (comment.standing != Standing::Independent)
        return !tagging;
    return isOf(comment.author, person) || (!tagging && allDone(coders));
}

Result<std::vector<Comment>> visibleComments(const Desk &desk, ResponseId response, const QString &person)
{
    const Result<std::vector<Coder>> coders = desk.coders(response);
    if (!coders)
        return passOn(coders);
    std::vector<Comment> visible;
    for (const Standing standing : {Standing::Counts, Standing::Proposed, Standing::Independent}) {
        const Result<std::vector<Comment>> some = desk.comments(response, standing);
        if (!some)
            return passOn(some);
        std::copy_if(some->begin(), some->end(), std::back_inserter(visible),
                     [&](const Comment &comment) { return isVisibleTo(person, *coders, comment); });
    }
    return visible;
}

Result<std::vector<categorisation::Place>> comparison(const Desk &desk, ResponseId response, const QString &left,
                                                      const QString &right)
{
    const Result<std::vector<Coder>> coders = desk.coders(response);
    if (!coders)
        return passOn(coders);
    if (!allDone(*coders)) {
        return failure(ErrorKind::Refused, text("Comments are compared once all who tag the response independently have "
                                                "finished."));
    }
    const Result<std::vector<Comment>> independent = desk.comments(response, Standing::Independent);
    if (!independent)
        return passOn(independent);
    return categorisation::compared(madeBy(*independent, left), madeBy(*independent, right));
}

Result<ChangeSet> leaveOut(Desk &desk, const std::vector<Comment> &independent)
{
    ChangeSet changes;
    for (const Comment &comment : independent) {
        for (const ThemeId theme : refusedThemes(comment)) {
            const Change refused = ProposalDismissed{comment.response, comment.passage, theme, false, true};
            const Result<bool> already = isRefused(desk, comment, theme);
            if (!already)
                return passOn(already);
            if (!*already && std::find(changes.begin(), changes.end(), refused) == changes.end())
                changes.push_back(refused);
        }
    }
    return changes.empty() ? Result<ChangeSet>(ChangeSet()) : desk.apply(std::move(changes), text("Take neither"));
}

Result<bool> isLeftOut(const Desk &desk, const categorisation::Place &place)
{
    for (const std::vector<Comment> *side : {&place.left, &place.right}) {
        for (const Comment &comment : *side) {
            for (const ThemeId theme : refusedThemes(comment)) {
                const Result<bool> refused = isRefused(desk, comment, theme);
                if (!refused || !*refused)
                    return refused;
            }
        }
    }
    return true;
}

Result<ChangeSet> agree(Desk &desk, const std::vector<Comment> &independent)
{
    ChangeSet changes;
    for (const Comment &comment : independent)
        changes.emplace_back(CommentAdded{categorisation::agreedFrom(comment)});
    return desk.apply(std::move(changes), text("Agree on comments"));
}

} // namespace soundings
