#include "core/categorisation/grouping.h"

#include "core/search/stemmer.h"
#include "core/search/wordscanner.h"

#include <QSet>

#include <cmath>

namespace soundings::categorisation {

namespace {

using namespace Qt::StringLiterals;

constexpr double near = 0.3;         // cosine to the middle of a group
constexpr qsizetype shortest = 3;    // letters of a word that tells
constexpr double common = 0.2;       // share of the comments in which a word tells nothing any more
constexpr int manyComments = 30;     // from so many on
constexpr double oneWord = 0.7;      // share of what two have in common that is one word's alone
constexpr double surely = 0.7;       // cosine
constexpr double ofTheme = 0.6;      // what a theme weighs, against a word
constexpr size_t wordsNamed = 4;
constexpr size_t termsAsked = 5;     // of a comment, for groups that may be near

using Term = int;
using Weights = std::vector<std::pair<Term, double>>; ///< by term

struct Vocabulary
{
    QHash<QString, Term> terms;
    std::vector<QString> written; ///< as it stood first; empty: a theme
    std::vector<int> comments;    ///< in which it stands

    Term termOf(const QString &key, const QString &word)
    {
        const auto [at, isNew] = [&] {
            const auto found = terms.constFind(key);
            return found == terms.constEnd() ? std::pair(terms.insert(key, Term(written.size())).value(), true)
                                             : std::pair(found.value(), false);
        }();
        if (isNew) {
            written.push_back(word);
            comments.push_back(0);
        }
        return at;
    }
};

std::vector<Term> termsOf(const CommentRow &comment, Vocabulary &vocabulary)
{
    std::vector<Term> terms;
    if (!comment.whole) {
        for (const search::Word &word : search::split(comment.words)) {
            if (word.folded.size() >= shortest)
                terms.push_back(vocabulary.termOf(search::stem(word.folded), word.folded));
        }
    }
    for (const ThemeId theme : comment.themes)
        terms.push_back(vocabulary.termOf(u"#%1"_s.arg(theme.value), {}));
    std::sort(terms.begin(), terms.end());
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    for (const Term term : terms)
        ++vocabulary.comments[size_t(term)];
    return terms;
}

/// Of length 1; empty where nothing in it tells.
Weights weighed(const std::vector<Term> &terms, const Vocabulary &vocabulary, size_t all)
{
    Weights weights;
    double square = 0;
    for (const Term term : terms) {
        const bool theme = vocabulary.written[size_t(term)].isEmpty();
        const int in = vocabulary.comments[size_t(term)];
        if (in < 2 || (!theme && all >= manyComments && in > common * double(all)))
            continue;
        const double weight = (theme ? ofTheme : 1) * std::log(1 + double(all) / in);
        weights.emplace_back(term, weight);
        square += weight * weight;
    }
    for (auto &[term, weight] : weights)
        weight /= std::sqrt(square);
    return weights;
}

/// Comments about one middle: the sum of what they say.
struct Group
{
    QHash<Term, double> sum;
    double square = 0; ///< of the sum's length
    std::vector<size_t> members;

    void add(size_t member, const Weights &weights)
    {
        for (const auto &[term, weight] : weights) {
            double &there = sum[term];
            square += (there + weight) * (there + weight) - there * there;
            there += weight;
        }
        members.push_back(member);
    }
    [[nodiscard]] double cosine(const Weights &weights) const
    {
        double product = 0;
        double most = 0;
        for (const auto &[term, weight] : weights) {
            const double part = weight * sum.value(term);
            product += part;
            most = std::max(most, part);
        }
        const double cosine = product / std::sqrt(square);
        // One word in common is chance: two have to tell, unless there is hardly more than that word.
        return most > oneWord * product && cosine < surely ? 0 : cosine;
    }
};

/// Each comment in the group that is nearest, of those that share a term with it.
std::vector<Group> gathered(const std::vector<Weights> &comments, size_t terms)
{
    std::vector<Group> groups;
    std::vector<std::vector<size_t>> groupsOf(terms);
    for (size_t i = 0; i < comments.size(); ++i) {
        if (comments[i].empty())
            continue;
        Weights heaviest = comments[i];
        std::sort(heaviest.begin(), heaviest.end(), [](const auto &a, const auto &b) { return a.second > b.second; });
        heaviest.resize(std::min(heaviest.size(), termsAsked));
        QSet<size_t> candidates;
        for (const auto &[term, weight] : heaviest)
            candidates.unite(QSet<size_t>(groupsOf[size_t(term)].begin(), groupsOf[size_t(term)].end()));
        size_t best = groups.size();
        double nearest = near;
        for (const size_t candidate : candidates) {
            const double cosine = groups[candidate].cosine(comments[i]);
            if (cosine > nearest || (cosine == nearest && candidate < best)) {
                nearest = cosine;
                best = candidate;
            }
        }
        if (best == groups.size())
            groups.emplace_back();
        for (const auto &[term, weight] : comments[i]) {
            if (!groups[best].sum.contains(term))
                groupsOf[size_t(term)].push_back(best);
        }
        groups[best].add(i, comments[i]);
    }
    return groups;
}

QStringList wordsOf(const Group &group, const Vocabulary &vocabulary)
{
    std::vector<std::pair<double, Term>> terms;
    for (auto one = group.sum.begin(); one != group.sum.end(); ++one) {
        if (!vocabulary.written[size_t(one.key())].isEmpty())
            terms.emplace_back(-one.value(), one.key());
    }
    std::sort(terms.begin(), terms.end());
    QStringList words;
    for (size_t i = 0; i < std::min(terms.size(), wordsNamed); ++i)
        words << vocabulary.written[size_t(terms[i].second)];
    return words;
}

} // namespace

std::vector<CommentGroup> grouped(const std::vector<CommentRow> &comments, int least)
{
    Vocabulary vocabulary;
    std::vector<std::vector<Term>> terms;
    for (const CommentRow &comment : comments)
        terms.push_back(termsOf(comment, vocabulary));
    std::vector<Weights> weights;
    for (const std::vector<Term> &of : terms)
        weights.push_back(weighed(of, vocabulary, comments.size()));
    std::vector<CommentGroup> found;
    for (Group &group : gathered(weights, vocabulary.written.size())) {
        QSet<ResponseId> responses;
        for (const size_t member : group.members)
            responses.insert(comments[member].response);
        if (int(group.members.size()) < least || responses.size() < 2)
            continue;
        std::stable_sort(group.members.begin(), group.members.end(), [&](size_t a, size_t b) {
            return group.cosine(weights[a]) > group.cosine(weights[b]);
        });
        CommentGroup one{wordsOf(group, vocabulary), {}, int(responses.size())};
        for (const size_t member : group.members)
            one.comments.push_back(comments[member].id);
        found.push_back(std::move(one));
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const CommentGroup &a, const CommentGroup &b) { return a.responses > b.responses; });
    return found;
}

} // namespace soundings::categorisation
