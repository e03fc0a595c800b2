#pragma once

#include "core/consultation/result.h"

namespace soundings {

/// An error on its way up through functions that fill one value step by step. It does not leave the file that catches
/// it, as a Result.
struct Stop
{
    Error error;
};

template<class T>
T orStop(Result<T> result)
{
    if (!result)
        throw Stop{result.error()};
    return *std::move(result);
}

} // namespace soundings
