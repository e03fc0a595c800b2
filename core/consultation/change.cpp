#include "core/consultation/change.h"

#include "core/consultation/cases.h"

namespace soundings {

Change::Change(const Change &other) = default;
Change::Change(Change &&other) noexcept = default;
Change &Change::operator=(const Change &other) = default;
Change &Change::operator=(Change &&other) noexcept = default;
Change::~Change() = default;

bool operator==(const Change &a, const Change &b)
{
    return static_cast<const AnyChange &>(a) == static_cast<const AnyChange &>(b);
}

using namespace Qt::StringLiterals;

std::optional<Change> inverse(const Change &change)
{
    using Inverse = std::optional<Change>;
    return std::visit(
        Cases{
            [](const ConsultationCreated &) { return Inverse(); },
            [](const DraftAdded &) { return Inverse(); },
            [](const ResponseReceived &) { return Inverse(); },
            [](const UnreadableReceived &) { return Inverse(); },
            [](const TableReceived &) { return Inverse(); },
            [](const MailboxRead &) { return Inverse(); },
            [](const DeadlineMoved &c) {
                static const QString takenBack = u"Taken back: "_s; // on record, the two are told apart
                Extension back = c.extension;
                std::swap(back.before, back.after);
                back.reason = back.reason.startsWith(takenBack) ? back.reason.sliced(takenBack.size()) : takenBack + back.reason;
                return Inverse(DeadlineMoved{std::move(back)});
            },
            [](const StatusChanged &c) { return Inverse(StatusChanged{c.response, c.after, c.before}); },
            [](const AssigneeChanged &c) { return Inverse(AssigneeChanged{c.response, c.after, c.before}); },
            [](const RespondentChanged &c) { return Inverse(RespondentChanged{c.response, c.after, c.before}); },
            [](const ConfidentialityChanged &c) {
                return Inverse(ConfidentialityChanged{c.response, c.after, c.before});
            },
            [](const SignatoriesChanged &c) { return Inverse(SignatoriesChanged{c.response, c.after, c.before}); },
            [](const ReceiptCorrected &c) {
                return Inverse(ReceiptCorrected{c.response, c.after, c.evidenceAfter, c.before, c.evidenceBefore,
                                                c.reason});
            },
            [](const LateRuled &c) {
                return Inverse(LateRuled{c.response, c.after, c.reasonAfter, c.before, c.reasonBefore});
            },
            [](const DuplicateJudged &c) {
                return Inverse(DuplicateJudged{c.response, c.other, c.after, c.reasonAfter, c.before, c.reasonBefore,
                                               c.earlierAfter, c.earlierBefore, {}});
            },
            [](const RespondentsJoined &c) {
                return Inverse(RespondentsJoined{c.response, c.other, c.after, c.before, {}});
            },
            [](const SuggestionDismissed &c) { return Inverse(SuggestionDismissed{c.response, c.after, c.before}); },
            [](const ThemeAdded &c) { return Inverse(ThemeRemoved{c.theme}); },
            [](const ThemeChanged &c) { return Inverse(ThemeChanged{c.after, c.before}); },
            [](const ThemeRemoved &c) { return Inverse(ThemeAdded{c.theme}); },
            [](const CommentAdded &c) { return Inverse(CommentRemoved{c.comment}); },
            [](const CommentChanged &c) { return Inverse(CommentChanged{c.after, c.before}); },
            [](const CommentRemoved &c) { return Inverse(CommentAdded{c.comment}); },
            [](const Acknowledged &c) { return Inverse(Acknowledged{c.response, c.after, c.before}); },
            [](const MemoWritten &c) { return Inverse(MemoWritten{c.after, c.before}); },
            [](const SavedSearchWritten &c) { return Inverse(SavedSearchWritten{c.after, c.before}); },
            [](const CodersChanged &c) { return Inverse(CodersChanged{c.response, c.after, c.before}); },
            [](const ReferenceDismissed &c) {
                return Inverse(ReferenceDismissed{c.response, c.passage, c.after, c.before});
            },
            [](const ProposalDismissed &c) {
                return Inverse(ProposalDismissed{c.response, c.passage, c.theme, c.after, c.before});
            },
            [](const UnreadableSettled &c) { return Inverse(UnreadableSettled{c.item, c.after, c.before}); },
            [](const SectionChanged &c) {
                return Inverse(SectionChanged{c.after, c.before, c.placeAfter, c.placeBefore});
            },
            [](const ResponseViewed &) { return Inverse(); },
            [](const RetentionSet &c) { return Inverse(RetentionSet{c.after, c.before}); },
            [](const PersonErased &) { return Inverse(); },
            [](const PointAdded &c) { return Inverse(PointRemoved{c.point}); },
            [](const PointChanged &c) { return Inverse(PointChanged{c.after, c.before}); },
            [](const PointRemoved &c) { return Inverse(PointAdded{c.point}); },
            [](const DecisionRecorded &c) { return Inverse(DecisionRecorded{c.point, c.after, c.before}); },
            [](const FinalTextSet &c) { return Inverse(FinalTextSet{c.after, c.before}); },
            [](const TextChangeJudged &c) { return Inverse(TextChangeJudged{c.key, c.excerpt, c.after, c.before}); },
            [](const RedactionJudged &c) { return Inverse(RedactionJudged{c.response, c.passage, c.after, c.before}); },
            [](const CampaignAdded &c) { return Inverse(CampaignRemoved{c.campaign}); },
            [](const CampaignChanged &c) { return Inverse(CampaignChanged{c.after, c.before}); },
            [](const CampaignRemoved &c) { return Inverse(CampaignAdded{c.campaign}); },
            [](const CampaignJoined &c) { return Inverse(CampaignJoined{c.response, c.after, c.before}); },
        },
        change);
}

std::optional<ChangeSet> inverse(const ChangeSet &changes)
{
    ChangeSet back;
    back.reserve(changes.size());
    for (auto it = changes.rbegin(); it != changes.rend(); ++it) {
        std::optional<Change> one = inverse(*it);
        if (!one)
            return std::nullopt;
        back.push_back(*std::move(one));
    }
    return back;
}

QString nameOf(const Change &change)
{
    static const QStringList names{
        u"consultation-created"_s, u"draft-added"_s,         u"deadline-moved"_s,
        u"response-received"_s,    u"unreadable-received"_s, u"status-changed"_s,
        u"assignee-changed"_s,     u"respondent-changed"_s,  u"confidentiality-changed"_s,
        u"signatories-changed"_s,  u"receipt-corrected"_s,   u"late-ruled"_s,
        u"theme-added"_s,          u"theme-changed"_s,       u"theme-removed"_s,
        u"comment-added"_s,        u"comment-changed"_s,     u"comment-removed"_s,
        u"table-received"_s,       u"mailbox-read"_s,          u"acknowledged"_s,
        u"duplicate-judged"_s,     u"respondents-joined"_s,  u"suggestion-dismissed"_s,
        u"memo-written"_s,         u"saved-search-written"_s, u"coders-changed"_s,
        u"reference-dismissed"_s,  u"proposal-dismissed"_s, u"unreadable-settled"_s,
        u"section-changed"_s,      u"response-viewed"_s,     u"retention-set"_s,
        u"person-erased"_s,        u"point-added"_s,         u"point-changed"_s,
        u"point-removed"_s,        u"decision-recorded"_s,   u"final-text-set"_s,
        u"text-change-judged"_s,   u"redaction-judged"_s,    u"campaign-added"_s,
        u"campaign-changed"_s,     u"campaign-removed"_s,    u"campaign-joined"_s};
    static_assert(std::variant_size_v<AnyChange> == 45, "a new change needs its name here, at its place");
    return names.at(static_cast<qsizetype>(change.index()));
}

std::optional<ResponseId> responseOf(const Change &change)
{
    if (const auto *memo = std::get_if<MemoWritten>(&change)) {
        const MemoTarget target = (memo->after ? memo->after : memo->before).value_or(Memo()).target;
        return target.kind == MemoKind::Response ? std::optional(ResponseId{target.id}) : std::nullopt;
    }
    if (const auto *erased = std::get_if<PersonErased>(&change); erased && !erased->response.isValid())
        return std::nullopt;
    return std::visit(
        [](const auto &c) -> std::optional<ResponseId> {
            if constexpr (requires { { c.response } -> std::convertible_to<ResponseId>; })
                return c.response;
            else if constexpr (requires { c.response.id; })
                return c.response.id;
            else if constexpr (requires { c.comment.response; })
                return c.comment.response;
            else if constexpr (requires { c.after.response; })
                return c.after.response;
            else
                return std::nullopt;
        },
        change);
}

} // namespace soundings
