#include "core/index/index.h"

#include <algorithm>
#include <cmath>

namespace soundings::index {

namespace {

/// bm25 as FTS5 reckons it, operation by operation, so that equal is equal:
/// https://www.sqlite.org/fts5.html#the_bm25_function
constexpr double k1 = 1.2;
constexpr double b = 0.75;

double weightOf(double responses, double having)
{
    const double weight = std::log((responses - having + 0.5) / (having + 0.5));
    return weight <= 0 ? 1e-6 : weight;
}

} // namespace

std::optional<std::vector<double>> Index::scores(const std::vector<Document> &documents,
                                                 const std::vector<Counted> &texts) const
{
    const auto responses = double(m_columns.all().count());
    const double average = double(m_words.tokens()) / responses;
    std::vector<quint32> lengths;
    m_words.lengthsOf(documents, lengths);
    std::vector<double> scores(documents.size());
    const Bitmap wanted = Bitmap::ofSorted(documents);
    for (const Counted &counted : texts) {
        const std::optional<Bitmap> having = m_words.having(counted.text);
        if (!having)
            return std::nullopt;
        const double weight = weightOf(responses, double(having->count()));
        Bitmap in = wanted;
        if (counted.where)
            in &= *counted.where;
        const std::optional<std::vector<Occurrence>> found = m_words.occurrences(counted.text, in);
        auto place = documents.begin();
        for (const Occurrence &one : found.value_or(std::vector<Occurrence>())) {
            place = std::lower_bound(place, documents.end(), one.document);
            const auto at = size_t(place - documents.begin());
            const double often = one.times;
            const double length = lengths[at];
            scores[at] += weight * ((often * (k1 + 1.0)) / (often + k1 * (1 - b + b * length / average)));
        }
    }
    return scores;
}

std::optional<std::vector<ResponseId>> Index::ranked(const Bitmap &found, const std::vector<Counted> &texts) const
{
    const std::vector<Document> documents = found.documents();
    const std::optional<std::vector<double>> scores = this->scores(documents, texts);
    if (!scores)
        return std::nullopt;
    std::vector<size_t> order(documents.size());
    for (size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::sort(order.begin(), order.end(), [&](size_t one, size_t other) {
        return std::pair(-(*scores)[one], m_columns.number(documents[one])) <
               std::pair(-(*scores)[other], m_columns.number(documents[other]));
    });
    std::vector<ResponseId> ids;
    for (const size_t at : order)
        ids.push_back({qint64(documents[at])});
    return ids;
}

} // namespace soundings::index
