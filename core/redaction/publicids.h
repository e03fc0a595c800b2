#pragma once

#include "core/consultation/ids.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <vector>

namespace soundings::redaction {

/// Names by which readers outside know responses: "P-7F3K9Q". They come of a keyed hash, so that they tell neither the
/// reference nor the order of arrival to who has not the key; the same key gives the same names. `responses` are all
/// of the consultation, in the order of their ids: where two names would be one, the later response takes another.
[[nodiscard]] QHash<ResponseId, QString> publicIdentifiers(const QByteArray &key, const std::vector<ResponseId> &responses);

} // namespace soundings::redaction
