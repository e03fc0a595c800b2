#pragma once

#include "tests/support/files.h"

#include <QJsonObject>
#include <QStringList>
#include <QTemporaryDir>

#include <vector>

namespace soundings::test {

/// What a run of the program gave back.
struct ProgramRun
{
    int exit = -1;
    QByteArray out;
    QByteArray err;

    [[nodiscard]] std::vector<QJsonObject> lines() const; ///< of `out`; fails the test where one is no JSON object
};

/// The shipped program, run as scripts run it.
ProgramRun runProgram(const QStringList &arguments);
[[nodiscard]] QString program();

/// A folder with a consultation made by the program itself: two pages of draft, closing midday 10 February 2020.
class ProgramTest : public ::testing::Test
{
protected:
    void SetUp() override;
    QString path(const QString &name) const { return m_folder.filePath(name); }
    /// Writes `count` different messages into a folder, and gives its path.
    QString letters(int count, const QString &folder = QStringLiteral("in"));

    QTemporaryDir m_folder;
    QString m_file;
};

} // namespace soundings::test
