#include "core/zip/archive.h"

#include "core/zip/failures.h"

#include <quazip.h>
#include <quazipfile.h>
#include <quazipfileinfo.h>

#include <QBuffer>

namespace soundings::zip {

namespace {

using namespace Qt::StringLiterals;

// Deflate can't do better than 1032 : 1; sheets of repeated cells come to 100. Small entries may be anything.
constexpr qint64 mostRatio = 400;
constexpr qint64 ratioMatters = 16 * 1024 * 1024;

QString tidied(QString name)
{
    name.replace(u'\\', u'/');
    while (name.startsWith(u'/'))
        name.remove(0, 1);
    return name.toLower();
}

} // namespace

Archive::Archive() = default;
Archive::Archive(Archive &&) noexcept = default;
Archive &Archive::operator=(Archive &&) noexcept = default;
Archive::~Archive() = default;

Result<Archive> Archive::open(const QByteArray &bytes, const Limits &limits)
{
    Archive archive;
    archive.m_bytes = std::make_unique<QByteArray>(bytes);
    archive.m_buffer = std::make_unique<QBuffer>(archive.m_bytes.get());
    archive.m_zip = std::make_unique<QuaZip>(archive.m_buffer.get());
    archive.m_left = limits.unpackedBytes;
    if (!archive.m_zip->open(QuaZip::mdUnzip))
        return damaged(u"zip: %1"_s.arg(archive.m_zip->getZipError()));
    int entries = 0;
    for (bool more = archive.m_zip->goToFirstFile(); more; more = archive.m_zip->goToNextFile()) {
        if (++entries > limits.entries)
            return tooLarge(u"more than %1 entries"_s.arg(limits.entries));
        QuaZipFileInfo64 info;
        if (!archive.m_zip->getCurrentFileInfo(&info))
            return damaged(u"zip directory: %1"_s.arg(archive.m_zip->getZipError()));
        if (info.flags & 1)
            return passwordProtected();
        if (!archive.m_names.contains(tidied(info.name)))
            archive.m_names.insert(tidied(info.name), info.name);
    }
    return archive;
}

QStringList Archive::names() const
{
    QStringList all = m_names.values();
    all.sort();
    return all;
}

bool Archive::contains(const QString &name) const
{
    return m_names.contains(tidied(name));
}

Result<QByteArray> Archive::read(const QString &name)
{
    const auto known = m_names.constFind(tidied(name));
    if (known == m_names.constEnd() || !m_zip->setCurrentFile(*known, QuaZip::csSensitive))
        return damaged(u"no %1"_s.arg(name));
    QuaZipFileInfo64 info;
    m_zip->getCurrentFileInfo(&info);
    const qint64 packed = qMin(qint64(info.compressedSize), qint64(m_bytes->size()));
    QuaZipFile file(m_zip.get());
    if (!file.open(QIODevice::ReadOnly))
        return damaged(u"%1: zip %2"_s.arg(name).arg(file.getZipError()));
    QByteArray bytes;
    QByteArray piece(64 * 1024, Qt::Uninitialized);
    for (;;) {
        const qint64 count = file.read(piece.data(), piece.size());
        if (count < 0)
            return damaged(u"%1: zip %2"_s.arg(name).arg(file.getZipError()));
        if (count == 0)
            break;
        m_left -= count;
        const bool bomb = bytes.size() + count > ratioMatters && (bytes.size() + count) / mostRatio > packed;
        if (m_left < 0 || bomb)
            return tooLarge(u"%1 unpacks to more than %2 bytes"_s.arg(name).arg(bytes.size()));
        bytes.append(piece.constData(), count);
    }
    file.close();
    if (file.getZipError() != UNZ_OK)
        return damaged(u"%1: zip %2"_s.arg(name).arg(file.getZipError()));
    return bytes;
}

} // namespace soundings::zip
