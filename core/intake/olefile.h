#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QHash>

#include <memory>
#include <optional>

/// A compound file ([MS-CFB]), the file system within a file that Outlook and old Office save into. By
/// libgsf.
namespace soundings::intake {

/// A folder of one. What is read of a file, all together, is bounded by a multiple of its size, since a
/// damaged or hostile one may give the same bytes to many streams. Not thread-safe; any one thread.
class OleStorage
{
public:
    /// None where the bytes are no compound file, or one whose directory leads nowhere.
    [[nodiscard]] static std::optional<OleStorage> open(const QByteArray &bytes);

    [[nodiscard]] const QByteArrayList &names() const; ///< in order; of the first 20,000
    [[nodiscard]] std::optional<QByteArray> stream(const QByteArray &name) const;
    [[nodiscard]] std::optional<OleStorage> storage(const QByteArray &name) const;

    /// The folder as a compound file of its own, with streams of its top given or added `instead`.
    [[nodiscard]] QByteArray packed(const QHash<QByteArray, QByteArray> &instead) const;

private:
    struct File;
    struct Folder;
    OleStorage(std::shared_ptr<File> file, std::shared_ptr<Folder> folder);
    std::shared_ptr<File> m_file;
    std::shared_ptr<Folder> m_folder;
};

} // namespace soundings::intake
