#include "core/desk/places.h"

#include "core/store/engine.h"

#include <QFileInfo>
#include <QUrl>

namespace soundings {

bool isTeamDatabase(const QString &place)
{
    return store::isTeamDatabase(place);
}

QString placeName(const QString &place)
{
    return isTeamDatabase(place) ? QUrl(place).path().mid(1) : QFileInfo(place).completeBaseName();
}

} // namespace soundings
