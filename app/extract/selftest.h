#pragma once

namespace soundings::extract {

/// `soundings-extract --self-test`: closes itself in as a worker is and tries what a worker must not be able to do,
/// a line a deed. 0 where all failed, 1 where one was possible.
[[nodiscard]] int testSandbox();

} // namespace soundings::extract
