#pragma once

#include "core/consultation/instant.h"

#include <QDateTime>
#include <QString>

#include <variant>

namespace soundings::tables {

/// A part of a whole, 0…1; shown in per cent.
struct Share
{
    double part = 0;
    friend bool operator==(const Share &, const Share &) = default;
};

/// How long something took.
struct Lasting
{
    qint64 seconds = 0;
    friend bool operator==(const Lasting &, const Lasting &) = default;
};

/// What a cell says to a program that calculates. A QDateTime is shown as the clocks of its zone say it, an Instant in
/// UTC, as scripts read it. Nothing: the cell is empty, or says all in its text.
using Value = std::variant<std::monostate, QString, double, Share, Lasting, QDateTime, Instant>;

} // namespace soundings::tables
