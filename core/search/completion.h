#pragma once

#include "core/search/query.h"

#include <QStringList>

#include <optional>

/// What may be written where a query is being typed.
namespace soundings::search {

/// The word, or the value of a field, in which the caret stands.
struct Typing
{
    std::optional<Field> field; ///< of "theme:Peo"; none while a word or the field's name is typed
    QString written;            ///< up to the caret: "Peo"; without a quotation mark before it
    qsizetype begin = 0;        ///< [begin, end) of the query is what a completion replaces, in UTF-16 code units
    qsizetype end = 0;

    friend bool operator==(const Typing &, const Typing &) = default;
};
[[nodiscard]] Typing typingAt(QStringView query, qsizetype caret);

/// Names of fields, with their colon, that begin as what is written; none where nothing is written.
[[nodiscard]] QStringList fieldsFor(const Typing &typing);
/// Those of the values in which a word begins as what is written; all where nothing is.
[[nodiscard]] QStringList valuesFor(const Typing &typing, const QStringList &values);

/// A query and where its caret stands then.
struct Completed
{
    QString query;
    qsizetype caret = 0;

    friend bool operator==(const Completed &, const Completed &) = default;
};
/// `field` with its colon, to be followed by a value.
[[nodiscard]] Completed withField(QStringView query, const Typing &typing, const QString &field);
/// In quotes where the value needs them, and a space after it.
[[nodiscard]] Completed withValue(QStringView query, const Typing &typing, const QString &value);

} // namespace soundings::search
