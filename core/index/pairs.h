#pragma once

#include "core/index/bitmap.h"

#include <QHash>
#include <QString>

#include <memory>
#include <mutex>
#include <vector>

namespace soundings::index {

/// Of two facets that are said of comments: for each pair of labels the documents with a comment that has both. Made when
/// first asked for, as that takes a walk over all comments, and kept until comments change.
struct PairSets
{
    struct Pair
    {
        quint32 first = 0; ///< label
        quint32 second = 0;
        Bitmap documents;
    };
    std::vector<Pair> pairs;
};

/// What was made of them. Thread-safe.
class KeptPairs
{
public:
    template<class F>
    [[nodiscard]] std::shared_ptr<const PairSets> get(const QString &facets, F make)
    {
        const std::scoped_lock lock(m_guard);
        std::shared_ptr<const PairSets> &kept = m_sets[facets];
        if (!kept)
            kept = std::make_shared<const PairSets>(make());
        return kept;
    }
    void forget()
    {
        const std::scoped_lock lock(m_guard);
        m_sets.clear();
    }

private:
    std::mutex m_guard;
    QHash<QString, std::shared_ptr<const PairSets>> m_sets;
};

} // namespace soundings::index
