#pragma once

#include "core/desk/desk.h"

#include <functional>

/// Receipts for responses: written from a template as drafts of e-mail and a table for letters. Nothing is
/// sent, and nothing marked as sent, from here.
namespace soundings {

/// The words of a receipt. Its fields are in braces; acknowledgementFields() lists them.
struct AcknowledgementTemplate
{
    QString subject;
    QString text;
    friend bool operator==(const AcknowledgementTemplate &, const AcknowledgementTemplate &) = default;
};
[[nodiscard]] AcknowledgementTemplate defaultAcknowledgement();
/// "{reference}", "{name}", "{received}", "{in-time}" (a sentence), "{title}", "{closes}", "{organisation}".
[[nodiscard]] QStringList acknowledgementFields();

/// Which responses: these, or else those that match.
struct AcknowledgementScope
{
    std::vector<ResponseId> ids;
    QString query; ///< empty: all
};

/// One receipt, ready to be sent.
struct AcknowledgementDraft
{
    ReceiptFacts receipt;
    QString received; ///< in the consultation's zone, for a person
    QString subject;
    QString text;

    [[nodiscard]] bool
    byMail() const; ///< there is an address that mail can be sent to; else it is for a letter
    [[nodiscard]] QString fileName() const; ///< "R-0001 acknowledgement.eml"
};

/// Those of the scope that no receipt was sent for yet, by number. Blocks: on a reading thread.
[[nodiscard]] Result<std::vector<ReceiptFacts>> unacknowledged(const Desk &desk,
                                                               const AcknowledgementScope &scope);

/// Pure. Invalid where the template has a field that is not known, or no text.
[[nodiscard]] Result<AcknowledgementDraft> draftAcknowledgement(const ReceiptFacts &receipt,
                                                                const Consultation &consultation,
                                                                const AcknowledgementTemplate &words);
[[nodiscard]] Result<std::vector<AcknowledgementDraft>>
draftAcknowledgements(const Desk &desk, const AcknowledgementScope &scope,
                      const AcknowledgementTemplate &words);

struct AcknowledgementsWritten
{
    QString folder;
    QString table; ///< the file
    int mails = 0;
    int letters = 0; ///< only in the table: there is no address
};

/// Told after every draft; give false to stop.
using AcknowledgementProgress = std::function<bool(int done, int total)>;

/// Writes a .eml for each draft that goes by mail, and acknowledgements.csv for all, into `folder`, which is
/// made where it is not there; what stands there by the same name is replaced. All or nothing: stopped
/// (Cancelled) or failed (Storage), nothing is left of it.
[[nodiscard]] Result<AcknowledgementsWritten>
writeAcknowledgements(const std::vector<AcknowledgementDraft> &drafts, const QString &folder,
                      const AcknowledgementProgress &progress = {});

/// The changes that mark these as sent at that time; to be undone as one.
[[nodiscard]] ChangeSet markAcknowledged(const std::vector<ResponseId> &responses, Instant at);

} // namespace soundings
