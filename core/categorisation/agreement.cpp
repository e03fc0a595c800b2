#include "core/categorisation/agreement.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <set>

namespace soundings::categorisation {

using namespace Qt::StringLiterals;

namespace {

QString say(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

/// Counts units by what each coder said of them: bit i of `coded` and `present` is coder i. 64 coders are far
/// more than any team, and the sets of bits that occur are few however many units there are.
class Tally
{
public:
    void add(quint64 coded, quint64 present, qint64 weight)
    {
        if (weight > 0 && qPopulationCount(coded) >= 2)
            m_units[{coded, present & coded}] += weight;
    }

    void add(const Tally &other)
    {
        for (const auto &[key, weight] : other.m_units)
            m_units[key] += weight;
    }

    [[nodiscard]] Agreement agreement() const
    {
        Agreement result;
        std::vector<UnitValues> units;
        quint64 everybody = 0;
        double agreeing = 0;
        double pairs = 0;
        for (const auto &[key, weight] : m_units) {
            const int coders = int(qPopulationCount(key.first));
            const int with = int(qPopulationCount(key.second));
            units.push_back({{coders - with, with}, weight});
            everybody |= key.first;
            result.units += weight;
            pairs += double(weight) * coders * (coders - 1);
            agreeing += double(weight) * (with * (with - 1) + (coders - with) * (coders - with - 1));
        }
        if (result.units == 0) {
            result.why = say("No two people have tagged the same responses.");
            return result;
        }
        result.percent = agreeing / pairs;
        result.alpha = krippendorffAlpha(units);
        if (qPopulationCount(everybody) == 2)
            result.kappa = kappaOfTwo(everybody);
        if (!result.alpha)
            result.why = say(
                "Everybody gave the same answer everywhere, so that chance can't be told from agreement.");
        else if (qPopulationCount(everybody) > 2)
            result.why = say("Cohen's kappa compares two people; more have tagged these.");
        else if (!result.kappa)
            result.why = say("Each of the two gave one answer throughout, so that kappa has no value.");
        return result;
    }

private:
    [[nodiscard]] std::optional<double> kappaOfTwo(quint64 both) const
    {
        const quint64 first = both & (~both + 1);
        std::vector<std::vector<qint64>> table(2, std::vector<qint64>(2, 0));
        for (const auto &[key, weight] : m_units)
            table[(key.second & first) != 0][(key.second & ~first) != 0] += weight;
        return cohensKappa(table);
    }

    std::map<std::pair<quint64, quint64>, qint64> m_units;
};

constexpr size_t MostCoders = 64;

size_t codersCounted(const std::vector<Coder> &coders)
{
    return std::min(coders.size(), MostCoders);
}

/// Which coders have coded each response.
std::map<qint64, quint64> codedBy(const std::vector<Coder> &coders)
{
    std::map<qint64, quint64> coded;
    for (size_t i = 0; i < codersCounted(coders); ++i) {
        for (const qint64 response : coders[i].responses)
            coded[response] |= quint64(1) << i;
        for (const Tagged &tag : coders[i].tags)
            coded[tag.response] |= quint64(1) << i;
    }
    return coded;
}

/// Agreement on the whole set of themes of a response: each different set is a value.
Agreement agreementOnSets(const std::vector<Coder> &coders, const std::vector<qint64> &themes,
                          const std::map<qint64, quint64> &coded)
{
    const std::set<qint64> counted(themes.begin(), themes.end());
    std::vector<std::map<qint64, std::set<qint64>>> sets(codersCounted(coders));
    for (size_t i = 0; i < sets.size(); ++i) {
        for (const Tagged &tag : coders[i].tags) {
            if (counted.contains(tag.theme))
                sets[i][tag.response].insert(tag.theme);
        }
    }
    std::map<std::set<qint64>, size_t> values;
    std::map<std::pair<size_t, size_t>, qint64> cells;
    std::vector<std::map<size_t, int>> units;
    quint64 everybody = 0;
    double agreeing = 0;
    double pairs = 0;
    for (const auto &[response, by] : coded) {
        if (qPopulationCount(by) < 2)
            continue;
        everybody |= by;
        std::vector<size_t> given;
        for (size_t i = 0; i < sets.size(); ++i) {
            if (by >> i & 1)
                given.push_back(values.try_emplace(sets[i][response], values.size()).first->second);
        }
        ++cells[{given[0], given[1]}];
        std::map<size_t, int> &unit = units.emplace_back();
        for (const size_t value : given)
            ++unit[value];
        pairs += double(given.size() * (given.size() - 1));
        for (const auto &[value, count] : unit)
            agreeing += double(count) * (count - 1);
    }
    Agreement result;
    result.units = qint64(units.size());
    if (units.empty()) {
        result.why = say("No two people have tagged the same responses.");
        return result;
    }
    std::vector<UnitValues> dense;
    for (const std::map<size_t, int> &unit : units) {
        UnitValues each{std::vector<int>(values.size(), 0), 1};
        for (const auto &[value, count] : unit)
            each.counts[value] = count;
        dense.push_back(std::move(each));
    }
    result.percent = agreeing / pairs;
    result.alpha = krippendorffAlpha(dense);
    if (qPopulationCount(everybody) == 2) {
        std::vector<std::vector<qint64>> table(values.size(), std::vector<qint64>(values.size(), 0));
        for (const auto &[cell, count] : cells)
            table[cell.first][cell.second] = count;
        result.kappa = cohensKappa(table);
    }
    if (!result.alpha)
        result.why =
            say("Everybody gave the same answer everywhere, so that chance can't be told from agreement.");
    return result;
}

/// A place where somebody's tag begins or ends.
struct Edge
{
    int at = 0;
    size_t coder = 0;
    int step = 0; ///< +1 begins, -1 ends

    friend bool operator<(const Edge &a, const Edge &b) { return a.at < b.at; }
};

using PartKey = std::pair<qint64, int>;

/// Walks the edges of one theme in one part: between two of them nothing changes.
void sweep(std::vector<Edge> edges, int length, quint64 coded, quint64 everywhere, Tally &tally)
{
    std::sort(edges.begin(), edges.end());
    std::map<size_t, int> open;
    quint64 present = everywhere;
    int at = 0;
    for (const Edge &edge : edges) {
        const int next = std::clamp(edge.at, at, length);
        tally.add(coded, present, next - at);
        at = next;
        const int count = open[edge.coder] += edge.step;
        const quint64 bit = quint64(1) << edge.coder;
        present = count > 0 || (everywhere & bit) ? present | bit : present & ~bit;
    }
    tally.add(coded, present, length - at);
}

} // namespace

std::optional<double> krippendorffAlpha(const std::vector<UnitValues> &units)
{
    // Of the coincidence matrix only its diagonal and margins are needed for nominal data.
    std::vector<double> margins;
    double diagonal = 0;
    for (const UnitValues &unit : units) {
        int values = 0;
        for (const int count : unit.counts)
            values += count;
        if (values < 2)
            continue; // nothing to pair it with
        margins.resize(std::max(margins.size(), unit.counts.size()), 0);
        for (size_t v = 0; v < unit.counts.size(); ++v) {
            const double count = unit.counts[v];
            margins[v] += count * double(unit.weight);
            diagonal += count * (count - 1) / (values - 1) * double(unit.weight);
        }
    }
    double all = 0;
    double squares = 0;
    for (const double margin : margins) {
        all += margin;
        squares += margin * (margin - 1);
    }
    const double expected = all * (all - 1) - squares; // disagreements by chance, × (all - 1)
    if (expected <= 0)
        return std::nullopt;
    return 1 - (all - diagonal) * (all - 1) / expected;
}

std::optional<double> cohensKappa(const std::vector<std::vector<qint64>> &table)
{
    double all = 0;
    double same = 0;
    std::vector<double> rows(table.size(), 0);
    std::vector<double> columns(table.size(), 0);
    for (size_t i = 0; i < table.size(); ++i) {
        for (size_t j = 0; j < table[i].size(); ++j) {
            const auto count = double(table[i][j]);
            all += count;
            rows[i] += count;
            columns[j] += count;
            same += i == j ? count : 0;
        }
    }
    double chance = 0;
    for (size_t i = 0; i < table.size(); ++i)
        chance += rows[i] * columns[i];
    if (all <= 0 || chance >= all * all)
        return std::nullopt;
    return (same * all - chance) / (all * all - chance);
}

AgreementReport agreementByResponse(const std::vector<Coder> &coders, const std::vector<qint64> &themes)
{
    AgreementReport report;
    const std::map<qint64, quint64> coded = codedBy(coders);
    std::map<qint64, std::map<qint64, quint64>> present; // theme → response → coders
    for (size_t i = 0; i < codersCounted(coders); ++i) {
        for (const Tagged &tag : coders[i].tags)
            present[tag.theme][tag.response] |= quint64(1) << i;
    }
    Tally overall;
    for (const qint64 theme : themes) {
        Tally tally;
        const std::map<qint64, quint64> &with = present[theme];
        for (const auto &[response, by] : coded) {
            const auto found = with.find(response);
            tally.add(by, found == with.end() ? 0 : found->second, 1);
        }
        overall.add(tally);
        report.themes.push_back({theme, tally.agreement()});
    }
    report.overall = overall.agreement();
    report.sameSet = agreementOnSets(coders, themes, coded);
    return report;
}

AgreementReport agreementByCharacters(const std::vector<Coder> &coders, const std::vector<qint64> &themes,
                                      const std::vector<PartLength> &lengths)
{
    AgreementReport report;
    const std::map<qint64, quint64> coded = codedBy(coders);
    std::map<qint64, std::map<PartKey, std::vector<Edge>>> edges; // theme → part → edges
    std::map<qint64, std::map<qint64, quint64>> whole;            // theme → response → coders
    for (size_t i = 0; i < codersCounted(coders); ++i) {
        for (const Tagged &tag : coders[i].tags) {
            if (tag.begin >= tag.end) {
                whole[tag.theme][tag.response] |= quint64(1) << i;
                continue;
            }
            std::vector<Edge> &at = edges[tag.theme][{tag.response, tag.part}];
            at.push_back({tag.begin, i, 1});
            at.push_back({tag.end, i, -1});
        }
    }
    // Parts that nobody tagged with a theme are alike for it, but for who coded them.
    std::map<quint64, qint64> charactersBy;
    std::map<PartKey, int> lengthOf;
    for (const PartLength &part : lengths) {
        const auto by = coded.find(part.response);
        if (by == coded.end() || qPopulationCount(by->second) < 2)
            continue;
        lengthOf[{part.response, part.part}] = part.length;
        charactersBy[by->second] += part.length;
    }
    Tally overall;
    for (const qint64 theme : themes) {
        Tally tally;
        std::map<quint64, qint64> untouched = charactersBy;
        std::map<PartKey, std::vector<Edge>> parts = edges[theme];
        for (const auto &[response, by] : whole[theme]) {
            for (auto part = lengthOf.lower_bound({response, 0});
                 part != lengthOf.end() && part->first.first == response; ++part)
                parts[part->first]; // also where no passage is tagged
        }
        for (auto &[key, at] : parts) {
            const auto length = lengthOf.find(key);
            if (length == lengthOf.end())
                continue;
            const quint64 by = coded.at(key.first);
            const auto everywhere = whole[theme].find(key.first);
            untouched[by] -= length->second;
            sweep(std::move(at), length->second, by,
                  everywhere == whole[theme].end() ? 0 : everywhere->second, tally);
        }
        for (const auto &[by, characters] : untouched)
            tally.add(by, 0, characters);
        overall.add(tally);
        report.themes.push_back({theme, tally.agreement()});
    }
    report.overall = overall.agreement();
    return report;
}

} // namespace soundings::categorisation
