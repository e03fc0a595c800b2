#pragma once

#include "core/consultation/comment.h"
#include "core/consultation/response.h"

#include <QDate>
#include <QString>
#include <QTime>

#include <optional>
#include <variant>
#include <vector>

/// A query as a tree of plain values: what parse() makes of a text and what the store compiles to SQL.
namespace soundings::search {

enum class Field {
    Theme,
    Section,
    Kind,
    From,
    Place,
    Channel,
    Status,
    Is,
    Has,
    Campaign,
    Stance,
    Received,
    Assignee,
    Ref,
    Note,
    TaggedBy,
};

/// `field:any` and `field:none`.
enum class Presence { Any, None };

/// What `is:` and `has:` ask.
enum class Flag {
    OnTime,
    Late,
    Confidential,
    Duplicate,
    Acknowledged,
    Proposed,
    Quotable,
    Opened,
    Unopened,
    Attachment,
    Comment,
};

/// A date, or a date and time, as written; read in the consultation's zone where it has no offset.
struct Moment
{
    QString written;           ///< "2020-02-09T17:00", as the person wrote it
    QDate date;                ///< valid
    std::optional<QTime> time; ///< none: the whole day
    std::optional<int> offset; ///< seconds east of UTC; only with a time
    int grain = 0; ///< milliseconds that the time covers: 60,000 without seconds, 1,000 with, else 1

    friend bool operator==(const Moment &, const Moment &) = default;
};

/// `received:`. A date stands for all of its day: after it means after the day's end, up to it includes the
/// day. A time stands for its instant, except alone (On), where it stands for that minute or second.
struct ReceivedTest
{
    enum class Relation { On, Before, UpTo, From, After, Between };

    Relation relation = Relation::On;
    Moment first;
    std::optional<Moment> last; ///< of Between: both ends included

    friend bool operator==(const ReceivedTest &, const ReceivedTest &) = default;
};

/// QString for theme, section, from, place, assignee, note and tagged-by; int for campaign and ref.
using FieldValue =
    std::variant<Presence, QString, int, Flag, RespondentKind, Channel, Status, Stance, ReceivedTest>;

struct FieldTest
{
    Field field = Field::Theme;
    FieldValue value;
    int column = 1; ///< where it stands in the query, in UTF-16 code units from 1; no part of its meaning

    friend bool operator==(const FieldTest &a, const FieldTest &b)
    {
        return a.field == b.field && a.value == b.value;
    }
};

/// A word, a prefix or a phrase to find in the texts. A word that the word breaker splits ("low-carbon") is
/// found as its pieces side by side.
struct Text
{
    QString text;        ///< as written, without quotes or '*'; has at least one letter or digit
    bool exact = false;  ///< quoted: surface forms, not stems
    bool prefix = false; ///< the last word is the beginning of a word; surface forms

    friend bool operator==(const Text &, const Text &) = default;
};

/// An empty query: all responses. Only ever the root.
struct Everything
{
    friend bool operator==(const Everything &, const Everything &) = default;
};

struct Node;

/// Two parts or more; none of them a group of the same join that is not negated.
struct Group
{
    enum class Join { And, Or };

    Join join = Join::And;
    std::vector<Node> parts;

    friend bool operator==(const Group &, const Group &);
};

struct Node
{
    bool negated = false;
    std::variant<Everything, Text, FieldTest, Group> what;

    friend bool operator==(const Node &, const Node &) = default;
};

inline bool operator==(const Group &a, const Group &b)
{
    return a.join == b.join && a.parts == b.parts;
}

/// The query in its normal form: parse(toText(node)) == node.
[[nodiscard]] QString toText(const Node &node);

} // namespace soundings::search
