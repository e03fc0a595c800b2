#pragma once

#include "core/extract/wire.h"

#include <functional>

namespace soundings::extract {

/// Makes the answer to a request; runs in a worker.
using Work = std::function<Answer(const Request &)>;

/// Reads requests from a socket until it ends, forks a worker for each and reports how that went. It parses
/// nothing of a document: what breaks, breaks a worker. One thread, closed in before the first request.
/// Gives the status to leave with.
[[nodiscard]] int keepWorkers(int socket, const Work &work);

/// The same for one request, without a socket: `soundings-extract FILE`.
[[nodiscard]] Report workOnce(const Request &request, const Work &work);

} // namespace soundings::extract
