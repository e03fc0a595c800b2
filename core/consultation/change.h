#pragma once

#include "core/consultation/campaign.h"
#include "core/consultation/coding.h"
#include "core/consultation/comment.h"
#include "core/consultation/consultation.h"
#include "core/consultation/draft.h"
#include "core/consultation/mailboxposition.h"
#include "core/consultation/point.h"
#include "core/consultation/response.h"
#include "core/consultation/result.h"
#include "core/consultation/theme.h"

#include <QJsonObject>

#include <optional>
#include <variant>
#include <vector>

/// Everything that can happen to a consultation, as values. A change that replaces something carries what stood
/// before as well as what stands after, so that its inverse needs nothing else. Ids that are not valid yet are
/// given by the store when it applies the change, and filled in. Within one ChangeSet a new theme, point or campaign may carry an
/// id below 0, by which later changes of the set name it.
namespace soundings {

struct ConsultationCreated
{
    Consultation consultation;
    friend bool operator==(const ConsultationCreated &, const ConsultationCreated &) = default;
};
/// A draft and the sections found in it; both get their ids. A section's parent is given as its place in
/// `sections` + 1 until then.
struct DraftAdded
{
    Draft draft;
    std::vector<Section> sections;
    friend bool operator==(const DraftAdded &, const DraftAdded &) = default;
};
struct DeadlineMoved
{
    Extension extension;
    friend bool operator==(const DeadlineMoved &, const DeadlineMoved &) = default;
};

/// The response, whole; in the journal each part's text stands as its SHA-256 and length.
struct ResponseReceived
{
    Response response;
    friend bool operator==(const ResponseReceived &, const ResponseReceived &) = default;
};
struct UnreadableReceived
{
    UnreadableItem item;
    friend bool operator==(const UnreadableReceived &, const UnreadableReceived &) = default;
};
/// Something that could not be read was dealt with and leaves the list of what is to be done, or comes back to it.
/// The item stays kept either way.
struct UnreadableSettled
{
    UnreadableId item;
    QString before;      ///< how, for a person; empty: it is still to be done
    QString after;
    QString source = {}; ///< filled in by the store, for readers of the journal
    friend bool operator==(const UnreadableSettled &, const UnreadableSettled &) = default;
};
/// A survey's table; its rows follow as ResponseReceived.
struct TableReceived
{
    ReceivedTable table;
    friend bool operator==(const TableReceived &, const TableReceived &) = default;
};
struct StatusChanged
{
    ResponseId response;
    Status before;
    Status after;
    friend bool operator==(const StatusChanged &, const StatusChanged &) = default;
};
struct AssigneeChanged
{
    ResponseId response;
    QString before;
    QString after;
    friend bool operator==(const AssigneeChanged &, const AssigneeChanged &) = default;
};
struct RespondentChanged
{
    ResponseId response;
    Respondent before;
    Respondent after;
    friend bool operator==(const RespondentChanged &, const RespondentChanged &) = default;
};
struct ConfidentialityChanged
{
    ResponseId response;
    Confidentiality before;
    Confidentiality after;
    friend bool operator==(const ConfidentialityChanged &, const ConfidentialityChanged &) = default;
};
struct SignatoriesChanged
{
    ResponseId response;
    int before;
    int after;
    friend bool operator==(const SignatoriesChanged &, const SignatoriesChanged &) = default;
};
/// A wrong time of receipt put right; timeliness is computed again.
struct ReceiptCorrected
{
    ResponseId response;
    Instant before;
    Evidence evidenceBefore;
    Instant after;
    Evidence evidenceAfter;
    QString reason;
    friend bool operator==(const ReceiptCorrected &, const ReceiptCorrected &) = default;
};
struct LateRuled
{
    ResponseId response;
    LateRuling before;
    QString reasonBefore;
    LateRuling after;
    QString reasonAfter;
    friend bool operator==(const LateRuled &, const LateRuled &) = default;
};
/// A receipt was sent to who wrote; none where it had not been, or was after all not.
struct Acknowledged
{
    ResponseId response;
    std::optional<Instant> before;
    std::optional<Instant> after;
    friend bool operator==(const Acknowledged &, const Acknowledged &) = default;
};

/// Two responses compared. The judgement stands with `response`: the later of the two (Linked), or the one that is set
/// aside (which needs a reason). Linked makes `other` its Response::earlier.
struct DuplicateJudged
{
    ResponseId response;
    ResponseId other;
    TwinRuling before = TwinRuling::None;
    QString reasonBefore;
    TwinRuling after = TwinRuling::None;
    QString reasonAfter;
    ResponseId earlierBefore; ///< of `response`
    ResponseId earlierAfter;
    QString otherReference; ///< filled in by the store, for readers of the journal
    friend bool operator==(const DuplicateJudged &, const DuplicateJudged &) = default;
};
/// The respondents of two responses are one person, who writes from several addresses: what comes from either address
/// later is theirs too. Names and addresses stay as they were written.
struct RespondentsJoined
{
    ResponseId response;
    ResponseId other;
    bool before = false;
    bool after = true;
    QString otherReference; ///< filled in by the store, for readers of the journal
    friend bool operator==(const RespondentsJoined &, const RespondentsJoined &) = default;
};
/// Whether the suggestion of who wrote a response was refused, and so is not made again.
struct SuggestionDismissed
{
    ResponseId response;
    bool before = false;
    bool after = true;
    friend bool operator==(const SuggestionDismissed &, const SuggestionDismissed &) = default;
};

struct ThemeAdded
{
    Theme theme;
    friend bool operator==(const ThemeAdded &, const ThemeAdded &) = default;
};
struct ThemeChanged
{
    Theme before;
    Theme after;
    friend bool operator==(const ThemeChanged &, const ThemeChanged &) = default;
};
/// Only a theme without sub-themes and comments goes; others are refused.
struct ThemeRemoved
{
    Theme theme;
    friend bool operator==(const ThemeRemoved &, const ThemeRemoved &) = default;
};

/// An author and an instant that it has stay: who brings in a colleague's comment has not made it. The store fills in
/// what is missing.
struct CommentAdded
{
    Comment comment;
    friend bool operator==(const CommentAdded &, const CommentAdded &) = default;
};
struct CommentChanged
{
    Comment before;
    Comment after;
    friend bool operator==(const CommentChanged &, const CommentChanged &) = default;
};
struct CommentRemoved
{
    Comment comment;
    friend bool operator==(const CommentRemoved &, const CommentRemoved &) = default;
};

/// How far a mailbox was read: in one set with what was taken in from it, so that neither stands without the other.
/// Nothing in the mailbox itself changes.
struct MailboxRead
{
    QString mailbox; ///< "imaps://user@host/FOLDER"
    MailboxPosition before;
    MailboxPosition after;
    int messages = 0; ///< looked at between the two
    Instant at;       ///< filled in by the store
    friend bool operator==(const MailboxRead &, const MailboxRead &) = default;
};

/// A memo written (none before), written again, or thrown away (none after).
struct MemoWritten
{
    std::optional<Memo> before;
    std::optional<Memo> after;
    friend bool operator==(const MemoWritten &, const MemoWritten &) = default;
};
/// A search saved, changed, or removed.
struct SavedSearchWritten
{
    std::optional<SavedSearch> before;
    std::optional<SavedSearch> after;
    friend bool operator==(const SavedSearchWritten &, const SavedSearchWritten &) = default;
};
/// Who tags a response independently, and who of them is done.
struct CodersChanged
{
    ResponseId response;
    std::vector<Coder> before;
    std::vector<Coder> after;
    friend bool operator==(const CodersChanged &, const CodersChanged &) = default;
};
/// What looked like a reference to the draft and is none, as a person says.
struct ReferenceDismissed
{
    ResponseId response;
    Passage passage;
    bool before = false;
    bool after = true;
    friend bool operator==(const ReferenceDismissed &, const ReferenceDismissed &) = default;
};
/// A proposed comment that a person refused, so that no rule proposes it again. The comment itself goes by
/// CommentRemoved.
struct ProposalDismissed
{
    ResponseId response;
    std::optional<Passage> passage; ///< none: the whole response
    ThemeId theme;
    bool before = false;
    bool after = true;
    friend bool operator==(const ProposalDismissed &, const ProposalDismissed &) = default;
};

/// A section of a draft added (none before), corrected or moved, or taken away (none after) by a person. Places count
/// from 0 in reading order. Parents follow from order and depth, whatever the values say. Only a section without
/// comments and memos goes.
struct SectionChanged
{
    std::optional<Section> before;
    std::optional<Section> after;
    int placeBefore = -1; ///< -1: none
    int placeAfter = -1;
    friend bool operator==(const SectionChanged &, const SectionChanged &) = default;
};

/// A person had a response in view: one a turning to it and leaving it.
struct ResponseViewed
{
    ResponseId response;
    Instant opened;
    int seconds = 0; ///< that it was in view while somebody was there
    friend bool operator==(const ResponseViewed &, const ResponseViewed &) = default;
};
/// Until when personal data is kept; invalid: nobody has said.
struct RetentionSet
{
    QDate before;
    QDate after;
    friend bool operator==(const RetentionSet &, const RetentionSet &) = default;
};
/// What is held about a person was erased: one of each response of theirs, and one for what names them elsewhere. The
/// journal keeps that it happened, why and where; texts that stay stand in it as their SHA-256, like all.
struct PersonErased
{
    struct Text
    {
        qint64 id = 0; ///< of the part, comment, memo…
        QString text;  ///< that stays; may be empty
        friend bool operator==(const Text &, const Text &) = default;
    };
    ResponseId response; ///< invalid: what names them elsewhere
    QString request;     ///< the reference of their request; may be empty
    QString reason;
    bool anonymised = false;           ///< its words stay, without what tells who wrote
    QString subject = {};              ///< that stays
    std::vector<Text> parts = {};      ///< every part of the response
    std::vector<Text> notes = {};      ///< of comments
    std::vector<Text> memos = {};      ///< one without text is thrown away
    std::vector<SavedSearchId> searches = {};   ///< thrown away
    std::vector<UnreadableId> unreadable = {};
    std::vector<QByteArray> originals = {};     ///< SHA-256 of the bytes that go
    /// Filled in by the store: the entries of the journal whose sealed part goes, and of those that are from before
    /// parts were sealed the SHA-256 of what they say from now on.
    std::vector<qint64> entries = {};
    std::vector<std::pair<qint64, QByteArray>> rewritten = {};
    friend bool operator==(const PersonErased &, const PersonErased &) = default;
};

/// A point worded. Comments are put into it by CommentChanged.
struct PointAdded
{
    Point point;
    friend bool operator==(const PointAdded &, const PointAdded &) = default;
};
/// Worded anew; its decision stays.
struct PointChanged
{
    Point before;
    Point after;
    friend bool operator==(const PointChanged &, const PointChanged &) = default;
};
/// Only a point goes that no comment raises and no change of the final text answers; others are refused.
struct PointRemoved
{
    Point point;
    friend bool operator==(const PointRemoved &, const PointRemoved &) = default;
};
/// What becomes of a point, decided, decided anew, or taken back (Outcome::None).
struct DecisionRecorded
{
    PointId point;
    Decision before;
    Decision after;
    QString title = {}; ///< of the point; filled in by the store, for readers of the journal
    friend bool operator==(const DecisionRecorded &, const DecisionRecorded &) = default;
};
/// The final text laid beside the draft; replaced, or taken away (none after).
struct FinalTextSet
{
    std::optional<FinalText> before;
    std::optional<FinalText> after;
    friend bool operator==(const FinalTextSet &, const FinalTextSet &) = default;
};
/// Which decisions a change of the final text answers. The change is named by what it changes, so that the judgement
/// stands where a later edition of the final text says the same.
struct TextChangeJudged
{
    QString key;     ///< as comparison::keyOf() gives it
    QString excerpt; ///< of the words, for readers of the journal
    ChangeJudgement before;
    ChangeJudgement after;
    friend bool operator==(const TextChangeJudged &, const TextChangeJudged &) = default;
};
/// A passage kept from publication, or looked at and left in (none before: nobody had looked).
struct RedactionJudged
{
    ResponseId response;
    Passage passage;
    std::optional<Redaction> before;
    std::optional<Redaction> after;
    friend bool operator==(const RedactionJudged &, const RedactionJudged &) = default;
};

/// A campaign known from now on. Its members follow as CampaignJoined.
struct CampaignAdded
{
    Campaign campaign;
    friend bool operator==(const CampaignAdded &, const CampaignAdded &) = default;
};
/// Named anew, or its kernel found anew.
struct CampaignChanged
{
    Campaign before;
    Campaign after;
    friend bool operator==(const CampaignChanged &, const CampaignChanged &) = default;
};
/// Only a campaign without members goes; others are refused.
struct CampaignRemoved
{
    Campaign campaign;
    friend bool operator==(const CampaignRemoved &, const CampaignRemoved &) = default;
};
/// A response put into a campaign, or taken out of one.
struct CampaignJoined
{
    ResponseId response;
    Membership before;
    Membership after;
    QString title = {}; ///< of the campaign; filled in by the store, for readers of the journal
    friend bool operator==(const CampaignJoined &, const CampaignJoined &) = default;
};

using AnyChange = std::variant<ConsultationCreated, DraftAdded, DeadlineMoved, ResponseReceived, UnreadableReceived,
                               StatusChanged, AssigneeChanged, RespondentChanged, ConfidentialityChanged,
                               SignatoriesChanged, ReceiptCorrected, LateRuled, ThemeAdded, ThemeChanged,
                               ThemeRemoved, CommentAdded, CommentChanged, CommentRemoved, TableReceived,
                               MailboxRead, Acknowledged, DuplicateJudged, RespondentsJoined, SuggestionDismissed,
                               MemoWritten, SavedSearchWritten, CodersChanged, ReferenceDismissed,
                               ProposalDismissed, UnreadableSettled, SectionChanged, ResponseViewed, RetentionSet,
                               PersonErased, PointAdded, PointChanged, PointRemoved, DecisionRecorded, FinalTextSet,
                               TextChangeJudged, RedactionJudged, CampaignAdded, CampaignChanged, CampaignRemoved,
                               CampaignJoined>;

/// One of them. A class of its own, whose copying is compiled once: as a bare variant it took half of the time of
/// every file that names it.
class Change : public AnyChange
{
    template<class Kind, class... Kinds>
    static constexpr bool among(const std::variant<Kinds...> *)
    {
        return (std::is_same_v<Kind, Kinds> || ...);
    }

public:
    template<class Kind>
        requires(among<Kind>(static_cast<const AnyChange *>(nullptr)))
    Change(Kind kind)
        : AnyChange(std::in_place_type<Kind>, std::move(kind))
    {
    }
    Change(const Change &other);
    Change(Change &&other) noexcept;
    Change &operator=(const Change &other);
    Change &operator=(Change &&other) noexcept;
    ~Change();
    friend bool operator==(const Change &a, const Change &b);
    friend bool operator<(const Change &, const Change &) = delete; ///< its kinds have no order
};

/// Applied together or not at all; undone as one step, last first.
using ChangeSet = std::vector<Change>;

/// The change that undoes this one. None for what happened and can't be made not to have happened: a response
/// received or viewed, a consultation created, a draft added, a mailbox read, a person's data erased.
[[nodiscard]] std::optional<Change> inverse(const Change &change);
/// None if any change of the set has no inverse.
[[nodiscard]] std::optional<ChangeSet> inverse(const ChangeSet &changes);

/// The name by which the journal knows a change: "comment-added".
[[nodiscard]] QString nameOf(const Change &change);
/// For the journal. Keys are the members' names; ids are numbers, instants ISO 8601, digests hex.
[[nodiscard]] QJsonObject toJson(const Change &change);
/// The response a change is about, if it is about one.
[[nodiscard]] std::optional<ResponseId> responseOf(const Change &change);

} // namespace soundings
