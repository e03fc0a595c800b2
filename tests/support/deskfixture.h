#pragma once

#include "core/desk/desk.h"
#include "tests/support/files.h"

#include <QTemporaryDir>

namespace soundings::test {

/// An open consultation in a folder of its own: two pages of draft (sections 1, 2 and 2.1), the five foundations,
/// open 10 January to midday 10 February 2020 in London, with the clock standing at 20 January.
class DeskFixture : public ::testing::Test
{
protected:
    void SetUp() override;

    /// Takes in a message with this text, and gives its id. Each differs by its number.
    ResponseId receive(const QString &text, const QString &from = QStringLiteral("Ann Lee <ann@kilns.example>"),
                       const QString &received = QStringLiteral("Mon, 20 Jan 2020 10:00:00 +0000"));
    /// Opens the same file once more, as a colleague would.
    std::unique_ptr<Desk> openAgain();
    Theme theme(const QString &name);
    ResponseDetail response(ResponseId id);
    QString path(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
    Instant m_now;
    std::unique_ptr<Desk> m_desk;

private:
    int m_letters = 0;
};

/// The instant of "2020-02-10T12:00:00Z".
Instant utc(const QString &iso);

} // namespace soundings::test
