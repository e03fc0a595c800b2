#include "core/zip/failures.h"

#include <QCoreApplication>

namespace soundings::zip {

namespace {

tl::unexpected<Error> unreadable(const char *sentence, const QString &detail)
{
    return failure(ErrorKind::Unreadable, QCoreApplication::translate("soundings", sentence), detail);
}

} // namespace

tl::unexpected<Error> passwordProtected()
{
    return unreadable(QT_TRANSLATE_NOOP("soundings",
                                        "The document is protected with a password; ask the sender for a "
                                        "copy without one."),
                      {});
}

tl::unexpected<Error> damaged(const QString &detail)
{
    return unreadable(QT_TRANSLATE_NOOP("soundings", "The document is damaged and can't be read."), detail);
}

tl::unexpected<Error> tooLarge(const QString &detail)
{
    return unreadable(
        QT_TRANSLATE_NOOP("soundings", "The document is too large when unpacked to be read safely."), detail);
}

} // namespace soundings::zip
