#pragma once

#include "core/extract/documenttext.h"

#include <QtGlobal>

namespace soundings::extract {

/// What one document may cost. The readers keep within `read` and say so in a note; what passes one of the
/// others is ended from outside, and the document is unreadable.
struct Limits
{
    ReadLimits read;
    int seconds = 60;                     ///< by the clock and of the processor
    int recognitionSeconds = 300;         ///< the same, where it may be a scan: PDFs and pictures
    qint64 memory = 1024LL * 1024 * 1024; ///< bytes of address space
    qint64 output = 160LL * 1024 * 1024;  ///< bytes of the answer
    qint64 input = 256LL * 1024 * 1024;   ///< bytes of the document
};

} // namespace soundings::extract
