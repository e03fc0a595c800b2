#pragma once

#include <QStringList>

namespace soundings::bench {

/// The sample's messages, from which vocabularies are grown.
[[nodiscard]] QStringList sampleTexts();

} // namespace soundings::bench
