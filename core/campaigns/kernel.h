#pragma once

#include <QString>
#include <QStringList>

/// Pure: what the members of a campaign have in common.
namespace soundings::campaigns {

/// Of the text of the kernel's response as it was written, what at least half of `others` say too, in order; "…" stands for what
/// they say differently, such as where each lives. Without others the text whole. A sample of the members' texts is
/// enough.
[[nodiscard]] QString kernelText(const QString &text, const QStringList &others);

/// What a member says besides the kernel, in order; " … " stands between. Empty: nothing.
[[nodiscard]] QString ownWords(const QString &kernel, const QString &text);

/// One line by which a campaign can be known where its members have no subject in common: the first words of its kernel that
/// are no salutation.
[[nodiscard]] QString titleFor(const QString &kernel);

} // namespace soundings::campaigns
