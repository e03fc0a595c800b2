#pragma once

#include "core/desk/recordkeeping.h"

#include <optional>

/// Copies of a consultation that is kept in a file, for the day that it is lost. All may be called on any thread and take
/// long. No file is ever overwritten, and none is left half written.
namespace soundings {

/// Writes the consultation, as it stands while it is in use, into one new file, checks that, and only then gives it its
/// name. A team database is copied into a file. `password`: the file is encrypted (core/encryption) and opens with that alone.
Result<> backUp(const Desk &desk, const QString &file, const RecordProgress &progress = {},
                const std::optional<QString> &password = std::nullopt);
/// Refused where it is too short to protect anything; says so.
[[nodiscard]] Result<> checkPassword(const QString &password);

/// What is in a backup, or in any consultation file. Nothing in it or beside it is changed.
struct BackupFacts
{
    bool encrypted = false; ///< then the rest is not known without its password
    QString title = {};
    int responses = 0;
    JournalMark mark = {};
    Instant last = {}; ///< when the newest entry of its journal was written
};
[[nodiscard]] Result<BackupFacts> backupFacts(const QString &file);

/// Makes the new consultation file `file` of a backup and checks it. Gives what is amiss in it: a backup that is not
/// without fault is better than none. `password`: of one that is encrypted.
Result<std::vector<Finding>> restoreBackup(const QString &backup, const QString &file, const QString &password = {},
                                           const RecordProgress &progress = {});

/// How a consultation is backed up by itself.
struct BackupPlan
{
    QString folder;        ///< empty: it is not
    int everyHours = 4;    ///< while it is open; 0: not by the clock
    bool atClosing = true;
    int keep = 20;         ///< 1 at least

    friend bool operator==(const BackupPlan &, const BackupPlan &) = default;
};

/// A backup that backUpByPlan() made.
struct KeptBackup
{
    QString file;
    QDateTime made; ///< local, to the second
    QByteArray head;
};
/// Of this consultation alone, newest first. What can't be read as one is none.
[[nodiscard]] Result<std::vector<KeptBackup>> keptBackups(const Desk &desk, const QString &folder);

struct PlannedBackup
{
    QString file;             ///< empty: the newest backup has everything already
    QStringList notRemoved{}; ///< old ones that should have gone
};
/// Backs up into plan.folder, "lis 2020-02-10 140500.soundings", where something has happened since the newest backup
/// there. Once it is checked, the oldest of more than plan.keep are removed.
Result<PlannedBackup> backUpByPlan(const Desk &desk, const BackupPlan &plan, const RecordProgress &progress = {});
/// Whether the clock asks for a backup. Pure.
[[nodiscard]] bool isDue(const BackupPlan &plan, const QDateTime &newest, const QDateTime &now);

} // namespace soundings
