#pragma once

#include "core/consultation/instant.h"

#include <QByteArray>
#include <QDate>
#include <QString>

#include <optional>
#include <vector>

namespace soundings {

/// The deadline moved: the old one stays on record, with the reason.
struct Extension
{
    Instant at;     ///< when it was recorded
    QString by;     ///< the person
    Instant before; ///< the closing instant until then
    Instant after;
    QString reason;

    friend bool operator==(const Extension &, const Extension &) = default;
};

/// What the team does with a response that is late and that nobody has judged yet.
enum class LatePolicy { JudgeEach, AcceptAll, SetAsideAll };

struct Consultation
{
    QString title;
    QString organisation;
    QByteArray zone = "Europe/London"; ///< IANA id; for reading and showing times only
    std::optional<Instant> opens;
    Instant closes; ///< the closing instant now in force
    LatePolicy latePolicy = LatePolicy::JudgeEach;
    std::vector<Extension> extensions; ///< oldest first
    QDate retainUntil = {}; ///< personal data is kept to the end of this day; invalid: nobody has said

    friend bool operator==(const Consultation &, const Consultation &) = default;
};

} // namespace soundings
