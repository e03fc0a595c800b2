#include "core/desk/recordkeeping.h"

#include "core/desk/places.h"
#include "core/store/salvaging.h"
#include "core/store/store.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

namespace soundings {

using namespace Qt::StringLiterals;

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("soundings", source);
}

} // namespace

Result<std::vector<Finding>> verifyRecord(const Desk &desk, const RecordProgress &progress)
{
    return desk.store().read([&](store::Connection &c) { return store::verified(c, progress); });
}

Result<JournalMark> journalMark(const Desk &desk)
{
    return desk.store().read(
        [](store::Connection &c) { return JournalMark{store::journalEnd(c), store::journalHead(c)}; });
}

QString toText(const JournalMark &mark)
{
    return text("Record: journal entry %1, SHA-256 %2")
        .arg(mark.entry)
        .arg(QString::fromLatin1(mark.head.toHex()));
}

Result<std::optional<qint64>> entryWithHead(const Desk &desk, const QByteArray &head)
{
    return desk.store().read([&](store::Connection &c) { return store::entryWithHead(c, head); });
}

Result<> backUp(const Desk &desk, const QString &file)
{
    if (isTeamDatabase(desk.file())) {
        return failure(
            ErrorKind::Refused,
            text("A team database is backed up where it is kept, by your IT department. “soundings copy” "
                 "writes it to a file."));
    }
    const QFileInfo target(file);
    if (target.exists() || target.isSymLink()) {
        return failure(ErrorKind::Refused,
                       text("%1 exists already and is not overwritten. Choose another name.").arg(file));
    }
    // Beside its place, so that the last step is a renaming.
    QTemporaryDir folder(target.absolutePath() + u"/.soundings-backup-XXXXXX"_s);
    if (!folder.isValid()) {
        return failure(
            ErrorKind::Storage,
            text("Nothing can be written in %1. Choose another folder.").arg(target.absolutePath()),
            folder.errorString());
    }
    const QString copy = folder.filePath(u"copy.soundings"_s);
    const Result<> written = desk.store().read(
        [&](store::Connection &c) { store::Statement(c, u"VACUUM INTO ?"_s).with(copy).run(); });
    if (!written)
        return written;
    const Result<std::unique_ptr<Desk>> opened = Desk::open(copy, desk.person());
    if (!opened)
        return passOn(opened);
    const Result<std::vector<Finding>> amiss = (*opened)->verify();
    if (!amiss)
        return passOn(amiss);
    if (!amiss->empty()) {
        const Finding &first = amiss->front();
        return failure(ErrorKind::Refused, text("The copy was not kept, since %1 things are amiss in it and "
                                                "so in the consultation, first %2: "
                                                "%3 Run “soundings verify”.")
                                               .arg(amiss->size())
                                               .arg(first.where, first.detail));
    }
    opened.value()->store().release();
    if (!QFile::rename(copy, file))
        return failure(ErrorKind::Storage, text("%1 could not be written. Choose another name.").arg(file));
    return {};
}

Result<std::vector<Finding>> salvage(const QString &damaged, const QString &fresh)
{
    const Result<std::vector<store::Salvaged>> tables = store::salvage(damaged, fresh);
    if (!tables)
        return passOn(tables);
    std::vector<Finding> findings;
    for (const store::Salvaged &table : *tables) {
        if (!table.whole) {
            findings.push_back({u"not-read"_s, table.table,
                                u"%1 rows could be read, and not all that there were. %2"_s.arg(table.rows)
                                    .arg(table.error)});
        }
    }
    const Result<std::unique_ptr<store::Store>> opened = store::Store::open(fresh);
    if (!opened)
        return passOn(opened);
    const Result<std::vector<Finding>> amiss =
        (*opened)->read([](store::Connection &c) { return store::verified(c); });
    (*opened)->release();
    if (!amiss)
        return passOn(amiss);
    findings.insert(findings.end(), amiss->begin(), amiss->end());
    return findings;
}

} // namespace soundings
