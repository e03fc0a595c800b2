#pragma once

#include "core/consultation/ids.h"
#include "core/consultation/instant.h"
#include "core/consultation/respondent.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace soundings {

enum class Channel { Email, Letter, Survey, Event, Phone };

/// What the instant of receipt rests on, best first.
enum class Evidence { ReceivedHeader, DateHeader, FileTime, Given };

enum class Timeliness { OnTime, Late };

/// What was decided about a late response. Never hidden, whatever was decided.
enum class LateRuling { None, Accepted, SetAside };

/// What a person found two responses that say the same to be to each other.
enum class TwinRuling {
    None,
    Linked,   ///< one is a later response of the same person; both count
    KeepBoth, ///< each stands for itself
    SetAside, ///< one repeats the other: kept and listed, left out of the numbers
};

enum class Status { Unread, InProgress, Tagged, Reviewed };

enum class PartKind { Message, Attachment, Answer };

/// What became of reading a part's bytes as text.
enum class TextState { Read, NoText, Unreadable };

/// One piece of a response. Its text has `\n` line ends and no NUL; positions in it count code points.
struct Part
{
    PartId id;
    PartKind kind = PartKind::Message;
    int index = 0;    ///< from 0 within the response
    QString name;     ///< file name of an attachment; may be empty
    QString type;     ///< MIME type, lower case
    QString question; ///< of a survey answer
    qint64 bytes = 0; ///< decoded
    QByteArray sha256; ///< of the decoded bytes
    QString text;
    TextState state = TextState::NoText;
    QString reason; ///< why it could not be read, or what of it was left out; for a person
    int confidence = -1; ///< of text recognised in a picture: 0…100; -1 where the text stood in the file

    friend bool operator==(const Part &, const Part &) = default;
};

/// One `Received` header, newest first in a response: RFC 5321, 4.4.
struct Hop
{
    QString from;
    QString by;
    std::optional<Instant> at;

    friend bool operator==(const Hop &, const Hop &) = default;
};

/// What one respondent sent at one time. The original's bytes are kept under `original`, unchanged for ever.
struct Response
{
    ResponseId id;
    int number = 0; ///< order of arrival here, from 1; shown as R-0001
    Respondent respondent;
    QString subject;
    Channel channel = Channel::Email;
    std::optional<Instant> sent;
    Instant received;
    Evidence evidence = Evidence::Given;
    Timeliness timeliness = Timeliness::OnTime;
    LateRuling lateRuling = LateRuling::None;
    QString lateReason;
    Status status = Status::Unread;
    QString assignee;
    Confidentiality confidentiality = Confidentiality::MayPublish;
    int signatories = 1;     ///< more than 1 for a petition
    std::optional<Instant> acknowledged; ///< when a receipt was sent
    ResponseId earlier;      ///< the same person's earlier response, if any
    int duplicateOf = 0;     ///< number of the response that it repeats, where it was set aside for that; 0: it was not
    QString duplicateReason;
    QByteArray original;     ///< SHA-256, 32 bytes
    QByteArray table;        ///< SHA-256 of the survey table it is a row of, which is kept too; else empty
    QString source;          ///< "inbox/0017.eml", "archive.mbox#17", "survey.csv#17" (the row as in the sheet); empty: a person
                             ///< entered it
    /// Of a message, without angle brackets; of a survey's row "survey:KEY:IDENTIFIER", equal for all versions of a row;
    /// may be empty.
    QString messageId;
    QByteArray contentKey;   ///< equal for the same message met twice, whatever file it came in
    std::vector<Hop> hops;   ///< newest first
    std::vector<Part> parts; ///< in order of index

    friend bool operator==(const Response &, const Response &) = default;
};

/// A survey's table whose rows became responses. The file is kept byte for byte under `original`; so is how its
/// columns were read, for what a row became can then be checked.
struct ReceivedTable
{
    TableId id;
    QString source;
    QByteArray original; ///< SHA-256
    QByteArray map;      ///< JSON, as survey::writeMap() writes it
    int rows = 0;        ///< responses in it, those that were here already counted too
    Instant at;          ///< when it was taken in

    friend bool operator==(const ReceivedTable &, const ReceivedTable &) = default;
};

/// Whether a person typed it in, and no import took it in.
[[nodiscard]] inline bool isEntered(const Response &response) { return response.source.isEmpty(); }

/// Something that arrived and could not be read: kept byte for byte, listed and explained.
struct UnreadableItem
{
    UnreadableId id;
    QString source;
    QByteArray original; ///< SHA-256
    QString reason;
    Instant at; ///< when it was taken in
    QString settled = {}; ///< how it was dealt with after all, for a person; empty: it was not
    QString settledBy = {};
    Instant settledAt = {};

    friend bool operator==(const UnreadableItem &, const UnreadableItem &) = default;
};

/// Whether somebody has nothing more to do about it. It stays kept.
[[nodiscard]] inline bool isSettled(const UnreadableItem &item) { return !item.settled.isEmpty(); }

} // namespace soundings
