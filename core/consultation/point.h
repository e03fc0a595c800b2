#pragma once

#include "core/consultation/comment.h"

#include <QByteArray>
#include <QString>

#include <vector>

/// What was raised across responses, and what became of it: points, decisions, the final text.
namespace soundings {

/// How a point was decided: the words that responses to consultations use.
enum class Outcome { None, Accepted, AcceptedInPart, NotAccepted, Noted, OutOfScope };

struct Decision
{
    Outcome outcome = Outcome::None;
    QString reply;                   ///< what those who raised the point are told
    std::vector<SectionId> sections; ///< of the draft, that are to change for it
    QString by = {};                 ///< filled in by the store
    Instant at = {};                 ///< likewise

    friend bool operator==(const Decision &, const Decision &) = default;
};

/// Whether the outcome promises that the final text differs from the draft.
[[nodiscard]] inline bool promisesChange(Outcome outcome)
{
    return outcome == Outcome::Accepted || outcome == Outcome::AcceptedInPart;
}

/// An issue raised, drawn from comments of any number of responses.
struct Point
{
    PointId id;
    QString title;  ///< one line, as the report words it
    QString text;   ///< more of it; may be empty
    Decision decision = {};

    friend bool operator==(const Point &, const Point &) = default;
};

/// The final text, a PDF kept byte for byte among the originals.
struct FinalText
{
    QString fileName; ///< without a folder
    QByteArray sha256; ///< 32 bytes
    int pages = 0;

    friend bool operator==(const FinalText &, const FinalText &) = default;
};

/// Which decisions a change of the final text answers.
struct ChangeJudgement
{
    std::vector<PointId> points;
    bool editorial = false; ///< nobody asked for it, and nobody needed to: a date, a misprint
    QString note = {};

    friend bool operator==(const ChangeJudgement &, const ChangeJudgement &) = default;
};

/// Why something is kept from publication.
enum class RedactionReason { Name, Address, Postcode, Telephone, Email, Account, Signature, Other };

/// What a person decided about a passage that may tell who wrote, or of somebody else.
struct Redaction
{
    RedactionReason reason = RedactionReason::Other;
    bool hidden = true; ///< false: it was looked at and may be published
    QString note = {};
    QString by = {};    ///< filled in by the store
    Instant at = {};    ///< likewise

    friend bool operator==(const Redaction &, const Redaction &) = default;
};

} // namespace soundings
