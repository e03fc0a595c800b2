#include "core/desk/sharing.h"

#include "core/desk/recordkeeping.h"
#include "core/encryption/encryption.h"
#include "core/store/salvaging.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLocale>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

/// Copied while it is written, file and log may not fit each other: then once more.
bool copyWhole(const QString &file, const QString &copy)
{
    constexpr int tries = 5;
    for (int i = 0; i < tries; ++i) {
        for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
            QFile::remove(copy + suffix);
        if (!QFile::copy(file, copy))
            return false;
        QFile::copy(file + u"-wal"_s, copy + u"-wal"_s);
        QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
        if (store::isWhole(copy))
            return true;
    }
    return false;
}

} // namespace

Result<SharedPlace> placeOf(const QString &file, const QString &person)
{
    SharedPlace place;
    place.opened = file;
    if (!QFileInfo(file).isFile())
        return place; // whoever opens it says so
    if (encryption::isEncrypted(file)) {
        return failure(ErrorKind::Unreadable, text("%1 is a backup under a password. Restore it: Consultation › Restore from a "
                                                   "backup, or “soundings restore”.")
                                                  .arg(QFileInfo(file).fileName()));
    }
    store::Holding::Outcome outcome = store::Holding::take(file, person);
    place.holding = std::move(outcome.holding);
    place.elsewhere = outcome.elsewhere;
    if (!place.elsewhere)
        return place;
    place.folder = std::make_unique<QTemporaryDir>();
    place.opened = place.folder->filePath(QFileInfo(file).fileName());
    if (!copyWhole(file, place.opened)) {
        return failure(
            ErrorKind::Storage,
            text("%1 is being written by %2 on %3 and could not be read meanwhile. Try again in a moment.")
                .arg(QFileInfo(file).fileName(), place.elsewhere->person, place.elsewhere->machine));
    }
    return place;
}

std::optional<QString> whyOnlyRead(const QString &file)
{
    const std::optional<store::Holder> holder = store::Holding::elsewhere(file);
    if (!holder)
        return std::nullopt;
    const QString since = QLocale().toString(toUtc(holder->since).toLocalTime(), QLocale::ShortFormat);
    return text("%1 on %2 has had %3 open since %4. Here it is shown as it stood when you opened it, and can "
                "only be "
                "read. Open it again to see what is new, or to write once %1 has closed it.")
        .arg(holder->person, holder->machine, QFileInfo(file).fileName(), since);
}

} // namespace soundings
