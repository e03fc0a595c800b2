#pragma once

#include "core/consultation/coding.h"
#include "core/consultation/comment.h"
#include "core/consultation/response.h"
#include "core/consultation/theme.h"

#include <QString>
#include <QStringList>

#include <vector>

/// What lists and pages show: values read from the store, complete in themselves.
namespace soundings {

/// A row of the response list.
struct ResponseRow
{
    ResponseId id;
    int number = 0;
    QString subject;
    QString name;
    QString organisation;
    QString address;
    RespondentKind kind = RespondentKind::Unknown;
    QString place;
    Channel channel = Channel::Email;
    Instant received;
    Timeliness timeliness = Timeliness::OnTime;
    LateRuling lateRuling = LateRuling::None;
    bool duplicate = false; ///< set aside as one
    CampaignId campaign = {};
    Status status = Status::Unread;
    Confidentiality confidentiality = Confidentiality::MayPublish;
    QString assignee;
    std::vector<ThemeId> themes; ///< of its comments, each once, in the codebook's order
    int comments = 0;
    int attachments = 0;
    double score = 0; ///< relevance of the query, higher is better; 0 without one
    QString snippet;  ///< the query's words in their context, one line; empty without a query

    friend bool operator==(const ResponseRow &, const ResponseRow &) = default;
};

/// A response and the comments on it, in order of passage.
struct ResponseDetail
{
    Response response;
    std::vector<Comment> comments; ///< those that count
    std::vector<Comment> proposed = {}; ///< in the same order. Independent ones come from visibleComments()
    QString takenInBy = {}; ///< who entered or imported it
    Instant takenInAt = {};
};

/// What a receipt is written from.
struct ReceiptFacts
{
    ResponseId response;
    int number = 0;
    QString name;
    QString organisation;
    QString address; ///< e-mail, as written; may be empty
    QString messageId;
    Instant received;
    Timeliness timeliness = Timeliness::OnTime;
    LateRuling lateRuling = LateRuling::None;
    Confidentiality confidentiality = Confidentiality::MayPublish;
    std::optional<Instant> acknowledged;

    friend bool operator==(const ReceiptFacts &, const ReceiptFacts &) = default;
};

struct JournalEntry
{
    qint64 seq = 0; ///< from 1, without gaps
    Instant at;
    QString by;
    QString kind;       ///< nameOf(change)
    QString what;       ///< one line for a person
    QByteArray change;  ///< JSON
    QByteArray hash;    ///< SHA-256, 32 bytes
};

/// An entry as the journal's list shows it.
struct JournalRow
{
    qint64 seq = 0;
    Instant at;
    QString by;
    QString kind;
    QString what;
    ResponseId response; ///< invalid: it is about none
    int number = 0;      ///< of that response

    friend bool operator==(const JournalRow &, const JournalRow &) = default;
};

/// What of the journal is wanted; what is empty asks for nothing.
struct JournalFilter
{
    QString by;
    QStringList kinds; ///< any of them
    QString text;      ///< in the line for a person, in any case
    std::optional<Instant> from;
    std::optional<Instant> before;
    std::optional<int> response; ///< its number

    friend bool operator==(const JournalFilter &, const JournalFilter &) = default;
};

/// A response that several people tag independently.
struct CodedResponse
{
    ResponseId id;
    int number = 0;
    QString subject;
    std::vector<Coder> coders;
    std::vector<std::pair<PartId, int>> lengths; ///< of its parts' texts, in code points
    int comments = 0;                            ///< that count: what was agreed on

    friend bool operator==(const CodedResponse &, const CodedResponse &) = default;
};

struct Counts
{
    int responses = 0;
    int onTime = 0;
    int late = 0;
    int lateAccepted = 0;
    int lateSetAside = 0;
    int unread = 0;
    int inProgress = 0;
    int tagged = 0;
    int reviewed = 0;
    int unreadable = 0; ///< still to be dealt with
    int settled = 0;    ///< items that could not be read and were dealt with; not among `unreadable`
    int duplicates = 0; ///< responses set aside as such; the other numbers count them too
    int comments = 0;
    qint64 journal = 0; ///< entries

    friend bool operator==(const Counts &, const Counts &) = default;
};

/// A value of a facet and how many responses have it.
struct FacetCount
{
    QString value;
    int count = 0;
    friend bool operator==(const FacetCount &, const FacetCount &) = default;
};

/// How a closed question of a survey was answered.
struct QuestionCounts
{
    QString question;
    QString survey;       ///< the newest table that asked it: "survey.csv"
    bool several = false; ///< any number of choices could be made, so that their counts add up to more than `answered`
    int answered = 0;     ///< responses that answered it: what shares are shares of
    /// Responses that made each choice. Where the table named the choices they stand in its order, those that
    /// nobody made too; others most first. Under "" stand choices that only confidential responses wrote in.
    std::vector<FacetCount> choices;

    friend bool operator==(const QuestionCounts &, const QuestionCounts &) = default;
};

struct CrossCount
{
    QString first;
    QString second;
    int count = 0;
    friend bool operator==(const CrossCount &, const CrossCount &) = default;
};

/// What a response can wait for, in the flow of the work.
enum class Waiting { Unread, WithoutComments, WithProposals, Unassigned };

/// What `verify` finds amiss.
struct Finding
{
    QString what;   ///< "journal-chain", "original-altered", "database"
    QString where;  ///< "journal 17", "R-0003"
    QString detail; ///< a sentence
};

enum class SortKey { Received, Relevance, Reference, Respondent, Kind, Timeliness, Status };

struct Sort
{
    SortKey key = SortKey::Received;
    bool descending = true;
    friend bool operator==(const Sort &, const Sort &) = default;
};

} // namespace soundings
