#include "core/desk/receipt.h"

#include "core/consultation/words.h"
#include "core/desk/desk.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace soundings {

namespace {

using namespace Qt::StringLiterals;

Instant instantIn(const QJsonObject &change, const QString &key)
{
    return toInstant(QDateTime::fromString(change[key].toString(), Qt::ISODate));
}

template<class E>
E wordIn(const QJsonObject &change, const QString &key)
{
    return fromWord<E>(change[key].toString()).value_or(E{});
}

void takeHistory(const std::vector<JournalEntry> &history, Receipt &receipt)
{
    for (const JournalEntry &entry : history) {
        const QJsonObject change = QJsonDocument::fromJson(entry.change).object();
        if (entry.kind == u"response-received") {
            receipt.takenInBy = entry.by;
            receipt.stamps.takenIn = entry.at;
        } else if (entry.kind == u"receipt-corrected") {
            receipt.corrections.push_back(
                {entry.at, entry.by, instantIn(change, u"before"_s),
                 wordIn<Evidence>(change, u"evidenceBefore"_s), instantIn(change, u"after"_s),
                 wordIn<Evidence>(change, u"evidenceAfter"_s), change[u"reason"].toString()});
        } else if (entry.kind == u"late-ruled") {
            receipt.judgements.push_back({entry.at, entry.by, wordIn<LateRuling>(change, u"after"_s),
                                          change[u"reasonAfter"].toString()});
        }
    }
}

/// Where the original has no headers that can be read, what was made of it when it came in.
Stamps stampsAsStored(const Response &response)
{
    Stamps stamps;
    for (const Hop &hop : response.hops)
        stamps.hops.push_back({hop, hop.at ? isoUtc(*hop.at) : QString(), true});
    if (response.sent)
        stamps.date = Stamp{{{}, {}, response.sent}, isoUtc(*response.sent), true};
    return stamps;
}

} // namespace

Result<Receipt> receiptOf(const Desk &desk, ResponseId id)
{
    Receipt receipt;
    Result<Consultation> consultation = desk.consultation();
    if (!consultation)
        return passOn(consultation);
    receipt.consultation = *std::move(consultation);
    Result<ResponseDetail> detail = desk.response(id);
    if (!detail)
        return passOn(detail);
    receipt.response = std::move(detail->response);
    for (Part &part : receipt.response.parts)
        part.text.clear();
    const Result<QByteArray> original = desk.original(id);
    if (!original && original.error().kind != ErrorKind::NotFound) // erased on request
        return passOn(original);
    receipt.originalBytes = original ? original->size() : 0;
    receipt.stamps = stampsAsStored(receipt.response);
    auto facts = desk.mailFacts(original.value_or(QByteArray())); // where they can't be read, what was stored stands
    if (facts && *facts) {
        receipt.isMail = true;
        receipt.stamps.date = std::move((*facts)->date);
        receipt.stamps.hops = std::move((*facts)->hops);
    }
    receipt.stamps.received = receipt.response.received;
    const Result<std::vector<JournalEntry>> history = desk.history(id);
    if (!history)
        return passOn(history);
    takeHistory(*history, receipt);
    receipt.oddities = odditiesOf(receipt.stamps);
    return receipt;
}

} // namespace soundings
