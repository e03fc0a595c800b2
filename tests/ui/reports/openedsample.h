#pragma once

#include "core/desk/desk.h"
#include "tests/support/files.h"

#include <QTemporaryDir>

#include <memory>

namespace soundings::test {

/// The sample consultation in a folder of the test's own, opened. Made once and copied: making takes a while.
class OpenedSample : public testing::Test
{
protected:
    void SetUp() override;

    QTemporaryDir m_folder;
    std::unique_ptr<Desk> m_desk;
};

} // namespace soundings::test
