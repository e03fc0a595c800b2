#pragma once

#include "core/consultation/consultation.h"
#include "core/receipt/oddities.h"

/// All that is known of when a response came, as one value.
namespace soundings {

/// The time of receipt, put right by a person; undoing is one more.
struct ReceiptCorrection
{
    Instant at;
    QString by;
    Instant before;
    Evidence evidenceBefore = Evidence::Given;
    Instant after;
    Evidence evidenceAfter = Evidence::Given;
    QString reason;
};

struct LateJudgement
{
    Instant at;
    QString by;
    LateRuling ruling = LateRuling::None;
    QString reason;
};

struct Receipt
{
    Response response; ///< its parts without their text
    Consultation consultation;
    qint64 originalBytes = 0;
    bool isMail = false; ///< the original has headers of mail
    QString takenInBy;   ///< who imported or entered it
    Stamps stamps;       ///< as the original states them today
    std::vector<Oddity> oddities;
    std::vector<ReceiptCorrection> corrections; ///< oldest first
    std::vector<LateJudgement> judgements;      ///< oldest first
};

/// What the instant of receipt rests on and why that: "The newest Received header, written by mx.lep.example,
/// …".
[[nodiscard]] QString evidenceSentence(const Receipt &receipt);
/// "On time: 2 hours before the closing time", "Late: 1 second after it": against the deadline now in force.
[[nodiscard]] QString timelinessSentence(const Receipt &receipt);

} // namespace soundings
