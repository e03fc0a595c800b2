#pragma once

#include "core/extract/extractor.h"

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace soundings {

/// The programs that read what strangers sent, kept from one use to the next, for to start one takes longer
/// than most of what it reads. Any thread.
class Extractors
{
public:
    using Lease = std::unique_ptr<extract::Extractor, std::function<void(extract::Extractor *)>>;

    /// One for this use alone; goes back with the lease, which must not outlive this.
    [[nodiscard]] Lease borrow();

private:
    std::mutex m_mutex;
    std::vector<std::unique_ptr<extract::Extractor>> m_idle;
};

} // namespace soundings
