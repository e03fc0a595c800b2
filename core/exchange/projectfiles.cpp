#include "core/exchange/projectfiles.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

namespace soundings::exchange {

namespace {

using namespace Qt::StringLiterals;

constexpr zip::Limits limits{1024LL * 1024 * 1024, 200'000};
constexpr qint64 largestOutside = 256LL * 1024 * 1024; ///< bytes of a file beside the project

/// The path behind "internal://" and the like, with forward slashes.
QString withoutScheme(QString path)
{
    const qsizetype scheme = path.indexOf(u"://"_s);
    path = (scheme > 0 ? path.sliced(scheme + 3) : path).replace(u'\\', u'/');
    while (path.startsWith(u'/') || path.startsWith(u"./"_s))
        path.remove(0, path.startsWith(u'/') ? 1 : 2);
    return path;
}

QStringList spellings(const QString &path)
{
    const QString decoded = QUrl::fromPercentEncoding(path.toUtf8());
    return decoded == path ? QStringList{path} : QStringList{path, decoded};
}

std::optional<QByteArray> contents(const QString &file, const QDir &within)
{
    const QString real = QFileInfo(file).canonicalFilePath();
    const QString top = within.canonicalPath();
    if (real.isEmpty() || top.isEmpty() || !(real.startsWith(top + u'/') || top == u"/"))
        return std::nullopt;
    QFile opened(real);
    if (!QFileInfo(real).isFile() || opened.size() > largestOutside || !opened.open(QIODevice::ReadOnly))
        return std::nullopt;
    return opened.readAll();
}

} // namespace

QString lastOf(const QString &path)
{
    return withoutScheme(path).section(u'/', -1);
}

ProjectFiles::ProjectFiles(zip::Archive archive, QString folder)
    : m_archive(std::move(archive))
    , m_folder(std::move(folder))
{
    for (const QString &name : m_archive.names())
        m_byName.insert(lastOf(name).toLower(), name);
}

Result<ProjectFiles> ProjectFiles::open(const QByteArray &bytes, const QString &folder)
{
    Result<zip::Archive> archive = zip::Archive::open(bytes, limits);
    if (!archive)
        return passOn(archive);
    return ProjectFiles(*std::move(archive), folder);
}

Result<QByteArray> ProjectFiles::project()
{
    QString found;
    for (const QString &name : m_archive.names()) {
        const bool first = found.isEmpty() || name.count(u'/') < found.count(u'/');
        if (name.endsWith(u".qde"_s, Qt::CaseInsensitive) &&
            (first || lastOf(name).compare(u"project.qde"_s, Qt::CaseInsensitive) == 0))
            found = name;
    }
    if (found.isEmpty()) {
        return failure(
            ErrorKind::Unreadable,
            QCoreApplication::translate("soundings", "There is no REFI-QDA project in it: a project.qde."));
    }
    return m_archive.read(found);
}

std::optional<QByteArray> ProjectFiles::find(const QString &path)
{
    if (path.isEmpty())
        return std::nullopt;
    const bool outside = path.startsWith(u"relative:"_s, Qt::CaseInsensitive) ||
                         path.startsWith(u"absolute:"_s, Qt::CaseInsensitive) ||
                         path.startsWith(u"file:"_s, Qt::CaseInsensitive);
    for (const QString &spelling : spellings(withoutScheme(path))) {
        std::optional<QByteArray> found = outside ? inFolder(spelling) : inZip(spelling);
        if (!found)
            found = outside ? inZip(spelling) : inFolder(spelling);
        if (found)
            return found;
    }
    return std::nullopt;
}

std::optional<QByteArray> ProjectFiles::inZip(const QString &path)
{
    for (const QString &name : {u"sources/"_s + path, path, m_byName.value(lastOf(path).toLower())}) {
        if (name.isEmpty() || !m_archive.contains(name))
            continue;
        const Result<QByteArray> bytes = m_archive.read(name);
        return bytes ? std::optional(*bytes) : std::nullopt;
    }
    return std::nullopt;
}

std::optional<QByteArray> ProjectFiles::inFolder(const QString &path) const
{
    if (m_folder.isEmpty())
        return std::nullopt;
    const QDir folder(m_folder);
    for (const QString &name : {path, lastOf(path)}) {
        if (const auto found = contents(folder.filePath(name), folder))
            return found;
    }
    return std::nullopt;
}

} // namespace soundings::exchange
