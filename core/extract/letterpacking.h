#pragma once

#include "core/extract/packing.h"
#include "core/intake/letter.h"
#include "core/intake/mailfacts.h"

#include <optional>
#include <vector>

/// Items of intake between Soundings and soundings-extract. What is unpacked is believed in nothing but its
/// form: its words are in bounds, its parts are numbered, and the bytes of an item never come back, for the
/// asker has them.
namespace soundings::extract {

void pack(Packer &to, const std::vector<intake::Raw> &items);
void pack(Packer &to, const std::vector<intake::Item> &items);
void pack(Packer &to, const std::optional<intake::MailFacts> &facts);

[[nodiscard]] std::vector<intake::Raw> rawFrom(Unpacker &from);
[[nodiscard]] std::vector<intake::Item> itemsFrom(Unpacker &from);
[[nodiscard]] std::optional<intake::MailFacts> factsFrom(Unpacker &from);

} // namespace soundings::extract
