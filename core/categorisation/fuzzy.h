#pragma once

#include <QString>

#include <vector>

/// Pure: finding a name by typing part of it.
namespace soundings::categorisation {

/// How well `typed` fits `path`: its letters in order, best as they stand together, better where words begin,
/// in a path's last name before those above it. "peo/app" fits "People/Apprenticeships": each piece within a
/// name of its own, in order. 0 is no fit; an empty `typed` fits everything alike. Case and accents don't
/// matter.
[[nodiscard]] int fit(const QString &typed, const QString &path);

struct Candidate
{
    QString path;
    qint64 lastUsed = 0; ///< greater is later; 0 for never
};

/// Places in `candidates` of those that fit, best first; among equals the one used last, then the order
/// given.
[[nodiscard]] std::vector<size_t> bestFits(const QString &typed, const std::vector<Candidate> &candidates);

} // namespace soundings::categorisation
