#include "core/store/members.h"

namespace soundings::store {

using namespace Qt::StringLiterals;

QString memberName(Connection &connection)
{
    if (!isTeamDatabase(connection.place()))
        return {};
    Statement known(connection, u"SELECT to_regproc('my_name') IS NOT NULL"_s);
    if (!known.run().next() || !known[0].toBool())
        return {};
    Statement name(connection, u"SELECT my_name()"_s);
    return name.run().next() ? name.text(0) : QString();
}

} // namespace soundings::store
