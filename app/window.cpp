#include "app/window.h"

namespace soundings {

int runWindow(QApplication &, const QString &, const QString &)
{
    return 0;
}

} // namespace soundings
