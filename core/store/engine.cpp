#include "core/store/engine.h"

namespace soundings::store {

using namespace Qt::StringLiterals;

bool isTeamDatabase(const QString &place)
{
    return place.startsWith(u"postgresql://"_s) || place.startsWith(u"postgres://"_s);
}

const Engine &Engine::of(const QString &place)
{
    return isTeamDatabase(place) ? postgresEngine() : sqliteEngine();
}

} // namespace soundings::store
