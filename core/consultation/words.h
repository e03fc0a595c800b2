#pragma once

#include "core/consultation/coding.h"
#include "core/consultation/comment.h"
#include "core/consultation/point.h"
#include "core/consultation/consultation.h"
#include "core/consultation/respondent.h"
#include "core/consultation/response.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace soundings {

/// The fixed English words by which scripts, files, queries and the database know the values of an enum:
/// "local-authority", "on-time". Never translated; what a person reads comes from labels.h.
/// Instantiated for every enum of the nouns.
template<class E>
[[nodiscard]] QString toWord(E value);

/// In any case. None if it is no value of E.
template<class E>
[[nodiscard]] std::optional<E> fromWord(QStringView word);

/// All words of E, in the order of its values.
template<class E>
[[nodiscard]] QStringList wordsOf();

/// "R-0001". At least four digits.
[[nodiscard]] QString reference(int number);
/// The number in "R-0001", "r-1" or "1". None if it is no reference.
[[nodiscard]] std::optional<int> referenceNumber(QStringView text);

} // namespace soundings
