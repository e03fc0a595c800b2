#pragma once

#include "core/zip/archive.h"

#include <QHash>
#include <QString>

#include <optional>

namespace soundings::exchange {

/// The files of a .qdpx, and those that it only names.
class ProjectFiles
{
public:
    /// `folder`: where files are looked for that are not in the zip; empty: nowhere.
    static Result<ProjectFiles> open(const QByteArray &bytes, const QString &folder);

    /// The project.qde, whatever it is called. Unreadable where there is none.
    Result<QByteArray> project();
    /// By a path as a project gives it: internal://, relative://, absolute:// or a bare name. None where it
    /// is not to be found or can't be read. What lies outside of the zip and the folder is never opened.
    std::optional<QByteArray> find(const QString &path);

private:
    explicit ProjectFiles(zip::Archive archive, QString folder);
    std::optional<QByteArray> inZip(const QString &path);
    [[nodiscard]] std::optional<QByteArray> inFolder(const QString &path) const;

    zip::Archive m_archive;
    QString m_folder;
    QHash<QString, QString> m_byName; ///< file name in lower case → as in the zip
};

/// The file name that a path ends with.
[[nodiscard]] QString lastOf(const QString &path);

} // namespace soundings::exchange
