#include "core/duplicates/pairs.h"

#include "core/duplicates/shingles.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <numeric>

namespace soundings::duplicates {

namespace {

using Places = std::vector<size_t>; ///< of candidates

/// Disjoint sets; the lowest place stands for its set.
class Sets
{
public:
    explicit Sets(size_t size)
        : m_up(size)
    {
        std::iota(m_up.begin(), m_up.end(), size_t(0));
    }
    size_t of(size_t place)
    {
        while (m_up[place] != place)
            place = m_up[place] = m_up[m_up[place]];
        return place;
    }
    void join(size_t a, size_t b)
    {
        a = of(a);
        b = of(b);
        m_up[std::max(a, b)] = std::min(a, b);
    }

private:
    std::vector<size_t> m_up;
};

class Search
{
public:
    Search(const std::vector<Candidate> &all, const TextOf &textOf)
        : m_all(all)
        , m_textOf(textOf)
    {}

    void sameMessageId()
    {
        QHash<QString, size_t> first;
        for (size_t i = 0; i < m_all.size(); ++i) {
            if (m_all[i].messageId.isEmpty())
                continue;
            const auto known = first.constFind(m_all[i].messageId);
            if (known == first.constEnd())
                first.insert(m_all[i].messageId, i);
            else
                add(*known, i, Why::SameMessageId, similarityOf(*known, i));
        }
    }

    /// A table's rows all have the table as their original, and a form letter is attached by many: neither
    /// says that two are one.
    void sameFile()
    {
        constexpr size_t mostOfOneFile = 5;
        struct Holders
        {
            Places all;
            bool asOriginal = false;
        };
        QHash<QByteArray, Holders> byFile;
        for (size_t i = 0; i < m_all.size(); ++i) {
            if (m_all[i].channel != Channel::Survey) {
                byFile[m_all[i].original].all.push_back(i);
                byFile[m_all[i].original].asOriginal = true;
            }
            for (const QByteArray &file : m_all[i].attachments) {
                Holders &holders = byFile[file];
                if (holders.all.empty() || holders.all.back() != i)
                    holders.all.push_back(i);
            }
        }
        for (const Holders &holders : std::as_const(byFile)) {
            if (!holders.asOriginal || holders.all.size() > mostOfOneFile)
                continue;
            for (size_t k = 1; k < holders.all.size(); ++k)
                add(holders.all.front(), holders.all[k], Why::SameFile,
                    similarityOf(holders.all.front(), holders.all[k]));
        }
    }

    bool sameText(const std::vector<size_t> &persons, const Progress &progress)
    {
        QHash<size_t, Places> byPerson;
        for (size_t i = 0; i < m_all.size(); ++i) {
            if (!m_all[i].textKey.isEmpty())
                byPerson[persons[i]].push_back(i);
        }
        int done = 0;
        for (const Places &theirs : std::as_const(byPerson)) {
            if (theirs.size() > 1)
                ofOnePerson(theirs);
            if (++done % 64 == 0 && progress && !progress(done, int(byPerson.size())))
                return false;
        }
        return true;
    }

    std::vector<Pair> finish()
    {
        const auto place = [this](ResponseId id) { return m_number.value(id); };
        std::sort(m_pairs.begin(), m_pairs.end(), [&](const Pair &a, const Pair &b) {
            return std::pair(place(a.first), place(a.second)) < std::pair(place(b.first), place(b.second));
        });
        return std::move(m_pairs);
    }

private:
    struct Text
    {
        size_t place;
        Shingles runs;
    };

    /// Equal texts by their keys; each text of its own is then compared with those before, over the runs they
    /// share.
    void ofOnePerson(const Places &theirs)
    {
        QHash<QByteArray, size_t> byKey;
        Places distinct;
        for (const size_t i : theirs) {
            const auto known = byKey.constFind(m_all[i].textKey);
            if (known != byKey.constEnd()) {
                add(*known, i, Why::SameText, 1);
                continue;
            }
            byKey.insert(m_all[i].textKey, i);
            distinct.push_back(i);
        }
        if (distinct.size() < 2)
            return;
        std::vector<Text> texts;
        QHash<size_t, Places> textsWith; // run → places in texts
        for (const size_t i : distinct) {
            Text text{i, shinglesOf(m_textOf(m_all[i].id))};
            nearlySame(text, texts, textsWith);
            for (const size_t run : text.runs)
                textsWith[run].push_back(texts.size());
            texts.push_back(std::move(text));
        }
    }

    void nearlySame(const Text &text, const std::vector<Text> &before, const QHash<size_t, Places> &textsWith)
    {
        std::vector<size_t> shared(before.size(), 0);
        for (const size_t run : text.runs) {
            if (const auto with = textsWith.constFind(run); with != textsWith.constEnd()) {
                for (const size_t k : *with)
                    ++shared[k];
            }
        }
        for (size_t k = 0; k < before.size(); ++k) {
            const double similarity =
                shared[k] == 0
                    ? 0
                    : double(shared[k]) / double(text.runs.size() + before[k].runs.size() - shared[k]);
            if (similarity >= nearlyTheSame) {
                add(before[k].place, text.place, Why::NearlySameText, similarity);
                return; // the earliest will do
            }
        }
    }

    double similarityOf(size_t a, size_t b) const
    {
        if (m_all[a].textKey == m_all[b].textKey)
            return m_all[a].textKey.isEmpty() ? 0 : 1;
        return resemblance(shinglesOf(m_textOf(m_all[a].id)), shinglesOf(m_textOf(m_all[b].id)));
    }

    void add(size_t a, size_t b, Why why, double similarity)
    {
        const std::pair<qint64, qint64> key{m_all[a].id.value, m_all[b].id.value};
        if (m_known.contains(key))
            return;
        m_known.insert(key);
        m_number.insert(m_all[a].id, m_all[a].number);
        m_number.insert(m_all[b].id, m_all[b].number);
        m_pairs.push_back({m_all[a].id, m_all[b].id, why, similarity});
    }

    const std::vector<Candidate> &m_all;
    const TextOf &m_textOf;
    QSet<std::pair<qint64, qint64>> m_known;
    QHash<ResponseId, int> m_number;
    std::vector<Pair> m_pairs;
};

} // namespace

std::vector<size_t> personsOf(const std::vector<Candidate> &candidates,
                              const std::vector<std::pair<ResponseId, ResponseId>> &joined)
{
    Sets persons(candidates.size());
    QHash<QString, size_t> byAddress;
    QHash<std::pair<QString, QString>, size_t> byName;
    QHash<ResponseId, size_t> byId;
    const auto meet = [&persons](auto &known, const auto &key, size_t place) {
        if (const auto found = known.constFind(key); found != known.constEnd())
            persons.join(*found, place);
        else
            known.insert(key, place);
    };
    for (size_t i = 0; i < candidates.size(); ++i) {
        const Candidate &one = candidates[i];
        byId.insert(one.id, i);
        if (!one.address.isEmpty())
            meet(byAddress, one.address, i);
        if (one.name.contains(u' '))
            meet(byName, std::pair(one.name, one.organisation), i);
    }
    for (const auto &[a, b] : joined) {
        if (byId.contains(a) && byId.contains(b))
            persons.join(byId.value(a), byId.value(b));
    }
    std::vector<size_t> all(candidates.size());
    for (size_t i = 0; i < all.size(); ++i)
        all[i] = persons.of(i);
    return all;
}

std::vector<Twins> withJudgements(const std::vector<Pair> &pairs, const std::vector<Judgement> &judgements)
{
    std::vector<Twins> all;
    all.reserve(pairs.size() + judgements.size());
    QHash<std::pair<ResponseId, ResponseId>, size_t> places;
    for (const Pair &pair : pairs) {
        places.insert({std::min(pair.first, pair.second), std::max(pair.first, pair.second)}, all.size());
        all.push_back({pair, std::nullopt});
    }
    for (const Judgement &judgement : judgements) {
        const ResponseId low = std::min(judgement.response, judgement.other);
        const ResponseId high = std::max(judgement.response, judgement.other);
        const auto place = places.constFind({low, high});
        if (place != places.constEnd())
            all[*place].judgement = judgement;
        else
            all.push_back({{low, high, Why::Judged, 0}, judgement});
    }
    std::stable_sort(all.begin(), all.end(), [](const Twins &a, const Twins &b) {
        return std::pair(a.pair.first, a.pair.second) < std::pair(b.pair.first, b.pair.second);
    });
    return all;
}

std::vector<Pair> pairsOf(const std::vector<Candidate> &candidates,
                          const std::vector<std::pair<ResponseId, ResponseId>> &joined, const TextOf &textOf,
                          const Progress &progress)
{
    Search search(candidates, textOf);
    search.sameMessageId();
    search.sameFile();
    search.sameText(personsOf(candidates, joined), progress);
    return search.finish();
}

} // namespace soundings::duplicates
