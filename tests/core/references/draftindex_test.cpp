#include "tests/core/references/sampledraft.h"
#include "tests/support/files.h"

#include <gtest/gtest.h>

using namespace soundings;
