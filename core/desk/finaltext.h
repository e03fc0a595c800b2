#pragma once

#include "core/comparison/comparing.h"
#include "core/desk/points.h"
#include "core/draft/textsearch.h"

/// From the draft to the final text: what changed, who asked for it, and what was promised and did not come.
namespace soundings {

/// A difference with its sections by their numbers, or else their titles; empty where it is in none.
struct FinalDifference
{
    comparison::Kind kind = comparison::Kind::Changed;
    QString draftSection;
    QString finalSection;
    QString before;
    QString after;
    QString key;       ///< by which it is judged: TextChangeJudged
    SectionId section; ///< of the draft; invalid: in none
    std::vector<draft::Hit> draftPlaces; ///< the words that differ, in order; empty: none of the draft do
    std::vector<draft::Hit> finalPlaces; ///< likewise
    ChangeJudgement judgement;

    /// Whether a decision asked for it, or it needs none.
    [[nodiscard]] bool isAccountedFor() const { return judgement.editorial || !judgement.points.empty(); }
};

/// What changed from the newest draft, with its sections as people corrected them, to the final text, a PDF whose name is
/// `name`. Unreadable where it is none; NotFound where there is no draft. Long: for ask().
[[nodiscard]] Result<std::vector<FinalDifference>> compareWithFinal(const Desk &desk, const QByteArray &pdf, const QString &name);

/// The final text that is kept; none: there is none yet.
[[nodiscard]] Result<std::optional<FinalText>> finalText(const Desk &desk);
[[nodiscard]] Result<QByteArray> finalTextBytes(const Desk &desk, const FinalText &text);

/// Where the same words stand in both: pages and parts of pages from the top of the first, so that 2.5 is the middle of the
/// third.
struct SameWords
{
    double draft = 0;
    double final = 0;

    friend bool operator==(const SameWords &, const SameWords &) = default;
};

struct FinalComparison
{
    FinalText text;
    std::vector<FinalDifference> differences; ///< in the draft's order
    /// Points whose decision promises a change that no difference answers, with the most responses first.
    std::vector<PointRow> unkept;
    std::vector<SameWords> same; ///< in the order of both, some to a page: by them two views scroll together
};
/// Of these points those whose decision promises a change that no difference answers, in the same order.
[[nodiscard]] std::vector<PointRow> unkeptPoints(const std::vector<FinalDifference> &differences,
                                                 const std::vector<PointRow> &points);
/// Where in the one what stands at `at` in the other is: between two places that are known, in proportion.
[[nodiscard]] double inFinal(const std::vector<SameWords> &same, double at);
[[nodiscard]] double inDraft(const std::vector<SameWords> &same, double at);
/// As compareWithFinal(), of the one that is kept; NotFound where none is. Long: for ask().
[[nodiscard]] Result<FinalComparison> finalComparison(const Desk &desk);

/// Points that may have asked for the difference: their decisions say that its section changes, or their words stand in
/// what it takes out or puts in. The likeliest first.
[[nodiscard]] std::vector<PointId> likelyPoints(const FinalDifference &difference, const std::vector<PointRow> &points);

/// Says what a difference answers, one step for undo; on the writing thread.
Result<ChangeSet> judgeDifference(Desk &desk, const FinalDifference &difference, const ChangeJudgement &after);
/// Takes the final text away; its bytes stay among the originals.
Result<ChangeSet> removeFinalText(Desk &desk);

} // namespace soundings
