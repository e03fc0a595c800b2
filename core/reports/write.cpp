#include "core/reports/write.h"

#include "core/reports/savedfile.h"
#include "core/reports/text.h"

#include <QFileInfo>

namespace soundings::reports {

namespace {

using namespace Qt::StringLiterals;

Result<> writeBytes(const QByteArray &bytes, const QString &file)
{
    auto saved = SavedFile::open(file);
    if (!saved)
        return passOn(saved);
    (*saved)->device().write(bytes);
    return (*saved)->commit();
}

} // namespace

QStringList knownEndings()
{
    return {u".pdf"_s, u".html"_s, u".odt"_s, u".csv"_s, u".xlsx"_s};
}

Result<> write(const Report &report, const QString &file, const Progress &progress)
{
    const QString ending = QFileInfo(file).suffix().toLower();
    if (ending == u"pdf")
        return writePdf(report, file, progress);
    if (ending == u"html" || ending == u"htm")
        return writeHtml(report, file, progress);
    if (ending == u"odt")
        return writeOdt(report, file, progress);
    if (ending == u"csv")
        return writeCsv(report, file, progress);
    if (ending == u"xlsx")
        return writeXlsx(report, file, progress);
    return failure(ErrorKind::Invalid,
                   Words::tr("%1 can't be written: a report's name ends in %2.")
                       .arg(QFileInfo(file).fileName(), knownEndings().join(u", "_s)));
}

Result<> writeHtml(const Report &report, const QString &file, const Progress &progress)
{
    if (progress && !progress(0, 1))
        return failure(ErrorKind::Cancelled, stopped());
    return writeBytes(toHtml(report), file);
}

Result<> writeCsv(const Report &report, const QString &file, const Progress &progress)
{
    if (progress && !progress(0, 1))
        return failure(ErrorKind::Cancelled, stopped());
    return writeBytes(toCsv(report), file);
}

} // namespace soundings::reports
