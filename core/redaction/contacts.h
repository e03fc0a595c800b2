#pragma once

#include "core/redaction/found.h"

/// By which somebody can be reached, or paid. Each in order; they may overlap each other's.
namespace soundings::redaction {

[[nodiscard]] Finds emails(const QString &text); ///< "ann@kilns.example", and "ann (at) kilns (dot) example"
/// Of the United Kingdom, of other countries with their "+" or "00", and short ones behind a word such as "Tel.". Money,
/// years, measures and reference numbers are none.
[[nodiscard]] Finds telephones(const QString &text);
[[nodiscard]] Finds postcodes(const QString &text); ///< of the United Kingdom, by the areas that there are
/// Bank accounts, sort codes, IBANs, cards, National Insurance, NHS and passport numbers.
[[nodiscard]] Finds accounts(const QString &text);

} // namespace soundings::redaction
