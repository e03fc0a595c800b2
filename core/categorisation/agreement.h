#pragma once

#include <QString>

#include <optional>
#include <vector>

/// Pure: how far people who tagged the same responses agree.
///
/// Cohen's kappa for two people: J. Cohen, "A coefficient of agreement for nominal scales", Educational and
/// Psychological Measurement 20 (1960). Krippendorff's alpha for any number of them, with gaps: K.
/// Krippendorff, "Content Analysis" (2nd ed. 2004, ch. 11) and "Computing Krippendorff's Alpha-Reliability"
/// (2011), nominal data through the coincidence matrix. His alpha for unitizing (uα), which also weighs where
/// passages begin and end, is not here: characters are the units.
namespace soundings::categorisation {

/// One passage that a person gave a theme, or the whole response. Numbers name people, responses, parts,
/// themes.
struct Tagged
{
    qint64 response = 0;
    int part = 0;
    int begin = 0; ///< code points; begin = end where the whole response is meant
    int end = 0;
    qint64 theme = 0;
};

/// What a person did: the responses they have read for themes (also those where they found none), and the
/// tags.
struct Coder
{
    QString name;
    std::vector<qint64> responses;
    std::vector<Tagged> tags;
};

/// The length of a part in code points, for agreement by characters.
struct PartLength
{
    qint64 response = 0;
    int part = 0;
    int length = 0;
};

struct Agreement
{
    std::optional<double> kappa; ///< -1…1; none unless exactly two people coded, or where nothing varies
    std::optional<double> alpha; ///< -1…1; none where nothing varies or fewer than two people coded
    std::optional<double>
        percent;      ///< 0…1 of pairs of people and units that agree; none without a unit coded twice
    qint64 units = 0; ///< coded by two people or more: responses, or characters
    QString why;      ///< a sentence where kappa or alpha is missing
};

struct ThemeAgreement
{
    qint64 theme = 0;
    Agreement agreement;
};

struct AgreementReport
{
    Agreement overall; ///< all themes pooled: each unit counts once a theme
    /// Responses whose whole set of themes is the same for all who coded them; only where counted by
    /// response.
    Agreement sameSet;
    std::vector<ThemeAgreement> themes; ///< in the order given
};

/// A unit is a response, its value whether the theme is there. Only responses that two people or more have
/// coded count. Kappa is for the two people who coded; with three or more, alpha alone.
[[nodiscard]] AgreementReport agreementByResponse(const std::vector<Coder> &coders,
                                                  const std::vector<qint64> &themes);

/// A unit is a code point, its value whether the theme covers it; tags of whole responses cover all parts.
/// Tags in parts that are not among `lengths` are left out. O(tags × log tags), whatever the length of the
/// texts.
[[nodiscard]] AgreementReport agreementByCharacters(const std::vector<Coder> &coders,
                                                    const std::vector<qint64> &themes,
                                                    const std::vector<PartLength> &lengths);

/// The measures themselves: how many units had so many people say each of the values. `counts[v]` people of a
/// unit gave value v; `weight` units are alike.
struct UnitValues
{
    std::vector<int> counts;
    qint64 weight = 1;
};
[[nodiscard]] std::optional<double> krippendorffAlpha(const std::vector<UnitValues> &units);
/// `table[i][j]`: units to which the first person gave i and the second j.
[[nodiscard]] std::optional<double> cohensKappa(const std::vector<std::vector<qint64>> &table);

} // namespace soundings::categorisation
