#pragma once

#include "core/desk/importing.h"

namespace soundings {

/// Makes the sample consultation from its folder (sample.json and what it names): the draft, the responses, who
/// wrote them, and the comments that show what tagging looks like. `person` signs the journal. Refused where the
/// target exists; on failure or when stopped (Cancelled) nothing is left behind.
Result<> makeSample(const QString &sampleFolder, const QString &targetFile, const QString &person,
                    const ImportProgress &progress = {});

/// The sample's consultation file: `file`, or where that is empty one in the user's own data. Made if it is not there.
Result<QString> sampleAt(const QString &file, const ImportProgress &progress = {});

/// Where the sample is: beside an installed program, or in the source tree of one that was built there. Empty where
/// it is not.
[[nodiscard]] QString sampleFolder();

} // namespace soundings
