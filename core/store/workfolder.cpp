#include "core/store/workfolder.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

namespace soundings::store {

namespace {

using namespace Qt::StringLiterals;

const QString prefix = u".soundings-work-"_s;

std::unique_ptr<QLockFile> lockIn(const QString &folder)
{
    // Of this computer a lock is stale when its program is gone; of another one that shares the folder, after a day.
    constexpr int staleMs = 24 * 60 * 60 * 1000;
    auto lock = std::make_unique<QLockFile>(folder + u"/lock"_s);
    lock->setStaleLockTime(staleMs);
    return lock;
}

void clearLeftOvers(const QDir &where)
{
    constexpr qint64 youngSeconds = 60; // just made, and not locked yet
    const QFileInfoList found = where.entryInfoList({prefix + u'*'}, QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot);
    for (const QFileInfo &folder : found) {
        if (folder.lastModified().secsTo(QDateTime::currentDateTime()) < youngSeconds)
            continue;
        const std::unique_ptr<QLockFile> lock = lockIn(folder.filePath());
        if (lock->tryLock(0)) {
            lock->unlock();
            QDir(folder.filePath()).removeRecursively();
        }
    }
}

} // namespace

WorkFolder::WorkFolder(const QString &file)
{
    const QDir where = QFileInfo(file).absoluteDir();
    clearLeftOvers(where);
    m_folder = std::make_unique<QTemporaryDir>(where.filePath(prefix + u"XXXXXX"_s));
    if (m_folder->isValid()) {
        m_lock = lockIn(m_folder->path());
        m_lock->tryLock(0);
    }
}

WorkFolder::~WorkFolder()
{
    if (m_lock)
        m_lock->unlock();
}

} // namespace soundings::store
