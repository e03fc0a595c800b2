// Stands in for the readers of office documents until they are there: then this file goes.
#include "core/extract/office.h"
#include "core/extract/table.h"

#include <QCoreApplication>

namespace soundings::extract {

Result<DocumentText> readOffice(const QByteArray &, OfficeKind, const ReadLimits &)
{
    return failure(ErrorKind::Unreadable,
                   QCoreApplication::translate("soundings", "Soundings has no reader for this kind of document yet."));
}

Result<Table> readTable(const QByteArray &, const QString &, const QString &, const ReadLimits &)
{
    return failure(ErrorKind::Unreadable,
                   QCoreApplication::translate("soundings", "Soundings has no reader for this kind of document yet."));
}

QStringList tableLines(const Table &)
{
    return {};
}

} // namespace soundings::extract
