#pragma once

#include <QJsonObject>
#include <QString>

namespace soundings::store {

/// What a journal entry says, in a line for a person: "Status changed from unread to in-progress". Comments have more
/// to say: see JournalSentences.
[[nodiscard]] QString sentence(const QString &kind, const QJsonObject &change);

} // namespace soundings::store
