#pragma once

#include <QString>
#include <tl/expected.hpp>

namespace soundings {

enum class ErrorKind {
    NotFound,   ///< what was named does not exist
    Unreadable, ///< it exists and can't be made sense of
    Refused,    ///< understood, and not done: it would break a rule or lose something
    Invalid,    ///< what a person or a script typed can't be taken as it is
    Cancelled,  ///< stopped on request
    Storage,    ///< disk or database
    Newer,      ///< written by a later version of Soundings
};

/// What went wrong, for a caller that can act on it.
struct Error
{
    ErrorKind kind = ErrorKind::Storage;
    QString message; ///< one sentence for a person: what, which file, what to do
    QString detail;  ///< technical, may be empty

    friend bool operator==(const Error &, const Error &) = default;
};

template<class T = void>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> failure(ErrorKind kind, QString message, QString detail = {})
{
    return tl::unexpected<Error>(Error{kind, std::move(message), std::move(detail)});
}

/// Hands an error on unchanged from a Result of another type.
template<class T>
[[nodiscard]] tl::unexpected<Error> passOn(const Result<T> &result)
{
    return tl::unexpected<Error>(result.error());
}

} // namespace soundings
