#include "core/desk/backups.h"

#include "core/desk/places.h"
#include "core/encryption/encryption.h"
#include "core/store/backingup.h"
#include "core/store/copying.h"
#include "core/store/store.h"
#include "core/store/workfolder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QRegularExpression>
#include <QStorageInfo>

#include <fcntl.h>
#include <unistd.h>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

QString megabytes(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes);
}

/// The share of the whole that a step is, from `begin` to `end` hundredths.
RecordProgress share(const RecordProgress &progress, int begin, int end)
{
    return [=](qint64 done, qint64 all) {
        return !progress || progress(begin + (end - begin) * done / std::max<qint64>(all, 1), 100);
    };
}

/// What a power cut must not take back.
void toDisk(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor >= 0) {
        ::fsync(descriptor);
        ::close(descriptor);
    }
}

Result<> checkNew(const QString &file)
{
    const QFileInfo target(file);
    if (target.exists() || target.isSymLink()) {
        return failure(ErrorKind::Refused,
                       text("%1 exists already and is not overwritten. Choose another name.").arg(file));
    }
    if (!target.absoluteDir().exists()) {
        return failure(ErrorKind::Storage, text("The folder %1 is not there. If it is on a drive that was taken off or a "
                                                "network that is away, connect it; else choose another.")
                                               .arg(target.absolutePath()));
    }
    return {};
}

Result<> checkRoom(const QString &folder, qint64 bytes)
{
    const QStorageInfo disk(folder);
    if (!disk.isValid() || disk.bytesAvailable() >= bytes)
        return {};
    return failure(ErrorKind::Storage, text("There is no room in %1: %2 are needed and %3 are free. Make room, or choose "
                                            "another folder.")
                                           .arg(folder, megabytes(bytes), megabytes(disk.bytesAvailable())));
}

tl::unexpected<Error> cannotWriteIn(const QString &folder, const QString &detail)
{
    return failure(ErrorKind::Storage, text("Nothing can be written in %1. Choose another folder.").arg(folder), detail);
}

Result<> giveName(const QString &made, const QString &file)
{
    toDisk(made);
    if (!QFile::rename(made, file))
        return failure(ErrorKind::Storage, text("%1 could not be written. Choose another name.").arg(file));
    toDisk(QFileInfo(file).absolutePath());
    return {};
}

/// A new file, whatever of it fails, with a sentence about that file and not about the consultation.
Result<> about(const QString &file, const Result<> &result)
{
    if (result || result.error().kind == ErrorKind::Cancelled)
        return result;
    return failure(result.error().kind,
                   text("The backup %1 could not be written. Is there room on its disk, and may you write there?")
                       .arg(file),
                   result.error().message + u' ' + result.error().detail);
}

Result<> checkCopy(const QString &copy, const RecordProgress &progress)
{
    const Result<std::unique_ptr<store::Store>> opened = store::Store::open(copy);
    if (!opened)
        return passOn(opened);
    const Result<std::vector<Finding>> amiss =
        (*opened)->read([&](store::Connection &c) { return store::verified(c, progress); });
    (*opened)->release();
    if (!amiss)
        return passOn(amiss);
    if (amiss->empty())
        return store::takeLogAway(copy);
    const Finding &first = amiss->front();
    return failure(ErrorKind::Refused, text("The copy was not kept, since %1 things are amiss in it and "
                                            "so in the consultation, first %2: "
                                            "%3 Run “soundings verify”.")
                                           .arg(amiss->size())
                                           .arg(first.where, first.detail));
}

Result<> copyTeam(const Desk &desk, const QString &file, const RecordProgress &progress)
{
    const Result<store::Copied> copied = store::copyConsultation(desk.store().place(), file, progress);
    return copied ? store::takeLogAway(file) : passOn(copied);
}

/// Into `copy`, checked: one file, without a log.
Result<> writeChecked(const Desk &desk, const QString &copy, const RecordProgress &progress)
{
    if (isTeamDatabase(desk.file()))
        return copyTeam(desk, copy, progress);
    const Result<> written = desk.store().read(
        [&](store::Connection &c) { store::writeCopy(c, copy, share(progress, 0, 40)); });
    return written ? checkCopy(copy, share(progress, 40, 100)) : about(copy, written);
}

/// A backup with a log beside it is a consultation in use: then SQLite reads both.
Result<> copyBackup(const QString &backup, const QString &copy, const RecordProgress &progress)
{
    if (QFileInfo(backup + u"-wal"_s).size() > 0) {
        const Result<std::unique_ptr<store::Store>> opened = store::Store::open(backup);
        if (!opened)
            return passOn(opened);
        const Result<> copied = (*opened)->read([&](store::Connection &c) { store::writeCopy(c, copy, progress); });
        (*opened)->release();
        return copied;
    }
    QFile from(backup);
    QFile to(copy);
    if (!from.open(QIODevice::ReadOnly))
        return failure(from.exists() ? ErrorKind::Storage : ErrorKind::NotFound,
                       from.exists() ? text("%1 can't be read.").arg(backup) : text("There is no file %1.").arg(backup),
                       from.errorString());
    if (!to.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return cannotWriteIn(QFileInfo(copy).absolutePath(), to.errorString());
    constexpr qint64 piece = 1 << 20;
    for (QByteArray bytes = from.read(piece); !bytes.isEmpty(); bytes = from.read(piece)) {
        if (to.write(bytes) != bytes.size())
            return failure(ErrorKind::Storage, text("The backup could not be copied whole."), to.errorString());
        if (progress && !progress(from.pos(), from.size()))
            return failure(ErrorKind::Cancelled, {});
    }
    if (from.error() != QFileDevice::NoError || !to.flush())
        return failure(ErrorKind::Storage, text("%1 could not be read to its end.").arg(backup), from.errorString());
    return {};
}

} // namespace

Result<> checkPassword(const QString &password)
{
    constexpr qsizetype least = 8;
    if (password.size() >= least)
        return {};
    return failure(ErrorKind::Refused, text("The password must have %1 characters at least. Four words that do not belong "
                                            "together make a good one.")
                                           .arg(least));
}

Result<> backUp(const Desk &desk, const QString &file, const RecordProgress &progress,
                const std::optional<QString> &password)
{
    const QFileInfo target(file);
    if (const Result<> fresh = checkNew(file); !fresh)
        return fresh;
    if (password) {
        if (const Result<> good = checkPassword(*password); !good)
            return good;
    }
    const bool team = isTeamDatabase(desk.file());
    if (!password && team)
        return copyTeam(desk, file, progress);
    if (!team) {
        if (const Result<> room = checkRoom(target.absolutePath(), QFileInfo(desk.store().place()).size()); !room)
            return room;
    }
    store::WorkFolder folder(file);
    if (!folder.isValid())
        return cannotWriteIn(target.absolutePath(), folder.error());
    if (!password) {
        const QString copy = folder.filePath(u"copy.soundings"_s);
        const Result<> written = writeChecked(desk, copy, progress);
        return written ? giveName(copy, file) : written;
    }
    // The plain copy stays where the consultation is: the other place may be anybody's.
    store::WorkFolder plain(team ? QDir::temp().filePath(u"copy"_s) : desk.store().place());
    if (!plain.isValid())
        return cannotWriteIn(QFileInfo(desk.store().place()).absolutePath(), plain.error());
    const QString copy = plain.filePath(u"copy.soundings"_s);
    const QString encrypted = folder.filePath(u"copy.soundings-locked"_s);
    if (const Result<> written = writeChecked(desk, copy, share(progress, 0, 80)); !written)
        return written;
    if (const Result<> done = encryption::encrypt(copy, encrypted, *password, share(progress, 80, 100)); !done)
        return about(file, done);
    return giveName(encrypted, file);
}

Result<BackupFacts> backupFacts(const QString &file)
{
    if (encryption::isEncrypted(file))
        return BackupFacts{true};
    const Result<store::Described> found = store::described(file);
    if (!found)
        return passOn(found);
    return BackupFacts{false, found->title, found->responses, {found->entry, found->head}, found->last};
}

Result<std::vector<Finding>> restoreBackup(const QString &backup, const QString &file, const QString &password,
                                           const RecordProgress &progress)
{
    if (const Result<> fresh = checkNew(file); !fresh)
        return passOn(fresh);
    const QString where = QFileInfo(file).absolutePath();
    if (const Result<> room = checkRoom(where, QFileInfo(backup).size()); !room)
        return passOn(room);
    store::WorkFolder folder(file);
    if (!folder.isValid())
        return cannotWriteIn(where, folder.error());
    const QString copy = folder.filePath(QFileInfo(backup).fileName()); // what is wrong with it is said of that name
    const Result<> copied = encryption::isEncrypted(backup)
                                ? encryption::decrypt(backup, copy, password, share(progress, 0, 40))
                                : copyBackup(backup, copy, share(progress, 0, 40));
    if (!copied)
        return passOn(copied);
    const Result<std::unique_ptr<store::Store>> opened = store::Store::open(copy);
    if (!opened) {
        return failure(opened.error().kind,
                       text("%1 can't be opened: %2 Use another backup.").arg(backup, opened.error().message),
                       opened.error().detail);
    }
    const Result<std::vector<Finding>> amiss = (*opened)->read(
        [&](store::Connection &c) { return store::verified(c, share(progress, 40, 100)); });
    (*opened)->release();
    if (!amiss)
        return amiss;
    if (const Result<> named = giveName(copy, file); !named)
        return passOn(named);
    return amiss;
}

// --- By plan -------------------------------------------------------------------------------------------------

namespace {

const QString nameTime = u"yyyy-MM-dd HHmmss"_s;

Result<> checkPlan(const Desk &desk, const BackupPlan &plan)
{
    if (isTeamDatabase(desk.file())) {
        return failure(ErrorKind::Refused, text("A team database is backed up where it is kept, by your IT department, and "
                                                "not by a window. “Back up…” copies it into a file when you wish."));
    }
    return QDir(plan.folder).exists()
               ? Result<>()
               : failure(ErrorKind::Storage, text("The folder for backups, %1, is not there. If it is on a drive that was "
                                                  "taken off or a network that is away, connect it; else choose another "
                                                  "under Consultation › Scheduled backups.")
                                                 .arg(plan.folder));
}

QString freeName(const Desk &desk, const QString &folder)
{
    const QString name = QFileInfo(desk.file()).completeBaseName() + u' '
                         + QDateTime::fromMSecsSinceEpoch(desk.now().ms).toString(nameTime);
    const QDir where(folder);
    QString file = where.filePath(name + u".soundings"_s);
    for (int n = 2; QFileInfo::exists(file); ++n)
        file = where.filePath(u"%1-%2.soundings"_s.arg(name).arg(n));
    return file;
}

} // namespace

Result<std::vector<KeptBackup>> keptBackups(const Desk &desk, const QString &folder)
{
    const Result<QByteArray> beginning = desk.journalBeginning();
    if (!beginning)
        return passOn(beginning);
    static const QRegularExpression named(u"^.* (\\d{4}-\\d\\d-\\d\\d \\d{6})(-\\d+)?\\.soundings$"_s);
    std::vector<KeptBackup> kept;
    const QFileInfoList files = QDir(folder).entryInfoList({u"*.soundings"_s}, QDir::Files | QDir::NoSymLinks);
    for (const QFileInfo &file : files) {
        const QRegularExpressionMatch match = named.match(file.fileName());
        if (!match.hasMatch() || file.absoluteFilePath() == QFileInfo(desk.file()).absoluteFilePath())
            continue;
        const Result<store::Described> found = store::described(file.filePath());
        if (found && found->beginning == *beginning)
            kept.push_back({file.filePath(), QDateTime::fromString(match.captured(1), nameTime), found->head});
    }
    std::sort(kept.begin(), kept.end(), [](const KeptBackup &a, const KeptBackup &b) {
        return a.made != b.made ? a.made > b.made : a.file.size() != b.file.size() ? a.file.size() > b.file.size()
                                                                                  : a.file > b.file;
    });
    return kept;
}

Result<PlannedBackup> backUpByPlan(const Desk &desk, const BackupPlan &plan, const RecordProgress &progress)
{
    if (const Result<> possible = checkPlan(desk, plan); !possible)
        return passOn(possible);
    Result<std::vector<KeptBackup>> kept = keptBackups(desk, plan.folder);
    const Result<QByteArray> head = desk.journalHead();
    if (!kept || !head)
        return kept ? passOn(head) : passOn(kept);
    PlannedBackup planned;
    if (kept->empty() || kept->front().head != *head) {
        planned.file = freeName(desk, plan.folder);
        if (const Result<> made = backUp(desk, planned.file, progress); !made)
            return passOn(made);
        kept->insert(kept->begin(), KeptBackup{planned.file, {}, {}});
    }
    for (size_t i = size_t(std::max(plan.keep, 1)); i < kept->size(); ++i) {
        if (!QFile::remove((*kept)[i].file))
            planned.notRemoved << (*kept)[i].file;
    }
    return planned;
}

bool isDue(const BackupPlan &plan, const QDateTime &newest, const QDateTime &now)
{
    constexpr qint64 secondsInAnHour = 3600;
    return !plan.folder.isEmpty() && plan.everyHours > 0
           && (!newest.isValid() || newest.secsTo(now) >= plan.everyHours * secondsInAnHour);
}

} // namespace soundings
