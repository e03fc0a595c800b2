#pragma once

#include "core/desk/desk.h"
#include "core/redaction/clearing.h"

/// What is kept from publication: what is suggested, and what a person decided. Reading blocks; what writes is one step for
/// undo and belongs on the writing thread: submitJob([](Desk &desk) { return judge(desk, …); }).
namespace soundings {

/// A passage that may be personal and that nobody has decided about.
struct RedactionOffer
{
    Passage passage;
    RedactionReason reason = RedactionReason::Other;
    QString words; ///< of the passage

    friend bool operator==(const RedactionOffer &, const RedactionOffer &) = default;
};

/// All that is to be known of one response before it is published.
struct RedactionView
{
    Response response;
    std::vector<RedactionOffer> offers; ///< in the order of the text
    redaction::Judged judged;           ///< likewise
};
[[nodiscard]] Result<RedactionView> redactionView(const Desk &desk, ResponseId response);

/// A response that a list of what is to be redacted shows.
struct RedactionRow
{
    ResponseId id;
    int number = 0;
    QString who; ///< as displayName() gives it
    Confidentiality confidentiality = Confidentiality::MayPublish;
    int offers = 0; ///< that nobody has decided about
    int hidden = 0; ///< passages
    int leftIn = 0;

    friend bool operator==(const RedactionRow &, const RedactionRow &) = default;
};
/// Those that match the query and may be published at all, by reference. Long: each text is looked through; give false in
/// `progress` to stop (Cancelled).
[[nodiscard]] Result<std::vector<RedactionRow>> redactionRows(const Desk &desk, const QString &query,
                                                              const std::function<bool(int done, int total)> &progress = {});
[[nodiscard]] Result<RedactionRow> redactionRow(const Desk &desk, ResponseId response);
/// How many of them have suggestions that nobody has decided about.
[[nodiscard]] int withUndecided(const std::vector<RedactionRow> &rows);

struct RedactionJudgement
{
    Passage passage;
    RedactionReason reason = RedactionReason::Other;
    bool hidden = true; ///< false: it was looked at and may be published
    QString note = {};
};
/// Who decides and when is written down by the store. A passage decided about before is decided anew.
Result<ChangeSet> judge(Desk &desk, ResponseId response, const std::vector<RedactionJudgement> &judgements);
/// Nobody has decided about the passage any more.
Result<ChangeSet> withdrawJudgement(Desk &desk, ResponseId response, const Passage &passage);

} // namespace soundings
