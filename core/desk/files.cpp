#include "core/desk/files.h"

#include <QCoreApplication>
#include <QFile>
#include <QSaveFile>

namespace soundings {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

} // namespace

Result<QByteArray> readWholeFile(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return failure(ErrorKind::NotFound, text("There is no file %1.").arg(path));
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Storage, text("%1 can't be read. Check its permissions.").arg(path), file.errorString());
    const QByteArray bytes = file.readAll();
    if (file.error() != QFile::NoError)
        return failure(ErrorKind::Storage, text("%1 can't be read to its end.").arg(path), file.errorString());
    return bytes;
}

Result<> writeWholeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return failure(ErrorKind::Storage,
                       text("%1 can't be written. Check the folder, its permissions and the room on the disk.").arg(path),
                       file.errorString());
    }
    return {};
}

} // namespace soundings
