#pragma once

#include <QTranslator>

namespace soundings {

/// The texts in the program are English with "(s)" where a number decides: "%n response(s)". A translation brings
/// its own plural forms; this does it for English: "1 response", "2 responses".
class EnglishPlurals : public QTranslator
{
    Q_OBJECT

public:
    using QTranslator::QTranslator;
    [[nodiscard]] QString translate(const char *context, const char *source, const char *disambiguation,
                                    int n) const override;
    [[nodiscard]] bool isEmpty() const override { return false; }
};

} // namespace soundings
