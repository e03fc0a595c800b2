#include "core/exchange/qdewriter.h"
#include "core/exchange/qdpx.h"

#include <quazip.h>
#include <quazipfile.h>
#include <quazipnewinfo.h>

#include <QBuffer>
#include <QCoreApplication>
#include <QHash>

namespace soundings::exchange {

namespace {

using namespace Qt::StringLiterals;

const QDate beginningOfZip(1980, 1,
                           1); ///< the same time for every entry, so that the same project is the same bytes

tl::unexpected<Error> unwritten(const QString &detail)
{
    return failure(ErrorKind::Storage,
                   QCoreApplication::translate("soundings",
                                               "The project can't be written. Check the folder, its "
                                               "permissions and the room on the disk."),
                   detail);
}

Result<> add(QuaZip &zip, const QString &path, const QByteArray &bytes)
{
    QuaZipNewInfo info(path);
    info.dateTime = beginningOfZip.startOfDay(Qt::LocalTime);
    QuaZipFile file(&zip);
    if (!file.open(QIODevice::WriteOnly, info) || file.write(bytes) != bytes.size())
        return unwritten(u"%1: zip %2"_s.arg(path).arg(file.getZipError()));
    file.close();
    return file.getZipError() == ZIP_OK ? Result<>()
                                        : unwritten(u"%1: zip %2"_s.arg(path).arg(file.getZipError()));
}

/// What is to be written for the files that the XML names.
class Contents
{
public:
    Contents(const Project &project, const FileOf &fileOf)
        : m_fileOf(fileOf)
    {
        for (const ProjectSource &source : project.sources)
            m_sources.insert(source.guid, &source);
        for (const ProjectDraft &draft : project.drafts)
            m_drafts.insert(draft.guid, &draft);
    }

    QString nameOf(const QdeFile &file) const
    {
        const ProjectSource *source = m_sources.value(file.of);
        return source ? source->name : m_drafts.value(file.of)->fileName;
    }

    Result<QByteArray> of(const QdeFile &file) const
    {
        const ProjectSource *source = m_sources.value(file.of);
        if (file.kind == QdeFile::Text)
            return source->text.toUtf8();
        const QByteArray &bytes = source ? source->file : m_drafts.value(file.of)->file;
        return bytes.isEmpty() && m_fileOf ? m_fileOf(file.of) : bytes;
    }

private:
    const FileOf &m_fileOf;
    QHash<QUuid, const ProjectSource *> m_sources;
    QHash<QUuid, const ProjectDraft *> m_drafts;
};

} // namespace

Result<QStringList> writeQdpx(const Project &project, QIODevice &device, const FileOf &fileOf,
                              const ProjectProgress &progress)
{
    const Qde qde = writeQde(project);
    const Contents contents(project, fileOf);
    QuaZip zip(&device);
    zip.setAutoClose(false);
    zip.setUtf8Enabled(true);
    zip.setZip64Enabled(true);
    if (!zip.open(QuaZip::mdCreate))
        return unwritten(u"zip %1"_s.arg(zip.getZipError()));
    if (const Result<> added = add(zip, u"project.qde"_s, qde.xml); !added)
        return passOn(added);
    int done = 0;
    for (const QdeFile &file : qde.files) {
        if (progress && !progress(done++, int(qde.files.size()), contents.nameOf(file)))
            return failure(ErrorKind::Cancelled, QCoreApplication::translate("soundings", "Stopped."));
        const Result<QByteArray> bytes = contents.of(file);
        if (!bytes)
            return passOn(bytes);
        if (const Result<> added = add(zip, file.path, *bytes); !added)
            return passOn(added);
    }
    zip.close();
    return zip.getZipError() == UNZ_OK ? Result<QStringList>(qde.leftOut)
                                       : unwritten(u"zip %1"_s.arg(zip.getZipError()));
}

Result<QByteArray> writeQdpx(const Project &project)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const Result<QStringList> written = writeQdpx(project, buffer);
    return written ? Result<QByteArray>(buffer.data()) : passOn(written);
}

} // namespace soundings::exchange
