#pragma once

#include "core/consultation/ids.h"
#include "core/consultation/instant.h"
#include "core/consultation/response.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

/// The record that a response was considered: who had it in view and what was done about it.
namespace soundings {

/// Once that somebody had a response in view.
struct Viewing
{
    ResponseId response;
    Instant opened;
    QString person;
    int seconds = 0;

    friend bool operator==(const Viewing &, const Viewing &) = default;
};

/// A response's line in the record.
struct ConsiderationRow
{
    ResponseId id;
    int number = 0;
    Respondent respondent;
    Channel channel = Channel::Email;
    Instant received;
    Evidence evidence = Evidence::Given;
    Timeliness timeliness = Timeliness::OnTime;
    LateRuling lateRuling = LateRuling::None;
    Confidentiality confidentiality = Confidentiality::MayPublish;
    Status status = Status::Unread;
    std::optional<Instant> acknowledged;
    int comments = 0; ///< those that count
    int times = 0;    ///< that it was opened
    int seconds = 0;  ///< in view, of all times and people
    std::optional<Instant> firstOpened;
    std::optional<Instant> lastOpened;
    QStringList people; ///< who opened it, by name

    friend bool operator==(const ConsiderationRow &, const ConsiderationRow &) = default;
};

/// A reply, a ruling or another status: a line of the journal.
struct ConsiderationStep
{
    ResponseId response;
    qint64 entry = 0; ///< of the journal
    Instant at;
    QString by;
    QString what; ///< for a person

    friend bool operator==(const ConsiderationStep &, const ConsiderationStep &) = default;
};

enum class ConsiderationKey {
    Reference,
    Respondent,
    Received,
    FirstOpened,
    People,
    Times,
    InView,
    Comments,
    Status,
    Acknowledged
};
struct ConsiderationSort
{
    ConsiderationKey key = ConsiderationKey::Reference;
    bool descending = false;
    friend bool operator==(const ConsiderationSort &, const ConsiderationSort &) = default;
};

} // namespace soundings
