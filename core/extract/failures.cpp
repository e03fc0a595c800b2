#include "core/extract/failures.h"

#include <QCoreApplication>
#include <QLocale>

namespace soundings::extract {

namespace {

tl::unexpected<Error> unreadable(const char *sentence, const QString &detail)
{
    return failure(ErrorKind::Unreadable, QCoreApplication::translate("soundings", sentence), detail);
}

} // namespace

tl::unexpected<Error> emptyFile()
{
    return unreadable(QT_TRANSLATE_NOOP("soundings", "The file is empty."), {});
}

tl::unexpected<Error> tooManyCells(qint64 most)
{
    Error error{
        ErrorKind::Unreadable,
        QCoreApplication::translate("soundings", "The table has more than %1 cells, more than can be read.")
            .arg(QLocale().toString(most)),
        {}};
    return tl::unexpected<Error>(std::move(error));
}

tl::unexpected<Error> anotherKind()
{
    return unreadable(
        QT_TRANSLATE_NOOP("soundings", "The file is not the kind of document that its name says."), {});
}

} // namespace soundings::extract
