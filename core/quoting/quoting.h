#pragma once

#include <QStringView>

#include <vector>

/// Pure: which lines of a message are not the writer's answer itself.
namespace soundings {

/// A run of whole lines that can be shown folded. Nothing is ever removed from the text.
struct Fold
{
    enum class Kind {
        Quote,      ///< somebody else's words, with the line that says whose
        Signature,  ///< who the writer is, after the last words
        Disclaimer, ///< what the mail server adds about confidentiality, viruses, registered offices
    };
    Kind kind = Kind::Quote;
    qsizetype begin = 0; ///< UTF-16, at the start of a line
    qsizetype end = 0;   ///< behind the line end of its last line, or the text's end

    friend bool operator==(const Fold &, const Fold &) = default;
};

/// In order, without overlap; adjoining folds of one kind are one. Careful rather than thorough: where in doubt a
/// line stays. An answer below or between quotes stays. Folds never cover a whole text that has more than quotes:
/// a text that would be folded from end to end is not folded at all. Linear in the text.
[[nodiscard]] std::vector<Fold> foldsOf(QStringView text);

} // namespace soundings
