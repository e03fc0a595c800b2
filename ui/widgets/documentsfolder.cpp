#include "ui/widgets/documentsfolder.h"

#include <QDir>
#include <QStandardPaths>

namespace soundings {

QString documentsFolder()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QDir(documents).exists() ? documents : QDir::homePath();
}

} // namespace soundings
