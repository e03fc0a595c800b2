#include "core/zip/packing.h"

#include <quazip.h>
#include <quazipfile.h>
#include <quazipnewinfo.h>

#include <QCoreApplication>
#include <QDirIterator>
#include <QSaveFile>

namespace soundings::zip {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Error> unwritten(const QString &file, const QString &detail)
{
    return failure(ErrorKind::Storage,
                   QCoreApplication::translate("soundings", "%1 can't be written. Check the folder, its permissions and the "
                                                            "room on the disk.").arg(file),
                   detail);
}

bool add(QuaZip &zip, const QString &path, const QString &file)
{
    constexpr qint64 atOnce = 1 << 20;
    QFile from(file);
    QuaZipFile to(&zip);
    if (!from.open(QIODevice::ReadOnly) || !to.open(QIODevice::WriteOnly, QuaZipNewInfo(path)))
        return false;
    while (!from.atEnd()) {
        const QByteArray bytes = from.read(atOnce);
        if (bytes.isEmpty() || to.write(bytes) != bytes.size())
            return false;
    }
    to.close();
    return to.getZipError() == ZIP_OK;
}

} // namespace

Result<> packFolder(const QDir &folder, const QString &file)
{
    QStringList paths;
    for (QDirIterator files(folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); files.hasNext();)
        paths << folder.relativeFilePath(files.next());
    paths.sort();
    QSaveFile save(file);
    if (!save.open(QIODevice::WriteOnly))
        return unwritten(file, save.errorString());
    QuaZip zip(&save);
    zip.setAutoClose(false);
    zip.setUtf8Enabled(true);
    zip.setZip64Enabled(true);
    if (!zip.open(QuaZip::mdCreate))
        return unwritten(file, u"zip %1"_s.arg(zip.getZipError()));
    for (const QString &path : paths) {
        if (!add(zip, path, folder.filePath(path)))
            return unwritten(file, u"%1: zip %2"_s.arg(path).arg(zip.getZipError()));
    }
    zip.close();
    if (zip.getZipError() != UNZ_OK || !save.commit())
        return unwritten(file, save.errorString());
    return {};
}

} // namespace soundings::zip
