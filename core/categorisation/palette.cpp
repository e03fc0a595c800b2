#include "core/categorisation/palette.h"

#include <array>

namespace soundings::categorisation {

QString themeColour(int n)
{
    // Each is as far as can be from all before it, so that a short codebook gets the ones farthest apart.
    static constexpr std::array<const char16_t *, paletteSize> colours{
        u"#3000d8", u"#cb4b07", u"#a8a2ff", u"#574541", u"#ff9b9d", u"#007a7c",
        u"#a8c018", u"#6e7d63", u"#8a1c01", u"#0a465e", u"#9060f0", u"#ad9ab0",
    };
    return QString::fromUtf16(colours[size_t(n) % colours.size()]);
}

} // namespace soundings::categorisation
