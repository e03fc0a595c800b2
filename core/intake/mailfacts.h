#pragma once

#include "core/receipt/oddities.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace soundings::intake {

/// What the headers of a kept original say beyond what the response holds; read again when somebody asks.
struct MailFacts
{
    std::optional<Stamp> date;
    std::vector<Stamp> hops; ///< newest first
    QString organisation;    ///< `Organization`, or `Organisation`; RFC 5536, 3.2.8. May be empty
};

/// Reads the headers only. None where the original is no mail.
[[nodiscard]] std::optional<MailFacts> mailFactsOf(const QByteArray &original);

} // namespace soundings::intake
