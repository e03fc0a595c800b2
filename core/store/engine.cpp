#include "core/store/engine.h"

namespace soundings::store {

const Engine &Engine::of(const QString &)
{
    return sqliteEngine();
}

} // namespace soundings::store
