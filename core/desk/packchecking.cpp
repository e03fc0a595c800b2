#include "core/desk/packchecking.h"

#include "core/desk/files.h"
#include "core/reports/readback.h"
#include "core/reports/text.h"

#include <QCoreApplication>
#include <QDirIterator>

namespace soundings {

namespace {

QStringList filesIn(const QDir &folder)
{
    QStringList files;
    QDirIterator all(folder.path(), QDir::Files | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (all.hasNext())
        files << all.next();
    files.sort();
    return files;
}

} // namespace

Result<std::optional<Leak>> leakIn(const QDir &folder, const redaction::Terms &words,
                                   const std::function<bool(int done, int total)> &progress)
{
    const QStringList files = filesIn(folder);
    for (qsizetype i = 0; i < files.size(); ++i) {
        if (progress && !progress(int(i), int(files.size())))
            return failure(ErrorKind::Cancelled, reports::stopped());
        const QString name = folder.relativeFilePath(files[i]);
        const Result<QByteArray> bytes = readWholeFile(files[i]);
        if (!bytes)
            return passOn(bytes);
        Result<QStringList> texts = reports::textsOf(*bytes, name);
        if (!texts) {
            return failure(ErrorKind::Refused,
                           QCoreApplication::translate("soundings", "%1 can't be read again, so that nobody knows what it tells. "
                                                                    "Nothing was written.").arg(name),
                           texts.error().detail);
        }
        texts->prepend(name);
        for (const QString &text : *texts) {
            const std::vector<redaction::Terms::Match> found = words.in(text);
            if (!found.empty())
                return std::optional(Leak{name, words.words(found.front().term), words.why(found.front().term)});
        }
    }
    return std::optional<Leak>();
}

} // namespace soundings
