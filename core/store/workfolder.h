#pragma once

#include <QLockFile>
#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace soundings::store {

/// A hidden folder beside a file that is being made, so that the last step is a renaming; gone with its scope. What a
/// program left that was killed is taken away when the next one works there. Any thread.
class WorkFolder
{
public:
    /// Beside `file`, which need not exist.
    explicit WorkFolder(const QString &file);
    ~WorkFolder();

    [[nodiscard]] bool isValid() const { return m_folder->isValid(); } ///< else nothing can be written there
    [[nodiscard]] QString error() const { return m_folder->errorString(); }
    [[nodiscard]] QString filePath(const QString &name) const { return m_folder->filePath(name); }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QLockFile> m_lock;
};

} // namespace soundings::store
