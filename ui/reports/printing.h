#pragma once

#include "core/consultation/result.h"
#include "core/reports/report.h"

#include <QPrinter>

#include <memory>

namespace soundings {

/// Prints a report on the printer's paper, with its range of pages. Blocks; any thread.
Result<> print(const std::shared_ptr<const reports::Report> &report, QPrinter &printer,
               const reports::Progress &progress = {});

} // namespace soundings
