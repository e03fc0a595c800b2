#pragma once

#include "core/consultation/result.h"

#include <QString>
#include <QStringList>

#include <random>

namespace soundings::search {

/// Makes queries and near-queries, always the same from the same seed.
class Generator
{
public:
    explicit Generator(unsigned seed)
        : m_random(seed)
    {}

    QString query(int depth = 3); ///< one that must be read
    QString noise();              ///< pieces of the language, and odd characters, in any order

private:
    QString term(int depth);
    QString pick(const QStringList &from);
    int below(int limit);

    std::mt19937 m_random;
};

/// An Invalid error with a sentence and a place that is in the query or right after it.
bool placeInRange(const Error &error, const QString &query);

} // namespace soundings::search
