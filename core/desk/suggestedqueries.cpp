#include "core/desk/suggestedqueries.h"

#include "core/search/parser.h"
#include "core/search/stemmer.h"
#include "core/search/wordscanner.h"
#include "core/store/answers.h"
#include "core/store/store.h"

#include <cmath>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

constexpr int telling = 8;         // words of a query
constexpr size_t mostAsked = 60;   // words that are counted
constexpr qsizetype shortest = 4;  // letters

void putRight(search::Node &node, const QHash<QString, QString> &right)
{
    if (auto *group = std::get_if<search::Group>(&node.what)) {
        for (search::Node &part : group->parts)
            putRight(part, right);
    } else if (auto *text = std::get_if<search::Text>(&node.what)) {
        const std::vector<search::Word> words = search::split(text->text);
        for (auto word = words.rbegin(); word != words.rend(); ++word) { // from behind, so that places stay
            if (const auto better = right.constFind(word->folded); better != right.constEnd())
                text->text.replace(word->range.begin, word->range.end - word->range.begin, *better);
        }
    }
}

struct Candidate
{
    QString word; ///< as it stands most often
    int times = 0;
    double weight = 0;
};

/// Words by their stems, most frequent first.
std::vector<Candidate> candidatesOf(const ResponseDetail &detail)
{
    QHash<QString, Candidate> byStem;
    for (const Part &part : detail.response.parts) {
        for (const search::Word &word : search::split(part.text)) {
            const bool letters = std::all_of(word.folded.cbegin(), word.folded.cend(), [](QChar c) { return c.isLetter(); });
            if (word.folded.size() < shortest || !letters)
                continue;
            Candidate &candidate = byStem[search::stem(word.folded)];
            if (candidate.times == 0 || word.folded.size() < candidate.word.size())
                candidate.word = word.folded;
            ++candidate.times;
        }
    }
    std::vector<Candidate> all(byStem.begin(), byStem.end());
    std::sort(all.begin(), all.end(), [](const Candidate &a, const Candidate &b) {
        return a.times != b.times ? a.times > b.times : a.word < b.word;
    });
    return all;
}

} // namespace

Result<QString> didYouMean(const Desk &desk, const QString &query)
{
    Result<search::Node> node = search::parse(query);
    if (!node)
        return passOn(node);
    const Result<std::vector<store::Answers::Misspelt>> misspelt =
        desk.store().read([&](store::Connection &c) { return desk.store().answers().didYouMean(c, query); });
    if (!misspelt)
        return passOn(misspelt);
    QHash<QString, QString> right;
    for (const store::Answers::Misspelt &word : *misspelt) {
        if (!word.near.isEmpty())
            right.insert(word.word, word.near.first());
    }
    if (right.isEmpty())
        return QString();
    putRight(*node, right);
    const QString better = search::toText(*node);
    const Result<int> found = desk.count(better);
    if (!found)
        return passOn(found);
    return *found > 0 ? better : QString();
}

Result<QString> queryLike(const Desk &desk, ResponseId response)
{
    const Result<ResponseDetail> detail = desk.response(response);
    const Result<int> all = desk.count({});
    if (!detail)
        return passOn(detail);
    if (!all)
        return passOn(all);
    std::vector<Candidate> candidates = candidatesOf(*detail);
    candidates.resize(std::min(candidates.size(), mostAsked));
    for (Candidate &candidate : candidates) {
        const Result<int> having = desk.count(candidate.word);
        if (!having)
            return passOn(having);
        const bool common = *having > 10 && *having * 3 > *all;
        if (*having >= 2 && !common)
            candidate.weight = (1 + std::log(candidate.times)) * std::log(double(*all) / *having);
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate &a, const Candidate &b) { return a.weight > b.weight; });
    QStringList words;
    for (const Candidate &candidate : candidates) {
        if (candidate.weight > 0 && words.size() < telling)
            words << candidate.word;
    }
    return words.join(u" OR "_s);
}

} // namespace soundings
