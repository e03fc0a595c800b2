#include "core/receipt/receipt.h"

#include "core/deadline/deadline.h"
#include "core/receipt/duration.h"

#include <QCoreApplication>

#include <algorithm>

namespace soundings {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

QString stampedBy(const Receipt &receipt)
{
    const auto &hops = receipt.stamps.hops;
    const auto dated =
        std::find_if(hops.begin(), hops.end(), [](const Stamp &stamp) { return stamp.hop.at; });
    const QString by = dated == hops.end() || dated->hop.by.isEmpty()
                           ? text("a server that does not name itself")
                           : dated->hop.by;
    const QString first =
        text("The newest “Received” header that states a time, written by %1 as it took the message "
             "in: the best evidence, as no sender can set it.")
            .arg(by);
    return dated == hops.end() || dated == hops.begin()
               ? first
               : first + u' ' + text("Newer ones state none that can be read.");
}

} // namespace

QString evidenceSentence(const Receipt &receipt)
{
    if (!receipt.corrections.empty() && receipt.corrections.back().after == receipt.response.received &&
        receipt.response.evidence == Evidence::Given) {
        const ReceiptCorrection &last = receipt.corrections.back();
        return text("Corrected by %1: %2").arg(last.by, last.reason);
    }
    switch (receipt.response.evidence) {
    case Evidence::ReceivedHeader:
        return stampedBy(receipt);
    case Evidence::DateHeader:
        return text("The sender's own date, as no server's stamp states a time that can be read. A sender "
                    "can set it to "
                    "anything.");
    case Evidence::FileTime:
        return receipt.isMail
                   ? text("The file's time, as the message states none that can be read. Copying a file can "
                          "change it.")
                   : text("The file's time: a letter carries no stamp of its own. Copying a file can change "
                          "it; correct it where the day of receipt is known.");
    case Evidence::Given:
        return text("Entered by %1.").arg(receipt.takenInBy);
    }
    return {};
}

QString timelinessSentence(const Receipt &receipt)
{
    const qint64 left = receipt.consultation.closes.ms - receipt.response.received.ms;
    if (receipt.response.timeliness == Timeliness::OnTime) {
        return left == 0 ? text("On time: at the closing time itself.")
                         : text("On time: %1 before the closing time.").arg(durationText(left));
    }
    const QString late = text("Late: %1 after the closing time.").arg(durationText(left));
    return wasSentInTime(receipt.response, receipt.consultation.closes)
               ? late + u' ' + text("By its own date it was sent in time.")
               : late;
}

} // namespace soundings
