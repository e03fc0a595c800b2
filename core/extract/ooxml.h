#pragma once

#include "core/extract/documenttext.h"
#include "core/zip/archive.h"

#include <vector>

namespace soundings::extract {

using zip::Archive;

/// One line of a part's .rels. Transitional and strict documents differ in the type's address, not in its
/// end.
struct Relation
{
    QString id;
    QString type;   ///< the last step of the type's address: "footnotes", "worksheet"
    QString target; ///< the part's name in the archive; where `external`, an address
    bool external = false;
};

/// The relations of a part; of the package where the name is empty. Empty where there are none to be read.
[[nodiscard]] std::vector<Relation> relationsOf(Archive &archive, const QString &part,
                                                const ReadLimits &limits);
[[nodiscard]] QString targetOfType(const std::vector<Relation> &relations, QStringView type); ///< empty: none
[[nodiscard]] QString targetOfId(const std::vector<Relation> &relations, const QString &id);  ///< empty: none
/// The package's main part; `usual` where nothing says which it is.
[[nodiscard]] QString mainPart(Archive &archive, const QString &usual, const ReadLimits &limits);

/// How deep XML may nest: an element of the document's structure takes several of XML.
[[nodiscard]] constexpr int xmlDepth(const ReadLimits &limits)
{
    return limits.nesting * 8;
}

} // namespace soundings::extract
